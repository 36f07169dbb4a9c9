"""Fit weights to coded messages, as they are and with the message answered hidden."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression

from dialogscore import cues
from dialogscore import tokens as token_engine
from dialogscore.classifier.evidence import Context, addresses_of, collect, letters_of
from dialogscore.classifier.layout import read_vocabulary
from dialogscore.classifier.linear import BLOCKS, softmax
from dialogscore.classifier.signs import columns_of, usable
from dialogscore.pairing import row_of

__all__ = ["Design", "design", "fit", "fit_both", "temperature_of"]

# Share of a message's weight that goes to its copy without the message answered.
HIDDEN = 0.2


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


def design(messages: pd.DataFrame, count: int, *, hide_parents: bool = False) -> Design:
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
    matrix = sparse.hstack(blocks, format="csr", dtype=np.float64)
    return Design(matrix, sizes, usable(found.codes), shown.counts["words"] > 0)


def fit(
    matrix: sparse.csr_matrix,
    labels: np.ndarray,
    groups: np.ndarray,
    *,
    count: int,
    strength: float,
    least_companies: int,
    balance: float,
    weight: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Fit a multinomial logistic regression; columns that too few companies show weigh nothing.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix
        Messages x columns.
    labels : numpy.ndarray
        Label numbers 0..count-1.
    groups : numpy.ndarray
        Company of each message.
    count : int
        Number of labels.
    strength : float
        Inverse of the penalty on squared weights.
    least_companies : int
        Columns seen in fewer companies are left out, so that no company's or person's name is learned.
    balance : float
        0 leaves labels as frequent as they are, 1 lets each label count the same, 0..1 in between.
    weight : numpy.ndarray
        Weight of each message, before labels are balanced.

    Returns
    -------
    tuple of numpy.ndarray
        Weights (columns x labels) and bias (labels).
    """
    _, group = np.unique(groups, return_inverse=True)
    member = sparse.csr_matrix((np.ones(group.size), (group, np.arange(group.size))))
    companies = ((member @ (matrix != 0)) > 0).sum(axis=0).A1
    kept = np.flatnonzero(companies >= least_companies)
    size = np.bincount(labels, weights=weight, minlength=count)
    each = (weight.sum() / np.maximum(size, 1) / (size > 0).sum()) ** balance
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(matrix[:, kept], labels, sample_weight=weight * each[labels])
    coefficients, intercept = model.coef_, model.intercept_
    if coefficients.shape[0] == 1:
        coefficients, intercept = np.vstack([-coefficients, coefficients]) / 2, np.array([-1.0, 1.0]) * intercept / 2
    weights, bias = np.zeros((matrix.shape[1], count)), np.full(count, -20.0)
    weights[np.ix_(kept, model.classes_)] = coefficients.T
    bias[model.classes_] = intercept
    return weights, bias


def fit_both(
    shown: sparse.csr_matrix, hidden: sparse.csr_matrix, labels: np.ndarray, groups: np.ndarray, **options: Any
) -> tuple[np.ndarray, np.ndarray]:
    """
    Fit on each message as it is and, where it answers a known one, with less weight also with that one hidden.

    So the model copes with exports that hold the company's own side only.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    **options
        For `fit`.

    Returns
    -------
    tuple of numpy.ndarray
        Weights (columns x labels) and bias (labels).
    """
    twice = np.flatnonzero(np.asarray(abs(shown - hidden).sum(axis=1)).ravel() > 0)
    weight = np.ones(labels.size)
    weight[twice] = 1 - HIDDEN
    return fit(
        sparse.vstack([shown, hidden[twice]], format="csr"),
        np.concatenate([labels, labels[twice]]),
        np.concatenate([groups, groups[twice]]),
        weight=np.concatenate([weight, np.full(twice.size, HIDDEN)]),
        **options,
    )


def temperature_of(scores: np.ndarray, labels: np.ndarray) -> float:
    """
    Find the divisor that makes probabilities as sure as they are right (Guo et al. 2017).

    Parameters
    ----------
    scores : numpy.ndarray
        Messages x labels.
    labels : numpy.ndarray
        Coded label numbers.

    Returns
    -------
    float
        0.2..5.
    """

    def loss(logarithm: float) -> float:
        chosen = softmax(scores / np.exp(logarithm))[np.arange(labels.size), labels]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    found = optimize.minimize_scalar(loss, bounds=(np.log(0.2), np.log(5)), method="bounded")
    return float(np.exp(found.x))
