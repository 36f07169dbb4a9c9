"""How good purposes of posts are, as lines of figures."""

from collections.abc import Mapping

import numpy as np

from dialogscore.training import quality, shares
from dialogscore.training.lines import ALL, add, is_split, subsets
from dialogscore.training.tables import share_lines
from dialogscore.training.tasks import PURPOSES

__all__ = ["COMMON", "purpose_errors", "purpose_figures"]

SURE = "coded without hesitation"
# The means are over these; of the others there are too few coded posts.
COMMON = ("sales", "product", "community", "corporate", "brand")


def purpose_figures(
    coded: np.ndarray, facts: Mapping[str, np.ndarray], said: Mapping[str, np.ndarray], *, seed: int
) -> list[dict]:
    """
    Measure purposes and their shares.

    Parameters
    ----------
    coded : numpy.ndarray
        Coded purpose of each post, index into `PURPOSES`.
    facts : mapping of str to numpy.ndarray
        ``group``, ``double``, ``language`` and ``sure`` (the coder did not hesitate).
    said : mapping of str to numpy.ndarray
        Probabilities, posts x purposes, by ``"model"`` first and by the baselines.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines.
    """
    lines: list[dict] = []
    for which, subset, chosen in subsets(facts):
        for by, probability in said.items():
            where = {"rows": which, "subset": subset, "by": by}
            _lines(lines, coded[chosen], probability[chosen], facts["group"][chosen], where, seed)
    for by, probability in said.items():
        where, sure = {"rows": ALL, "subset": SURE, "by": by}, facts["sure"]
        _lines(lines, coded[sure], probability[sure], facts["group"][sure], where, seed)
    for number, name in enumerate(PURPOSES):
        if name in COMMON:
            guess = said["model"].argmax(axis=1) == number
            lines += share_lines(f"share of {name} posts", coded == number, guess, facts["group"], "model", seed)
    return lines


def purpose_errors(coded: np.ndarray, predicted: np.ndarray, groups: np.ndarray) -> dict[str, dict]:
    """
    Sum up, purpose by purpose, how far a company's predicted share lies from its coded one.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Purposes, index into `PURPOSES`; predicted by models that have not seen the company.
    groups : numpy.ndarray
        Company of each post.

    Returns
    -------
    dict of str to dict
        ``bias``, ``sd`` and ``companies`` for purpose_*; shares with fewer than three companies are left out.
    """
    everything = np.ones(coded.size, dtype=bool)
    named = {f"purpose_{name}": (coded == i, predicted == i, everything) for i, name in enumerate(PURPOSES)}
    return shares.errors_of_shares(named, groups)


def _lines(lines: list[dict], truth, probability, groups, where: dict[str, str], seed: int) -> None:
    if not truth.size:
        return
    best = probability.argmax(axis=1)
    confused = quality.confusions(truth, best, groups, labels=len(PURPOSES))
    places = [PURPOSES.index(name) for name in COMMON]
    add(lines, "purpose, accuracy", confused, _accuracy, where, seed)
    add(lines, "purpose, macro-F1", confused, lambda sums: quality.macro_f1(sums, places), where, seed)
    add(lines, "purpose, macro-F1 of all eight", confused, quality.macro_f1, where, seed)
    if where["by"] == "model":
        bins = quality.calibration_tables(probability.max(axis=1), best == truth, groups)
        add(lines, "purpose, ECE", bins, quality.ece, where, seed)
    if is_split(where["subset"]):
        for number, name in enumerate(PURPOSES):
            add(lines, f"purpose {name}, F1", confused, lambda sums, at=number: quality.f1(sums)[..., at], where, seed)


def _accuracy(tables: np.ndarray) -> np.ndarray:
    total = tables.sum(axis=(-2, -1))
    return np.divide(np.trace(tables, axis1=-2, axis2=-1), total, out=np.full(total.shape, np.nan), where=total > 0)
