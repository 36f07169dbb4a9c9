"""Two results side by side in words: what changed, what cannot be told apart, and what was not compared, and why."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["compared", "finding", "named", "told"]

MOST, MOST_NAMES = 60, 8
STRANGERS = "two_companies"
BY_CHANCE, LEVEL = 0.05, 0.05
# Parts of splits that have words of their own.
PARTS = {
    "act": "acts", "mode": "modes", "inbound_type": "types", "level": "levels", "outcome": "outcomes",
    "thread_kind": "alike.parts", "post_or_comment": "alike.parts", "author_seen": "alike.parts",
}  # fmt: skip
ENDS = {"sampling": ("low_sampling", "high_sampling"), "label_error": ("low", "high")}


def compared(audit: "Audit", words: Words) -> dict | None:
    """
    Set what an audit was compared with.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        As `told` gives it; None if it was compared with nothing.
    """
    table, facts = audit.tables.get("comparison"), audit.manifest.get("compared")
    return None if table is None or facts is None else told(table, facts, words)


def told(table: pd.DataFrame, facts: Mapping, words: Words, *, most: int = MOST) -> dict:
    """
    Set a comparison.

    Parameters
    ----------
    table : pandas.DataFrame
        As `dialogscore.comparing.COLUMNS` describes it.
    facts : mapping
        Sides and notes, as `dialogscore.comparing.Comparison` has them.
    words : Words
        Wording.
    most : int, default 60
        Further lines to set.

    Returns
    -------
    dict
        ``title``, ``lead``, ``sides`` (heads of the two columns), ``notes``, ``lines`` of the headline measures and
        ``further`` ones that differ, each with ``name``, ``before``, ``after``, ``difference``, ``interval``,
        ``verdict``, ``mark``, ``note`` and ``track``; ``chance`` (how many further ones would differ by chance),
        ``more`` (how many of them are not set), ``refused`` (reasons with how many figures).
    """
    headline = table["is_headline"].to_numpy(dtype=bool)
    rest = table[~headline]
    differs = rest[rest["verdict"].eq("changed")]
    tested = int(rest["verdict"].ne("refused").sum())
    refused = table.loc[table["verdict"].eq("refused"), "reason"].value_counts()
    chance = {"n": len(differs), "tested": tested, "expected": round(BY_CHANCE * tested)}
    return {
        "title": finding(table, facts, words),
        "lead": words("compared.lead", **{side: _side(facts[side], words) for side in ("before", "after")}),
        "sides": [_head(facts, side, words) for side in ("before", "after")],
        "notes": [_note(code, arguments, words) for code, arguments in facts["notes"]],
        "lines": [_line(one, facts, words) for one in table[headline].to_dict("records")],
        "further": [_line(one, facts, words) for one in differs.head(most).to_dict("records")],
        "chance": words("compared.chance", **chance) if tested else "",
        "more": max(0, len(differs) - most),
        "refused": [(words(f"compared.reasons.{code}"), words.count(n)) for code, n in sorted(refused.items())],
    }


def finding(table: pd.DataFrame, facts: Mapping, words: Words) -> str:
    """
    Say in one sentence how many of the headline figures changed, and which.

    Parameters
    ----------
    table : pandas.DataFrame
        The comparison.
    facts : mapping
        Sides and notes.
    words : Words
        Wording.

    Returns
    -------
    str
        A title without a full stop.
    """
    headline = table[table["is_headline"].to_numpy(dtype=bool)]
    tested = int(headline["verdict"].ne("refused").sum())
    if not tested:
        return words("compared.untested")
    changed = headline[headline["verdict"].eq("changed")]
    if not len(changed):
        return words("compared.none", n=tested)
    kind = "differ" if _are_strangers(facts) else "changed"
    if len(changed) > MOST_NAMES:
        title = words("compared.many", n=len(changed), tested=tested)
    else:
        names = [_name(one, words) for one in changed.to_dict("records")]
        title = words(f"compared.{kind}", n=len(changed), tested=tested, names=words.list(names))
    # The title must not claim what the lines under it take back.
    hold = int((changed["p_adjusted"] < LEVEL).sum())
    if hold == len(changed):
        return title
    return words("compared.some_hold", title=title, n=hold) if hold else words("compared.none_hold", title=title)


def named(table: pd.DataFrame, facts: Mapping, words: Words) -> pd.DataFrame:
    """
    Set the names of measures, and verdicts and reasons in words, beside the numbers of a comparison.

    Parameters
    ----------
    table : pandas.DataFrame
        The comparison.
    facts : mapping
        Sides and notes.
    words : Words
        Wording.

    Returns
    -------
    pandas.DataFrame
        The table with the columns ``name``, after ``measure``, and ``said``, the last.
    """
    rows = table.to_dict("records")
    made = table.assign(said=[_verdict(one, facts, words) for one in rows])
    made.insert(made.columns.get_loc("measure") + 1, "name", [_name(one, words) for one in rows])
    return made


def _are_strangers(facts: Mapping) -> bool:
    return any(code == STRANGERS for code, _ in facts["notes"])


def _days(side: Mapping) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Find the first and the last day of a side: a window ends before the moment that ends it."""
    if side["from"] is None or side["until"] is None:
        return None
    return pd.Timestamp(side["from"]), pd.Timestamp(side["until"]) - pd.Timedelta(1, "us")


