"""Who is the audited company: accounts, then names, then what the source declares."""

import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.codes import first_places
from dialogscore.config import Account
from dialogscore.errors import CompanyError, nearest
from dialogscore.readers.pages import by_page_name, company_accounts
from dialogscore.readers.suggesting import hint, label

__all__ = ["Roles", "distinct_authors", "resolve", "same_name"]

_NOT_ALNUM = re.compile(r"[\W_]+")
_WHO = ("author_handle", "author_id", "author_name")
_ANY_SIGN = r"[^0-9A-Za-z]*"
_MOST = 1 << 62
_LEAST = 3  # letters that make two names alike by one holding the other


class Roles(NamedTuple):
    """
    Resolved roles.

    Attributes
    ----------
    role, role_source : pyarrow.DictionaryArray of large_string
        ``author_role`` and ``author_role_source`` of the schema, one a message.
    accounts : list of dict
        The company's accounts: handle, platform, author_id, name, messages; most messages first.
    other_companies : list of str
        Handles, ids or names, sorted.
    unused : list of str
        Accounts that the user named and the feed does not hold.
    is_named : bool
        Whether accounts were listed, or one of the company's holds its name (or has none that could contradict it);
        if not, the source alone says who the company is.
    """

    role: pa.DictionaryArray
    role_source: pa.DictionaryArray
    accounts: list[dict[str, Any]]
    other_companies: list[str]
    unused: list[str]
    is_named: bool


def resolve(
    messages: pd.DataFrame,
    *,
    company: str,
    accounts: tuple[Account, ...] = (),
    affiliates: tuple[Account, ...] = (),
    lists: bool = False,
) -> Roles:
    """
    Decide for every message whether the audited company wrote it.

    Parameters
    ----------
    messages : pandas.DataFrame
        ``platform``, ``author_id``, ``author_handle``, ``author_name`` and the source's ``author_role`` (company,
        brand, other_company, affiliate, audience, audited or NA; audited: decided by an earlier audit).
    company : str
        Name of the audited company.
    accounts, affiliates : tuple of Account
        Listed by the user.
    lists : bool, default False
        Whether a failure may name the authors with most messages: where nobody knows how a table marks the company.

    Returns
    -------
    Roles
        With accounts, the messages of these accounts are the company's. Without, what the source declares to be the
        company; else the only brand, or the brand of that name; else the author of that name; and what the same
        author wrote where a source does not say whose it is. A null author is audience.

    Raises
    ------
    CompanyError
        If no message is the company's, or the name fits several accounts or none; the nearest names are suggested.
    """
    authors, author_of = distinct_authors(messages)
    raw = authors["author_role"].to_numpy(dtype=object, na_value=None)
    # An answer to a review names nobody: it is the owner's of what is reviewed.
    unnamed = (raw == "company") & authors[list(_WHO)].isna().all(axis=1).to_numpy(dtype=bool)
    if accounts:
        mine, source, unused = _by_account(authors, accounts, company, unnamed, lists=lists)
        is_named = True
    else:
        mine, source = _by_name(authors, raw, company, lists=lists)
        mine = mine | _same_author(authors, mine) & np.isin(raw, [None, "brand"])
        unused = []
        is_named = _resembles(company, authors[mine])
    mine = mine | unnamed
    is_company = np.isin(raw, ["company", "brand", "other_company", "audited"])
    role, why = np.full(len(raw), "audience", dtype=object), np.full(len(raw), "default", dtype=object)
    role[is_company] = "other_company"
    why[is_company | (raw == "affiliate")] = "declared"
    role[raw == "affiliate"] = "affiliate"
    listed = _matches(authors, affiliates).any(axis=1) if affiliates else np.zeros(len(authors), dtype=bool)
    role[listed], why[listed] = "affiliate", "affiliate"
    role[mine], why[mine] = "company", source
    found = company_accounts(authors[mine & ~unnamed])
    others = authors[role == "other_company"]
    labels = sorted(set(label(others).dropna()))
    return Roles(_each(role, author_of), _each(why, author_of), found, labels, unused, is_named)


