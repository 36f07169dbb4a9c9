"""Where a report comes from: files, options, versions, models, and what the reading had to say."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.classifier.companies import is_trained_on
from dialogscore.readers.pages import account_label
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["feed_notes", "head", "manifest", "method", "models", "window_days", "worded"]

MOST_LINES = 16
TOLD = ("coded_by", "measured_how")
METHOD = ("dialog", "unit", "labels", "study", "staff", "seen")


def head(audit: "Audit", words: Words) -> dict:
    """
    Set the facts under the title.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``facts``, ``window``, ``accounts``.
    """
    window = audit.manifest.get("options", {}).get("window")
    # What lies outside was read to see what was answered; the page is not about it.
    messages = audit.messages[_inside(audit.messages["created_at"], window)] if window else audit.messages
    created, facts = messages["created_at"], ""
    if len(created):
        own = int(equals(messages["author_role"], "company").sum())
        facts = words("page.facts", messages=len(created), own=own, **{"from": created.min(), "to": created.max()})
    if window:
        window = words("page.window", **dict(zip(("from", "to"), window_days(window, words), strict=True)))
    accounts = [_account(one) for one in audit.manifest.get("accounts", [])]
    return {"facts": facts, "window": window or "", "accounts": accounts}


def window_days(window: Sequence[str | None], words: Words) -> list[str]:
    """
    Word the first and the last day of a window.

    Parameters
    ----------
    window : sequence of (str or None)
        Its start and its exclusive end, as a manifest holds them.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Two days: a quarter is told by its last day, not by the next one's first, which ends it and is no part.
    """
    past = (pd.Timedelta(0), pd.Timedelta(1, "us"))
    return [
        words.date(pd.Timestamp(end) - less) if end else words("page.open_end")
        for end, less in zip(window, past, strict=True)
    ]


def _inside(created: pd.Series, window: Sequence[str | None]) -> np.ndarray:
    start, end = (pd.Timestamp(one) if one else None for one in window)
    held = np.ones(len(created), dtype=bool)
    held &= True if start is None else created.ge(start).fillna(False).to_numpy(dtype=bool)
    return held & (True if end is None else created.lt(end).fillna(False).to_numpy(dtype=bool))


def _account(one: dict) -> str:
    return f"{shown(one.get('platform'), 40)}: {shown(account_label(one), 120)}"


def method(audit: "Audit", words: Words) -> list[str]:
    """
    Set how the figures came about.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Paragraphs.
    """
    by_hand = [note for note in audit.manifest.get("notes", []) if note[0] == "language_set"]
    told = [words(f"method.{name}") for name in METHOD]
    coders: dict[str, list[str]] = {}
    for model in audit.manifest.get("models", []):
        coders.setdefault((model.get("card") or {}).get("coded_by") or "", []).append(model["name"])
    coded = [
        words("method.coded" if text else "method.coded_unknown", models=names, text=shown(text, 1000))
        for text, names in coders.items()
    ]
    return [*told[:3], *worded(by_hand, words), *coded, *told[3:]]


def models(audit: "Audit", words: Words) -> list[dict]:
    """
    Set the models with what their cards say: what they learned from, who coded it, and the measured quality.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        ``name``, ``sha256``, ``texts``, ``quality``, ``limits``.
    """
    found = []
    accounts = [one.get("handle") for one in audit.manifest.get("accounts", [])]
    names = [name for name in dict.fromkeys([audit.company, *accounts]) if isinstance(name, str)]
    for model in audit.manifest.get("models", []):
        card = model.get("card") or {}
        trained = card.get("trained_on") or {}
        told = ""
        if {"messages", "companies"} <= set(trained):
            told = words("model.trained", messages=trained["messages"], companies=trained["companies"])
        seen = words("model.seen") if is_trained_on(names, trained).any() else ""
        quality = [line for line in card.get("quality", []) if line.get("by", "model") == "model"]
        found.append(
            {
                "name": model["name"],
                "sha256": model["sha256"],
                "texts": [text for text in (told, seen, *(card.get(part) for part in TOLD)) if text],
                "quality": [_quality(line, words) for line in quality[:MOST_LINES]],
                "limits": list(card.get("limits", [])),
            }
        )
    return found


def _quality(line: dict, words: Words) -> dict:
    parts = [line["measure"], *(line[name] for name in ("subset", "rows") if line.get(name) not in (None, "", "all"))]
    ends = (line.get("low"), line.get("high"))
    told = ""
    if None not in ends:
        told = words("format.interval", low=words.probability(ends[0]), high=words.probability(ends[1]))
    companies = line.get("companies")
    return {
        "name": ", ".join(parts),
        "value": words.probability(line["value"]),
        "interval": told,
        "n": words.count(line["n"]),
        "companies": "" if companies is None else words.count(companies),
    }


def _plain(value: object, words: Words) -> str:
    if isinstance(value, bool):
        return words("format.yes" if value else "format.no")
    if isinstance(value, float):
        return words.probability(value)
    return shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True), 600)


def manifest(audit: "Audit", words: Words) -> dict:
    """
    Set versions, options and sources.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``version``, ``engine``, ``pipelines``, ``options``, ``versions``, ``sources``, ``others``.
    """
    given = audit.manifest
    options = [
        (name, words("format.interval", **dict(zip(("low", "high"), window_days(value, words), strict=True)))
         if name == "window" else _plain(value, words))
        for name, value in sorted(given.get("options", {}).items()) if value is not None
    ]  # fmt: skip
    return {
        "version": str(given.get("dialogscore", "")),
        "engine": shown(given.get("engine", ""), 600),
        "pipelines": [
            shown(f"{words.tongue(one['language'])}: {one['name']} {one['version']}, SHA-256 {one['sha256']}", 300)
            for one in given.get("spacy_pipelines", [])
        ],
        "options": options,
        "versions": [(name, str(value)) for name, value in sorted(given.get("versions", {}).items())],
        "sources": [
            (f"{one['source_id']} {shown(one['file'], 120)}", one["sha256"]) for one in audit.sources.to_dict("records")
        ],
        "others": [
            _account(one) if isinstance(one, dict) else shown(one, 120) for one in given.get("other_companies", [])[:30]
        ],
    }


def feed_notes(audit: "Audit", words: Words) -> list[str]:
    """
    Word what the reading of the files has to say.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Sentences.
    """
    return worded(audit.manifest.get("notes", []), words)


def worded(notes: Iterable[tuple[str, dict]], words: Words) -> list[str]:
    """
    Word notes of the readers.

    Parameters
    ----------
    notes : iterable of (str, dict)
        Codes and arguments, as in `dialogscore.readers.Feed`.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Sentences, foreign text in them made harmless and cut.
    """
    found = []
    for code, arguments in notes:
        clean = {name: _clean(value) for name, value in arguments.items()}
        found.append(words(f"feed_notes.{code}", **clean))
    return found


def _clean(value: object) -> object:
    if isinstance(value, str):
        return shown(value, 300)
    return [shown(one, 80) for one in value[:20]] if isinstance(value, list) else value
