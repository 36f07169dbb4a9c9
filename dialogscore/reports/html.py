"""One self-contained page of an audit: no network, one script of ours, every text of others escaped and cut."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dialogscore.reports import (
    answered,
    cases,
    charts,
    lines,
    mixture,
    people,
    provenance,
    reviews,
    sections,
    servicelevel,
    sides,
    steadiness,
    tongues,
    wording,
)
from dialogscore.reports.clean import shown
from dialogscore.reports.compared import compared
from dialogscore.reports.evidence import evidence, reject_lines
from dialogscore.reports.figures import Figures
from dialogscore.reports.page import PLAIN, environment
from dialogscore.reports.profiled import drawn, profiled, span
from dialogscore.reports.protection import protection
from dialogscore.reports.purposes import purposes
from dialogscore.reports.sensitivity import sensitivity
from dialogscore.reports.stgallen import st_gallen
from dialogscore.reports.themes import themes
from dialogscore.reports.timing import curve_title, timing
from dialogscore.reports.unanswered import unanswered
from dialogscore.reports.uptake import uptake
from dialogscore.reports.verdicts import notices
from dialogscore.reports.waiting import waiting
from dialogscore.reports.week import week

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["compose", "render"]


# The order that a reader asks in; verdict and index stand above the contents.
CHAPTERS = (
    "export", "mix", "purposes", "replies", "times", "week", "service_level", "unanswered", "themes", "substance",
    "invitations", "uptake", "profiles", "st_gallen", "development", "steadiness", "compared", "accounts", "worklist",
    "alike", "flattered", "continuity", "languages", "reviews", "counts", "corrected", "objections", "evidence",
    "rejects", "method", "protection", "manifest",
)  # fmt: skip


def render(audit: "Audit", path: str | Path, *, language: str, key: bytes | None = None) -> None:
    """
    Write the report of an audit.

    Parameters
    ----------
    audit : Audit
        A finished audit; texts and names are shown as its manifest's options say.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    key : bytes, optional
        The secret that the audit was saved with, so that the page names persons as ``messages.csv`` does.

    Raises
    ------
    UsageError
        If the audit was saved with another key, or with none.
    """
    Path(path).write_text(compose(audit, language=language, key=key), encoding="utf-8", newline="\n")


def compose(
    audit: "Audit",
    *,
    language: str,
    key: bytes | None = None,
    template: str = "report.html.j2",
    shortened: Callable[[dict], dict] = dict,
) -> str:
    """
    Set the chapters of an audit in a template.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    language : str
        ``"de"`` or ``"en"``.
    key : bytes, optional
        The secret that the audit was saved with.
    template : str, default "report.html.j2"
        What the chapters stand in.
    shortened : callable, optional
        Takes all that the chapters tell and gives back what of it is shown; by default everything.

    Returns
    -------
    str
        A page of HTML.
    """
    words = wording.load(language)
    figures = Figures(audit.scores)
    company = shown(audit.company, 120)
    templates = environment(words)
    brand = PLAIN | (audit.manifest.get("brand") or {})
    defined = profiled(audit, words)
    told = {
        "company": company,
        "brand": brand,
        "audit": audit,
        "head": provenance.head(audit, words),
        "verdict": cases.headline(audit, figures, company, words),
        "cases": cases.chapter(audit, figures, words, key=key),
        "notices": notices(figures, words),
        "index": sections.index(figures, words),
        "sensitivity": sensitivity(audit, figures, words),
        "compared": compared(audit, words),
        "export": sections.export(audit, figures, words),
        "mix": mixture.mix(figures, words),
        "tongues": tongues.languages(audit, figures, words),
        "purposes": purposes(audit, figures, words),
        "uptake": uptake(audit, figures, words),
        "replies": sections.replies(audit, figures, words),
        "timing": timing(audit, figures, words),
        "week": week(audit, words),
        "service_level": servicelevel.service_level(audit, figures, words),
        "unanswered": unanswered(audit, figures, words),
        "themes": themes(audit, figures, words),
        "development": sides.development(audit, figures, words),
        "steadiness": steadiness.steadiness(audit, figures, words),
        "accounts": sides.accounts(audit, figures, words),
        "alike": answered.alike(audit, figures, words),
        "flattered": answered.flattered(audit, figures, words),
        "profiled": defined,
        "drawn": drawn(defined),
        "span": span(defined, words),
        "drawing": _drawing(audit, figures, words),
        "substance": sections.substance(audit, figures, words),
        "invitations": sections.invitations(audit, figures, words),
        "continuity": sections.continuity(figures, words),
        "worklist": waiting(audit, words, key=key),
        "st_gallen": st_gallen(audit, figures, words),
        "reviews": reviews.lines(figures, words),
        "counts": lines.rows(figures, sections.COUNTS, words),
        "corrected": people.corrections(audit, words),
        "objections": people.objections(audit, figures, words),
        "evidence": evidence(audit, words, key=key),
        "rejects": reject_lines(audit, words),
        "method": provenance.method(audit, words),
        "models": provenance.models(audit, words),
        "protection": protection(audit, words),
        "manifest": provenance.manifest(audit, words),
        "notes": provenance.feed_notes(audit, words),
    }
    optional = (
        "compared", "service_level", "worklist", "st_gallen", "steadiness", "reviews", "corrected", "objections"
    )  # fmt: skip
    empty = [name for name in optional if not told[name]]
    left_out = {*brand["leave_out"], *empty, *(cases.left_out(figures) if told["cases"] else ())}
    told["chapters"] = [name for name in CHAPTERS if name not in left_out]
    told = shortened(told)
    shown_threads = told["evidence"]["threads"] if "evidence" in told["chapters"] else ()
    told["shown_refs"] = {line["ref"] for thread in shown_threads for line in thread["lines"]}
    return templates.get_template(template).render(told)


def _drawing(audit: "Audit", figures: Figures, words: wording.Words) -> dict | None:
    table = audit.tables.get("curve")
    horizons = audit.tables["horizons"]
    stands = horizons.loc[horizons["stands"].to_numpy(dtype=bool), "horizon_seconds"]
    drawn = charts.curve(table, until=float(stands.max()) if len(stands) else 0.0) if table is not None else None
    if drawn is None:
        return None
    marks = [
        {"time": words.duration(seconds), "left": f"{left:.2f}", "share": words.share(share),
         "at_risk": "–" if at_risk is None else words.count(at_risk)}
        for seconds, left, at_risk, share in drawn.ticks
    ]  # fmt: skip
    title = curve_title(drawn, words)
    median = figures.get("response_median_seconds")
    is_told = drawn.half is not None and median is not None and median.value is not None
    half = {"left": f"{drawn.half:.2f}", "label": words("replies.half", time=median.value)} if is_told else None
    return {"title": title, "line": drawn.line, "band": drawn.band, "ticks": marks, "half": half,
            "text": _told(marks, words)}  # fmt: skip


def _told(marks: Sequence[dict], words: wording.Words) -> str:
    points = [words("replies.curve_point", time=mark["time"], share=mark["share"]) for mark in marks]
    return words("replies.curve_text", points="; ".join(points))
