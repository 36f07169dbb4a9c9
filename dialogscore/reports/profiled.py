"""The same feed under everybody's definition, in words and side by side."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.clean import shown, terminal_safe
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["drawn", "profiled", "span", "text"]

MOST = 600
OURS = "dialogscore"
_PARTS = ("who", "unit", "answer", "without", "also", "start", "clock", "statistic")


def profiled(audit: "Audit", words: Words) -> list[dict]:
    """
    Set every profile with its figures and its definition.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        ``title``, ``ours`` (the definition of this program), ``rate``, ``rate_interval``, ``share``, ``bar``, ``n``,
        ``time``, ``time_interval``, ``definition``, ``reading``, ``source``, ``refused`` (why there is no rate, or
        empty).
    """
    table = audit.tables.get("profiles")
    lines = []
    for said in [] if table is None else table.to_dict("records"):
        figures = Figures(audit.scores, profile=said["profile"])
        rate, time = (figures.get(name) for name in ("profile_reply_rate", "profile_response_seconds"))
        if rate is None or time is None:
            continue
        stands = rate.value is not None
        readings = words.table["profile_readings"]
        lines.append(
            {
                "title": shown(said["title"], 80),
                "ours": said["profile"] == OURS,
                "rate": rate.value_text(words) if stands else "",
                "rate_interval": rate.interval_text(words) if stands else "",
                "share": rate.value,
                "bar": row(rate, words)["bar"],
                "n": words.count(rate.n),
                "time": time.value_text(words) if time.value is not None else "",
                "time_interval": time.interval_text(words) if time.value is not None else "",
                "definition": _definition(said, words, rate.value),
                "reading": readings.get(said["profile"]) or shown(said["reading"], 400),
                "source": shown(said["source"], 200),
                "refused": "" if stands else rate.note_text(words),
            }
        )
    return lines


def drawn(lines: list[dict]) -> list[dict]:
    """
    Set the rates as lines of a picture, the highest first.

    Parameters
    ----------
    lines : list of dict
        As `profiled` gives them.

    Returns
    -------
    list of dict
        ``name``, ``value``, ``n``, ``bar``, ``ours`` of every definition that has a rate.
    """
    stated = sorted((line for line in lines if line["rate"]), key=lambda line: -line["share"])
    return [
        {"name": line["title"], "value": line["rate"]} | {key: line[key] for key in ("n", "bar", "ours")}
        for line in stated
    ]


def span(lines: list[dict], words: Words) -> str:
    """
    Say how far apart the definitions put the same feed.

    Parameters
    ----------
    lines : list of dict
        As `profiled` gives them.
    words : Words
        Wording.

    Returns
    -------
    str
        One sentence; empty where fewer than two have a rate.
    """
    stated = [line["share"] for line in lines if line["rate"]]
    if len(stated) < 2:
        return ""
    return words("profiles.span", n=len(stated), low=min(stated), high=max(stated))


def text(audit: "Audit", words: Words) -> str:
    """
    Say the same in a terminal.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    str
        Lines of plain text without any sign that a terminal would obey.
    """
    found = []
    for line in profiled(audit, words):
        rate = f"{line['rate']} ({line['rate_interval']}), n = {line['n']}" if line["rate"] else line["refused"]
        time = f"; {line['time']} ({line['time_interval']})" if line["time"] else ""
        found.append(terminal_safe(f"{line['title']}: {rate}{time}", MOST))
        below = (line[name] for name in ("definition", "reading", "source"))
        found += [f"    {terminal_safe(part, MOST)}" for part in below if part]
    return "\n".join(found)


def _definition(said: dict, words: Words, rate: float | None) -> str:
    parts = []
    for name in _PARTS:
        codes = str(said.get(name, "")).split()
        if codes:
            parts.append(", ".join(words(f"profile_terms.{name}_{code}") for code in codes))
        elif name == "who":
            parts.append(words("profile_terms.who_all"))
    if not pd.isna(said["horizon_hours"]):
        parts.append(words("profile_terms.horizon", time=words.duration(said["horizon_hours"] * 3600)))
    threshold = said.get("threshold")
    if rate is not None and threshold is not None and not pd.isna(threshold):
        parts.append(words(f"profile_terms.{'reached' if rate >= threshold else 'missed'}", share=threshold))
    return "; ".join(parts)
