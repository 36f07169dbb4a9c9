"""Service level: of the requests that need a reply, how many were answered within what was promised, and is it kept."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, ref_numbers
from dialogscore.codes import ranked
from dialogscore.measures.business import asked_in_hours, business_turns
from dialogscore.measures.channels import channels_of, coded_channels
from dialogscore.measures.parts import WEEKDAYS
from dialogscore.measures.replies import banded_rate, candidates, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting, refused_row
from dialogscore.measures.sides import Sides, asked_accounts
from dialogscore.opening import OpeningHours
from dialogscore.remembered import encoded
from dialogscore.targets import BUSINESS, Target
from dialogscore.words import by_kind, kinds, present

__all__ = ["LEVEL", "level_parts", "named_parts", "service_scores", "service_table", "verdict_of"]

LEVEL = "service_level"
SPLITS = ("weekday", "opening", "asked_account", "channel", "theme")
NEEDED = ["thread", "response", "observed", "needs", "needs_surely", "needs_maybe", "inside", "deleted", "exact"]
TEXT = pd.StringDtype("pyarrow")
ORDER = {name: number for number, name in enumerate((*WEEKDAYS, "inside", "outside"))}


def level_parts(
    messages: pd.DataFrame, turns: pd.DataFrame, parts: Sides, opening: Mapping[str, OpeningHours] | None
) -> Sides:
    """
    Tell of every turn in which part of each split of a service level it lies.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    parts : dict of str to pandas.Categorical
        As `dialogscore.measures.parts.turn_parts` and `dialogscore.measures.sides.turn_sides` give them.
    opening : mapping of str to OpeningHours, or None
        Opening hours by account.

    Returns
    -------
    dict of str to pandas.Categorical, shape (turns,)
        ``weekday``; ``opening`` (``inside`` or ``outside``, by the moment at which the turn began) where hours are
        given; ``asked_account`` where there are several; ``channel`` (the platform, with what a helpdesk calls its
        channel behind it) where the company writes in several, "" where it wrote nothing; ``theme`` of the turn's first
        message that has one, where themes were found.
    """
    found = {name: parts[name] for name in ("weekday", "asked_account") if name in parts}
    if opening:
        found["opening"] = asked_in_hours(messages, turns, opening)
    codes, channels = coded_channels(messages)
    spoken = np.bincount(codes[equals(messages["author_role"], "company")], minlength=len(channels)) > 0
    if np.count_nonzero(spoken) > 1:
        asked = codes[turns["row"].to_numpy()]
        found["channel"] = kinds(np.where(spoken[asked], asked, -1), channels)
    if "theme" in messages and messages["theme"].notna().any():
        found["theme"] = _themes(messages, turns)
    return {name: found[name] for name in SPLITS if name in found}


def _themes(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.Categorical:
    head = np.searchsorted(ref_numbers(messages), ref_numbers(messages, "turn"))
    codes, themes = encoded(messages["theme"])
    themed = np.flatnonzero(codes >= 0)[::-1]
    of_head = np.full(len(messages), -1, dtype=codes.dtype)
    # Written from the last to the first, so that the first theme of a turn stands.
    of_head[head[themed]] = codes[themed]
    return kinds(of_head[turns["row"].to_numpy()], themes)


def service_scores(
    messages: pd.DataFrame,
    turns: pd.DataFrame,
    parts: Sides,
    targets: Sequence[Target],
    opening: Mapping[str, OpeningHours] | None,
    setting: Setting,
    blocked: Refusal | None,
) -> list[dict]:
    """
    Compute the share answered in time for every target, over all that it holds for and over every part of it.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    parts : dict of str to pandas.Categorical
        As `level_parts` gives them.
    targets : sequence of Target
        The targets.
    opening : mapping of str to OpeningHours, or None
        Opening hours by account; a target by the business clock is refused without them (``no_hours``).
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no rate of those that need a reply, if so.

    Returns
    -------
    list of dict
        Rows of `scores` with ``subset_by`` ``target`` and the target as ``subset``, refused like any rate; where it
        stands, further ones with ``target:weekday`` and ``first_hour:monday``, and so on for every part.
    """
    rows: list[dict] = []
    business = None
    for target in targets:
        of, refusal = ("target", target.name), blocked
        if refusal is None and target.clock == BUSINESS and not opening:
            refusal = ("no_hours", {})
        if refusal is not None:
            rows.append(refused_row(setting, LEVEL, refusal[0], subset=of, **refusal[1]))
            continue
        if target.clock == BUSINESS and business is None:
            business = business_turns(messages, turns, opening)
        running = turns if target.clock != BUSINESS else business
        units = candidates(running.loc[_meant(messages, turns, target), NEEDED], needing=False)
        meant = units.index.to_numpy()
        found = _rows(units, target, of, setting)
        rows += found
        if np.isnan(found[0]["value"]):
            continue
        for split, part in parts.items():
            own = part[meant]
            place, ends = by_kind(own)
            for name in sorted(present(own), key=lambda one: (ORDER.get(one, 0), one)):
                code = own.categories.get_loc(name)
                some = units.iloc[place[ends[code] : ends[code + 1]]]
                rows += _rows(some, target, (f"target:{split}", f"{target.name}:{name}"), setting)
    return rows


def _rows(units: pd.DataFrame, target: Target, subset: tuple[str, str], setting: Setting) -> list[dict]:
    refused = refuse_horizon(setting, LEVEL, units[units["needs"]], target.within_seconds, subset=subset)
    if refused is not None:
        return [refused]
    # Threads numbered anew: a count over a part need not run over the threads of the whole feed.
    units = units.assign(thread=ranked(units["thread"].to_numpy()))
    return banded_rate(setting, LEVEL, units, target.within_seconds, subset=subset)


def _meant(messages: pd.DataFrame, turns: pd.DataFrame, target: Target) -> np.ndarray:
    """Tell for which turns a target holds."""
    rows, kept = turns["row"].to_numpy(), np.ones(len(turns), dtype=bool)
    if target.platform is not None:
        kept &= equals(messages["platform"].iloc[rows], target.platform)
    if target.channel is not None:
        kept &= np.array([one.casefold() for one in channels_of(messages)[rows]], dtype=object) == target.channel
    if target.account is not None:
        asked = [one.casefold() for one in asked_accounts(messages, rows)]
        kept &= np.array([target.account in (one, one.partition(":")[2]) for one in asked], dtype=bool)
    return kept


def verdict_of(low: float, high: float, share: float) -> str | None:
    """
    Say whether a target is met, and how surely.

    Parameters
    ----------
    low, high : float
        Interval of the attained share; NaN where there is none.
    share : float
        The target share.

    Returns
    -------
    str or None
        ``met`` if the whole interval reaches it, ``missed`` if all of it lies below, ``open`` if it cannot be told;
        None without an interval.
    """
    if np.isnan(low) or np.isnan(high):
        return None
    return "met" if low >= share else "missed" if high < share else "open"


def service_table(rows: Sequence[Mapping], targets: Sequence[Target]) -> pd.DataFrame:
    """
    Set every service level beside its target.

    Parameters
    ----------
    rows : sequence of mapping
        As `service_scores` made them.
    targets : sequence of Target
        The targets.

    Returns
    -------
    pandas.DataFrame
        ``target``, ``of`` (the account, channel or platform that it holds for; NA for all), ``by`` (split, or "" for
        all that the target holds for), ``group`` (part), ``n`` (requests counted), ``share`` (answered in time),
        ``low``, ``high``, ``target_share``, ``within_seconds``, ``clock``, ``verdict`` (as `verdict_of` says it) and
        ``note`` (why there is no share).
    """
    stated, lines = {one.name: one for one in targets}, []
    for row in rows:
        if row["measure"] == LEVEL and str(row["subset_by"]).partition(":")[0] == "target":
            by, (name, _, group) = row["subset_by"].partition(":")[2], row["subset"].partition(":")
            target = stated[name]
            lines.append(
                (name, target.account or target.channel or target.platform, by, group, row["n"],
                 row["value"], row["low"], row["high"], target.share, target.within_seconds, target.clock,
                 verdict_of(row["low"], row["high"], target.share),
                 row["note_code"] if np.isnan(row["value"]) else None)
            )  # fmt: skip
    names = ["target", "of", "by", "group", "n", "share", "low", "high", "target_share", "within_seconds", "clock",
             "verdict", "note"]  # fmt: skip
    table = pd.DataFrame(lines, columns=names)
    texts = dict.fromkeys(("target", "of", "by", "group", "clock", "verdict", "note"), TEXT)
    numbers = dict.fromkeys(("share", "low", "high", "target_share", "within_seconds"), "float64")
    return table.astype({"n": "int64"} | texts | numbers)


def named_parts(table: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """
    Name the themes in a table of service levels.

    Parameters
    ----------
    table : pandas.DataFrame
        As `service_table` makes it.
    found : pandas.DataFrame
        ``theme`` and ``label`` of every theme.

    Returns
    -------
    pandas.DataFrame
        With ``label``, the words of a theme, behind ``group``; NA for other parts.
    """
    labels = dict(zip(found["theme"], found["label"], strict=True))
    is_theme = table["by"] == "theme"
    said = [labels.get(part) if by else None for part, by in zip(table["group"], is_theme, strict=True)]
    table = table.copy()
    table.insert(table.columns.get_loc("group") + 1, "label", pd.Series(said, dtype=TEXT, index=table.index))
    return table
