"""The same reply to many people: equal, or nearly, once names, links, numbers, sign-off and greeting are gone.

CODEBOOK part 2: a reply is canned when its masked text, or one close to it, went to three or more different people.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import registry
from dialogscore.arrays import equals
from dialogscore.canned.alike import leaders
from dialogscore.canned.questions import question_similarity
from dialogscore.codes import first_places
from dialogscore.languages.varieties import read_as
from dialogscore.pairing import authors, people_answered, row_of
from dialogscore.pieces import at_once
from dialogscore.tokens import Pipeline, Tokens, gather, tokenize

__all__ = ["MIN_AUTHORS", "MIN_LETTERS", "WAVE_LETTERS", "add_canned"]

MIN_AUTHORS = 3
MIN_LETTERS = 3
# Thanks and names are shorter: many people write them, and nobody asked them to.
WAVE_LETTERS = 20
GREETING_WORDS = 4
GREETED_WORDS = 3
NAME_WORDS = 3


def add_canned(
    messages: pd.DataFrame, tokens: Tokens, *, pipelines: Mapping[str, Pipeline] | None = None, jobs: int = 1
) -> pd.DataFrame:
    """
    Find the replies that were sent to three people or more.

    Only outbound rows that speak to somebody (`addresses` is person or unclear) and are no reposts are compared. The
    person is the author of the message answered, or who the source says wrote the parent; where neither is known, each
    message counts as one person. Masked texts of fewer than three letters are never canned.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table after the stage features, of one company.
    tokens : dialogscore.tokens.Tokens
        Its texts, row by row.
    pipelines : mapping of str to dialogscore.tokens.Pipeline, optional
        The tokenizers that `tokens` were made with, if they are a user's own.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pandas.DataFrame
        With `canned_group` (text: ref of the first message of the group, which is gathered around its most frequent
        masked text as `dialogscore.canned.alike.leaders` does; NA where a message stands alone), `is_canned` (boolean:
        NA where direction is not outbound), `canned_question_similarity` (float64, see `question_similarity`) and
        `inbound_group` (text: ref of the first of inbound messages of the audience, reposts aside, whose masked texts
        of 20 letters and more form such a group by three people and more; NA elsewhere).
    """
    outbound, inbound = (equals(messages["direction"], side) for side in ("outbound", "inbound"))
    repost = equals(messages["kind"], "repost")
    said = np.flatnonzero(outbound & equals(messages["addresses"], "person", "unclear") & ~repost)
    heard = np.flatnonzero(inbound & equals(messages["author_role"], "audience") & ~repost)
    # What both sides ask for is worked out once, before they are looked at side by side.
    asked = [(authors, messages), (row_of, messages, messages["reply_target_id"])]
    words, *_ = at_once([(_read, tokens), *asked], jobs=jobs)
    signed = [_signed(messages, rows, pipelines or {}) for rows in (said, heard)]

    def ours() -> tuple[pd.DataFrame, pd.Series]:
        found = _canned(messages, said, *_groups(_masked(messages, words, said, signed[0]), words.size, jobs))
        return found, question_similarity(found, jobs=jobs)

    def theirs() -> pd.Series:
        return _waves(messages, heard, *_groups(_masked(messages, words, heard, signed[1]), words.size, jobs))

    waves, (found, similarity) = at_once([(theirs,), (ours,)], jobs=jobs)
    return found.assign(canned_question_similarity=similarity, inbound_group=waves)


def _canned(messages: pd.DataFrame, rows: np.ndarray, group: np.ndarray, letters: np.ndarray) -> pd.DataFrame:
    """Tell which of the rows that speak to somebody are canned, and in which group."""
    person = people_answered(messages, rows)
    long_enough = letters >= MIN_LETTERS
    size = np.bincount(group[long_enough], minlength=len(rows))
    people = _people(group[long_enough], person[long_enough], len(rows))
    is_canned = np.zeros(len(messages), bool)
    is_canned[rows[long_enough & (people[group] >= MIN_AUTHORS)]] = True
    shared = np.flatnonzero(long_enough & (size[group] >= 2))
    # Groups are numbered by their first row, which is therefore where the number first occurs.
    first = np.full(len(rows) + 1, len(rows))
    np.minimum.at(first, group[shared], shared)
    return messages.assign(
        canned_group=_refs(messages, rows[shared], rows[first[group[shared]]]),
        is_canned=pd.arrays.BooleanArray(is_canned, ~equals(messages["direction"], "outbound")),
    )


def _waves(messages: pd.DataFrame, rows: np.ndarray, group: np.ndarray, letters: np.ndarray) -> pd.Series:
    """Ref of the first message of each group of near-equal inbound messages by three people and more."""
    chosen = letters >= WAVE_LETTERS
    rows, group = rows[chosen], group[chosen]
    person = authors(messages)[rows]
    person = np.where(person < 0, -1 - np.arange(len(rows)), person)
    wave = _people(group, person, len(chosen))[group] >= MIN_AUTHORS
    rows, group = rows[wave], group[wave]
    first = np.full(len(chosen), len(messages))
    np.minimum.at(first, group, rows)
    return _refs(messages, rows, first[group])


def _people(group: np.ndarray, person: np.ndarray, size: int) -> np.ndarray:
    """Count the different people of each group."""
    lowest = person.min(initial=0)
    span = int(person.max(initial=0)) - lowest + 1
    return np.bincount(pd.unique(group * span + person - lowest) // span, minlength=size)


def _refs(messages: pd.DataFrame, rows: np.ndarray, named: np.ndarray) -> pd.Series:
    """Name a row for each of some rows, NA for all others."""
    place = np.full(len(messages), -1)
    place[rows] = named
    refs = messages["ref"].array.take(place, allow_fill=True)
    return pd.Series(refs, index=messages.index, dtype=pd.StringDtype("pyarrow"))


def _groups(masked: Tokens, size: np.ndarray, jobs: int) -> tuple[np.ndarray, np.ndarray]:
    """Number of each text's group, by first appearance, and how many letters each text has."""
    total = np.concatenate(([0], np.cumsum(size[masked.ids])))
    letters = total[masked.starts[1:]] - total[masked.starts[:-1]]
    del total
    # The bytes of the ids are the text: equal bytes, equal text, without writing any text out.
    ids = np.ascontiguousarray(masked.ids, np.int32)
    offsets = np.ascontiguousarray(masked.starts * ids.itemsize, np.int64)
    runs = pa.Array.from_buffers(pa.large_binary(), len(masked), [None, pa.py_buffer(offsets), pa.py_buffer(ids)])
    equal = runs.dictionary_encode().indices.to_numpy(zero_copy_only=False).astype(np.int64)
    del ids, offsets, runs
    first = first_places(equal)
    # What is too short to be canned joins nothing.
    long_enough = np.flatnonzero(letters[first] >= MIN_LETTERS)
    joined = np.arange(len(first))
    masked = masked.take(first[long_enough])
    joined[long_enough] = long_enough[leaders(masked, np.bincount(equal)[long_enough], jobs=jobs)]
    return pd.factorize(joined[equal])[0].astype(np.int64), letters


