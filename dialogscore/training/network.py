"""Small networks of hidden units, for what no sum of weights can tell: an apology that explains, a question elsewhere.

Each has one hidden layer over the same columns as the linear model; the mean of their scores is added to the linear
ones. Half of its inputs are hidden from a network at random while it learns, so that it relies on no single word; each
is shown others, and what they learned by chance cancels out.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

__all__ = ["Settings", "fit_network"]

BATCH = 256
# Steps are as long as the rate where slopes are large against the root of this.
START = 1e-6
# Units begin open, and deaf to every column: one that teaches nothing weighs nothing. What tells them apart are their
# ways out and the gaps they are shown.
OPEN = 0.1


class Settings(NamedTuple):
    """
    How the network learns; chosen on companies held out, the same that are measured.

    Attributes
    ----------
    networks : int
        How many there are, each with a start, an order and gaps of its own.
    units : int
        Hidden units of each.
    epochs : int
        How often each sees every message.
    dropout : float
        Share of inputs, and of hidden units, that are left out at random.
    smoothing : float
        Share of each label's certainty that is spread over all labels (Szegedy et al. 2016).
    rate : float
        First length of a step (Adagrad, Duchi et al. 2011); it falls to 0.
    least_companies : int
        Columns seen in fewer companies are left out.
    balance : float
        0 leaves labels as frequent as they are, 1 lets each label count the same.
    hidden : float
        How often a batch is shown without the messages answered.
    beside : float
        Weight of the linear scores beside those of the units, which are smaller since their labels are smoothed.
    """

    networks: int = 3
    units: int = 16
    epochs: int = 8
    dropout: float = 0.5
    smoothing: float = 0.1
    rate: float = 0.05
    least_companies: int = 4
    balance: float = 0.5
    hidden: float = 0.2
    beside: float = 0.35


def fit_network(
    shown: sparse.csr_matrix,
    hidden: sparse.csr_matrix,
    labels: np.ndarray,
    kept: np.ndarray,
    *,
    count: int,
    settings: Settings,
    seed: int | tuple[int, ...],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Fit one network.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Label numbers 0..count-1.
    kept : numpy.ndarray
        Columns it may look at.
    count : int
        Number of labels.
    settings : Settings
        How it learns.
    seed : int or tuple of int
        Of the start, of the order and of what is left out; one per network.

    Returns
    -------
    tuple of numpy.ndarray
        float32: weights from the kept columns to the units, bias of the units, weights from the units to the labels,
        bias of the labels.
    """
    random = np.random.default_rng(seed)
    shown, hidden = (matrix[:, kept].astype(np.float32) for matrix in (shown, hidden))
    for matrix in (shown, hidden):
        matrix.sum_duplicates()
    size = np.maximum(np.bincount(labels, minlength=count), 1)
    weight = ((labels.size / count / size) ** settings.balance).astype(np.float32)[labels]
    wanted = np.eye(count, dtype=np.float32)[labels] * (1 - settings.smoothing) + settings.smoothing / count
    into = np.zeros((kept.size, settings.units), np.float32)
    out = random.normal(0, settings.units**-0.5, (settings.units, count)).astype(np.float32)
    layers = [into, np.full(settings.units, OPEN, np.float32), out, np.zeros(count, np.float32)]
    squares = [np.full(layer.shape, START, np.float32) for layer in layers]
    batches = -(-labels.size // BATCH)
    for epoch in range(settings.epochs):
        order = random.permutation(labels.size)
        for number in range(batches):
            rows = np.sort(order[number * BATCH : (number + 1) * BATCH])
            guise = hidden if random.random() < settings.hidden else shown
            step = settings.rate * (1 - (epoch * batches + number) / (settings.epochs * batches))
            part, columns = _dropped(guise[rows], settings.dropout, random)
            inner = into[columns]
            slopes = _slopes(part, inner, layers, wanted[rows], weight[rows], settings.dropout, random)
            # Only the columns that this batch shows are touched.
            held = squares[0][columns] + slopes[0] ** 2
            squares[0][columns] = held
            into[columns] = inner - step * slopes[0] / np.sqrt(held)
            for layer, square, slope in zip(layers[1:], squares[1:], slopes[1:], strict=True):
                square += slope**2
                layer -= step * slope / np.sqrt(square)
    return into, layers[1], out, layers[3]


def _dropped(part: sparse.csr_matrix, dropout: float, random) -> tuple[sparse.csr_matrix, np.ndarray]:
    left = random.random(part.nnz, dtype=np.float32) >= dropout
    columns, place = np.unique(part.indices[left], return_inverse=True)
    values = part.data[left] / np.float32(1 - dropout)
    starts = np.concatenate([[0], np.cumsum(left)])[part.indptr]
    return sparse.csr_matrix((values, place, starts), shape=(part.shape[0], columns.size)), columns


def _slopes(part, inner, layers, wanted, weight, dropout: float, random) -> list[np.ndarray]:
    _, unit_bias, out, label_bias = layers
    units = part @ inner + unit_bias
    open_ = (units > 0) * (random.random(units.shape, dtype=np.float32) >= dropout) / np.float32(1 - dropout)
    active = units * open_
    scores = active @ out + label_bias
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = (powers / powers.sum(axis=1, keepdims=True) - wanted) * (weight / weight.size)[:, None]
    below = (error @ out.T) * open_
    return [part.T @ below, below.sum(axis=0), active.T @ error, error.sum(axis=0)]
