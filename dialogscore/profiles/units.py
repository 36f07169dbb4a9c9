"""What a profile counts: units of the audience's messages, and the first answer to each."""

from functools import partial

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers
from dialogscore.measures.turns import inside
from dialogscore.pairing import row_of
from dialogscore.profiles.definitions import Profile
from dialogscore.profiles.talking import Talk

__all__ = ["LABELS", "replies_of", "units_of"]

# Conditions that a model judges, and may be uncertain of.
LABELS = ("needs_reply", "question", "complaint")


def units_of(feed: Talk, profile: Profile) -> pd.DataFrame:
    """
    List the units that a profile counts, and what became of each.

    Parameters
    ----------
    feed : Talk
        The feed.
    profile : Profile
        The definition.

    Returns
    -------
    pandas.DataFrame
        ``row`` (position of the first message), ``thread``, ``began`` and ``asked`` (seconds since 1970: its first
        message, and the one that starts the clock), ``observed`` (seconds), ``answer_row`` (-1 for none), ``at``
        (seconds since 1970 of the answer, NaN for none), ``liked``, ``deleted``, ``exact`` (both times are exact),
        ``counted`` (as the labels stand), ``surely`` (without the uncertain ones). Units that would count only if an
        uncertain label were another are among them.
    """
    code, first = feed.grouped(profile.unit)
    size, any_of = len(first), partial(feed.any_of, profile.unit)
    messages, rows = feed.messages, feed.rows
    unit_of = np.full(len(messages), -1, dtype=np.int64)
    unit_of[rows] = code

    # What must be answered shows in any message of the unit; where it stands shows in its first.
    whole = {reading: np.ones(size, dtype=bool) for reading in ("counted", "surely", "maybe")}
    for name in profile.who:
        met = feed.conditions[name]
        readings = dict.fromkeys(whole, met)
        if name in LABELS:
            readings |= {"surely": met & ~feed.uncertain, "maybe": met | feed.uncertain}
        for reading, rows_met in readings.items():
            whole[reading] &= rows_met[first] if name in ("opening", "comment") else any_of(rows_met)
    answer_row, at = _first_answers(feed, profile, unit_of, size)
    asked = feed.created[first]
    if profile.start == "last":
        # The latest message of the unit that is not later than its answer.
        order = np.lexsort((feed.created[rows], code))
        before = order[~(feed.created[rows][order] > at[code[order]])]
        asked = asked.copy()
        asked[code[before]] = feed.created[rows][before]
    exact = ~equals(messages["created_at_precision"], "day", "estimated")
    gone = ~equals(messages["status"], "visible")
    deleted = ~any_of(~gone)
    units = pd.DataFrame(
        {
            "row": first,
            "thread": feed.thread[first],
            "began": feed.created[first],
            "asked": asked,
            "observed": numbers(messages["observed_seconds"])[first],
            "answer_row": answer_row,
            "at": at,
            "liked": any_of(flags(messages["company_reacted"])),
            "deleted": deleted,
            "exact": exact[first] & exact[np.maximum(answer_row, 0)],
            "counted": whole["counted"],
            "surely": whole["surely"],
        }
    )
    kept = whole["maybe"] & inside(units["began"].to_numpy(), feed.window)
    if "deletion" not in profile.answer and "deleted" not in profile.also:
        kept &= ~deleted
    return units[kept].reset_index(drop=True)


def replies_of(feed: Talk, profile: Profile, units: pd.DataFrame) -> pd.DataFrame:
    """
    List every reply to some units, where each has a time of its own.

    Parameters
    ----------
    feed : Talk
        The feed.
    profile : Profile
        The definition.
    units : pandas.DataFrame
        Units as `units_of` lists them.

    Returns
    -------
    pandas.DataFrame
        The same columns, a row for each reply: ``answer_row``, ``at``, ``asked`` and ``exact`` are its own.
    """
    code, first = feed.grouped(profile.unit)
    unit_of = np.full(len(feed.messages), -1, dtype=np.int64)
    unit_of[feed.rows] = code
    answering, unit = _answers(feed, profile, unit_of)
    exact = ~equals(feed.messages["created_at_precision"], "day", "estimated")
    told = pd.DataFrame({"row": first[unit], "answer_row": answering, "at": feed.created[answering]})
    told = told.drop_duplicates()
    if profile.start == "last":
        said = pd.DataFrame({"row": first[code], "asked": feed.created[feed.rows]}).sort_values("asked", kind="stable")
        told = pd.merge_asof(
            told.sort_values("at", kind="stable"), said, left_on="at", right_on="asked", by="row", direction="backward"
        )
    else:
        told["asked"] = feed.created[told["row"]]
    told["asked"] = told["asked"].fillna(pd.Series(feed.created[told["row"]], index=told.index))
    told["exact"] = exact[told["row"]] & exact[told["answer_row"]]
    kept = units.drop(columns=["answer_row", "at", "asked", "exact"])
    return kept.merge(told, on="row", how="inner").sort_values(["row", "at"], kind="stable").reset_index(drop=True)


def _first_answers(feed: Talk, profile: Profile, unit_of: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    answering, unit = _answers(feed, profile, unit_of)
    order = np.lexsort((answering, feed.created[answering], unit))
    unit, places = np.unique(unit[order], return_index=True)
    row = np.full(size, -1, dtype=np.int64)
    row[unit] = answering[order][places]
    return row, np.where(row >= 0, feed.created[np.maximum(row, 0)], np.nan)


def _answers(feed: Talk, profile: Profile, unit_of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find all that counts as an answer by words: its row, and the unit that it answers."""
    messages = feed.messages
    answering, answered = feed.answering, feed.answered
    if profile.unit == "turn" and "anyone" not in profile.answer:
        # The threads know answers to several people at once, which a single target does not show.
        response = row_of(messages, messages["response_id"], feed.rows)
        answering, answered = np.r_[answering, response[response >= 0]], np.r_[answered, feed.rows[response >= 0]]
    kept = np.ones(len(answering), dtype=bool)
    if "anyone" not in profile.answer:
        kept &= feed.company[answering] & ("reply" in profile.answer)
    if "automated" in profile.without:
        kept &= ~flags(messages["is_automated"])[answering]
    if "several_names" in profile.without:
        kept &= ~feed.several_names(answering)
    if "negative" in profile.without:
        kept &= feed.created[answering] >= feed.created[answered]
    return answering[kept], unit_of[answered[kept]]
