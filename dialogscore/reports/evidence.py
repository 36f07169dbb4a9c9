"""The trail from a label to the message, and from a rejected row to its reason."""

import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore import privacy
from dialogscore.errors import UsageError
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["cue_words", "evidence", "reject_lines"]

MOST_ROWS = 200
LONGEST_TEXT = 700


def cue_words(cues: object, words: Words) -> str:
    """
    Word the cues of a label, strongest first.

    Parameters
    ----------
    cues : str or NA
        JSON as in the column ``cues``.
    words : Words
        Wording.

    Returns
    -------
    str
        Cues, separated by commas.
    """
    if cues is None or pd.isna(cues):
        return ""
    return ", ".join(dict.fromkeys(words(f"cues.{code}", **counts) for code, _, counts in json.loads(cues)))


def evidence(audit: "Audit", words: Words, *, key: bytes | None = None) -> dict:
    """
    Set the company's messages, and with `--quotes` the audience's, with labels and cues.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.
    key : bytes, optional
        Secret that pseudonyms are made with, as in `privacy.pseudonyms`.

    Returns
    -------
    dict
        ``company`` and ``audience`` (lists of lines), how many there are in all, and what is not shown.

    Raises
    ------
    UsageError
        If the audit was saved with another key, or with none.
    """
    options = audit.manifest["options"]
    quotes, names = bool(options.get("quotes")), bool(options.get("show_names"))
    if not names:
        _check_key(options.get("key_check"), key)
    messages = audit.messages
    is_outbound = (messages["direction"] == "outbound").fillna(False).to_numpy(dtype=bool)
    is_inbound = (messages["direction"] == "inbound").fillna(False).to_numpy(dtype=bool)
    outbound = np.flatnonzero(is_outbound)[:MOST_ROWS]
    inbound = np.flatnonzero(is_inbound)[: MOST_ROWS if quotes else 0]
    rows = np.union1d(outbound, inbound).astype(np.int64)
    reduced = privacy.shared_messages(
        messages, quotes=quotes, show_names=names, key=key, accounts=options.get("accounts") or (), rows=rows
    )
    company, audience = (reduced.iloc[np.searchsorted(rows, some)] for some in (outbound, inbound))
    targets = _targets(messages, outbound)
    return {
        "company": [
            _company_line(line, ref, words) for line, ref in zip(company.to_dict("records"), targets, strict=True)
        ],
        "company_all": int(is_outbound.sum()),
        "audience": [_audience_line(line, words) for line in audience.to_dict("records")],
        "audience_all": int(is_inbound.sum()),
        "quotes": quotes,
        "names": names,
    }


def _check_key(made_with: str | None, key: bytes | None) -> None:
    """Refuse a page that names persons otherwise than messages.csv does."""
    given = None if key is None else privacy.key_check(key)
    if given == made_with:
        return
    found, step = "a key for an audit made without one", "Leave --key out."
    if made_with is not None:
        found = "no key for an audit made with one" if key is None else "another key than the audit was made with"
        step = "Add --key with the file that the audit was made with."
    raise UsageError("write the report", found=found, expected="persons named as in messages.csv", next_step=step)


def _targets(messages: pd.DataFrame, rows: np.ndarray) -> list[str]:
    """Find the refs of what these rows answer; before ids are masked, because the whole table's are not."""
    company = messages.iloc[rows]
    wanted = messages[messages["message_id"].isin(company["reply_target_id"].dropna())]
    refs = dict(zip(zip(wanted["platform"], wanted["message_id"], strict=True), wanted["ref"], strict=True))
    return [refs.get(pair, "") for pair in zip(company["platform"], company["reply_target_id"], strict=True)]


def _line(line: dict, words: Words) -> dict:
    return {
        "ref": line["ref"],
        "where": words("rejects.row", source=line["source_id"], row=line["source_row"]),
        "when": words.moment(line["created_at"]),
        "text": shown(line["text"], LONGEST_TEXT),
        "url": line["url"],
    }


def _company_line(line: dict, target: str, words: Words) -> dict:
    label = "" if pd.isna(line["act"]) else words(f"acts.{line['act']}")
    if not pd.isna(line["deflect_to"]):
        label += " " + words(f"deflect_to.{line['deflect_to']}")
    return _line(line, words) | {
        "label": label,
        "mode": "" if pd.isna(line["mode"]) else line["mode"],
        "level": "" if pd.isna(line["level"]) else words(f"levels.{line['level']}"),
        "probability": "" if pd.isna(line["act_probability"]) else words.probability(line["act_probability"]),
        "uncertain": line["is_uncertain"] is True,
        "cues": cue_words(line["cues"], words),
        "answers": words("evidence.answers", ref=target) if target else "",
    }


def _audience_line(line: dict, words: Words) -> dict:
    needs = line["needs_reply"]
    return _line(line, words) | {
        "author": shown(line["author_handle"] if not pd.isna(line["author_handle"]) else line["author_id"], 80),
        "type": "" if pd.isna(line["inbound_type"]) else words(f"types.{line['inbound_type']}"),
        "needs": "" if pd.isna(needs) else words("evidence.needs_reply" if needs else "evidence.needs_no_reply"),
        "probability": (
            "" if pd.isna(line["needs_reply_probability"]) else words.probability(line["needs_reply_probability"])
        ),
        "cues": cue_words(line["cues"], words),
        "uncertain": line["is_uncertain"] is True,
    }


def reject_lines(audit: "Audit", words: Words) -> list[dict]:
    """
    Sum up the rows that were not used, by kind and reason, most frequent first.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        ``kind``, ``reason``, ``count``, ``first``, worded.
    """
    rejects = audit.rejects
    if not len(rejects):
        return []
    groups = rejects.groupby(["kind", "reason"], sort=True)
    summary = groups.agg(count=("source_row", "size"), source=("source_id", "first"), row=("source_row", "first"))
    summary = summary.reset_index().sort_values(["count", "kind", "reason"], ascending=[False, True, True])
    return [
        {
            "kind": words(f"reject_kinds.{line['kind']}"),
            "reason": words(f"reject_reasons.{line['reason']}"),
            "count": words.count(line["count"]),
            "first": words("rejects.row", source=line["source"], row=line["row"]),
        }
        for line in summary.to_dict("records")
    ]
