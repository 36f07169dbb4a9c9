"""The quality tables of the two models, as lines of figures; the command writes them, nobody types a figure."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dialogscore.training import quality
from dialogscore.training.fitting import Held

__all__ = ["ACTS", "MODES", "MODE_OF_ACT", "act_errors", "act_figures", "inbound_errors", "inbound_figures"]

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")
MODES = ("broadcast", "nominal", "dialog")
# CODEBOOK.md part 2, last rule: a classifier alone cannot know what came of an invitation.
MODE_OF_ACT = np.array([2, 2, 1, 1, 1, 0, 0])
LEAST = 30
# Directed messages and messages for everybody have acts of their own (CODEBOOK.md part 1): means are over these.
DIRECTED_SUBSETS = ("directed", "parent visible", "parent hidden")
ACTS_OF = {"to everybody": (4, 5, 6)} | dict.fromkeys(DIRECTED_SUBSETS, (0, 1, 2, 3))
MODES_OF = {"to everybody": (0, 1)} | dict.fromkeys(DIRECTED_SUBSETS, (1, 2))


def act_figures(coded: np.ndarray, rows: dict[str, np.ndarray], held: dict[str, Held], *, seed: int) -> list[dict]:
    """
    Measure acts, modes and the dialog share on companies held out.

    Parameters
    ----------
    coded : numpy.ndarray
        Coded act of each message, index into `ACTS`.
    rows : dict of str to numpy.ndarray
        ``group``, ``double``, ``language``, ``directed``, ``parent``: one value per message.
    held : dict of str to Held
        Predictions by ``"model"`` and ``"structure only"``.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines with measure, rows, subset, by, value, low, high, n and companies.
    """
    lines: list[dict] = []
    model = held["model"]
    guesses = {
        "model": model.probability,
        "structure only": held["structure only"].probability,
        "majority": np.eye(len(ACTS))[model.majority],
    }
    for subset, chosen, which in _subsets(rows):
        for by, probability in guesses.items():
            if by != "model" and subset != "all":
                continue
            where = {"rows": which, "subset": subset, "by": by}
            lines += _act_lines(coded, probability, rows["group"], chosen, where, seed)
    for which, chosen in (("double-coded", rows["double"] & rows["parent"]), ("all", rows["parent"])):
        for subset, probability in (("parent visible", model.probability), ("parent hidden", model.hidden)):
            where = {"rows": which, "subset": subset, "by": "model"}
            lines += _act_lines(coded, probability, rows["group"], chosen, where, seed)
    dialog, said = MODE_OF_ACT[coded] == 2, MODE_OF_ACT[model.probability.argmax(axis=1)] == 2
    return lines + _share_lines("dialog share of a company", dialog, said, rows["group"], seed)


def act_errors(coded: np.ndarray, predicted: np.ndarray, rows: dict[str, np.ndarray]) -> dict[str, dict]:
    """
    Sum up, share by share, how far a company's predicted share lies from its coded one.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Acts, index into `ACTS`; predicted by models that have not seen the company.
    rows : dict of str to numpy.ndarray
        ``group`` and ``directed`` of each message.

    Returns
    -------
    dict of str to dict
        ``bias``, ``sd``, ``companies`` for dialog_share, dialog_share_openers, dialog_share_replies,
        deflection_share, act_* and mode_*; shares with fewer than three companies are left out.
    """
    true_mode, said_mode = MODE_OF_ACT[coded], MODE_OF_ACT[predicted]
    everything, replies = np.ones(coded.size, dtype=bool), rows["directed"]
    shares = {
        "dialog_share": (true_mode == 2, said_mode == 2, everything),
        "dialog_share_openers": (true_mode == 2, said_mode == 2, ~replies),
        "dialog_share_replies": (true_mode == 2, said_mode == 2, replies),
        "deflection_share": (coded == 2, predicted == 2, replies),
    }
    shares |= {f"act_{name}": (coded == i, predicted == i, everything) for i, name in enumerate(ACTS)}
    shares |= {f"mode_{name}": (true_mode == i, said_mode == i, everything) for i, name in enumerate(MODES)}
    return _errors(shares, rows["group"])


def inbound_figures(
    coded: dict[str, np.ndarray], rows: dict[str, np.ndarray], said: dict[str, dict[str, np.ndarray]], *, seed: int
) -> list[dict]:
    """
    Measure needs_reply and inbound types on companies held out.

    Parameters
    ----------
    coded : dict of str to numpy.ndarray
        ``reply`` (0 or 1) and ``type`` (number) of each message.
    rows : dict of str to numpy.ndarray
        ``group``, ``double`` and ``language``.
    said : dict of str to dict
        By ``"model"``, ``"structure only"``, ``"majority"``: ``reply`` (probability) and ``type`` (number).
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines with measure, rows, subset, by, value, low, high, n and companies.
    """
    lines: list[dict] = []
    types = int(coded["type"].max()) + 1
    for subset, chosen, which in _subsets(rows):
        for by, guess in said.items():
            if by != "model" and subset != "all":
                continue
            where = {"rows": which, "subset": subset, "by": by}
            group, reply = rows["group"][chosen], guess["reply"][chosen]
            yes = (reply >= 0.5).astype(np.int64)
            tables = quality.confusions(coded["reply"][chosen], yes, group, labels=2)
            _add(lines, "needs_reply, F1", tables, lambda sums: quality.f1(sums)[..., 1], where, seed)
            _add(lines, "needs_reply, macro-F1", tables, quality.macro_f1, where, seed)
            kinds = quality.confusions(coded["type"][chosen], guess["type"][chosen], group, labels=types)
            _add(lines, "inbound type, macro-F1", kinds, quality.macro_f1, where, seed)
            if by != "majority":
                right = yes == coded["reply"][chosen]
                bins = quality.calibration_tables(np.maximum(reply, 1 - reply), right, group)
                _add(lines, "needs_reply, ECE", bins, quality.ece, where, seed)
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
    return _errors({"needs_reply": (coded == 1, predicted == 1, everything)}, groups)


def _subsets(rows: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray, str]]:
    named = {"all": np.ones(rows["double"].size, dtype=bool)}
    named |= {code: rows["language"] == code for code in ("de", "en")}
    named["other languages"] = ~np.isin(rows["language"], ("de", "en"))
    if "directed" in rows:
        named |= {"directed": rows["directed"], "to everybody": ~rows["directed"]}
    for which, first in (("double-coded", rows["double"]), ("all", np.ones(rows["double"].size, dtype=bool))):
        for subset, chosen in named.items():
            if (first & chosen).any():
                yield subset, first & chosen, which


def _act_lines(coded, probability, groups, chosen, where: dict[str, str], seed: int) -> list[dict]:
    lines: list[dict] = []
    if not chosen.any():
        return lines
    truth, share, group = coded[chosen], probability[chosen], groups[chosen]
    act, mode_of = share.argmax(axis=1), MODE_OF_ACT
    modes = np.stack([share[:, mode_of == mode].sum(axis=1) for mode in range(len(MODES))], axis=1)
    summed = modes.argmax(axis=1)
    own_acts, own_modes = ACTS_OF.get(where["subset"]), MODES_OF.get(where["subset"])

    def mean_of_acts(sums: np.ndarray) -> np.ndarray:
        return quality.macro_f1(sums, own_acts)

    def mean_of_modes(sums: np.ndarray) -> np.ndarray:
        return quality.macro_f1(sums, own_modes)

    acts = quality.confusions(truth, act, group, labels=len(ACTS))
    _add(lines, "act, macro-F1", acts, mean_of_acts, where, seed)
    by_act = quality.confusions(MODE_OF_ACT[truth], MODE_OF_ACT[act], group, labels=len(MODES))
    _add(lines, "mode, macro-F1", by_act, mean_of_modes, where, seed)
    tables = quality.confusions(MODE_OF_ACT[truth], summed, group, labels=len(MODES))
    _add(lines, "mode by summed probability, macro-F1", tables, mean_of_modes, where, seed)
    if where["subset"] != "to everybody":
        _add(lines, "dialog against the rest, F1", by_act, lambda sums: quality.f1(sums)[..., 2], where, seed)
    if where["by"] != "majority":
        bins = quality.calibration_tables(modes.max(axis=1), summed == MODE_OF_ACT[truth], group)
        _add(lines, "mode, ECE", bins, quality.ece, where, seed)
        bins = quality.calibration_tables(share.max(axis=1), act == truth, group)
        _add(lines, "act, ECE", bins, quality.ece, where, seed)
    if where["by"] == "model" and where["subset"] == "all":
        for number, name in enumerate(ACTS):
            _add(lines, f"act {name}, F1", acts, lambda sums, at=number: quality.f1(sums)[..., at], where, seed)
    return lines


def _share_lines(name: str, coded, predicted, groups, seed: int) -> list[dict]:
    truth, guess, count = quality.company_shares(coded, predicted, groups, least=LEAST)
    if count.size < 3:
        return []
    where = {"rows": "all", "subset": f"companies with {LEAST} and more", "by": "model"}
    lines: list[dict] = []
    gaps = np.stack([np.ones(count.size), np.abs(guess - truth)], axis=1)
    _add(lines, f"{name}, mean absolute error", gaps, lambda sums: sums[..., 1] / sums[..., 0], where, seed)
    errors = quality.share_errors(coded, predicted, groups, least=LEAST)
    for key, text in (("worst", "largest error"), ("bias", "mean error"), ("spearman", "Spearman")):
        value = {"value": errors[key], "low": np.nan, "high": np.nan}
        lines.append(_line({"measure": f"{name}, {text}", **where, **value}, count.sum(), count.size))
    lines[0]["n"] = int(count.sum())
    return lines


def _errors(shares: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]], groups: np.ndarray) -> dict[str, dict]:
    found = {}
    for name, (coded, predicted, chosen) in shares.items():
        errors = quality.share_errors(coded[chosen], predicted[chosen], groups[chosen], least=LEAST)
        if errors["companies"] >= 3:
            found[name] = {
                "bias": round(errors["bias"], 4),
                "sd": round(errors["sd"], 4),
                "companies": errors["companies"],
            }
    return found


def _add(lines: list[dict], measure: str, tables: np.ndarray, figure, where: dict[str, str], seed: int) -> None:
    # Every table counts messages in its first place: confusions in all cells, calibration in the first of three.
    n = tables.sum() if tables.shape[1] == tables.shape[-1] else tables[..., 0].sum()
    found = quality.interval(tables, figure, n=int(n), seed=seed, name=" ".join([measure, *where.values()]))
    values: dict[str, Any] = {"value": found.value, "low": found.low, "high": found.high}
    lines.append(_line({"measure": measure, **where, **values}, found.n, found.companies))


def _line(line: dict[str, Any], n: int, companies: int) -> dict[str, Any]:
    for key in ("value", "low", "high"):
        line[key] = None if np.isnan(line[key]) else round(float(line[key]), 4)
    return line | {"n": int(n), "companies": int(companies)}
