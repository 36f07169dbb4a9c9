"""What plots are drawn with: axes without pyplot, the page's colours, axes of shares and times, dots with whiskers."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from dialogscore.errors import UsageError
from dialogscore.reports import charts
from dialogscore.reports.figures import Figure
from dialogscore.reports.wording import Words

try:
    import matplotlib
    from matplotlib.axes import Axes
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.figure import Figure as Sheet
    from matplotlib.text import Text
except ImportError:
    raise UsageError(
        "draw a plot",
        found="no matplotlib",
        expected="the library that draws it",
        next_step="Install it with: pip install 'dialogscore[plot]'.",
    ) from None

__all__ = ["below", "colour", "done", "dots", "empty", "shaded", "shares", "sheet", "times", "written"]

SIZE = (8.0, 4.2)  # inches
DATED = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}


@cache
def colour(name: str) -> str:
    """
    Look a colour of the page up, light and without a brand, in its style sheet.

    Parameters
    ----------
    name : str
        Such as ``"dialog"``.

    Returns
    -------
    str
        As ``#rrggbb``.
    """
    style = (files("dialogscore.reports") / "templates" / "style.css").read_text(encoding="utf-8")
    return re.search(rf"--{name}: (#[0-9a-fA-F]{{6}})", style)[1]  # the first is the light one


def sheet(ax: Axes | None) -> Axes:
    """
    Take the axes that are given, or some of a figure of their own.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or None
        Where to draw, if somebody said so.

    Returns
    -------
    matplotlib.axes.Axes
        Where to draw.
    """
    return Sheet(figsize=SIZE, layout="constrained").subplots() if ax is None else ax


def empty(ax: Axes, reason: str) -> Axes:
    """
    Say why there is nothing to draw.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to say it.
    reason : str
        What to say.

    Returns
    -------
    matplotlib.axes.Axes
        The same.
    """
    ax.set_axis_off()
    return done(ax, reason)


def dots(ax: Axes, parts: Sequence[tuple[Figure, str]], words: Words, *, title: str) -> Axes:
    """
    Draw figures as dots with whiskers, one under the other; one without a value keeps its line and says why.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    parts : sequence of tuple of (Figure, str)
        Shares and how they are called.
    words : Words
        Wording.
    title : str
        What they show.

    Returns
    -------
    matplotlib.axes.Axes
        The same.
    """
    names = []
    for place, (figure, name) in enumerate(parts):
        names.append(f"{name}\nn = {words.count(figure.n)}")
        if figure.value is None:
            ax.text(0.0, place, figure.short_note(words), va="center", fontsize="small", color=colour("warn"))
            continue
        if figure.low is not None:
            ax.plot([figure.low, figure.high], [place, place], color=colour("ink"), lw=2)
        ax.plot([figure.value], [place], "o", color=colour("dialog"), ms=8)
        said = figure.value_text(words)
        ax.annotate(said, (figure.value, place), (0, 7), textcoords="offset points", ha="center", fontsize="small")
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    return done(shares(ax, words, across=True), title)


def shaded(ax: Axes, counts: np.ndarray, words: Words) -> None:
    """
    Draw a table of counts, the stronger the more, with each count in its place.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    counts : numpy.ndarray
        Rows and columns of whole numbers.
    words : Words
        Wording.
    """
    shades = LinearSegmentedColormap.from_list("dialogscore", [colour("panel"), colour("dialog")])
    ax.imshow(counts, cmap=shades, aspect="auto", vmin=0)
    half = counts.max() / 2
    for row, column in np.argwhere(counts):
        ink = colour("on-dialog" if counts[row, column] > half else "ink")
        ax.text(column, row, words.count(counts[row, column]), ha="center", va="center", color=ink, fontsize=7)


def shares(ax: Axes, words: Words, *, across: bool = False) -> Axes:
    """
    Let an axis show shares from nothing to all.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes.
    words : Words
        Wording.
    across : bool, default False
        The lower axis instead of the left one.

    Returns
    -------
    matplotlib.axes.Axes
        The same.
    """
    places = (0, 0.25, 0.5, 0.75, 1)
    labels = [words.share(place) for place in places]
    if across:
        ax.set_xlim(-0.01, 1.01)
        ax.set_xticks(places, labels)
    else:
        ax.set_ylim(0, 1)
        ax.set_yticks(places, labels)
    return ax


def times(ax: Axes, ticks: Sequence[tuple[float, int | None]], words: Words, *, last: float) -> None:
    """
    Let the lower axis show times, logarithmic, with the turns at risk under each.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes.
    ticks : sequence of tuple of (float, int or None)
        Seconds, and turns at risk.
    words : Words
        Wording.
    last : float
        Seconds at the right end.
    """
    at_risk = ["–" if risk is None else words.count(risk) for _, risk in ticks]
    labels = [f"{words.duration(tick)}\n{risk}" for (tick, _), risk in zip(ticks, at_risk, strict=True)]
    ax.set_xscale("log")
    ax.set_xlim(charts.TICKS[0], max(last, charts.HOUR))
    ax.set_xticks([tick for tick, _ in ticks], labels)
    ax.minorticks_off()


def below(words: Words) -> str:
    """
    Say what stands below an axis of times.

    Parameters
    ----------
    words : Words
        Wording.

    Returns
    -------
    str
        Two lines.
    """
    return f"{words('replies.curve_axis')}\n{words('replies.at_risk')}"


def done(ax: Axes, title: str, *, x: str = "", y: str = "") -> Axes:
    """
    Put title and labels to axes, all of them plain text.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes with all that is drawn.
    title : str
        What they show.
    x, y : str, optional
        What the lower and the left axis show.

    Returns
    -------
    matplotlib.axes.Axes
        The same.
    """
    ax.set_title(title, loc="left", fontweight="bold", wrap=True)
    ax.set_xlabel(x, wrap=True)
    ax.set_ylabel(y)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for text in ax.findobj(Text):
        text.set_parse_math(False)
    return ax


def written(ax: Axes, path: str | Path) -> None:
    """
    Write a figure so that the same plot gives the same bytes.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes of the figure.
    path : str or Path
        File to write; its ending says how.
    """
    with matplotlib.rc_context({"svg.hashsalt": "dialogscore"}):
        ax.figure.savefig(path, metadata=DATED.get(Path(path).suffix.lower()))
