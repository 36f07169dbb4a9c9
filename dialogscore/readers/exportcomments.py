"""ExportComments.com, XLSX or CSV: the comments of one post, replies numbered below the comment they answer."""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.config import platform_name
from dialogscore.errors import FeedError
from dialogscore.readers import heads, sheets
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.mapped import named
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import keep
from dialogscore.readers.toprows import SEARCHED, top_rows
from dialogscore.readers.values import nulls

__all__ = ["FORMAT", "detect", "read"]

_TEXT = ("Comment", "Tweet Text", "Text")
_NAME = ("Name (click to view profile)", "Username", "Unique ID", "Name")
_HANDLE = ("Username", "Unique ID", "Screen Name")
_LINK = ("(view source)", "Status URL", "Link")
_MARKS = ("Name (click to view profile)", "(view source)", "Live video timestamp")
_NUMBER = (("column 1", "column 2"), ("Id", "SubId"))
_COMMENT = r"(?:comment_id=|/c/|/status(?:es)?/|[?&]lc=)(?P<id>[\w.-]+)"
# Behind watch and photo.php the post is named by what is asked for.
_POST = re.compile(r"(?:[?&](?:v|story_fbid|fbid)=|/(?!(?:watch|photo|\w+\.php)/?\?))([\w.-]+)/?(?:[?#&]|$)")


def detect(seen: Look) -> Detection | None:
    """
    Recognise the header, below some lines about the post.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.9 if a text, a name and a date are named and something that only these files have: two columns of numbers
        without a name, a link to the profile or the address of the post above.
    """
    found = _header(seen)
    if found is None:
        return None
    sign, place, row, address = found
    marks = [name for name in _MARKS if named(name, list(row))]
    numbered = place > 1 and row[:2] == ("", "")
    if not (marks or numbered or (address and place > 1)):
        return None
    evidence = [*(name for name in row if name)][:6]
    return Detection("exportcomments", 0.9, f"{'CSV' if sign else 'XLSX'} with {heads.words(evidence)} in row {place}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the comments; a numbered reply answers the last comment above it, a comment the post.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Columns of the schema.

    Raises
    ------
    FeedError
        If there is no header, or the workbook is damaged.
    """
    found = _header(look(source.file))
    if found is None:
        raise FeedError(
            f"read {source.file}", found="no header in the first rows", expected="columns for text, name and date"
        )
    sign, place, _, address = found
    batches = read_delimited(source, sign, place) if sign else sheets.read_sheet(source.file, None, place)
    above: str | None = None
    for batch in batches:
        table, above = _messages(batch.table, source, address, above)
        yield Batch(table, batch.rejects)


def _header(seen: Look) -> tuple[str, int, tuple[str, ...], str] | None:
    """Find delimiter, row and names of the header, and the address of the post above it."""
    for sign, rows in top_rows(seen).items():
        for place, row in enumerate(rows[:SEARCHED], start=1):
            cells = list(row)
            if all(_one_of(group, cells) for group in (_TEXT, _NAME, ("Date",))):
                above = [cell for line in rows[: place - 1] for cell in line if cell.startswith("http")]
                return sign, place, row, above[0] if above else ""
    return None


def _one_of(group: tuple[str, ...], names: list[str]) -> str | None:
    return next(filter(None, (named(name, names) for name in group)), None)


def _messages(table: pa.Table, source: Source, address: str, above: str | None) -> tuple[pa.Table, str | None]:
    def column(*names: str) -> pa.ChunkedArray:
        name = _one_of(names, table.column_names)
        return table[name] if name else nulls(table)

    number = next((pair for pair in _NUMBER if all(name in table.column_names for name in pair)), None)
    below = pc.utf8_trim_whitespace(pc.fill_null(table[number[1]], "")) if number else column()
    is_reply = pc.fill_null(pc.not_equal(below, ""), False).to_numpy()
    rows = table["source_row"].cast(pa.string())
    # Where no link tells the comment's own id, its row does; two files must not share them.
    linked = pc.struct_field(pc.extract_regex(pc.fill_null(column(*_LINK), ""), _COMMENT), "id")
    ids = pc.coalesce(linked, pc.binary_join_element_wise(source.survey.sha256[:8], rows, "-"))
    last = np.maximum.accumulate(np.where(is_reply, -1, np.arange(len(table)))) if len(table) else np.zeros(0, int)
    held = ids.take(pa.array(last.clip(0)))
    held = pc.if_else(pa.array(last >= 0), held, pa.scalar(above, pa.string()))
    post = _POST.search(address)
    parent = pc.if_else(pa.array(is_reply), held, pa.scalar(post[1] if post else None, pa.string()))
    if len(table) and last[-1] >= 0:
        above = ids[int(last[-1])].as_py()
    is_repost = pc.is_in(pc.utf8_lower(column("Is Retweet?")), pa.array(["yes", "true", "1"]))
    kind = pc.if_else(pa.array(is_reply), "reply", "comment")
    found = {
        "message_id": ids,
        "parent_id": parent,
        "kind": pc.if_else(is_repost, "repost", kind),
        "created_at": _iso(column("Date")),
        "text": column(*_TEXT),
        "author_id": column("Profile ID", "User ID", "Author ID"),
        "author_handle": column(*_HANDLE),
        "author_name": column("Name (click to view profile)", "Name"),
        "like_count": column("Likes", "Favorites"),
        "platform": pa.chunked_array([pa.repeat(_platform(address, table.column_names), len(table))]),
        "source_row": table["source_row"],
    }
    return pa.table(found), above


def _iso(times: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write days by dots as ISO 8601 does; all other notations stay."""
    times = pc.utf8_trim_whitespace(times)
    times = pc.replace_substring_regex(times, r"^(\d{2})\.(\d{2})\.(\d{2}) ", r"20\3-\2-\1 ")
    return pc.replace_substring_regex(times, r"^(\d{2})\.(\d{2})\.(\d{4}) ", r"\3-\2-\1 ")


def _platform(address: str, names: list[str]) -> str:
    host = re.sub(r"^https?://", "", address).partition("/")[0].casefold().split(".")
    known = filter(None, map(platform_name, host))
    by_column = {"Tweet Text": "x", "Unique ID": "tiktok", "Live video timestamp": "facebook"}
    return next(known, None) or next((by_column[name] for name in by_column if name in names), "other")


FORMAT = Format(
    name="exportcomments",
    title="ExportComments.com comments of a post (XLSX, CSV)",
    needs=("Comment or Tweet Text or Text", "Name or Username", "Date"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="ExportComments.com: enter the post's address, include replies, Download; note your time zone.",
    platform="other",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("post_is_missing", "parents_by_rows", "time_zone_unmarked"),
)
