"""What the company's messages are: mix of acts, modes and levels, the dialog share and its readings."""

import numpy as np
import pandas as pd

from dialogscore.measures.rows import Setting, share_row
from dialogscore.measures.sameness import canned_rows, canned_units
from dialogscore.measures.together import Units, any_of, most_of, units_of
from dialogscore.measures.turns import MODES
from dialogscore.statistics import Clusters, clusters_of
from dialogscore.words import kinds

__all__ = ["ACTS", "BANDS", "DIALOG", "OPEN", "company_turns", "mix_scores", "split_rows"]

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")
DIALOG = MODES.index("dialog")
NOMINAL = MODES.index("nominal")
OPEN = MODES.index("open")
BANDS = ("against", "for")
POSITIONS = ("reply", "opener", "self_thread")
RESPONSIVE = 3

# Whose error in the model's card widens which share: the first that is there. A share without an error of its own
# takes that of the larger one it is part of, or of what it leaves out.
LEVEL_ERRORS = ("mode_broadcast", "mode_nominal", "act_invite", "dialog_share", "dialog_share")
HANDED_ERRORS = ("handed_over_share", "deflection_share", "act_deflect")
MODE_ERRORS = {"broadcast": "mode_broadcast", "nominal": "mode_nominal", "open": "act_invite", "dialog": "dialog_share"}


def company_turns(said: pd.DataFrame, part: np.ndarray | None = None) -> pd.DataFrame:
    """
    Make one row of each company turn: it has the highest level and mode among its messages.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them, or some of their rows.
    part : numpy.ndarray of bool, shape (rows,), optional
        Which of them to take; all by default.

    Returns
    -------
    pandas.DataFrame
        ``thread``, ``level``, ``mode`` (number in `MODES`), ``position`` (reply if any message is one, else opener if
        any is, else self_thread; a category); ``deflects``, ``canned``, ``handed_over`` (a message of the highest level
        is); ``invites`` (holds an invitation without a prize), ``prize`` (holds one tied to a prize);
        ``dialog_against``, ``dialog_for`` (is dialog with all uncertain labels against or for it),
        ``substantial_against``, ``substantial_for`` (is of level 3 and more), ``uncertain`` (holds an uncertain label).
    """
    rows = slice(None) if part is None else np.flatnonzero(part)

    def taken(values: pd.Series) -> np.ndarray:
        return values.to_numpy()[rows]

    units = units_of(taken(said["turn"]))
    level, mode, unsure, prize = (taken(said[name]) for name in ("level", "mode", "uncertain", "prize"))
    top_level, top_mode = most_of(units, level), most_of(units, mode)
    leads = _leads(units, level, top_level)
    dialog = mode == DIALOG
    is_reply, is_opener = (any_of(units, taken(said["position"] == name)) for name in POSITIONS[:2])
    return pd.DataFrame(
        {
            "thread": taken(said["thread"])[units.first],
            "level": top_level,
            "mode": top_mode,
            "position": kinds(np.where(is_reply, 0, np.where(is_opener, 1, 2)), POSITIONS),
            "deflects": any_of(units, leads & taken(said["deflects"])),
            "canned": any_of(units, leads & taken(said["canned"])),
            "handed_over": any_of(units, leads & taken(said["handed_over"])),
            "invites": any_of(units, taken(said["act"] == "invite") & ~prize),
            "prize": any_of(units, prize),
            "dialog_against": any_of(units, dialog & ~unsure),
            "dialog_for": any_of(units, dialog | unsure),
            "substantial_against": any_of(units, (level >= RESPONSIVE) & ~unsure),
            "substantial_for": any_of(units, (level >= RESPONSIVE) | unsure),
            "uncertain": any_of(units, unsure),
        }
    )


def _leads(units: Units, level: np.ndarray, top: np.ndarray) -> np.ndarray:
    """Tell which messages are of the highest level in their turn: a message alone is."""
    leads = np.ones(len(level), dtype=bool)
    leads[units.later] = level[units.later] == top[units.unit]
    leads[units.first] = level[units.first] == top
    return leads


def _mix_rows(said: pd.DataFrame, turns: pd.DataFrame, setting: Setting) -> list[dict]:
    rows = []
    for suffix, position in (("", None), ("_openers", "opener"), ("_replies", "reply")):
        part = said[["act", "thread", "uncertain"]]
        part = part if position is None else part[(said["position"] == position).to_numpy()]
        act, thread, unsure = part["act"], clusters_of(part["thread"].to_numpy()), part["uncertain"].to_numpy()
        for name in ACTS:
            split, subset = (f"act_share{suffix}", (act == name).to_numpy(), unsure, thread), ("act", name)
            rows += split_rows(setting, *split, errors=(f"act_{name}",), subset=subset)
        part = turns if position is None else turns[turns["position"] == position]
        mode, unsure, thread = (part[name].to_numpy() for name in ("mode", "uncertain", "thread"))
        thread = clusters_of(thread)
        for number, name in enumerate(MODES):
            errors, subset = (MODE_ERRORS[name] + suffix, MODE_ERRORS[name]), ("mode", name)
            split = (f"mode_share{suffix}", mode == number, unsure, thread)
            rows += split_rows(setting, *split, errors=errors, subset=subset)
        # Part of the nominal turns, set apart: a bank must not ask for an account number in public.
        split = (f"mode_share{suffix}", part["handed_over"].to_numpy() & (mode == NOMINAL), unsure, thread)
        rows += split_rows(setting, *split, errors=HANDED_ERRORS, subset=("handed_over", "handed_over"))
    level, unsure, thread = (turns[name].to_numpy() for name in ("level", "uncertain", "thread"))
    thread = clusters_of(thread)
    for number in range(5):
        errors, subset = (LEVEL_ERRORS[number],), ("level", str(number))
        rows += split_rows(setting, "level_share", level == number, unsure, thread, errors=errors, subset=subset)
    return rows


