"""Run steadily, or now and then: the weeks as a picture, the rules one by one, months and quarters beneath."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore.measures.steadyrules import reading_of, weeks_to_meet
from dialogscore.reports import charts
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["steadiness"]

WHOLE = (
    "posts_per_week_median", "posts_per_week_variation", "weeks_without_post_share", "post_gap_median_seconds",
    "post_gap_longest_seconds", "months_without_answer", "quarter_rate_range", "quarter_speed_ratio",
)  # fmt: skip
OF_POSTS = ("posts_per_week_median", "weeks_without_post_share", "post_gap_longest_seconds")
SILENT = "weeks_without_post_share"
FEW_WEEKS = "too_few_weeks"
# What a rule asks for enough of; of all others, weeks.
ASKED = {"months_without_answer": "months", "quarter_rate_range": "quarters", "quarter_speed_ratio": "quarters"}
MOST_WEEKS, MOST_TICKS, MOST_QUARTERS = 104, 6, 12


def steadiness(audit: "Audit", figures: Figures, words: Words) -> dict | None:
    """
    Set how steadily the company writes and answers.

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
        ``reading`` and ``lead`` (sentences); ``drawing`` (``title``, ``text``, ``paths``, ``silent``, ``top``,
        ``ticks``, ``more``, ``hole``; None without a whole week); ``rules`` (``name``, ``found``, ``interval``,
        ``threshold``, ``state``, ``named``, ``said``); ``rows`` (lines of figures); ``months`` (sentences);
        ``quarters`` (``name``, ``turns``, ``rate``, ``rate_interval``, ``median``, ``median_interval``, ``note``)
        and ``more_quarters``. None if the audit has no such tables.
    """
    rules = audit.tables.get("steadiness")
    if rules is None:
        return None
    lines = rules.to_dict("records")
    quarters = audit.tables["quarters"]
    return {
        "reading": _reading(audit, lines, figures, words),
        "drawing": _drawing(audit.tables["posting_weeks"], figures, words),
        "lead": words("steadiness.lead", weeks=weeks_to_meet()),
        "rules": [_rule(line, len(audit.tables["posting_weeks"]), figures, words) for line in lines],
        "rows": [_line(one, words) for one in map(figures.get, WHOLE) if one is not None] + _of_posts(figures, words),
        "months": _months(audit.tables["answer_months"], words),
        "quarters": [_quarter(line, words) for line in quarters.tail(MOST_QUARTERS).to_dict("records")],
        "more_quarters": max(len(quarters) - MOST_QUARTERS, 0),
    }


def _reading(audit: "Audit", lines: list[dict], figures: Figures, words: Words) -> str:
    refused = figures.get(SILENT)
    if refused is not None and refused.value is None and refused.note and refused.note[0] == "no_company_posts":
        return refused.note_text(words)
    states = [line["state"] for line in lines]
    met, decided = states.count("met"), len(states) - states.count("cannot_tell")
    reading = reading_of(met, decided)
    more = {"company": shown(audit.company, 120), "met": met, "decided": decided, "rules": len(states)}
    return words(f"steadiness.{reading}", n=decided, **more)


def _drawing(table: pd.DataFrame, figures: Figures, words: Words) -> dict | None:
    if not len(table):
        return None
    kept = table.tail(MOST_WEEKS)
    counts = kept[["posts", "replies"]].to_numpy(dtype=float)
    silent = kept["silent"].to_numpy(dtype=bool)
    size = len(kept)
    places = range(0, size, -(-size // MOST_TICKS))
    begun = kept["from"].tolist()
    ticks = [{"left": f"{100 * (place + 0.5) / size:.2f}", "name": words.date(begun[place])} for place in places]
    return {
        "title": _title(int(table["silent"].sum()), len(table), figures, words),
        "text": words("steadiness.text", weeks=size, most=counts.sum(axis=1).max(), silent=int(silent.sum())),
        "paths": charts.stacked(counts),
        "silent": charts.marked(silent),
        "top": words.count(counts.sum(axis=1).max()),
        "ticks": ticks,
        "more": len(table) - size,
        "hole": _hole(table, words),
    }


def _hole(table: pd.DataFrame, words: Words) -> str:
    """Say where most of the silence may be the export's: nobody else wrote in those weeks either."""
    silent = table["silent"].to_numpy(dtype=bool)
    heard = table["inbound"].to_numpy() > 0
    empty, found = int((silent & ~heard).sum()), int(silent.sum())
    if not heard.any() or 2 * empty <= found:
        return ""
    return words("steadiness.hole", n=empty, silent=found)


