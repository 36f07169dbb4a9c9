"""A model at work: evidence times weights, a layer of hidden units, probabilities, and which signs weighed most.

The weights are one small matrix per kind of evidence: a column for each label, then one for each hidden unit, whose
part above 0 is added to the labels. Training is elsewhere; here is nothing but arithmetic.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from dialogscore.classifier.evidence import Evidence, letters_of
from dialogscore.classifier.layout import Lexicon
from dialogscore.classifier.signs import Columns, columns_of
from dialogscore.modelstore import Model

__all__ = ["BLOCKS", "Scorer", "explain", "letter_scores", "open_model", "probabilities", "softmax", "sums"]

BLOCKS = ("words", "parent", "letters", "skeleton", "signs")
# Lighter signs are not named as reasons.
LEAST_WEIGHT = 0.05
_STEP = 20_000
_REST = ("bias", "out", "temperature")
# Weights of hashed signs, which are many.
_HASHED = ("words", "parent", "letters", "skeleton")
# Messages whose weights are summed by sign at once: few enough for a processor's own memory.
_ROWS = 500


class Scorer(NamedTuple):
    """
    A model ready to score.

    Attributes
    ----------
    labels : tuple of str
        Labels in the order of the scores.
    weights : dict of str to numpy.ndarray
        float32, columns x (labels + hidden units), per kind of evidence; of hashed signs as they are stored if the
        model was opened for few messages.
    bias : numpy.ndarray
        float32, one per label and hidden unit.
    out : numpy.ndarray
        float32, hidden units x labels; no rows in a linear model.
    temperature : float
        Scores are divided by it; fitted on companies held out.
    columns : Columns
        Layout of the signs.
    blocks : tuple of str
        Those of `BLOCKS` that the model gives any weight: of the others it need be shown nothing.
    """

    labels: tuple[str, ...]
    weights: dict[str, np.ndarray]
    bias: np.ndarray
    out: np.ndarray
    temperature: float
    columns: Columns
    blocks: tuple[str, ...]


def open_model(model: Model, *, few: bool = False) -> Scorer:
    """
    Make a stored model ready to score.

    Parameters
    ----------
    model : Model
        As loaded.
    few : bool, default False
        Whether few messages will be scored, which show few of the signs: their weights are then made float32 as they
        are needed, and the others never. The scores are the same.

    Returns
    -------
    Scorer
        Weights as float32.
    """
    stored = {name: weights for name, weights in model.weights.items() if name not in _REST}
    weights = {name: stored[name] if few and name in _HASHED else stored[name].astype(np.float32) for name in stored}
    return Scorer(
        labels=tuple(model.card["labels"]),
        weights=weights,
        bias=model.weights["bias"].astype(np.float32),
        out=model.weights["out"].astype(np.float32),
        temperature=float(model.weights["temperature"]),
        columns=columns_of(model.card["cues"]),
        blocks=tuple(name for name in BLOCKS if weights[name].any()),
    )


def letter_scores(lexicon: Lexicon, weights: np.ndarray, used: np.ndarray) -> np.ndarray:
    """
    Score the letter runs of each distinct word once.

    Parameters
    ----------
    lexicon : Lexicon
        The vocabulary.
    weights : numpy.ndarray
        Hashed runs x (labels + hidden units), as a `Scorer` holds them.
    used : numpy.ndarray
        Vocabulary ids that occur in messages to be scored.

    Returns
    -------
    numpy.ndarray
        float32, vocabulary x (labels + hidden units); 0 for words that do not occur.
    """
    result = np.zeros((lexicon.hashes.size, weights.shape[1]), dtype=np.float32)
    for start in range(0, used.size, _STEP):
        chosen = used[start : start + _STEP]
        result[chosen] = _weighed(letters_of(lexicon, chosen), weights)
    return result


def sums(shown: Evidence, scorer: Scorer, by_word: np.ndarray) -> np.ndarray:
    """
    Weigh the evidence of messages.

    Parameters
    ----------
    shown : Evidence
        What the messages show.
    scorer : Scorer
        The model.
    by_word : numpy.ndarray
        `letter_scores` of the vocabulary.

    Returns
    -------
    numpy.ndarray
        float32, messages x (labels + hidden units).
    """
    weights = scorer.weights | {"letters": by_word}
    total = np.zeros((shown.address.size, scorer.bias.size), dtype=np.float32)
    for name in scorer.blocks:
        total += _weighed(getattr(shown, name), weights[name])
    total += scorer.bias
    return total


def _weighed(shown: sparse.csr_matrix, weights: np.ndarray) -> np.ndarray:
    if weights.dtype == np.float32:
        return shown @ weights
    used, column = np.unique(shown.indices, return_inverse=True)
    shown = sparse.csr_matrix((shown.data, column, shown.indptr), shape=(shown.shape[0], used.size))
    return shown @ weights[used].astype(np.float32)


def softmax(values: np.ndarray) -> np.ndarray:
    """
    Turn scores into probabilities.

    Parameters
    ----------
    values : numpy.ndarray
        Messages x labels.

    Returns
    -------
    numpy.ndarray
        float64, rows sum to 1.
    """
    powers = np.exp(values.astype(np.float64) - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def probabilities(weighed: np.ndarray, scorer: Scorer) -> np.ndarray:
    """
    Give calibrated probabilities.

    Parameters
    ----------
    weighed : numpy.ndarray
        From `sums`.
    scorer : Scorer
        The model.

    Returns
    -------
    numpy.ndarray
        float64, messages x labels, 0..1.
    """
    count = len(scorer.labels)
    scores = weighed[:, :count] + _product(np.maximum(weighed[:, count:], 0), scorer.out)
    return softmax(scores / scorer.temperature)


def explain(
    shown: Evidence, scorer: Scorer, weighed: np.ndarray, contrast: np.ndarray, *, most: int = 3
) -> tuple[np.ndarray, np.ndarray]:
    """
    Find the signs that spoke most for one reading of each message and against another.

    Parameters
    ----------
    shown : Evidence
        What the messages show.
    scorer : Scorer
        The model.
    weighed : numpy.ndarray
        From `sums`.
    contrast : numpy.ndarray
        Messages x labels: positive for the labels spoken for, negative for those spoken against; rows sum to 0.
    most : int, default 3
        How many signs.

    Returns
    -------
    tuple of numpy.ndarray
        Numbers into ``scorer.columns.owners`` and weights (both messages x most, heaviest first; number -1 and
        weight 0 where fewer speak for it). A weight is a difference of scores divided by the temperature, with
        the hidden units as they stand: 0.69 doubles the odds.
    """
    size = contrast.shape[0]
    # A hidden unit that is open passes on what it gets; as the units stand, each sign's part is known.
    through = _product(contrast, scorer.out.T) * (weighed[:, contrast.shape[1] :] > 0)
    both = np.hstack([contrast, through]).astype(np.float32)
    number, weight = np.full((size, most), -1, dtype=np.int64), np.zeros((size, most))
    signs, ends = shown.signs, shown.signs.indptr
    for start in range(0, size, _ROWS):
        block, stands = slice(start, start + _ROWS), slice(ends[start], ends[min(start + _ROWS, size)])
        row = np.repeat(np.arange(both[block].shape[0]), np.diff(ends[start : start + _ROWS + 1]))
        number[block], weight[block] = _heaviest(
            row, signs.indices[stands], signs.data[stands], scorer, both[block], most
        )
    return number, weight


def _product(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    # Added in one order, on every machine and however many rows there are, as no matrix product of numpy's is. Columns
    # of many messages are added at once.
    columns, result = np.ascontiguousarray(left.T), np.zeros((right.shape[1], left.shape[0]), dtype=left.dtype)
    for column, weights in zip(columns, right, strict=True):
        for sum_, weight in zip(result, weights, strict=True):
            sum_ += column * weight
    return result.T


def _heaviest(
    row: np.ndarray, column: np.ndarray, value: np.ndarray, scorer: Scorer, both: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray]:
    owners, size = len(scorer.columns.owners), len(both)
    owner = scorer.columns.owner[column]
    owned = np.flatnonzero(owner >= 0)
    row, owner, column = row[owned], owner[owned], column[owned]
    part = np.einsum("ij,ij->i", scorer.weights["signs"].take(column, axis=0), both.take(row, axis=0))
    part *= value[owned] / np.float32(scorer.temperature)
    sums = np.bincount(row * owners + owner, weights=part, minlength=size * owners).reshape(size, owners)
    row, order = np.arange(size), np.zeros((size, most), dtype=np.int64)
    weight = np.zeros((size, most))
    for rank in range(most):
        order[:, rank] = sums.argmax(axis=1)
        weight[:, rank] = sums[row, order[:, rank]]
        sums[row, order[:, rank]] = -np.inf
    speaks = weight >= LEAST_WEIGHT
    return np.where(speaks, order, -1), np.where(speaks, weight, 0.0)
