"""What the downloads of Facebook and Instagram have in common: spoilt letters, no ids, words as keys."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.model import Reject, Source
from dialogscore.readers.nested import Entry
from dialogscore.readers.textfile import survey

__all__ = [
    "Labelled",
    "all_entries",
    "direct_messages",
    "is_html_only",
    "members",
    "nothing_found",
    "own_id",
    "records",
    "repaired",
    "value_of",
]

_TALKS = re.compile(r"(^|/)messages/(inbox|filtered_threads|message_requests|archived_threads|e2ee_cutover)/.*\.json$")


class Labelled(msgspec.Struct):
    """
    A value under a label that is a word of the user's language.

    Attributes
    ----------
    label, value, href : optional
        The word, and what stands under it.
    timestamp_value : int, optional
        Seconds, where it is a time.
    """

    label: str | None = None
    value: str | int | float | None = None
    href: str | None = None
    timestamp_value: int | None = None


class _Sent(msgspec.Struct):
    """A private message without what it says, which is never read."""

    sender_name: str | None = None
    timestamp_ms: int | None = None


class _Thread(msgspec.Struct):
    thread_path: str | None = None
    messages: list[_Sent] | None = None


def repaired(text: str | None) -> str | None:
    """
    Give a text the letters it had: these exports write each byte of UTF-8 as a letter of its own.

    Parameters
    ----------
    text : str or None
        Text of the export.

    Returns
    -------
    str or None
        The text, repaired as a whole or, if it was right already, left as it is.
    """
    if text is None or text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def own_id(place: str, *parts: object) -> str:
    """
    Make the id that these exports lack.

    Parameters
    ----------
    place : str
        What kind of message it is.
    *parts : object
        Time and text, so that the next export of the same message gives the same id.

    Returns
    -------
    str
        Such as ``post:1709629200:5f2d8a01``: the place, the first part, and eight signs over all others.
    """
    first, *rest = (str(part) for part in parts)
    return f"{place}:{first}:{hashlib.sha256(chr(0).join(rest).encode()).hexdigest()[:8]}"


def members(source: Source, pattern: re.Pattern[str]) -> list[Blob]:
    """
    Find files of the export, whatever folders stand before them.

    Parameters
    ----------
    source : Source
        An archive or folder, or one file of it.
    pattern : re.Pattern
        Searched in the whole name.

    Returns
    -------
    list of Blob
        By name.
    """
    return [one for one in source.members if pattern.search(one.member)]


def records(blob: Blob, kind: type, within: Sequence[str], start: int) -> Iterator[tuple[int, Any | Reject]]:
    """
    Read the records of one file of the export.

    Parameters
    ----------
    blob : Blob
        The file.
    kind : type
        What a record is decoded into.
    within : sequence of str
        Keys that may hold the list.
    start : int
        Number of the first record, as they are counted through all files.

    Yields
    ------
    (int, object or Reject)
        As `dialogscore.readers.jsonrecords.json_records` gives them, numbered on.
    """
    for number, record in json_records(blob, survey(blob), kind, within=tuple(within)):
        number += start - 1
        yield number, record._replace(source_row=number) if isinstance(record, Reject) else record


def all_entries(
    source: Source,
    files: Sequence[tuple[Blob, str]],
    kind: type,
    within: Sequence[str],
    to_entries: Callable[[Any, str], Iterable[Entry]],
) -> Iterator[tuple[int, Entry | Reject]]:
    """
    Give the messages of several files of the export, and after them the private ones without what they say.

    Parameters
    ----------
    source : Source
        The archive or folder.
    files : sequence of (Blob, str)
        Files, and the place that each of them is.
    kind : type
        What a record is decoded into.
    within : sequence of str
        Keys that may hold the list.
    to_entries : callable
        ``to_entries(record, place)`` gives the messages of one record.

    Yields
    ------
    (int, dict or Reject)
        A message or a reject, by the number of its record, counted through all files.
    """
    last = 0
    for blob, place in files:
        for number, item in records(blob, kind, within, last + 1):
            last = number
            if isinstance(item, Reject):
                yield number, item
            else:
                yield from ((number, entry) for entry in to_entries(item, place))
    yield from direct_messages(source, last + 1)


def direct_messages(source: Source, start: int) -> Iterator[tuple[int, Any]]:
    """
    Read when and by whom private messages were sent; never what they say.

    Parameters
    ----------
    source : Source
        The archive or folder.
    start : int
        Number of the first record.

    Yields
    ------
    (int, dict or Reject)
        A message of visibility ``direct``, by the number of the file that held it.
    """
    for number, blob in enumerate(members(source, _TALKS), start=start):
        for _, thread in json_records(blob, survey(blob), _Thread):
            if isinstance(thread, Reject):
                yield number, thread._replace(source_row=number)
                continue
            path = thread.thread_path or posixpath.dirname(blob.member)
            talk = own_id("thread", "inbox", path)
            for sent in thread.messages or []:
                yield number, _private(talk, sent)


def is_html_only(names: Iterable[str]) -> bool:
    """
    Tell whether the export was asked for as web pages, which is what these platforms offer first.

    Parameters
    ----------
    names : iterable of str
        Names of the files.

    Returns
    -------
    bool
        Whether there are web pages and no JSON.
    """
    ends = {posixpath.splitext(name)[1].lower() for name in names}
    return ".html" in ends and ".json" not in ends


def nothing_found(source: Source, title: str) -> FeedError:
    """
    Say what to do with an export, or a part of one, that holds no message.

    Parameters
    ----------
    source : Source
        The archive or folder.
    title : str
        Name of the platform.

    Returns
    -------
    FeedError
        To be raised.
    """
    if is_html_only(one.member for one in source.members):
        return FeedError(
            f"read {source.file}",
            found=f"the web pages (HTML) that {title} offers first",
            expected="the same download as JSON",
            next_step="Ask for the download again and choose the format JSON instead of HTML.",
        )
    return FeedError(
        f"read {source.file}",
        found=f"a download of {title} without posts and comments",
        expected="posts or comments",
        next_step="If it is one of several parts, leave this one out; else ask for posts and comments too.",
    )


def value_of(labels: Sequence[Labelled], words: frozenset[str]) -> str | None:
    """
    Take the value under a label of any language.

    Parameters
    ----------
    labels : sequence of Labelled
        Labels and values.
    words : frozenset of str
        The label in the languages that are known, in lower case.

    Returns
    -------
    str or None
        The first value under such a label, repaired.
    """
    found = (one.value for one in labels if (repaired(one.label) or "").strip().casefold() in words)
    return next((repaired(str(value)) for value in found if value is not None), None)


def _private(talk: str, sent: _Sent) -> Entry:
    sender = repaired(sent.sender_name)
    return {
        "message_id": own_id("direct", sent.timestamp_ms, talk, sender or ""),
        "kind": "post",
        "author_name": sender,
        "conversation_id": talk,
        "created_at": sent.timestamp_ms,
        "text": None,
        "visibility": "direct",
    }
