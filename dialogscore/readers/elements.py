"""A JSON list of any size, cut into pieces that are lists themselves: brackets are counted, nothing is decoded."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

__all__ = ["ListCutter", "list_pieces", "list_under"]

_AT_ONCE = 1 << 22
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,"]', re.DOTALL)
_LONGEST_TEXT = 1 << 24
_QUOTE, _BACKSLASH, _COMMA = 34, 92, 44
_STEP = np.zeros(256, dtype=np.int8)
_STEP[[91, 123]] = 1
_STEP[[93, 125]] = -1


class ListCutter:
    """
    Finds the commas between the elements of a list in bytes that come in pieces.

    Parameters
    ----------
    depth : int, default 0
        Brackets that are open already.
    """

    def __init__(self, depth: int = 0) -> None:
        self.depth, self._in_text, self._escaped = depth, False, False

    def commas(self, block: bytes, depth: int) -> tuple[np.ndarray, int]:
        """
        Look at the next bytes.

        Parameters
        ----------
        block : bytes
            They may be cut anywhere.
        depth : int
            At which commas are wanted.

        Returns
        -------
        (ndarray of int, int)
            Their places; the place of the bracket that closes that depth, or -1.
        """
        signs = np.frombuffer(block, dtype=np.uint8)
        quotes = np.flatnonzero(signs == _QUOTE)
        quotes = quotes[~self._are_escaped(signs, quotes)]
        marks = np.flatnonzero((_STEP[signs] != 0) | (signs == _COMMA))
        inside = (np.searchsorted(quotes, marks) + self._in_text) % 2 == 1
        self._in_text = bool((len(quotes) + self._in_text) % 2)
        marks = marks[~inside]
        steps = _STEP[signs[marks]].astype(np.int64)
        level = self.depth + np.cumsum(steps)
        self.depth = int(level[-1]) if len(level) else self.depth
        closing = marks[(steps < 0) & (level == depth - 1)]
        end = int(closing[0]) if len(closing) else -1
        found = marks[(steps == 0) & (level == depth)]
        return (found[found < end] if end >= 0 else found), end

    def _are_escaped(self, signs: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Tell which signs an odd number of backslashes stands before, also across the cut."""
        slashes = signs == _BACKSLASH
        edges = np.flatnonzero(np.diff(slashes, prepend=False))[::2] if len(signs) else np.zeros(0, dtype=np.int64)
        before = np.maximum(np.searchsorted(edges, places) - 1, 0)
        start = edges[before] if len(edges) else np.zeros(len(places), dtype=np.int64)
        follows = (places > 0) & slashes[np.maximum(places - 1, 0)] if len(signs) else np.zeros(0, dtype=bool)
        length = places - start + np.where(start == 0, self._escaped, 0)
        escaped = follows & (length % 2 == 1) | ((places == 0) & self._escaped)
        run = len(signs) - len(block_end) if len(block_end := signs.tobytes().rstrip(b"\\")) < len(signs) else 0
        self._escaped = bool((run + (self._escaped if run == len(signs) else 0)) % 2)
        return escaped


def list_under(blocks: Iterable[bytes], key: str) -> Iterator[bytes] | None:
    """
    Find the list under a key of an object.

    Parameters
    ----------
    blocks : iterable of bytes
        UTF-8 that begins with the object; cut anywhere.
    key : str
        One of its own keys.

    Returns
    -------
    iterator of bytes or None
        What begins with the list; None if there is no such list.
    """
    rest = iter(blocks)
    depth, last, text, wanted = 0, b"", b"", json.dumps(key).encode()
    is_meant = False
    for block in rest:
        text, cut = text + block, b""
        for token in _TOKEN.finditer(text):
            sign = token[0]
            if sign == b'"':
                cut = text[token.start() :]  # its end is in the next block
                break
            if depth == 1 and is_meant:
                return chain([text[token.start() :]], rest) if sign == b"[" else None
            is_meant = depth == 1 and sign == b":" and last == wanted
            depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(sign, 0)
            last = sign
        text = cut
        if len(text) > _LONGEST_TEXT:
            return None
    return None


def list_pieces(
    blocks: Iterable[bytes], behind: list[Iterator[bytes]] | None = None, *, inside: bool = False
) -> Iterator[bytes]:
    """
    Cut a list between its elements.

    Parameters
    ----------
    blocks : iterable of bytes
        UTF-8 that begins, after blanks, with ``[``; cut anywhere.
    behind : list of iterator of bytes, optional
        Takes what follows on the lines behind the list, if lines of JSON follow.
    inside : bool, default False
        Whether the list is a part of something else, whose rest is not looked at.

    Yields
    ------
    bytes
        Lists, together the elements of the whole.

    Raises
    ------
    ValueError
        If the list does not end, or something follows it that `behind` does not take.
    """
    cutter = ListCutter()
    rest: list[bytes] = []
    is_first, is_over, tail = True, False, b""
    parts = (whole[at : at + _AT_ONCE] for whole in blocks for at in range(0, len(whole), _AT_ONCE))
    for block in parts:
        if is_first:
            block = block.lstrip()
            if not block:
                continue
            if block[:1] != b"[":
                raise ValueError("no list")
        if is_over:
            tail += block
            if _follows(tail, takes=behind is not None):
                behind.append(chain([tail], parts))
                return
            continue
        found, end = cutter.commas(block, 1)
        start = 1 if is_first else 0
        is_first = False
        if end >= 0:
            rest.append(block[start:end])
            yield b"[" + b"".join(rest) + b"]"
            if inside:
                return
            rest, is_over, tail = [], True, block[end + 1 :]
            if _follows(tail, takes=behind is not None):
                behind.append(chain([tail], parts))
                return
        elif len(found):
            rest.append(block[start : found[-1]])
            yield b"[" + b"".join(rest) + b"]"
            rest = [block[found[-1] + 1 :]]
        else:
            rest.append(block[start:])
    if not is_over:
        raise ValueError("the list has no end")


def _follows(tail: bytes, *, takes: bool) -> bool:
    """Tell whether a line of JSON begins behind a list; blanks may be followed by one."""
    text = tail.lstrip()
    if not text:
        return False
    if takes and text[:1] in (b"{", b"[") and b"\n" in tail[: len(tail) - len(text)]:
        return True
    raise ValueError("something behind the end of the list")
