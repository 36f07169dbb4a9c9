"""How good inbound types and needs_reply are, as lines of figures."""

from collections.abc import Mapping, Sequence

import numpy as np

from dialogscore.training import quality, shares
from dialogscore.training.lines import ALL, add, subsets
from dialogscore.training.tables import share_lines
from dialogscore.training.tasks import inbound_parts

__all__ = ["inbound_errors", "inbound_figures", "replies_and_types"]


def replies_and_types(names: Sequence[str], probability: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Sum probabilities of joint labels.

    Parameters
    ----------
    names : sequence of str
        Joint labels such as ``"complaint/1"``.
    probability : numpy.ndarray
        Messages x joint labels.

    Returns
    -------
    tuple of numpy.ndarray
        Probability that a reply is needed, and messages x types.
    """
    types, type_of, reply_of = inbound_parts(names)
    kinds = np.stack([probability[:, type_of == number].sum(axis=1) for number in range(len(types))], axis=1)
    return probability[:, reply_of == 1].sum(axis=1), kinds


def inbound_figures(
    coded: np.ndarray,
    names: Sequence[str],
    facts: Mapping[str, np.ndarray],
    said: Mapping[str, np.ndarray],
    *,
    hidden: Mapping[str, np.ndarray] | None = None,
    seed: int,
) -> list[dict]:
    """
    Measure needs_reply and inbound types.

    Parameters
    ----------
    coded : numpy.ndarray
        Joint label of each message, index into `names`.
    names : sequence of str
        Joint labels.
    facts : mapping of str to numpy.ndarray
        ``group``, ``double``, ``language`` and ``parent``.
    said : mapping of str to numpy.ndarray
        Probabilities, messages x joint labels, by ``"model"`` first and by the baselines.
    hidden : mapping of str to numpy.ndarray, optional
        As `said`, with the message answered hidden.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines.
    """
    lines: list[dict] = []
    types, type_of, reply_of = inbound_parts(names)
    truth = (reply_of[coded], type_of[coded])
    for which, subset, chosen in subsets(facts):
        for by, probability in said.items():
            where = {"rows": which, "subset": subset, "by": by}
            lines += _lines(truth, types, replies_and_types(names, probability), facts, chosen, where, seed)
    if hidden is not None and facts["parent"].any():
        for subset, guesses in (("parent visible", said), ("parent hidden", hidden)):
            for by, probability in guesses.items():
                where = {"rows": ALL, "subset": subset, "by": by}
                guess = replies_and_types(names, probability)
                lines += _lines(truth, types, guess, facts, facts["parent"], where, seed)
    for by, probability in said.items():
        yes = replies_and_types(names, probability)[0] >= 0.5
        name = "share of a company's messages that need a reply"
        lines += share_lines(name, truth[0] == 1, yes, facts["group"], by, seed)
    return lines


def inbound_errors(coded: np.ndarray, predicted: np.ndarray, groups: np.ndarray) -> dict[str, dict]:
    """
    Sum up how far a company's predicted share of messages that need a reply lies from its coded one.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        0 or 1 for each message.
    groups : numpy.ndarray
        Company of each message.

    Returns
    -------
    dict of str to dict
        ``needs_reply`` with ``bias``, ``sd`` and ``companies``; empty with fewer than three companies.
    """
    everything = np.ones(coded.size, dtype=bool)
    return shares.errors_of_shares({"needs_reply": (coded == 1, predicted == 1, everything)}, groups)


def _lines(truth, types, guess, facts, chosen, where: dict[str, str], seed: int) -> list[dict]:
    lines: list[dict] = []
    group, reply, kind = facts["group"][chosen], guess[0][chosen], guess[1][chosen]
    needs, true_kind = truth[0][chosen], truth[1][chosen]
    yes = (reply >= 0.5).astype(np.int64)
    answers = quality.confusions(needs, yes, group, labels=2)
    add(lines, "needs_reply, F1", answers, lambda sums: quality.f1(sums)[..., 1], where, seed)
    add(lines, "needs_reply, macro-F1", answers, quality.macro_f1, where, seed)
    kinds = quality.confusions(true_kind, kind.argmax(axis=1), group, labels=len(types))
    add(lines, "inbound type, macro-F1", kinds, quality.macro_f1, where, seed)
    if where["by"] != "majority":
        bins = quality.calibration_tables(np.maximum(reply, 1 - reply), yes == needs, group)
        add(lines, "needs_reply, ECE", bins, quality.ece, where, seed)
    if where["subset"] == ALL:
        for number, name in enumerate(types):
            add(lines, f"type {name}, F1", kinds, lambda sums, at=number: quality.f1(sums)[..., at], where, seed)
    return lines
