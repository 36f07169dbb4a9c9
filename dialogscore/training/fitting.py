"""Fit a model to coded messages, as they are, with the message answered hidden, and with their words hidden."""

from typing import Any, NamedTuple

import numpy as np
from scipy import optimize, sparse
from sklearn.linear_model import LogisticRegression

from dialogscore.classifier.scoring import softmax
from dialogscore.training.network import Settings, fit_network

__all__ = ["Fitted", "fit", "fit_both", "scores_of", "temperature_of"]

# Share of a message's weight that goes to its copy without the message answered.
HIDDEN = 0.2
# Weights are multiples of this, so that a model's file is half as large; a probability moves by less than .01.
STEP = 2.0**-8


class Fitted(NamedTuple):
    """
    What was learned.

    Attributes
    ----------
    weights : numpy.ndarray
        Columns x (labels + hidden units of all networks).
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
    wordless: float = 0.0,
    of_words: np.ndarray | None = None,
    **options: Any,
) -> Fitted:
    """
    Fit on each message as it is and, where it answers a known one, with less weight also with that one hidden.

    So the model copes with exports that hold the company's own side only. A further copy without words makes it learn
    what holds in whatever words, hence in a language with few coded messages.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    network : Settings, optional
        Networks of hidden units to learn beside the linear weights; by default none.
    seed : int, default 1
        Of the networks.
    wordless : float, default 0
        Weight of a copy of each message without words, in the linear fit.
    of_words : numpy.ndarray, optional
        bool, the columns that such a copy loses.
    **options
        For `fit`.

    Returns
    -------
    Fitted
        What was learned.
    """
    twice = np.flatnonzero(np.asarray(abs(shown - hidden).sum(axis=1)).ravel() > 0)
    first = np.ones(labels.size)
    first[twice] = 1 - HIDDEN
    guises, weight = [shown, hidden[twice]], [first, np.full(twice.size, HIDDEN)]
    row = np.concatenate([np.arange(labels.size), twice])
    if wordless:
        bare = (shown @ sparse.diags_array(1.0 - of_words)).tocsr()
        bare.eliminate_zeros()
        guises, weight = [*guises, bare], [*weight, np.full(labels.size, wordless)]
        row = np.concatenate([row, np.arange(labels.size)])
    weights, bias = fit(
        sparse.vstack(guises, format="csr"), labels[row], groups[row], weight=np.concatenate(weight), **options
    )
    kept = np.flatnonzero(_companies(shown, groups) >= network.least_companies) if network else np.zeros(0, np.int64)
    if not network or not kept.size:
        return Fitted(_rounded(weights), bias, np.zeros((0, bias.size)))
    each = [
        fit_network(shown, hidden, labels, kept, count=bias.size, settings=network, seed=(seed, number))
        for number in range(network.networks)
    ]
    into, unit_bias, out, label_bias = zip(*each, strict=True)
    units = np.zeros((weights.shape[0], network.networks * network.units))
    units[kept] = np.hstack(into)
    # The mean of the networks is one wide network whose units each count less.
    return Fitted(
        _rounded(np.hstack([network.beside * weights, units])),
        np.concatenate([network.beside * bias + np.mean(label_bias, axis=0), *unit_bias]),
        np.vstack(out).astype(np.float64) / network.networks,
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


def temperature_of(scores: np.ndarray, labels: np.ndarray, *, summed: np.ndarray | None = None) -> float:
    """
    Find the divisor that makes probabilities as sure as they are right (Guo et al. 2017).

    Parameters
    ----------
    scores : numpy.ndarray
        Messages x labels.
    labels : numpy.ndarray
        Coded label numbers.
    summed : numpy.ndarray, optional
        Number of the class, such as the mode, that each label belongs to: then it is the sums of probabilities by
        class that are to be as sure as they are right.

    Returns
    -------
    float
        0.2..5.
    """
    classes = np.arange(scores.shape[1]) if summed is None else summed
    alike = classes[labels][:, None] == classes

    def loss(logarithm: float) -> float:
        chosen = (softmax(scores / np.exp(logarithm)) * alike).sum(axis=1)
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    found = optimize.minimize_scalar(loss, bounds=(np.log(0.2), np.log(5)), method="bounded")
    return float(np.exp(found.x))


def _rounded(weights: np.ndarray) -> np.ndarray:
    return np.round(weights / STEP) * STEP


def _companies(matrix: sparse.csr_matrix, groups: np.ndarray) -> np.ndarray:
    _, group = np.unique(groups, return_inverse=True)
    member = sparse.csr_matrix((np.ones(group.size), (group, np.arange(group.size))))
    return ((member @ (matrix != 0)) > 0).sum(axis=0).A1
