"""How waits end and how far speed can be relied on, as lines of the report."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports import charts
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row, rows
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["curve_title", "timing"]

ENDS = ("8h", "24h", "72h", "7d")
CAUSES = ("company", "others", "deleted")
CHECKS = ("promptness", "curve_rate_72h")
OTHER_CLOCKS = tuple(
    f"response_{name}_{clock}"
    for clock in ("last_message", "business")
    for name in ("median_seconds", "p90_seconds", "rmst_72h_seconds")
) + ("business_rate_8h",)
RELIABILITY = ("response_iqr_seconds", "response_p90_less_median_seconds", "longest_silence_seconds")


def timing(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set how waits ended, the other clocks, the spread and the week.

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
        ``drawing`` (``title``, ``text``, ``legend``, ``areas`` and ``ticks`` of how waits ended, or None);
        ``endings``, ``clocks``, ``spread`` (lines of tables); ``days``: ``name``, ``turns``, ``answered``,
        ``median``, ``p90`` and ``mean`` of workdays, the weekend and each day; and ``weeks``: ``lead``, ``note`` and
        ``lines`` (name, value, interval by threads and by weeks), or None.
    """
    endings = [
        row(part, words, name=words(f"timing.ended_{part.subset}", horizon=words(f"timing.{end}")))
        for end in ENDS
        for part in figures.parts(f"incidence_{end}", "cause")
    ]
    deleted = [
        row(part, words, name=words(f"timing.deleted_{part.subset}"))
        for part in figures.parts("with_deleted_rate_72h", "deletions")
    ]
    return {
        "drawing": _drawing(audit.tables.get("endings"), words),
        "weeks": _weeks(audit.tables.get("week_blocks"), figures, words),
        "endings": endings + rows(figures, CHECKS, words) + deleted,
        "clocks": rows(figures, OTHER_CLOCKS, words),
        "spread": rows(figures, RELIABILITY, words),
        "days": _days(audit.tables.get("weekdays"), words),
    }


def curve_title(drawn: charts.Curve, words: Words) -> str:
    """
    Say how many still wait, after three days or at the last time before that the curve tells.

    Parameters
    ----------
    drawn : dialogscore.reports.charts.Curve
        The curve.
    words : Words
        Wording.

    Returns
    -------
    str
        One sentence.
    """
    told = [(seconds, share) for seconds, _, _, share in drawn.ticks if seconds <= 3 * charts.DAY]
    return words("replies.curve", share=told[-1][1], time=told[-1][0])


def _drawing(table: pd.DataFrame | None, words: Words) -> dict | None:
    """Set the picture of how waits ended: what never happened has neither layer nor word."""
    names = [name for name in CAUSES if table is not None and table[name].any()]
    drawn = charts.layers(table, names) if names else None
    if drawn is None:
        return None
    codes = [*names, "waiting"]
    called = [words(f"timing.end_{code}") for code in codes]
    # Shares of the last time that people still call soon: three days, or the last one before.
    at, _, _, ended = [mark for mark in drawn.ticks if mark[0] <= 3 * charts.DAY][-1]
    then = dict(zip(codes, _with_rest(ended), strict=True))
    after = words.duration(at)

    def told(seconds: float, shares: list[float]) -> str:
        named = zip(called, _with_rest(shares), strict=True)
        said = ", ".join(f"{name} {words.share(share)}" for name, share in named)
        return words("timing.drawing_point", time=words.duration(seconds), shares=said)

    by_company = then.get("company", 0.0)
    legend = [(code, name, words.share(then[code])) for code, name in zip(codes, called, strict=True)]
    points = "; ".join(told(seconds, shares) for seconds, _, _, shares in drawn.ticks)
    return {
        "title": words("timing.drawing", time=after, share=by_company, waiting=then["waiting"]),
        "text": words("timing.drawing_text", points=points),
        "legend": legend[::-1],
        "areas": list(zip(names[::-1], drawn.areas, strict=True)),
        "ticks": [
            {"time": words.duration(seconds), "left": f"{left:.2f}", "at_risk": words.count(risk)}
            for seconds, left, risk, _ in drawn.ticks
        ],
    }


def _with_rest(shares: list[float]) -> list[float]:
    return [*shares, max(0.0, 1 - sum(shares))]


def _weeks(table: pd.DataFrame | None, figures: Figures, words: Words) -> dict | None:
    if table is None or not len(table):
        return None
    lines = []
    for line in table.to_dict("records"):
        figure = figures.get(line["measure"])
        if figure is None:
            continue
        drawn = [
            figure._replace(low=_end(line[f"low{by}"]), high=_end(line[f"high{by}"])).interval_text(words)
            for by in ("_threads", "")
        ]
        lines.append((words.name(figure.measure), figure.value_text(words), *drawn))
    most = int(table["weeks"].max())
    note = words("timing.few_weeks", n=most) if table["note"].notna().any() else ""
    lead = words("timing.weeks_lead", n=most, days=int(table["answer_days"].max()))
    return {"lead": lead, "note": note, "lines": lines} if lines else None


def _end(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _days(table: pd.DataFrame | None, words: Words) -> list[dict]:
    if table is None or not table["turns"].sum():
        return []
    parts = {"workdays": words("timing.workdays"), "weekend": words("timing.weekend")}

    def worded(seconds: float) -> str:
        return "–" if pd.isna(seconds) else words.duration(seconds)

    return [
        {"name": parts.get(line["part"]) or words.weekday(int(line["part"])), "turns": words.count(line["turns"]),
         "answered": words.count(line["answered"]), "median": worded(line["median_seconds"]),
         "p90": worded(line["p90_seconds"]), "mean": worded(line["rmst_72h_seconds"])}
        for line in table.to_dict("records")
    ]  # fmt: skip
