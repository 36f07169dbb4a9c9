"""Languages: one row each, with how it was read, and who was answered in his own."""

from typing import TYPE_CHECKING

from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import rows
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["languages"]

MEASURES = ("unsupported_language_share", "unsupported_language_share_inbound", "answered_in_same_language")


def languages(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the table of languages and the figures that concern them.

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
    dict
        ``lines`` (``name``, ``support``, ``messages``, ``share``, ``dialog``, ``interval``, ``audience``), ``rows``.
    """
    table = audit.tables.get("languages")
    shares, dialog = (
        {figure.subset: figure for figure in figures.parts(measure, "language")}
        for measure in ("language_share", "dialog_share")
    )
    lines = []
    for line in [] if table is None else table.to_dict("records"):
        code = line["language"]
        share, talk = shares.get(code), dialog.get(code)
        lines.append(
            {
                "name": words.tongue(code),
                "support": words(f"languages.support_of.{line['support']}"),
                "messages": words.count(line["company_messages"]),
                "share": share.value_text(words) if share else "",
                "dialog": _dialog(talk, words),
                "interval": talk.interval_text(words) if talk else "",
                "audience": words.count(line["audience_messages"]),
            }
        )
    return {"lines": lines, "rows": rows(figures, MEASURES, words)}


def _dialog(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return ""
    return words("languages.not_measured") if figure.value is None else figure.value_text(words)
