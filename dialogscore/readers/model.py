"""What passes between the driver, the formats and the rest of the program."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from dialogscore.config import Account
from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import Look
from dialogscore.readers.mapping import Mapping
from dialogscore.readers.textfile import Survey

__all__ = ["Batch", "Detection", "Feed", "Format", "ReadOptions", "Reject", "Source"]


class Detection(NamedTuple):
    """
    What a file looks like.

    Attributes
    ----------
    format : str
        Name of the format.
    confidence : float
        0..1.
    evidence : str
        What in the bytes says so.
    """

    format: str
    confidence: float
    evidence: str


class Reject(NamedTuple):
    """
    A record that became no message.

    Attributes
    ----------
    source_row : int
        1-based number of the record.
    reason : str
        Code.
    arguments : dict
        What the wording of the code needs.
    """

    source_row: int
    reason: str
    arguments: dict[str, Any]


class Batch(NamedTuple):
    """
    Some records of a file.

    Attributes
    ----------
    table : pyarrow.Table
        Columns under the file's own names, text where the file has text, beside ``source_row`` (int64).
    rejects : list of Reject
        Records of the same part of the file that could not be parsed.
    """

    table: pa.Table
    rejects: list[Reject]


@dataclass(frozen=True)
class ReadOptions:
    """
    What the user asked for.

    Attributes
    ----------
    company : str
        Name of the audited company.
    accounts, affiliates : tuple of Account
        Its accounts; accounts to be marked as affiliates.
    mapping : pathlib.Path or None
        Mapping file for tables.
    format : str or None
        Name of a format, instead of detection.
    zone : str or None
        Time zone of times that have none, such as ``Europe/Berlin``.
    as_of : pandas.Timestamp or None
        End of observation, UTC; later rows are dropped and counted.
    max_rejects : float
        Largest share of malformed records, 0..1.
    coverage : str
        ``auto``, or ``full`` to overrule what the data suggest.
    reviews : bool
        Whether reviews are read, apart from posts.
    private : str
        ``drop`` private messages, or keep their ``metadata``.
    """

    company: str
    accounts: tuple[Account, ...] = ()
    affiliates: tuple[Account, ...] = ()
    mapping: Path | None = None
    format: str | None = None
    zone: str | None = None
    as_of: pd.Timestamp | None = None
    max_rejects: float = 0.05
    coverage: str = "auto"
    reviews: bool = False
    private: str = "drop"


@dataclass(frozen=True)
class Source:
    """
    One file and what is known of it before its records are read.

    Attributes
    ----------
    source_id : str
        ``S1``, ``S2``, ...
    file : Blob
        Where it lies.
    survey : Survey
        Hash, size and encoding.
    mapping : Mapping or None
        How its columns are to be understood.
    zone : str or None
        Zone of times that have none.
    members : tuple of Blob
        Files inside of it, if it is an archive or folder that one format reads as a whole.
    notes : list of (str, dict)
        Codes and arguments, added to while reading.
    """

    source_id: str
    file: Blob
    survey: Survey
    mapping: Mapping | None = None
    zone: str | None = None
    members: tuple[Blob, ...] = ()
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass(frozen=True)
class Format:
    """
    A door: what one writes to add a format.

    Attributes
    ----------
    name, title : str
        For options, and for people.
    needs : tuple of str
        Columns or keys without which it is not this format.
    capabilities : tuple of str
        What it can tell at best: company_posts, audience_messages, parents, exact_times.
    how_to_get : str
        Where a user gets such a file.
    platform : str
        Platform of its messages unless a column says otherwise.
    detect : callable
        ``detect(seen: Look) -> Detection | None``, from the first bytes of one file.
    read : callable
        ``read(source) -> iterator of Batch``.
    to_messages : callable
        ``to_messages(table, source) -> pyarrow.Table`` with the reader columns of the schema (any subset, text or
        typed) and ``source_row``; ``author_role`` may also be ``brand``: an account of some company. ``aliases`` may
        name other ids of the same message, by spaces, under which parents and quotes may know it, and ``one=>other``
        for two ids of a message that is elsewhere.
    detect_members : callable, optional
        ``detect_members(names: list[str]) -> Detection | None``, from the names of the files in an archive or folder;
        it is then read as one source, whose `members` they are.
    coverage : str
        Which audience messages such an export holds: ``full``, ``answered_only`` or ``none``.
    limits : tuple of str
        Codes of what it cannot tell or only in part, worded by the reports.
    is_reviews : bool
        Whether it holds reviews and answers to them, which are read only where they are asked for.
    mapping : Mapping, optional
        How its columns are to be understood, if it is a table that a shipped mapping file describes.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    capabilities: tuple[str, ...]
    how_to_get: str
    platform: str
    detect: Callable[[Look], Detection | None]
    read: Callable[[Source], Iterator[Batch]]
    to_messages: Callable[[pa.Table, Source], pa.Table]
    detect_members: Callable[[list[str]], Detection | None] | None = None
    coverage: str = "full"
    limits: tuple[str, ...] = ()
    is_reviews: bool = False
    mapping: Mapping | None = None


@dataclass(frozen=True)
class Feed:
    """
    What reading gives.

    Attributes
    ----------
    messages : pandas.DataFrame
        Stage ``readers`` of `dialogscore.schema.MESSAGES`, ordered by time, platform and id.
    sources, rejects : pandas.DataFrame
        `dialogscore.schema.SOURCES` and `dialogscore.schema.REJECTS`.
    accounts : list of dict
        The company's accounts in the feed: handle, platform, author_id, messages.
    other_companies : list of str
        Handles of other companies, sorted.
    notes : list of (str, dict)
        Codes and arguments.
    private : pandas.DataFrame or None
        Private messages without words: platform, author_id, author_handle, created_at, conversation_id, is_company;
        None unless their metadata was asked for.
    """

    messages: pd.DataFrame
    sources: pd.DataFrame
    rejects: pd.DataFrame
    accounts: list[dict[str, Any]]
    other_companies: list[str]
    notes: list[tuple[str, dict[str, Any]]]
    private: pd.DataFrame | None = None
