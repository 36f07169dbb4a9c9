"""Messages in a language that no model has read: what is left of the evidence once all words are taken out."""

import numpy as np
from scipy import sparse

from dialogscore.classifier.evidence import Evidence
from dialogscore.tokens.runs import gather

__all__ = ["without_words"]

# What is no block of words.
WORDLESS = ("signs", "counts", "address")


def without_words(shown: Evidence, strange: np.ndarray) -> Evidence:
    """
    Leave of some messages only what needs no language: marks, links, emoji, length, place and whom they speak to.

    Parameters
    ----------
    shown : Evidence
        What the messages show.
    strange : numpy.ndarray
        bool for each of them: written in a language without a pack and a measured model.

    Returns
    -------
    Evidence
        The same, without words, letters and words of the message answered where `strange` holds.
    """
    if not strange.any():
        return shown
    blocks = {name: _emptied(getattr(shown, name), strange) for name in shown._fields if name not in WORDLESS}
    return shown._replace(**blocks)


def _emptied(block: sparse.csr_matrix, rows: np.ndarray) -> sparse.csr_matrix:
    # What stands there counts nothing: few rows are strange, and the others need no copy of their places.
    data, lengths = block.data.copy(), np.diff(block.indptr)
    data[gather(block.indptr[:-1][rows], lengths[rows])[0]] = 0
    return sparse.csr_matrix((data, block.indices, block.indptr), shape=block.shape)
