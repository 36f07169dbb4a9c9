"""A member's data from LinkedIn: what the member shared and commented."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import unquote

import pyarrow as pa

from dialogscore.readers.escaped import read_escaped
from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.ndjson import rows_to_columns
from dialogscore.readers.nested import Entry, keep
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "detect", "detect_members", "read"]

_SHARES = ("Date", "ShareLink", "ShareCommentary")
_COMMENTS = ("Date", "Link", "Message")
_MEMBER = re.compile(r"(?:^|/)(?:Shares|Comments)(?:_\w+)?\.csv$")
_BESIDE = re.compile(r"(?:^|/)(?:Connections|Profile|Registration|Reactions|Positions)(?:_\w+)?\.csv$")
_URN = re.compile(r"urn:li:(activity|share|ugcPost):(\d+)")
_REQUOTED = re.compile(r'"\n"')
_VISIBILITY = {"PUBLIC": "public", "MEMBER_NETWORK": "public", "CONNECTIONS": "followers"}


def detect(seen: Look) -> Detection | None:
    """
    Recognise one of the two files by its columns.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 for shares, 0.9 for comments, whose three columns are other tables' too.
    """
    if seen.shape != "CSV":
        return None
    if all(name in seen.names for name in _SHARES):
        return Detection("linkedin_member", 0.97, f"CSV with {', '.join(_SHARES)}")
    if tuple(seen.names) == _COMMENTS:
        return Detection("linkedin_member", 0.9, f"CSV of exactly {', '.join(_COMMENTS)}")
    return None


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise the archive by the names of its files.

    Parameters
    ----------
    names : list of str
        Files in it.

    Returns
    -------
    Detection or None
        0.95 if shares or comments lie beside another file of such an export, or beside each other.
    """
    found = [name for name in names if _MEMBER.search(name)]
    if not found or (len(found) < 2 and not any(_BESIDE.search(name) for name in names)):
        return None
    return Detection("linkedin_member", 0.95, ", ".join(found[:3]))


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        Shares, comments, or the archive with both.

    Yields
    ------
    Batch
        Messages; records are numbered through all files.
    """
    files = [one for one in source.members if _MEMBER.search(one.member)] or [source.file]
    first = 1
    for file in files:
        for batch in read_escaped(dataclasses.replace(source, file=file, survey=survey(file)), first=first):
            yield _translated(batch)
            rows = [*batch.table["source_row"].to_pylist()[-1:], *(one.source_row for one in batch.rejects)]
            first = max([first - 1, *rows]) + 1


def _translated(batch: Batch) -> Batch:
    rows = batch.table.to_pylist()
    to_message = _share if "ShareLink" in batch.table.column_names else _comment
    columns = rows_to_columns([to_message(row) for row in rows])
    rejects: list[Reject] = batch.rejects
    return Batch(pa.table({**columns, "source_row": batch.table["source_row"]}), rejects)


def _share(row: dict[str, str | None]) -> Entry:
    post, time = _post(row.get("ShareLink")), row.get("Date")
    derived = time_in_id(post.rpartition(":")[2], "linkedin") if post and not time else None
    return {
        "message_id": post or row.get("ShareLink"),
        "kind": "post",
        "author_role": "company",
        "created_at": derived or _as_utc(time),
        "created_at_source": "derived_from_id" if derived else None,
        # Every line of a longer text may stand in quotes of its own.
        "text": _REQUOTED.sub("\n", row.get("ShareCommentary") or ""),
        "url": row.get("ShareLink"),
        "visibility": _VISIBILITY.get(row.get("Visibility") or ""),
    }


def _comment(row: dict[str, str | None]) -> Entry:
    post, time, text = _post(row.get("Link")), row.get("Date"), row.get("Message") or ""
    # The export names the post and not the comment.
    mark = hashlib.sha256(f"{time}\n{text}".encode("utf-8", "replace")).hexdigest()[:12]
    return {
        "message_id": f"{post or row.get('Link') or 'comment'}/{mark}",
        "kind": "comment",
        "author_role": "company",
        "created_at": _as_utc(time),
        "text": text,
        "parent_id": post,
        "conversation_id": post,
        "url": row.get("Link"),
    }


def _post(link: str | None) -> str | None:
    found = _URN.search(unquote(link or ""))
    return found.group(0) if found else None


def _as_utc(text: str | None) -> str | None:
    if text is None:
        return None
    plain = text.strip().removesuffix(" UTC")
    return f"{plain}Z" if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", plain) else text


FORMAT = Format(
    name="linkedin_member",
    title="LinkedIn member's data (Shares.csv, Comments.csv, folder or zip)",
    needs=("Date", "ShareLink or Link", "ShareCommentary or Message"),
    capabilities=("company_posts", "parents", "exact_times"),
    how_to_get="Settings, Data privacy, Get a copy of your data. It holds what a member wrote and nothing of what was "
    "written to it: for a page and both sides use the LinkedIn API.",
    platform="linkedin",
    detect=detect,
    detect_members=detect_members,
    read=read,
    to_messages=keep,
    coverage="none",
    limits=("own_side_only", "parents_by_post"),
)
