"""Messages in a language that no model has read: what is left of the evidence once all words are taken out."""

import numpy as np
from scipy import sparse

from dialogscore.classifier.evidence import Evidence

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
    keep = sparse.diags_array((~strange).astype(np.float32), format="csr")
    blocks = {name: (keep @ getattr(shown, name)).tocsr() for name in shown._fields if name not in WORDLESS}
    return shown._replace(**blocks)
