"""Figures as lines of a table: value, interval, n and basis in words, and the places of a bar."""

from collections.abc import Iterable

from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.wording import Words

__all__ = ["row", "rows"]


def row(figure: Figure, words: Words, *, name: str = "") -> dict:
    """
    Set one figure as a line of a table; a share also gets the places of its bar in percent.

    Parameters
    ----------
    figure : Figure
        The figure.
    words : Words
        Wording.
    name : str, optional
        What it is called; by default the name of its measure.

    Returns
    -------
    dict
        ``name``, ``meaning``, ``value``, ``interval``, ``n``, ``basis``, ``estimated``, ``band``, ``note``,
        ``corrected``, ``bar``; and ``measure``, ``by`` and ``subset``, by which the line finds its row of the scores.
    """
    scale = {"share": 100.0, "points": 1.0}.get(figure.unit)
    bar = None
    if scale and figure.value is not None:
        low, high = (figure.value if end is None else end for end in (figure.low, figure.high))
        bar = {"width": f"{scale * figure.value:.2f}", "low": f"{scale * low:.2f}",
               "span": f"{scale * (high - low):.2f}", "whole": figure.low is not None}  # fmt: skip
    return {
        "name": name or words.name(figure.measure),
        "meaning": "" if name else words.meaning(figure.measure),
        "value": figure.value_text(words),
        "interval": figure.interval_text(words),
        "n": words.count(figure.n),
        "basis": words(f"basis.{figure.basis}"),
        "estimated": figure.basis != "counted",
        "band": figure.band_text(words),
        "note": figure.short_note(words),
        "corrected": figure.corrected_text(words),
        "bar": bar,
        "measure": figure.measure,
        "by": figure.by,
        "subset": figure.subset,
    }


def rows(figures: Figures, measures: Iterable[str], words: Words) -> list[dict]:
    """
    Set several figures, leaving out what the audit does not hold.

    Parameters
    ----------
    figures : Figures
        Its figures.
    measures : iterable of str
        Names of measures.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        Lines as `row` sets them.
    """
    found = [figures.get(measure) for measure in measures]
    return [row(figure, words) for figure in found if figure is not None]
