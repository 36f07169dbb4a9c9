"""What people raise, and what of it nobody answers: themes by unanswered turns, with their words and messages."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["themes"]

SPLIT, REST = "theme", "other"
RATE, SHARE, MEDIAN = "reply_rate_72h", "theme_share", "response_median_seconds"
NOT_REACHED = "not_reached"
WIDE = 9.0
LONGEST = 120


def themes(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the themes of a feed beside each other, those that stay unanswered most first.

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
        ``lead`` (what comes first); ``heading`` of the ranked list, ``title``; ``legend`` (state and name) and ``bars``
        (name, open, text, segments) of the picture; ``lines`` of the table (name, code, turns, share, rate, median,
        trend, refs); ``steady`` (a sentence for each language), ``left`` (languages without themes), ``note`` (why
        there are none, or why answers are not told).
    """
    table, fits = (audit.tables.get(name) for name in ("themes", "theme_fits"))
    whole = figures.get("themes")
    note = "" if whole is None else whole.note_text(words)
    empty = dict.fromkeys(("lead", "heading", "title"), "") | {"note": note}
    empty |= {"legend": [], "bars": [], "lines": [], "steady": [], "left": []}
    if table is None or fits is None or not len(table):
        return empty
    records = table.to_dict("records")
    several = int((fits["themes"] > 0).sum()) > 1
    names = {one["theme"]: _named(one, words, several=several) for one in records}
    is_counted = bool((table["watched"].fillna(0) > 0).any())
    rate = figures.get(RATE)
    return empty | {
        "lead": words("themes.lead" if is_counted else "themes.lead_by_size"),
        "heading": words("themes.heading" if is_counted else "themes.heading_by_size"),
        "title": _title(records, names, words, is_counted=is_counted),
        "legend": [(state, words(f"themes.{state}")) for state in _states(is_counted=is_counted)],
        "bars": _bars(records, names, words, is_counted=is_counted),
        "lines": [_line(one, names[one["theme"]], figures, words) for one in records],
        "steady": [_steady(one, words) for one in fits.to_dict("records") if one["themes"]],
        "left": [_left(one, words) for one in fits.to_dict("records") if not one["themes"] and one["turns"]],
        "note": "" if is_counted or rate is None else rate.note_text(words),
    }


def _named(one: dict, words: Words, *, several: bool) -> str:
    if one["theme"] == REST:
        return words("themes.rest")
    name = shown(one["label"], LONGEST) or words("themes.unnamed", code=one["theme"])
    return f"{name} ({words.tongue(one['language'])})" if several else name


def _states(*, is_counted: bool) -> tuple[str, ...]:
    return ("none", "answered") if is_counted else ("asked",)


def _title(records: list[dict], names: dict[str, str], words: Words, *, is_counted: bool) -> str:
    told = [one for one in records if one["theme"] != REST]
    if is_counted:
        most = told[0]
        if not most["unanswered"]:
            return words("themes.all_answered", n=int(sum(one["watched"] for one in told)))
        return words(
            "themes.title", name=names[most["theme"]], n=int(most["unanswered"]), of=int(most["watched"]),
            share=most["unanswered"] / most["watched"],
        )  # fmt: skip
    most = max(told, key=lambda one: one["turns"])
    return words("themes.most", name=names[most["theme"]], n=int(most["turns"]), share=most["share"],
                 of=int(sum(one["turns"] for one in records)))  # fmt: skip


def _bars(records: list[dict], names: dict[str, str], words: Words, *, is_counted: bool) -> list[dict]:
    size = "watched" if is_counted else "turns"
    longest = max(1, *(int(one[size]) for one in records))
    bars = []
    for one in records:
        of = int(one[size])
        counts = [of]
        if is_counted:
            left = 0 if pd.isna(one["unanswered"]) else int(one["unanswered"])
            counts = [left, of - left]
        segments = [
            {"state": state, "width": f"{100 * count / longest:.2f}", "label": words.count(count),
             "name": words(f"themes.{state}"), "wide": 100 * count / longest >= WIDE}
            for state, count in zip(_states(is_counted=is_counted), counts, strict=True) if count
        ]  # fmt: skip
        said = words("themes.open", open=counts[0], of=of) if is_counted else words("themes.turns", n=of)
        text = ", ".join(f"{part['name']} {part['label']}" for part in segments)
        bars.append({"name": names[one["theme"]], "open": said, "segments": segments, "text": text})
    return bars


def _line(one: dict, name: str, figures: Figures, words: Words) -> dict:
    code = one["theme"]
    parts = {
        measure: next((part for part in figures.parts(measure, SPLIT) if part.subset == code), None)
        for measure in (SHARE, RATE, MEDIAN)
    }
    share, rate, median = (None if part is None else row(part, words, name=name) for part in parts.values())
    if median is not None and parts[MEDIAN].note and parts[MEDIAN].note[0] == NOT_REACHED:
        median["note"] = words("themes.not_reached")
    change = {} if pd.isna(one["trend"]) else {"before": one["before"], "after": one["after"]}
    return {
        "name": name,
        "code": "" if code == REST else code,
        "turns": words.count(one["turns"]),
        "share": share,
        "rate": rate,
        "median": median,
        "trend": words(f"themes.trend.{one['trend']}", **change) if change else words("themes.trend.unknown"),
        "refs": "" if pd.isna(one["refs"]) else one["refs"].split(),
    }


def _steady(one: dict, words: Words) -> str:
    more = {"language": one["language"], "ari": one["ari"], "lowest": one["ari_lowest"]}
    return words("themes.steady", n=int(one["themes"]), fitted=int(one["fitted"]), turns=int(one["turns"]), **more)


def _left(one: dict, words: Words) -> str:
    return words(f"themes.left.{one['reason']}", language=one["language"], n=int(one["turns"]))
