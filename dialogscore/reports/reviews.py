"""Reviews and their answers: a block of its own, beside what is said of posts."""

import textwrap

from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

__all__ = ["lines", "told"]

WIDTH = 88
MEASURES = ("reply_rate_24h", "reply_rate_72h", "reply_rate_7d", "response_median_seconds", "response_p90_seconds",
            "response_rmst_72h_seconds")  # fmt: skip


def lines(figures: Figures, words: Words) -> list[dict]:
    """
    Set what is known of reviews as lines of a table.

    Parameters
    ----------
    figures : Figures
        Figures of the audit.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        As `dialogscore.reports.lines.row` gives them; none where the audit read no reviews.
    """
    return [row(figure, words) for figure in _figures(figures)]


def told(figures: Figures, words: Words) -> list[str]:
    """
    Say in a terminal what is known of reviews.

    Parameters
    ----------
    figures : Figures
        Figures of the audit.
    words : Words
        Wording.

    Returns
    -------
    list of str
        A heading and one line each; none where the audit read no reviews.
    """
    found = _figures(figures)
    said = [f"{words('sections.reviews')}:"] if found else []
    for figure in found:
        value = figure.value_text(words)
        more = ", ".join(part for part in (figure.interval_text(words), f"n = {words.count(figure.n)}") if part)
        known = f"{value} ({more})" if value else f"–  {figure.short_note(words)}"
        said += textwrap.wrap(f"  {words.name(figure.measure)}: {known}", WIDTH, subsequent_indent="    ")
    return said


def _figures(figures: Figures) -> list[Figure]:
    return [figure for name in MEASURES for figure in figures.parts(name, "channel") if figure.subset == "reviews"]
