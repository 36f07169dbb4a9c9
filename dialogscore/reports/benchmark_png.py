"""The picture of a benchmark as PNG, for texts that take no SVG: the same marks, drawn with matplotlib."""

from pathlib import Path
from typing import TYPE_CHECKING

from dialogscore.reports.benchmark_forest import Mark
from dialogscore.reports.benchmark_picture import whole
from dialogscore.reports.drawing import Sheet
from dialogscore.reports.wording import load

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from dialogscore.benchmark import Benchmark

__all__ = ["render"]

PER_INCH = 100  # pixels of the sheet
SHARP, TALLEST = 2, 60_000  # pixels of the file for one of the sheet, and the most that it may be high
POINT = 72 / PER_INCH
TITLE = 26
INK, SOFT, TEAL, SAND = "#1d2427", "#566268", "#0d5c63", "#d8bd85"
LINES = {"grid": ("#dcd9d0", 1), "together": ("#a9c4c6", 9), "alone": (TEAL, 5), "mean": (SOFT, 1.5)}
DOTS = {"above": (TEAL, TEAL), "below": (SAND, "#6b5420"), "mean": (SOFT, SOFT)}


def render(benchmark: "Benchmark", path: str | Path, *, language: str) -> None:
    """
    Write the picture of a benchmark as a PNG file.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    """
    drawing, said = whole(benchmark, load(language))
    width, height = drawing.width, drawing.height + TITLE
    sharp = min(SHARP, TALLEST / height)
    sheet = Sheet(figsize=(width / PER_INCH, height / PER_INCH), dpi=PER_INCH * sharp, facecolor="white")
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(drawing.height, -TITLE)
    axes.set_axis_off()
    _draw(axes, Mark("text", "head", 8, -8, 8, -8, said))
    for mark in drawing.marks:
        _draw(axes, mark)
    sheet.savefig(path, format="png")  # whatever the file is called for now


def _draw(axes: "Axes", mark: Mark) -> None:
    if mark.kind == "text":
        small, bold = mark.look in ("tick", "key"), mark.look in ("head", "stratum")
        axes.text(
            mark.x, mark.y, mark.text, ha={"start": "left", "middle": "center", "end": "right"}[mark.anchor],
            va="baseline", fontsize=(10 if small else 11) * POINT, fontweight="bold" if bold else "normal",
            color=SOFT if small else INK, parse_math=False,
        )  # fmt: skip
    elif mark.kind == "line":
        colour, width = LINES.get(mark.look, (INK, 1.5))
        axes.plot([mark.x, mark.x2], [mark.y, mark.y2], color=colour, lw=width * POINT, solid_capstyle="butt")
    else:
        fill, edge = DOTS.get(mark.look, ("white", TEAL))
        shape, size = ("o", 8.4) if mark.kind == "dot" else ("D", 7)
        axes.plot([mark.x], [mark.y], shape, ms=size * POINT, mfc=fill, mec=edge, mew=1.5 * POINT)
