"""How far the index hangs on choices: the draws as a picture, and what moves them."""

from typing import TYPE_CHECKING

from dialogscore.reports.charts import heap
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["sensitivity"]


def sensitivity(audit: "Audit", figures: Figures, words: Words) -> dict | None:
    """
    Set the draws of the index and their tables.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    figures : Figures
        Its figures.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``title``, ``text``, ``band``, ``span`` (of nine draws in ten), ``median``, ``value`` (places of both from the
        left, 0..1000), ``note``, ``all`` and ``tables`` (title and lines); None where nothing was drawn.
    """
    drawn, spread, whole = audit.tables.get("sensitivity"), figures.get("index_sensitivity"), figures.get("index")
    if drawn is None or not len(drawn) or spread is None or whole is None or spread.value is None:
        return None
    ends = {"low": spread.low, "median": spread.value, "high": spread.high}
    pairs = [
        row(one, words, name=words("sensitivity.pair", pillars=one.subset.split()))
        for one in figures.parts("pillar_correlation", "pillars")
    ]
    return {
        "title": words("sensitivity.title", **ends),
        "text": words("sensitivity.text", n=spread.n, value=whole.value, **ends),
        "band": heap(drawn["points"].to_numpy(dtype=float)),
        "span": f"M{10 * spread.low:.1f} 1000H{10 * spread.high:.1f}",
        "median": f"{10 * spread.value:.1f}",
        "value": f"{10 * whole.value:.1f}",
        "note": spread.note_text(words),
        # A warning must not lie under a fold.
        "warnings": [line["note"] for line in pairs if line["note"]],
        "tables": [
            (
                words("sensitivity.choices"),
                [row(one, words, name=words(f"sensitivity.{one.subset}"))
                 for one in figures.parts("index_sensitivity", "choice")],
            ),
            (
                words("sensitivity.importance"),
                [row(one, words, name=words.pillar(one.subset))
                 for one in figures.parts("pillar_importance", "pillar")],
            ),
            (words("sensitivity.correlation"), pairs),
        ],
    }  # fmt: skip
