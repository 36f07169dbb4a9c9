"""Take persons and their words out of a result; the scores stay as they were counted."""

import re
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.audit import Audit
from dialogscore.errors import UsageError
from dialogscore.privacy import WORDED
from dialogscore.privacy.people import PERSONS, folded

__all__ = ["Forgotten", "forget_author", "forget_everybody"]

TEXT = pd.StringDtype("pyarrow")
GONE = "[forgotten]"
NAMES = ("author_handle", "author_name", "url", "feature_sign_off", "declared_language", "author_followers", "cues")
# Ids that point at messages: whoever holds the platform's copy finds the person again by them.
POINTERS = (
    "message_id", "parent_id", "conversation_id", "quoted_id", "thread_id", "reply_target_id", "response_id",
    "response_id_model",
)  # fmt: skip
SHORTEST_NAME = 4  # shorter display names are words as well


class Forgotten(NamedTuple):
    """
    A result without a person, or without anybody.

    Attributes
    ----------
    audit : Audit
        The same scores and tables over messages from which persons and words are gone.
    messages : int
        How many messages lost their words.
    """

    audit: Audit
    messages: int


def forget_author(audit: Audit, author: str) -> Forgotten:
    """
    Take one person out.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    author : str
        Id or handle of the person, as the export gives it; case and a leading @ do not matter.

    Returns
    -------
    Forgotten
        The person's messages have no text, name, link or id any more and go by ``forgotten-M000123``; in others'
        messages and in reasons of objections the person's handle and display name read ``[forgotten]``, as does every
        reason of an objection to a label of theirs. Labels, times and threads stay.

    Raises
    ------
    UsageError
        If no person of the audience goes by that id or handle.
    """
    messages = audit.messages
    wanted = folded(pd.Series([author.strip()], dtype=TEXT))[0]
    person = messages["author_role"].isin(PERSONS).to_numpy(dtype=bool)
    handles = folded(messages["author_handle"].astype(TEXT))
    ids = folded(messages["author_id"].astype(TEXT))
    theirs = person & (ids.eq(wanted) | handles.eq(wanted)).fillna(False).to_numpy(dtype=bool)
    known_as = {wanted, *ids[theirs].dropna(), *handles[theirs].dropna()}
    # Somebody who wrote nothing may still be named by others.
    named = folded(messages["parent_author_id"].astype(TEXT)).isin(known_as).to_numpy(dtype=bool)
    spoken = messages["text"].str.contains(_handles(known_as), regex=True).fillna(False).to_numpy(dtype=bool)
    if not (theirs | named | spoken).any():
        raise UsageError(
            "forget that author", found="nobody of the audience who goes by that id or handle",
            expected="an id or a handle as the export gives it",
            next_step="A pseudonym such as person-12 is no id: look up the id in the export.",
        )  # fmt: skip
    names = {name for name in messages.loc[theirs, "author_name"].dropna() if len(name) >= SHORTEST_NAME}
    changed = _emptied(messages, theirs)
    changed["text"] = _replaced(changed["text"], known_as, names)
    changed["mentions"] = _unmentioned(changed["mentions"], known_as)
    changed["parent_author_id"] = changed["parent_author_id"].mask(named, "forgotten")
    objected = audit.tables.get("overrides")
    if objected is not None:
        # Whoever objects to the label of a message may repeat it.
        of_theirs = objected["ref"].isin(messages.loc[theirs, "ref"])
        reason = _replaced(objected["reason"].astype(TEXT), known_as, names).mask(of_theirs, GONE)
        audit = _with_objections(audit, reason=reason)
    return Forgotten(_noted(audit, changed, "one"), int(theirs.sum()))


def forget_everybody(audit: Audit) -> Forgotten:
    """
    Take every person and every word out.

    Parameters
    ----------
    audit : Audit
        A finished audit.

    Returns
    -------
    Forgotten
        No message has a text, and none of the audience a name, link or id; objections say neither why nor by whom, and
        themes have no words.
        Labels, times and threads stay.
    """
    messages = audit.messages
    person = messages["author_role"].isin(PERSONS).to_numpy(dtype=bool)
    changed = _emptied(messages, person)
    wordless = changed["text"].ne("").fillna(False)
    changed["text"] = pd.Series("", index=changed.index, dtype=TEXT)
    for name in ("mentions", "parent_author_id", "feature_sign_off", "cues"):
        changed[name] = pd.Series(pd.NA, index=changed.index, dtype=TEXT)
    if "overrides" in audit.tables:
        audit = _with_objections(audit, reason=GONE, by=GONE)
    named = [name for name in WORDED if "label" in audit.tables.get(name, ())]
    unnamed = {name: audit.tables[name].assign(label="").astype({"label": TEXT}) for name in named}
    audit = replace(audit, tables=audit.tables | unnamed)
    return Forgotten(_noted(audit, changed, "all"), int((wordless.to_numpy(dtype=bool) | person).sum()))


def _emptied(messages: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """Take text, names and ids out of rows, and their ids out of whatever points at them."""
    changed = messages.copy()
    # A stand-in for the person keeps turns and "the same person again" as they were counted.
    who = folded(messages["author_id"].fillna(messages["author_handle"]).fillna(messages["author_name"]).astype(TEXT))
    first = messages["ref"].groupby([messages["platform"], who.fillna(messages["ref"])]).transform("first")
    changed["author_id"] = changed["author_id"].mask(rows, "forgotten-" + first.astype(TEXT))
    changed["text"] = changed["text"].mask(rows, "")
    for name in NAMES:
        if name in changed:
            changed[name] = changed[name].mask(rows)
    new = ("forgotten-" + messages.loc[rows, "ref"].astype(TEXT)).to_numpy(dtype=object)
    keys = pd.MultiIndex.from_arrays([messages.loc[rows, "platform"], messages.loc[rows, "message_id"]])
    stand_ins = pd.Series(new, index=keys, dtype=TEXT)
    for name in (name for name in POINTERS if name in changed):
        found = stand_ins.reindex(pd.MultiIndex.from_arrays([messages["platform"], messages[name]])).array
        changed[name] = changed[name].where(found.isna(), pd.Series(found, index=changed.index))
    return changed


def _handles(known_as: set[str]) -> str:
    one_of = "|".join(sorted(re.escape(name) for name in known_as))
    return rf"(?i)@(?:{one_of})\b"


def _replaced(texts: pd.Series, known_as: set[str], names: set[str]) -> pd.Series:
    texts = texts.str.replace(_handles(known_as), GONE, regex=True)
    for name in sorted(names, key=len, reverse=True):
        texts = texts.str.replace(name, GONE, regex=False)
    return texts.astype(TEXT)


def _unmentioned(mentions: pd.Series, known_as: set[str]) -> pd.Series:
    lists = mentions.dropna().str.split(" ").explode()
    kept = lists[~folded(lists.astype(TEXT)).isin(known_as)].groupby(level=0).agg(" ".join)
    return kept.reindex(mentions.index).astype(TEXT)


def _with_objections(audit: Audit, **columns: pd.Series | str) -> Audit:
    changed = audit.tables["overrides"].assign(**columns).astype(dict.fromkeys(columns, TEXT))
    return replace(audit, tables=audit.tables | {"overrides": changed})


def _noted(audit: Audit, messages: pd.DataFrame, whom: str) -> Audit:
    earlier = audit.manifest.get("forgotten", {"one": 0, "all": 0})
    return replace(
        audit, messages=messages, manifest=audit.manifest | {"forgotten": earlier | {whom: earlier[whom] + 1}}
    )
