"""Facebook posts and comments as Facepager exports them: a table of the nodes of a tree."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers import heads
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.tables import column, counts, has_columns, read_table
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NODE = (("level",), ("id",), ("parent_id",), ("object_id",), ("query_status",))
_NO_DATA = ["seed", "offcut", "empty", "headers", "unpacked"]
_FETCHED = r"(?i)^(fetched|downloaded) \(2\d\d\)$"


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by the columns of its nodes.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 if all are there.
    """
    found = has_columns(seen.names, *_NODE) if seen.shape == "CSV" else None
    return Detection("facepager", 0.95, f"CSV with {', '.join(found)}") if found else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the nodes that hold data, with the messages they stand below.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        The columns of the file beside ``above`` (object of the node above), ``page`` (whose page it is) and ``depth``
        (data nodes above).

    Raises
    ------
    FeedError
        If the columns that were exported hold no times or texts, or comments have no authors.
    """
    tables, rejects = [], []
    for batch in read_table(source):
        tables.append(batch.table)
        rejects += batch.rejects
    table = pa.concat_tables(tables)
    missing = [name for name in ("created_time", "message") if has_columns(table.column_names, (name,)) is None]
    if missing:
        raise FeedError(
            f"read {source.file}",
            found=f"the columns {heads.words([name for name in table.column_names if name != 'source_row'], 20)}",
            expected=f"also {' and '.join(missing)}",
            next_step="In Facepager add message, created_time, from.id, from.name and comment_count to the columns of "
            "the view (Custom Table Columns) and export again.",
        )
    table = _with_tree(table)
    is_nameless = column(table, "from.id").null_count == len(table)
    if is_nameless and pc.any(pc.greater(table["depth"], 0)).as_py():
        raise FeedError(
            f"read {source.file}",
            found="comments, and nobody named as author",
            expected="the page's own answers under its id",
            next_step="In Facepager add from.id and from.name to the columns, fetch with the page's own token and "
            "export again.",
        )
    yield Batch(table, rejects)


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records of `read`.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        Posts, comments and replies. The page's own are known by its id, which its posts' ids begin with.
    """
    author, depth = column(table, "from.id"), table["depth"]
    is_post = pc.equal(depth, 0)
    is_own = pc.fill_null(pc.equal(author, table["page"]), False)
    if not pc.any(pc.and_(is_post, pc.is_valid(author))).as_py():
        # Posts of which none names its author come from the page's own list; else such a one is a visitor's.
        is_own = pc.or_(is_own, pc.and_(is_post, pc.is_valid(table["page"])))
    nothing = pa.scalar(None, pa.string())
    kind = pc.if_else(is_post, "post", pc.if_else(pc.equal(depth, 1), "comment", "reply"))
    text = column(table, "message")
    return pa.table(
        {
            "message_id": column(table, "object_id"),
            "kind": kind,
            "parent_id": table["above"],
            "author_id": pc.coalesce(author, pc.if_else(is_own, table["page"], nothing)),
            "author_name": column(table, "from.name"),
            "author_role": pc.if_else(is_own, "company", nothing),
            "created_at": column(table, "created_time"),
            "text": pc.coalesce(text, pc.if_else(is_post, column(table, "story"), nothing)),
            "visibility": pa.repeat("public", len(table)),
            "like_count": counts(column(table, "like_count", "likes.summary.total_count")),
            "reply_count": counts(column(table, "comment_count", "comments.summary.total_count")),
            "share_count": counts(column(table, "shares.count")),
            "source_row": table["source_row"],
        }
    )


def _with_tree(table: pa.Table) -> pa.Table:
    """Keep nodes with data, and name for each the object above it; pages of results and seeds are no messages."""
    kind = pc.utf8_lower(pc.fill_null(column(table, "object_type"), "data"))
    is_data = pc.invert(pc.is_in(kind, pa.array(_NO_DATA)))
    status = column(table, "query_status")
    is_data = pc.and_(is_data, pc.fill_null(pc.match_substring_regex(status, _FETCHED), True)).to_numpy()
    nodes, objects = column(table, "id"), column(table, "object_id")
    place = pc.index_in(column(table, "parent_id"), nodes.combine_chunks()).to_numpy().astype(float)
    above = np.where(np.isnan(place), -1, place).astype(np.int64)
    above[above == np.arange(len(above))] = -1
    names = np.append(objects.to_numpy(), None)
    parent = np.where(np.append(is_data, False)[above], above, -1)
    seed = np.where(parent < 0, above, -1)
    # Whoever started from posts instead of pages has the post as seed: its comments' ids begin with the end of its id.
    heads_of = np.array([_split(name)[0] for name in names], dtype=object)
    tails = np.array([_split(name)[1] for name in names], dtype=object)
    is_on_seed = (seed >= 0) & (heads_of[:-1] == tails[seed]) & (tails[seed] != None)  # noqa: E711
    depth, top = _depths(parent, is_on_seed)
    root = np.where(is_on_seed[top], seed[top], top)
    table = table.append_column("above", pa.array(np.where(is_on_seed, names[seed], names[parent]), pa.string()))
    table = table.append_column("page", pa.array(heads_of[root], pa.string()))
    return table.append_column("depth", pa.array(depth)).filter(pa.array(is_data))


def _depths(parent: np.ndarray, is_on_seed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count the data nodes above each; a tree of Facepager is a few levels deep, a ring ends the count."""
    top, depth = np.arange(len(parent)), np.zeros(len(parent), dtype=np.int64)
    for _ in range(8):
        above = parent[top]
        depth += above >= 0
        top = np.where(above >= 0, above, top)
    return depth + is_on_seed[top], top


def _split(name: str | None) -> tuple[str | None, str | None]:
    head, cut, tail = (name or "").partition("_")
    return (head, tail) if cut else (None, None)


FORMAT = Format(
    name="facepager",
    title="Facepager: Facebook posts and comments (CSV)",
    needs=("level", "id", "parent_id", "object_id", "query_status", "message", "created_time"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Facepager: fetch posts, comments and replies, add message, created_time, from.id, from.name and comment_count "
        "to the table columns, Export Data, all nodes."
    ),
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=to_messages,
    limits=("authors_may_be_missing", "replies_may_be_cut"),
)
