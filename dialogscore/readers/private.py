"""Private messages: who wrote when in which talk, and never what."""

import pandas as pd

from dialogscore.readers.model import ReadOptions

__all__ = ["by_company", "private_rows"]

_KEPT = ["platform", "author_id", "author_handle", "created_at", "conversation_id"]
_DECLARED = ("company", "brand", "audited")


def private_rows(messages: pd.DataFrame, options: ReadOptions) -> pd.DataFrame | None:
    """
    Keep what may be known of private messages, if the user asked for it.

    Parameters
    ----------
    messages : pandas.DataFrame
        All rows with ``visibility`` and the source's ``author_role``.
    options : ReadOptions
        Its ``private`` is ``metadata`` or ``drop``; rows after its ``as_of`` were not observed.

    Returns
    -------
    pandas.DataFrame or None
        Platform, author, time and conversation of the private rows, and ``is_company`` as far as the source declares
        it; None if they are dropped.
    """
    if options.private != "metadata":
        return None
    rows = messages[(messages["visibility"] == "direct").to_numpy(dtype=bool)]
    if options.as_of is not None:
        rows = rows[rows["created_at"] <= options.as_of]
    rows = rows.drop_duplicates(["platform", "message_id"])
    declared = rows["author_role"].isin(_DECLARED).to_numpy(dtype=bool)
    return rows[_KEPT].assign(is_company=declared).reset_index(drop=True)


def by_company(private: pd.DataFrame, messages: pd.DataFrame) -> pd.DataFrame:
    """
    Recognise the company's own private messages by its accounts in public.

    Parameters
    ----------
    private : pandas.DataFrame
        As `private_rows` gives it.
    messages : pandas.DataFrame
        The public messages with resolved roles.

    Returns
    -------
    pandas.DataFrame
        With ``is_company`` also where platform and id, or handle, are those of an account of the company.
    """
    own = messages[(messages["author_role"] == "company").to_numpy(dtype=bool)]
    found = private["is_company"].to_numpy(dtype=bool).copy()
    for column in ("author_id", "author_handle"):
        accounts = own["platform"].str.cat(own[column].str.lower(), sep="\x1f").dropna().unique()
        names = private["platform"].str.cat(private[column].str.lower(), sep="\x1f")
        found |= names.isin(accounts).to_numpy(dtype=bool) & names.notna().to_numpy(dtype=bool)
    return private.assign(is_company=found)
