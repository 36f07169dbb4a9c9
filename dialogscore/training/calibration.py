"""Whether a probability means what it says, and how right labels are where the model is sure."""

from collections.abc import Mapping

import numpy as np

from dialogscore.training.quality import calibration_tables

__all__ = ["coverage", "reliability"]

SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
CONFIDENCES = (0.5, 0.6, 0.7, 0.8, 0.9)


def reliability(what: str, confidence: np.ndarray, right: np.ndarray) -> list[dict]:
    """
    Compare probabilities with how often they are right, in bins of equal width.

    Parameters
    ----------
    what : str
        What is labelled, such as ``"mode"``.
    confidence : numpy.ndarray
        Probability of the label given.
    right : numpy.ndarray
        Whether it is the coded one.

    Returns
    -------
    list of dict
        One entry per bin that holds a message: what, from, to, n, mean probability and share right.
    """
    if not confidence.size:
        return []
    bins = calibration_tables(confidence, right, np.zeros(confidence.size, dtype=np.int64))[0]
    width = 1 / len(bins)
    return [
        {
            "what": what,
            "from": round(number * width, 4),
            "to": round((number + 1) * width, 4),
            "n": int(n),
            "probability": round(float(said / n), 4),
            "right": round(float(hits / n), 4),
        }
        for number, (n, said, hits) in enumerate(bins)
        if n
    ]


def coverage(what: str, confidence: np.ndarray, right: Mapping[str, np.ndarray]) -> list[dict]:
    """
    Say how right labels are if only the surest are kept.

    Parameters
    ----------
    what : str
        Whose probability decides, such as ``"act"``.
    confidence : numpy.ndarray
        Probability of the label given.
    right : mapping of str to numpy.ndarray
        Whether labels are the coded ones, by what is labelled.

    Returns
    -------
    list of dict
        For the surest 50, 60 ... 100 % and for the confidences .5 to .9: kept, coverage, n and the accuracies, None
        where nothing is kept.
    """
    order = np.argsort(-confidence, kind="stable")
    kept = {
        f"surest {share:.0%}": np.isin(np.arange(order.size), order[: round(share * order.size)]) for share in SHARES
    }
    kept |= {f"probability of {least} and more": confidence >= least for least in CONFIDENCES}
    return [
        {
            "what": what,
            "kept": name,
            "coverage": round(float(chosen.mean()), 4),
            "n": int(chosen.sum()),
            "accuracy": {
                label: round(float(hits[chosen].mean()), 4) if chosen.any() else None for label, hits in right.items()
            },
        }
        for name, chosen in kept.items()
        if chosen.size
    ]
