"""The table of one's own messages that X's analytics page offers."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.texts import unescape
from dialogscore.readers.values import as_text

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NOW = {"message_id": "Post id", "text": "Post text", "url": "Post Link", "created_at": "Date", "like_count": "Likes",
        "reply_count": "Replies", "share_count": "Reposts"}  # fmt: skip
_BEFORE = {"message_id": "Tweet id", "text": "Tweet text", "url": "Tweet permalink", "created_at": "time",
           "like_count": "likes", "reply_count": "replies", "share_count": "retweets"}  # fmt: skip
_MARKS = ("message_id", "text")
_DAYS = {"Date", "Impressions", "New follows", "Profile visits"}
_HANDLE = r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?P<handle>\w+)/status"


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its column names, which changed once.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 with id, text and impressions; 0.7 for the table of days beside it, in which `read` finds no messages.
    """
    layout = _layout(seen.names)
    if seen.shape == "CSV" and layout is None and set(seen.names) >= _DAYS:
        return Detection("x_analytics", 0.7, f"CSV with {', '.join(sorted(_DAYS))}, but no posts")
    if seen.shape != "CSV" or layout is None or "impressions" not in {name.casefold() for name in seen.names}:
        return None
    return Detection("x_analytics", 0.95, f"CSV with {', '.join(layout[name] for name in _MARKS)}, impressions")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the rows.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Text columns of the file.

    Raises
    ------
    FeedError
        If id or text is missing, as in the table of days that the same page offers.
    """
    seen = look(source.file)
    layout = _layout(seen.names)
    if layout is None:
        raise FeedError(
            f"read {source.file}",
            found=f"the columns {heads.words(seen.names)}",
            expected="also Post id and Post text",
            next_step="On the analytics page choose Content, not Overview, and export again.",
        )
    heads.check_names(seen.names, layout.values(), source.file)
    yield from read_delimited(source, heads.delimiter(seen.head))


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Rows, all by the owner of the account.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        Reader columns and ``source_row``. The table tells the day only, the id the moment; what a message answers
        nobody tells, but a name in front makes it a reply.
    """
    layout = _layout(table.column_names) or _NOW
    columns = {name: as_text(table, given) for name, given in layout.items()}
    ids = columns["message_id"]
    moments = pa.array([time_in_id(one.strip() if one else one, "x") for one in ids.to_pylist()], pa.string())
    text = unescape(columns["text"])
    is_reply = pc.match_substring_regex(text, r"^\s*\.?@\w")
    is_retweet = pc.match_substring_regex(text, r"^RT @\w")
    columns |= {
        "created_at": pc.coalesce(moments, columns["created_at"]),
        "created_at_source": pc.if_else(moments.is_valid(), "derived_from_id", "field"),
        "text": text,
        "kind": pc.if_else(is_retweet, "repost", pc.if_else(is_reply, "reply", "post")),
        "author_handle": pc.struct_field(pc.extract_regex(columns["url"], _HANDLE), "handle"),
        "author_role": pa.repeat("company", len(table)),
        "visibility": pa.repeat("public", len(table)),
        "source_row": table["source_row"],
    }
    return pa.table(columns)


def _layout(names: list[str]) -> dict[str, str] | None:
    return next((one for one in (_NOW, _BEFORE) if all(one[name] in names for name in _MARKS)), None)


FORMAT = Format(
    name="x_analytics",
    title="X analytics (table of posts)",
    needs=("Post id", "Post text"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="On X, with Premium: Analytics, Content, Export. For what the audience wrote, ask for an API or "
    "listening export.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=to_messages,
    coverage="none",
    limits=("own_side_only", "no_parents", "time_from_id"),
)
