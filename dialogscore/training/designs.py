"""Coded messages as numbers, by the very code that an audit uses."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import cues
from dialogscore import tokens as token_engine
from dialogscore.classifier.evidence import Context, addresses_of, collect, letters_of
from dialogscore.classifier.layout import read_vocabulary
from dialogscore.classifier.purposes import FIELD, matter_matrix
from dialogscore.classifier.scoring import BLOCKS
from dialogscore.classifier.signs import columns_of, usable
from dialogscore.cues.apart import codes_apart
from dialogscore.pairing import row_of

__all__ = ["Design", "design", "kind_columns", "without"]


class Design(NamedTuple):
    """
    Coded messages as numbers.

    Attributes
    ----------
    matrix : scipy.sparse.csr_matrix
        float64, messages x all columns of all kinds of evidence.
    sizes : dict of str to int
        Columns of each kind, in order.
    cues : tuple of str
        Cue codes in the order of the signs.
    has_words : numpy.ndarray
        bool, messages that say anything.
    """

    matrix: sparse.csr_matrix
    sizes: dict[str, int]
    cues: tuple[str, ...]
    has_words: np.ndarray


def design(messages: pd.DataFrame, count: int, *, hide_parents: bool = False, matter: bool = False) -> Design:
    """
    Turn coded messages into numbers by the very code that an audit uses.

    Parameters
    ----------
    messages : pandas.DataFrame
        Coded messages first, then those they answer.
    count : int
        Number of coded messages.
    hide_parents : bool, default False
        Act as if no message answered were known, as in an export of the company's own side.
    matter : bool, default False
        Read the phrases too that tell what posts are for.

    Returns
    -------
    Design
        One row per coded message.
    """
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found = cues.find(tokens, messages["language"])
    lexicon, columns = read_vocabulary(tokens), columns_of(usable(found.codes))
    parent, address = row_of(messages, messages["reply_target_id"]), addresses_of(messages)
    if hide_parents:
        address = np.where(parent >= 0, 1, address)
        parent = np.full(parent.size, -1)
    by_company = messages["direction"].eq("outbound").fillna(False).to_numpy(dtype=bool)
    context = Context(messages["language"], parent, address, by_company)
    shown = collect(np.arange(count), tokens=tokens, found=found, context=context, lexicon=lexicon, columns=columns)
    blocks = [
        shown.words,
        shown.parent,
        shown.letters @ letters_of(lexicon, np.arange(len(lexicon.masked))),
        shown.skeleton,
        shown.signs,
    ]
    sizes = dict(zip(BLOCKS, (block.shape[1] for block in blocks), strict=True))
    if matter:
        own, spoken = tokens.take(np.arange(count)), messages["language"].iloc[:count]
        blocks.append(matter_matrix(own, spoken, codes_apart(FIELD)))
        sizes[FIELD] = blocks[-1].shape[1]
    matrix = sparse.hstack(blocks, format="csr", dtype=np.float64)
    return Design(matrix, sizes, usable(found.codes), shown.counts["words"] > 0)


def without(one: Design, *kinds: str, rows: np.ndarray | None = None) -> Design:
    """
    Leave out kinds of evidence.

    Parameters
    ----------
    one : Design
        Coded messages as numbers.
    *kinds : str
        Which.
    rows : numpy.ndarray, optional
        bool, the messages that lose them; by default all.

    Returns
    -------
    Design
        The same columns, those of the kinds empty.
    """
    matrix = one.matrix.copy()
    gone = kind_columns(one.sizes, *kinds)[matrix.indices]
    matrix.data[gone if rows is None else gone & np.repeat(rows, np.diff(matrix.indptr))] = 0
    matrix.eliminate_zeros()
    return one._replace(matrix=matrix)


def kind_columns(sizes: dict[str, int], *kinds: str) -> np.ndarray:
    """
    Tell which columns hold some kinds of evidence.

    Parameters
    ----------
    sizes : dict of str to int
        Columns of each kind, in order.
    *kinds : str
        Which.

    Returns
    -------
    numpy.ndarray
        bool, one per column.
    """
    return np.repeat([name in kinds for name in sizes], list(sizes.values()))
