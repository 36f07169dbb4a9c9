"""A small audit made by hand, so that a report can be tested without computing one."""

import json
from dataclasses import fields
from types import SimpleNamespace

import pandas as pd

from dialogscore import schema, tables
from dialogscore.audit import Audit

OPTIONS = {"quotes": False, "show_names": False, "min_confidence": 0.6, "window": None, "zone": None}
CARD = {
    "trained_on": {"messages": 900, "companies": 31},
    "coded_by": "Coded by a language model.",
    "measured_how": "Whole companies held out.",
    "quality": [
        {"measure": "macro-F1", "subset": "replies", "by": "model", "value": 0.71, "low": 0.66, "high": 0.75, "n": 812},
        {"measure": "macro-F1", "by": "majority", "value": 0.05, "n": 812},
    ],
    "limits": ["Not for other languages."],
}
CUES = '[["thanks", 1.25, {}], ["short_text", 0.4, {"words": 5}]]'


def frame(table, rows):
    made = schema.empty(table, len(rows))
    names = {name for row in rows for name in row}
    return schema.conform(made.assign(**{name: pd.Series([row.get(name) for row in rows]) for name in names}), table)


def messages(*texts, asked="Where is my parcel?"):
    """Pairs of a question and the company's reply to it."""
    rows = []
    for number, text in enumerate(texts):
        common = {"platform": "x", "source_id": "S1", "thread_id": f"q{number}", "kind": "reply", "language": "en"}
        common |= {"status": "visible", "language_support": "measured", "created_at_precision": "s"}
        question = {
            "ref": f"M{2 * number + 1:06d}", "message_id": f"q{number}", "author_id": f"u{number}",
            "turn": f"M{2 * number + 1:06d}",
            "author_handle": f"Handle{number}", "author_name": "Anna Sommer", "author_role": "audience", "text": asked,
            "created_at": pd.Timestamp("2024-03-01 09:00", tz="UTC"), "source_row": 2 * number + 1, "depth": 0,
            "direction": "inbound", "inbound_type": "question", "needs_reply": True, "needs_reply_probability": 0.9,
            "url": "https://example.org/q", "is_uncertain": False,
        }  # fmt: skip
        reply = {
            "ref": f"M{2 * number + 2:06d}", "message_id": f"r{number}", "author_id": "c", "author_handle": "acme",
            "turn": f"M{2 * number + 2:06d}",
            "author_role": "company", "text": text, "created_at": pd.Timestamp("2024-03-01 09:10", tz="UTC"),
            "source_row": 2 * number + 2, "parent_id": f"q{number}", "reply_target_id": f"q{number}", "depth": 1,
            "direction": "outbound", "act": "deflect", "act_probability": 0.83, "is_uncertain": True, "cues": CUES,
            "deflect_to": "direct_message", "level": 1, "mode": "nominal", "url": "https://example.org/r",
        }  # fmt: skip
        rows += [common | question, common | reply]
    return frame(schema.MESSAGES, rows)


def score(measure, value=None, *, low=None, high=None, n=100, unit="share", basis="predicted", note=None, **more):
    row = {
        "company": "Acme",
        "profile": "dialogscore",
        "measure": measure,
        "basis": basis,
        "value": value,
        "unit": unit,
    }
    row |= {"n": n, "low": low, "high": high, "version": "1", "subset_by": None, "subset": None}
    if note:
        row |= {"note_code": note[0], "note_args": json.dumps(note[1])}
    return row | more


NOT_WATCHED = (
    "not_watched",
    {"horizon_seconds": 259200, "eligible": 40, "watched": 12, "threads_watched": 9, "reason": "too_few_watched"},
)


