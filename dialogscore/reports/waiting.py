"""The worklist as records of words: how many cases press and how old they are, and each case as a line."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore import worklist as cases
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["facts", "lines", "matrix", "waiting", "why"]

HEAD = 20
LONGEST_TEXT, LONGEST_IN_HEAD = 700, 200
#: Ages of open cases, by the longest that a band holds.
BANDS = {"day": 86400.0, "three_days": 3 * 86400.0, "week": 7 * 86400.0, "month": cases.OLDER}
ENDED = ("answered", "closed", "gone")


def waiting(audit: "Audit", words: Words, *, key: bytes | None = None) -> dict | None:
    """
    Set the head of the worklist for the report.

    Parameters
    ----------
    audit : Audit
        A finished audit; texts and names are shown as its manifest's options say.
    words : Words
        Wording.
    key : bytes, optional
        The secret that the audit was saved with.

    Returns
    -------
    dict or None
        ``facts`` as `facts` gives them, ``matrix`` as `matrix` does, ``lines`` (the first `HEAD` open cases, without
        links) and ``lead``; None where the messages carry no thread to find cases in.
    """
    if audit.messages["turn"].isna().any() or not len(audit.messages):
        return None
    options = audit.manifest["options"]
    listed = cases.worklist(
        audit, quotes=bool(options.get("quotes")), show_names=bool(options.get("show_names")), key=key
    )
    is_open = listed["part"].eq("open").to_numpy(dtype=bool)
    head = listed[is_open].head(HEAD)
    return {
        "facts": facts(audit, listed, words),
        "matrix": matrix(listed, words),
        "lines": lines(head.assign(url=None), words, longest=LONGEST_IN_HEAD),
        "lead": words("worklist.chapter_lead", shown=len(head), all=int(is_open.sum())) if len(head) else "",
    }


def facts(audit: "Audit", listed: pd.DataFrame, words: Words) -> dict:
    """
    Say how many cases are open, what the export cannot show, and when ages were taken.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    listed : pandas.DataFrame
        Its worklist.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``title``, ``blind`` (empty, or why open cases cannot be seen), ``age`` and ``parts`` (name, meaning, code and
        number of each part that holds cases, in order; what was ended since is not counted).
    """
    still = listed[_still(listed)]
    count = still["part"].value_counts()
    pressing = int((still["part"].eq("open") & still["urgency"].notna()).sum())
    opened = int(count.get("open", 0))
    title = words("worklist.found", n=opened) if opened else words("worklist.none").rstrip(".")
    if pressing:
        title += "; " + words("worklist.pressing", n=pressing)
    coverage = set(audit.sources["audience_coverage"].dropna())
    blind = ""
    if coverage and coverage <= {"answered_only", "none"}:
        blind = words("worklist.answered_only" if "answered_only" in coverage else "worklist.no_audience")
    ends = (listed if len(listed) else audit.sources)["observed_until"].dropna()
    age = words("worklist.age")
    if len(ends):
        code = "age_at" if ends.min() == ends.max() else "age_between"
        age = words(f"worklist.{code}", **{"from": ends.min(), "until": ends.max()})
    parts = [
        {"code": name, "name": words(f"worklist.parts.{name}"), "meaning": words(f"worklist.parts_meaning.{name}"),
         "count": words.count(int(count.get(name, 0)))}
        for name in cases.PARTS if listed["part"].eq(name).any()
    ]  # fmt: skip
    return {"title": title + ".", "blind": blind, "age": age, "parts": parts}


def matrix(listed: pd.DataFrame, words: Words) -> dict:
    """
    Count the open cases by urgency and age.

    Parameters
    ----------
    listed : pandas.DataFrame
        A worklist.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``bands`` (names of columns) and ``rows`` (name and counts, the sum last; urgencies without a case are left
        out, and so are ages that nobody has but the four bands).
    """
    some = listed[listed["part"].eq("open").to_numpy(dtype=bool) & _still(listed)]
    age = some["age_seconds"].to_numpy(dtype=float)
    band = np.where(np.isnan(age), len(BANDS), np.searchsorted(list(BANDS.values()), age, side="left"))
    urgency = some["urgency"].fillna("none").to_numpy(dtype=object)
    names = [*BANDS, *(["unknown"] if np.isnan(age).any() else [])]
    rows = []
    for code in (*cases.URGENCIES, "none", "all"):
        chosen = np.ones(len(some), dtype=bool) if code == "all" else urgency == code
        counts = np.bincount(band[chosen], minlength=len(BANDS) + 1)[: len(names)]
        if chosen.any() and (code != "all" or len(rows) > 1):
            name = words("worklist.all") if code == "all" else words(f"worklist.urgency.{code}")
            cells = [words.count(int(one)) if one else "–" for one in (*counts, counts.sum())]
            rows.append({"code": code, "name": name, "cells": cells})
    return {"bands": [words(f"worklist.bands.{name}") for name in names] + [words("worklist.all")], "rows": rows}


def lines(listed: pd.DataFrame, words: Words, *, longest: int = LONGEST_TEXT) -> list[dict]:
    """
    Set cases as lines of a table.

    Parameters
    ----------
    listed : pandas.DataFrame
        Part of a worklist, updated or not.
    words : Words
        Wording.
    longest : int, default 700
        Characters of a text to show.

    Returns
    -------
    list of dict
        ``case``, ``ref``, ``author``, ``platform``, ``url``, ``urgency`` (code) and ``urgency_name``, ``why``, ``age``,
        ``asked``, ``type``, ``text``, ``messages``, ``followers``, ``state`` (code) and ``since``.
    """
    return [_line(one, words, longest) for one in listed.to_dict("records")]


def why(codes: str, words: Words) -> list[str]:
    """
    Word the reasons of a case.

    Parameters
    ----------
    codes : str
        Codes separated by spaces.
    words : Words
        Wording.

    Returns
    -------
    list of str
        One for each.
    """
    return [words(f"worklist.reasons.{code}") for code in codes.split()]


def _still(listed: pd.DataFrame) -> np.ndarray:
    """Tell which cases were not ended since, by a newer export."""
    if "state" not in listed:
        return np.ones(len(listed), dtype=bool)
    return ~listed["state"].isin(ENDED).to_numpy(dtype=bool)


def _line(one: dict, words: Words, longest: int) -> dict:
    pressing = None if pd.isna(one["urgency"]) else one["urgency"]
    state = one.get("state")
    return {
        "case": one["case"],
        "ref": one["ref"],
        "author": shown(one["author"], 80),
        "platform": shown(one["platform"], 40),
        "url": one["url"],
        "urgency": pressing or "none",
        "urgency_name": words(f"worklist.urgency.{pressing}") if pressing else "",
        "why": "; ".join(why(one["reasons"], words)),
        "age": words("worklist.unknown_age") if pd.isna(one["age_seconds"]) else words.duration(one["age_seconds"]),
        "asked": words.moment(one["asked_at"]),
        "type": "" if pd.isna(one["asks"]) else words(f"types.{one['asks']}"),
        "text": shown(one["text"], longest),
        "messages": words("worklist.repeated", n=one["messages"]) if one["messages"] > 1 else "",
        "followers": "–" if pd.isna(one["followers"]) else words.count(one["followers"]),
        "state": state or "",
        "since": _since(state, one.get("ended_at"), words) if state else "",
        "struck": state in ENDED,
    }


def _since(state: str, when: object, words: Words) -> str:
    if state == "answered":
        if pd.isna(when):
            return words("worklist.states.answered_undated")
        return words("worklist.states.answered", when=when)
    return words(f"worklist.states.{state}")
