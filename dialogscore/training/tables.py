"""How good acts, modes and the dialog share are: lines of figures; the command writes them, nobody types a figure."""

from collections.abc import Mapping

import numpy as np

from dialogscore.training import quality, shares
from dialogscore.training.lines import ALL, DOUBLE, add, is_split, line, subsets
from dialogscore.training.tasks import ACTS

__all__ = ["ACTS", "MODES", "MODE_OF_ACT", "act_errors", "act_figures", "modes_of", "share_lines"]

MODES = ("broadcast", "nominal", "dialog")
# CODEBOOK.md part 2, last rule: a classifier alone cannot know what came of an invitation.
MODE_OF_ACT = np.array([2, 2, 1, 1, 1, 0, 0])
# Directed messages and messages for everybody have acts of their own (CODEBOOK.md part 1): means are over these.
DIRECTED_SUBSETS = ("directed", "de, directed", "en, directed", "parent visible", "parent hidden")
ACTS_OF = {"to everybody": (4, 5, 6)} | dict.fromkeys(DIRECTED_SUBSETS, (0, 1, 2, 3))
MODES_OF = {"to everybody": (0, 1)} | dict.fromkeys(DIRECTED_SUBSETS, (1, 2))


def modes_of(probability: np.ndarray) -> np.ndarray:
    """
    Sum probabilities of acts by mode.

    Parameters
    ----------
    probability : numpy.ndarray
        Messages x acts.

    Returns
    -------
    numpy.ndarray
        Messages x modes.
    """
    return np.stack([probability[:, mode == MODE_OF_ACT].sum(axis=1) for mode in range(len(MODES))], axis=1)


