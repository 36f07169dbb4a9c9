"""Fit a model to coded messages, as they are and with the message answered hidden."""

from typing import Any, NamedTuple

import numpy as np
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression

from dialogscore.classifier.scoring import softmax
from dialogscore.training.network import Settings, fit_network

__all__ = ["Fitted", "fit", "fit_both", "scores_of", "temperature_of"]

# Share of a message's weight that goes to its copy without the message answered.
HIDDEN = 0.2


class Fitted(NamedTuple):
    """
    What was learned.

    Attributes
    ----------
    weights : numpy.ndarray
        Columns x (labels + hidden units).
    bias : numpy.ndarray
        One per label and hidden unit.
    out : numpy.ndarray
        Hidden units x labels; no rows in a linear model.
    """

    weights: np.ndarray
    bias: np.ndarray
    out: np.ndarray


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
    kept = np.flatnonzero(_companies(matrix, groups) >= least_companies)
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
    network: Settings | None = None,
    seed: int = 1,
    **options: Any,
) -> Fitted:
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
    network : Settings, optional
        Hidden units to learn beside the linear weights; by default none.
    seed : int, default 1
        Of the network.
    **options
        For `fit`.

    Returns
    -------
    Fitted
        What was learned.
    """
    twice = np.flatnonzero(np.asarray(abs(shown - hidden).sum(axis=1)).ravel() > 0)
    weight = np.ones(labels.size)
    weight[twice] = 1 - HIDDEN
    weights, bias = fit(
        sparse.vstack([shown, hidden[twice]], format="csr"),
        np.concatenate([labels, labels[twice]]),
        np.concatenate([groups, groups[twice]]),
        weight=np.concatenate([weight, np.full(twice.size, HIDDEN)]),
        **options,
    )
    kept = np.flatnonzero(_companies(shown, groups) >= network.least_companies) if network else np.zeros(0, np.int64)
    if not network or not kept.size:
        return Fitted(weights, bias, np.zeros((0, bias.size)))
    into, unit_bias, out, label_bias = fit_network(
        shown, hidden, labels, kept, count=bias.size, settings=network, seed=seed
    )
    units = np.zeros((weights.shape[0], network.units))
    units[kept] = into
    return Fitted(
        np.hstack([network.beside * weights, units]),
        np.concatenate([network.beside * bias + label_bias, unit_bias]),
        out.astype(np.float64),
    )


def scores_of(matrix: sparse.csr_matrix, fitted: Fitted) -> np.ndarray:
    """
    Score messages.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix
        Messages x columns.
    fitted : Fitted
        What was learned.

    Returns
    -------
    numpy.ndarray
        Messages x labels, before the temperature.
    """
    sums = matrix @ fitted.weights + fitted.bias
    count = fitted.out.shape[1]
    return sums[:, :count] + sparse.csr_matrix(np.maximum(sums[:, count:], 0)) @ fitted.out


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


def _companies(matrix: sparse.csr_matrix, groups: np.ndarray) -> np.ndarray:
    _, group = np.unique(groups, return_inverse=True)
    member = sparse.csr_matrix((np.ones(group.size), (group, np.arange(group.size))))
    return ((member @ (matrix != 0)) > 0).sum(axis=0).A1
