"""What stays unanswered, and what it was: the eligible turns by what was asked and what became of them."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["unanswered"]

MEASURE = "unanswered_share"
STATES = ("answered", "answered_later", "collective", "community", "none")
WIDE = 9.0


def unanswered(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set what became of the turns that needed a reply, type by type.

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
        ``title``; ``legend`` (state and name) and ``bars`` (name, n, open turns, segments of state, width and label) of
        the picture, empty where nothing was eligible; ``rows`` (share of the whole and of each type as lines of a
        table); ``left_out`` (types without a share, or empty); ``note`` (why there is no share of the whole, or empty).
    """
    whole = figures.get(MEASURE)
    parts = figures.parts(MEASURE, "inbound_type")
    stated = sorted((part for part in parts if part.value is not None), key=lambda part: -part.value)
    few = [part for part in parts if part.value is None and part.n]
    silent = [words("alike.part", name=_named(part.subset, words), n=part.n) for part in few]
    drawn = whole is not None and whole.value is not None
    table = audit.tables.get("unanswered") if drawn else None
    bars = [] if table is None else _bars(table, words)
    shown = [state for state in STATES if bars and table[state].any()]
    return {
        "title": _title(table, words) if bars else "",
        "legend": [(state, words(f"unanswered.{state}")) for state in shown],
        "bars": bars,
        "rows": [row(one, words, name="" if one is whole else _named(one.subset, words)) for one in [whole, *stated]]
        if drawn else [],
        "left_out": words("unanswered.left_out", parts="; ".join(silent)) if silent and drawn else "",
        "note": "" if drawn or whole is None else whole.note_text(words),
    }  # fmt: skip


def _named(code: str, words: Words) -> str:
    return words(f"types.{code}") if code else words("page.unknown")


def _title(table: pd.DataFrame, words: Words) -> str:
    of, waiting = int(table["turns"].sum()), int(table["none"].sum())
    if not waiting:
        return words("unanswered.all_answered", n=of)
    most = table.iloc[0]
    return words(
        "unanswered.title", n=waiting, of=of, share=waiting / of,
        type=_named(most["inbound_type"], words), most=int(most["none"]),
    )  # fmt: skip


def _bars(table: pd.DataFrame, words: Words) -> list[dict]:
    longest = max(int(table["turns"].max()), 1) if len(table) else 1
    bars = []
    for line in table.to_dict("records"):
        segments = [
            {"state": state, "width": f"{100 * line[state] / longest:.2f}", "name": words(f"unanswered.{state}"),
             "label": words.count(line[state]), "wide": 100 * line[state] / longest >= WIDE}
            for state in STATES if line[state]
        ]  # fmt: skip
        told = ", ".join(f"{one['name']} {one['label']}" for one in segments)
        bars.append(
            {"name": _named(line["inbound_type"], words), "n": words.count(line["turns"]), "segments": segments,
             "open": words("unanswered.open", open=int(line["none"]), of=int(line["turns"])), "text": told}
        )  # fmt: skip
    return bars
