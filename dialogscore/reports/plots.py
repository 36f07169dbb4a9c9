"""The pictures of the page as matplotlib axes: same numbers, same titles, same colours, for whoever sits in a notebook.

Every plot draws into ``ax``, or into a figure of its own that no pyplot knows of, so that nothing global is touched and
nothing has to be closed. Labels are never read as mathematics: a ``$`` in somebody's name is a ``$``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dialogscore.errors import UsageError
from dialogscore.reports import charts, mixture, sides, verdicts
from dialogscore.reports.drawing import below, colour, done, dots, empty, shaded, shares, sheet, times, written
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.sections import PILLARS, RATES
from dialogscore.reports.sensitivity import sensitivity
from dialogscore.reports.timing import CAUSES, curve_title, timing
from dialogscore.reports.week import PARTS, week
from dialogscore.reports.wording import Words, load

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from dialogscore.audit import Audit

__all__ = ["Plots"]

ENDS = {"company": "dialog", "others": "nominal", "deleted": "broadcast", "waiting": "panel"}
WIDE_ENOUGH = 0.08  # of a bar, to hold its share
BESIDE = {"rate": "reply_rate_72h", "dialog": "dialog_share"}


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

    def curve(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw how many still wait for an answer after how long, with the band of the interval (Kaplan-Meier)."""
        words, ax = self._words(language), sheet(ax)
        table = self._audit.tables.get("curve")
        drawn = None if table is None else charts.curve(table)
        if drawn is None:
            median = self._figures.get("response_median_seconds")
            return empty(ax, words("replies.no_curve", reason=median.short_note(words) if median else ""))
        seconds = np.maximum(table["seconds"].to_numpy(dtype=float), charts.TICKS[0])
        ax.fill_between(
            seconds, table["low"].ffill(), table["high"].ffill(), step="post", color=colour("dialog"), alpha=0.2, lw=0
        )
        ax.plot(seconds, table["survival"], drawstyle="steps-post", color=colour("dialog"), lw=2)
        title = curve_title(drawn, words)
        times(ax, [(tick, at_risk) for tick, _, at_risk, _ in drawn.ticks], words, last=seconds[-1])
        return done(shares(ax, words), title, x=below(words), y=words("replies.curve_y"))

    def endings(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw how waits ended: answered by the company, by others, deleted, still waiting (Aalen-Johansen)."""
        words, ax = self._words(language), sheet(ax)
        drawing = timing(self._audit, self._figures, words)["drawing"]
        if drawing is None:
            return empty(ax, words("page.no_rows"))
        table = self._audit.tables["endings"]
        seconds = np.maximum(table["seconds"].to_numpy(dtype=float), charts.TICKS[0])
        names = [name for name in CAUSES if table[name].any()]
        ax.stackplot(
            seconds,
            *(table[name] for name in names),
            step="post",
            colors=[colour(ENDS[name]) for name in names],
            labels=[words(f"timing.end_{name}") for name in names],
        )
        ax.legend(loc="upper left", frameon=False)
        ticks = [(tick, at_risk) for tick, _, at_risk, _ in charts.layers(table, names).ticks]
        times(ax, ticks, words, last=seconds[-1])
        return done(shares(ax, words), drawing["title"], x=below(words))

    def mix(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw what the company writes: the shares of the modes in all its turns, its openers and its replies."""
        words, ax = self._words(language), sheet(ax)
        told = mixture.mix(self._figures, words)
        for place, bar in enumerate(told["bars"]):
            left = 0.0
            for segment in bar["segments"]:
                width, mode = float(segment["width"]) / 100, segment["mode"]
                ax.barh(place, width, left=left, color=colour(mode), edgecolor="white", label=segment["name"])
                if width >= WIDE_ENOUGH:
                    ax.text(left + width / 2, place, segment["label"], ha="center", va="center",
                            color=colour(f"on-{mode}"), fontsize="small")  # fmt: skip
                left += width
        ax.set_yticks(range(len(told["bars"])), [f"{bar['name']}\nn = {bar['n']}" for bar in told["bars"]])
        ax.invert_yaxis()
        handles = dict(zip(*ax.get_legend_handles_labels()[::-1], strict=True))
        ax.legend(handles.values(), handles, loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False)
        return done(shares(ax, words, across=True), told["title"])

    def ladder(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw the ladder from broadcast to interactive with its intervals."""
        words = self._words(language)
        parts = [(one, words(f"levels.{one.subset}")) for one in self._figures.parts("level_share")]
        return dots(sheet(ax), parts, words, title=words("mix.ladder"))

    def pillars(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw the four pillars with their intervals; the title is the index."""
        words = self._words(language)
        parts = self._named([f"pillar_{name}" for name in PILLARS], words)
        return dots(sheet(ax), parts, words, title=verdicts.index_title(self._figures, words))

    def rates(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw the reply rates by horizon with their intervals."""
        words = self._words(language)
        return dots(sheet(ax), self._named(RATES, words), words, title=words("replies.rates"))

    def sensitivity(self, *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """Draw how often the index came out where under other choices than ours."""
        words, ax = self._words(language), sheet(ax)
        told = sensitivity(self._audit, self._figures, words)
        if told is None:
            return empty(ax, words("page.no_rows"))
        points = self._audit.tables["sensitivity"]["points"].to_numpy(dtype=float)
        ax.hist(points, bins=charts.BINS, range=(0, 100), color=colour("dialog"), alpha=0.35)
        ax.axvline(self._figures.get("index_sensitivity").value, color=colour("dialog"), lw=2)
        ax.axvline(self._figures.get("index").value, color=colour("ink"), lw=2, ls="--")
        ax.set_xlim(0, 100)
        return done(ax, told["title"], x=words("sensitivity.axis"), y=words("page.n"))

    def week(self, part: str = PARTS[0], *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
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
        words, ax = self._words(language), sheet(ax)
        told = week(self._audit, words)
        if told is None:
            return empty(ax, words("page.no_rows"))
        ordered = self._audit.tables["hours"].sort_values(["weekday", "hour"])
        counts = ordered[part].to_numpy(dtype=int).reshape(7, 24)
        shaded(ax, counts, words)
        grid = told["grids"][PARTS.index(part)]
        ax.set_yticks(range(7), [day["name"] for day in grid["days"]])
        ax.set_xticks(range(24), [str(hour) for hour in range(24)])
        return done(ax, grid["name"], x=told["zone"])

    def development(self, part: str = "rate", *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """
        Draw a figure month by month, or quarter by quarter, with its intervals.

        Parameters
        ----------
        part : str, default "rate"
            ``"rate"`` (answered within 72 hours) or ``"dialog"`` (dialog share).
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
        words = self._words(language)
        told = sides.development(self._audit, self._figures, words)
        title = next((one["title"] for one in told["panels"] if one.get("name") == words.name(_beside(part))), "")
        return self._beside(told["lines"], part, title or words("sections.development"), words, ax)

    def accounts(self, part: str = "rate", *, ax: "Axes | None" = None, language: str | None = None) -> "Axes":
        """
        Draw a figure account by account with its intervals.

        Parameters
        ----------
        part : str, default "rate"
            ``"rate"`` (answered within 72 hours) or ``"dialog"`` (dialog share).
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
        words = self._words(language)
        told = sides.accounts(self._audit, self._figures, words)
        lines = told["tables"][0][1] if told["tables"] else []
        return self._beside(lines, part, f"{words('accounts.account')}: {words.name(_beside(part))}", words, ax)

    def _beside(self, lines: Sequence[dict], part: str, title: str, words: Words, ax: "Axes | None") -> "Axes":
        cells = [(line[part], line["name"]) for line in lines if line[part] is not None]
        if not cells:
            return empty(sheet(ax), words("development.none"))
        found = {(one.by, one.subset): one for one in self._figures.parts(_beside(part))}
        return dots(sheet(ax), [(found[one["by"], one["subset"]], name) for one, name in cells], words, title=title)

    def _named(self, measures: Sequence[str], words: Words) -> list[tuple[Figure, str]]:
        found = [self._figures.get(measure) for measure in measures]
        return [(figure, words.name(figure.measure)) for figure in found if figure is not None]

    @staticmethod
    def save(ax: "Axes", path: str | Path) -> None:
        """
        Write the figure of a plot so that the same plot gives the same bytes.

        Parameters
        ----------
        ax : matplotlib.axes.Axes
            What a plot gave back.
        path : str or Path
            File to write; its ending says how: ``.svg``, ``.pdf`` or ``.png``.
        """
        written(ax, path)


def _beside(part: str) -> str:
    """Find the measure that a part of a development or of accounts shows."""
    if part not in BESIDE:
        raise UsageError("draw a figure beside others", found=repr(part), expected=" or ".join(map(repr, BESIDE)))
    return BESIDE[part]
