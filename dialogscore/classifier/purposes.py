"""What a post is for: the purpose of what a company writes to everybody, as CODEBOOK.md part 4 defines it."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore.arrays import equals, set_apart
from dialogscore.classifier.evidence import Evidence
from dialogscore.classifier.scoring import Scorer, probabilities, sums
from dialogscore.cues.apart import find_apart

__all__ = [
    "DIRECTED_ACTS", "FIELD", "Purposes", "is_post", "is_post_by", "matter_matrix", "posts_by", "tell_purpose",
]  # fmt: skip

# Where packs keep the phrases that tell purposes apart; no other model sees them.
FIELD = "purposes"
# As `dialogscore.classifier.signs.VALUES`: found by held-out companies.
MATTER_VALUE = 0.5
DIRECTED_ACTS = ("answer", "probe", "deflect", "acknowledge")
BY_ACT, BY_ADDRESS = 1, 2


def is_post(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which messages a company writes to everybody: openers and self-threads, as levels tell them later.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, kind, addresses and act.

    Returns
    -------
    numpy.ndarray
        bool; what leads with a name or lacks its parent goes by its act.
    """
    return is_post_by(posts_by(messages), equals(messages["act"], *DIRECTED_ACTS))


def posts_by(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which messages may be posts before their acts are known.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, kind and addresses.

    Returns
    -------
    numpy.ndarray
        int8: 0 is none, 1 goes by its act, 2 is one.
    """
    own = equals(messages["direction"], "outbound") & ~set_apart(messages)
    by = np.where(equals(messages["addresses"], "everybody", "itself"), BY_ADDRESS, BY_ACT)
    return np.where(own & ~equals(messages["addresses"], "person"), by, 0).astype(np.int8)


def is_post_by(by: np.ndarray, directed: np.ndarray) -> np.ndarray:
    """
    Tell which messages are posts.

    Parameters
    ----------
    by : numpy.ndarray
        From `posts_by`.
    directed : numpy.ndarray
        bool, the act is one of `DIRECTED_ACTS`.

    Returns
    -------
    numpy.ndarray
        bool.
    """
    return (by == BY_ADDRESS) | ((by == BY_ACT) & ~directed)


def matter_matrix(tokens, languages: pd.Series, codes: tuple[str, ...]) -> sparse.csr_matrix:
    """
    Find the phrases that tell purposes apart.

    Parameters
    ----------
    tokens : Tokens
        Posts.
    languages : pandas.Series of str
        Their languages; in one without a pack none is found.
    codes : tuple of str
        Codes in the order of the columns.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, posts x codes.
    """
    found = find_apart(FIELD, tokens, languages)
    none = np.zeros(len(tokens), dtype=bool)
    columns = [found.get(code, none) for code in codes]
    dense = np.stack(columns, axis=1) if columns else np.zeros((len(tokens), 0), dtype=bool)
    return sparse.csr_matrix(dense, dtype=np.float32) * np.float32(MATTER_VALUE)


class Purposes(NamedTuple):
    """
    What posts are for.

    Attributes
    ----------
    rows : numpy.ndarray
        int64, the posts that have words.
    label : numpy.ndarray
        int8, number of the purpose.
    chance : numpy.ndarray
        float64, its probability.
    """

    rows: np.ndarray
    label: np.ndarray
    chance: np.ndarray


def tell_purpose(
    rows: np.ndarray, shown: Evidence, scorer: Scorer, by_word: np.ndarray, matter: sparse.csr_matrix
) -> Purposes:
    """
    Find the purpose of posts.

    Parameters
    ----------
    rows : numpy.ndarray
        The posts.
    shown : Evidence
        What they show.
    scorer : Scorer
        The model of purposes.
    by_word : numpy.ndarray
        Letter scores of the vocabulary.
    matter : scipy.sparse.csr_matrix
        `matter_matrix` of the posts.

    Returns
    -------
    Purposes
        None for posts without words.
    """
    said = probabilities(sums(shown, scorer, by_word) + matter @ scorer.weights[FIELD], scorer)
    speaks = np.flatnonzero(shown.counts["words"] > 0)
    return Purposes(rows[speaks], said.argmax(axis=1)[speaks].astype(np.int8), said.max(axis=1)[speaks])
