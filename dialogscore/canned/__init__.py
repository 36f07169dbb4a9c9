"""The same reply to many people: equal, or nearly, once names, links, numbers, sign-off and greeting are gone.

CODEBOOK part 2: a reply is canned when its masked text, or one close to it, went to three or more different people.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import registry
from dialogscore.canned.alike import leaders
from dialogscore.canned.questions import question_similarity
from dialogscore.languages.varieties import read_as
from dialogscore.pairing import authors, people_answered, row_of
from dialogscore.tokens import Pipeline, Tokens, tokenize

__all__ = ["MIN_AUTHORS", "MIN_LETTERS", "WAVE_LETTERS", "add_canned"]

MIN_AUTHORS = 3
MIN_LETTERS = 3
# Thanks and names are shorter: many people write them, and nobody asked them to.
WAVE_LETTERS = 20
GREETING_WORDS = 4
GREETED_WORDS = 3
NAME_WORDS = 3


def add_canned(
    messages: pd.DataFrame, tokens: Tokens, *, pipelines: Mapping[str, Pipeline] | None = None
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

    Returns
    -------
    pandas.DataFrame
        With `canned_group` (text: ref of the first message of the group, which is gathered around its most frequent
        masked text as `dialogscore.canned.alike.leaders` does; NA where a message stands alone), `is_canned` (boolean:
        NA where direction is not outbound), `canned_question_similarity` (float64, see `question_similarity`) and
        `inbound_group` (text: ref of the first of inbound messages of the audience, reposts aside, whose masked texts
        of 20 letters and more form such a group by three people and more; NA elsewhere).
    """
    outbound = (messages["direction"] == "outbound").to_numpy(bool, na_value=False)
    speaks = messages["addresses"].isin(["person", "unclear"]).to_numpy(bool) & (messages["kind"] != "repost").to_numpy(
        bool, na_value=True
    )
    rows = np.flatnonzero(outbound & speaks)
    group, letters = _groups(messages, tokens, rows, pipelines or {})
    person = people_answered(messages, rows)
    long_enough = letters >= MIN_LETTERS
    table = pd.DataFrame({"group": group, "person": person})[long_enough]
    size = table.groupby("group")["person"].size().reindex(range(len(rows)), fill_value=0).to_numpy()
    people = table.groupby("group")["person"].nunique().reindex(range(len(rows)), fill_value=0).to_numpy()

    is_canned = pd.array(np.zeros(len(messages), bool), dtype="boolean")
    is_canned[~outbound] = pd.NA
    is_canned[rows[long_enough & (people[group] >= MIN_AUTHORS)]] = True
    named = np.full(len(messages), None, object)
    shared = long_enough & (size[group] >= 2)
    # Groups are numbered by their first row, which is therefore where the number first occurs.
    first = np.full(len(rows) + 1, len(rows))
    np.minimum.at(first, group[shared], np.flatnonzero(shared))
    named[rows[shared]] = messages["ref"].to_numpy(object)[rows[first[group[shared]]]]
    found = messages.assign(canned_group=pd.array(named, dtype=pd.StringDtype("pyarrow")), is_canned=is_canned)
    similarity, waves = question_similarity(found), _waves(messages, tokens, pipelines or {})
    return found.assign(canned_question_similarity=similarity, inbound_group=waves)


def _waves(messages: pd.DataFrame, tokens: Tokens, pipelines: Mapping[str, Pipeline]) -> pd.Series:
    """Ref of the first message of each group of near-equal inbound messages by three people and more."""
    inbound = messages["direction"].eq("inbound") & messages["author_role"].eq("audience")
    rows = np.flatnonzero((inbound & messages["kind"].ne("repost")).to_numpy(bool, na_value=False))
    group, letters = _groups(messages, tokens, rows, pipelines)
    long_enough = letters >= WAVE_LETTERS
    person = authors(messages)[rows]
    person = np.where(person < 0, -1 - np.arange(len(rows)), person)
    table = pd.DataFrame({"row": rows, "group": group, "person": person})[long_enough]
    of_group = table.groupby("group").agg(first=("row", "min"), people=("person", "nunique"))
    of_group = of_group[of_group["people"] >= MIN_AUTHORS]
    first = table["group"].map(of_group["first"]).dropna().astype("int64")
    named = np.full(len(messages), None, object)
    named[table["row"].loc[first.index].to_numpy()] = messages["ref"].to_numpy(object)[first.to_numpy()]
    return pd.Series(named, index=messages.index, dtype=pd.StringDtype("pyarrow"))


