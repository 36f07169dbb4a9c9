"""What a profile counts: units of the audience's messages, and the first answer to each."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, holds_word, numbers, seconds_since_1970, set_apart, threads
from dialogscore.measures.turns import Window, inbound_rows, inside
from dialogscore.pairing import authors, row_of
from dialogscore.privacy.people import folded
from dialogscore.profiles.definitions import Profile

__all__ = ["LABELS", "Talk", "replies_of", "talk", "units_of"]

SILENCE = 24 * 3600
# Conditions that a model judges, and may be uncertain of.
LABELS = ("needs_reply", "question", "complaint")
_LINK = r"https?://\S+"


class Talk:
    """
    A feed prepared for all profiles: conditions of the audience's messages, and who answered which.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Units count that begin in it.

    Attributes
    ----------
    rows : numpy.ndarray of int64
        Positions of the inbound rows.
    created : numpy.ndarray of float
        Seconds since 1970, of all rows.
    """

    def __init__(self, messages: pd.DataFrame, window: Window = None) -> None:
        self.messages, self.window = messages, window
        inbound = inbound_rows(messages)
        self.rows = np.flatnonzero(inbound)
        self.created = seconds_since_1970(messages["created_at"])
        self.person = authors(messages)
        self.thread = threads(messages)
        target = row_of(messages, messages["reply_target_id"])
        self.company = equals(messages["author_role"], "company")
        answering = np.flatnonzero((target >= 0) & ~set_apart(messages))
        answering = answering[inbound[target[answering]]]
        by_other = (self.person[answering] != self.person[target[answering]]) | (self.person[answering] < 0)
        self.answering = answering[by_other]
        self.answered = target[self.answering]
        self.conditions = self._conditions(target)
        self.uncertain = flags(messages["is_uncertain"]) & ~equals(messages["language_support"], "unsupported")

    def _conditions(self, target: np.ndarray) -> dict[str, np.ndarray]:
        messages = self.messages
        plain = messages["text"].str.replace(_LINK, "", regex=True)
        depth = numbers(messages["depth"])
        return {
            "needs_reply": flags(messages["needs_reply"]),
            "question": equals(messages["inbound_type"], "question"),
            "complaint": equals(messages["inbound_type"], "complaint"),
            "question_mark": plain.str.contains("?", regex=False).to_numpy(dtype=bool, na_value=False),
            "opening": depth == 0,
            "comment": (depth == 1) & (target >= 0) & self.company[np.maximum(target, 0)],
            "mention": self._mentions_company(),
            "not_automated": ~flags(messages["is_automated"]),
        }

    def _mentions_company(self) -> np.ndarray:
        own = self.messages[self.company]
        names = pd.concat([folded(own["author_handle"]), folded(own["author_id"])]).dropna().unique()
        return holds_word(folded(self.messages["mentions"]), names)

    def several_names(self, rows: np.ndarray) -> np.ndarray:
        """
        Tell which rows name more than one account.

        Parameters
        ----------
        rows : numpy.ndarray of int64
            Positions.

        Returns
        -------
        numpy.ndarray of bool
            One for each row.
        """
        said = self.messages["mentions"].iloc[rows].fillna("").str.strip()
        return said.str.contains(" ", regex=False).to_numpy(dtype=bool, na_value=False)


def talk(messages: pd.DataFrame, window: Window = None) -> Talk:
    """
    Prepare a feed for all profiles.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Units count that begin in it.

    Returns
    -------
    Talk
        The feed.
    """
    return Talk(messages, window)


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
    code, first = _grouped(feed, profile)
    size = len(first)
    messages, rows = feed.messages, feed.rows
    unit_of = np.full(len(messages), -1, dtype=np.int64)
    unit_of[rows] = code

    def any_of(mask: np.ndarray) -> np.ndarray:
        return np.bincount(code, weights=mask[rows], minlength=size) > 0

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
    code, first = _grouped(feed, profile)
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


def _grouped(feed: Talk, profile: Profile) -> tuple[np.ndarray, np.ndarray]:
    """Give each inbound row its unit: code by row, and first position by unit."""
    rows = feed.rows
    if profile.unit == "turn":
        code = pd.factorize(feed.messages["turn"].iloc[rows])[0]
    elif profile.unit == "contact":
        code = _contacts(feed)
    else:
        code = np.arange(len(rows))
    places = np.unique(code, return_index=True)[1] if len(rows) else np.zeros(0, dtype=np.int64)
    return code, rows[places]


def _contacts(feed: Talk) -> np.ndarray:
    """Number contacts: a new one begins after a day without a word between this person and the company."""
    ours = feed.company[feed.answering]
    event_row = np.r_[feed.rows, feed.answering[ours]]
    person = np.r_[feed.person[feed.rows], feed.person[feed.answered[ours]]]
    unknown = person < 0
    person = np.where(unknown, -1 - np.arange(len(person)), person)
    time = feed.created[event_row]
    is_theirs = np.arange(len(event_row)) < len(feed.rows)
    order = np.lexsort((~is_theirs, time, person))
    new = np.r_[True, np.diff(person[order]) != 0] | (np.r_[0.0, np.diff(time[order])] >= SILENCE)
    contact = np.empty(len(order), dtype=np.int64)
    contact[order] = np.cumsum(new)
    return pd.factorize(contact[: len(feed.rows)])[0]


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
