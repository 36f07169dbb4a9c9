"""What a token is by its form alone: link, mention, number, emoji, mark, word."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.pieces import piecewise

__all__ = ["SPACES", "Kinds", "kinds_of"]

# Python's str.isspace without the plain space, which is what spaCy goes by; RE2's own \s knows ASCII alone.
SPACES = r"\t-\r\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"

KIND_PATTERNS = {
    "is_url": r"^(https?:|www\.[^.])|^[a-z0-9][a-z0-9.-]*\.(com|de|org|net|co|ch|at|eu|uk|ly|me|tv|info|io)(/.*)?$",
    "is_mention": r"^@[\p{L}\p{N}_]",
    "is_hashtag": r"^#[\p{L}\p{N}_]*$",
    "is_email": r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
    "is_number": r"^[+\-#]?\p{Nd}+([.,:/\-]\p{Nd}+)*([.]|st|nd|rd|th)?$",
    "is_emoji": (
        r"^([\x{1f000}-\x{1faff}\x{2600}-\x{27bf}\x{2b00}-\x{2bff}\x{2300}-\x{23ff}\x{200d}\x{fe0f}\x{20e3}]+"
        r"|[:;=]['’]?[o-]?[()\[\]dpx/|*3o0]+|[(\[][o-]?[:;=]|<3+|</3|xd+|\^[._]?\^)$"
    ),
    "is_punct": r"^\p{P}+$",
    "is_space": rf"^[{SPACES} ]+$",
}


class Kinds(NamedTuple):
    """
    What each entry of a vocabulary is; every array is bool with one value per id.

    Attributes
    ----------
    is_url : numpy.ndarray
        A link, also a cut one.
    is_mention : numpy.ndarray
        ``@name``.
    is_hashtag : numpy.ndarray
        ``#``, which spaCy splits from its word, or a whole hashtag.
    is_email : numpy.ndarray
        An e-mail address.
    is_number : numpy.ndarray
        Digits, also a time, a date, a price, an ordinal.
    is_emoji : numpy.ndarray
        Emoji or emoticon.
    is_punct : numpy.ndarray
        Nothing but punctuation (Unicode category P).
    is_space : numpy.ndarray
        Whitespace.
    is_word : numpy.ndarray
        Holds a letter and is none of the above.
    """

    is_url: np.ndarray
    is_mention: np.ndarray
    is_hashtag: np.ndarray
    is_email: np.ndarray
    is_number: np.ndarray
    is_emoji: np.ndarray
    is_punct: np.ndarray
    is_space: np.ndarray
    is_word: np.ndarray


def kinds_of(vocabulary: list[str] | pa.Array, *, jobs: int = 1) -> Kinds:
    """
    Tell what each entry of a vocabulary is.

    Parameters
    ----------
    vocabulary : list of str or pyarrow.Array
        Lower-cased tokens.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    Kinds
        One value per entry.
    """
    words = vocabulary if isinstance(vocabulary, pa.Array) else pa.array(vocabulary, pa.large_string())
    # Most are letters and nothing else: words, but for one laughing face.
    letters = piecewise(_letters, words, jobs=jobs).to_numpy(zero_copy_only=False)
    others = _of_others(words.filter(pa.array(~letters)))
    kinds = {name: np.zeros(len(words), bool) for name in Kinds._fields}
    kinds["is_word"][letters] = True
    for name, found in others.items():
        kinds[name][~letters] = found
    return Kinds(**kinds)


def _letters(words: pa.Array) -> pa.Array:
    return pc.and_not(pc.match_substring_regex(words, r"^\p{L}+$"), pc.match_substring_regex(words, "^xd"))


def _of_others(words: pa.Array) -> dict[str, np.ndarray]:
    found = {
        name: pc.match_substring_regex(words, pattern).to_numpy(zero_copy_only=False).astype(bool)
        for name, pattern in KIND_PATTERNS.items()
    }
    letters = pc.match_substring_regex(words, r"\p{L}").to_numpy(zero_copy_only=False).astype(bool)
    found["is_url"] &= ~found["is_email"]
    found["is_punct"] &= ~(found["is_hashtag"] | found["is_emoji"])
    none_of_these = ~np.logical_or.reduce(list(found.values()))
    return found | {"is_word": letters & none_of_these}
