"""Posts as the Meta Content Library exports them."""

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers.looks import Look
from dialogscore.readers.meta.tables import column, counts, has_columns, read_table
from dialogscore.readers.model import Detection, Format, Source

__all__ = ["FORMAT", "detect", "to_messages"]


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its dotted columns.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 if the time and the owner are there.
    """
    owner = ("post_owner.id", "post_owner.username", "post_owner.name")
    found = has_columns(seen.names, ("id",), ("creation_time",), owner) if seen.shape == "CSV" else None
    return Detection("meta_content_library", 0.95, f"CSV with {', '.join(found)}") if found else None


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
        Posts of some company (``brand``); the id is the library's own. They are Facebook's unless a column says
        Instagram or Threads.
    """
    said = [column(table, name) for name in ("platform", "surface.type", "post_owner.type", "mcl_url")]
    where = pc.utf8_lower(pc.binary_join_element_wise(*(pc.fill_null(one, "") for one in said), " "))
    platform = pc.if_else(pc.match_substring(where, "threads"), "threads", "facebook")
    platform = pc.if_else(pc.match_substring(where, "instagram"), "instagram", platform)
    return pa.table(
        {
            "message_id": column(table, "id"),
            "platform": platform,
            "kind": pa.repeat("post", len(table)),
            "author_id": column(table, "post_owner.id"),
            "author_handle": column(table, "post_owner.username"),
            "author_name": column(table, "post_owner.name"),
            "author_role": pa.repeat("brand", len(table)),
            "created_at": column(table, "creation_time"),
            "edited_at": column(table, "modified_time"),
            "text": column(table, "text"),
            "declared_language": column(table, "lang"),
            "media_type": column(table, "content_type"),
            "visibility": pa.repeat("public", len(table)),
            "like_count": counts(column(table, "statistics.like_count", "statistics.reaction_count")),
            "reply_count": counts(column(table, "statistics.comment_count")),
            "share_count": counts(column(table, "statistics.share_count")),
            "source_row": table["source_row"],
        }
    )


FORMAT = Format(
    name="meta_content_library",
    title="Meta Content Library: posts (CSV)",
    needs=("id", "creation_time", "text", "post_owner.name"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Meta Content Library: search for the company's posts and download them as CSV.",
    platform="facebook",
    detect=detect,
    read=read_table,
    to_messages=to_messages,
    coverage="none",
    limits=("posts_only",),
)
