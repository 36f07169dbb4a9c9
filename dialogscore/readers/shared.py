"""Feeds that hold many companies: read once, and a feed of its own for each company."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.config import Account
from dialogscore.errors import CompanyError
from dialogscore.readers.dealing import Dealt, deal
from dialogscore.readers.driver import Gathered, gather, noted, open_all
from dialogscore.readers.duplicates import merge_duplicates
from dialogscore.readers.intake import records
from dialogscore.readers.model import Feed, ReadOptions
from dialogscore.readers.ordering import ordered
from dialogscore.readers.pages import company_accounts
from dialogscore.readers.rejects import duplicates_table, together
from dialogscore.readers.roles import resolve
from dialogscore.readers.sources import describe

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
    """

    gathered: Gathered
    sources: pd.DataFrame
    in_order: bool


def read_shared(paths: Sequence[str | Path], options: ReadOptions) -> Shared:
    """
    Read files of several companies.

    Parameters
    ----------
    paths : sequence of str or pathlib.Path
        Files, and folders of files.
    options : ReadOptions
        How they are to be read; company and accounts do not matter yet.

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
    """
    opened = open_all(paths, options)
    reads = [records(*one) for one in opened]
    gathered = gather(reads, options)
    # Put into their order once, and not again for every company.
    gathered = gathered._replace(messages=ordered(gathered.messages, {}).drop(columns="ref"))
    declared = gathered.messages["author_role"]
    role = declared.where(~declared.isin(_DECLARED), "company").fillna("audience")
    sources = describe(reads, gathered.messages.assign(author_role=role), options)
    in_order = any(source.mapping and source.mapping.threading == "conversation" for _, source in opened)
    return Shared(gathered, sources, in_order)


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
    own = messages.loc[messages["author_role"].isin(_DECLARED), _WHO].drop_duplicates()
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
    dealt = deal(shared.gathered.messages, companies, in_order=shared.in_order)
    for company, messages in _each(shared.gathered.messages, dealt, list(companies)):
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


def _authors(own: pd.DataFrame) -> pd.DataFrame:
    return own.groupby(_WHO, dropna=False, sort=False).size().rename("messages").reset_index()


def _each(messages: pd.DataFrame, dealt: Dealt, companies: list[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Take the rows of some companies at a time: taking them one by one would touch the whole table for each."""
    some: list[tuple[str, np.ndarray]] = []
    for company in companies:
        some.append((company, dealt.rows(company)))
        if company == companies[-1] or sum(len(rows) for _, rows in some) > _AT_ONCE:
            taken = messages.take(np.concatenate([rows for _, rows in some]))
            ends = np.cumsum([len(rows) for _, rows in some])
            for (name, rows), end in zip(some, ends.tolist(), strict=True):
                yield name, taken.iloc[end - len(rows) : end].reset_index(drop=True)
            some = []


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
