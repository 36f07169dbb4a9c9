"""Signs of a whole column, looked at as bytes: most columns hold nothing to mend, which this tells first."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

__all__ = ["holds", "is_plain", "signs_of"]

_PART = 1 << 17  # signs that stay near the processor while they are compared
_FIRST, _KINDS = 33, 94  # of "!" to "~"


def signs_of(texts: pa.Array) -> np.ndarray:
    """
    Show the bytes of texts.

    Parameters
    ----------
    texts : pyarrow.Array of string or large_string
        Texts.

    Returns
    -------
    ndarray of uint8
        Their bytes behind each other, without a copy.
    """
    _, offsets, data = texts.buffers()
    if data is None or not len(texts):
        return np.empty(0, dtype=np.uint8)
    kind = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    first, last = np.frombuffer(offsets, dtype=kind)[[texts.offset, texts.offset + len(texts)]]
    return np.frombuffer(data, dtype=np.uint8)[first:last]


def _parts(column: pa.ChunkedArray) -> Iterator[np.ndarray]:
    for chunk in column.chunks:
        signs = signs_of(chunk)
        for first in range(0, len(signs), _PART):
            yield signs[first : first + _PART]


def holds(column: pa.ChunkedArray, signs: bytes) -> bool:
    """
    Look for signs.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Texts.
    signs : bytes
        ASCII signs.

    Returns
    -------
    bool
        Whether one of them stands in any text.
    """
    return any((part == sign).any() for part in _parts(column) for sign in signs)


def is_plain(column: pa.ChunkedArray) -> bool:
    """
    Tell whether texts are of printable ASCII signs alone, none of them a blank.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Texts.

    Returns
    -------
    bool
        Then nothing need be trimmed, and a byte is a letter.
    """
    return all((part - np.uint8(_FIRST) < _KINDS).all() for part in _parts(column))
