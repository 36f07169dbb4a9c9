"""Who takes part in a benchmark: the frame, presence, and who is listed or failed, each with the reason."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.benchmark_ranks import LONGEST_NAME, MOST_LINES, by, reason
from dialogscore.reports.clean import shown
from dialogscore.reports.provenance import window_days
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["STATUSES", "frame", "head"]

STATUSES = ("ranked", "listed", "no_feed", "failed")
DETAILS = ("sector", "country", "size", "platforms")


def head(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set the facts under the title.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``facts`` and ``window``.
    """
    table = benchmark.companies
    messages, turns = (int(table[name].fillna(0).sum()) for name in ("messages", "inbound_turns"))
    ends = dict(zip(("from", "to"), window_days(benchmark.manifest["window"], words), strict=True))
    return {
        "facts": words("benchmark.facts", companies=len(table), messages=messages, turns=turns),
        "window": words("page.window", **ends),
    }


def frame(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set who takes part.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``counts`` by status, ``presence`` counts, ``apart`` (who is not ranked, with the reason), ``columns`` and
        ``lines`` of all companies, ``cut``, ``outside``, ``unheld`` (replies that the feeds lack, by company), and
        ``crowded``: where in a long window the messages lie.
    """
    table = benchmark.companies.sort_values("company", kind="stable")
    status = table["status"].value_counts()
    counts = [
        {"status": name, "name": words(f"benchmark.status.{name}"),
         "meaning": words(f"benchmark.status_meaning.{name}"), "count": words.count(int(status.get(name, 0)))}
        for name in STATUSES
    ]  # fmt: skip
    said = table["presence"].value_counts()
    presence = [
        (words(f"benchmark.present.{name}"), words.count(int(said[name])))
        for name in ("yes", "no", "not_exported") if said.get(name, 0) and benchmark.manifest.get("presence_told", True)
    ]  # fmt: skip
    apart = table[table["status"].ne("ranked").to_numpy(dtype=bool)]
    columns = [name for name in DETAILS if name in table and table[name].notna().any()]
    outside = benchmark.manifest.get("accounts_outside_frame") or 0
    rows = table.head(MOST_LINES).to_dict("records")
    return {
        "counts": counts, "presence": presence,
        "apart": [
            {"company": shown(one["company"], LONGEST_NAME), "status": one["status"],
             "said": words(f"benchmark.status.{one['status']}"),
             "reason": reason(one["reason_code"], one["reason_args"], words)}
            for one in apart.head(MOST_LINES).to_dict("records")
        ],
        "columns": [by(name, words) for name in columns],
        "lines": [_line(one, columns, benchmark, words) for one in rows],
        "cut": words("benchmark.cut", shown=MOST_LINES, all=len(table)) if len(table) > MOST_LINES else "",
        "crowded": _crowded(benchmark.manifest.get("crowded"), words),
        "outside": words("benchmark.outside", n=_size(outside)) if outside else "",
        "unheld": _unheld(benchmark, words),
    }  # fmt: skip


def _unheld(benchmark: "Benchmark", words: Words) -> dict | None:
    """Replies that sources count and feeds lack: a sentence on all, and each company with its count."""
    table = benchmark.tables.get("gaps")
    rows = table[table["gap"].eq("replies_missing").to_numpy(dtype=bool)] if table is not None else ()
    if not len(rows):
        return None
    told = {"companies": len(rows), "audited": benchmark.manifest["audited"]}
    told |= {"found": int(rows["lacking"].sum()), "of": int(rows["looked_at"].sum())}
    lines = [
        (shown(one["company"], LONGEST_NAME), words("benchmark.hits", hits=one["lacking"], n=one["looked_at"]))
        for one in rows.sort_values("company").to_dict("records")
    ]
    return {"said": words("benchmark.unheld", **told), "lines": lines}


def _crowded(told: dict | None, words: Words) -> str:
    if not told:
        return ""
    last = (pd.Timestamp(told["to"]) - pd.Timedelta(1, "D")).isoformat()
    option = f"--window {told['from']}..{told['to']}"
    return words("benchmark.crowded", **{**told, "to": last, "option": option})


def _size(outside: object) -> int:
    return outside if isinstance(outside, int) else len(outside)


def _line(one: dict, columns: list[str], benchmark: "Benchmark", words: Words) -> dict:
    folder = one.get("folder")
    page = f"{folder}/report.html" if isinstance(folder, str) and _has_page(folder, benchmark) else ""
    known = {name: pd.notna(one[name]) for name in ("messages", "inbound_turns", "observed_from", "window_covered")}
    watched = ""
    if known["observed_from"]:
        watched = words("format.interval", low=words.date(one["observed_from"]), high=words.date(one["observed_until"]))
    return {
        "company": shown(one["company"], LONGEST_NAME), "page": page,
        "status": words(f"benchmark.status.{one['status']}"),
        "details": [shown(one[name], 60) for name in columns],
        "messages": words.count(one["messages"]) if known["messages"] else "–",
        "turns": words.count(one["inbound_turns"]) if known["inbound_turns"] else "–",
        "watched": watched,
        "covered": words.share(one["window_covered"]) if known["window_covered"] else "–",
    }  # fmt: skip


def _has_page(folder: str, benchmark: "Benchmark") -> bool:
    home = benchmark.home
    return home is not None and (home.parent / folder / "report.html").is_file()
