"""From texts to chunks: what spaCy would work on alone, as numbers into the distinct ones of a shard of texts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.tokens.chunks import phantoms, split
from dialogscore.tokens.kinds import SPACES
from dialogscore.tokens.runs import gather

__all__ = ["TEXT_CHARACTERS", "Cut", "cut"]

TEXT_CHARACTERS = 10_000
# Any whitespace but a single space between two words.
SPACED = rf"^ |  |[{SPACES}]"
ODD_SPACING = rf"^ |  | [{SPACES}]|[{SPACES}] "


class Cut(NamedTuple):
    """
    A shard of texts in chunks.

    Attributes
    ----------
    chunks : list of pyarrow.Array
        large_string, the distinct chunks of the texts of each pipeline.
    numbers : numpy.ndarray
        int32, for each chunk, text after text: its place in `chunks`, counted through all pipelines.
    counts : numpy.ndarray
        int32, number of chunks of each text.
    """

    chunks: list[pa.Array]
    numbers: np.ndarray
    counts: np.ndarray


def cut(texts: pa.Array, which: np.ndarray, codes: Sequence[str | None]) -> Cut:
    """
    Cut texts into chunks.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string; may hold nulls, which have no chunks.
    which : numpy.ndarray of int
        Place in `codes` of the pipeline that reads each text.
    codes : sequence of str or None
        spaCy's code of each pipeline; None for one of the user's own, which reads each text in one piece.

    Returns
    -------
    Cut
        Equal texts have equal chunks, wherever they stand.
    """
    present = texts.is_valid().to_numpy(zero_copy_only=False)
    texts = _shortened(texts)
    orders, numbers, counts, chunks, known = [np.flatnonzero(~present)], [], [], [], 0
    counts.append(np.zeros(len(orders[0]), np.int32))
    for place, code in enumerate(codes):
        rows = np.flatnonzero(present & (which == place))
        chosen = texts.take(pa.array(rows))
        order, coded, count = (np.arange(len(rows)), chosen, np.ones(len(rows), np.int32))
        if code is not None and len(rows):
            order, coded, count = _chunks(chosen, code)
        coded = coded.dictionary_encode()
        orders.append(rows[order])
        numbers.append(coded.indices.to_numpy(zero_copy_only=False) + np.int32(known))
        counts.append(count)
        chunks.append(coded.dictionary)
        known += len(coded.dictionary)
    # From the order of the groups to that of the texts.
    place, count = np.argsort(np.concatenate(orders)), np.concatenate(counts)
    taken = gather((np.cumsum(count) - count)[place], count[place])[0]
    return Cut(chunks, np.concatenate(numbers)[taken], count[place])


def _chunks(texts: pa.Array, code: str) -> tuple[np.ndarray, pa.Array, np.ndarray]:
    """Give an order of the texts, their chunks in this order, and how many each has."""
    loose, exact = phantoms(code)
    # Hardly any text has anything of the kind: one look tells.
    suspect = _matches(texts, f"{loose}|{SPACED}")
    whole = _among(suspect, texts, exact)
    odd, spaced = (_among(suspect & ~whole, texts, pattern) for pattern in (ODD_SPACING, SPACED))
    orders = [np.flatnonzero(rows) for rows in (~odd & ~whole, odd, whole)]
    plain, runs, single = (texts.take(pa.array(rows)) for rows in orders)
    # Any other whitespace between words is a chunk of its own; empty chunks have no tokens.
    parted = pa.array(spaced[orders[0]])
    apart = pc.replace_substring_regex(plain.filter(parted), rf"[{SPACES}]+", r" \0 ")
    plain = pc.split_pattern(pc.replace_with_mask(plain, parted, apart), " ")
    runs = runs.dictionary_encode()
    pieces = pa.array([split(text) for text in runs.dictionary.to_pylist()], pa.large_list(pa.large_string()))
    runs = pieces.take(runs.indices)
    counts = [pc.list_value_length(part).to_numpy(zero_copy_only=False) for part in (plain, runs)]
    counts = np.concatenate([*counts, np.ones(len(single))]).astype(np.int32)
    return np.concatenate(orders), pa.concat_arrays([plain.flatten(), runs.flatten(), single]), counts


def _shortened(texts: pa.Array) -> pa.Array:
    # A text has no more characters than bytes, and hardly any has so many: most need not be counted and copied.
    many = (pc.max(pc.binary_length(texts)).as_py() or 0) > TEXT_CHARACTERS
    return pc.utf8_slice_codeunits(texts, 0, TEXT_CHARACTERS) if many else texts


def _among(rows: np.ndarray, texts: pa.Array, pattern: str) -> np.ndarray:
    """Tell which of all texts are in some rows and match."""
    found = rows.copy()
    found[rows] = _matches(texts.filter(pa.array(rows)), pattern)
    return found


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False).astype(bool)
