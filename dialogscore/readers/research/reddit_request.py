"""What Reddit sends to an account that asks for its data: own comments and posts, never its network addresses."""

import dataclasses
import posixpath
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers import heads
from dialogscore.readers.blobs import Blob
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.research.reddit import TOMBSTONES
from dialogscore.readers.textfile import survey
from dialogscore.readers.texts import unescape

__all__ = ["FORMAT", "detect", "detect_members", "read", "to_messages"]

_PARTS = ("comments.csv", "posts.csv")
_MARKS = ("id", "permalink", "date", "ip", "subreddit")
_OWNER = "the account that asked"
_WANTED = ("id", "permalink", "date", "link", "parent", "title", "body")


def detect(seen: Look) -> Detection | None:
    """
    Recognise one of its tables.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.97 if it has the columns of comments or posts.
    """
    if seen.shape == "CSV" and all(name in seen.names for name in _MARKS) and "body" in seen.names:
        return Detection("reddit_gdpr", 0.97, f"CSV with {', '.join(_MARKS)}")
    return None


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise the archive by its tables.

    Parameters
    ----------
    names : list of str
        Files in it.

    Returns
    -------
    Detection or None
        0.97 if comments, posts and the list of network addresses lie side by side.
    """
    folders = {posixpath.dirname(name) for name in names if posixpath.basename(name) == "ip_logs.csv"}
    if any(all(posixpath.join(folder, part) in names for part in _PARTS) for folder in folders):
        return Detection("reddit_gdpr", 0.97, "comments.csv, posts.csv and ip_logs.csv")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read comments and posts.

    Parameters
    ----------
    source : Source
        The archive, or one of its tables.

    Yields
    ------
    Batch
        Text columns; of all files together, records are numbered through.
    """
    parts = [one for one in source.members if posixpath.basename(one.member) in _PARTS] or [source.file]
    before = 0
    for part in parts:
        last = before
        for batch in _table(part, source):
            numbers = pc.add(batch.table["source_row"], before)
            rejects = [one._replace(source_row=one.source_row + before) for one in batch.rejects]
            kept = [name for name in _WANTED if name in batch.table.column_names]
            last = max([last, *numbers[-1:].to_pylist(), *(one.source_row for one in rejects)])
            yield Batch(batch.table.select(kept).append_column("source_row", numbers), rejects)
        before = last


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The archive.

    Returns
    -------
    pyarrow.Table
        All by the company, whose archive it is. A comment that names no parent answers the post it stands under.
    """
    nothing = pa.chunked_array([pa.nulls(len(table), pa.string())])
    cells = {name: table[name] if name in table.column_names else nothing for name in _WANTED}
    is_post = "title" in table.column_names
    post = pc.struct_field(pc.extract_regex(cells["link"], r"/comments/(?P<id>[0-9a-z]+)"), "id")
    root = pc.binary_join_element_wise("t3", post, "_")
    stated = pc.if_else(
        pc.match_substring_regex(cells["parent"], r"^t\d_"),
        cells["parent"],
        pc.binary_join_element_wise("t1", cells["parent"], "_"),
    )
    parent = pc.coalesce(stated, root)
    is_top = pc.fill_null(pc.starts_with(parent, "t3_"), True)
    words = pc.fill_null(cells["body"], "")
    gone = {name: pc.is_in(words, pa.array([key for key, value in TOMBSTONES.items() if value == name])) for name in
            ("deleted", "removed")}  # fmt: skip
    text = pc.binary_join_element_wise(cells["title"], words, "\n\n", null_handling="skip") if is_post else words
    is_gone = pc.or_(gone["deleted"], gone["removed"])
    return pa.table(
        {
            "message_id": pc.binary_join_element_wise("t3" if is_post else "t1", cells["id"], "_"),
            "kind": pa.repeat("post", len(table)) if is_post else pc.if_else(is_top, "comment", "reply"),
            "author_id": pa.repeat(_OWNER, len(table)),
            "author_role": pa.repeat("company", len(table)),
            "created_at": cells["date"],
            "status": pc.if_else(gone["deleted"], "deleted", pc.if_else(gone["removed"], "removed", "visible")),
            "visibility": pa.repeat("public", len(table)),
            "text": pc.utf8_trim_whitespace(unescape(pc.if_else(is_gone, "", text))),
            "url": cells["permalink"],
            "parent_id": nothing if is_post else parent,
            "conversation_id": nothing if is_post else root,
            "source_row": table["source_row"],
        }
    )


def _table(part: Blob, source: Source) -> Iterator[Batch]:
    surveyed = survey(part) if source.members else source.survey
    yield from read_delimited(dataclasses.replace(source, file=part, survey=surveyed), heads.delimiter(look(part).head))


FORMAT = Format(
    name="reddit_gdpr",
    title="Reddit data request (comments.csv and posts.csv)",
    needs=("id", "date", "body", "permalink"),
    capabilities=("company_posts", "parents", "exact_times"),
    how_to_get="On reddit.com/settings/data-request, signed in as the account. It holds your own side only.",
    platform="reddit",
    detect=detect,
    read=read,
    to_messages=to_messages,
    detect_members=detect_members,
    coverage="none",
    limits=("own_side_only",),
)
