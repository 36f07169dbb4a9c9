"""Which messages of a feed of many companies can matter to each of them, found for all at once."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.codes import first_places
from dialogscore.config import TWO_LEVEL_PLATFORMS, Account
from dialogscore.memory import give_back
from dialogscore.readers.fewwords import spelt, texts_of
from dialogscore.readers.roles import distinct_authors
from dialogscore.readers.touched import loose_threads

__all__ = ["Dealt", "deal"]

_WHO = ("author_id", "author_handle", "author_name")
_PART = 1 << 17
_LEAD = 128  # signs of a text in which it may lead with a name that has no @ before it
_SIGNS = r"[^\pL\pM\pN]+"
_NOT_WORD = r"[^\pL\pM\pN_]+"
_NAME = r"^(?P<name>[\pL\pN_][\pL\pM\pN_.\-]*)"

Pairs = tuple[np.ndarray, np.ndarray]
Texts = Iterator[tuple[np.ndarray, pa.Array]]


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
    thread = loose_threads(messages)
    by_thread = np.argsort(thread, kind="stable").astype(np.int32)
    starts = np.cumsum(np.append(0, np.bincount(thread)))
    names = list(companies)
    authors, author_of = distinct_authors(messages)
    authors, author_of = spelt(authors), author_of.astype(np.int32)
    mine = _own_authors(authors, companies.values())
    handed = _handed_names(authors, mine, companies.values())
    texts = texts or functools.partial(_in_parts, messages["text"])
    named_rows, named, vocabulary = _named(messages, texts())
    # Seeds: its own messages, those to it, those that name it.
    rows, whose = [], []
    by_author = pd.DataFrame({"author": mine[0], "company": mine[1].astype(np.int32)})
    said = np.flatnonzero(np.isin(author_of, mine[0])).astype(np.int32)
    own = pd.DataFrame({"author": author_of[said], "row": said}).merge(by_author, on="author")
    for found in (
        (own["row"].to_numpy(), own["company"].to_numpy()),
        _spoken_to(named_rows, named, vocabulary, handed),
        *_led(messages, texts(), _longest(handed)),
    ):
        rows.append(found[0])
        whose.append(found[1])
    pairs = pd.DataFrame({"thread": thread[np.concatenate(rows)], "company": np.concatenate(whose)}).drop_duplicates()
    del rows, whose, own, said
    give_back()
    # Whoever is named in such a thread is known by a message of theirs.
    ours = np.flatnonzero(np.isin(thread[named_rows], pairs["thread"].to_numpy()))
    spoken = pd.DataFrame({"thread": thread[named_rows[ours]], "code": named[ours]}).drop_duplicates()
    spoken = spoken.merge(pairs, on="thread")[["code", "company"]].drop_duplicates()
    first = first_places(author_of)
    called = [
        pd.DataFrame({"author": np.flatnonzero(places >= 0), "code": places[places >= 0]})
        for column in _WHO
        if len(places := _places(pc.utf8_lower(_arrow(authors[column])), vocabulary))
    ]
    known = spoken.merge(pd.concat(called), on="code")[["author", "company"]].drop_duplicates()
    return Dealt(
        by_thread,
        starts,
        _apart(pairs["company"], pairs["thread"], names),
        _apart(known["company"], first[known["author"].to_numpy()], names),
        *_days(messages["created_at"]),
        len(messages),
    )


def _days(times: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    days = times.dt.tz_localize(None).to_numpy().astype("datetime64[D]").astype(np.int32)
    _, first, day = np.unique(days, return_index=True, return_inverse=True)
    return day.astype(np.int32), first


def _arrow(column: pd.Series) -> pa.Array:
    values = texts_of(column)
    return values.combine_chunks() if values.num_chunks != 1 else values.chunk(0)


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
        key = _places(_bare(_arrow(authors[column])), distinct)
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
    words = pc.split_pattern_regex(_strings(handed["name"]), _NOT_WORD).to_pylist()
    longest = [max(parts, key=len) for parts in words]
    return handed.assign(name=longest).loc[np.array([word != "" for word in longest], dtype=bool)].drop_duplicates()


def _spoken_to(rows: np.ndarray, codes: np.ndarray, words: pa.Array, handed: pd.DataFrame) -> Pairs:
    names = pc.unique(_strings(handed["name"]))
    place = _places(words, names)[codes]
    hits = pd.DataFrame({"row": rows[place >= 0], "name": place[place >= 0]}).drop_duplicates()
    found = hits.merge(handed.assign(name=_places(_strings(handed["name"]), names)), on="name")
    return found["row"].to_numpy(), found["company"].to_numpy()


def _in_parts(column: pd.Series) -> Texts:
    """Give rows and their texts, part by part."""
    for start in range(0, len(column), _PART):
        some = _arrow(column.iloc[start : start + _PART])
        yield np.arange(start, start + len(some)), some


def _named(messages: pd.DataFrame, texts: Texts) -> tuple[np.ndarray, np.ndarray, pa.Array]:
    """
    List the names behind an @ in texts, those that the source lists as mentioned, and the authors of parents.

    Rows, the number of the name in each, and the names by number.
    """
    found: list[tuple[np.ndarray, pa.Array]] = []

    def keep(rows: np.ndarray, names: pa.Array) -> None:
        there = pc.fill_null(pc.not_equal(names, ""), False)
        rows = rows[there.to_numpy(zero_copy_only=False)].astype(np.int32)
        found.append((rows, names.filter(there).dictionary_encode()))

    for every, said in texts:
        holds = pc.match_substring(said, "@")
        some = every[holds.to_numpy(zero_copy_only=False)]
        pieces = pc.split_pattern(pc.utf8_lower(said.filter(holds)), "@")
        place, parts = pc.list_parent_indices(pieces).to_numpy(), pc.list_flatten(pieces)
        keep(some[place], pc.utf8_rtrim(pc.struct_field(pc.extract_regex(parts, _NAME), "name"), ".-"))
    for every, said in _in_parts(messages["mentions"]):
        listed = pc.split_pattern_regex(pc.utf8_lower(said), r"[\s@]+")
        keep(every[pc.list_parent_indices(listed).to_numpy()], pc.list_flatten(listed))
    for every, said in _in_parts(messages["parent_author_id"]):
        keep(every, pc.utf8_lower(said))
    rows, parts = zip(*found, strict=True)
    names = pa.chunked_array(parts).unify_dictionaries()
    codes = np.concatenate([part.indices.to_numpy() for part in names.chunks])
    return np.concatenate(rows), codes, names.chunk(0).dictionary


def _led(messages: pd.DataFrame, texts: Texts, longest: pd.DataFrame) -> Iterator[Pairs]:
    """Find texts among whose first words a name's longest is, part by part."""
    # Where names have no blanks, one behind an @ has been found already.
    blanks = messages["platform"].isin(TWO_LEVEL_PLATFORMS).to_numpy(dtype=bool)
    for every, said in texts:
        unsure = ~pc.starts_with(said, "@").to_numpy(zero_copy_only=False) | blanks[every]
        some = every[unsure]
        lead = pc.utf8_lower(pc.utf8_slice_codeunits(said.filter(pa.array(unsure)), 0, _LEAD))
        words = pc.split_pattern_regex(lead, _NOT_WORD)
        names = pc.list_flatten(words).dictionary_encode()
        rows = some[pc.list_parent_indices(words).to_numpy()]
        yield _spoken_to(rows, names.indices.to_numpy(), names.dictionary, longest)


def _apart(company: pd.Series, values: np.ndarray | pd.Series, names: list[str]) -> dict[str, np.ndarray]:
    """Values of each company, sorted."""
    which, values = company.to_numpy(), np.asarray(values)
    order = np.lexsort((values, which))
    values, ends = values[order], np.searchsorted(which[order], np.arange(len(names) + 1))
    return {name: values[ends[place] : ends[place + 1]] for place, name in enumerate(names)}
