"""Sign-offs by their place: a mark with one or two words at the very end, or a word in brackets there."""

import numpy as np

from dialogscore.classifier.marks import CLOSING, LINK, OPENING, SIGN, SIGN_MARK, SPACE, WORD

__all__ = ["goes_on", "is_signed"]

LONGEST = 3


def is_signed(marks: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """
    Find the tokens of sign-offs such as "- Anna", "^AB", "/ Anna K" or "(AB)".

    Parameters
    ----------
    marks : numpy.ndarray
        Bits of each token.
    starts : numpy.ndarray
        int64, messages + 1: where the tokens of each message begin.

    Returns
    -------
    numpy.ndarray
        bool per token, marks and brackets included.
    """
    signed = np.zeros(marks.size, dtype=bool)
    place = np.flatnonzero((marks & (SPACE | LINK)) == 0)
    first, after = np.searchsorted(place, starts[:-1]), np.searchsorted(place, starts[1:])
    written = after > first
    first, last = first[written], after[written] - 1

    # The last three tokens of each message tell; what stands before its first one is nothing.
    at = [np.maximum(last - step, 0) for step in range(LONGEST)]
    end, before, second = (np.where(last - step >= first, marks[place[at[step]]], 0) for step in range(LONGEST))

    def holds(token: np.ndarray, bit: int) -> np.ndarray:
        return (token & bit) != 0

    word = holds(end, WORD)
    three = holds(second, SIGN_MARK) & holds(before, WORD) & word
    three |= holds(second, OPENING) & holds(before, WORD) & holds(end, CLOSING)
    two = three | ((holds(before, SIGN) | holds(before, SIGN_MARK)) & word)
    for step, found in enumerate((two | holds(end, SIGN), two, three)):
        signed[place[at[step][found]]] = True
    return signed


def goes_on(flag: np.ndarray, row: np.ndarray, solid: np.ndarray) -> np.ndarray:
    """
    Find the tokens that go on with a run of their kind.

    Parameters
    ----------
    flag : numpy.ndarray
        bool per token: of the kind.
    row : numpy.ndarray
        Message number of each token.
    solid : numpy.ndarray
        bool: no space; spaces do not end a run.

    Returns
    -------
    numpy.ndarray
        bool per token: of the kind, like the token before it in the same message.
    """
    result = np.zeros(flag.size, dtype=bool)
    here = np.flatnonzero(flag & solid)
    between = np.diff(here) - np.diff(np.searchsorted(np.flatnonzero(~solid), here))
    result[here[1:][(between == 1) & (row[here[1:]] == row[here[:-1]])]] = True
    return result
