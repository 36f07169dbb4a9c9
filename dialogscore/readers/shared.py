"""Feeds that hold many companies: read once, and a feed of its own for each company."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.config import Account
from dialogscore.errors import CompanyError
from dialogscore.memory import give_back
from dialogscore.readers.assembly import BATCH
from dialogscore.readers.dealing import Dealt, deal
from dialogscore.readers.driver import Gathered, gather, noted, open_all
from dialogscore.readers.duplicates import merge_duplicates
from dialogscore.readers.fewwords import numbered, spelt, texts_of
from dialogscore.readers.intake import records
from dialogscore.readers.model import Feed, ReadOptions
from dialogscore.readers.ordering import lined_up, ordered
from dialogscore.readers.pages import company_accounts
from dialogscore.readers.passes import is_large
from dialogscore.readers.rejects import duplicates_table, together
from dialogscore.readers.roles import resolve
from dialogscore.readers.sources import describe
from dialogscore.readers.stowed import Stowed

__all__ = ["Shared", "brands", "each_feed", "join_feeds", "read_shared"]

_DECLARED = ("company", "brand")
_AT_ONCE = 1 << 18  # rows
_WHO = ["platform", "author_id", "author_handle", "author_name"]


class Shared(NamedTuple):
    """
    Files that hold messages of several companies.

    Attributes
    ----------
    gathered : Gathered
        All messages with the roles that the sources declare, and the rejects of the files.
    sources : pandas.DataFrame
        `dialogscore.schema.SOURCES`: what the files can tell of any company in them, and when they were watched.
    in_order : bool
        Whether a source pairs messages by their order in a conversation.
    stowed : Stowed or None
        Texts of large files, which the messages name by their place (``place``).
    """

    gathered: Gathered
    sources: pd.DataFrame
    in_order: bool
    stowed: Stowed | None = None


def read_shared(paths: Sequence[str | Path], options: ReadOptions, *, beside: Path | None = None) -> Shared:
    """
    Read files of several companies.

    Parameters
    ----------
    paths : sequence of str or pathlib.Path
        Files, and folders of files.
    options : ReadOptions
        How they are to be read; company and accounts do not matter yet.
    beside : pathlib.Path, optional
        A folder to make for the texts of large files, which are kept in memory without it. It is to be deleted when
        every company has its feed.

    Returns
    -------
    Shared
        The messages of all.

    Raises
    ------
    FeedError
        If a file cannot be read as messages.
    UsageError
        If an option makes no sense.
    OutputError
        If the disk takes no texts.
    """
    opened = open_all(paths, options)
    in_order = any(source.mapping and source.mapping.threading == "conversation" for _, source in opened)
    # Where all rows are each company's, texts would be written once for every company.
    stowed = Stowed(beside) if beside is not None and is_large(opened) and not in_order else None
    reads = [records(*one, stowed=stowed) for one in opened]
    give_back()
    gathered = gather(reads, options, lean=True)
    give_back()
    messages = gathered.messages
    gathered = gathered._replace(messages=pd.DataFrame(), rows=pd.DataFrame())
    messages = numbered(messages)
    give_back()
    sources = describe(reads, _with_roles(messages), options)
    if stowed is not None:
        messages = messages.assign(place=stowed.places(messages["text"])).drop(columns="text")
    messages = messages.drop(columns=[name for name in messages if _says_nothing(messages[name])])
    # Put into their order once, and not again for every company.
    gathered = gathered._replace(messages=_settled(messages))
    del messages
    give_back()
    return Shared(gathered, sources, in_order, stowed)


def brands(shared: Shared) -> list[Account]:
    """
    List the accounts that the sources declare to be companies'.

    Parameters
    ----------
    shared : Shared
        What was read.

    Returns
    -------
    list of Account
        Each once, by handle, id or name, sorted by platform and handle.
    """
    messages = shared.gathered.messages
    own = spelt(messages.loc[messages["author_role"].isin(_DECLARED), _WHO].drop_duplicates())
    label = own["author_handle"].fillna(own["author_id"]).fillna(own["author_name"])
    pairs = {(platform, name) for platform, name in zip(own["platform"], label, strict=True) if isinstance(name, str)}
    return [Account(*pair) for pair in sorted(pairs)]


def each_feed(
    shared: Shared, companies: Mapping[str, tuple[Account, ...]], *, affiliates: tuple[Account, ...] = ()
) -> Iterator[tuple[str, Feed | CompanyError]]:
    """
    Give every company the messages that can matter to it.

    Parameters
    ----------
    shared : Shared
        What was read.
    companies : mapping of str to tuple of Account
        Accounts of each company.
    affiliates : tuple of Account, optional
        Accounts of employees, influencers and franchisees, whoever's.

    Yields
    ------
    (str, Feed or CompanyError)
        The company and its feed, with refs of its own; or why there is none. Rejected rows belong to the files and are
        in no company's feed.
    """
    texts = shared.stowed and functools.partial(shared.stowed.parts, shared.gathered.messages["place"].to_numpy())
    dealt = deal(shared.gathered.messages, companies, in_order=shared.in_order, texts=texts)
    give_back()
    for company, messages in _each(shared, dealt, list(companies)):
        try:
            yield company, _feed(shared, messages, company, companies[company], affiliates)
        except CompanyError as error:
            yield company, error


def join_feeds(feeds: Sequence[Feed]) -> Feed:
    """
    Make one feed of several of the same company.

    Parameters
    ----------
    feeds : sequence of Feed
        With resolved roles.

    Returns
    -------
    Feed
        All sources one after the other, every message once.
    """
    if len(feeds) == 1:
        return feeds[0]
    parts: dict[str, list[pd.DataFrame]] = {"messages": [], "sources": [], "rejects": []}
    count = 0
    for feed in feeds:
        names = {old: f"S{count + place}" for place, old in enumerate(feed.sources["source_id"], start=1)}
        count += len(names)
        for part, tables in parts.items():
            table = getattr(feed, part)
            tables.append(table.assign(source_id=table["source_id"].map(names).astype(table["source_id"].dtype)))
    messages, same = merge_duplicates(pd.concat(parts["messages"], ignore_index=True).drop(columns="ref"))
    messages = ordered(messages, {})
    return Feed(
        messages=schema.conform(messages),
        sources=schema.conform(pd.concat(parts["sources"], ignore_index=True), schema.SOURCES),
        rejects=together([*parts["rejects"], duplicates_table(same)]),
        accounts=company_accounts(_authors(messages[messages["author_role"].eq("company").to_numpy(dtype=bool)])),
        other_companies=sorted({name for feed in feeds for name in feed.other_companies}),
        notes=[note for feed in feeds for note in feed.notes],
    )


def _with_roles(messages: pd.DataFrame) -> pd.DataFrame:
    declared = messages["author_role"].cat
    # The last is that of a message whose author the source says nothing of.
    words = ["company" if word in _DECLARED else word for word in declared.categories] + ["audience"]
    codes, words = pd.factorize(np.array(words, dtype=object))
    return messages.assign(author_role=pd.Categorical.from_codes(codes.astype(np.int8)[declared.codes], words))


def _authors(own: pd.DataFrame) -> pd.DataFrame:
    return own.groupby(_WHO, dropna=False, sort=False).size().rename("messages").reset_index()


def _each(shared: Shared, dealt: Dealt, companies: list[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Take the rows of some companies at a time: taking them one by one would touch the whole table for each."""
    messages, groups = shared.gathered.messages, _groups(dealt, companies)
    every = [np.concatenate([rows for _, rows in some]) for some in groups]
    places = messages["place"].to_numpy() if shared.stowed else None
    said = shared.stowed.dealt([places[rows] for rows in every]) if shared.stowed else [None] * len(groups)
    for some, rows, texts in zip(groups, every, said, strict=True):
        taken = spelt(messages.take(rows).reset_index(drop=True))
        left_out = [column for column in schema.MESSAGES if column.name in BATCH.names and column.name not in messages]
        taken = taken.join(schema.empty(left_out).reindex(taken.index))
        if texts is not None:
            taken["text"] = pd.StringDtype("pyarrow").__from_arrow__(texts)
        ends = np.cumsum([len(rows) for _, rows in some])
        for (name, rows), end in zip(some, ends.tolist(), strict=True):
            yield name, taken.iloc[end - len(rows) : end].reset_index(drop=True)


