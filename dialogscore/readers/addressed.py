"""Whom messages speak to: names behind an @, those that a source lists, and the words with which texts begin."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.readers.fewwords import texts_of

__all__ = ["NOT_WORD", "Texts", "in_parts", "led", "names_in", "whole"]

NOT_WORD = r"[^\pL\pM\pN_]+"
_PART = 1 << 17
_LEAD = 128  # signs of a text in which it may lead with a name that has no @ before it
_NAME = r"^(?P<name>[\pL\pN_][\pL\pM\pN_.\-]*)"

Texts = Iterator[tuple[np.ndarray, pa.Array]]


def whole(column: pd.Series) -> pa.Array:
    """
    Give a column of texts in one piece.

    Parameters
    ----------
    column : pandas.Series
        Texts or categories.

    Returns
    -------
    pyarrow.Array of large_string
        The texts.
    """
    values = texts_of(column)
    return values.combine_chunks() if values.num_chunks != 1 else values.chunk(0)


def in_parts(column: pd.Series) -> Texts:
    """
    Give a column of texts part by part.

    Parameters
    ----------
    column : pandas.Series
        Texts or categories.

    Yields
    ------
    (numpy.ndarray of int, pyarrow.Array)
        Rows and their texts.
    """
    for start in range(0, len(column), _PART):
        some = whole(column.iloc[start : start + _PART])
        yield np.arange(start, start + len(some)), some


def names_in(messages: pd.DataFrame, texts: Texts) -> tuple[np.ndarray, np.ndarray, pa.Array]:
    """
    List the names behind an @ in texts, those that the source lists as mentioned, and the authors of parents.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages.
    texts : iterator of (numpy.ndarray, pyarrow.Array)
        Rows and their texts, part by part.

    Returns
    -------
    (numpy.ndarray of int32, numpy.ndarray of int32, pyarrow.Array)
        Rows, the number of a name in each, and the names by number, in lower case.
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
    for every, said in in_parts(messages["mentions"]):
        listed = pc.split_pattern_regex(pc.utf8_lower(said), r"[\s@]+")
        keep(every[pc.list_parent_indices(listed).to_numpy()], pc.list_flatten(listed))
    for every, said in in_parts(messages["parent_author_id"]):
        keep(every, pc.utf8_lower(said))
    rows, parts = zip(*found, strict=True)
    names = pa.chunked_array(parts).unify_dictionaries()
    codes = np.concatenate([part.indices.to_numpy() for part in names.chunks])
    return np.concatenate(rows), codes, names.chunk(0).dictionary


def led(messages: pd.DataFrame, texts: Texts) -> Iterator[tuple[np.ndarray, np.ndarray, pa.Array]]:
    """
    List the first words of texts that may lead with a name which has no @ before it, part by part.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages.
    texts : iterator of (numpy.ndarray, pyarrow.Array)
        Rows and their texts, part by part.

    Yields
    ------
    (numpy.ndarray of int, numpy.ndarray of int32, pyarrow.Array)
        Rows, the number of a word in each, and the words by number, in lower case.
    """
    # Where names have no blanks, one behind an @ is a name that `names_in` finds.
    blanks = messages["platform"].isin(TWO_LEVEL_PLATFORMS).to_numpy(dtype=bool)
    for every, said in texts:
        unsure = ~pc.starts_with(said, "@").to_numpy(zero_copy_only=False) | blanks[every]
        some = every[unsure]
        lead = pc.utf8_lower(pc.utf8_slice_codeunits(said.filter(pa.array(unsure)), 0, _LEAD))
        words = pc.split_pattern_regex(lead, NOT_WORD)
        numbered = pc.list_flatten(words).dictionary_encode()
        yield some[pc.list_parent_indices(words).to_numpy()], numbered.indices.to_numpy(), numbered.dictionary