def _title(silent: int, weeks: int, figures: Figures, words: Words) -> str:
    typical = figures.get("posts_per_week_median")
    longest = figures.get("post_gap_longest_seconds")
    more = {"weeks": weeks, "median": typical.value_text(words), "longest": longest.value_text(words)}
    return words("steadiness.title_silent" if silent else "steadiness.title_none", n=silent or weeks, **more)


def _line(figure: Figure, words: Words, *, name: str = "") -> dict:
    """Set a figure as a line, which says of few weeks whether they make it weak or leave it out."""
    line = row(figure, words, name=name)
    if figure.note is not None and figure.note[0] == FEW_WEEKS:
        code = "weeks_none" if figure.value is None else "weeks_weak"
        line["note"] = words(f"steadiness.{code}", n=figure.note[1]["weeks"])
    return line


def _rule(line: dict, weeks: int, figures: Figures, words: Words) -> dict:
    figure: Figure | None = figures.get(line["measure"])
    state = line["state"]
    said = _undecided(line, weeks, figure, words) if state == "cannot_tell" else ""
    return {
        "name": words(f"steadiness.rules.{line['rule']}"),
        "figure": words.name(line["measure"]),
        "found": "" if figure is None else figure.value_text(words),
        "interval": "" if figure is None else figure.interval_text(words),
        "threshold": words("steadiness.at_most", value=words.value(line["threshold"], line["unit"])),
        "state": state,
        "named": words(f"steadiness.states.{state}"),
        "said": said,
    }


def _undecided(line: dict, weeks: int, figure: Figure | None, words: Words) -> str:
    """Say why a rule cannot be told, and how much it would need."""
    asked = ASKED.get(line["measure"], "weeks")
    reason, found = line["reason"], weeks if asked == "weeks" else int(line["n"])
    if reason == "refused" and figure is not None:
        if not figure.note or figure.note[0] != FEW_WEEKS:
            return figure.short_note(words)
        reason = "too_short"
    if reason == "too_short":
        return words(f"steadiness.reasons.{asked}", least=line["least"], n=found)
    if line["measure"] == SILENT and line["found"] == 0:
        return words("steadiness.reasons.none_silent", least=weeks_to_meet())
    return words(f"steadiness.reasons.{reason}")


def _of_posts(figures: Figures, words: Words) -> list[dict]:
    found = [
        next((part for part in figures.parts(measure, "post_kind") if part.subset == "post"), None)
        for measure in OF_POSTS
    ]
    return [
        _line(one, words, name=words("steadiness.of_posts", name=words.name(one.measure)))
        for one in found
        if one is not None and one.value is not None
    ]


def _months(table: pd.DataFrame, words: Words) -> list[str]:
    if not len(table):
        return []
    names = [_month(name, words) for name in table["month"]]
    silent = [name for name, is_silent in zip(names, table["silent"], strict=True) if is_silent]
    part = [name for name, is_whole in zip(names, table["whole"], strict=True) if not is_whole]
    whole = int(table["whole"].sum())
    said = []
    if whole:
        code = "months_silent" if silent else "months_none"
        said.append(words(f"steadiness.{code}", n=len(silent) or whole, whole=whole, names=words.list(silent)))
    if part:
        said.append(words("steadiness.months_part", n=len(part), names=words.list(part)))
    return said


def _month(name: str, words: Words) -> str:
    year, month = name.split("-")
    return words.month(pd.Timestamp(int(year), int(month), 1))


def _quarter(line: dict, words: Words) -> dict:
    year, number = line["quarter"].split("-Q")

    def worded(name: str, unit: str) -> tuple[str, str]:
        ends = "rate_low", "rate_high"
        if name != "rate":
            ends = "median_low", "median_high"
        value, low, high = (None if not np.isfinite(line[one]) else float(line[one]) for one in (name, *ends))
        if value is None or low is None:
            return "" if value is None else words.value(value, unit), ""
        if high is None:
            return words.value(value, unit), words("format.open_interval", low=words.value(low, unit))
        return words.value(value, unit), words.interval(low, high, unit)

    rate, median = worded("rate", "share"), worded("median_seconds", "s")
    note = line["note"]
    if pd.isna(note) and not median[0]:
        note = "slow"
    return {
        "name": words.quarter(pd.Timestamp(int(year), 3 * int(number) - 2, 1)), "turns": words.count(line["turns"]),
        "rate": rate[0], "rate_interval": rate[1], "median": median[0], "median_interval": median[1],
        "note": "" if pd.isna(note) else words(f"steadiness.notes.{note}"),
    }  # fmt: skip
