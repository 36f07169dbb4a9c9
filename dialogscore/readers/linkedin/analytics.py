"""LinkedIn's content statistics of a page: its posts with counts, as XLS or XLSX."""

import re
from collections.abc import Iterator

import pyarrow as pa

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.ndjson import rows_to_columns
from dialogscore.readers.nested import keep
from dialogscore.readers.sheets import sheet_rows

__all__ = ["FORMAT", "detect", "read"]

# Row 1 says in a sentence what the sheet is; names differ by language, the order of the columns does not.
_COLUMNS = ("post title", "post link", "post type", "created date", "likes", "comments", "reposts", "campaign name")
_PLACES = dict(zip(_COLUMNS, (0, 1, 2, 5, 14, 15, 16, 3), strict=True))
_SHEETS = ("All posts", "Alle Beiträge", 2, 1)
_URN = re.compile(r"urn(?::|%3A)li(?::|%3A)(activity|share|ugcPost)(?::|%3A)(\d+)", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HEADER_ROW = 2


def detect(seen: Look) -> Detection | None:
    """
    Recognise the sheet by its columns, or, in another language, by links that hold urns of posts.

    Parameters
    ----------
    seen : Look
        What its first bytes show; a workbook is opened.

    Returns
    -------
    Detection or None
        0.97 by the names of columns, 0.85 by the links.
    """
    if seen.shape != "XLSX":
        return None
    rows = _sheet(seen.file, _HEADER_ROW + 20)
    if rows is None:
        return None
    if set(_COLUMNS[:2]) <= {cell.strip().casefold() for cell in rows[_HEADER_ROW - 1]}:
        return Detection("linkedin_analytics", 0.97, "a sheet with Post title and Post link in row 2")
    return Detection("linkedin_analytics", 0.85, "a sheet whose second column links to posts of LinkedIn")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the posts.

    Parameters
    ----------
    source : Source
        The workbook.

    Yields
    ------
    Batch
        Messages; who posted for the page is never read.

    Raises
    ------
    FeedError
        If no sheet lists posts.
    """
    rows = _sheet(source.file, None)
    if rows is None:
        raise FeedError(
            f"read {source.file}",
            found="no sheet that lists posts",
            expected="the sheet All posts of LinkedIn's content statistics",
            next_step="Export Content (not Visitors or Followers) from the page's Analytics.",
        )
    names = [cell.strip().casefold() for cell in rows[_HEADER_ROW - 1]]
    is_english = set(_COLUMNS[:2]) <= set(names)
    places = {name: names.index(name) for name in _COLUMNS if name in names} if is_english else _PLACES
    found, numbers = [], []
    for number, row in enumerate(rows[_HEADER_ROW:], start=1):
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        if any(cells.values()):
            found.append(_message(cells))
            numbers.append(number)
    yield Batch(pa.table({**rows_to_columns(found), "source_row": pa.array(numbers, pa.int64())}), [])


def _sheet(file: Blob, count: int | None) -> list[list[str]] | None:
    for sheet in _SHEETS:
        try:
            rows = sheet_rows(file, sheet, count)
        except FeedError:
            continue
        if len(rows) < _HEADER_ROW:
            continue
        is_named = set(_COLUMNS[:2]) <= {cell.strip().casefold() for cell in rows[_HEADER_ROW - 1]}
        linked = [len(row) > 1 and _URN.search(row[1]) is not None for row in rows[_HEADER_ROW:]]
        if is_named or (linked and all(linked)):
            return rows
    return None


def _message(cells: dict[str, str]) -> dict[str, str | bool | None]:
    link = cells.get("post link", "")
    found = _URN.search(link)
    day = _day(cells.get("created date", ""))
    exact = time_in_id(found.group(2), "linkedin") if found else None
    # A post that was planned has the number of the day on which it was written.
    is_derived = exact is not None and (day is None or _is_near(exact, day))
    return {
        "message_id": f"urn:li:{found.group(1)}:{found.group(2)}" if found else link or None,
        "kind": "post",
        "author_role": "company",
        "created_at": exact if is_derived else f"{day}T00:00:00Z" if day else cells.get("created date"),
        "created_at_precision": None if is_derived else "day",
        "created_at_source": "derived_from_id" if is_derived else None,
        "text": cells.get("post title", ""),
        "url": link or None,
        "like_count": cells.get("likes"),
        "reply_count": cells.get("comments"),
        "share_count": cells.get("reposts"),
        "is_promoted": bool(cells.get("campaign name")) or cells.get("post type", "").casefold() == "sponsored",
        "visibility": "public",
    }


def _day(text: str) -> str | None:
    slashed = _SLASHED.match(text)
    if slashed:
        return f"{slashed.group(3)}-{int(slashed.group(1)):02d}-{int(slashed.group(2)):02d}"
    return text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else None


def _is_near(moment: str, day: str) -> bool:
    """Tell whether two days are the same in some time zone: at most one apart."""
    one, two = (pa.scalar(text[:10]).cast(pa.date32()).value for text in (moment, day))
    return abs(one - two) <= 1


FORMAT = Format(
    name="linkedin_analytics",
    title="LinkedIn page statistics, content (XLS, XLSX)",
    needs=("Post title", "Post link"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Page, Analytics, Content, Export. It holds the page's posts and counts of comments, not these: for "
    "them use the LinkedIn API.",
    platform="linkedin",
    detect=detect,
    read=read,
    to_messages=keep,
    coverage="none",
    limits=("posts_only", "time_from_id"),
)