def scores(*extra, dialog=(0.3, 0.2, 0.4), rate=(0.8, 0.7, 0.9)):
    rows = [
        score("outbound_messages", 1013, unit="count", basis="counted"),
        score("median_direct_response_seconds", 591.0, unit="s", basis="counted"),
        score("dialog_share", dialog[0], low=dialog[1], high=dialog[2]),
        score("dialog_share", 0.25, subset_by="uncertain_labels", subset="against"),
        score("dialog_share", 0.35, subset_by="uncertain_labels", subset="for"),
        score("mode_share", 0.6, low=0.55, high=0.65, subset_by="mode", subset="broadcast"),
        score("mode_share", 0.1, low=0.05, high=0.15, subset_by="mode", subset="nominal"),
        score("mode_share", 0.3, low=0.2, high=0.4, subset_by="mode", subset="dialog"),
        score("act_share", 0.3, low=0.2, high=0.4, subset_by="act", subset="answer"),
        score("level_share", 0.3, low=0.2, high=0.4, subset_by="level", subset="3"),
        score("reply_rate_7d", note=("not_watched", NOT_WATCHED[1] | {"horizon_seconds": 604800})),
        score("response_median_seconds", 591.0, low=300.0, high=7800.0, unit="s"),
        score("invitations", 2, unit="count", subset_by="outcome", subset="kept"),
        score("pillar_openness", note=("too_few", {"n": 4, "needed": 10})),
        score("pillar_responsiveness", 0.7, low=0.6, high=0.8),
        score(
            "index",
            note=("withheld", {"reasons": [["too_few_threads", 7, 10], ["too_few", "openness"]]}),
            unit="points",
        ),
    ]
    rows.append(
        score("reply_rate_72h", note=NOT_WATCHED)
        if rate is None
        else score("reply_rate_72h", *rate[:1], low=rate[1], high=rate[2])
    )
    return frame(schema.SCORES, [*rows, *extra])


def drawn():
    """Tables that the reports draw."""
    curve = {"seconds": [0.0, 600.0, 86400.0], "survival": [1.0, 0.6, 0.4], "low": [1.0, 0.5, 0.3]}
    curve |= {"high": [1.0, 0.7, 0.5], "at_risk": [40, 40, 20]}
    rules = ("received", "own", "no_reply_needed", "eligible", "answered", "none", "uncertain")
    horizons = {"horizon_seconds": [259200], "measure": ["reply_rate_72h"], "eligible": [40], "watched": [35]}
    horizons |= {"threads_watched": [12], "stands": [True], "reason": pd.array([None], dtype="string")}
    made = {
        "curve": pd.DataFrame(curve),
        "ledger": pd.DataFrame(
            {"rule": rules, "rows": range(7), "turns": pd.array([0, None, 2, 3, 4, 5, 6], dtype="Int64")}
        ),
        "horizons": pd.DataFrame(horizons),
        "canned": pd.DataFrame(
            {"group": ["M000002"], "act": ["deflect"], "messages": [3], "authors": [3], "share": [0.1]}
        ),
        "invitations": pd.DataFrame(
            {"ref": ["M000002"], "outcome": ["kept"], "is_prize": [True], "takers": [3], "answered": [1]}
        ),
    }
    return {name: tables.typed(table) for name, table in made.items()}


class Loose(SimpleNamespace):
    """An audit whose parts a test may put others in place of."""

    def shown(self, **asked):
        """What the same as an `Audit` shows."""
        return Audit(**{field.name: getattr(self, field.name) for field in fields(Audit)}).shown(**asked)


def audit(*texts, company="Acme", scored=None, rejects=(), notes=(), **options):
    """An audit of a few messages."""
    read = messages(*(texts or ("Thanks, please send us a direct message. ^JK",)), asked=options.pop("asked", "Where?"))
    source = {
        "source_id": "S1", "file": "export.csv", "sha256": "ab" * 32, "format": "canonical", "platform": "x",
        "abilities": "company_posts=yes exact_times=no reply_rate=partly", "limits": "replies_may_be_cut",
        "capabilities": "company_posts audience_messages parents", "audience_coverage": "full", "row_count": len(read),
        "coverage_source": "observed", "observed_from": read["created_at"].min(), "encoding": "utf-8",
        "observed_until": read["created_at"].max(), "observed_until_source": "last_message",
    }  # fmt: skip
    manifest = {
        "dialogscore": "0.1.0", "company": company, "accounts": [{"platform": "x", "handle": "acme", "author_id": "c"}],
        "other_companies": [], "options": OPTIONS | options, "notes": [list(note) for note in notes], "language": "en",
        "models": [{"name": "m", "sha256": "cd" * 32, "card": CARD}], "versions": {"python": "3.11.9"},
    }  # fmt: skip
    return Loose(
        company=company, messages=read, sources=frame(schema.SOURCES, [source]), tables=drawn(), manifest=manifest,
        window=None, scores=scores() if scored is None else scored, rejects=frame(schema.REJECTS, list(rejects)),
    )  # fmt: skip


def kept(*texts, **options):
    """The same as an `Audit`."""
    given = audit(*texts, **options)
    return Audit(**{field.name: getattr(given, field.name) for field in fields(Audit)})
