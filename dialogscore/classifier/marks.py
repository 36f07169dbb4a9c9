"""What a token is, as bits of one number: one look at a word tells all that the layout of a message asks about it."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.tokens import Kinds

__all__ = [
    "CLOSING",
    "CONTENT",
    "DOT",
    "ELLIPSIS",
    "EMOJI",
    "ENDS",
    "EXCLAMATION",
    "HASHTAG",
    "LINK",
    "MENTION",
    "NUMBER",
    "OPENING",
    "OWN",
    "QUESTION",
    "REPOST",
    "SIGN",
    "SIGN_MARK",
    "SPACE",
    "WORD",
    "marks_of",
    "odd_words",
]

# Kinds of token; CONTENT is a word of four letters and more, OWN part of a name of the audited company.
SPACE, MENTION, LINK, HASHTAG, EMOJI, NUMBER, WORD, OWN, CONTENT = (1 << bit for bit in range(9))
# ENDS closes a sentence, REPOST is the letters rt, SIGN a token such as ^ab, /ab or *ab; the others are single signs.
ENDS, QUESTION, EXCLAMATION, ELLIPSIS, REPOST, DOT, OPENING, CLOSING, SIGN_MARK, SIGN = (
    1 << bit for bit in range(9, 19)
)
_SIGN_MARKS = "*-/^|~–—"


def odd_words(words: pa.Array) -> pa.Array:
    """
    Tell which words are more than letters: only these need a look at their signs.

    Parameters
    ----------
    words : pyarrow.Array
        Lower-cased tokens.

    Returns
    -------
    pyarrow.Array
        Positions of those that hold anything but letters.
    """
    return pa.array(np.flatnonzero(~_bools(pc.utf8_is_alpha(words))))


def marks_of(words: pa.Array, kinds: Kinds, own: np.ndarray) -> np.ndarray:
    """
    Look at every distinct token once.

    Parameters
    ----------
    words : pyarrow.Array
        Lower-cased tokens.
    kinds : Kinds
        What each of them is.
    own : numpy.ndarray
        bool, which are names of the audited company.

    Returns
    -------
    numpy.ndarray
        uint32, the bits of this module.
    """
    odd = odd_words(words)
    signs = words.take(odd)
    plain = kinds.is_word & ~own
    everywhere = {
        SPACE: kinds.is_space,
        MENTION: kinds.is_mention,
        LINK: kinds.is_url,
        HASHTAG: kinds.is_hashtag,
        EMOJI: kinds.is_emoji,
        NUMBER: kinds.is_number,
        WORD: kinds.is_word,
        OWN: own,
        CONTENT: plain & _bools(pc.greater(pc.utf8_length(words), 3)),
        REPOST: _bools(pc.equal(words, "rt")),
    }
    among_signs = {
        ENDS: pc.match_substring_regex(signs, r"\n|^[.!?…]*$"),
        QUESTION: pc.match_substring(signs, "?"),
        EXCLAMATION: pc.starts_with(signs, "!"),
        ELLIPSIS: pc.match_substring_regex(signs, r"(?:\.\.\.|…)$"),
        DOT: pc.equal(signs, "."),
        OPENING: pc.equal(signs, "("),
        CLOSING: pc.equal(signs, ")"),
        SIGN_MARK: pc.is_in(signs, pa.array(list(_SIGN_MARKS), signs.type)),
        SIGN: pc.match_substring_regex(signs, rf"^[{re.escape(_SIGN_MARKS)}]\p{{L}}+$"),
    }
    marks, among = np.zeros(len(words), np.uint32), np.zeros(len(signs), np.uint32)
    for bit, there in everywhere.items():
        marks[there] |= np.uint32(bit)
    for bit, there in among_signs.items():
        among[_bools(there)] |= np.uint32(bit)
    marks[odd.to_numpy()] |= among
    marks[kinds.is_url] &= np.uint32(~QUESTION & 0xFFFFFFFF)
    return marks


def _bools(values: pa.Array) -> np.ndarray:
    return values.to_numpy(zero_copy_only=False).astype(bool)
