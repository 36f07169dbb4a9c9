"""What people said of the labels: what their codes make of the shares, and the audited company's objections."""

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["corrections", "objections", "told"]

WIDTH = 88
MOST = 200
ESTIMATORS = {"corrected": "dsl", "tuned": "ppi++"}
MAIN = (
    "index", "dialog_share", "dialog_share_strict", "dialog_share_wide", "deflection_share", "handed_over_share",
    "reply_rate_24h", "reply_rate_72h", "reply_rate_7d", "response_median_seconds",
)  # fmt: skip
PARTS = {"act": "acts", "mode": "modes"}
LABELS = {"act": "acts", "inbound_type": "types"}


def corrections(audit: "Audit", words: Words) -> dict | None:
    """
    Set every share that people's codes correct, in all its estimates.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``lead`` and ``lines`` (``name``, ``plain``, ``corrected``, ``tuned`` with their intervals, ``n``); None where
        nobody has coded.
    """
    table, pooled = audit.tables.get("corrections"), audit.tables.get("label_errors")
    if table is None and pooled is None:
        return None
    if table is None:
        return {"lead": words("corrected.lead_pooled", companies=int(pooled["companies"].max())),
                "lines": _pooled(audit, words)}  # fmt: skip
    lines: dict[tuple[str, str], dict] = {}
    for one in table.to_dict("records"):
        line = lines.setdefault(
            (one["measure"], one["subset"]), {"name": _name(one, words), "corrected": ("", ""), "tuned": ("", "")}
        )
        if one["estimator"] == "uncorrected":
            line["plain"] = _share(one["value"], words)
        for key, estimator in ESTIMATORS.items():
            if one["estimator"] == estimator and not pd.isna(one["value"]):
                line[key] = (_share(one["value"], words), words.interval(one["low"], one["high"], "share"))
                line["n"] = words("corrected.of", coded=one["n_coded"], units=one["n_units"])
    return {"lead": words("corrected.lead", messages=_coded(audit)), "lines": list(lines.values())}


def objections(audit: "Audit", figures: Figures, words: Words) -> dict | None:
    """
    Set the audited company's objections with what was decided, and the scores with and without them.

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
    dict or None
        ``lead``, ``lines``, ``all`` and ``scores`` (name, with, without); None where there are no overrides.
    """
    table = audit.tables.get("overrides")
    if table is None:
        return None
    plain = Figures(audit.tables["without_overrides"])
    lines = [
        {"ref": one["ref"], "label": words(f"objections.{one['column']}"), "model": _label(one, "model_value", words),
         "value": _label(one, "value", words), "reason": shown(one.get("reason", ""), 1000),
         "by": shown(one.get("by", ""), 200), "on": words.date(pd.Timestamp(one["on"])),
         "decision": words(f"objections.{one['decision']}")}
        for one in table.head(MOST).to_dict("records")
    ]  # fmt: skip
    pairs = [(name, figures.get(name), plain.get(name)) for name in MAIN]
    scores = [
        (words.name(name), _said(one, words), _said(other, words)) for name, one, other in pairs if one is not None
    ]
    return {"lead": _counted(audit, words), "lines": lines, "all": len(table), "scores": scores}


def told(audit: "Audit", figures: Figures, words: Words) -> list[str]:
    """
    Say in a terminal what people did about the labels.

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
    list of str
        What was corrected, or that nobody has checked; and what became of objections.
    """
    coded = _coded(audit) if "corrections" in audit.tables else None
    if coded is None and "label_errors" not in audit.tables:
        said = [words("terminal.unchecked")]
    else:
        said = [words("terminal.checked", messages=coded) if coded is not None else _by_others(audit, words)]
        for name in ("dialog_share", "reply_rate_72h"):
            figure = figures.get(name)
            if figure is not None and figure.corrected is not None:
                said.append(f"  {words.name(name)}, {figure.corrected_text(words)}")
    if "overrides" in audit.tables:
        said.append(_counted(audit, words))
        plain = Figures(audit.tables["without_overrides"])
        for name in ("dialog_share", "reply_rate_72h"):
            pair = figures.get(name), plain.get(name)
            if None not in pair and pair[0].value is not None:
                more = {"name": words.name(name), "after": _said(pair[0], words), "before": _said(pair[1], words)}
                said.append("  " + words("objections.both", **more))
    return [textwrap.fill(line, WIDTH, subsequent_indent="    " if line.startswith(" ") else "") for line in said]


def _coded(audit: "Audit") -> int:
    """Count what the corrections rest on: other sheets may have been replaced, or be of a benchmark."""
    return int(audit.tables["coded"]["sample"].isin(audit.tables["corrections"]["sample"]).sum())


def _pooled(audit: "Audit", words: Words) -> list[dict]:
    """Set the shares that what people coded of other companies corrects."""
    scores = audit.scores
    lines = []
    for place in scores.index[scores["basis"].eq("corrected")]:
        # A corrected row stands behind the one that it corrects.
        one, plain = scores.loc[place], scores.loc[place - 1]
        shares = _share(one["value"], words), words.interval(one["low"], one["high"], "share")
        line = {"name": _name(one, words), "plain": _share(plain["value"], words), "corrected": shares}
        lines.append(line | {"tuned": ("", ""), "n": "–"})
    return lines


def _by_others(audit: "Audit", words: Words) -> str:
    return words("terminal.checked_pooled", companies=int(audit.tables["label_errors"]["companies"].max()))


def _name(one: Mapping, words: Words) -> str:
    by = one["subset_by"]
    named = not pd.isna(by) and by in PARTS
    part = words(f"{PARTS[by]}.{one['subset']}") if named else ""
    return words.name(one["measure"]) + (f": {part}" if part else "")


def _share(value: float, words: Words) -> str:
    return "–" if pd.isna(value) else words.share(value)


def _said(figure: Figure | None, words: Words) -> str:
    return "–" if figure is None or figure.value is None else figure.value_text(words)


def _counted(audit: "Audit", words: Words) -> str:
    decided = audit.tables["overrides"]["decision"].eq("accepted")
    return words("objections.lead", accepted=int(decided.sum()), rejected=int((~decided).sum()))


def _label(one: dict, name: str, words: Words) -> str:
    value, column = one[name], one["column"]
    if pd.isna(value) or value == "":
        return words("objections.no_answer") if column == "response_id" else "–"
    if column in LABELS:
        return words(f"{LABELS[column]}.{value}")
    return words("format.yes" if value == "true" else "format.no") if column == "needs_reply" else shown(value, 20)
