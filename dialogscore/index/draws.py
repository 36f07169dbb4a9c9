"""Shares of the pillars drawn again: by threads, and by how far the models err."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import betaincinv, ndtri

from dialogscore.measures.replies import label_spread
from dialogscore.statistics import seed_of, uniforms

__all__ = ["TIMED", "WITHOUT_HANDED_OVER", "drawn_share", "errors_of", "half_added"]

WITHOUT_HANDED_OVER = "substance_without_handed_over"
# Whose error between companies widens a pillar.
ERRORS = {
    "openness": "act_invite",
    "substance": "dialog_share_replies",
    WITHOUT_HANDED_OVER: "dialog_share_replies",
}
FALLBACK = "dialog_share"
# The pillars that say nothing where the export cannot support the 72-hour rate.
TIMED = ("responsiveness", "continuity")


def half_added(hits: np.ndarray | float, units: np.ndarray | float) -> np.ndarray | float:
    """
    Divide with half a hit in one more unit, so that no pillar is ever 0.

    Parameters
    ----------
    hits, units : numpy.ndarray or float
        Hits and units.

    Returns
    -------
    numpy.ndarray or float
        The share, above 0 and below 1.
    """
    return (hits + 0.5) / (units + 1)


def drawn_share(
    name: str, counted: tuple[np.ndarray, np.ndarray], drawn: tuple[np.ndarray, np.ndarray], seed: int
) -> tuple[np.ndarray, np.ndarray, float]:
    """
    Give a pillar's share in each bootstrap draw.

    Parameters
    ----------
    name : str
        Name of the pillar, from which its seeds follow.
    counted : tuple of numpy.ndarray
        Hits and units of each cluster.
    drawn : tuple of numpy.ndarray
        Hits and units of each draw.
    seed : int
        Seed of the run.

    Returns
    -------
    tuple of (numpy.ndarray, numpy.ndarray, float)
        Share of each draw, a standard normal number for each, and the least share that the half hit added allows.
    """
    (hits, units), draws = counted, len(drawn[0])
    share, least = half_added(*drawn), 0.5 / (units.sum() + 1)
    if hits.sum() in (0, units.sum()):
        # Threads drawn again never show what none of them holds: take Jeffreys' posterior, a thread as one unit.
        filled = int((units > 0).sum())
        some = filled if hits.sum() else 0
        chance = uniforms(seed_of(seed, f"index:{name}:posterior"), draws)
        share = betaincinv(some + 0.5, filled - some + 0.5, chance)
    noise = ndtri(np.clip(uniforms(seed_of(seed, f"index:{name}"), draws), 1e-12, 1 - 1e-12))
    return share, noise, least


def errors_of(
    scores: pd.DataFrame, label_errors: Mapping[str, Mapping[str, float]] | None, *, level: float
) -> dict[str, float]:
    """
    Tell by how much the models' errors move each pillar.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores as `dialogscore.measures.compute` gives them.
    label_errors : mapping of str to mapping, or None
        From the model's card, as for `dialogscore.measures.compute`.
    level : float
        Confidence level of the scores, 0..1.

    Returns
    -------
    dict of str to float
        Standard deviations by pillar.
    """
    errors = {}
    for name, label in ERRORS.items():
        known = label_errors or {}
        found = known.get(label, known.get(FALLBACK, {}) if name != "openness" else {})
        errors[name] = float(found.get("sd", 0.0))
    # Who needs a reply is estimated too: take what the 72-hour rate's uncertain labels add to its interval.
    rate = scores[scores["subset_by"].isna() & scores["measure"].eq("reply_rate_72h")].iloc[0]
    return errors | dict.fromkeys(TIMED, label_spread(rate, level=level))