def _settled(messages: pd.DataFrame) -> pd.DataFrame:
    """Put messages into their order, and the chunks of each text column together: rows are taken of them many times."""
    is_handle = messages["author_handle"].equals(messages["author_id"])  # as on many platforms
    if is_handle:
        del messages["author_handle"]
    messages = lined_up(messages)
    for name in messages.columns[[isinstance(dtype, pd.StringDtype) for dtype in messages.dtypes]]:
        messages[name] = pd.StringDtype("pyarrow").__from_arrow__(texts_of(messages[name]).combine_chunks())
        give_back()
    return messages.assign(author_handle=messages["author_id"]) if is_handle else messages


def _says_nothing(column: pd.Series) -> bool:
    """Tell columns of nothing that take room all the same: those of texts take none."""
    return not isinstance(column.dtype, pd.StringDtype | pd.CategoricalDtype) and bool(column.isna().all())


def _groups(dealt: Dealt, companies: list[str]) -> list[list[tuple[str, np.ndarray]]]:
    """Put companies together that have some hundred thousand rows, one after the other."""
    groups: list[list[tuple[str, np.ndarray]]] = [[]]
    for company in companies:
        if sum(len(rows) for _, rows in groups[-1]) > _AT_ONCE:
            groups.append([])
        groups[-1].append((company, dealt.rows(company).astype(np.int32)))
    return groups if companies else []


def _feed(
    shared: Shared, messages: pd.DataFrame, company: str, accounts: tuple[Account, ...], affiliates: tuple[Account, ...]
) -> Feed:
    if messages.empty:
        raise CompanyError(
            f"find {company}", found=f"no message by {', '.join(map(str, accounts))}",
            expected="at least one message by an account of the company",
        )  # fmt: skip
    roles = resolve(messages, company=company, accounts=accounts, affiliates=affiliates)
    messages = ordered(messages, {"author_role": roles.role, "author_role_source": roles.role_source})
    held = np.isin(shared.sources["source_id"].to_numpy(dtype=object), messages["source_id"].unique())
    return Feed(
        messages=schema.conform(messages),
        sources=shared.sources[held].reset_index(drop=True),
        rejects=schema.empty(schema.REJECTS),
        accounts=roles.accounts,
        other_companies=roles.other_companies,
        notes=[*shared.gathered.notes, *noted(roles, company), *shared.gathered.left],
    )