def _groups(
    messages: pd.DataFrame, tokens: Tokens, rows: np.ndarray, pipelines: Mapping[str, Pipeline]
) -> tuple[np.ndarray, np.ndarray]:
    """Number of each row's group of masked texts, by first appearance, and how many letters each row's has."""
    masked = _masked(messages, tokens, rows, pipelines)
    size = np.fromiter(map(len, masked.vocabulary), np.int64, len(masked.vocabulary))
    total = np.concatenate(([0], np.cumsum(size[masked.ids])))
    letters = total[masked.starts[1:]] - total[masked.starts[:-1]]
    del total
    # The bytes of the ids are the text: equal bytes, equal text, without writing any text out.
    ids = np.ascontiguousarray(masked.ids, np.int32)
    offsets = np.ascontiguousarray(masked.starts * ids.itemsize, np.int64)
    runs = pa.Array.from_buffers(pa.large_binary(), len(masked), [None, pa.py_buffer(offsets), pa.py_buffer(ids)])
    equal = runs.dictionary_encode().indices.to_numpy(zero_copy_only=False).astype(np.int64)
    del ids, offsets, runs
    first = np.unique(equal, return_index=True)[1]
    # What is too short to be canned joins nothing.
    long_enough = np.flatnonzero(letters[first] >= MIN_LETTERS)
    joined = np.arange(len(first))
    masked = masked.take(first[long_enough])
    joined[long_enough] = long_enough[leaders(masked, np.bincount(equal)[long_enough])]
    return pd.factorize(joined[equal])[0].astype(np.int64), letters


def _masked(messages: pd.DataFrame, tokens: Tokens, rows: np.ndarray, pipelines: Mapping[str, Pipeline]) -> Tokens:
    chosen = tokens.take(rows)
    kinds = chosen.kinds
    # A price, a case number or a train: whatever holds a digit differs from person to person.
    digit = pc.match_substring_regex(pa.array(chosen.vocabulary, pa.large_string()), r"\p{Nd}|^[#\p{S}]+$")
    aside = kinds.is_url | kinds.is_mention | kinds.is_email | kinds.is_emoji | kinds.is_space
    aside |= digit.to_numpy(zero_copy_only=False)
    bare = chosen.keep(~aside[chosen.ids])
    bare = bare.keep(np.arange(len(bare.ids)) >= np.repeat(bare.starts[:-1] + _greeting(bare), bare.lengths()))
    bare = bare.keep(~kinds.is_punct[bare.ids])
    signed = _signed(messages, rows, pipelines)
    bare = bare.keep(np.arange(len(bare.ids)) < np.repeat(bare.starts[1:] - signed, bare.lengths()))
    return bare.keep(~_is_name(messages, bare, rows))


def _greeting(tokens: Tokens) -> np.ndarray:
    """How many tokens at the start of each text greet, with the name of the person greeted and the mark after it."""
    greets = _members(tokens.vocabulary, _words("greetings"))
    stops = _members(tokens.vocabulary, _words("stop_words"))
    punct = tokens.kinds.is_punct
    length = tokens.lengths()

    def at(step: np.ndarray, table: np.ndarray) -> np.ndarray:
        inside = step < length
        place = np.where(inside, tokens.starts[:-1] + step, 0)
        return inside & table[tokens.ids[place]] if len(tokens.ids) else np.zeros(len(tokens), bool)

    step = at(np.zeros(len(tokens), np.int64), punct).astype(np.int64)
    before = step
    for _ in range(GREETING_WORDS):
        step = step + at(step, greets)
    greeted = step > before
    end, open_ = np.where(greeted, step, 0), greeted.copy()
    for ahead in range(GREETED_WORDS + 1):
        mark = at(step + ahead, punct)
        end = np.where(open_ & mark, step + ahead + 1, end)
        open_ &= ~mark & ~at(step + ahead, stops)
    return end


def _is_name(messages: pd.DataFrame, tokens: Tokens, rows: np.ndarray) -> np.ndarray:
    """Mark the tokens that are a word of the name of the person answered."""
    is_name = np.zeros(len(tokens.ids), bool)
    target = row_of(messages, messages["reply_target_id"], rows)
    which, names = pd.factorize(messages["author_name"].iloc[target].where(target >= 0))
    if not len(names):
        return is_name
    parts = [name.lower().split()[:NAME_WORDS] for name in names]
    vocabulary, row = pa.array(tokens.vocabulary, pa.large_string()), tokens.rows()
    for place in range(NAME_WORDS):
        wanted = pa.array([part[place] if place < len(part) else None for part in parts], pa.large_string())
        number = pc.fill_null(pc.index_in(wanted, vocabulary, skip_nulls=True), -1).to_numpy(zero_copy_only=False)
        is_name |= tokens.ids == np.append(number, -1)[which][row]
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


def _members(vocabulary: list[str], words: frozenset[str]) -> np.ndarray:
    found = pc.is_in(pa.array(vocabulary, pa.large_string()), pa.array(sorted(words), pa.large_string()))
    return found.to_numpy(zero_copy_only=False).astype(bool)


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    return frozenset().union(*(getattr(pack, name) for pack in packs))
