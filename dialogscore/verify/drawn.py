"""Recount of the index drawn again: its spread from the draws themselves, and each draw's points by their formula."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import ceil, exp, floor, isclose, log
from statistics import mean, median

from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, counted, refused

__all__ = ["draw_failures", "sensitivity_recounts"]

SPREAD, IMPORTANCE, CORRELATION = "index_sensitivity", "pillar_importance", "pillar_correlation"
PILLARS = ("openness", "responsiveness", "substance", "continuity")
CHOICES = ("aggregation", "horizon", "eligibility")
LEAST_SATURATION, MOST_SATURATION = 0.1, 0.5
THIRDS = ("low", "middle", "high")
DIGITS = 10
EDGE, HAIR = 0.05, 1e-9


def sensitivity_recounts(record: Record, index: Recount) -> list[Recount]:
    """
    Recount what other choices make of the index.

    Parameters
    ----------
    record : Record
        The record, with the draws.
    index : Recount
        The index.

    Returns
    -------
    list of Recount
        Median and 5 to 95 % of all draws and of each choice; squared correlation of each pillar with the points; rank
        correlation of each two pillars. None where the draws are gone.
    """
    if index.value is None:
        return [refused(measure, index.note) for measure in (SPREAD, IMPORTANCE, CORRELATION)]
    draws = record.draws
    if not draws:
        return []
    rows = [_spread(draws, "", "")]
    rows += [_spread(some, "choice", name) for name, some in _choices(draws) if some]
    points = [draw["points"] for draw in draws]
    for name in _names(draws):
        value = _correlation([draw[name] for draw in draws], points)
        rows.append(counted(IMPORTANCE, value**2, len(draws), by="pillar", part=name))
    # Folders written earlier do not hold what was drawn with nothing changed.
    kept = [name for name in _names(draws) if f"unchanged_{name}" in draws[0]]
    return rows + [_together(draws, *pair) for pair in combinations(kept, 2)]


def _together(draws: Sequence[dict], one: str, other: str) -> Recount:
    first, second = ([draw[f"unchanged_{name}"] for draw in draws] for name in (one, other))
    part = f"{one} {other}"
    if min(max(first) - min(first), max(second) - min(second)) <= HAIR:
        return refused(CORRELATION, "no_variation", len(draws), by="pillars", part=part)
    return counted(CORRELATION, _correlation(_ranks(first), _ranks(second)), len(draws), by="pillars", part=part)


def _ranks(values: Sequence[float]) -> list[float]:
    """Number values by size; equal ones share the mean of their places."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values), start=1):
        places.setdefault(value, []).append(place)
    return [mean(places[value]) for value in values]


def draw_failures(record: Record) -> list[str]:
    """
    Compute the points of each draw anew.

    Parameters
    ----------
    record : Record
        The record, with the draws.

    Returns
    -------
    list of str
        Draws whose points are not what their weights, their mean and their pillars give.
    """
    names, wrong = _names(record.draws), []
    if not record.draws and any(line["measure"] == SPREAD and line["value"] is not None for line in record.scores):
        return ["there are none"]
    for number, draw in enumerate(record.draws):
        pairs = [(draw[f"weight_{name}"], draw[name]) for name in names]
        points = 100 * MEANS[draw["aggregation"]](pairs) if draw["aggregation"] in MEANS else -1.0
        if not isclose(sum(weight for weight, _ in pairs), 1, rel_tol=1e-9):
            wrong.append(f"draw {number}: its weights do not add up to 1")
        elif not isclose(points, draw["points"], rel_tol=1e-9):
            wrong.append(f"draw {number}: {draw['points']:.12g} points, recounted {points:.12g}")
    return wrong


MEANS: dict[str, Callable[[Sequence[tuple[float, float]]], float]] = {
    "geometric": lambda pairs: exp(sum(weight * log(pillar) for weight, pillar in pairs)),
    "arithmetic": lambda pairs: sum(weight * pillar for weight, pillar in pairs),
    "harmonic": lambda pairs: 1 / sum(weight / pillar for weight, pillar in pairs),
}


def _names(draws: Sequence[dict]) -> list[str]:
    return [name for name in PILLARS if draws and name in draws[0]]


def _choices(draws: Sequence[dict]) -> list[tuple[str, list[dict]]]:
    parts: dict[str, list[dict]] = {}
    for draw in draws:
        third = floor((draw["saturation"] - LEAST_SATURATION) / (MOST_SATURATION - LEAST_SATURATION) * len(THIRDS))
        heaviest = max(_names(draws), key=lambda name: draw[f"weight_{name}"])
        codes = [f"{kind}_{draw[kind]}" for kind in CHOICES]
        for code in [*codes, f"saturation_{THIRDS[third]}", f"weight_{heaviest}"]:
            parts.setdefault(code, []).append(draw)
    return list(parts.items())


def _spread(draws: Sequence[dict], by: str, part: str) -> Recount:
    points = sorted(draw["points"] for draw in draws)
    last = len(points) - 1
    limits = points[floor(last * EDGE + HAIR)], points[ceil(last * (1 - EDGE) - HAIR)]
    return counted(SPREAD, median(points), len(points), by=by, part=part, limits=limits)


def _correlation(one: Sequence[float], other: Sequence[float]) -> float:
    if max(one) - min(one) <= 1e-9 or max(other) - min(other) <= 1e-9:
        return 0.0
    of_one, of_other = mean(one), mean(other)
    both = sum((a - of_one) * (b - of_other) for a, b in zip(one, other, strict=True))
    each = sum((a - of_one) ** 2 for a in one) * sum((b - of_other) ** 2 for b in other)
    return round(max(-1 + 1e-9, min(1 - 1e-9, both / each**0.5)), DIGITS)
