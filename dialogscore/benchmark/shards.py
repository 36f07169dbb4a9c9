"""One company's messages as one Parquet file, which also carries what its sources can tell and when they watched."""

import base64
import io
import json

import numpy as np
import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dialogscore import schema, tables
from dialogscore.readers import Feed

__all__ = ["extent", "pack", "unpack", "written"]

_META = "dialogscore.feed"
_TABLES = ("sources", "rejects")


def pack(feed: Feed) -> bytes:
    """
    Write a feed as a shard.

    Parameters
    ----------
    feed : Feed
        One company's.

    Returns
    -------
    bytes
        A Parquet file of its messages, with sources, rejects, accounts and notes in its metadata; equal feeds have
        equal bytes.
    """
    told = {part: _written(getattr(feed, part)) for part in _TABLES}
    told |= {"accounts": feed.accounts, "other_companies": feed.other_companies, "notes": feed.notes}
    return _bytes(feed.messages, {_META: json.dumps(told, sort_keys=True)})


def unpack(shard: bytes | str) -> Feed:
    """
    Read a shard.

    Parameters
    ----------
    shard : bytes or str
        What `pack` wrote, or the path of a file that holds it.

    Returns
    -------
    Feed
        As it was packed.
    """
    told = json.loads(pq.read_schema(_file(shard)).metadata[_META.encode()])
    return Feed(
        messages=schema.conform(tables.read_parquet(_file(shard))),
        **{part: tables.read_parquet(io.BytesIO(base64.b64decode(told[part]))) for part in _TABLES},
        accounts=told["accounts"],
        other_companies=told["other_companies"],
        notes=[(code, arguments) for code, arguments in told["notes"]],
    )


def extent(shard: bytes) -> tuple[int, list[tuple[str, str]]]:
    """
    Say how much is in a shard, without reading its messages.

    Parameters
    ----------
    shard : bytes
        What `pack` wrote.

    Returns
    -------
    (int, list of (str, str))
        Its messages; first and last moment that each source speaks about, ISO 8601.
    """
    metadata = pq.read_metadata(io.BytesIO(shard))
    told = json.loads(metadata.metadata[_META.encode()])
    sources = tables.read_parquet(io.BytesIO(base64.b64decode(told["sources"])))
    watched = sources[["observed_from", "observed_until"]].dropna()
    return metadata.num_rows, [(start.isoformat(), end.isoformat()) for start, end in watched.itertuples(index=False)]


def written(shard: str) -> np.ndarray:
    """
    Say when a company wrote, without reading anything else.

    Parameters
    ----------
    shard : str
        Path of the file of a shard.

    Returns
    -------
    numpy.ndarray of float
        Seconds since 1970 of every message by the company: those beside it may be others' in a file of many.
    """
    held = pq.read_table(shard, columns=["created_at", "author_role"])
    own = pc.equal(held["author_role"], "company").to_numpy(zero_copy_only=False)
    moments = held["created_at"].to_pandas()[own]
    return moments.dt.as_unit("us").astype("int64").to_numpy() / 1e6


def _file(shard: bytes | str) -> io.BytesIO | str:
    return shard if isinstance(shard, str) else io.BytesIO(shard)


def _written(table: pd.DataFrame) -> str:
    return base64.b64encode(_bytes(table)).decode()


def _bytes(table: pd.DataFrame, told: dict[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    tables.write_parquet(table, file, told=told)
    return file.getvalue()
