"""Handles of Latin letters behind an ``@``, found byte by byte for a whole column at once."""

import re

import numpy as np
import pyarrow as pa

__all__ = ["find_handles"]

_WIDE = re.compile("＠".encode())
_WIDE_BEGINS = "＠".encode()[0]
_LONGEST = 30
_AT, _SPACE = 64, 32
_WORD = np.zeros(256, dtype=bool)
_WORD[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")] = True
_BEFORE = ~_WORD
_BEFORE[list(b"@./+-")] = False


def find_handles(texts: pa.Array) -> pa.Array | None:
    """
    Find the handles that texts mention: up to 30 Latin letters, digits and ``_`` behind an ``@``.

    Parameters
    ----------
    texts : pyarrow.Array of string
        Texts, none of them null.

    Returns
    -------
    pyarrow.Array of string or None
        Handles in order of the text, by spaces, without ``@``; null where there is none. None if there is the wide
        sign of East Asian text among them: then the search by characters has to do it.
    """
    size = len(texts)
    if not pa.types.is_string(texts.type) or texts.null_count or not size or texts.buffers()[2] is None:
        return None
    starts = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + size + 1]
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)[: starts[-1]]
    if (data[starts[0] :] == _WIDE_BEGINS).any() and _WIDE.search(data.data, starts[0]):
        return None
    at = np.flatnonzero(data[starts[0] :] == _AT) + starts[0]
    row = np.searchsorted(starts, at, side="right") - 1
    # Not after a word, a dot or a slash: an e-mail address and a link's @name are no mention.
    is_free = _BEFORE[data[at - 1]]
    for place in np.flatnonzero(data[at - 1] >= 0x80).tolist():
        is_free[place] = not _is_letter(data[max(at[place] - 4, 0) : at[place]].tobytes())
    is_free |= at == starts[row]
    first, row = at[is_free] + 1, row[is_free]
    length = _lengths(data, first, starts[row + 1])
    is_handle = length > 0
    return _joined(data, first[is_handle], length[is_handle], row[is_handle], size)


def _is_letter(before: bytes) -> bool:
    """Tell whether the character that ends here is a letter or a digit of any script."""
    return before.decode("utf-8", errors="ignore")[-1:].isalnum()


def _lengths(data: np.ndarray, first: np.ndarray, end: np.ndarray) -> np.ndarray:
    length = np.zeros(len(first), dtype=np.int64)
    going = np.arange(len(first))
    for step in range(_LONGEST):
        going = going[first[going] + step < end[going]]
        going = going[_WORD[data[first[going] + step]]]
        if not len(going):
            break
        length[going] += 1
    return length


def _joined(data: np.ndarray, first: np.ndarray, length: np.ndarray, row: np.ndarray, size: int) -> pa.Array:
    """Copy the handles behind each other, a space after each that is not the last of its row."""
    goes_on = np.append(row[1:] == row[:-1], False)[: len(row)]
    taken = length + goes_on
    ends = np.cumsum(taken)
    total = int(ends[-1]) if len(ends) else 0
    letters = data[np.repeat(first - (ends - taken), taken) + np.arange(total)]
    letters[ends[goes_on] - 1] = _SPACE
    starts = np.append(0, np.cumsum(np.bincount(row, weights=taken, minlength=size))).astype(np.int32)
    is_there = np.packbits(np.bincount(row, minlength=size) > 0, bitorder="little")
    buffers = [pa.py_buffer(is_there), pa.py_buffer(starts), pa.py_buffer(letters)]
    return pa.Array.from_buffers(pa.string(), size, buffers)
