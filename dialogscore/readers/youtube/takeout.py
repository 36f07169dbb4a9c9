"""Google Takeout: the comments that one account wrote on YouTube; headers are in the account's language."""

import dataclasses
import re
from collections.abc import Iterator

import msgspec
import pyarrow as pa

from dialogscore.errors import FeedError
from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "detect", "detect_members", "read", "to_messages"]

_ENGLISH = ("comment id", "channel id", "video id", "comment text")
# Where a message id and so on stand, by the number of columns: names differ by language, the order does not.
_LAYOUTS = {
    7: (0, 1, 2, 4, None, 5, 6),
    8: (0, 1, 2, 4, 5, 6, 7),
    9: (0, 1, 2, 4, 5, 6, 7),
}
_FIELDS = ("message_id", "author_id", "created_at", "above", "post", "video", "text")
_ID = re.compile(r"Ug[\w.-]{2,}")
_CHANNEL = re.compile(r"UC[\w-]{4,}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")
_MEMBER = re.compile(
    r"(?:^|/)(?:comments|kommentare|commentaires|comentarios|commenti)(?: ?\(\d+\))?\.csv$", re.IGNORECASE
)
_FOLDER = re.compile(r"(?:^|/)Takeout/.*YouTube[^/]*/", re.IGNORECASE)


class _Segment(msgspec.Struct):
    text: str | None = None


class _Segments(msgspec.Struct, rename="camel"):
    takeout_segments: list[_Segment] | None = None


_LIST = msgspec.json.Decoder(list[_Segment])
_WRAPPED = msgspec.json.Decoder(_Segments)


def detect(seen: Look) -> Detection | None:
    """
    Recognise one file of comments by its columns, or, in another language, by what its first record holds.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 by English names, 0.9 by ids and a time in their places.
    """
    if seen.shape != "CSV" or len(seen.names) not in _LAYOUTS:
        return None
    names = [name.casefold() for name in seen.names]
    if all(name in names for name in _ENGLISH):
        return Detection("youtube_takeout", 0.97, f"CSV with {', '.join(_ENGLISH)}")
    rows = heads.first_rows(seen.head, heads.delimiter(seen.head), 2)
    first = rows[1] if len(rows) > 1 else []
    patterns = (_ID, _CHANNEL, _TIME)
    if len(first) == len(names) and all(one.fullmatch(cell) for one, cell in zip(patterns, first, strict=False)):
        return Detection("youtube_takeout", 0.9, "CSV of comment id, channel id and time in this order")
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
        0.97 if a file of comments lies below Takeout/YouTube.
    """
    found = [name for name in names if _MEMBER.search(name) and (_FOLDER.search(name) or "YouTube" in name)]
    return Detection("youtube_takeout", 0.97, found[0]) if found else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        A file of comments, or the archive.

    Yields
    ------
    Batch
        Columns ``message_id``, ``author_id``, ``created_at``, ``above``, ``post``, ``video`` and ``text``; records are
        numbered through all files.

    Raises
    ------
    FeedError
        If a file has another number of columns.
    """
    files = [one for one in source.members if _MEMBER.search(one.member)] or [source.file]
    before = 0
    for file in files:
        last = before
        for batch in _one(dataclasses.replace(source, file=file, survey=survey(file))):
            numbers = [row + before for row in batch.table["source_row"].to_pylist()]
            rejects = [Reject(one.source_row + before, one.reason, one.arguments) for one in batch.rejects]
            place = batch.table.column_names.index("source_row")
            table = batch.table.set_column(place, "source_row", pa.array(numbers, pa.int64()))
            last = max([last, *numbers[-1:], *(one.source_row for one in rejects)])
            yield Batch(table, rejects)
        before = last


def _one(source: Source) -> Iterator[Batch]:
    seen = look(source.file)
    layout = _LAYOUTS.get(len(seen.names)) if seen.shape == "CSV" else None
    if layout is None:
        raise FeedError(
            f"read {source.file}",
            found=f"the columns {heads.words(seen.names)}",
            expected="comments of YouTube as Google Takeout writes them, in 7 to 9 columns",
        )
    for batch in read_delimited(source, heads.delimiter(seen.head)):
        columns = {
            name: batch.table.column(place) for name, place in zip(_FIELDS, layout, strict=True) if place is not None
        }
        yield Batch(pa.table(columns | {"source_row": batch.table["source_row"]}), batch.rejects)


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        All of them by the account's owner.
    """
    above, video = table["above"].to_pylist(), table["video"].to_pylist()
    posts = table["post"].to_pylist() if "post" in table.column_names else [None] * len(table)
    roots = [one or post for one, post in zip(video, posts, strict=True)]
    return pa.table(
        {
            "message_id": table["message_id"],
            "kind": pa.array(["reply" if one else "comment" for one in above], pa.string()),
            "author_id": table["author_id"],
            "author_role": pa.array(["company"] * len(table), pa.string()),
            "created_at": table["created_at"],
            "text": pa.array([_plain(text) for text in table["text"].to_pylist()], pa.string()),
            "parent_id": pa.array([one or root for one, root in zip(above, roots, strict=True)], pa.string()),
            "conversation_id": pa.array(roots, pa.string()),
            "source_row": table["source_row"],
        }
    )


def _plain(text: str | None) -> str:
    """Join the pieces of a comment: JSON objects without the brackets of a list, or, in old files, plain text."""
    text = text or ""
    if not text.lstrip().startswith("{"):
        return text
    try:
        pieces = _LIST.decode(f"[{text}]")
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return text
    if len(pieces) == 1 and pieces[0].text is None:
        try:
            pieces = _WRAPPED.decode(text).takeout_segments or []
        except msgspec.DecodeError:
            return text
    return "".join(piece.text or "" for piece in pieces)


FORMAT = Format(
    name="youtube_takeout",
    title="Google Takeout, own comments on YouTube (CSV, folder or zip)",
    needs=_ENGLISH,
    capabilities=("parents", "exact_times"),
    how_to_get="takeout.google.com, YouTube and YouTube Music, comments. It holds what the account wrote and not "
    "what was written to it: for both sides use the YouTube Data API.",
    platform="youtube",
    detect=detect,
    detect_members=detect_members,
    read=read,
    to_messages=to_messages,
    coverage="none",
    limits=("own_side_only", "no_posts"),
)
