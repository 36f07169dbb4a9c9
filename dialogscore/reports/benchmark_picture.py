"""The picture of a benchmark as SVG: in the page with its colours, or as a file of its own that a paper can print."""

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from dialogscore.reports.benchmark_forest import Drawing, Mark, forest, title
from dialogscore.reports.wording import Words, load

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["drawn", "render", "whole"]

# Of the file alone, which no style sheet goes with: ink on white, and greys that print.
STYLE = """
text { font: 12px "Liberation Sans", Arial, Helvetica, sans-serif; fill: #1d2427; }
.head, .stratum { font-weight: 600; } .tick, .key { font-size: 11px; fill: #566268; }
line { stroke: #1d2427; stroke-width: 1.5; } .grid { stroke: #dcd9d0; stroke-width: 1; }
.together { stroke: #a9c4c6; stroke-width: 9; } .alone { stroke: #0d5c63; stroke-width: 5; }
circle, path { stroke: #0d5c63; stroke-width: 1.5; fill: #fff; } .above { fill: #0d5c63; }
.below { fill: #d8bd85; stroke: #6b5420; } path.mean { fill: #566268; stroke: #566268; } line.mean { stroke: #566268; }
"""
RADIUS = 4.2
TITLE = 26  # height of a file's title line


def drawn(drawing: Drawing, label: str) -> Markup:
    """
    Draw a sheet for the page, whose style sheet colours it.

    Parameters
    ----------
    drawing : Drawing
        The sheet.
    label : str
        What it shows, for who cannot see it.

    Returns
    -------
    markupsafe.Markup
        An ``svg`` element; all text in it is escaped.
    """
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    head = Markup('<svg class="forest" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">').format(
        width, height, width, height, label
    )
    return head + _marks(drawing) + Markup("</svg>")


def render(benchmark: "Benchmark", path: str | Path, *, language: str) -> None:
    """
    Write the picture of a benchmark as an SVG file.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    """
    words = load(language)
    drawing, said = whole(benchmark, words)
    width, height = drawing.width, drawing.height + TITLE
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-TITLE} {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img">\n<title>{escape(said)}</title>\n<style>{STYLE}</style>\n'
        f'<rect x="0" y="{-TITLE}" width="{width:g}" height="{height:g}" fill="#fff"/>\n'
        f'<text class="head" x="8" y="-8">{escape(said)}</text>\n{_marks(drawing)}\n</svg>\n'
    )
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def whole(benchmark: "Benchmark", words: Words) -> tuple[Drawing, str]:
    """
    Draw all companies on one sheet.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    (Drawing, str)
        The sheet and its title; where nobody is ranked an empty one, and a title that says so.
    """
    found = forest(benchmark, words)
    if found:
        return found[0], title(benchmark, words)
    return Drawing(640, 40, [], 0), words("benchmark.nobody_ranked")


def _marks(drawing: Drawing) -> Markup:
    return Markup("\n").join(_mark(mark) for mark in drawing.marks)


def _mark(mark: Mark) -> Markup:
    x, y, x2, y2 = (f"{number:.1f}".removesuffix(".0") for number in mark[2:6])
    if mark.kind == "text":
        anchor = "" if mark.anchor == "start" else Markup(' text-anchor="{}"').format(mark.anchor)
        return Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(mark.look, x, y, anchor, mark.text)
    if mark.kind == "line":
        return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(mark.look, x, y, x2, y2)
    if mark.kind == "dot":
        return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(mark.look, x, y, RADIUS)
    return Markup('<path class="{}" d="M{} {}l5 5l-5 5l-5-5z"/>').format(mark.look, x, f"{mark.y - 5:.1f}")