def split_rows(
    setting: Setting,
    measure: str,
    hits: np.ndarray,
    unsure: np.ndarray,
    thread: np.ndarray | Clusters,
    *,
    errors: tuple[str, ...],
    subset: tuple[str, str],
) -> list[dict]:
    """
    Make the row of one part of a split and its band, which bears the name of the part.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    hits, unsure : numpy.ndarray of bool
        Of each unit: whether it counts, and whether its label is uncertain.
    thread : numpy.ndarray of int, or Clusters
        As for `share_row`.
    errors : tuple of str
        As for `share_row`.
    subset : tuple of str
        What the units were split by, and which part this is.

    Returns
    -------
    list of dict
        Three rows of `scores`.
    """
    thread = clusters_of(thread)
    rows = [share_row(setting, measure, hits, thread, errors=errors, subset=subset)]
    for side, scenario in zip(BANDS, (hits & ~unsure, hits | unsure), strict=True):
        band = (f"uncertain_labels:{subset[0]}", f"{side}:{subset[1]}")
        rows.append(share_row(setting, measure, scenario, thread, subset=band))
    return rows


def _dialog_rows(measure: str, turns: pd.DataFrame, setting: Setting) -> list[dict]:
    thread, mode = clusters_of(turns["thread"].to_numpy()), turns["mode"].to_numpy()
    rows = [share_row(setting, measure, mode == DIALOG, thread, errors=(measure, "dialog_share"))]
    for side in BANDS:
        hits = turns[f"dialog_{side}"].to_numpy()
        rows.append(share_row(setting, measure, hits, thread, subset=("uncertain_labels", side)))
    return rows


def _part_rows(measure: str, units: pd.DataFrame, column: str, errors: tuple[str, ...], setting: Setting) -> list[dict]:
    thread = clusters_of(units["thread"].to_numpy())
    hits, unsure = units[column].to_numpy(), units["uncertain"].to_numpy()
    rows = [share_row(setting, measure, hits, thread, errors=errors)]
    for side, scenario in zip(BANDS, (hits & ~unsure, hits | unsure), strict=True):
        rows.append(share_row(setting, measure, scenario, thread, subset=("uncertain_labels", side)))
    return rows


def mix_scores(said: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Compute every share of the company's own messages and turns.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: act, mode and level shares, the dialog shares, hand-overs, deflections and canned replies.
    """
    turns = company_turns(said)
    rows = _mix_rows(said, turns, setting)
    rows += _dialog_rows("dialog_share", turns, setting)
    thread, level, mode = (turns[name].to_numpy() for name in ("thread", "level", "mode"))
    # Invitations whose outcome is open stay in the denominator; counted as kept they bound the share from above.
    subset = ("open_invitations", "for")
    rows.append(share_row(setting, "dialog_share", mode >= OPEN, thread, errors=("dialog_share",), subset=subset))
    read = turns.assign(strict=level >= 4, wide=level >= 1)
    rows += _part_rows("dialog_share_strict", read, "strict", ("dialog_share_strict", "dialog_share"), setting)
    rows += _part_rows("dialog_share_wide", read, "wide", ("dialog_share_wide", "mode_broadcast"), setting)
    dialog, unsure = said["mode"].to_numpy() == DIALOG, said["uncertain"].to_numpy()
    each = said[["thread", "mode"]].assign(dialog_against=dialog & ~unsure, dialog_for=dialog | unsure)
    rows += _dialog_rows("dialog_share_messages", each, setting)
    rows += _dialog_rows("dialog_share_openers", turns[turns["position"] == "opener"], setting)
    rows += _dialog_rows("dialog_share_replies", turns[turns["position"] == "reply"], setting)
    for left_out, name in (("handed_over", "handed_over"), ("prize", "prizes")):
        rest = company_turns(said, ~said[left_out].to_numpy())
        rows += _dialog_rows(f"dialog_share_without_{name}", rest, setting)
    replies = turns[turns["position"] == "reply"]
    columns = ["thread", "handed_over", "deflects", "uncertain"]
    reply_messages = said.loc[(said["position"] == "reply").to_numpy(), columns]
    for suffix, units in (("", replies), ("_messages", reply_messages)):
        rows += _part_rows(f"handed_over_share{suffix}", units, "handed_over", HANDED_ERRORS, setting)
        rows += _part_rows(f"deflection_share{suffix}", units, "deflects", HANDED_ERRORS[1:], setting)
        rows += canned_rows(f"canned_share{suffix}", canned_units(said, by_message=bool(suffix)), setting)
    return rows
