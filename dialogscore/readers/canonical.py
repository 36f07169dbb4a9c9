"""The canonical table: the reader columns of the schema as CSV, JSON lines or Parquet."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dialogscore import schema
from dialogscore.errors import FeedError, nearest
from dialogscore.readers import heads
from dialogscore.readers.blobs import local_copy
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.ndjson import read_ndjson
from dialogscore.readers.values import as_text

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_REQUIRED = ("message_id", "created_at", "text")
_WHO = ("author_id", "author_role", "is_company")
_OWN = {"ref", "author_role_source", "source_id", "source_row"}
_COLUMNS = (*(name for name in schema.column_names(stage="readers") if name not in _OWN), "is_company")
_IS_DECIDED = "author_role_source"
_ROWS = 1 << 17


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
        0.95 if all required columns are there, 0.7 if some are missing.
    """
    names = seen.names
    there = [name for name in (*_REQUIRED, *_WHO) if name in names]
    if "message_id" not in there or len(there) < 2 or seen.shape == "JSON":
        return None
    is_whole = all(name in names for name in _REQUIRED) and any(name in names for name in _WHO)
    return Detection("canonical", 0.95 if is_whole else 0.7, f"{seen.shape} with {', '.join(there)}")


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
        Text columns; typed ones from Parquet.

    Raises
    ------
    FeedError
        If a required column is missing.
    """
    seen = look(source.file)
    _check(seen.names, source)
    if seen.shape == "Parquet":
        yield from _parquet(source)
    elif "JSON" in seen.shape:
        yield from read_ndjson(source, (*_COLUMNS, _IS_DECIDED))
    else:
        yield from read_delimited(source, heads.delimiter(seen.head))


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Keep the columns of the schema.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        Reader columns and ``source_row``.
    """
    kept = table.select([name for name in (*_COLUMNS, "source_row") if name in table.column_names])
    if _IS_DECIDED not in table.column_names or "author_role" not in kept.column_names:
        return kept
    # The record of an audit: whose messages these are has been decided, a name must not decide it again, nor a text
    # whom it mentions.
    role = as_text(kept, "author_role")
    place = kept.column_names.index("author_role")
    kept = kept.set_column(place, "author_role", pc.if_else(pc.equal(role, "company"), "audited", role))
    if "mentions" not in kept.column_names:
        return kept.append_column("mentions", pa.array(["[]"] * len(kept), pa.string()))
    place = kept.column_names.index("mentions")
    return kept.set_column(place, "mentions", pc.fill_null(as_text(kept, "mentions"), "[]"))


def _check(names: list[str], source: Source) -> None:
    missing = [name for name in _REQUIRED if name not in names]
    if not any(name in names for name in _WHO):
        missing.append("one of " + ", ".join(_WHO))
    if missing:
        raise FeedError(
            f"read {source.file}",
            found=f"the columns {heads.words(names)}",
            expected=f"also {' and '.join(missing)}",
            next_step=" ".join(
                f"For {name}: {hint}" if len(missing) > 1 else hint
                for name in missing
                if (hint := nearest(name, set(names) - set(_REQUIRED) - set(_WHO))).startswith("Did")
            )
            or "Rename the columns, or write a mapping file and name it with --mapping.",
        )
    heads.check_names(names, _COLUMNS, source.file)
    known = set(schema.column_names())
    ignored = sorted(set(names) - set(_COLUMNS) - known)
    if ignored:
        source.notes.append(("ignored_columns", {"file": source.file.name, "columns": ignored}))


def _parquet(source: Source) -> Iterator[Batch]:
    first = 1
    try:
        with local_copy(source.file) as path:
            file = pq.ParquetFile(path)
            columns = [name for name in (*_COLUMNS, _IS_DECIDED) if name in file.schema_arrow.names]
            for part in file.iter_batches(batch_size=_ROWS, columns=columns):
                numbers = pa.array(range(first, first + part.num_rows), pa.int64())
                first += part.num_rows
                yield Batch(pa.Table.from_batches([part]).append_column("source_row", numbers), [])
    except (pa.ArrowException, OSError) as error:
        raise FeedError(f"read {source.file}", found=f"damaged Parquet ({error})", expected="a whole file") from None


FORMAT = Format(
    name="canonical",
    title="Canonical message table (CSV, JSON lines, Parquet)",
    needs=("message_id", "created_at", "text", "author_id or author_role or is_company"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Write it from any source you have; the README lists the columns.",
    platform="other",
    detect=detect,
    read=read,
    to_messages=to_messages,
)
