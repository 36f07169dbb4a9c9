"""How good the model is on one company: its labels against those of people, weighted by how the sample was drawn.

Figures are those of a model's card, so that both can be set side by side. Intervals: whole turns are drawn again inside
each stratum.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dialogscore.audit import Audit
from dialogscore.coding import store
from dialogscore.coding.agreeing import MODE_OF_ACT, MODES
from dialogscore.coding.layout import ACT, ACTS, INBOUND, TYPES
from dialogscore.coding.reading import CodedSheet
from dialogscore.errors import FeedError
from dialogscore.statistics import percentile_limits, seed_of
from dialogscore.statistics.stratified import stratified_weights

__all__ = ["MAIN", "Quality", "beside_card", "joined", "measure_sheet"]

# A class that people gave less often than this says nothing, and would decide a mean over classes.
LEAST_OF_A_CLASS = 5
# Names of a card's figures; a warning rests on these alone, since among many single classes some err by chance.
MAIN = (
    "mode of the likeliest act, macro-F1",
    "act, macro-F1",
    "dialog against the rest, F1",
    "needs_reply, F1",
    "inbound type, macro-F1",
)
_JUDGED = ACTS[:-1]


class Quality(NamedTuple):
    """
    What a coded sample says of the model.

    Attributes
    ----------
    figures : pandas.DataFrame
        measure, task, value, low, high, n (messages), turns.
    language : str
        Language of most coded messages.
    """

    figures: pd.DataFrame
    language: str


def joined(audit: Audit, sheet: CodedSheet, out: str | Path) -> pd.DataFrame:
    """
    Put what people said beside what the model says, with the design of the sample.

    Parameters
    ----------
    audit : Audit
        The audit of `out`.
    sheet : CodedSheet
        A complete sheet, coded without sight of the model's labels.
    out : str or pathlib.Path
        Its result folder.

    Returns
    -------
    pandas.DataFrame
        One row a coded message: columns of the sheet, ``said_act``, ``said_inbound_type``, ``said_needs_reply`` (the
        model's own, before any override), language, unit, stratum, stratum_size and probability.

    Raises
    ------
    FeedError
        If the sheet is incomplete, was not coded blind, or is from another audit.
    """
    sheet.require_complete()
    if sheet.about.get("blind", "yes") != "yes":
        raise FeedError(f"use {sheet.path}", found="a sheet that was not coded blind", expected="labels given unseen")
    samples = store.stored(out, store.SAMPLES)
    drawn = None if samples is None else samples.drop(columns=["seed"], errors="ignore")
    # The name of a draw tells the audit, even after `forget` has changed the working record.
    found = None if drawn is None else sheet.rows.merge(drawn, on=["sample", "task", "ref"])
    if found is None or len(found) < len(sheet.rows):
        raise FeedError(
            f"use {sheet.path} on {out}", found="messages that were not drawn from this audit",
            expected="the sheet of a sample of this very audit",
            next_step="An audit that was made again needs the sample of that run.",
        )  # fmt: skip
    said = {}
    for name in ("act", "inbound_type", "needs_reply"):
        # What an override has changed is no longer the model's word.
        own = f"{name}_model" if f"{name}_model" in audit.messages else name
        said[f"said_{name}"] = audit.messages[own]
    table = pd.DataFrame({"ref": audit.messages["ref"], "language": audit.messages["language"]} | said)
    return found.merge(table, on="ref", how="left")


def measure_sheet(table: pd.DataFrame, *, level: float = 0.95, seed: int = 1) -> Quality:
    """
    Measure the model on a coded sample.

    Parameters
    ----------
    table : pandas.DataFrame
        From `joined`.
    level : float, default 0.95
        Of the intervals.
    seed : int, default 1
        Of the draws.

    Returns
    -------
    Quality
        Figures with intervals. What people could not judge (`other`) is left out, as in a card.
    """
    lines: list[dict] = []
    act = table[table["task"].eq(ACT) & table["act"].ne("other")]
    if len(act):
        coded, said = (_numbers(act[name], ACTS) for name in ("act", "said_act"))
        modes = np.array([MODE_OF_ACT.get(name, len(MODES)) for name in ACTS])
        lines += _lines(act, modes[coded], modes[said], {
            MAIN[0]: _macro(MODES, modes[coded]),
            MAIN[2]: lambda tables: _f1(tables)[..., MODES.index("dialog")],
            "mode of the likeliest act, agreement": _same,
        }, ACT, level, seed)  # fmt: skip
        each = {f"act {name}, F1": lambda tables, at=at: _f1(tables)[..., at] for at, name in enumerate(_JUDGED)}
        kept = {name: figure for at, (name, figure) in enumerate(each.items()) if _often(coded, at)}
        main = {MAIN[1]: _macro(_JUDGED, coded), "act, agreement": _same}
        lines += _lines(act, coded, said, main | kept, ACT, level, seed)
    asked = table[table["task"].eq(INBOUND)]
    if len(asked):
        pairs = [_numbers(asked[name].astype("Int64").astype("string"), ("0", "1")) for name in _REPLY]
        figures = {MAIN[3]: lambda tables: _f1(tables)[..., 1], "needs_reply, agreement": _same}
        lines += _lines(asked, *pairs, figures, INBOUND, level, seed)
        coded, said = (_numbers(asked[name], TYPES) for name in ("inbound_type", "said_inbound_type"))
        each = {f"type {name}, F1": lambda tables, at=at: _f1(tables)[..., at] for at, name in enumerate(TYPES)}
        kept = {name: figure for at, (name, figure) in enumerate(each.items()) if _often(coded, at)}
        lines += _lines(asked, coded, said, {MAIN[4]: _macro(TYPES, coded)} | kept, INBOUND, level, seed)
    spoken = table["language"].dropna().value_counts()
    return Quality(pd.DataFrame(lines), str(spoken.index[0]) if len(spoken) else "")


def beside_card(quality: Quality, cards: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """
    Set figures beside those of the models' cards.

    Parameters
    ----------
    quality : Quality
        Of one company.
    cards : mapping of str to mapping
        Card of the model of each task, ``"act"`` and ``"inbound"``; a task may lack.

    Returns
    -------
    pandas.DataFrame
        The figures with card_value, card_low, card_high, card_subset, and is_worse: the whole interval lies below the
        card's. The card's figure on double-coded messages in the company's language is taken, else on all of them.
    """
    lines = []
    for line in quality.figures.to_dict("records"):
        known = cards.get(line["task"], {}).get("quality", ())
        own = [one for one in known if one["by"] == "model" and one["measure"] == line["measure"]]
        wanted = [(rows, subset) for subset in (quality.language, "all") for rows in ("double-coded", "all")]
        order = {pair: place for place, pair in enumerate(wanted)}
        own = sorted((one for one in own if (one["rows"], one["subset"]) in order and one["value"] is not None),
                     key=lambda one: order[one["rows"], one["subset"]])  # fmt: skip
        card = own[0] if own else {}
        low = card.get("low") if card.get("low") is not None else card.get("value")
        worse = low is not None and not np.isnan(line["high"]) and line["high"] < low and line["measure"] in MAIN
        named = {f"card_{name}": card.get(name, np.nan) for name in ("value", "low", "high")}
        where = f"{card['rows']}, {card['subset']}" if card else ""
        lines.append(line | named | {"card_subset": where, "is_worse": bool(worse)})
    return pd.DataFrame(lines)


_REPLY = ("needs_reply", "said_needs_reply")


def _numbers(column: pd.Series, classes: tuple[str, ...]) -> np.ndarray:
    # What the model says of none of them stands after the last.
    place = {name: at for at, name in enumerate(classes)}
    return column.astype("string").map(place).fillna(len(classes)).to_numpy(dtype=np.int64)


def _lines(part: pd.DataFrame, coded, said, figures: Mapping[str, Callable], task: str, level, seed) -> list[dict]:
    size = len(ACTS) + 1  # room for what is none of the classes
    units, unit = np.unique(part["unit"].to_numpy(dtype=np.int64), return_inverse=True)
    tables = np.zeros((len(units), size, size))
    np.add.at(tables, (unit, coded, said), 1 / part["probability"].to_numpy(dtype=float))
    first = part.iloc[np.unique(unit, return_index=True)[1]]
    strata = np.unique(first["stratum"].to_numpy(dtype=str), return_inverse=True)[1]
    weights = stratified_weights(strata, first["stratum_size"].to_numpy(dtype=float), seed=seed_of(seed, task))
    drawn, whole = (weights @ tables.reshape(len(units), -1)).reshape(-1, size, size), tables.sum(axis=0)
    lines = []
    for name, figure in figures.items():
        value, spread = float(figure(whole)), figure(drawn)
        spread = spread[~np.isnan(spread)]
        # Where all is right there is nothing to draw an interval from: it would be a point.
        known = spread.size and len(units) > 1 and value < 1 - 1e-12
        low, high = percentile_limits(spread, level=level) if known else (np.nan, np.nan)
        lines.append({"measure": name, "task": task, "value": value, "low": low, "high": high, "n": len(part),
                      "turns": len(units)})  # fmt: skip
    return lines


def _f1(tables: np.ndarray) -> np.ndarray:
    both = tables.sum(axis=-1) + tables.sum(axis=-2)
    hits = np.diagonal(tables, axis1=-2, axis2=-1)
    return np.divide(2 * hits, both, out=np.full(both.shape, np.nan), where=both > 1e-12)


def _macro(classes: tuple[str, ...], coded: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    kept = [at for at in range(len(classes)) if _often(coded, at)] or [at for at in range(len(classes)) if at in coded]
    return lambda tables: np.nan_to_num(_f1(tables)[..., kept]).mean(axis=-1)


def _often(coded: np.ndarray, at: int) -> bool:
    return int((coded == at).sum()) >= LEAST_OF_A_CLASS


def _same(tables: np.ndarray) -> np.ndarray:
    return np.trace(tables, axis1=-2, axis2=-1) / np.maximum(tables.sum(axis=(-2, -1)), 1e-12)
