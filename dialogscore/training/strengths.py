"""What a model is good and bad at, in a few sentences above the long table: read from the figures, never typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogscore.training.lines import ALL, DOUBLE, cell, find

__all__ = ["good_and_bad"]

LANGUAGES = (("de", "German"), ("en", "English"))
MAIN = {"act": "mode, macro-F1", "inbound": "needs_reply, F1", "purpose": "purpose, macro-F1"}
# Labels of which each task's best and weakest are told.
LABELS = {"act": "act ", "inbound": "type ", "purpose": "purpose "}


def good_and_bad(figures: Sequence[Mapping[str, Any]], task: str) -> list[str]:
    """
    Say in short what a model is good and bad at.

    Parameters
    ----------
    figures : sequence of mapping
        Figures of a card.
    task : str
        ``"act"``, ``"inbound"`` or ``"purpose"``.

    Returns
    -------
    list of str
        Sentences, on double-coded messages where there are any; empty without figures.
    """
    lines = list(figures)
    rows = DOUBLE if find(lines, MAIN[task], rows=DOUBLE, subset=ALL, by="model") else ALL
    labels = [
        one
        for one in lines
        if one["measure"].startswith(LABELS[task]) and one["measure"].endswith(", F1") and one["value"] is not None
        if (one["rows"], one["subset"], one["by"]) == (rows, ALL, "model")
    ]
    ranked = sorted(labels, key=lambda one: (-one["value"], one["measure"]))
    said = [f"Best and weakest labels, {rows}: {_told(ranked[0])}; {_told(ranked[-1])}"] if len(ranked) > 1 else []
    for code, language in LANGUAGES:
        where = {"rows": rows, "subset": code}
        own = find(lines, MAIN[task], by="model", **where)
        if own is None or own["value"] is None:
            continue
        plain = find(lines, MAIN[task], by="structure only", **where)
        beaten = plain is not None and plain["value"] is not None
        against = "below" if beaten and own["value"] < plain["value"] else "not below"
        than = f", {against} structure only ({cell(plain, interval=False)})" if beaten else ""
        said.append(f"{language}, {rows}: {_told(own)}{than}")
    return said


def _told(line: Mapping[str, Any]) -> str:
    return f"{line['measure']} {cell(line)}, {line['n']:,} messages of {line['companies']} companies"
