"""Fit weights to coded messages and predict each message by a model that has not seen its company."""

from typing import Any, NamedTuple

import numpy as np
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from dialogscore.classifier.linear import softmax

__all__ = ["Held", "fit", "fit_both", "hold_out", "temperature_of"]

FOLDS = 5
# Share of a message's weight that goes to its copy without the message answered.
HIDDEN = 0.2
# Weight of each message's copy without its own words, so that signs and concepts learn to stand alone.
WORDLESS = 0.3


class Held(NamedTuple):
    """
    Predictions for companies held out.

    Attributes
    ----------
    scores : numpy.ndarray
        Messages x labels, before the temperature.
    probability : numpy.ndarray
        Messages x labels, with a temperature fitted on the other folds.
    hidden : numpy.ndarray
        As `probability`, with the message answered hidden.
    majority : numpy.ndarray
        Most frequent label of the other folds, one per message.
    """

    scores: np.ndarray
    probability: np.ndarray
    hidden: np.ndarray
    majority: np.ndarray


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
    wordless: sparse.csr_matrix | None = None,
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
    wordless : scipy.sparse.csr_matrix, optional
        The messages without their words and letters.
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
        copies.append((wordless, np.arange(labels.size), np.full(labels.size, WORDLESS)))
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


def hold_out(
    shown: sparse.csr_matrix,
    hidden: sparse.csr_matrix,
    labels: np.ndarray,
    groups: np.ndarray,
    *,
    seed: int,
    wordless: sparse.csr_matrix | None = None,
    **options: Any,
) -> Held:
    """
    Predict each message by a model trained without its company.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    seed : int
        Of the folds.
    wordless : scipy.sparse.csr_matrix, optional
        The messages without their words and letters, for training alone.
    **options
        For `fit`.

    Returns
    -------
    Held
        Predictions out of fold.
    """
    fold, majority = np.zeros(labels.size, dtype=np.int64), np.zeros(labels.size, dtype=np.int64)
    result = np.zeros((2, labels.size, options["count"]))
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for number, (train, test) in enumerate(splitter.split(labels, labels, groups)):
        bare = None if wordless is None else wordless[train]
        weights, bias = fit_both(shown[train], hidden[train], labels[train], groups[train], wordless=bare, **options)
        fold[test], majority[test] = number, np.bincount(labels[train]).argmax()
        result[0, test], result[1, test] = shown[test] @ weights + bias, hidden[test] @ weights + bias
    probability = np.zeros_like(result)
    for number in np.unique(fold):
        here = fold == number
        warmth = temperature_of(result[0, ~here], labels[~here])
        for guise in (0, 1):
            probability[guise, here] = softmax(result[guise, here] / warmth)
    return Held(result[0], probability[0], probability[1], majority)
