"""Side by side: how figures went from month to month, and how accounts and platforms differ."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports import charts
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["accounts", "development"]

RATE, DIALOG = "reply_rate_72h", "dialog_share"
PERIODS = ("month", "quarter")
# How the rates of a split are called, where it is not called the same.
ASKED = {"account": "asked_account"}
MOST_PERIODS, MOST_ACCOUNTS = 24, 20


def development(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set what was written, answered and dialog in every month or quarter.

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
        ``split`` (month, quarter, or empty where all lies in one); ``panels`` (title, unit, paths, columns with name,
        label and n of the pictures); ``lines`` (name, company messages, inbound turns, rate, dialog share); ``more``
        (earlier periods that are not shown); ``zone``.
    """
    table = _counts(audit, *PERIODS)
    split = str(table["split"].iloc[0]) if len(table) else ""
    kept = table.tail(MOST_PERIODS)
    lines = _lines(kept, split, figures, lambda part: _period(part, words), words)
    panels = []
    if lines:
        counted = kept[["company_messages", "inbound_turns"]].to_numpy(dtype=float)
        panels.append(
            {"kind": "bars", "title": words("development.volume", start=lines[0]["name"], end=lines[-1]["name"]),
             "bars": charts.bars(counted), "top": words.count(counted.max()),
             "columns": [{"name": one["name"], "label": one["company"], "n": one["inbound"]} for one in lines]}
        )  # fmt: skip
        for measure, key in ((RATE, "rate"), (DIALOG, "dialog")):
            found = {part.subset: part for part in figures.parts(measure, split)}
            told = [found.get(part) for part in kept["part"]]
            panels.append(_panel(measure, told, lines, key, _finding(audit, measure, split, found, words), words))
    return {
        "split": split, "panels": [panel for panel in panels if panel], "lines": lines,
        "more": len(table) - len(kept), "zone": shown(audit.manifest.get("hours_zone", "UTC"), 60),
    }  # fmt: skip


def _panel(
    measure: str, told: list[Figure | None], lines: list[dict], key: str, title: str, words: Words
) -> dict | None:
    ends = [(one.value, one.low, one.high) if one is not None and one.value is not None else None for one in told]
    if not any(ends):
        return None
    drawn = charts.spans(ends)
    empty = {"value": "", "n": "0"}
    columns = [
        {"name": line["name"], "label": (line[key] or empty)["value"], "n": (line[key] or empty)["n"]} for line in lines
    ]
    return {"kind": "spans", "title": title, "line": drawn.line, "band": drawn.band, "columns": columns,
            "name": words.name(measure)}  # fmt: skip


def _finding(audit: "Audit", measure: str, split: str, found: dict[str, Figure], words: Words) -> str:
    """Say whether a rate changed; a share that was not tested is told by its ends."""
    stated = [one for one in found.values() if one.value is not None]
    ends = {"name": words.name(measure), "start": _period(stated[0].subset, words) if stated else ""}
    line = _tested(audit, measure, split)
    if line is not None and not pd.isna(line["p_adjusted"]):
        p = words.p_value(line["p_adjusted"])
        if not line["differs"]:
            return words("development.same", name=ends["name"], p=p)
        high, low = found[line["highest"]], found[line["lowest"]]
        return words(
            "development.differs", name=ends["name"], p=p, high=high.value, high_name=_period(high.subset, words),
            low=low.value, low_name=_period(low.subset, words),
        )  # fmt: skip
    if len(stated) < 2:
        return words("development.one", **ends, value=stated[0].value) if stated else ends["name"]
    first, last = stated[0], stated[-1]
    return words(
        "development.ends", **ends, first=first.value, end=_period(last.subset, words), last=last.value
    )


def _tested(audit: "Audit", measure: str, split: str) -> dict | None:
    table = audit.tables.get("differences")
    lines = [] if table is None else table.to_dict("records")
    return next((line for line in lines if (line["measure"], line["split"]) == (measure, split)), None)


def _period(part: str, words: Words) -> str:
    """Name a month or quarter, told as 2024-03 or 2024-Q1."""
    year, _, place = part.partition("-")
    is_quarter = place.startswith("Q")
    month = 3 * int(place[1:]) - 2 if is_quarter else int(place)
    return (words.quarter if is_quarter else words.month)(pd.Timestamp(int(year), month, 1))


def _counts(audit: "Audit", *splits: str) -> pd.DataFrame:
    table = audit.tables.get("sides")
    if table is None:
        return pd.DataFrame({"split": [], "part": [], "company_messages": [], "inbound_turns": []})
    return table[table["split"].isin(list(splits)).to_numpy(dtype=bool)].reset_index(drop=True)


def _lines(table: pd.DataFrame, split: str, figures: Figures, name: Callable[[str], str], words: Words) -> list[dict]:
    rates = {one.subset: one for one in figures.parts(RATE, ASKED.get(split, split))} if split else {}
    dialogs = {one.subset: one for one in figures.parts(DIALOG, split)} if split else {}
    lines = []
    for line in table.to_dict("records"):
        said = [found.get(line["part"]) for found in (rates, dialogs)]
        rate, dialog = (None if one is None else row(one, words, name=words.name(one.measure)) for one in said)
        lines.append(
            {"name": name(line["part"]), "company": words.count(line["company_messages"]),
             "inbound": words.count(line["inbound_turns"]), "rate": rate, "dialog": dialog}
        )  # fmt: skip
    return lines


def accounts(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the company's accounts beside each other, and its platforms.

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
        ``title`` (what was found of the rates, or empty), ``tables`` (heading and lines as in `development`; the
        accounts with the most messages first), ``more`` (accounts that are not shown).
    """
    found = _counts(audit, "account")
    found = found.sort_values(["company_messages", "part"], ascending=[False, True], ignore_index=True)
    kept, places = found.head(MOST_ACCOUNTS), _counts(audit, "platform")
    tables = []
    for split, some in (("account", kept), ("platform", places)):
        # Where every platform has one account, the second table would say the first again.
        if len(some) and (split == "account" or len(some) < len(found)):
            tables.append((words(f"accounts.{split}"), _lines(some, split, figures, _account, words)))
    return {"title": _apart(audit, figures, words), "tables": tables, "more": len(found) - len(kept)}


def _account(part: str) -> str:
    platform, mark, handle = part.partition(":")
    return f"{platform}: {shown(handle, 60)}" if mark else shown(platform, 40)


def _apart(audit: "Audit", figures: Figures, words: Words) -> str:
    line = _tested(audit, RATE, ASKED["account"])
    if line is None or pd.isna(line["p_adjusted"]):
        return ""
    p = words.p_value(line["p_adjusted"])
    if not line["differs"]:
        return words("accounts.same", p=p)
    ends = {part.subset: part for part in figures.parts(RATE, ASKED["account"])}
    high, low = ends[line["highest"]], ends[line["lowest"]]
    names = {"high_name": _account(high.subset), "low_name": _account(low.subset)}
    return words("accounts.differs", p=p, high=high.value, low=low.value, **names)
