"""What the company's messages are: mix of acts, modes and levels, the dialog share and its readings."""

import numpy as np
import pandas as pd

from dialogscore.arrays import first_places, ranked
from dialogscore.measures.rows import Setting, share_row
from dialogscore.measures.sameness import canned_rows, canned_units
from dialogscore.measures.turns import MODES

__all__ = ["ACTS", "BANDS", "DIALOG", "OPEN", "company_turns", "mix_scores", "split_rows"]

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")
DIALOG = MODES.index("dialog")
NOMINAL = MODES.index("nominal")
OPEN = MODES.index("open")
BANDS = ("against", "for")
RESPONSIVE = 3

# Whose error in the model's card widens which share: the first that is there. A share without an error of its own
# takes that of the larger one it is part of, or of what it leaves out.
LEVEL_ERRORS = ("mode_broadcast", "mode_nominal", "act_invite", "dialog_share", "dialog_share")
HANDED_ERRORS = ("handed_over_share", "deflection_share", "act_deflect")
MODE_ERRORS = {"broadcast": "mode_broadcast", "nominal": "mode_nominal", "open": "act_invite", "dialog": "dialog_share"}


def company_turns(said: pd.DataFrame) -> pd.DataFrame:
    """
    Make one row of each company turn: it has the highest level and mode among its messages.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them, or some of their rows.

    Returns
    -------
    pandas.DataFrame
        ``thread``, ``level``, ``mode`` (number in `MODES`), ``position`` (reply if any message is one, else opener if
        any is, else self_thread); ``deflects``, ``canned``, ``handed_over`` (a message of the highest level is);
        ``invites`` (holds an invitation without a prize), ``prize`` (holds one tied to a prize); ``dialog_against``,
        ``dialog_for`` (is dialog with all uncertain labels against or for it), ``substantial_against``,
        ``substantial_for`` (is of level 3 and more), ``uncertain`` (holds an uncertain label).
    """
    code = ranked(said["turn"].to_numpy())
    first = first_places(code)
    turns = len(first)
    level, mode = said["level"].to_numpy(), said["mode"].to_numpy()
    top_level, top_mode = np.zeros(turns, dtype=np.int64), np.zeros(turns, dtype=np.int64)
    np.maximum.at(top_level, code, level)
    np.maximum.at(top_mode, code, mode)
    leads = level == top_level[code]
    unsure, dialog = said["uncertain"].to_numpy(), mode == DIALOG

    def holds(mask: np.ndarray) -> np.ndarray:
        return np.bincount(code, weights=mask, minlength=turns) > 0

    position = said["position"].to_numpy()
    return pd.DataFrame(
        {
            "thread": said["thread"].to_numpy()[first],
            "level": top_level,
            "mode": top_mode,
            "position": np.select(
                [holds(position == "reply"), holds(position == "opener")], ["reply", "opener"], default="self_thread"
            ),
            "deflects": holds(leads & said["deflects"].to_numpy()),
            "canned": holds(leads & said["canned"].to_numpy()),
            "handed_over": holds(leads & said["handed_over"].to_numpy()),
            "invites": holds((said["act"].to_numpy() == "invite") & ~said["prize"].to_numpy()),
            "prize": holds(said["prize"].to_numpy()),
            "dialog_against": holds(dialog & ~unsure),
            "dialog_for": holds(dialog | unsure),
            "substantial_against": holds((level >= RESPONSIVE) & ~unsure),
            "substantial_for": holds((level >= RESPONSIVE) | unsure),
            "uncertain": holds(unsure),
        }
    )


