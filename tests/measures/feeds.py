"""Feeds after all stages before the measures, row by row: only what a test is about needs saying."""

import pandas as pd

from dialogscore import measures, schema

HOUR = 3600
START = pd.Timestamp("2024-03-04", tz="UTC")
END = 1000.0

ALWAYS = {
    "platform": "x", "author_role_source": "default", "created_at_precision": "s", "created_at_source": "field",
    "status": "visible", "visibility": "public", "text": "words", "provenance": "row", "source_id": "S1",
    "is_uncertain": False, "language": "en", "language_source": "text", "language_support": "measured",
}  # fmt: skip
LEVELS = {"answer": 3, "probe": 3, "deflect": 1, "acknowledge": 1, "invite": 2, "promote": 0, "inform": 0}
MODES = {0: "broadcast", 1: "nominal", 3: "dialog", 4: "dialog"}


def ask(message_id, at=0.0, *, thread=None, response=None, until=END, **more):
    """One audience message to the company, at an hour, answered after some hours or not."""
    return {
        "message_id": message_id, "at": at, "thread_id": thread or message_id, "author_id": f"author of {message_id}",
        "author_role": "audience", "direction": "inbound", "kind": "reply" if thread else "post",
        "depth": 1 if thread else 0, "needs_reply": True, "inbound_type": "question",
        "response_seconds": None if response is None else response * HOUR, "observed_seconds": (until - at) * HOUR,
        "answered": "none" if response is None else "direct",
    } | more  # fmt: skip


def say(message_id, act, at=0.0, *, to=None, thread=None, position=None, **more):
    """One company message: a reply if it answers somebody, else an opener."""
    position = position or ("reply" if to else "opener")
    level = 0 if position != "reply" and act != "invite" else LEVELS.get(act)
    outcome = more.get("invitation_outcome")
    mode = {"kept": "dialog", "broken": "nominal"}.get(outcome) if act == "invite" else MODES.get(level)
    return {
        "message_id": message_id, "at": at, "thread_id": thread or to or message_id, "author_id": "acme",
        "author_handle": "acme", "author_role": "company", "direction": "outbound", "kind": "reply" if to else "post",
        "depth": 1 if to else 0, "parent_id": to, "reply_target_id": to, "act": act, "position": position,
        "level": 1 if outcome == "broken" else level, "mode": mode, "is_canned": False, "handed_over": False,
    } | more  # fmt: skip


def feed(*rows):
    """Return a messages table of such rows; a row is its own turn unless it names another's message_id."""
    table = pd.DataFrame([ALWAYS | row for row in rows])
    table["created_at"] = START + pd.to_timedelta((table.pop("at") * HOUR).round(3), unit="s")
    table = table.sort_values(["created_at"], kind="stable", ignore_index=True)
    table["ref"] = [f"M{number:06d}" for number in range(1, len(table) + 1)]
    table["source_row"] = range(1, len(table) + 1)
    refs = table.set_index("message_id")["ref"]
    own = table["turn"] if "turn" in table else pd.Series([None] * len(table))
    table["turn"] = own.map(refs).fillna(table["ref"])
    empty = schema.empty(schema.MESSAGES, len(table))
    return schema.conform(empty.drop(columns="ledger").assign(**{name: table[name] for name in table}))


def sources(**values):
    """Return a table of one source that holds everything, but for what is said."""
    row = {
        "source_id": "S1", "file": "feed.csv", "sha256": "0" * 64, "format": "canonical", "platform": "x",
        "abilities": "company_posts=yes",
        "capabilities": "audience_messages company_posts exact_times parents", "audience_coverage": "full",
        "coverage_source": "option", "observed_until_source": "as_of", "row_count": 1,
        "observed_until": START + pd.Timedelta(hours=END),
    }  # fmt: skip
    return schema.conform(pd.DataFrame([row | values]), schema.SOURCES)


def computed(messages, *, window=None, source=None, **options):
    """Return scores and tables of a feed of `feed`."""
    with_ledger = measures.add_ledger(messages, window=window)
    found = sources() if source is None else source
    return measures.compute(with_ledger, sources=found, company="Acme", window=window, **options)


def row_of(scores, measure, subset=None, *, by=None):
    """Return the one row of a measure."""
    found = scores[scores["measure"] == measure]
    found = found[found["subset"].isna()] if subset is None else found[(found["subset"] == subset).fillna(False)]
    if by is not None:
        found = found[found["subset_by"] == by]
    assert len(found) == 1, f"{len(found)} rows of {measure} {subset}"
    return found.iloc[0]


def value_of(scores, measure, subset=None):
    """Return value and n of a measure."""
    row = row_of(scores, measure, subset)
    return row["value"], row["n"]
