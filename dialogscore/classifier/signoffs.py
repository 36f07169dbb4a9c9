"""Sign-offs by their place: a mark with one or two words at the very end, or a word in brackets there."""

import numpy as np

__all__ = ["goes_on", "is_signed"]


def is_signed(ids: np.ndarray, row: np.ndarray, solid: np.ndarray, lexicon) -> np.ndarray:
    """
    Find the tokens of sign-offs such as "- Anna", "^AB", "/ Anna K" or "(AB)".

    Parameters
    ----------
    ids, row : numpy.ndarray
        Vocabulary id and message number of each token.
    solid : numpy.ndarray
        bool: no space.
    lexicon : Lexicon
        The vocabulary.

    Returns
    -------
    numpy.ndarray
        bool per token, marks and brackets included.
    """
    place = np.flatnonzero(solid & ~lexicon.link[ids])
    signed = np.zeros(ids.size, dtype=bool)
    last = place[np.diff(row[place], append=-1) != 0]
    signed[last] = lexicon.sign[ids[last]]
    before = place[np.flatnonzero(np.diff(row[place], append=-1) != 0) - 1]
    named = lexicon.sign[ids[before]] & lexicon.word[ids[last]] & (row[before] == row[last])
    signed[before[named]] = signed[last[named]] = True
    for distance in (2, 1):
        marks, last = place[:-distance], place[distance:]
        closes = np.concatenate([row[place[distance + 1 :]], [-1]]) != row[last] if marks.size else marks.astype(bool)
        good = lexicon.sign_mark[ids[marks]] & (row[marks] == row[last]) & closes
        for step in range(1, distance + 1):
            good = good & lexicon.word[ids[place[step : place.size - distance + step]]]
        for step in range(distance + 1):
            signed[place[np.flatnonzero(good) + step]] = True
    opens, closes = place[:-2], place[2:]
    ends = np.concatenate([row[place[3:]], [-1]]) != row[closes] if opens.size else opens.astype(bool)
    good = lexicon.opening[ids[opens]] & lexicon.closing[ids[closes]] & (row[opens] == row[closes]) & ends
    good &= lexicon.word[ids[place[1:-1]]]
    for step in range(3):
        signed[place[np.flatnonzero(good) + step]] = True
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
    place = np.flatnonzero(solid)
    here = flag[place]
    result = np.zeros(flag.size, dtype=bool)
    result[place[1:]] = here[1:] & here[:-1] & (row[place[1:]] == row[place[:-1]])
    return result