def _mix_rows(said: pd.DataFrame, turns: pd.DataFrame, setting: Setting) -> list[dict]:
    rows = []
    for suffix, position in (("", None), ("_openers", "opener"), ("_replies", "reply")):
        part = said if position is None else said[said["position"] == position]
        act, thread = part["act"].to_numpy(), part["thread"].to_numpy()
        unsure = part["uncertain"].to_numpy()
        for name in ACTS:
            split, subset = (f"act_share{suffix}", act == name, unsure, thread), ("act", name)
            rows += split_rows(setting, *split, errors=(f"act_{name}",), subset=subset)
        part = turns if position is None else turns[turns["position"] == position]
        mode, thread, unsure = (part[name].to_numpy() for name in ("mode", "thread", "uncertain"))
        for number, name in enumerate(MODES):
            errors, subset = (MODE_ERRORS[name] + suffix, MODE_ERRORS[name]), ("mode", name)
            split = (f"mode_share{suffix}", mode == number, unsure, thread)
            rows += split_rows(setting, *split, errors=errors, subset=subset)
        # Part of the nominal turns, set apart: a bank must not ask for an account number in public.
        split = (f"mode_share{suffix}", part["handed_over"].to_numpy() & (mode == NOMINAL), unsure, thread)
        rows += split_rows(setting, *split, errors=HANDED_ERRORS, subset=("handed_over", "handed_over"))
    level, thread, unsure = (turns[name].to_numpy() for name in ("level", "thread", "uncertain"))
    for number in range(5):
        errors, subset = (LEVEL_ERRORS[number],), ("level", str(number))
        rows += split_rows(setting, "level_share", level == number, unsure, thread, errors=errors, subset=subset)
    return rows


def split_rows(
    setting: Setting,
    measure: str,
    hits: np.ndarray,
    unsure: np.ndarray,
    thread: np.ndarray,
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
    hits, unsure, thread : numpy.ndarray
        Of each unit: whether it counts, whether its label is uncertain, and its thread.
    errors : tuple of str
        As for `share_row`.
    subset : tuple of str
        What the units were split by, and which part this is.

    Returns
    -------
    list of dict
        Three rows of `scores`.
    """
    rows = [share_row(setting, measure, hits, thread, errors=errors, subset=subset)]
    for side, scenario in zip(BANDS, (hits & ~unsure, hits | unsure), strict=True):
        band = (f"uncertain_labels:{subset[0]}", f"{side}:{subset[1]}")
        rows.append(share_row(setting, measure, scenario, thread, subset=band))
    return rows


def _dialog_rows(measure: str, turns: pd.DataFrame, setting: Setting) -> list[dict]:
    thread, mode = turns["thread"].to_numpy(), turns["mode"].to_numpy()
    rows = [share_row(setting, measure, mode == DIALOG, thread, errors=(measure, "dialog_share"))]
    for side in BANDS:
        hits = turns[f"dialog_{side}"].to_numpy()
        rows.append(share_row(setting, measure, hits, thread, subset=("uncertain_labels", side)))
    return rows


def _part_rows(measure: str, units: pd.DataFrame, column: str, errors: tuple[str, ...], setting: Setting) -> list[dict]:
    thread, hits, unsure = units["thread"].to_numpy(), units[column].to_numpy(), units["uncertain"].to_numpy()
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
    each = said.assign(turn=np.arange(len(said)))
    rows += _dialog_rows("dialog_share_messages", company_turns(each), setting)
    rows += _dialog_rows("dialog_share_openers", turns[turns["position"] == "opener"], setting)
    rows += _dialog_rows("dialog_share_replies", turns[turns["position"] == "reply"], setting)
    rows += _dialog_rows("dialog_share_without_handed_over", company_turns(said[~said["handed_over"]]), setting)
    rows += _dialog_rows("dialog_share_without_prizes", company_turns(said[~said["prize"]]), setting)
    replies = turns[turns["position"] == "reply"]
    reply_messages = said[said["position"] == "reply"]
    for suffix, units in (("", replies), ("_messages", reply_messages)):
        rows += _part_rows(f"handed_over_share{suffix}", units, "handed_over", HANDED_ERRORS, setting)
        rows += _part_rows(f"deflection_share{suffix}", units, "deflects", HANDED_ERRORS[1:], setting)
        rows += canned_rows(f"canned_share{suffix}", canned_units(said, by_message=bool(suffix)), setting)
    return rows