def act_figures(
    coded: np.ndarray,
    facts: Mapping[str, np.ndarray],
    said: Mapping[str, np.ndarray],
    *,
    hidden: Mapping[str, np.ndarray] | None = None,
    seed: int,
) -> list[dict]:
    """
    Measure acts, modes and the dialog share.

    Parameters
    ----------
    coded : numpy.ndarray
        Coded act of each message, index into `ACTS`.
    facts : mapping of str to numpy.ndarray
        ``group``, ``double``, ``language``, ``directed``, ``parent``: one value per message.
    said : mapping of str to numpy.ndarray
        Probabilities, messages x acts, by ``"model"`` first and by the baselines.
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
    for which, subset, chosen in subsets(facts):
        for by, probability in said.items():
            where = {"rows": which, "subset": subset, "by": by}
            lines += _lines(coded, probability, facts["group"], chosen, where, seed)
    if hidden is not None:
        for which, chosen in ((DOUBLE, facts["double"] & facts["parent"]), (ALL, facts["parent"])):
            for subset, guesses in (("parent visible", said), ("parent hidden", hidden)):
                for by, probability in guesses.items():
                    where = {"rows": which, "subset": subset, "by": by}
                    lines += _lines(coded, probability, facts["group"], chosen, where, seed)
    dialog = MODE_OF_ACT[coded] == 2
    for by, probability in said.items():
        modes = modes_of(probability)
        lines += share_lines("dialog share of a company", dialog, modes.argmax(axis=1) == 2, facts["group"], by, seed)
        if by == "model":
            name = "dialog share of a company by summed probability"
            lines += share_lines(name, dialog, modes[:, 2], facts["group"], by, seed)
    return lines


def act_errors(coded: np.ndarray, predicted: np.ndarray, facts: Mapping[str, np.ndarray]) -> dict[str, dict]:
    """
    Sum up, share by share, how far a company's predicted share lies from its coded one.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Acts, index into `ACTS`; predicted by models that have not seen the company. An audit counts likeliest acts.
    facts : mapping of str to numpy.ndarray
        ``group`` and ``directed`` of each message.

    Returns
    -------
    dict of str to dict
        ``bias``, ``sd``, ``companies`` for dialog_share, dialog_share_openers, dialog_share_replies,
        deflection_share, act_* and mode_*; shares with fewer than three companies are left out.
    """
    true_mode, said_mode = MODE_OF_ACT[coded], MODE_OF_ACT[predicted]
    everything, replies = np.ones(coded.size, dtype=bool), facts["directed"]
    named = {
        "dialog_share": (true_mode == 2, said_mode == 2, everything),
        "dialog_share_openers": (true_mode == 2, said_mode == 2, ~replies),
        "dialog_share_replies": (true_mode == 2, said_mode == 2, replies),
        "deflection_share": (coded == 2, predicted == 2, replies),
    }
    named |= {f"act_{name}": (coded == i, predicted == i, everything) for i, name in enumerate(ACTS)}
    named |= {f"mode_{name}": (true_mode == i, said_mode == i, everything) for i, name in enumerate(MODES)}
    return shares.errors_of_shares(named, facts["group"])


def share_lines(name: str, coded: np.ndarray, said: np.ndarray, groups: np.ndarray, by: str, seed: int) -> list[dict]:
    """
    Measure how a share misses the coded one from company to company.

    Parameters
    ----------
    name : str
        Name of the share.
    coded, said : numpy.ndarray
        Whether each message counts; `said` may be a probability.
    groups : numpy.ndarray
        Company of each message; those with fewer than 30 are left out.
    by : str
        Who said it.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines; none with fewer than three companies.
    """
    truth, guess, count = shares.company_shares(coded, said, groups)
    if count.size < 3:
        return []
    where = {"rows": ALL, "subset": f"companies with {shares.LEAST} and more", "by": by}
    lines: list[dict] = []
    gaps = np.stack([np.ones(count.size), np.abs(guess - truth)], axis=1)
    n = int(count.sum())
    add(lines, f"{name}, mean absolute error", gaps, lambda sums: sums[..., 1] / sums[..., 0], where, seed, n=n)
    low, high = shares.spearman_interval(truth, guess, seed=seed, name=f"{name} {by}")
    errors = shares.share_errors(coded, said, groups)
    lines.append(line(f"{name}, Spearman", where, errors["spearman"], low, high, n=n, companies=count.size))
    for key, text in (("worst", "largest error"), ("bias", "mean error")):
        lines.append(line(f"{name}, {text}", where, errors[key], n=n, companies=count.size))
    return lines


def _lines(coded, probability, groups, chosen, where: dict[str, str], seed: int) -> list[dict]:
    lines: list[dict] = []
    if not chosen.any():
        return lines
    truth, share, group = coded[chosen], probability[chosen], groups[chosen]
    act, modes, true_mode = share.argmax(axis=1), modes_of(share), MODE_OF_ACT[truth]
    mode = modes.argmax(axis=1)
    own_acts, own_modes = ACTS_OF.get(where["subset"]), MODES_OF.get(where["subset"])

    def mean_of_acts(sums: np.ndarray) -> np.ndarray:
        return quality.macro_f1(sums, own_acts)

    def mean_of_modes(sums: np.ndarray) -> np.ndarray:
        return quality.macro_f1(sums, own_modes)

    by_mode = quality.confusions(true_mode, mode, group, labels=len(MODES))
    add(lines, "mode, macro-F1", by_mode, mean_of_modes, where, seed)
    acts = quality.confusions(truth, act, group, labels=len(ACTS))
    add(lines, "act, macro-F1", acts, mean_of_acts, where, seed)
    if where["subset"] != "to everybody":
        add(lines, "dialog against the rest, F1", by_mode, lambda sums: quality.f1(sums)[..., 2], where, seed)
    if where["by"] != "majority":
        bins = quality.calibration_tables(modes.max(axis=1), mode == true_mode, group)
        add(lines, "mode, ECE", bins, quality.ece, where, seed)
    if where["by"] == "model":
        bins = quality.calibration_tables(share.max(axis=1), act == truth, group)
        add(lines, "act, ECE", bins, quality.ece, where, seed)
        by_act = quality.confusions(true_mode, MODE_OF_ACT[act], group, labels=len(MODES))
        add(lines, "mode of the likeliest act, macro-F1", by_act, mean_of_modes, where, seed)
    if is_split(where["subset"]):
        for number, name in enumerate(MODES):
            add(lines, f"mode {name}, F1", by_mode, lambda sums, at=number: quality.f1(sums)[..., at], where, seed)
        for number, name in enumerate(ACTS):
            add(lines, f"act {name}, F1", acts, lambda sums, at=number: quality.f1(sums)[..., at], where, seed)
    return lines
