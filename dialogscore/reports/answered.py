"""Whether everybody is answered alike, split by split and in words, and the rate without what flatters it."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.measures.parts import HOUR_BANDS, SPLITS, WEEKDAYS
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row, rows
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["alike", "flattered"]

RATE = "reply_rate_72h"
BESIDE = (
    RATE,
    f"{RATE}_without_canned",
    f"{RATE}_without_deflections",
    f"{RATE}_without_instant",
    f"{RATE}_without_surges",
    f"{RATE}_without_waves",
    f"{RATE}_per_person",
)
APART = ("liked_unanswered_share", "deleted_share_inbound", "instant_share", "wave_share_inbound")
STATES = ("answered", "answered_later", "collective", "community", "none")


def alike(audit: "Audit", figures: Figures, words: Words) -> list[dict]:
    """
    Set the reply rate of every split, and whether its parts differ.

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
    list of dict
        For each split that has parts: ``title``, ``finding``, ``rows``, ``left_out`` (parts that are not stated, or
        empty). Empty where there is no rate of the whole.
    """
    table = audit.tables.get("differences")
    tested = {} if table is None else {line["split"]: line for line in table.to_dict("records") if _is_rate(line)}
    found = []
    for split in SPLITS:
        parts = figures.parts(RATE, split)
        stated = [part for part in parts if part.value is not None]
        if not parts:
            continue
        # What differs by weekday is read with all seven, what differs by anything else with the most first.
        if split not in ("weekday", "hours", "reach"):
            stated.sort(key=lambda part: -part.value)
        silent = [
            words("alike.part", name=_named(split, part, words), n=part.n) for part in parts if part.value is None
        ]
        found.append(
            {
                "title": words(f"alike.split.{split}"),
                "finding": _finding(split, tested.get(split), figures, words),
                "rows": [row(part, words, name=_named(split, part, words)) for part in stated],
                "left_out": words("alike.left_out", parts="; ".join(silent)) if silent else "",
            }
        )
    return found


def _is_rate(line: dict) -> bool:
    return line["measure"] == RATE


def _named(split: str, part: Figure, words: Words) -> str:
    if split == "language":
        return words.tongue(part.subset)
    if split == "inbound_type":
        return words(f"types.{part.subset}")
    if split == "weekday":
        return words.weekday(WEEKDAYS.index(part.subset))
    if split == "hours":
        start, end = HOUR_BANDS[HOUR_BANDS.index(part.subset)].split("-")
        return words("alike.from_to_hours", start=int(start), end=int(end))
    if split == "reach":
        least, most = (int(count) for count in part.subset.split("-"))
        return words("alike.followers", least=least, most=most)
    return words(f"alike.parts.{part.subset}")


def _finding(split: str, line: dict | None, figures: Figures, words: Words) -> str:
    if line is None or pd.isna(line["p_adjusted"]):
        return words("alike.not_tested")
    p = words.p_value(line["p_adjusted"])
    if not line["differs"]:
        return words("alike.same", p=p)
    ends = {figure.subset: figure for figure in figures.parts(RATE, split)}
    high, low = (ends[line[name]] for name in ("highest", "lowest"))
    names = {"high_name": _named(split, high, words), "low_name": _named(split, low, words)}
    return words("alike.differs", p=p, high=high.value, low=low.value, **names)


def flattered(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the 72-hour rate beside what it is without canned, deflecting and instant answers, surges and repeats.

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
        ``rows`` (rates), ``apart`` (likes, deletions, instant answers), ``states`` (what became of the eligible turns:
        name and count).
    """
    counts = audit.tables["ledger"].set_index("rule")["turns"]
    states = [(words(f"ledger.{rule}"), words.count(counts[rule])) for rule in STATES if rule in counts.index]
    return {"rows": rows(figures, BESIDE, words), "apart": rows(figures, APART, words), "states": states}
