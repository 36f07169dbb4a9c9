"""Google Play Console: the monthly CSV of reviews with the developer's replies."""

import re
from collections.abc import Iterator

import pyarrow as pa

from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.ndjson import rows_to_columns
from dialogscore.readers.nested import Entry, keep
from dialogscore.readers.reviews.pairs import answer, review

__all__ = ["FORMAT", "detect", "read"]

_NEEDS = ("Review Text", "Developer Reply Text", "Star Rating", "Review Link")
_ID = re.compile(r"reviewId=([^&\s]+)", re.IGNORECASE)


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its column names.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.98 if all that are needed are there.
    """
    if seen.shape != "CSV" or any(name not in seen.names for name in _NEEDS):
        return None
    return Detection("google_play", 0.98, f"CSV with {', '.join(_NEEDS)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages: a review, and its answer if it has one.
    """
    seen = look(source.file)
    heads.check_names(seen.names, _NEEDS, source.file, needed=_NEEDS)
    for batch in read_delimited(source, heads.delimiter(seen.head)):
        rows = batch.table.to_pylist()
        found = [(row["source_row"], entry) for row in rows for entry in _messages(row)]
        columns = rows_to_columns([entry for _, entry in found])
        numbers = pa.array([number for number, _ in found], pa.int64())
        yield Batch(pa.table({**columns, "source_row": numbers}), batch.rejects)


def _messages(row: dict[str, str | None]) -> Iterator[Entry]:
    found = _ID.search(row["Review Link"] or "")
    created = _moment(row, "Review Submit")
    # A review without a text has no link: package, device and time stand for its id.
    parts = (row.get("Package Name"), row.get("Device"), created)
    own_id = found.group(1) if found else "/".join(part or "" for part in parts) if created else None
    yield review(
        own_id,
        created_at=created,
        edited_at=_moment(row, "Review Last Update"),
        text="\n\n".join(part for part in (row.get("Review Title"), row["Review Text"]) if part),
        rating=row["Star Rating"],
        language=row.get("Reviewer Language"),
    )
    said = row["Developer Reply Text"]
    if said:
        yield answer(own_id, created_at=_moment(row, "Developer Reply"), text=said)


def _moment(row: dict[str, str | None], what: str) -> str | None:
    return row.get(f"{what} Millis Since Epoch") or row.get(f"{what} Date and Time")


FORMAT = Format(
    name="google_play",
    title="Google Play Console, reviews (monthly CSV)",
    needs=_NEEDS,
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="Play Console, Download reports, Reviews: reviews_PACKAGE_YYYYMM.csv; read with --reviews.",
    platform="google_play",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "answer_time_is_last_edit"),
    is_reviews=True,
)
