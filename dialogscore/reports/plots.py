"""The pictures of the page as matplotlib axes: same numbers, same titles, same colours, for whoever sits in a notebook.

Every plot draws into ``ax``, or into a figure of its own that no pyplot knows of, so that nothing global is touched and
nothing has to be closed. Labels are never read as mathematics: a ``$`` in somebody's name is a ``$``.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dialogscore.errors import UsageError
from dialogscore.reports import charts, mixture, verdicts
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.sections import PILLARS, RATES
from dialogscore.reports.sensitivity import sensitivity
from dialogscore.reports.timing import CAUSES, curve_title, timing
from dialogscore.reports.week import PARTS, week
from dialogscore.reports.wording import Words, load

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

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["Plots"]

SIZE = (8.0, 4.2)  # inches
ENDS = {"company": "dialog", "others": "nominal", "deleted": "broadcast", "waiting": "panel"}
WIDE_ENOUGH = 0.08  # of a bar, to hold its share


@cache
def _colour(name: str) -> str:
    """Look a colour of the page up, light and without a brand, in its style sheet."""
    style = (files("dialogscore.reports") / "templates" / "style.css").read_text(encoding="utf-8")
    return re.search(rf"--{name}: (#[0-9a-fA-F]{{6}})", style)[1]  # the first is the light one


class Plots:
    """
    The pictures of an audit.

    Parameters
    ----------
    audit : Audit
        A finished audit.

    Notes
    -----
    Every plot takes ``ax`` (matplotlib axes to draw into; by default a figure of its own, ``.figure`` of what comes
    back) and ``language`` (``"de"`` or ``"en"``; by default the audit's). Where there is nothing to draw, the axes say
    why.
    """

    def __init__(self, audit: "Audit") -> None:
        self._audit, self._figures = audit, Figures(audit.scores)

    def _words(self, language: str | None) -> Words:
        return load(language or self._audit.manifest["language"])

    def curve(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw how many still wait for an answer after how long, with the band of the interval (Kaplan-Meier)."""
        words, ax = self._words(language), _axes(ax)
        table = self._audit.tables.get("curve")
        drawn = None if table is None else charts.curve(table)
        if drawn is None:
            median = self._figures.get("response_median_seconds")
            return _empty(ax, words("replies.no_curve", reason=median.short_note(words) if median else ""))
        seconds = np.maximum(table["seconds"].to_numpy(dtype=float), charts.TICKS[0])
        ax.fill_between(
            seconds, table["low"].ffill(), table["high"].ffill(), step="post", color=_colour("dialog"), alpha=0.2, lw=0
        )
        ax.plot(seconds, table["survival"], drawstyle="steps-post", color=_colour("dialog"), lw=2)
        title = curve_title(drawn, words)
        _times(ax, [(tick, at_risk) for tick, _, at_risk, _ in drawn.ticks], words, last=seconds[-1])
        return _done(_shares(ax, words), title, x=_below(words), y=words("replies.curve_y"))

    def endings(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw how waits ended: answered by the company, by others, deleted, still waiting (Aalen-Johansen)."""
        words, ax = self._words(language), _axes(ax)
        drawing = timing(self._audit, self._figures, words)["drawing"]
        if drawing is None:
            return _empty(ax, words("page.no_rows"))
        table = self._audit.tables["endings"]
        seconds = np.maximum(table["seconds"].to_numpy(dtype=float), charts.TICKS[0])
        names = [name for name in CAUSES if table[name].any()]
        ax.stackplot(
            seconds,
            *(table[name] for name in names),
            step="post",
            colors=[_colour(ENDS[name]) for name in names],
            labels=[words(f"timing.end_{name}") for name in names],
        )
        ax.legend(loc="upper left", frameon=False)
        ticks = [(tick, at_risk) for tick, _, at_risk, _ in charts.layers(table, names).ticks]
        _times(ax, ticks, words, last=seconds[-1])
        return _done(_shares(ax, words), drawing["title"], x=_below(words))

    def mix(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw what the company writes: the shares of the modes in all its turns, its openers and its replies."""
        words, ax = self._words(language), _axes(ax)
        told = mixture.mix(self._figures, words)
        for place, bar in enumerate(told["bars"]):
            left = 0.0
            for segment in bar["segments"]:
                width, mode = float(segment["width"]) / 100, segment["mode"]
                ax.barh(place, width, left=left, color=_colour(mode), edgecolor="white", label=segment["name"])
                if width >= WIDE_ENOUGH:
                    ax.text(left + width / 2, place, segment["label"], ha="center", va="center",
                            color=_colour(f"on-{mode}"), fontsize="small")  # fmt: skip
                left += width
        ax.set_yticks(range(len(told["bars"])), [f"{bar['name']}\nn = {bar['n']}" for bar in told["bars"]])
        ax.invert_yaxis()
        handles = dict(zip(*ax.get_legend_handles_labels()[::-1], strict=True))
        ax.legend(handles.values(), handles, loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False)
        return _done(_shares(ax, words, across=True), told["title"])

    def ladder(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw the ladder from broadcast to interactive with its intervals."""
        words = self._words(language)
        parts = [(one, words(f"levels.{one.subset}")) for one in self._figures.parts("level_share")]
        return _figures(_axes(ax), parts, words, title=words("mix.ladder"))

    def pillars(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw the four pillars with their intervals; the title is the index."""
        words = self._words(language)
        parts = self._named([f"pillar_{name}" for name in PILLARS], words)
        return _figures(_axes(ax), parts, words, title=verdicts.index_title(self._figures, words))

    def rates(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw the reply rates by horizon with their intervals."""
        words = self._words(language)
        return _figures(_axes(ax), self._named(RATES, words), words, title=words("replies.rates"))

    def sensitivity(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """Draw how often the index came out where under other choices than ours."""
        words, ax = self._words(language), _axes(ax)
        told = sensitivity(self._audit, self._figures, words)
        if told is None:
            return _empty(ax, words("page.no_rows"))
        points = self._audit.tables["sensitivity"]["points"].to_numpy(dtype=float)
        ax.hist(points, bins=charts.BINS, range=(0, 100), color=_colour("dialog"), alpha=0.35)
        ax.axvline(self._figures.get("index_sensitivity").value, color=_colour("dialog"), lw=2)
        ax.axvline(self._figures.get("index").value, color=_colour("ink"), lw=2, ls="--")
        ax.set_xlim(0, 100)
        return _done(ax, told["title"], x=words("sensitivity.axis"), y=words("page.n"))

    def week(self, part: str = PARTS[0], *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """
        Draw when people write, or when they are answered: weekdays by hours.

        Parameters
        ----------
        part : str, default "inbound"
            ``"inbound"`` or ``"responses"``.
        ax : matplotlib.axes.Axes, optional
            Where to draw.
        language : str, optional
            Of its words.

        Returns
        -------
        matplotlib.axes.Axes
            What was drawn into.

        Raises
        ------
        UsageError
            If there is no such part.
        """
        if part not in PARTS:
            raise UsageError("draw the week", found=repr(part), expected=" or ".join(map(repr, PARTS)))
        words, ax = self._words(language), _axes(ax)
        told = week(self._audit, words)
        if told is None:
            return _empty(ax, words("page.no_rows"))
        ordered = self._audit.tables["hours"].sort_values(["weekday", "hour"])
        counts = ordered[part].to_numpy(dtype=int).reshape(7, 24)
        shades = LinearSegmentedColormap.from_list("dialogscore", [_colour("panel"), _colour("dialog")])
        ax.imshow(counts, cmap=shades, aspect="auto", vmin=0)
        half = counts.max() / 2
        for day, hour in np.argwhere(counts):
            colour = _colour("on-dialog" if counts[day, hour] > half else "ink")
            ax.text(hour, day, words.count(counts[day, hour]), ha="center", va="center", color=colour, fontsize=7)
        grid = told["grids"][PARTS.index(part)]
        ax.set_yticks(range(7), [day["name"] for day in grid["days"]])
        ax.set_xticks(range(24), [str(hour) for hour in range(24)])
        return _done(ax, grid["name"], x=told["zone"])

    def _named(self, measures: Sequence[str], words: Words) -> list[tuple[Figure, str]]:
        found = [self._figures.get(measure) for measure in measures]
        return [(figure, words.name(figure.measure)) for figure in found if figure is not None]

    @staticmethod
    def save(ax: Axes, path: str | Path) -> None:
        """
        Write the figure of a plot so that the same plot gives the same bytes.

        Parameters
        ----------
        ax : matplotlib.axes.Axes
            What a plot gave back.
        path : str or Path
            File to write; its ending says how: ``.svg``, ``.pdf`` or ``.png``.
        """
        suffix = Path(path).suffix.lower()
        dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
        with matplotlib.rc_context({"svg.hashsalt": "dialogscore"}):
            ax.figure.savefig(path, metadata=dated.get(suffix))


def _axes(ax: Axes | None) -> Axes:
    return Sheet(figsize=SIZE, layout="constrained").subplots() if ax is None else ax


def _empty(ax: Axes, reason: str) -> Axes:
    ax.set_axis_off()
    return _done(ax, reason)


def _figures(ax: Axes, parts: Sequence[tuple[Figure, str]], words: Words, *, title: str) -> Axes:
    """Draw figures as dots with whiskers, one under the other; one without a value keeps its line and says so."""
    names = []
    for place, (figure, name) in enumerate(parts):
        names.append(f"{name}\nn = {words.count(figure.n)}")
        if figure.value is None:
            ax.text(0.0, place, figure.short_note(words), va="center", fontsize="small", color=_colour("warn"))
            continue
        if figure.low is not None:
            ax.plot([figure.low, figure.high], [place, place], color=_colour("ink"), lw=2)
        ax.plot([figure.value], [place], "o", color=_colour("dialog"), ms=8)
        said = figure.value_text(words)
        ax.annotate(said, (figure.value, place), (0, 7), textcoords="offset points", ha="center", fontsize="small")
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    return _done(_shares(ax, words, across=True), title)


def _shares(ax: Axes, words: Words, *, across: bool = False) -> Axes:
    places = (0, 0.25, 0.5, 0.75, 1)
    labels = [words.share(place) for place in places]
    if across:
        ax.set_xlim(-0.01, 1.01)
        ax.set_xticks(places, labels)
    else:
        ax.set_ylim(0, 1)
        ax.set_yticks(places, labels)
    return ax


def _times(ax: Axes, ticks: Sequence[tuple[float, int | None]], words: Words, *, last: float) -> None:
    """Put a logarithmic time axis below, with the turns at risk under each tick."""
    at_risk = ["–" if risk is None else words.count(risk) for _, risk in ticks]
    labels = [f"{words.duration(tick)}\n{risk}" for (tick, _), risk in zip(ticks, at_risk, strict=True)]
    ax.set_xscale("log")
    ax.set_xlim(charts.TICKS[0], max(last, charts.HOUR))
    ax.set_xticks([tick for tick, _ in ticks], labels)
    ax.minorticks_off()


def _below(words: Words) -> str:
    return f"{words('replies.curve_axis')}\n{words('replies.at_risk')}"


def _done(ax: Axes, title: str, *, x: str = "", y: str = "") -> Axes:
    ax.set_title(title, loc="left", fontweight="bold", wrap=True)
    ax.set_xlabel(x, wrap=True)
    ax.set_ylabel(y)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for text in ax.findobj(Text):
        text.set_parse_math(False)
    return ax