class _Words(NamedTuple):
    """The texts of all rows without links, mentions, numbers and emoji, and what is asked of their vocabulary."""

    bare: Tokens
    greets: np.ndarray
    stops: np.ndarray
    size: np.ndarray


def _read(tokens: Tokens) -> _Words:
    kinds, vocabulary = tokens.kinds, pa.array(tokens.vocabulary, pa.large_string())
    # A price, a case number or a train: whatever holds a digit differs from person to person.
    digit = pc.match_substring_regex(vocabulary, r"\p{Nd}|^[#\p{S}]+$")
    aside = kinds.is_url | kinds.is_mention | kinds.is_email | kinds.is_emoji | kinds.is_space
    aside |= digit.to_numpy(zero_copy_only=False)
    greets, stops = (_members(vocabulary, _listed(name)) for name in ("greetings", "stop_words"))
    size = pc.utf8_length(vocabulary).to_numpy(zero_copy_only=False).astype(np.int64)
    return _Words(tokens.keep(~aside[tokens.ids]), greets, stops, size)


def _masked(messages: pd.DataFrame, words: _Words, rows: np.ndarray, signed: np.ndarray) -> Tokens:
    bare = words.bare.take(rows)
    kept = ~bare.kinds.is_punct[bare.ids]
    kept[gather(bare.starts[:-1], _greeting(bare, words))[0]] = False
    bare = bare.keep(kept)
    signed = np.minimum(signed, bare.lengths())
    kept = ~_is_name(messages, bare, rows)
    kept[gather(bare.starts[1:] - signed, signed)[0]] = False
    return bare.keep(kept)


