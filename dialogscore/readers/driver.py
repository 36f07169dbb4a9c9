"""From files to a feed: the driver alone knows rejects, duplicates, roles and sources."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore import schema
from dialogscore.errors import FeedError, UsageError
from dialogscore.feedfiles import feed_files
from dialogscore.readers.aliases import one_id_each
from dialogscore.readers.assembly import own_sources, to_frame
from dialogscore.readers.authorids import fill_author_ids
from dialogscore.readers.blobs import Blob, container_kind, list_members
from dialogscore.readers.detection import choose_members, find_feeds
from dialogscore.readers.duplicates import check_unique, merge_duplicates
from dialogscore.readers.intake import open_source, records
from dialogscore.readers.mapping import load_mapping
from dialogscore.readers.memory import pages_in_hand
from dialogscore.readers.model import Feed, Format, ReadOptions, Source
from dialogscore.readers.ordering import ordered
from dialogscore.readers.pages import account_label
from dialogscore.readers.passes import TIMES_FOR_TWO_PASSES, is_large, read_again, touched_alone, watched
from dialogscore.readers.private import by_company, private_rows
from dialogscore.readers.rejects import check_share, duplicates_table, rejects_table, together
from dialogscore.readers.reviews import set_aside
from dialogscore.readers.roles import Roles, resolve
from dialogscore.readers.sources import Read, describe
from dialogscore.readers.times import check_zone
from dialogscore.readers.unwanted import drop_unwanted
from dialogscore.readers.vanished import vanished

__all__ = ["Gathered", "gather", "lists_authors", "noted", "open_all", "read"]


def read(
    paths: Sequence[str | Path], options: ReadOptions, *, progress: Callable[[int, int], None] | None = None
) -> Feed:
    """
    Read exports as one feed.

    Parameters
    ----------
    paths : sequence of str or pathlib.Path
        Files, and folders of files.
    options : ReadOptions
        What the user asked for.
    progress : callable, optional
        Called with (done, total) in bytes while large files are read.

    Returns
    -------
    Feed
        Messages (each once, ordered by time, platform and id), sources, rejects, accounts and notes.

    Raises
    ------
    FeedError
        If a file cannot be read as messages, its format is unknown, its ids are damaged, more of it is malformed than
        ``max_rejects`` allows, or times need a zone that nobody named.
    CompanyError
        If no message is the company's, or which account is meant is unclear.
    UsageError
        If an option or the mapping file makes no sense.
    """
    opened = open_all(paths, options)
    if not is_large(opened):
        with pages_in_hand():
            return _assemble([records(*one) for one in opened], options)[0]
    is_again = is_large(opened, times=TIMES_FOR_TWO_PASSES)
    opened = watched(opened, progress, passes=1 + is_again) if progress else opened
    if is_again:
        return read_again(opened, lambda: _assemble([records(*one, slim=True) for one in opened], options), options)
    return touched_alone(_assemble([records(*one) for one in opened], options)[0], opened, options)


class Gathered(NamedTuple):
    """
    What files hold, whoever's it is.

    Attributes
    ----------
    messages : pandas.DataFrame
        Each once, in the order of the files, with the roles that the sources declare.
    private : pandas.DataFrame or None
        As in `Feed`, before anybody's own are known.
    rejects : pandas.DataFrame
        `dialogscore.schema.REJECTS`.
    notes : list of (str, dict)
        What was noted of the files.
    left : list of (str, dict)
        What was noted of messages that are not there.
    rows : pandas.DataFrame
        Source, platform and id of every row as it was read; no columns where they are gathered lean.
    """

    messages: pd.DataFrame
    private: pd.DataFrame | None
    rejects: pd.DataFrame
    notes: list[tuple[str, dict[str, Any]]]
    left: list[tuple[str, dict[str, Any]]]
    rows: pd.DataFrame


def open_all(paths: Sequence[str | Path], options: ReadOptions) -> list[tuple[Format, Source]]:
    """
    Find out how files are to be read.

    Parameters
    ----------
    paths : sequence of str or pathlib.Path
        Files, and folders of files.
    options : ReadOptions
        What the user asked for.

    Returns
    -------
    list of (Format, Source)
        Each with its format.
    """
    check_zone(options.zone)
    mapping = load_mapping(options.mapping) if options.mapping else None
    if mapping:
        check_zone(mapping.time_zone)
    files = _expand(paths, options)
    return [open_source(*one, f"S{number}", options, mapping) for number, one in enumerate(files, start=1)]


def gather(reads: list[Read], options: ReadOptions, *, lean: bool = False) -> Gathered:
    """
    Put together what was read, using it up.

    Parameters
    ----------
    reads : list of Read
        The files; their tables are empty afterwards.
    options : ReadOptions
        What the user asked for.
    lean : bool, default False
        As in `dialogscore.readers.assembly.to_frame`.

    Returns
    -------
    Gathered
        Messages, each once, and what became of the other rows.
    """
    check_share(reads, options.max_rejects)
    rejects = [rejects_table(one.source.source_id, one.rejects) for one in reads]
    messages = fill_author_ids(one_id_each(to_frame(reads, lean=lean), reads))
    rows = messages[[] if lean else ["source_id", "platform", "message_id"]]
    private = private_rows(messages, options)
    messages, gone = drop_unwanted(messages, options)
    messages, left = set_aside(messages, options)
    gone_again = vanished(messages, reads)
    messages, same = merge_duplicates(messages)
    check_unique(reads, same)
    if messages.empty:
        names = ", ".join(one.source.file.name for one in reads)
        raise FeedError(f"read {names}", found="no message that may be read", expected="messages")
    notes = [note for one in reads for note in _merged(one.source.notes)]
    rejects = together([*rejects, *gone, duplicates_table(same)])
    return Gathered(messages, private, rejects, notes, gone_again + left, rows)


def _assemble(reads: list[Read], options: ReadOptions) -> tuple[Feed, pd.DataFrame]:
    """Make a feed of what was read, using it up; beside it source, platform and id of every row as it was read."""
    messages, private, rejects, notes, left, rows = gather(reads, options)
    roles = resolve(
        messages,
        company=options.company,
        accounts=options.accounts,
        affiliates=options.affiliates,
        lists=lists_authors(reads),
    )
    messages = ordered(messages, {"author_role": roles.role, "author_role_source": roles.role_source})
    sources = describe(reads, messages, options)
    record = own_sources(reads[0].source.file.path) if len(reads) == 1 else None
    if record is not None:
        messages, sources = _as_first_read(messages, *record, options)
    feed = Feed(
        messages=schema.conform(messages),
        sources=sources,
        rejects=rejects,
        accounts=roles.accounts,
        other_companies=roles.other_companies,
        notes=notes + noted(roles, options.company) + left,
        private=private if private is None else by_company(private, messages),
    )
    return feed, rows


def lists_authors(reads: Sequence[Read]) -> bool:
    """
    Tell whether nobody knows how a table marks the company.

    Parameters
    ----------
    reads : sequence of Read
        The files.

    Returns
    -------
    bool
        Whether a failure may name the authors with most messages.
    """
    return any(one.source.mapping is not None and one.source.mapping.unverified for one in reads)


def noted(roles: Roles, company: str) -> list[tuple[str, dict[str, Any]]]:
    """
    Note what is to be known of how the company was found.

    Parameters
    ----------
    roles : Roles
        Who is who.
    company : str
        Its name.

    Returns
    -------
    list of (str, dict)
        Accounts without messages, and accounts that the source alone says to be the company's.
    """
    unused = [("account_without_messages", {"account": account}) for account in roles.unused]
    if roles.is_named:
        return unused
    names = [account_label(account) or "?" for account in roles.accounts]
    return [*unused, ("company_by_declaration", {"company": company, "accounts": list(dict.fromkeys(names))[:20]})]


def _expand(paths: Sequence[str | Path], options: ReadOptions) -> list[tuple[Blob, tuple[Blob, ...]]]:
    """List what is read as one source each: a file alone, or an archive with its members."""
    found: list[tuple[Blob, tuple[Blob, ...]]] = []
    for path in map(Path, paths):
        # A result folder is a feed too: its private record.
        record = path / "private" / "messages.parquet"
        if record.is_file() and (path / "manifest.json").is_file():
            found.append((Blob(record), ()))
        elif path.exists() and not path.is_file() and not path.is_dir():
            raise FeedError(f"read {path}", found="what is neither file nor folder", expected="an export file")
        elif not container_kind(path):
            found.append((Blob(path), ()))
        elif choose_members(path, members := list_members(path), name=options.format):
            found.append((Blob(path), tuple(members)))
        elif path.is_dir():
            # An archive that lies in a folder is opened too; folders in it, such as results, are left alone.
            found += [one for file in feed_files(path) for one in _expand([file], options)]
        else:
            found += [(file, ()) for file in find_feeds(path)]
    if not found:
        raise UsageError("read messages", found="no file", expected="at least one export file")
    return found


def _as_first_read(
    messages: pd.DataFrame, rows: pd.DataFrame, sources: pd.DataFrame, options: ReadOptions
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the messages of an audit's own record the sources they had in that audit."""
    place = messages["source_row"].to_numpy(dtype="int64") - 1
    messages = messages.assign(
        source_id=rows["source_id"].to_numpy(dtype=object)[place],
        source_row=rows["source_row"].to_numpy(dtype=object)[place],
    )
    if options.as_of is not None:
        sources = sources.assign(observed_until=options.as_of, observed_until_source="as_of")
    return messages, schema.conform(sources, schema.SOURCES)


def _merged(notes: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Batches of one file may say the same: once is enough, and row counts add up."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for code, arguments in notes:
        key = json.dumps([code, {name: value for name, value in arguments.items() if name != "rows"}], sort_keys=True)
        if key in found and "rows" in arguments:
            found[key][1]["rows"] += arguments["rows"]
        else:
            found.setdefault(key, (code, dict(arguments)))
    return list(found.values())
