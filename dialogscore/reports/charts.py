"""Drawings as inline SVG: lines stretch with the page, so every word and number beside them stays HTML."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

__all__ = [
    "DAY", "TICKS", "Curve", "Layers", "Spans", "bars", "curve", "heap", "layers", "marked", "spans", "stacked",
    "steps",
]  # fmt: skip

MINUTE, HOUR, DAY = 60, 3600, 86400
TICKS = (MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY)
POINTS = 240
BINS = 50
HALF = 0.5


class Curve(NamedTuple):
    """
    A survival curve ready to draw in a box of 1000 by 1000 units.

    Attributes
    ----------
    line, band : str
        SVG paths.
    ticks : list of tuple of (float, float, int or None, float or None)
        Seconds, place from the left in percent, turns at risk, share still waiting.
    half : float or None
        Place from the left in percent at which half wait no more; None where the curve does not come down so far.
    """

    line: str
    band: str
    ticks: list[tuple[float, float, int | None, float | None]]
    half: float | None = None


class Spans(NamedTuple):
    """
    Values of periods with their intervals, ready to draw in a box of 1000 by 1000 units.

    Attributes
    ----------
    line, band : str
        SVG paths: a level piece for each value, a rectangle for each interval; a period without a value is a gap.
    """

    line: str
    band: str


class Layers(NamedTuple):
    """
    Shares that add up, ready to draw one over the other in a box of 1000 by 1000 units.

    Attributes
    ----------
    areas : list of str
        SVG paths from the baseline up to the top of each layer, to be drawn in this order: the highest first.
    ticks : list of tuple of (float, float, int, list of float)
        Seconds, place from the left in percent, turns at risk, share of each layer.
    """

    areas: list[str]
    ticks: list[tuple[float, float, int, list[float]]]


def curve(table: pd.DataFrame, *, until: float = 0.0) -> Curve | None:
    """
    Draw how many still wait, over a logarithmic time axis.

    Parameters
    ----------
    table : pandas.DataFrame
        ``seconds`` (ascending, the first 0), ``survival``, ``low``, ``high`` (0..1), ``at_risk``.
    until : float, default 0
        Seconds that enough turns were watched: the line goes on so far, level after the last answer.

    Returns
    -------
    Curve or None
        None if the table holds no event.
    """
    seconds = table["seconds"].to_numpy(dtype=float)
    if len(seconds) < 2:
        return None
    ticks, grid, across = _axis(max(float(seconds[-1]), until))
    row = np.searchsorted(seconds, grid, side="right") - 1
    x = 1000 * across(grid)
    columns = {
        name: 1000 * (1 - table[name].ffill().to_numpy(dtype=float)[row]) for name in ("survival", "low", "high")
    }
    band = _steps(x, columns["high"]) + _steps(x[::-1], columns["low"][::-1]).replace("M", "L", 1) + "Z"
    at_risk = table["at_risk"].to_numpy()
    survival = table["survival"].to_numpy(dtype=float)
    marks = []
    for tick in ticks:
        place = int(np.searchsorted(seconds, tick, side="left"))
        risk = int(at_risk[place]) if place < len(seconds) else None
        share = float(survival[np.searchsorted(seconds, tick, side="right") - 1])
        marks.append((tick, float(100 * across(np.array([tick], dtype=float))[0]), risk, share))
    down = np.flatnonzero(survival <= HALF)
    half = float(100 * across(seconds[down[:1]])[0]) if len(down) else None
    return Curve(_steps(x, columns["survival"]), band, marks, half)


def layers(table: pd.DataFrame, names: Sequence[str]) -> Layers | None:
    """
    Draw how waits ended, one share above the other, over a logarithmic time axis.

    Parameters
    ----------
    table : pandas.DataFrame
        ``seconds`` (ascending, the first 0), ``at_risk`` and a share, 0..1, for each name.
    names : sequence of str
        The layers, from the baseline up.

    Returns
    -------
    Layers or None
        None if the table holds no time but 0, or nothing ever ended.
    """
    seconds = table["seconds"].to_numpy(dtype=float)
    shares = table[list(names)].to_numpy(dtype=float)
    if len(seconds) < 2 or not shares.any():
        return None
    ticks, grid, across = _axis(float(seconds[-1]))
    tops = np.cumsum(shares, axis=1)[np.searchsorted(seconds, grid, side="right") - 1]
    x = 1000 * across(grid)
    areas = [_steps(x, 1000 * (1 - top)) + "V1000H0Z" for top in tops.T[::-1]]
    marks = []
    for tick in ticks:
        row = int(np.searchsorted(seconds, tick, side="right")) - 1
        later = min(int(np.searchsorted(seconds, tick)), len(seconds) - 1)
        risk = int(table["at_risk"].iloc[later])
        marks.append((tick, float(100 * across(np.array([tick], dtype=float))[0]), risk, shares[row].tolist()))
    return Layers(areas, marks)


def spans(values: Sequence[tuple[float, float | None, float | None] | None]) -> Spans:
    """
    Draw shares period by period, each as wide as its column.

    Parameters
    ----------
    values : sequence of tuple of (float, float or None, float or None), or None
        Share, 0..1, and the ends of its interval; None where there is no value.

    Returns
    -------
    Spans
        Paths.
    """
    width = 1000 / max(len(values), 1)
    lines, bands = [], []
    for place, value in enumerate(values):
        if value is None:
            continue
        left, right = (round(width * (place + edge), 1) for edge in (0.12, 0.88))
        height, low, high = (None if one is None else round(1000 * (1 - one), 1) for one in value)
        lines.append(f"M{left:g} {height:g}H{right:g}")
        if low is not None and high is not None:
            bands.append(f"M{left:g} {high:g}H{right:g}V{low:g}H{left:g}Z")
    return Spans("".join(lines), "".join(bands))


def bars(counts: np.ndarray) -> list[str]:
    """
    Draw counts of periods as columns side by side.

    Parameters
    ----------
    counts : numpy.ndarray, shape (periods, series)
        What was counted.

    Returns
    -------
    list of str
        SVG path of each series in a box of 1000 by 1000 units; the largest count reaches the top.
    """
    periods, series = counts.shape
    width, most = 1000 / max(periods, 1), max(float(counts.max(initial=0)), 1.0)
    thick = 0.76 * width / max(series, 1)
    paths = []
    for number in range(series):
        left = np.round(width * (np.arange(periods) + 0.12) + thick * number, 1)
        top = np.round(1000 * (1 - counts[:, number] / most), 1)
        columns = zip(left.tolist(), top.tolist(), strict=True)
        paths.append("".join(f"M{x:g} 1000V{y:g}h{thick * 0.94:.1f}V1000Z" for x, y in columns))
    return paths


def stacked(counts: np.ndarray) -> list[str]:
    """
    Draw counts of periods as columns, one series on top of the other.

    Parameters
    ----------
    counts : numpy.ndarray, shape (periods, series)
        What was counted; the first series stands on the baseline.

    Returns
    -------
    list of str
        SVG paths in a box of 1000 by 1000 units, to be drawn in this order: the highest first. The largest sum reaches
        the top.
    """
    tops = np.cumsum(counts, axis=1)
    width, most = 1000 / max(len(tops), 1), max(float(tops.max(initial=0)), 1.0)
    left = np.round(width * (np.arange(len(tops)) + 0.1), 1).tolist()
    heights = np.round(1000 * (1 - tops / most), 1).T[::-1].tolist()

    def drawn(heights: list[float]) -> str:
        columns = zip(left, heights, strict=True)
        return "".join(f"M{x:g} 1000V{y:g}h{0.8 * width:.1f}V1000Z" for x, y in columns if y < 1000)

    return [drawn(series) for series in heights]


def marked(periods: np.ndarray) -> str:
    """
    Mark periods by a field of full height.

    Parameters
    ----------
    periods : numpy.ndarray of bool, shape (periods,)
        Which to mark.

    Returns
    -------
    str
        SVG path in a box of 1000 by 1000 units, as wide as the columns of `stacked` stand apart.
    """
    width = 1000 / max(len(periods), 1)
    left = np.round(width * np.flatnonzero(periods), 1).tolist()
    return "".join(f"M{x:g} 0h{width:.1f}V1000h-{width:.1f}Z" for x in left)


def steps(heights: np.ndarray) -> str:
    """
    Draw heights of periods as one area of steps.

    Parameters
    ----------
    heights : numpy.ndarray
        Height of each period, 0..1.

    Returns
    -------
    str
        SVG path in a box of 1000 by 1000 units.
    """
    edges = np.linspace(0, 1000, len(heights) + 1)
    return _steps(edges, np.r_[1000 * (1 - heights), 1000.0]).replace("M0 ", "M0 1000V", 1) + "Z"


def _axis(last: float) -> tuple[list[int], np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    """Times that people think in up to the last, points to draw at, and where a moment stands, 0..1."""
    ticks = [tick for tick in TICKS if tick <= last] or [TICKS[0]]
    end = max(last, ticks[-1], HOUR)

    def across(moments: np.ndarray) -> np.ndarray:
        share = np.log(np.maximum(moments, MINUTE) / MINUTE) / np.log(end / MINUTE)
        return np.clip(share, 0, 1)

    grid = np.exp(np.linspace(np.log(MINUTE), np.log(end), POINTS))
    grid[-1] = end  # not a hair before it
    return ticks, grid, across


def heap(points: np.ndarray) -> str:
    """
    Draw how often a figure of 0 to 100 points came out where.

    Parameters
    ----------
    points : numpy.ndarray
        Points, 0..100.

    Returns
    -------
    str
        SVG path of an area in a box of 1000 by 1000 units; the fullest of 50 bins reaches the top.
    """
    counts = np.histogram(points, bins=BINS, range=(0, 100))[0]
    edges = np.linspace(0, 1000, BINS + 1)
    heights = 1000 * (1 - counts / max(int(counts.max()), 1))
    return _steps(edges, np.r_[heights, 1000.0]).replace("M0 ", "M0 1000V", 1) + "Z"


def _steps(x: np.ndarray, y: np.ndarray) -> str:
    x, y = np.round(x, 1), np.round(y, 1)
    parts = [f"M{x[0]:g} {y[0]:g}"]
    for place in range(1, len(x)):
        if y[place] != y[place - 1] or place == len(x) - 1:
            parts.append(f"H{x[place]:g}V{y[place]:g}")
    return "".join(parts)
