"""One message as a page shows it: where it comes from, what it says, its label and what decided."""

import json

import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.explorer import LONGEST_TEXT
from dialogscore.reports.wording import Words

__all__ = ["cue_words", "labelled"]


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


def labelled(line: dict, words: Words, *, quotes: bool) -> dict:
    """
    Set one message with its label, as a page shows it.

    Parameters
    ----------
    line : dict
        A row of `privacy.shared_messages`.
    words : Words
        Wording.
    quotes : bool
        Whether texts of the audience are shown.

    Returns
    -------
    dict
        Worded: where it comes from, who wrote it, what it says, its label, how sure that is and what decided; codes
        of act and type.
    """
    company = line["author_role"] == "company"
    author = line["author_handle"] if not pd.isna(line["author_handle"]) else line["author_id"]
    return {
        "ref": line["ref"],
        "id": shown(line["message_id"], 120),
        "where": words("rejects.row", source=line["source_id"], row=line["source_row"]),
        "when": words.moment(line["created_at"]),
        "seconds": int(line["created_at"].timestamp()),
        "company": company,
        "author": shown(author, 80) or words("page.unknown"),
        "text": shown(line["text"], LONGEST_TEXT),
        "withheld": not (company or quotes),
        "url": line["url"],
        "uncertain": line["is_uncertain"] is True,
        "cues": cue_words(line["cues"], words),
    } | (_company_label(line, words) if line["direction"] == "outbound" else _audience_label(line, words))


def _company_label(line: dict, words: Words) -> dict:
    label = "" if pd.isna(line["act"]) else words(f"acts.{line['act']}")
    if not pd.isna(line["deflect_to"]):
        label += " " + words(f"deflect_to.{line['deflect_to']}")
    return {
        "act": "" if pd.isna(line["act"]) else line["act"],
        "type_code": "",
        "label": label,
        "mode": "" if pd.isna(line["mode"]) else line["mode"],
        "second": "" if pd.isna(line["level"]) else words(f"levels.{line['level']}"),
        "probability": "" if pd.isna(line["act_probability"]) else words.probability(line["act_probability"]),
    }


def _audience_label(line: dict, words: Words) -> dict:
    needs, inbound = line["needs_reply"], line["direction"] == "inbound"
    told = "" if pd.isna(needs) else words("evidence.needs_reply" if needs else "evidence.needs_no_reply")
    sure = line["needs_reply_probability"]
    return {
        "act": "",
        "type_code": "" if pd.isna(line["inbound_type"]) else line["inbound_type"],
        "label": "" if pd.isna(line["inbound_type"]) else words(f"types.{line['inbound_type']}"),
        "mode": "",
        "second": told if inbound else words("explorer.ambient"),
        "probability": "" if pd.isna(sure) else words.probability(sure),
    }
