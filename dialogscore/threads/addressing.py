"""Who wrote a message and whom it names, as codes: one number for each author."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.pairing import authors
from dialogscore.remembered import encoded

__all__ = [
    "Naming",
    "People",
    "leading_display_names",
    "leading_names",
    "listed_names",
    "names_after_the_lead",
    "people",
]

SEPARATOR = "\x1f"
# The run of mentions that a text opens with; a reply on X starts like this.
LEAD = r"^[\s.\"'“„(]{0,3}(?P<lead>(?:@[^\s,:;!?@][^\s,:;!?]*[\s,:;!?]*)+)"
LONGEST_NAME_IN_WORDS = 4


class People(NamedTuple):
    """
    The authors of a feed.

    Attributes
    ----------
    author : numpy.ndarray of int64, shape (n,)
        Code of each row's author, -1 where unknown.
    known : pandas.Series of int64
        Code by ``platform + "\\x1f" + name``, where a name is an id, a handle or a display name, case-folded.
    company : frozenset of str
        Keys of the audited company's accounts.
    """

    author: np.ndarray
    known: pd.Series
    company: frozenset[str]


class Naming(NamedTuple):
    """
    Names found in messages, in long form.

    Attributes
    ----------
    row : numpy.ndarray of int64, shape (m,)
        Row in which a name stands, ascending.
    code : numpy.ndarray of int64, shape (m,)
        Author code of the name, -1 for a name that is no author of the feed.
    is_company : numpy.ndarray of bool, shape (m,)
        Whether it names an account of the audited company.
    """

    row: np.ndarray
    code: np.ndarray
    is_company: np.ndarray


def people(messages: pd.DataFrame, *, accounts: Iterable[tuple[str | None, str]] = ()) -> People:
    """
    Number the authors of a feed and learn by which names they are called.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    accounts : iterable of (platform or None, handle), optional
        Accounts of the company that need not have written anything.

    Returns
    -------
    People
        Codes and names; a row without author id, handle and name has code -1 and equals no other row.
    """
    author = authors(messages)

    # Ids come first, so a display name never takes a handle's place.
    named = []
    for column in ("author_id", "author_handle", "author_name"):
        rows = _first_rows(messages, column, author >= 0)
        key = _key(messages["platform"].iloc[rows], messages[column].iloc[rows])
        named.append(pd.DataFrame({"key": key, "code": author[rows]}).drop_duplicates("key"))
    known = pd.concat(named).drop_duplicates("key").set_index("key")["code"]

    names = ["platform", "author_id", "author_handle", "author_name"]
    own = messages.loc[messages["author_role"].eq("company"), names].drop_duplicates()
    # A feed that knows authors by name alone is addressed by name.
    by_name = own["author_name"].where(own["author_handle"].isna() & own["author_id"].isna())
    called = (own["author_id"], own["author_handle"], by_name)
    keys = {key for column in called for key in _key(own["platform"], column).dropna()}
    platforms = messages["platform"].unique().tolist()
    keys |= {
        f"{platform}{SEPARATOR}{handle.removeprefix('@').casefold()}"
        for account_platform, handle in accounts
        for platform in ([account_platform] if account_platform else platforms)
    }
    return People(author, known, frozenset(keys))


def _first_rows(messages: pd.DataFrame, column: str, known: np.ndarray) -> np.ndarray:
    """Find the first row of each platform and text of a column, among the known rows."""
    platform, platforms = encoded(messages["platform"])
    text = pd.factorize(messages[column])[0]
    rows = np.flatnonzero(known & (text >= 0))
    pair = text[rows] * len(platforms) + platform[rows]
    return rows[~pd.Series(pair).duplicated().to_numpy()]


def listed_names(messages: pd.DataFrame, column: str, who: People) -> Naming:
    """
    Read a column of names separated by spaces.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    column : str
        ``mentions`` or ``parent_author_id``.
    who : People
        The authors.

    Returns
    -------
    Naming
        One entry a name.
    """
    return _naming(messages, np.arange(len(messages)), messages[column], who)


def leading_names(messages: pd.DataFrame, who: People) -> Naming:
    """
    Read the names that texts lead with: mentions, or on platforms without mentions a known display name.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    who : People
        The authors.

    Returns
    -------
    Naming
        One entry a name, in the order of the text.
    """
    texts = messages["text"]
    rows = np.flatnonzero(texts.str.match(r"[\s.\"'“„(]{0,3}@").fillna(False).to_numpy(dtype=bool))
    lead = texts.iloc[rows].str.extract(LEAD, expand=True)["lead"].str.replace(r"[,:;!?]+", " ", regex=True)
    return _naming(messages, rows, lead, who)


def leading_display_names(messages: pd.DataFrame, rows: np.ndarray, who: People) -> np.ndarray:
    """
    Find the author whose display name a text starts with, as flattened comments on Facebook do.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    rows : numpy.ndarray of int64
        Rows to look at.
    who : People
        The authors.

    Returns
    -------
    numpy.ndarray of int64, shape (len(rows),)
        Author code, or -1.
    """
    subset = messages.iloc[rows]
    words = subset["text"].str.slice(0, 200).str.replace(r"[,:;!?]", " ", regex=True).str.split(n=LONGEST_NAME_IN_WORDS)
    found = np.full(len(rows), -1, dtype=np.int64)
    for count in range(1, LONGEST_NAME_IN_WORDS + 1):
        name = words.str.slice(0, count).str.join(" ").astype(subset["text"].dtype)
        code = who.known.reindex(_key(subset["platform"], name)).to_numpy(dtype=float, na_value=-1).astype(np.int64)
        found = np.where(code >= 0, code, found)
    return found


def names_after_the_lead(messages: pd.DataFrame, rows: np.ndarray, who: People) -> np.ndarray:
    """
    Tell which texts name the company behind the leading run of mentions, in the writer's own words.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    rows : numpy.ndarray of int64
        Rows to look at.
    who : People
        The authors.

    Returns
    -------
    numpy.ndarray of bool, shape (len(rows),)
        True where an account of the company is mentioned after the lead.
    """
    subset = messages.iloc[rows]
    rest = subset["text"].str.replace(LEAD.replace("?P<lead>", ""), "", regex=True)
    mentions = rest.str.findall(r"@([^\s,:;!?@]+)").str.join(" ")
    naming = _naming(messages, rows, mentions.astype(subset["text"].dtype), who)
    named = np.zeros(len(messages), dtype=bool)
    named[naming.row[naming.is_company]] = True
    return named[rows]


def _key(platform: pd.Series, name: pd.Series) -> pd.Series:
    joined = pc.binary_join_element_wise(
        pa.array(platform, type=pa.large_string()),
        pc.utf8_lower(pc.utf8_ltrim(pa.array(name, type=pa.large_string()), characters="@")),
        pa.scalar(SEPARATOR, type=pa.large_string()),
    )
    return pd.Series(joined.to_numpy(zero_copy_only=False), index=name.index, dtype=object)


def _naming(messages: pd.DataFrame, rows: np.ndarray, names: pd.Series, who: People) -> Naming:
    lists = pc.utf8_split_whitespace(pa.array(names, type=pa.large_string()))
    flat = pc.utf8_rtrim(pc.list_flatten(lists), characters=".…)\"'”“")
    row = rows[pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)]
    filled = pc.not_equal(flat, "").to_numpy(zero_copy_only=False).astype(bool)
    row, told = row[filled], flat.filter(pa.array(filled))
    told = (told.combine_chunks() if isinstance(told, pa.ChunkedArray) else told).dictionary_encode()
    # Each name of a platform is looked up once.
    platform, platforms = encoded(messages["platform"])
    pair = told.indices.to_numpy(zero_copy_only=False).astype(np.int64) * len(platforms) + platform[row]
    back, pairs = pd.factorize(pair)
    name = pd.Series(told.dictionary.take(pa.array(pairs // max(len(platforms), 1))).to_pandas(), dtype="object")
    key = _key(pd.Series(platforms[pairs % max(len(platforms), 1)], dtype="object"), name)
    code = who.known.reindex(key).to_numpy(dtype=float, na_value=-1)
    code = np.where(np.isnan(code), -1, code).astype(np.int64)
    return Naming(row, code[back], key.isin(who.company).to_numpy()[back])