def _greeting(tokens: Tokens, words: _Words) -> np.ndarray:
    """How many tokens at the start of each text greet, with the name of the person greeted and the mark after it."""
    punct, length = tokens.kinds.is_punct, tokens.lengths()

    def at(rows: np.ndarray, step: np.ndarray, table: np.ndarray) -> np.ndarray:
        inside = step < length[rows]
        found = table[tokens.ids[np.where(inside, tokens.starts[rows] + step, 0)]] if len(tokens.ids) else inside
        return inside & found

    rows = np.arange(len(tokens))
    before = at(rows, np.zeros(len(rows), np.int64), punct).astype(np.int64)
    step, end = before.copy(), np.zeros(len(tokens), np.int64)
    for _ in range(GREETING_WORDS):
        rows = rows[at(rows, step[rows], words.greets)]
        step[rows] += 1
    rows = np.flatnonzero(step > before)
    end[rows] = step[rows]
    for ahead in range(GREETED_WORDS + 1):
        mark = at(rows, step[rows] + ahead, punct)
        end[rows[mark]] = step[rows[mark]] + ahead + 1
        rows = rows[~mark]
        rows = rows[~at(rows, step[rows] + ahead, words.stops)]
    return end


def _is_name(messages: pd.DataFrame, tokens: Tokens, rows: np.ndarray) -> np.ndarray:
    """Mark the tokens that are a word of the name of the person answered."""
    is_name = np.zeros(len(tokens.ids), bool)
    target = row_of(messages, messages["reply_target_id"], rows)
    which, names = pd.factorize(messages["author_name"].iloc[target].where(target >= 0))
    if not len(names):
        return is_name
    parts = [name.lower().split()[:NAME_WORDS] for name in names]
    vocabulary = pa.array(tokens.vocabulary, pa.large_string())
    for place in range(NAME_WORDS):
        wanted = pa.array([part[place] if place < len(part) else None for part in parts], pa.large_string())
        number = pc.fill_null(pc.index_in(wanted, vocabulary, skip_nulls=True), -1).to_numpy(zero_copy_only=False)
        number = np.append(number, -1)[which]
        named = np.flatnonzero(number >= 0)
        length = tokens.lengths()[named]
        places, _ = gather(tokens.starts[named], length)
        is_name[places] |= tokens.ids[places] == np.repeat(number[named], length)
    return is_name


def _signed(messages: pd.DataFrame, rows: np.ndarray, pipelines: Mapping[str, Pipeline]) -> np.ndarray:
    """How many tokens that are left of each text belong to its sign-off, which ends it."""
    spoken = read_as(messages["language"].iloc[rows])
    signed = tokenize(messages["feature_sign_off"].iloc[rows], spoken, pipelines=pipelines)
    kinds = signed.kinds
    aside = (
        kinds.is_url | kinds.is_mention | kinds.is_email | kinds.is_number | kinds.is_emoji | kinds.is_space
        | kinds.is_punct
    )  # fmt: skip
    return signed.keep(~aside[signed.ids]).lengths()


def _members(vocabulary: pa.Array, words: frozenset[str]) -> np.ndarray:
    found = pc.is_in(vocabulary, pa.array(sorted(words), pa.large_string()))
    return found.to_numpy(zero_copy_only=False).astype(bool)


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    return frozenset().union(*(getattr(pack, name) for pack in packs))
