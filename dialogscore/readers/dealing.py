"""Which messages of a feed of many companies can matter to each of them, found for all at once."""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.codes import first_places, ranked
from dialogscore.config import Account
from dialogscore.memory import give_back
from dialogscore.readers.addressed import NOT_WORD, Texts, in_parts, led, names_in, whole
from dialogscore.readers.fewwords import spelt
from dialogscore.readers.roles import distinct_authors
from dialogscore.readers.touched import loose_threads

__all__ = ["Dealt", "deal"]

_WHO = ("author_id", "author_handle", "author_name")
_SIGNS = r"[^\pL\pM\pN]+"

Pairs = tuple[np.ndarray, np.ndarray]


class Dealt(NamedTuple):
    """
    Whose messages are whose.

    Attributes
    ----------
    by_thread : numpy.ndarray of int
        Rows, thread after thread.
    starts : numpy.ndarray of int
        Where each thread starts in ``by_thread``, and one end more.
    threads : dict of str to numpy.ndarray
        Threads of each company.
    further : dict of str to numpy.ndarray
        Single rows of each: one by everybody whom its threads name.
    day : numpy.ndarray of int
        Number of each row's day.
    first_of_day : numpy.ndarray of int
        First row of each day.
    size : int
        Number of rows; all of them are everybody's if there are no threads.
    """

    by_thread: np.ndarray
    starts: np.ndarray
    threads: dict[str, np.ndarray]
    further: dict[str, np.ndarray]
    day: np.ndarray
    first_of_day: np.ndarray
    size: int

    def rows(self, company: str) -> np.ndarray:
        """
        List the messages that can matter to a company.

        Parameters
        ----------
        company : str
            Its name.

        Returns
        -------
        numpy.ndarray of int
            Rows in their order: at least the whole of every thread that holds a message by the company, to it or naming
            it; one message by everybody named in them; and one of every day, so that no day looks quiet. Empty if it is
            in no thread.
        """
        if not len(self.starts):
            return np.arange(self.size)
        threads = self.threads.get(company, np.empty(0, dtype=np.int64))
        if not len(threads):
            return threads
        parts = [self.by_thread[self.starts[thread] : self.starts[thread + 1]] for thread in threads.tolist()]
        kept = np.unique(np.concatenate([*parts, self.further.get(company, parts[0])]))
        quiet = np.ones(len(self.first_of_day), dtype=bool)
        quiet[self.day[kept]] = False
        return np.unique(np.concatenate([kept, self.first_of_day[quiet]]))


def deal(
    messages: pd.DataFrame,
    companies: Mapping[str, tuple[Account, ...]],
    *,
    in_order: bool = False,
    texts: Callable[[], Texts] | None = None,
) -> Dealt:
    """
    Find the threads of every company.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages.
    companies : mapping of str to tuple of Account
        Accounts of each company.
    in_order : bool, default False
        Whether a source pairs messages by their order in a conversation: then all matter to everybody.
    texts : callable, optional
        Gives rows and their texts, part by part, where they are not in the table.

    Returns
    -------
    Dealt
        As `dialogscore.readers.touched.may_matter` would tell it of each, in one pass over the messages for all.
    """
    if in_order:
        return Dealt(*[np.empty(0, int)] * 2, {}, {}, *[np.empty(0, int)] * 2, len(messages))
    day, first_of_day = _days(messages["created_at"])
    thread = ranked(loose_threads(messages)).astype(np.int32)
    by_thread = np.argsort(thread, kind="stable").astype(np.int32)
    starts = np.cumsum(np.append(0, np.bincount(thread)))
    names = list(companies)
    authors, author_of = distinct_authors(messages)
    authors, author_of = spelt(authors[list(_WHO)]), author_of.astype(np.int32)
    mine = _own_authors(authors, companies.values())
    handed = _handed_names(authors, mine, companies.values())
    texts = texts or functools.partial(in_parts, messages["text"])
    named_rows, named, vocabulary = names_in(messages, texts())
    named_in = thread[named_rows]
    del named_rows
    give_back()
    longest = _longest(handed)
    # Seeds: its own messages, those to it, those that name it.
    seeds = [
        _said_by(mine, thread, author_of),
        _spoken_to(named_in, named, vocabulary, handed),
        *(_spoken_to(thread[rows], words, vocabulary, longest) for rows, words, vocabulary in led(messages, texts())),
    ]
    threads, whose = _once(*map(np.concatenate, zip(*seeds, strict=True)))
    pairs = pd.DataFrame({"thread": threads, "company": whose})
    del seeds
    give_back()
    # Whoever is named in such a thread is known by a message of theirs.
    is_ours = np.zeros(len(starts), dtype=bool)
    is_ours[threads] = True
    ours = is_ours[named_in]
    threads, codes = _once(named_in[ours], named[ours])
    del named_in, named, ours
    spoken = (
        pd.DataFrame({"thread": threads, "code": codes})
        .merge(pairs, on="thread")[["code", "company"]]
        .drop_duplicates()
    )
    first = first_places(author_of)
    called = [
        pd.DataFrame({"author": np.flatnonzero(places >= 0), "code": places[places >= 0]})
        for column in _WHO
        if len(places := _places(pc.utf8_lower(whole(authors[column])), vocabulary))
    ]
    known = spoken.merge(pd.concat(called), on="code")[["author", "company"]].drop_duplicates()
    return Dealt(
        by_thread,
        starts,
        _apart(pairs["company"], pairs["thread"], names),
        _apart(known["company"], first[known["author"].to_numpy()], names),
        day,
        first_of_day,
        len(messages),
    )


