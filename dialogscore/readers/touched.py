"""Which messages of a large feed can matter to one company: those of threads in which it writes or is spoken to."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.config import Account
from dialogscore.forest import joined
from dialogscore.readers.fewwords import texts_of
from dialogscore.readers.idnumbers import id_numbers

__all__ = ["loose_threads", "may_matter"]

_LINKS = ("parent_id", "quoted_id", "conversation_id")
_WHO = ("author_id", "author_handle", "author_name")
_PARTS = np.uint64(8)


def may_matter(messages: pd.DataFrame, accounts: Sequence[Account], *, in_order: bool = False) -> np.ndarray:
    """
    Find the messages that a stage behind reading may need.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages with resolved roles; of the texts the beginning is enough.
    accounts : sequence of Account
        The company's, which may be silent.
    in_order : bool, default False
        Whether a source pairs messages by their order in a conversation: then all matter.

    Returns
    -------
    ndarray of bool, shape (rows,)
        At least the messages of every thread that holds one by the company, to it, or naming it; of every thread by
        somebody whom such a message names; and one message of every day, so that no day looks quiet. What is left
        out has no direction and enters no measure.
    """
    company = messages["author_role"].eq("company").to_numpy(dtype=bool)
    names = _names(messages[company], accounts)
    seeds = company | messages["kind"].isin(["review", "review_reply"]).to_numpy(dtype=bool)
    seeds |= _holds(messages["mentions"], names) | messages["parent_author_id"].isin(names).to_numpy(dtype=bool)
    seeds |= _begins_with(messages["text"], names)
    if in_order or seeds.all():
        return np.ones(len(messages), dtype=bool)
    thread = loose_threads(messages)
    kept = _whole_threads(thread, seeds)
    kept = _whole_threads(thread, kept | _named_in(messages, kept))
    days = messages["created_at"].dt.floor("D")
    return kept | (~days.duplicated() & ~days.isin(days[kept])).to_numpy(dtype=bool)


def _arrow(column: pd.Series) -> pa.ChunkedArray:
    return pa.chunked_array(column.array.__arrow_array__()).cast(pa.string())


def _whole_threads(thread: np.ndarray, some: np.ndarray) -> np.ndarray:
    is_in = np.zeros(int(thread.max()) + 1, dtype=bool)
    is_in[thread[some]] = True
    return is_in[thread]


def _names(own: pd.DataFrame, accounts: Sequence[Account]) -> list[str]:
    found = {name for column in _WHO for name in own[column].dropna().unique()}
    found |= {account.handle.removeprefix("@") for account in accounts}
    return sorted(name for name in found if name.strip())


def _pattern(names: list[str], before: str, after: str) -> str:
    # Without regard to case, and of a handle with a host also the handle alone.
    every = sorted({re.escape(part) for name in names for part in (name, name.partition("@")[0]) if part})
    return f"(?i){before}(?:{'|'.join(every)}){after}"


def _holds(column: pd.Series, names: list[str]) -> np.ndarray:
    return _matches(column, _pattern(names, r"(?:^|[\s@])", r"(?:$|[\s@])")) if names else np.zeros(len(column), bool)


def _begins_with(texts: pd.Series, names: list[str]) -> np.ndarray:
    """A text may lead with several names, of which any may be the company's; wherever it stands is near enough."""
    return _matches(texts, _pattern(names, "", "")) if names else np.zeros(len(texts), dtype=bool)


def _matches(column: pd.Series, pattern: str) -> np.ndarray:
    values = _arrow(column)
    return pc.fill_null(pc.match_substring_regex(values, pattern), False).to_numpy()


def loose_threads(messages: pd.DataFrame) -> np.ndarray:
    """
    Number what hangs together by any id, whatever the platform: too much is kept rather than too little.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages.

    Returns
    -------
    ndarray of int, shape (rows,)
        The same number for all that any id links.
    """
    rows, numbers = [], []
    for name in ("message_id", *(name for name in _LINKS if messages[name].notna().any())):
        rows.append(np.flatnonzero(messages[name].notna().to_numpy()).astype(np.int32))
        numbers.append(id_numbers(texts_of(messages[name]))[rows[-1]])
    # Whoever bears or names the same id belongs together. Some of the ids at a time: they are sorted.
    first = np.arange(len(messages), dtype=np.int32)
    for part in np.arange(_PARTS):
        some = [number % _PARTS == part for number in numbers]
        number = np.concatenate([every[mine] for every, mine in zip(numbers, some, strict=True)])
        row = np.concatenate([every[mine] for every, mine in zip(rows, some, strict=True)])
        order = np.argsort(number)
        number, row = number[order], row[order]
        same = number[1:] == number[:-1]
        first = joined(first, row[1:][same], row[:-1][same])
    return first


def _named_in(messages: pd.DataFrame, kept: np.ndarray) -> np.ndarray:
    """Find the rows of everybody whom the kept ones name: they are known by their own messages."""
    some = _arrow(messages.loc[kept, "mentions"].dropna())
    named = pc.unique(pc.utf8_lower(pc.list_flatten(pc.split_pattern(some, " "))))
    answered = pc.utf8_lower(_arrow(messages.loc[kept, "parent_author_id"].dropna()))
    named = pa.concat_arrays([named, pc.unique(answered)])
    found = np.zeros(len(messages), dtype=bool)
    for column in _WHO:
        values = pc.utf8_lower(_arrow(messages[column]))
        found |= pc.fill_null(pc.is_in(values, value_set=named), False).to_numpy()
    return found
