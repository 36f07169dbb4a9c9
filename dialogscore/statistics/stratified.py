"""Draw a stratified sample again, so that figures of any form get an interval.

Rao and Wu (1988), Journal of the American Statistical Association 83, 231-241: one unit less than a stratum holds is
drawn, and the draws are drawn together towards 1 by the share of the stratum that was sampled.
"""

import numpy as np

from dialogscore.statistics.bootstrap import DRAWS, seed_of, uniforms

__all__ = ["stratified_weights"]


def stratified_weights(strata: np.ndarray, sizes: np.ndarray, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """
    Draw units of a stratified sample again.

    Parameters
    ----------
    strata : ndarray of int, shape (units,)
        Stratum of each drawn unit.
    sizes : ndarray of float, shape (units,)
        Units there are in its stratum.
    seed : int
        Seed.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    ndarray of float, shape (draws, units)
        How often each unit counts in each draw, 1 on average; always 1 in a stratum that was drawn whole or has one
        unit drawn.
    """
    weights = np.ones((draws, len(strata)))
    for stratum in np.unique(strata):
        place = np.flatnonzero(strata == stratum)
        count = len(place)
        left = 1 - count / max(sizes[place[0]], count)
        if count < 2 or left <= 0:
            continue
        taken = uniforms(seed_of(seed, f"stratum {stratum}"), draws * (count - 1)).reshape(draws, count - 1)
        cells = (taken * count).astype(np.int64) + np.arange(draws)[:, None] * count
        times = np.bincount(cells.ravel(), minlength=draws * count).reshape(draws, count)
        weights[:, place] = 1 - np.sqrt(left) + np.sqrt(left) * times * count / (count - 1)
    return weights
