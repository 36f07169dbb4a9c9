"""Who the persons of a feed are, and how each is named without the name."""

import hashlib
import hmac
import unicodedata

import pandas as pd

from dialogscore.privacy.masks import TEXT

__all__ = ["PERSONS", "folded", "identities", "keyed", "named", "persons"]

PERSONS = ("audience", "affiliate")


def keyed(key: bytes, *parts: str) -> str:
    """
    Hash with a key.

    Parameters
    ----------
    key : bytes
        The secret.
    *parts : str
        What is hashed.

    Returns
    -------
    str
        The first 16 hexadecimal digits of HMAC-SHA256 over the parts, NFC, with U+001F between them.
    """
    said = unicodedata.normalize("NFC", "\x1f".join(parts))
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:16]


def identities(messages: pd.DataFrame) -> pd.Series:
    """
    Say who wrote each message.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.

    Returns
    -------
    pandas.Series of str
        Id, else handle, else display name, in lower case without @; NA where nobody knows.
    """
    identity = messages["author_id"].fillna(messages["author_handle"]).fillna(messages["author_name"])
    return folded(identity.astype(TEXT))


def folded(values: pd.Series) -> pd.Series:
    """
    Write handles and ids so that equal ones are equal.

    Parameters
    ----------
    values : pandas.Series of str
        Handles, ids or names.

    Returns
    -------
    pandas.Series of str
        In lower case without @.
    """
    return values.str.replace("^@+", "", regex=True).str.lower()


def persons(messages: pd.DataFrame) -> pd.DataFrame:
    """
    List the persons among the authors.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.

    Returns
    -------
    pandas.DataFrame
        ``platform``, ``identity``, ``author_id`` and ``author_handle`` as first written, in order of appearance.
    """
    frame = messages[["platform"]].astype(TEXT)
    frame["identity"] = identities(messages)
    for column in ("author_id", "author_handle"):
        frame[column] = folded(messages[column].astype(TEXT))
    frame = frame[messages["author_role"].isin(PERSONS) & frame["identity"].notna()]
    return frame.drop_duplicates(["platform", "identity"]).reset_index(drop=True)


def named(people: pd.DataFrame, key: bytes | None) -> list[str]:
    """
    Name distinct persons.

    Parameters
    ----------
    people : pandas.DataFrame
        ``platform`` and ``identity``.
    key : bytes or None
        See `dialogscore.privacy.pseudonyms`.

    Returns
    -------
    list of str
        By number in their order, or by key.
    """
    if key is None:
        return [f"person-{number}" for number in range(1, len(people) + 1)]
    return [keyed(key, platform, "author", identity) for platform, identity in
            zip(people["platform"], people["identity"], strict=True)]  # fmt: skip
