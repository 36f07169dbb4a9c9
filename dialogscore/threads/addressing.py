"""Who wrote a message and whom it names, as codes: one number for each author."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.arrays import equals
from dialogscore.codes import first_places, ranked
from dialogscore.pairing import authors
from dialogscore.pieces import piecewise
from dialogscore.remembered import arrow, encoded, numbered

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
NAMES = ("author_id", "author_handle", "author_name")
# The run of mentions that a text opens with; a reply on X starts like this.
LEAD = r"^[\s.\"'“„(]{0,3}(?P<lead>(?:@[^\s,:;!?@][^\s,:;!?]*[\s,:;!?]*)+)"
# Every sign that parts words, for Arrow's \s is that of ASCII alone.
SPACE = r"\t-\r\x1c- \x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
SPACED_LEAD = LEAD[: LEAD.index("(?P")] + LEAD[LEAD.index("(?P") :].replace(r"\s", SPACE)
LONGEST_NAME_IN_WORDS = 4


class People(NamedTuple):
    """
    The authors of a feed.

    Attributes
    ----------
    author : numpy.ndarray of int64, shape (n,)
        Code of each row's author, -1 where unknown.
    known : pyarrow.LargeStringArray
        ``platform + "\\x1f" + name``, where a name is an id, a handle or a display name, case-folded; of equal ones the
        first counts.
    codes : numpy.ndarray of int64, shape of `known`
        Whose names these are.
    company : frozenset of str
        Keys of the audited company's accounts.
    """

    author: np.ndarray
    known: pa.LargeStringArray
    codes: np.ndarray
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
    rows = {name: _first_rows(messages, name, author >= 0) for name in NAMES}
    known = [_key(messages["platform"].iloc[places], messages[name].iloc[places]) for name, places in rows.items()]

    own = equals(messages["author_role"], "company")
    # A feed that knows authors by name alone is addressed by name.
    unnamed = own & (messages["author_id"].isna() & messages["author_handle"].isna()).to_numpy()
    keys = set()
    for name, called in zip(NAMES, (own, own, unnamed), strict=True):
        places = _first_rows(messages, name, called)
        keys.update(_key(messages["platform"].iloc[places], messages[name].iloc[places]).to_pylist())
    platforms = messages["platform"].unique().tolist()
    keys |= {
        f"{platform}{SEPARATOR}{handle.removeprefix('@').casefold()}"
        for account_platform, handle in accounts
        for platform in ([account_platform] if account_platform else platforms)
    }
    return People(author, pa.concat_arrays(known), author[np.concatenate([*rows.values()])], frozenset(keys))


def _first_rows(messages: pd.DataFrame, column: str, chosen: np.ndarray) -> np.ndarray:
    """Find the first row of each platform and text of a column, among some rows; ascending."""
    platform, platforms = encoded(messages["platform"])
    text = numbered(messages[column])
    rows = np.flatnonzero(chosen & (text >= 0) & (platform >= 0))
    first = first_places(ranked(text[rows] * len(platforms) + platform[rows]))
    return rows[np.sort(first)]


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


def leading_names(messages: pd.DataFrame, who: People, *, jobs: int = 1) -> Naming:
    """
    Read the names that texts lead with: mentions, or on platforms without mentions a known display name.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    who : People
        The authors.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    Naming
        One entry a name, in the order of the text.
    """
    texts = arrow(messages["text"])
    parts = [pa.array(messages["text"], pa.large_string())] if texts is None else texts.chunks
    lead = pa.concat_arrays([piecewise(_leads, part, jobs=jobs) for part in parts])
    rows = np.flatnonzero(lead.is_valid())
    return _naming(messages, rows, pc.replace_substring_regex(lead.drop_null(), "[,:;!?]+", " "), who)


def _leads(texts: pa.Array) -> pa.Array:
    return pc.struct_field(pc.extract_regex(texts, SPACED_LEAD), "lead")


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
        code = _codes(_key(subset["platform"], name), who)
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


def _key(platform: pd.Series | np.ndarray, name: pd.Series | pa.Array) -> pa.Array:
    lower = pc.utf8_lower(pc.utf8_ltrim(_array(name), characters="@"))
    return pc.binary_join_element_wise(_array(platform), lower, pa.scalar(SEPARATOR, type=pa.large_string()))


def _array(texts: pd.Series | np.ndarray | pa.Array) -> pa.Array:
    found = pa.array(texts, type=pa.large_string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _codes(keys: pa.Array, who: People) -> np.ndarray:
    """Look up whose names some are, -1 for nobody's."""
    wanted = keys.dictionary_encode()
    place = pc.index_in(who.known, value_set=wanted.dictionary).fill_null(-1).to_numpy(zero_copy_only=False)
    code = np.full(len(wanted.dictionary) + 1, -1, np.int64)
    # Of equal names the first comes last, so it stays; what nobody is called is the one that is too many.
    code[place[::-1]] = who.codes[::-1]
    code[-1] = -1
    return code[wanted.indices.fill_null(-1).to_numpy(zero_copy_only=False)]


def _naming(messages: pd.DataFrame, rows: np.ndarray, names: pd.Series | pa.Array, who: People) -> Naming:
    lists = pc.utf8_split_whitespace(_array(names))
    flat = pc.utf8_rtrim(pc.list_flatten(lists), characters=".…)\"'”“")
    row = rows[pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)]
    filled = pc.not_equal(flat, "").to_numpy(zero_copy_only=False).astype(bool)
    row, told = row[filled], flat.filter(pa.array(filled)).dictionary_encode()
    # Each name of a platform is looked up once.
    platform, platforms = encoded(messages["platform"])
    pair = told.indices.to_numpy(zero_copy_only=False).astype(np.int64) * len(platforms) + platform[row]
    back, pairs = pd.factorize(pair)
    of_platform = platforms[pairs % max(len(platforms), 1)]
    key = _key(of_platform, told.dictionary.take(pa.array(pairs // max(len(platforms), 1))))
    is_company = pc.is_in(key, value_set=pa.array(sorted(who.company), pa.large_string()))
    return Naming(row, _codes(key, who)[back], is_company.to_numpy(zero_copy_only=False)[back])