def same_name(wanted: str, names: pd.Series) -> np.ndarray:
    """
    Compare names without regard to case, ``@`` and signs.

    Parameters
    ----------
    wanted : str
        What the user wrote.
    names : pandas.Series of str
        Handles, ids or names, NA where there is none.

    Returns
    -------
    numpy.ndarray of bool
        Equal in lower case without ``@``, or by letters and digits alone (if there are any).
    """
    folded = wanted.strip().casefold().lstrip("@")
    bare = _NOT_ALNUM.sub("", folded)
    # Most names are ruled out by one pattern for all; what is left, and what is not ASCII, is looked at one by one.
    letters = [re.escape(sign) for sign in bare or folded]
    plain = rf"^[@]*{'' if bare else '@*'}{_ANY_SIGN}{_ANY_SIGN.join(letters)}{_ANY_SIGN}$"
    values = _arrow(names)
    likely = pc.match_substring_regex(values, rf"(?i){plain}|[^\x00-\x7f]")
    rows = np.flatnonzero(pc.fill_null(likely, False).to_numpy())
    hits = np.zeros(len(names), dtype=bool)
    for row, name in zip(rows.tolist(), values.take(pa.array(rows)).to_pylist(), strict=True):
        name = name.casefold().lstrip("@")
        hits[row] = bool(name) and (name == folded or (bool(bare) and _NOT_ALNUM.sub("", name) == bare))
    return hits


def _each(words: np.ndarray, author_of: np.ndarray) -> pa.DictionaryArray:
    """Give every message the word of its author; there are few words, so that they need not be copied yet."""
    return pa.array(words, pa.large_string()).dictionary_encode().take(pa.array(author_of))


def _arrow(names: pd.Series) -> pa.ChunkedArray:
    values = pa.array(names, pa.string())
    return values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])


def _resembles(company: str, authors: pd.DataFrame) -> bool:
    """Tell whether a company's name and one of its accounts' names hold each other, as Acme Ltd and acme_care do."""
    wanted = _NOT_ALNUM.sub("", company.casefold())
    names = {_NOT_ALNUM.sub("", name.casefold()) for column in _WHO for name in authors[column].dropna().unique()}
    names = {name for name in names if not name.isdecimal()} - {""}  # a bare id contradicts no name
    words = [wanted] + [word for word in _NOT_ALNUM.split(company.casefold()) if len(word) >= _LEAST]
    return not names or any(
        any(word in name for word in words) or (len(name) >= _LEAST and name in wanted) for name in names
    )


