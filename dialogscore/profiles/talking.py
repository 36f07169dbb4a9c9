"""A feed prepared for all profiles: who of the audience wrote what kind of message, and who answered which."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, holds_word, numbers, ref_numbers, seconds_since_1970, set_apart, threads
from dialogscore.codes import first_places
from dialogscore.measures.turns import Window, inbound_rows
from dialogscore.pairing import authors, row_of
from dialogscore.privacy.people import folded

__all__ = ["Talk", "talk"]

SILENCE = 24 * 3600
TEXT = pd.StringDtype("pyarrow")
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
    conditions : dict of str to numpy.ndarray of bool
        Of all rows, by name: which conditions of a profile the inbound ones meet.
    exact, gone, liked : numpy.ndarray of bool
        Of all rows: whose time is exact, which cannot be read any more, and which the company liked.
    """

    def __init__(self, messages: pd.DataFrame, window: Window = None) -> None:
        self.messages, self.window = messages, window
        self._units: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._answers: dict[bool, tuple[np.ndarray, np.ndarray]] = {}
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
        self.exact = ~equals(messages["created_at_precision"], "day", "estimated")
        self.gone = ~equals(messages["status"], "visible")
        self.liked = flags(messages["company_reacted"])

    def _conditions(self, target: np.ndarray) -> dict[str, np.ndarray]:
        messages = self.messages
        depth = numbers(messages["depth"])
        return {
            "needs_reply": flags(messages["needs_reply"]),
            "question": equals(messages["inbound_type"], "question"),
            "complaint": equals(messages["inbound_type"], "complaint"),
            "question_mark": self._marked(),
            "opening": depth == 0,
            "comment": (depth == 1) & (target >= 0) & self.company[np.maximum(target, 0)],
            "mention": self._mentions_company(),
            "not_automated": ~flags(messages["is_automated"]),
        }

    def _marked(self) -> np.ndarray:
        """Tell which inbound texts hold a question mark outside of a link."""
        texts = self.messages["text"].iloc[self.rows]
        asking = texts.str.contains("?", regex=False).to_numpy(dtype=bool, na_value=False)
        # The few that hold a link as well are looked at again.
        linked = texts[asking].str.contains("http", regex=False).to_numpy(dtype=bool)
        again = np.flatnonzero(asking)[linked]
        plain = texts.iloc[again].str.replace(_LINK, "", regex=True)
        asking[again] = plain.str.contains("?", regex=False).to_numpy(dtype=bool)
        marked = np.zeros(len(self.messages), dtype=bool)
        marked[self.rows] = asking
        return marked

    def _mentions_company(self) -> np.ndarray:
        own = [self.messages[name][self.company].drop_duplicates() for name in ("author_handle", "author_id")]
        names = pd.concat([folded(one) for one in own]).dropna().unique()
        # Each different text is folded once.
        codes, texts = pd.factorize(self.messages["mentions"])
        return np.append(holds_word(folded(pd.Series(texts, dtype=TEXT)), names), False)[codes]

    def grouped(self, unit: str) -> tuple[np.ndarray, np.ndarray]:
        """
        Give each inbound row its unit.

        Parameters
        ----------
        unit : str
            message, turn or contact.

        Returns
        -------
        tuple of numpy.ndarray of int64
            Number of the unit by row, from 0 without gaps; position of the first message by unit.
        """
        if unit not in self._units:
            rows = self.rows
            if unit == "turn":
                code = pd.factorize(ref_numbers(self.messages, "turn")[rows])[0]
            else:
                code = _contacts(self) if unit == "contact" else np.arange(len(rows))
            self._units[unit] = code, rows[first_places(code)]
        return self._units[unit]

    def answers(self, *, collective: bool) -> tuple[np.ndarray, np.ndarray]:
        """
        Pair answers by words with what they answer.

        Parameters
        ----------
        collective : bool
            With answers to several people at once, which the threads know and a single target does not show.

        Returns
        -------
        tuple of numpy.ndarray of int64
            Rows of the answers, the earliest first, and of the inbound messages that they answer.
        """
        if collective not in self._answers:
            answering, answered = self.answering, self.answered
            if collective:
                response = row_of(self.messages, self.messages["response_id"], self.rows)
                known = response >= 0
                answering, answered = np.r_[answering, response[known]], np.r_[answered, self.rows[known]]
            order = np.lexsort((answering, self.created[answering]))
            self._answers[collective] = answering[order], answered[order]
        return self._answers[collective]

    def any_of(self, unit: str, mask: np.ndarray) -> np.ndarray:
        """
        Tell in which units something is so of any message.

        Parameters
        ----------
        unit : str
            message, turn or contact.
        mask : numpy.ndarray of bool, shape (messages,)
            Of which messages it is so.

        Returns
        -------
        numpy.ndarray of bool, shape (units,)
            One for each.
        """
        met = mask[self.rows]
        if unit == "message":
            return met
        code, first = self.grouped(unit)
        found = np.zeros(len(first), dtype=bool)
        found[code[met]] = True
        return found

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
