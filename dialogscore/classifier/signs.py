"""The named signs: cues by sentence, place and address, and the structure of a message, as sparse columns.

Unlike the hashed words, every column here has an owner, a code that a report can word; so a label can be explained.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

__all__ = [
    "ADDRESSES",
    "COUNTED",
    "PLACES",
    "SENTENCE_SIGNS",
    "STRUCTURE",
    "Columns",
    "Steps",
    "columns_of",
    "one_hot",
    "pairs_within",
    "unique_matrix",
    "usable",
]

# What a sentence shows besides its cues.
SENTENCE_SIGNS = ("question_mark", "exclamation_mark", "link", "number", "names_somebody")
PLACES = 4  # only sentence, first, in between, last
ADDRESSES = 3  # everybody, unclear, a person
# A smaller value is a stronger penalty: rarer combinations are to be believed less.
VALUES = {
    "address": 0.25,
    "code": 0.25,
    "place": 0.15,
    "pair": 0.1,
    "structure": 0.25,
    "parent_code": 0.1,
    "asked_code": 0.1,
}
# Cues of single marks stand in the structure already.
LEFT_OUT = frozenset({"leads_with_mention", "is_repost"})


class Steps(NamedTuple):
    """
    A count cut into steps.

    Attributes
    ----------
    edges : tuple of int
        Smallest count of each step after the first.
    codes : tuple of str
        What each step is called where it explains a label; "" where it explains nothing.
    """

    edges: tuple[int, ...]
    codes: tuple[str, ...]


STRUCTURE = {
    "words": Steps((1, 4, 8, 13, 19, 26, 36, 60), ("short_text",) * 4 + ("", "") + ("long_text",) * 3),
    "sentences": Steps((2, 3, 4, 6), ("",) * 5),
    "links": Steps((1, 2), ("", "link", "link")),
    "link_at_end": Steps((1,), ("", "link_at_end")),
    "question_at": Steps((1, 2, 3), ("asks_nothing", "asks_in_between", "asks_at_end", "asks_at_end")),
    "hashtags": Steps((1, 2, 3), ("", "hashtags", "hashtags", "hashtags")),
    "mentions": Steps((1, 2), ("", "names_others", "names_others")),
    "exclamation_marks": Steps((1, 2), ("", "exclamation_marks", "exclamation_marks")),
    "emoji": Steps((1,), ("", "")),
    "numbers": Steps((1, 2), ("", "numbers", "numbers")),
    "repost": Steps((1, 2), ("", "comments_on_repost", "repost")),
    "ellipsis": Steps((1,), ("", "")),
    "content_words": Steps((1, 3, 6, 10, 16), ("few_content_words",) * 3 + ("",) + ("many_content_words",) * 2),
    "parent": Steps((1, 2, 3), ("", "answers_message", "answers_question", "answers_company")),
    "parent_words": Steps((1, 8, 16, 26), ("",) * 5),
    "words_taken_up": Steps((1, 2, 3, 4), ("", "takes_up_no_words") + ("takes_up_words",) * 3),
    "leads_with_name": Steps((1,), ("", "leads_with_name")),
    "names_stand": Steps((1, 2, 3, 4, 5), ("",) * 6),
    "signed": Steps((1,), ("", "")),
}
ADDRESS_CODES = ("speaks_to_everybody", "", "speaks_to_person")
# Codes whose arguments name a count.
COUNTED = {
    "short_text": "words",
    "long_text": "words",
    "few_content_words": "content_words",
    "many_content_words": "content_words",
    "takes_up_words": "words_taken_up",
}


class Columns(NamedTuple):
    """
    Where each kind of sign has its columns.

    Attributes
    ----------
    codes : tuple of str
        Cue codes, then `SENTENCE_SIGNS`.
    starts, ends : dict of str to int
        First column of each block, and the column after its last.
    width : int
        Number of columns.
    owners : tuple of str
        Codes that explain, cue codes first.
    owner : numpy.ndarray
        Number of the owner of each column, -1 for columns that explain nothing alone.
    values : numpy.ndarray
        float32, the value of each column where its sign is there.
    """

    codes: tuple[str, ...]
    starts: dict[str, int]
    ends: dict[str, int]
    width: int
    owners: tuple[str, ...]
    owner: np.ndarray
    values: np.ndarray


def columns_of(cue_codes: Sequence[str]) -> Columns:
    """
    Lay out the columns for a set of cues.

    Parameters
    ----------
    cue_codes : sequence of str
        Cue codes in the order of the model.

    Returns
    -------
    Columns
        The same for the same codes.
    """
    codes = (*cue_codes, *SENTENCE_SIGNS)
    count = len(codes)
    own = np.arange(count)
    steps = [code for kind in STRUCTURE.values() for code in kind.codes]
    more = sorted({*steps, *ADDRESS_CODES} - {""} - set(codes))
    owners = (*codes, *more)
    number = {code: i for i, code in enumerate(owners)} | {"": -1}
    blocks = {
        "address": np.array([number[code] for code in ADDRESS_CODES]),
        "code": np.repeat(own, ADDRESSES),
        "place": np.repeat(own, PLACES * 2),
        "pair": np.full(count * count * 2, -1),
        "structure": np.repeat([number[code] for code in steps], ADDRESSES),
        "parent_code": np.full(count * 2, -1),
        "asked_code": np.full(count, -1),
    }
    sizes = np.cumsum([0, *(block.size for block in blocks.values())])
    values = np.repeat([VALUES[name] for name in blocks], [block.size for block in blocks.values()])
    return Columns(
        codes=codes,
        starts=dict(zip(blocks, sizes[:-1].tolist(), strict=True)),
        ends=dict(zip(blocks, sizes[1:].tolist(), strict=True)),
        width=int(sizes[-1]),
        owners=owners,
        owner=np.concatenate(list(blocks.values())),
        values=values.astype(np.float32),
    )


def usable(cue_codes: Iterable[str]) -> tuple[str, ...]:
    """
    Choose the cues that a model is trained on.

    Parameters
    ----------
    cue_codes : iterable of str
        All cue codes there are.

    Returns
    -------
    tuple of str
        Sorted, without those that the structure of the message tells already.
    """
    return tuple(sorted(code for code in cue_codes if not code.startswith("has_") and code not in LEFT_OUT))


def one_hot(values: np.ndarray, edges: Sequence[int]) -> np.ndarray:
    """
    Put counts into steps.

    Parameters
    ----------
    values : numpy.ndarray
        Counts.
    edges : sequence of int
        Smallest count of each step after the first.

    Returns
    -------
    numpy.ndarray
        Step 0..len(edges) of each.
    """
    return np.searchsorted(np.asarray(edges), values, side="right")


def pairs_within(rows: np.ndarray, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    List the pairs of codes that stand in one sentence.

    Parameters
    ----------
    rows, codes : numpy.ndarray
        Sentence and code of each hit, sorted by sentence.

    Returns
    -------
    tuple of numpy.ndarray
        Sentence, smaller code, larger code of each pair.
    """
    begin = np.searchsorted(rows, rows, side="left")
    size = np.searchsorted(rows, rows, side="right") - begin
    first = np.repeat(np.arange(rows.size), size)
    within = np.arange(first.size) - np.repeat(np.cumsum(size) - size, size)
    second = begin[first] + within
    kept = codes[first] < codes[second]
    return rows[first[kept]], codes[first[kept]], codes[second[kept]]


def unique_matrix(rows: np.ndarray, places: np.ndarray, size: int, columns: Columns) -> sparse.csr_matrix:
    """
    Make the matrix of signs: each counts once in a message, however often it stands there.

    Parameters
    ----------
    rows, places : numpy.ndarray
        Message and column of each sign.
    size : int
        Number of messages.
    columns : Columns
        The layout.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x columns.
    """
    ones = np.ones(rows.size, dtype=np.float32)
    matrix = sparse.csr_matrix((ones, (rows, places)), shape=(size, columns.width))
    matrix.sum_duplicates()
    matrix.data[:] = columns.values[matrix.indices]
    return matrix