def distinct_authors(messages: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """
    Tell authors apart.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages with their authors and the roles that the sources declare.

    Returns
    -------
    (pandas.DataFrame, ndarray of int)
        One row for every distinct author and declared role, with the number of ``messages``; the row of each message.
    """
    keys = ["platform", "author_id", "author_handle", "author_name", "author_role"]
    group, groups = np.zeros(len(messages), dtype=np.int64), 1
    for key in keys:
        # On many platforms the handle is the id: it tells no more authors apart.
        if key == "author_handle" and messages[key].equals(messages["author_id"]):
            continue
        codes, values = pd.factorize(messages[key])
        if len(values) < 2 and not (codes < 0).any():
            continue
        if groups * (len(values) + 1) >= _MOST:
            group, held = pd.factorize(group)
            groups = len(held)
        # In place: of a large feed there is room for few such arrays.
        group *= len(values) + 1
        group += codes
        group += 1
        groups *= len(values) + 1
    group = pd.factorize(group)[0]
    first = first_places(group)
    authors = messages[keys].iloc[first].reset_index(drop=True)
    authors["messages"] = np.bincount(group, minlength=len(first))
    return authors, group


def _matches(authors: pd.DataFrame, accounts: tuple[Account, ...]) -> np.ndarray:
    hits = np.zeros((len(authors), len(accounts)), dtype=bool)
    platform = authors["platform"].to_numpy(dtype=object, na_value="")
    for position, account in enumerate(accounts):
        hit = same_name(account.handle, authors["author_handle"]) | same_name(account.handle, authors["author_id"])
        nameless = (authors["author_handle"].isna() & authors["author_id"].isna()).to_numpy(dtype=bool)
        hit |= nameless & same_name(account.handle, authors["author_name"])
        hits[:, position] = hit & (True if account.platform is None else platform == account.platform)
    return hits


def _by_account(
    authors: pd.DataFrame, accounts: tuple[Account, ...], company: str, unnamed: np.ndarray, *, lists: bool
) -> tuple[np.ndarray, str, list[str]]:
    named = np.column_stack([same_name(account.handle, authors["author_name"]) for account in accounts])
    hits = by_page_name(authors, accounts, _matches(authors, accounts), named)
    unused = [str(account) for account, used in zip(accounts, hits.any(axis=0), strict=True) if not used]
    if len(unused) == len(accounts) and not unnamed.any():
        raise CompanyError(
            f"find {company}",
            found=f"no message by {', '.join(unused)}",
            expected="at least one message by an account of the company",
            next_step=hint(accounts[0].handle, authors, lists=lists),
        )
    return _by_other_names_too(authors, hits.any(axis=1)), "account", unused


def _by_other_names_too(authors: pd.DataFrame, mine: np.ndarray) -> np.ndarray:
    """Take in the other handles of an id: accounts are renamed, and other servers call them by a longer name."""
    return mine | _shares(authors, authors["author_id"], mine)


def _shares(authors: pd.DataFrame, names: pd.Series, mine: np.ndarray) -> np.ndarray:
    """Find the authors that bear a name of one of mine on the same platform."""
    likely = np.flatnonzero(names.isin(names[mine].dropna()).to_numpy(dtype=bool) & names.notna().to_numpy())
    keys = authors["platform"].iloc[likely].str.cat(names.iloc[likely], sep="\x1f")
    found = np.zeros(len(authors), dtype=bool)
    found[likely] = keys.isin(keys[mine[likely]]).to_numpy(dtype=bool)
    return found


def _by_name(authors: pd.DataFrame, raw: np.ndarray, company: str, *, lists: bool) -> tuple[np.ndarray, str]:
    named = np.zeros(len(authors), dtype=bool)
    for column in _WHO[:2]:
        if column == "author_id" or not authors[column].equals(authors["author_id"]):
            named |= same_name(company, authors[column])
    by_name_only = not named.any()
    if by_name_only:
        named = same_name(company, authors["author_name"])
    if (raw == "audited").any():
        return raw == "audited", "declared"
    declared = raw == "company"
    if declared.any():
        # A page of Facebook bears the name beside its id, an account elsewhere as its handle.
        called = declared & (named | same_name(company, authors["author_name"]))
        is_one = label(authors[called]).nunique() == 1 < label(authors[declared]).nunique()
        mine = called if is_one else declared
        # What a source declares by an id alone in one row, it may name in another.
        mine |= _by_other_names_too(authors, mine) & declared
        return mine, "name" if is_one else "declared"
    brands = raw == "brand"
    if brands.any():
        if label(authors[brands]).nunique() <= 1:
            return brands, "declared"
        if (brands & named).any():
            return brands & named, "name"
        raise CompanyError(
            f"find {company}",
            found=f"{label(authors[brands]).nunique()} companies in the feed and none of that name",
            expected="one of that name",
            next_step=f"{nearest(company, label(authors[brands]).dropna())} Name it with --account.",
        )
    if named.any():
        labels = sorted(set(label(authors[named]).dropna()))
        if by_name_only and len(labels) > 1:
            raise CompanyError(
                f"find {company}",
                found=f"several accounts of that name ({', '.join(labels[:5])})",
                expected="to know which are the company's",
                next_step="Name them with --account.",
            )
        return _by_other_names_too(authors, named), "name"
    raise CompanyError(
        f"find {company}",
        found="no message by an author of that name",
        expected="at least one message by the company",
        next_step=f"{hint(company, authors, lists=lists)} Name its accounts with --account.".lstrip(),
    )


def _same_author(authors: pd.DataFrame, mine: np.ndarray) -> np.ndarray:
    """Find the rows whose id or handle is one of the company's: not every record of an account declares it."""
    found = np.zeros(len(authors), dtype=bool)
    for column in _WHO[:2]:
        found |= _shares(authors, authors[column].str.lower(), mine)
    return found
