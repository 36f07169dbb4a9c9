"""The sections of the page as plain records of words: what the template only has to set."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.abilities import SIGNS, graded, limits
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row, rows
from dialogscore.reports.verdicts import index_title
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = [
    "COUNTS",
    "PILLARS",
    "continuity",
    "export",
    "index",
    "invitations",
    "replies",
    "substance",
]

PILLARS = ("openness", "responsiveness", "substance", "continuity")
COUNTS = (
    "outbound_messages",
    "replies_with_known_parent",
    "audience_messages_answered_directly",
    "median_direct_response_seconds",
)
RATES = tuple(f"reply_rate_{part}{horizon}" for part in ("", "all_") for horizon in ("24h", "72h", "7d"))
TIMES = ("response_median_seconds", "response_p90_seconds", "response_rmst_72h_seconds")
SUBSTANCE = tuple(
    f"{name}_share{part}" for name in ("canned", "handed_over", "deflection") for part in ("", "_messages")
)
WIDE = 0.06
PICTURED = ("canned_share", "deflection_share", "handed_over_share")


def index(figures: Figures, words: Words) -> dict:
    """
    Set the index and its pillars.

    Parameters
    ----------
    figures : Figures
        Its figures.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``title``, ``note``, ``line``, ``pillars``, ``raw``.
    """
    whole = figures.get("index")
    return {
        "title": index_title(figures, words),
        "note": "" if whole is None else whole.short_note(words),
        "line": None if whole is None else row(whole, words),
        "pillars": rows(figures, [f"pillar_{name}" for name in PILLARS], words),
        "raw": rows(
            figures,
            [*(f"pillar_{name}_raw" for name in PILLARS), "pillar_substance_without_handed_over"],
            words,
        ),
    }


def export(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set what the export can tell, what was refused and which horizons stand.

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
        ``sources``, ``horizons``, ``refused``.
    """
    sources = []
    for source in audit.sources.to_dict("records"):
        ends = [source["observed_from"], source["observed_until"]]
        until = "" if pd.isna(ends[1]) else words(f"observed.{source['observed_until_source']}")
        sources.append(
            {
                "name": f"{source['source_id']} {shown(source['file'], 120)}",
                "format": f"{shown(source['format'], 40)}, {shown(source['platform'], 40)}",
                "abilities": [(name, grade, SIGNS[grade], word) for name, grade, word in graded(source, words)],
                "limits": limits(source, words),
                "coverage": words(f"coverage.{source['audience_coverage']}"),
                "coverage_source": words(f"coverage_source.{source['coverage_source']}"),
                "period": " – ".join(words("page.unknown") if pd.isna(end) else words.moment(end) for end in ends),
                "until": until,
                "rows": words.count(source["row_count"]),
            }
        )
    horizons = []
    table = audit.tables.get("horizons")
    for line in [] if table is None else table.to_dict("records"):
        stands = bool(line["stands"])
        reason = "stands" if stands or pd.isna(line["reason"]) else line["reason"]
        horizons.append(
            {"name": words.name(line["measure"]), "stands": stands,
             "eligible": words.count(line["eligible"]), "watched": words.count(line["watched"]),
             "threads": words.count(line["threads_watched"]), "reason": words.horizon(reason)}
        )  # fmt: skip
    refused: dict[str, list[str]] = {}
    for figure in figures.noted():
        refused.setdefault(figure.short_note(words), []).append(words.name(figure.measure))
    return {"sources": sources, "horizons": horizons, "refused": list(refused.items())}


