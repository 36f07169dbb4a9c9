"""Which companies could be first if somebody else chose the weights of the pillars."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog

from dialogscore.statistics import seed_of, uniforms

__all__ = ["First", "could_be_first", "first_shares"]

# Hits of no pillar are 0, for half of one is added; an end of an interval may be.
FLOOR = 1e-6
DRAWS = 10_000
CLOSE = 1e-9


class First(NamedTuple):
    """
    Whether companies could be first, and by which weights.

    Attributes
    ----------
    possible : ndarray of bool, shape (companies,)
        Whether any weights make the company first, or equal to the first.
    margin : ndarray of float, shape (companies,)
        By how much the logarithm of its index then exceeds that of the next at most; negative where it stays behind.
    weights : ndarray of float, shape (companies, pillars)
        The weights that do that best; NaN where there are none.
    """

    possible: np.ndarray
    margin: np.ndarray
    weights: np.ndarray


def could_be_first(own: np.ndarray, rivals: np.ndarray) -> First:
    """
    Ask for every company whether any weights would make it first.

    The index is a weighted geometric mean, so that its logarithm is linear in the weights: a linear program finds those
    by which a company leads its strongest rival by most.

    Parameters
    ----------
    own, rivals : ndarray of float, shape (companies, pillars)
        Pillars, 0..1, of each company as itself and as the rival of others: both the same for the figures as they
        stand; upper and lower ends of the intervals for what they leave possible; the other way round for what holds
        wherever within them the truth lies.

    Returns
    -------
    First
        Answers, margins and weights.

    References
    ----------
    Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82, 111-145 (benefit of the doubt).
    """
    own, rivals = (np.log(np.maximum(points, FLOOR)) for points in (own, rivals))
    companies, pillars = own.shape
    possible, margin = np.zeros(companies, dtype=bool), np.full(companies, np.nan)
    weights = np.full((companies, pillars), np.nan)
    exceeded = np.array([(rivals > one).all(axis=1) for one in rivals])
    behind = exceeded.sum(axis=1)
    for place, mine in enumerate(own):
        # Who is behind another rival throughout asks for nothing more than that one does.
        strong = behind == exceeded[:, place]
        strong[place] = False
        if not strong.any():
            possible[place], margin[place], weights[place] = True, np.inf, 1 / pillars
            continue
        if (rivals[strong] > mine).all(axis=1).any():
            # Behind another throughout: no weights help, and how far behind is of no interest.
            margin[place] = -np.inf
            continue
        margin[place], weights[place] = _best(rivals[strong] - mine)
        possible[place] = margin[place] >= -CLOSE
    return First(possible, margin, np.where(possible[:, None], weights, np.nan))


def _best(apart: np.ndarray) -> tuple[float, np.ndarray]:
    """Weights by which the largest of the differences, rival less own, is least, and that with the other sign."""
    pillars = apart.shape[1]
    found = linprog(
        c=np.r_[np.zeros(pillars), -1.0],
        A_ub=np.c_[apart, np.ones(len(apart))],
        b_ub=np.zeros(len(apart)),
        A_eq=np.r_[np.ones(pillars), 0.0][None],
        b_eq=[1.0],
        bounds=[(0, 1)] * pillars + [(None, None)],
        method="highs",
    )
    return float(found.x[-1]), np.clip(found.x[:-1], 0, 1)


def first_shares(pillars: np.ndarray, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """
    Tell under which part of all weights each company is first.

    Parameters
    ----------
    pillars : ndarray of float, shape (companies, pillars)
        Pillars, 0..1.
    seed : int
        Seed of the weights, which are drawn evenly from all that add up to one.
    draws : int, default 10000
        Number of weights.

    Returns
    -------
    ndarray of float, shape (companies,)
        Shares, 0..1; who is equal to the first is first too.
    """
    logs = np.log(np.maximum(pillars, FLOOR))
    chances = uniforms(seed_of(seed, "first"), draws * logs.shape[1]).reshape(draws, -1)
    weights = -np.log1p(-chances)
    weights /= weights.sum(axis=1, keepdims=True)
    first = np.zeros(len(logs))
    for start in range(0, draws, 1000):
        points = sum(weights[start : start + 1000, [column]] * logs[:, column] for column in range(logs.shape[1]))
        first += (points >= points.max(axis=1, keepdims=True) - CLOSE).sum(axis=0)
    return first / draws
