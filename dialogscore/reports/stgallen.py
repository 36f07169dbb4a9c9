"""The sentence of the St. Gallen study on one feed, its rule, and the studies' own figures beside it."""

from typing import TYPE_CHECKING

from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import rows
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["MEASURES", "sentence", "st_gallen", "uncorrected"]

MEASURES = (
    "posts_per_week", "one_way_share", "one_way_share_openers", "dialog_share", "dialog_share_openers",
    "unanswered_share",
)  # fmt: skip


def sentence(line: dict, company: str, words: Words) -> str:
    """
    Word the verdict.

    Parameters
    ----------
    line : dict
        The one line of the table ``st_gallen``.
    company : str
        The audited company.
    words : Words
        Wording.

    Returns
    -------
    str
        One sentence; where it is undecided another on how many coded messages would decide it, if any would.
    """
    state, reason = line["state"], line["reason"]
    if state != "undecided":
        return words(f"st_gallen.{state}", company=company, **line)
    code = "undecided_no_openers" if reason == "no_openers" else "undecided"
    needed = [("turns", line["coded"]), ("openers", line["coded_openers"])]
    what = words.list([words(f"st_gallen.{name}", n=number) for name, number in needed if number])
    return f"{words(f'st_gallen.{code}', company=company, **line)} {words(f'st_gallen.{reason}', what=what)}"


def uncorrected(figures: Figures, words: Words) -> str:
    """
    Say that the verdict rests on uncorrected shares, where people have coded.

    Parameters
    ----------
    figures : Figures
        Figures of the audit.
    words : Words
        Wording.

    Returns
    -------
    str
        A sentence with the corrected dialog share, or nothing.
    """
    figure = figures.get("dialog_share")
    if figure is None or figure.corrected is None or figure.corrected.value is None:
        return ""
    one = figure.corrected
    return words("st_gallen.uncorrected", value=one.value_text(words), interval=one.interval_text(words))


def st_gallen(audit: "Audit", figures: Figures, words: Words) -> dict | None:
    """
    Set the verdict with the figures of this export, and apart from them those of the studies.

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
        ``sentence``, ``rule``, ``rows``, ``studies`` (source and what it reports); None if the audit has no verdict.
    """
    table = audit.tables.get("st_gallen")
    if table is None:
        return None
    line = table.to_dict("records")[0]
    said = [sentence(line, shown(audit.company, 120), words), uncorrected(figures, words)]
    return {
        "sentence": " ".join(part for part in said if part),
        "rule": words("st_gallen.rule", rule=line["rule"], threshold=line["threshold"]),
        "rows": rows(figures, MEASURES, words),
        "studies": list(words.table["st_gallen"]["studies"].values()),
    }
