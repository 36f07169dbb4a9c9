"""Fit weights to coded messages, as they are, with the message answered hidden, and without their words."""

from typing import Any

import numpy as np
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression

from dialogscore.classifier.linear import softmax

__all__ = ["fit", "fit_both", "temperature_of"]

# Share of a message's weight that goes to its copy without the message answered.
HIDDEN = 0.2
# Weight of each message's copy without its own words, so that signs and concepts learn to stand alone.
WORDLESS = 0.3


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
    shown: sparse.csr_matrix,
    hidden: sparse.csr_matrix,
    labels: np.ndarray,
    groups: np.ndarray,
    *,
    wordless: np.ndarray | None = None,
    **options: Any,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Fit on each message as it is and, where it answers a known one, with less weight also with that one hidden.

    So the model copes with exports that hold the company's own side only. Copies without words teach it to rely on
    cues and concepts, which hold in every language, where the words are new.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    wordless : numpy.ndarray, optional
        bool, the columns of words, which a copy of each message is shown without; by default no such copies are made.
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
    copies = [(shown, np.arange(labels.size), weight), (hidden[twice], twice, np.full(twice.size, HIDDEN))]
    if wordless is not None:
        bare = (shown @ sparse.diags((~wordless).astype(np.float64))).tocsr()
        bare.eliminate_zeros()
        copies.append((bare, np.arange(labels.size), np.full(labels.size, WORDLESS)))
    rows = np.concatenate([row for _, row, _ in copies])
    return fit(
        sparse.vstack([matrix for matrix, _, _ in copies], format="csr"),
        labels[rows],
        groups[rows],
        weight=np.concatenate([each for _, _, each in copies]),
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