def _side(side: Mapping, words: Words) -> str:
    name, days = shown(side["name"], 120), _days(side)
    return name if days is None else words("compared.side", name=name, **{"from": days[0], "until": days[1]})


def _head(facts: Mapping, side: str, words: Words) -> str:
    """Head a column by what differs: the company's name, or the time."""
    if _are_strangers(facts):
        return shown(facts[side]["name"], 60)
    days = _days(facts[side])
    if days is None:
        return words(f"compared.{side}")
    return words("compared.period", **{"from": days[0], "until": days[1]})


def _note(code: str, arguments: Mapping, words: Words) -> str:
    tongues = {name: words.tongue(code) for name, code in arguments.items()} if code == "main_language" else {}
    return words(f"compared.notes.{code}", **{**arguments, **tongues})


def _line(one: Mapping, facts: Mapping, words: Words) -> dict:
    return {
        "name": _name(one, words),
        "before": _value(one["before"], one["unit"], words),
        "after": _value(one["after"], one["unit"], words),
        "difference": _signed(one["difference"], one["unit"], words),
        "interval": _interval(one, words),
        "verdict": _verdict(one, facts, words),
        "mark": _mark(one),
        "note": _reserve(one, words),
        "track": _track(one),
    }


def _name(one: Mapping, words: Words) -> str:
    name = words.table["measures"].get(one["measure"], (one["measure"],))[0]
    by, part = one["subset_by"], one["subset"]
    if not pd.isna(by):
        name = f"{name}: {_part(by, part, words)}"
    if one["profile"] != "dialogscore":
        name = f"{name} ({shown(one['profile'], 60)})"
    if one["basis"] == "corrected":
        name = f"{name} ({words('compared.corrected')})"
    return name if pd.isna(one["company"]) else f"{shown(one['company'], 80)}: {name}"


def _part(by: str, part: str, words: Words) -> str:
    if by == "language":
        return words.tongue(part)
    if by == "cause":
        return words.table["timing"].get(f"end_{part}") or shown(part, 60)
    table = words.table
    for step in PARTS.get(by, "").split("."):
        table = table.get(step, {})
    return table.get(part) or shown(part, 60)


def _value(value: float, unit: str, words: Words) -> str:
    return "–" if pd.isna(value) else words.value(value, unit)


def _signed(value: float, unit: str, words: Words) -> str:
    """Write a difference with its sign; of shares in percentage points."""
    if pd.isna(value):
        return "–"
    sign = "+" if value > 0 else "\u2212" if value < 0 else "±"
    if unit == "share":
        return sign + words("compared.percentage_points", value=100 * abs(value))
    return sign + words.value(abs(value), unit)


def _interval(one: Mapping, words: Words) -> str:
    if pd.isna(one["rests_on"]):
        return ""
    low, high = (one[name] for name in ENDS[one["rests_on"]])
    ends = {"low": _signed(low, one["unit"], words), "high": _signed(high, one["unit"], words)}
    if pd.isna(low) or pd.isna(high):
        return words("compared.below" if pd.isna(low) else "compared.above", **ends)
    return words("format.interval", **ends)


def _verdict(one: Mapping, facts: Mapping, words: Words) -> str:
    if one["verdict"] == "refused":
        return words(f"compared.reasons.{one['reason']}")
    strangers = one["verdict"] == "changed" and _are_strangers(facts)
    return words(f"compared.verdicts.{'differs' if strangers else one['verdict']}")


def _mark(one: Mapping) -> str:
    return {"changed": "▲" if one["difference"] > 0 else "▼", "not_distinguishable": "≈"}.get(one["verdict"], "")


def _reserve(one: Mapping, words: Words) -> str:
    """Say what a change depends on, if on anything."""
    if one["verdict"] != "changed":
        return ""
    said = [words("compared.if_errors_alike")] if one["reason"] == "if_errors_alike" else []
    said += [words("compared.among_several")] if one["is_headline"] and one["p_adjusted"] >= LEVEL else []
    return " ".join(said)


def _track(one: Mapping) -> dict | None:
    """Place both sides on a line from 0 to 100, where the unit has such a line."""
    scale = {"share": 100.0, "points": 1.0}.get(one["unit"])
    if scale is None or pd.isna(one["before"]) or pd.isna(one["after"]):
        return None
    places = [scale * one[side] for side in ("before", "after")]
    return {"before": f"{places[0]:.2f}", "after": f"{places[1]:.2f}", "left": f"{min(places):.2f}",
            "width": f"{abs(places[1] - places[0]):.2f}"}  # fmt: skip
