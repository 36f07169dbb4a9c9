"""What a profile counts: units of the audience's messages, and the first answer to each."""

from functools import partial

import numpy as np
import pandas as pd

from dialogscore.arrays import numbers
from dialogscore.measures.turns import inside
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
    size, any_of, rows = len(first), partial(feed.any_of, profile.unit), feed.rows

    # What must be answered shows in any message of the unit; where it stands shows in its first.
    whole = {reading: np.ones(size, dtype=bool) for reading in ("counted", "surely", "maybe")}
    for name in profile.who:
        met = feed.conditions[name]
        readings = dict.fromkeys(whole, met[first] if name in ("opening", "comment") else any_of(met))
        if name in LABELS:
            readings |= {"surely": any_of(met & ~feed.uncertain), "maybe": any_of(met | feed.uncertain)}
        for reading, units_met in readings.items():
            whole[reading] &= units_met
    deleted = ~any_of(~feed.gone)
    kept = whole["maybe"] & inside(feed.created[first], feed.window)
    if "deletion" not in profile.answer and "deleted" not in profile.also:
        kept &= ~deleted

    answer_row = _first_answers(feed, profile, size)
    at = np.where(answer_row >= 0, feed.created[np.maximum(answer_row, 0)], np.nan)
    asked = feed.created[first]
    if profile.start == "last":
        # The latest message of the unit that is not later than its answer.
        order = np.lexsort((feed.created[rows], code))
        before = order[~(feed.created[rows][order] > at[code[order]])]
        asked[code[before]] = feed.created[rows][before]
    # Each column as it is: put together by kind they would be copied once more.
    kept = np.flatnonzero(kept)
    first, answer_row = first[kept], answer_row[kept]
    columns = {
        "row": first,
        "thread": feed.thread[first],
        "began": feed.created[first],
        "asked": asked[kept],
        "observed": numbers(feed.messages["observed_seconds"])[first],
        "answer_row": answer_row,
        "at": at[kept],
        "liked": any_of(feed.liked)[kept],
        "deleted": deleted[kept],
        "exact": feed.exact[first] & feed.exact[np.maximum(answer_row, 0)],
        "counted": whole["counted"][kept],
        "surely": whole["surely"][kept],
    }
    return pd.DataFrame(columns, copy=False)


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
        ``row``, ``thread`` and ``began`` of the unit, a row for each reply: ``answer_row``, ``at``, ``asked`` and
        ``exact`` are its own.
    """
    code, first = feed.grouped(profile.unit)
    answering, unit = _answers(feed, profile)
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
    told["exact"] = feed.exact[told["row"]] & feed.exact[told["answer_row"]]
    whose = units[["row", "thread", "began"]].merge(told, on="row", how="inner")
    return whose.sort_values(["row", "at"], kind="stable").reset_index(drop=True)


def _first_answers(feed: Talk, profile: Profile, size: int) -> np.ndarray:
    answering, unit = _answers(feed, profile)
    row = np.full(size, -1, dtype=np.int64)
    # Written from the last to the first, so that the first stands.
    row[unit[::-1]] = answering[::-1]
    return row


def _answers(feed: Talk, profile: Profile) -> tuple[np.ndarray, np.ndarray]:
    """Find all that counts as an answer by words, the earliest first: its row, and the unit that it answers."""
    answering, answered = feed.answers(collective=profile.unit == "turn" and "anyone" not in profile.answer)
    kept = np.ones(len(answering), dtype=bool)
    if "anyone" not in profile.answer:
        kept &= feed.company[answering] & ("reply" in profile.answer)
    if "automated" in profile.without:
        kept &= feed.conditions["not_automated"][answering]
    if "several_names" in profile.without:
        kept &= ~feed.several_names(answering)
    if "negative" in profile.without:
        kept &= feed.created[answering] >= feed.created[answered]
    unit_of = np.full(len(feed.messages), -1, dtype=np.int64)
    unit_of[feed.rows] = feed.grouped(profile.unit)[0]
    return answering[kept], unit_of[answered[kept]]
