"""Persons in what is shared: pseudonyms for authors, masks in texts.

The working record keeps what the source says; everything that is handed on goes through `shared_messages`. Masks are
patterns: they find handles, addresses, numbers, sign-offs, and the names an export states, not every name in free text.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dialogscore.errors import UsageError
from dialogscore.privacy.lookup import Lookup
from dialogscore.privacy.masks import MASKS, TEXT, mask_numbers, replace, without_names, without_sign_offs
from dialogscore.privacy.people import PERSONS, identities, keyed, named, persons

__all__ = ["MASKS", "WORDED", "key_check", "pseudonyms", "require_key", "shared_messages"]

#: Tables whose column ``label`` holds words that many people wrote.
WORDED = ("themes", "service_level")
# Ids of messages may hold the profile of who wrote them.
IDS = (
    "message_id", "parent_id", "conversation_id", "quoted_id", "thread_id", "reply_target_id", "response_id",
    "response_id_model",
)  # fmt: skip
# An id or an address holds no blank, a language is a code, a medium one word.
WORDLESS = dict.fromkeys((*IDS, "url", "parent_author_id"), r"^\S*$") | {
    "declared_language": r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$",
    "media_type": r"^[\w.+/-]{1,40}$",
}
STRAY = "[unreadable]"
_REPOSTED = r"(?s)(\bRT @[^\s:]+:?)\s.*"


def key_check(key: bytes) -> str:
    """
    Tell keys apart without showing them.

    Parameters
    ----------
    key : bytes
        Secret.

    Returns
    -------
    str
        16 hexadecimal digits of a keyed hash over a fixed word: the same for the same key.
    """
    return keyed(key, "dialogscore", "key")


def require_key(made_with: str | None, key: bytes | None) -> None:
    """
    Refuse to name persons otherwise than ``messages.csv`` does.

    Parameters
    ----------
    made_with : str or None
        The `key_check` that the audit keeps, None if it was saved without a key.
    key : bytes or None
        The key given.

    Raises
    ------
    UsageError
        If the audit was saved with another key, with one where none is given, or without one.
    """
    given = None if key is None else key_check(key)
    if given == made_with:
        return
    found, step = "a key for an audit made without one", "Leave --key out."
    if made_with is not None:
        found = "no key for an audit made with one" if key is None else "another key than the audit was made with"
        step = "Add --key with the file that the audit was made with."
    raise UsageError("name persons as in messages.csv", found=found, expected="the key of the audit", next_step=step)


def pseudonyms(messages: pd.DataFrame, *, key: bytes | None = None) -> pd.Series:
    """
    Name the person who wrote each message, without the name.

    Parameters
    ----------
    messages : pandas.DataFrame
        ``platform``, ``author_id``, ``author_handle``, ``author_name``, ``author_role``, in table order.
    key : bytes, optional
        Secret that makes the names the same in every audit: the first 16 hexadecimal digits of HMAC-SHA256 over
        platform, ``author`` and the NFC form of the id (else the handle, else the name) in lower case without ``@``.
        Without it ``person-1``, ``person-2``... by first appearance.

    Returns
    -------
    pandas.Series
        Text, aligned with the rows; NA for accounts of companies and where the author is unknown.
    """
    people = persons(messages)
    people["name"] = pd.array(named(people, key), dtype=TEXT)
    rows = messages[["platform"]].astype(TEXT)
    rows["identity"] = identities(messages)
    rows.loc[~messages["author_role"].isin(PERSONS), "identity"] = pd.NA
    names = rows.merge(people[["platform", "identity", "name"]], on=["platform", "identity"], how="left")["name"]
    return pd.Series(names.where(rows["identity"].notna().to_numpy()).array, index=messages.index, dtype=TEXT)


def shared_messages(
    messages: pd.DataFrame,
    *,
    quotes: bool = False,
    show_names: bool = False,
    key: bytes | None = None,
    accounts: Iterable[tuple[str | None, str]] = (),
    rows: np.ndarray | None = None,
) -> pd.DataFrame:
    """
    Reduce the table to what may be handed on.

    Parameters
    ----------
    messages : pandas.DataFrame
        The working table of any stage, in table order.
    quotes : bool, default False
        Keep what others than the company wrote; without it their texts are empty.
    show_names : bool, default False
        Keep ids, names, handles and links of persons; without it ids and mentions are pseudonyms, the rest is missing.
    key : bytes, optional
        See `pseudonyms`.
    accounts : iterable of (str or None, str), optional
        Platform and handle of the company's accounts: they are no persons, even if they wrote nothing.
    rows : numpy.ndarray of int, optional
        Only these rows, by position; everybody is named as in the whole table.

    Returns
    -------
    pandas.DataFrame
        The same columns, and the same rows unless `rows` is given. Sign-offs, e-mail addresses, phone numbers and
        IBANs are masked, and display names of company accounts, which may be those of staff, are missing in every
        case.
    """
    whole, lookup = messages, None
    if not show_names:
        lookup, names = Lookup(messages, key, accounts), pseudonyms(messages, key=key)
        # In this order whoever is spoken of and wrote nothing is numbered, whichever rows are shown.
        lookup.meet(_said(messages, quotes), messages["platform"])
        columns = _columns(lookup, messages)
    if rows is not None:
        messages = messages.iloc[rows]
    person = messages["author_role"].isin(PERSONS).to_numpy()
    shared = messages.copy(deep=False)
    shared["author_name"] = messages["author_name"].astype(TEXT).where(person & show_names, pd.NA)
    shown = _said(messages, quotes)
    # A sign-off is what the staff are known by: it goes before anything else can break its form.
    if "feature_sign_off" in messages:
        signed = messages["feature_sign_off"].astype(TEXT)
        shown = without_sign_offs(shown, signed)
        shared["feature_sign_off"] = signed.mask(signed.notna(), MASKS["sign_off"])
    shown = mask_numbers(shown)
    if lookup is not None:
        platforms = messages["platform"]
        authors = whole.loc[whole["author_role"].isin(PERSONS), ["platform", "message_id", "author_name"]]
        shown = lookup.in_text(without_names(shown, messages, authors), platforms)
        shared["author_id"] = messages["author_id"].astype(TEXT).mask(person, names.loc[messages.index])
        shared["author_handle"] = messages["author_handle"].astype(TEXT).mask(person, pd.NA)
        for column, values in columns.items():
            shared[column] = values.loc[messages.index]
    shared["text"] = shown
    return shared if quotes else _without_strays(shared)


def _without_strays(shared: pd.DataFrame) -> pd.DataFrame:
    """Take out what a line shifted by a field may have put into columns that hold no sentences."""
    for column, is_right in WORDLESS.items():
        if column in shared:
            values = shared[column].astype(TEXT)
            shared[column] = values.where(values.str.match(is_right).fillna(True).astype(bool), STRAY)
    return shared


def _said(messages: pd.DataFrame, quotes: bool) -> pd.Series:
    texts = messages["text"].astype(TEXT)
    if quotes:
        return texts
    # A repost is somebody else's text, and so is what follows "RT @name:".
    foreign = messages["author_role"].ne("company").fillna(True) | messages["kind"].eq("repost").fillna(False)
    return replace(texts.mask(foreign.to_numpy(dtype=bool), ""), _REPOSTED, r"\1")


def _columns(lookup: Lookup, messages: pd.DataFrame) -> dict[str, pd.Series]:
    """Replace persons in the columns that name them or hold addresses; the links of their own messages go."""
    platforms = messages["platform"]
    person = messages["author_role"].isin(PERSONS).to_numpy()
    columns = {column: lookup.words(messages[column], platforms) for column in ("parent_author_id", "mentions")}
    columns |= {column: lookup.in_ids(messages[column], platforms) for column in IDS if column in messages}
    return columns | {"url": lookup.in_ids(messages["url"].astype(TEXT).mask(person, pd.NA), platforms)}
