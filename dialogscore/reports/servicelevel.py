"""Service level: what was attained beside what was aimed at, channel beside channel, and what waits."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.measures.parts import WEEKDAYS
from dialogscore.reports import charts
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words
from dialogscore.targets import BUSINESS, DEFAULT, recorded

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["aims", "asks", "service_level"]

LEVEL, OPEN, AGE = "service_level", "backlog_open", "backlog_median_age_seconds"
# Splits of the picture; the others have tables of their own.
DRAWN = ("weekday", "opening")
TABLED = ("opening", "weekday", "asked_account", "theme")
MOST_PARTS, TICKS, LAST = 20, 6, 14


def service_level(audit: "Audit", figures: Figures, words: Words) -> dict | None:
    """
    Set every target beside what was attained, over everything and part by part, and follow the backlog.

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
        ``is_default`` (nobody stated targets), ``targets`` (name, what it asks for, cell, verdict, picture), ``untold``
        (of those without a figure what they ask for, and why there is none), ``splits`` (heading, lines with a cell
        for each target), ``more`` (parts not shown), ``channels``, ``backlog`` (or None), ``zone``, ``ended`` (that the
        data may end before the observation does, or ""). None where an audit of an earlier version holds none of it.
    """
    table = audit.tables.get("service_level")
    if table is None:
        return None
    lines = (line for line in table.to_dict("records") if line["n"] or not line["by"])  # parts in which people asked
    told = {(line["target"], line["by"], line["group"]): line for line in lines}
    stated = audit.manifest["options"].get("targets") or []
    cells = {by: _cells(figures, told, by, words) for by in ("", *TABLED, "channel")}
    targets = [
        {
            "name": one["name"],
            "asks": asks(one, words),
            "cell": (cells[""].get("") or {}).get(one["name"]),
            "picture": _picture(one, told, words),
        }
        for one in stated
    ]
    untold = _untold(targets, words)
    themes = _themes(audit, words)
    # In the order of the chapter that tells them.
    cells["theme"] = {part: cells["theme"][part] for part in themes if part in cells["theme"]}
    splits = []
    for by in TABLED:
        lines = [
            {"name": (by == "theme" and themes.get(part)) or _part(by, part, words),
             "cells": [found.get(one["name"]) for one in stated]}
            for part, found in cells[by].items()
        ]
        if lines:
            heading = words(f"service_level.by_{by}")
            splits.append({"heading": heading, "lines": lines[:MOST_PARTS], "more": len(lines) - MOST_PARTS})
    return {
        "is_default": stated == recorded(DEFAULT),
        "targets": targets,
        "untold": untold,
        "splits": splits,
        "channels": _channels(audit, cells, stated, words),
        "backlog": _once(_backlog(audit, figures, words), {note for _, note in untold}, words),
        "zone": shown(audit.manifest.get("hours_zone", "UTC"), 60),
        "ended": _ended(audit, stated, words),
    }


def _untold(targets: list[dict], words: Words) -> list[tuple[str, str]]:
    """Say once why targets have no figure; their cells, which stand below, only point there."""
    found: dict[str, list[str]] = {}
    for one in (one for one in targets if one["picture"] is None):
        note = (one["cell"] or {}).get("note") or words("service_level.none")
        found.setdefault(note, []).append(one["asks"])
        if one["cell"]:
            one["cell"]["note"] = words("service_level.same")
    return [("; ".join(some), note) for note, some in found.items()]


def _once(backlog: dict, told: set[str], words: Words) -> dict:
    for line in backlog["rows"]:
        note = line["note"]
        line["note"] = words("service_level.same") if note in told else note
        told = told | ({note} - {""})
    return backlog


def aims(audit: "Audit", words: Words) -> dict[tuple[str, str], str]:
    """
    Say of every service level what it is compared with and what came of it.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict of (str, str) to str
        By ``subset_by`` and ``subset``, in brackets: words of a theme, the target, and the verdict.
    """
    stated = {one["name"]: asks(one, words) for one in audit.manifest["options"].get("targets") or []}
    themes, found = _themes(audit, words), {}
    table = audit.tables.get("service_level")
    for line in [] if table is None else table.to_dict("records"):
        by, part = line["by"], line["group"]
        said = [themes.get(part, "") if by == "theme" else "", stated[line["target"]]]
        said.append("" if pd.isna(line["verdict"]) else words(f"service_level.verdict.{line['verdict']}"))
        key = (f"target:{by}", f"{line['target']}:{part}") if by else ("target", line["target"])
        found[key] = f" [{'; '.join(one for one in said if one)}]"
    return found


def _ended(audit: "Audit", stated: list[dict], words: Words) -> str:
    """Warn where a file goes on, with messages of others, far beyond the last one by or to the company."""
    own = audit.messages.loc[audit.messages["direction"].isin(["inbound", "outbound"]), ["created_at", "source_id"]]
    said = audit.sources["source_id"].isin(own["source_id"]) & audit.sources["observed_until"].notna()
    sources = audit.sources[said.to_numpy(dtype=bool)]
    # Who names the end of the observation, or declares it, says that there is nothing more.
    if not len(sources) or not (sources["observed_until_source"] == "last_message").all():
        return ""
    moments = own["created_at"].dropna().sort_values()
    last, silent = moments.iloc[-1], (sources["observed_until"].max() - moments.iloc[-1]).total_seconds()
    longest = moments.diff().max().total_seconds() if len(moments) > 1 else 0.0
    if silent <= max(longest, min((one["within_seconds"] for one in stated), default=0.0)):
        return ""
    told = {"last": words.moment(last), "silent": silent, "longest": longest}
    return words("service_level.ended", **told, option=f"--as-of {last.ceil('min'):%Y-%m-%dT%H:%M}")


def _cells(figures: Figures, told: dict, by: str, words: Words) -> dict[str, dict[str, dict]]:
    """For every part, the most asked first, a cell of each target; weekdays and hours as they follow."""
    found: dict[str, dict[str, dict]] = {}
    for figure in figures.parts(LEVEL, f"target:{by}" if by else "target"):
        name, _, part = figure.subset.partition(":")
        line = told.get((name, by, part))
        if line is not None:
            found.setdefault(part, {})[name] = _cell(figure, line, words, whole=not by)
    if by == "asked_account":
        most = {part: max(one["count"] for one in some.values()) for part, some in found.items()}
        found = {part: found[part] for part in sorted(found, key=lambda one: (-most[one], one))}
    return found


def _cell(figure: Figure, line: dict, words: Words, *, whole: bool) -> dict:
    found = row(figure, words, name=figure.subset)
    verdict = line["verdict"]
    if not whole and figure.value is None:
        # A whole sentence of why would stand in half the cells.
        found["note"] = words("service_level.few", n=figure.n)
    judged = "" if pd.isna(verdict) else words(f"service_level.verdict.{verdict}")
    return found | {"verdict": judged, "count": figure.n}


def asks(target: dict, words: Words) -> str:
    """
    Say what a target asks for.

    Parameters
    ----------
    target : dict
        A target, as the manifest records it.
    words : Words
        Wording.

    Returns
    -------
    str
        Share and time, and of whom it is asked.
    """
    form = "asks_business" if target["clock"] == BUSINESS else "asks"
    asked = words(f"service_level.{form}", share=_share(target["share"], words), time=target["within_seconds"])
    whom = next((target[name] for name in ("account", "channel", "platform") if target[name]), None)
    return asked if whom is None else words("service_level.asks_of", asks=asked, whom=shown(whom, 60))


def _share(share: float, words: Words) -> str:
    return (words.whole_share if abs(100 * share - round(100 * share)) < 1e-9 else words.share)(share)


def _picture(target: dict, told: dict, words: Words) -> dict | None:
    """Draw the whole and its weekdays, and what was asked inside and outside opening hours, against the target."""
    keys = [("", "")] + [key[1:] for key in told if key[0] == target["name"] and key[1] in DRAWN]
    lines = [told.get((target["name"], *key)) for key in keys]
    whole = lines[0]
    if whole is None or pd.isna(whole["share"]):
        return None
    ends = [None if pd.isna(one["share"]) else (one["share"], one["low"], one["high"]) for one in lines]
    drawn = charts.spans(ends)
    columns = [
        {"name": _part(by, part, words, short=True), "n": words.count(line["n"]),
         "label": "" if pd.isna(line["share"]) else words.share(line["share"])}
        for (by, part), line in zip(keys, lines, strict=True)
    ]  # fmt: skip
    title = words(
        f"service_level.title.{whole['verdict']}", asks=asks(target, words), share=whole["share"], low=whole["low"],
        high=whole["high"],
    )  # fmt: skip
    height = round(1000 * (1 - target["share"]), 1)
    return {"title": title, "line": drawn.line, "band": drawn.band, "columns": columns, "aim": f"M0 {height:g}H1000"}


def _part(by: str, part: str, words: Words, *, short: bool = False) -> str:
    if not by:
        return words("service_level.all")
    if by == "weekday":
        name = words.weekday(WEEKDAYS.index(part))
        return name[:2] if short else name
    if by == "opening":
        return words(f"service_level.{part}_short" if short else f"service_level.{part}")
    return shown(part, 60)


def _themes(audit: "Audit", words: Words) -> dict[str, str]:
    table = audit.tables.get("themes")
    named = {} if table is None else dict(zip(table["theme"], table["label"].fillna(""), strict=True))
    return {code: words("themes.rest") if code == "other" else shown(name, 60) or code for code, name in named.items()}


def _channels(audit: "Audit", cells: dict, stated: list[dict], words: Words) -> list[dict]:
    table = audit.tables.get("channels")
    lines = [] if table is None else table.to_dict("records")
    found = []
    for line in sorted(lines, key=lambda one: (-one["needing_turns"], one["channel"])):
        # One channel is the whole.
        of = cells[""].get("", {}) if len(lines) == 1 else cells["channel"].get(line["channel"], {})
        silent = [words("service_level.unseen.silent")] if not line["company_messages"] else []
        limits = [words(f"limits.{code}") for code in line["limits"].split()]
        found.append(
            {"name": shown(line["channel"], 60), "written": words.count(line["company_messages"]),
             "asked": words.count(line["needing_turns"]), "cells": [of.get(one["name"]) for one in stated],
             "unseen": [*silent, words(f"service_level.unseen.{line['unseen']}"), *limits]}
        )  # fmt: skip
    return found


def _backlog(audit: "Audit", figures: Figures, words: Words) -> dict:
    waits, age = figures.get(OPEN), figures.get(AGE)
    rows = [row(one, words) for one in (waits, age) if one is not None]
    if waits is not None and waits.band and min(waits.band) != max(waits.band):
        low, high = (words.count(end) for end in sorted(waits.band))
        rows[0]["band"] = words("page.band", low=low, high=high)
    table = audit.tables.get("backlog")
    if table is None or waits is None or waits.value is None or not len(table):
        return {"rows": rows, "picture": None, "lines": [], "unknown": 0}
    most = max(int(table["open"].max()), 1)
    shares = [table[name].to_numpy(dtype=float) / most for name in ("open", "open_week")]
    places = sorted({round(place * (len(table) - 1) / (TICKS - 1)) for place in range(TICKS)})
    period = str(table["period"].iloc[0])
    ticks = [
        {"left": f"{100 * (place + 0.5) / len(table):.2f}", "name": words.day(table["start"].iloc[place]),
         "open": words.count(table["open"].iloc[place])}
        for place in places
    ]  # fmt: skip
    lines = [
        {"start": words.day(line["start"])}
        | {name: words.count(line[name]) for name in ("open", "open_week", "opened", "answered")}
        | {name: "" if pd.isna(line[f"{name}_seconds"]) else words.duration(line[f"{name}_seconds"])
           for name in ("median_age", "p90_age", "oldest")}
        for line in table.tail(LAST).to_dict("records")
    ]  # fmt: skip
    picture = {
        "title": _backlog_title(waits, age, words), "areas": [charts.steps(one) for one in shares],
        "top": words.count(most), "ticks": ticks, "lead": words(f"service_level.backlog_{period}"),
    }  # fmt: skip
    unknown = int(table["no_longer_watched"].sum())
    return {"rows": rows, "picture": picture, "lines": lines, "period": words(f"service_level.{period}"),
            "more": max(len(table) - LAST, 0), "unknown": unknown}  # fmt: skip


def _backlog_title(waits: Figure, age: Figure | None, words: Words) -> str:
    if age is None or age.value is None:
        return words("service_level.none_waits", n=waits.n)
    return words("service_level.waits", n=int(waits.value), of=waits.n, age=age.value)
