"""Accounts that go by a name beside their id: how they are found by it, and how they are called."""

from typing import Any

import numpy as np
import pandas as pd

from dialogscore.config import Account

__all__ = ["account_label", "by_page_name", "company_accounts", "page_labels"]

# Where an export gives a page's name and its id, and no handle.
_PAGE_PLATFORMS = ("facebook", "linkedin", "google_business", "youtube")
_DECLARED = ("company", "brand", "audited")


def by_page_name(
    authors: pd.DataFrame, accounts: tuple[Account, ...], hits: np.ndarray, named: np.ndarray
) -> np.ndarray:
    """
    Find accounts by the name of their page where no handle and no id of the platform is theirs.

    Parameters
    ----------
    authors : pandas.DataFrame
        ``platform``, ``author_id``, ``author_role``.
    accounts : tuple of Account
        Listed by the user.
    hits : numpy.ndarray of bool, shape (authors, accounts)
        Whose handle or id an account is.
    named : numpy.ndarray of bool, shape (authors, accounts)
        Whose display name an account is.

    Returns
    -------
    numpy.ndarray of bool, shape (authors, accounts)
        `hits`, and of those that bear the name on a platform the ones that the source declares to be a company; if it
        declares none, the only one. People of the same name, and whom the source calls audience, stay people.
    """
    found = hits.copy()
    role = authors["author_role"].to_numpy(dtype=object, na_value=None)
    platforms = authors["platform"].to_numpy(dtype=object, na_value="")
    for position, account in enumerate(accounts):
        for platform in _PAGE_PLATFORMS if account.platform is None else (account.platform,):
            there = platforms == platform
            if platform not in _PAGE_PLATFORMS or (there & hits[:, position]).any():
                continue
            called = there & named[:, position]
            declared = called & np.isin(role, _DECLARED)
            if declared.any():
                found[declared, position] = True
            elif authors.loc[called, "author_id"].nunique() == 1:
                found[:, position] |= called & (role != "audience")
    return found


def company_accounts(authors: pd.DataFrame) -> list[dict[str, Any]]:
    """
    List accounts.

    Parameters
    ----------
    authors : pandas.DataFrame
        ``platform``, ``author_id``, ``author_handle``, ``author_name`` and number of ``messages``, all the company's.

    Returns
    -------
    list of dict
        ``handle``, ``platform``, ``author_id``, ``name`` (where there is no handle) and ``messages``; most messages
        first.
    """
    name = authors["author_name"].where(authors["author_handle"].isna())
    # A name tells accounts apart only where there is nothing else to tell them by.
    authors = authors.assign(name=name, alone=name.where(authors["author_id"].isna()))
    keys = ["platform", "author_id", "author_handle", "alone"]
    counts = authors.groupby(keys, dropna=False, sort=True).agg(name=("name", "first"), messages=("messages", "sum"))
    counts = counts.reset_index().sort_values("messages", ascending=False, kind="stable")
    columns = [counts[column] for column in ("author_handle", "platform", "author_id", "name", "messages")]
    return [
        {
            "handle": _text(handle),
            "platform": str(platform),
            "author_id": _text(author),
            "name": _text(name),
            "messages": int(count),
        }
        for handle, platform, author, name, count in zip(*columns, strict=True)
    ]


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)


def account_label(account: dict[str, Any]) -> str:
    """
    Call an account what its people call it.

    Parameters
    ----------
    account : dict
        As `company_accounts` gives it.

    Returns
    -------
    str
        Its handle; else its name and in brackets its id, or the one that there is; empty if there is none.
    """
    handle, name, author = (account.get(key) for key in ("handle", "name", "author_id"))
    return handle or (f"{name} ({author})" if name and author else name or author or "")


def page_labels(authors: pd.DataFrame) -> pd.Series:
    """
    Call authors like accounts.

    Parameters
    ----------
    authors : pandas.DataFrame
        ``author_handle``, ``author_name``, ``author_id``.

    Returns
    -------
    pandas.Series of str
        Handle; else name and id, or the one that there is; NA if there is none.
    """
    both = authors["author_name"] + " (" + authors["author_id"] + ")"
    return authors["author_handle"].fillna(both).fillna(authors["author_id"]).fillna(authors["author_name"])