def replies(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the denominator ledger, the reply rates and the times.

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
        ``title`` (what was answered by when, or empty), ``ledger``, ``rates``, ``times``, ``no_curve``.
    """
    ledger = []
    after = False
    for line in audit.tables["ledger"].to_dict("records"):
        rule = line["rule"]
        kind = "sum" if rule in ("received", "eligible") else "after" if after else "minus"
        after = after or rule == "eligible"
        turns = "" if pd.isna(line["turns"]) else words.count(line["turns"])
        ledger.append(
            {"name": words(f"ledger.{rule}"), "kind": kind, "rows": words.count(line["rows"]), "turns": turns}
        )
    median = figures.get("response_median_seconds")
    no_curve = words("replies.no_curve", reason=median.short_note(words)) if median is not None and median.note else ""
    return {
        "ledger": ledger, "rates": rows(figures, RATES, words), "times": rows(figures, TIMES, words),
        "no_curve": no_curve, "title": _by_horizon(figures, words),
    }  # fmt: skip


def _by_horizon(figures: Figures, words: Words) -> str:
    stated = [figures.get(name) for name in RATES[:3]]
    if any(one is None or one.value is None for one in stated):
        return ""
    day, three, week = (one.value for one in stated)
    return words("replies.rates_title", day=day, three=three, week=week)


def substance(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the shares of canned and moved replies, and the largest groups of canned ones.

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
        ``title`` (empty where a share is not stated), ``rows``, ``groups``, ``all``.
    """
    table = audit.tables.get("canned")
    groups = [
        {"ref": line["group"], "act": words(f"acts.{line['act']}"), "messages": words.count(line["messages"]),
         "authors": words.count(line["authors"]), "share": words.share(line["share"])}
        for line in ([] if table is None else table.head(10).to_dict("records"))
    ]  # fmt: skip
    found = [figures.get(name) for name in PICTURED]
    stated = all(one is not None and one.value is not None for one in found)
    told = dict(zip(("canned", "moved", "handed"), [one.value for one in found], strict=True)) if stated else {}
    return {
        "title": words("substance.title", **told) if stated else "",
        "rows": rows(figures, SUBSTANCE, words), "groups": groups, "all": 0 if table is None else len(table),
    }  # fmt: skip


def invitations(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the invitations by outcome, and each of the first of them.

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
        ``title`` (share kept, or empty), ``segments`` (outcome, name, label, width of the picture), ``outcomes``,
        ``rows``, ``lines``, ``all``.
    """
    table = audit.tables.get("invitations")
    listed = [] if table is None else table.head(20).to_dict("records")
    lines = [
        {"ref": line["ref"], "outcome": words(f"outcomes.{line['outcome']}"),
         "prize": words("format.yes" if line["is_prize"] is True else "format.no"),
         "takers": "–" if pd.isna(line["takers"]) else words.count(line["takers"]),
         "answered": "–" if pd.isna(line["answered"]) else words.count(line["answered"])}
        for line in listed
    ]  # fmt: skip
    named = [figure for figure in figures.parts("invitations") if figure.subset in words.table["outcomes"]]
    counts = [(figure.subset, words(f"outcomes.{figure.subset}"), int(figure.value or 0)) for figure in named]
    made = sum(count for _, _, count in counts)
    kept = figures.get("invitations_kept")
    return {
        "title": words("invitations.title", kept=round(kept.value * kept.n), n=kept.n)
        if kept is not None and kept.value is not None else "",
        "segments": [
            {"outcome": code, "name": name, "label": words.count(count), "width": f"{100 * count / made:.2f}",
             "wide": count / made >= WIDE}
            for code, name, count in counts if count
        ],
        "outcomes": [row(figure, words, name=words(f"outcomes.{figure.subset}")) for figure in named],
        "rows": rows(figures, ("invitations_kept", "invitations_kept_without_prizes"), words),
        "lines": lines,
        "all": 0 if table is None else len(table),
    }  # fmt: skip


def continuity(figures: Figures, words: Words) -> list[dict]:
    """
    Set whether the company came back, and what became of exchanges.

    Parameters
    ----------
    figures : Figures
        Its figures.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        Lines as `dialogscore.reports.lines.row` gives them; exchanges also by length.
    """
    lengths = []
    for figure in figures.parts("exchanges", "turns"):
        name = "longest" if figure.subset == "6" else "length"
        lengths.append(row(figure, words, name=words(f"page.exchange_{name}", turns=figure.subset)))
    shares = rows(figures, ("continuity", "person_came_back", "company_came_back", "exchanges_completed"), words)
    return shares + rows(figures, ("exchanges",), words) + lengths
