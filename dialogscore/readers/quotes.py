"""Quotes of delimited text as bits, 64 signs a word: where records end, and whether every quote stands where it may."""

import numpy as np

__all__ = ["Quotes", "find_quotes"]

_PART = 1 << 17  # signs that stay near the processor while they are compared
_WORD = 64
_QUOTE, _LINE_FEED, _RETURN = 34, 10, 13
_ONE, _TOP = np.uint64(1), np.uint64(_WORD - 1)


class Quotes:
    """
    What quotes make of a piece of delimited text.

    Parameters
    ----------
    quotes, ends, feeds : ndarray of uint64
        Bits of quotes, of what may stand at the ends of fields, and of line feeds.
    size : int
        Signs.
    """

    def __init__(self, quotes: np.ndarray, ends: np.ndarray, feeds: np.ndarray, size: int) -> None:
        self._quotes, self._ends, self._feeds, self._size = quotes, ends, feeds, size
        self._inside = _running(quotes)

    def last_end(self) -> int:
        """
        Find the end of the last whole record.

        Returns
        -------
        int
            Place behind the last line feed that no quotes enclose; 0 if there is none.
        """
        feeds = self._feeds & ~self._inside
        there = np.flatnonzero(feeds)
        return int(there[-1]) * _WORD + int(feeds[there[-1]]).bit_length() if len(there) else 0

    def are_sound(self, end: int) -> bool:
        """
        Tell whether quotes stand at the ends of fields or beside each other, as RFC 4180 has them.

        Parameters
        ----------
        end : int
            How far to look: the end of a record, or of all.

        Returns
        -------
        bool
            Whether all quotes before `end` do, and the last of them closes.
        """
        if not end:
            return True
        opening, closing = self._quotes & self._inside, self._quotes & ~self._inside
        before, after = _later(self._ends | closing), _sooner(self._ends | opening)
        word, bit = divmod(end - 1, _WORD)
        before[0] |= _ONE
        if end == self._size:
            after[word] |= _ONE << np.uint64(bit)
        bad = ((opening & ~before) | (closing & ~after))[: word + 1]
        bad[word] &= np.uint64((2 << bit) - 1)
        is_open = int(self._inside[word]) >> bit & 1
        return not is_open and not bad.any()


def find_quotes(text: bytes | memoryview, delimiter: str) -> Quotes:
    """
    Look at a piece of delimited text.

    Parameters
    ----------
    text : bytes
        Begins with a record.
    delimiter : str
        One character.

    Returns
    -------
    Quotes
        Its quotes.
    """
    data = np.frombuffer(text, dtype=np.uint8)
    found = np.zeros((3, -(-len(data) // _WORD) * _WORD // 8), dtype=np.uint8)
    for first in range(0, len(data), _PART):
        part = data[first : first + _PART]
        feeds = part == _LINE_FEED
        for row, is_there in enumerate((part == _QUOTE, feeds | (part == _RETURN) | (part == ord(delimiter)), feeds)):
            packed = np.packbits(is_there, bitorder="little")
            found[row, first // 8 : first // 8 + len(packed)] = packed
    return Quotes(*found.view("<u8"), len(data))


def _running(bits: np.ndarray) -> np.ndarray:
    """Set every bit that an odd number of set bits precede, itself among them."""
    out = bits.copy()
    for step in (1, 2, 4, 8, 16, 32):
        out ^= out << np.uint64(step)
    odd = np.bitwise_xor.accumulate(out >> _TOP)
    out[1:] ^= np.uint64(0) - odd[:-1]
    return out


def _later(bits: np.ndarray) -> np.ndarray:
    out = bits << _ONE
    out[1:] |= bits[:-1] >> _TOP
    return out


def _sooner(bits: np.ndarray) -> np.ndarray:
    out = bits >> _ONE
    out[:-1] |= bits[1:] << _TOP
    return out
