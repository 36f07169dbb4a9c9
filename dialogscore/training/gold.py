"""Coded messages from JSON lines, laid out as the table of messages, so that training sees what an audit sees.

The message that was answered becomes a row of its own, named by `reply_target_id` as in a feed.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.classifier.companies import company_groups
from dialogscore.errors import FeedError

__all__ = ["Coded", "coded_acts", "coded_inbound", "coded_posts", "read_lines"]

_MENTION = re.compile(r"@(\w+)")
_SPEAKER = re.compile(r"^(company|person): ")


class Coded(NamedTuple):
    """
    Coded messages.

    Attributes
    ----------
    messages : pandas.DataFrame
        Coded messages and, after them, the messages they answer: the columns that the classifier reads.
    rows : pandas.DataFrame
        One line per coded message, in the order of `messages`: what the coder wrote, `group`, `dataset`, `double`.
    """

    messages: pd.DataFrame
    rows: pd.DataFrame


def read_lines(path: Path, *, keys: Sequence[str]) -> list[dict[str, Any]]:
    """
    Read a file of coded messages.

    Parameters
    ----------
    path : pathlib.Path
        JSON lines.
    keys : sequence of str
        What every line must hold.

    Returns
    -------
    list of dict
        In file order.

    Raises
    ------
    FeedError
        If the file is missing or a line is not a coded message.
    """
    if not path.is_file():
        raise FeedError(
            f"read the coded messages {path.name}",
            found=f"no such file in {path.parent}",
            expected="a folder of coded messages",
            next_step="Name the folder that holds them.",
        )
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or any(key not in row for key in keys):
                raise FeedError(
                    f"read line {number} of {path.name}",
                    found="no coded message",
                    expected=f"a JSON object with {', '.join(keys)}",
                )
            rows.append(row)
    return rows


def coded_acts(rows: list[dict[str, Any]], *, double: Sequence[bool]) -> Coded:
    """
    Lay out coded company messages.

    Parameters
    ----------
    rows : list of dict
        With key, dataset, company, lang, is_reply, parent, text, act and sure.
    double : sequence of bool
        Which were coded twice.

    Returns
    -------
    Coded
        Outbound rows, then their parents.
    """
    table = pd.DataFrame(rows).assign(double=list(double))
    leads = table["text"].str.match(r"\s*[.]?@\w")
    replies = table["is_reply"].eq(True) | table["parent"].notna()
    # What an audit would know of it: an answer to a known message, a leading name or a missing parent, or a post.
    addresses = np.where(table["parent"].notna(), "person", np.where(leads | replies, "unclear", "everybody"))
    table["group"] = company_groups(table["company"].tolist())
    messages = _frame(table, parents=table["parent"], direction="outbound", kind=np.where(replies, "reply", "post"))
    messages["addresses"] = pd.Series(addresses, dtype=messages["text"].dtype).reindex(messages.index)
    return Coded(messages, table)


def coded_posts(rows: list[dict[str, Any]], *, double: Sequence[bool]) -> Coded:
    """
    Lay out coded posts of companies, which answer nobody.

    Parameters
    ----------
    rows : list of dict
        With key, dataset, company, lang, text, purpose and sure.
    double : sequence of bool
        Which were coded twice.

    Returns
    -------
    Coded
        Outbound rows.
    """
    return coded_acts([row | {"is_reply": False, "parent": None} for row in rows], double=double)


def coded_inbound(rows: list[dict[str, Any]], *, double: Sequence[bool]) -> Coded:
    """
    Lay out coded audience messages.

    Parameters
    ----------
    rows : list of dict
        With key, dataset, company, lang, context, text, type, needs_reply and sure.
    double : sequence of bool
        Which were coded twice.

    Returns
    -------
    Coded
        Inbound rows, then the messages they answer. A message without a company belongs to the account it names
        first.
    """
    table = pd.DataFrame(rows).assign(double=list(double))
    first = table["text"].str.extract(_MENTION, expand=False)
    named = table["company"].where(table["company"].ne(""), first).fillna("")
    table["group"] = company_groups(named.where(named.ne(""), table["key"]).tolist())
    known = table["context"].notna()
    context = table["context"].astype("object").where(known, "")
    speaker = context.str.extract(_SPEAKER, expand=False)
    parents = context.str.replace(_SPEAKER, "", regex=True).where(known)
    messages = _frame(
        table, parents=parents, direction="inbound", kind=np.where(parents.notna(), "reply", "post"), speaker=speaker
    )
    return Coded(messages, table)


def _frame(table: pd.DataFrame, *, parents, direction: str, kind, speaker=None) -> pd.DataFrame:
    known = parents.notna()
    if speaker is None:
        parent_direction = pd.Series("inbound", index=table.index)
    else:
        parent_direction = speaker.map({"company": "outbound", "person": "ambient"}).fillna("ambient")
    keys, above = table["key"].tolist(), (table.loc[known, "key"] + "-parent").tolist()
    target = (table["key"] + "-parent").where(known).tolist()
    missing = table["is_reply"].eq(True) & ~known if "is_reply" in table else pd.Series(False, index=table.index)
    parent_id = (table["key"] + "-parent").where(known | missing).tolist()
    blank = [None] * len(above)
    frame = pd.DataFrame(
        {
            "message_id": keys + above,
            "platform": "x",
            "kind": list(kind) + ["comment"] * len(above),
            "status": "visible",
            "text": table["text"].tolist() + parents[known].tolist(),
            "parent_id": parent_id + blank,
            "direction": [direction] * len(keys) + parent_direction[known].tolist(),
            "reply_target_id": target + blank,
            "addresses": None,
            "language": table["lang"].tolist() + table.loc[known, "lang"].tolist(),
        }
    )
    return schema.conform(frame)
