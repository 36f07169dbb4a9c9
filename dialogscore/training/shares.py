"""How the share of a label, company by company, differs from the coded one."""

import numpy as np
from scipy import stats

from dialogscore.training.quality import LEAST_COMPANIES, draw_companies

__all__ = ["LEAST", "company_shares", "errors_of_shares", "share_errors", "spearman_interval"]

# A share of fewer messages is too coarse to be compared.
LEAST = 30


def company_shares(
    coded: np.ndarray, predicted: np.ndarray, groups: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    Share of messages with a label, coded and predicted, per company.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Whether each message has the label.
    groups : numpy.ndarray
        Company of each message; those with fewer than 30 are left out.

    Returns
    -------
    tuple of numpy.ndarray
        Coded shares, predicted shares and numbers of messages, one per company kept.
    """
    _, group, count = np.unique(groups, return_inverse=True, return_counts=True)
    kept = count >= LEAST
    shares = [np.bincount(group, weights=flag, minlength=count.size)[kept] / count[kept] for flag in (coded, predicted)]
    return shares[0], shares[1], count[kept]


def share_errors(coded: np.ndarray, predicted: np.ndarray, groups: np.ndarray) -> dict[str, float]:
    """
    Sum up how a predicted share misses the coded one from company to company.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Whether each message has the label.
    groups : numpy.ndarray
        Company of each message; those with fewer than 30 are left out.

    Returns
    -------
    dict of str to float
        ``bias`` (mean of predicted minus coded), ``sd`` (between companies, n-1), ``mae``, ``worst``, ``spearman``
        and ``companies``; NaN with fewer than three companies.
    """
    truth, guess, count = company_shares(coded, predicted, groups)
    if count.size < LEAST_COMPANIES:
        return {key: float("nan") for key in ("bias", "sd", "mae", "worst", "spearman")} | {"companies": count.size}
    gap = guess - truth
    constant = np.ptp(truth) == 0 or np.ptp(guess) == 0
    return {
        "bias": float(gap.mean()),
        "sd": float(gap.std(ddof=1)),
        "mae": float(np.abs(gap).mean()),
        "worst": float(np.abs(gap).max()),
        "spearman": float("nan") if constant else float(stats.spearmanr(truth, guess).statistic),
        "companies": int(count.size),
    }


def errors_of_shares(
    shares: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]], groups: np.ndarray
) -> dict[str, dict]:
    """
    Sum up the errors of several shares, as a card holds them.

    Parameters
    ----------
    shares : dict of str to tuple
        Whether each message has the label as coded, as predicted, and which messages count.
    groups : numpy.ndarray
        Company of each message.

    Returns
    -------
    dict of str to dict
        ``bias``, ``sd`` and ``companies``; shares with fewer than three companies are left out.
    """
    found = {}
    for name, (coded, predicted, chosen) in shares.items():
        errors = share_errors(coded[chosen], predicted[chosen], groups[chosen])
        if errors["companies"] >= LEAST_COMPANIES:
            found[name] = {
                "bias": round(errors["bias"], 4),
                "sd": round(errors["sd"], 4),
                "companies": errors["companies"],
            }
    return found


def spearman_interval(truth: np.ndarray, guess: np.ndarray, *, seed: int, name: str) -> tuple[float, float]:
    """
    Draw companies to see how sure a rank correlation is.

    Parameters
    ----------
    truth, guess : numpy.ndarray
        One share per company.
    seed : int
        Seed.
    name : str
        Name of the figure.

    Returns
    -------
    tuple of float
        95 % interval; NaN with fewer than three companies.
    """
    if truth.size < LEAST_COMPANIES:
        return np.nan, np.nan
    drawn = []
    for weights in draw_companies(truth.size, seed=seed, name=name).astype(np.int64):
        picked = np.repeat(np.arange(truth.size), weights)
        if np.ptp(truth[picked]) > 0 and np.ptp(guess[picked]) > 0:
            drawn.append(stats.spearmanr(truth[picked], guess[picked]).statistic)
    if not drawn:
        return np.nan, np.nan
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)