def _days(times: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    days = times.dt.tz_localize(None).to_numpy().astype("datetime64[D]").astype(np.int32)
    _, first, day = np.unique(days, return_index=True, return_inverse=True)
    return day.astype(np.int32), first


def _places(values: pa.Array, among: pa.Array) -> np.ndarray:
    return pc.fill_null(pc.index_in(values, value_set=among, skip_nulls=True), -1).to_numpy(zero_copy_only=False)


def _bare(values: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(pc.utf8_lower(values), _SIGNS, "")


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.large_string())


def _own_authors(authors: pd.DataFrame, companies: Iterable[tuple[Account, ...]]) -> Pairs:
    """Find authors that may be a company's by handle, id or name, signs aside: rather one too many."""
    wanted = [(account.handle, place) for place, accounts in enumerate(companies) for account in accounts]
    bare = _bare(_strings(name for name, _ in wanted))
    distinct = pc.unique(bare)
    keys = pd.DataFrame({"key": _places(bare, distinct), "company": [place for _, place in wanted]})
    found = []
    for column in _WHO:
        key = _places(_bare(whole(authors[column])), distinct)
        found.append(pd.DataFrame({"author": np.flatnonzero(key >= 0), "key": key[key >= 0]}).merge(keys, on="key"))
    pairs = pd.concat(found)[["author", "company"]].drop_duplicates()
    return pairs["author"].to_numpy(), pairs["company"].to_numpy()


def _handed_names(authors: pd.DataFrame, mine: Pairs, companies: Iterable[tuple[Account, ...]]) -> pd.DataFrame:
    """Every name that a company goes by, in lower case, and without the server behind it."""
    handles = [(account.handle, place) for place, accounts in enumerate(companies) for account in accounts]
    own = authors.iloc[mine[0]]
    handles += [
        (name, place) for column in _WHO for name, place in zip(own[column], mine[1].tolist(), strict=True)
        if isinstance(name, str)
    ]  # fmt: skip
    every = {(part.lower(), place) for name, place in handles for part in (name, name.partition("@")[0]) if part}
    return pd.DataFrame(sorted(every), columns=["name", "company"]).astype({"company": np.int32})


def _longest(handed: pd.DataFrame) -> pd.DataFrame:
    """The longest word of every name: a text that leads with the name holds it."""
    words = pc.split_pattern_regex(_strings(handed["name"]), NOT_WORD).to_pylist()
    longest = [max(parts, key=len) for parts in words]
    return handed.assign(name=longest).loc[np.array([word != "" for word in longest], dtype=bool)].drop_duplicates()


def _said_by(mine: Pairs, thread: np.ndarray, author_of: np.ndarray) -> Pairs:
    """Threads in which companies write."""
    rows = np.flatnonzero(np.isin(author_of, mine[0]))
    threads, authors = _once(thread[rows], author_of[rows])
    by_author = pd.DataFrame({"author": mine[0], "company": mine[1]}).astype(np.int32)
    found = pd.DataFrame({"thread": threads, "author": authors}).merge(by_author, on="author")
    return found["thread"].to_numpy(), found["company"].to_numpy()


def _spoken_to(threads: np.ndarray, codes: np.ndarray, words: pa.Array, handed: pd.DataFrame) -> Pairs:
    """Threads in which names of companies stand, and the companies."""
    names = pc.unique(_strings(handed["name"]))
    place = _places(words, names)[codes]
    threads, place = _once(threads[place >= 0], place[place >= 0])
    handed = handed.assign(name=_places(_strings(handed["name"]), names).astype(np.int32))
    found = pd.DataFrame({"thread": threads, "name": place}).merge(handed, on="name")
    return found["thread"].to_numpy(), found["company"].to_numpy()


def _once(one: np.ndarray, other: np.ndarray) -> Pairs:
    """Each pair of numbers once, sorted."""
    most = int(other.max(initial=0)) + 1
    packed = one.astype(np.int64) * most + other
    packed.sort()
    packed = packed[np.append(np.ones(len(packed[:1]), dtype=bool), packed[1:] != packed[:-1])]
    return (packed // most).astype(np.int32), (packed % most).astype(np.int32)


def _apart(company: pd.Series, values: np.ndarray | pd.Series, names: list[str]) -> dict[str, np.ndarray]:
    """Values of each company, sorted."""
    which, values = company.to_numpy(), np.asarray(values)
    order = np.lexsort((values, which))
    values, ends = values[order], np.searchsorted(which[order], np.arange(len(names) + 1))
    return {name: values[ends[place] : ends[place + 1]] for place, name in enumerate(names)}
