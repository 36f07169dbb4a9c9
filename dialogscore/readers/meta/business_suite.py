"""Posts as the Meta Business Suite exports them: local times, words of the user's language, several rows a post."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers.looks import Look
from dialogscore.readers.meta.tables import column, counts, has_columns, read_table
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NAMES = {
    "message_id": ("post id", "beitrags-id", "beitrag-id"),
    "page_id": ("page id", "seiten-id"),
    "account_id": ("account id", "konto-id"),
    "created_at": ("publish time", "veröffentlichungszeit*", "zeitpunkt der veröffentlichung"),
    "url": ("permalink", "dauerhafter link", "permanentlink"),
    "page": ("page name", "seitenname", "account name", "kontoname"),
    "handle": ("account username", "benutzername des kontos", "kontobenutzername", "konto-benutzername"),
    "title": ("title", "titel"),
    "text": ("description", "beschreibung"),
    "date": ("date", "datum"),
    "media_type": ("post type", "beitragsart", "beitragstyp", "art des beitrags"),
    "paid": ("funded content status",),
    "like_count": ("reactions", "reaktionen", "likes", "„gefällt mir“-angaben", "gefällt-mir-angaben"),
    "reply_count": ("comments", "kommentare"),
    "share_count": ("shares", "geteilte inhalte", "mal geteilt"),
}  # fmt: skip
_COUNTS = ("like_count", "reply_count", "share_count")
_WHOLE = ["lifetime", "gesamte laufzeit", "gesamtlaufzeit", "laufzeit", ""]


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its English or German columns.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 if post, owner, time and link are there.
    """
    owner = _NAMES["page_id"] + _NAMES["account_id"]
    needed = (_NAMES["message_id"], owner, _NAMES["created_at"], _NAMES["url"])
    found = has_columns(seen.names, *needed) if seen.shape == "CSV" else None
    return Detection("meta_business_suite", 0.95, f"CSV with {', '.join(found)}") if found else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the posts, each once.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        One row a post: of its whole time if there is one, else the first of its days with the counts of all.
    """
    seen: dict[str, int] = {}
    tables, rejects = [], []
    for batch in read_table(source):
        tables.append(_plain(batch.table))
        rejects += batch.rejects
    table = pa.concat_tables(tables)
    is_whole = pc.is_in(pc.utf8_lower(pc.fill_null(table["date"], "")), pa.array(_WHOLE)).to_pylist()
    keep: list[int] = []
    totals: list[dict[str, int | None]] = []
    numbers = {name: _numbers(table[name]) for name in _COUNTS}
    for row, (post, whole) in enumerate(zip(table["message_id"].to_pylist(), is_whole, strict=True)):
        own = {name: numbers[name][row] for name in _COUNTS}
        place = seen.setdefault(post, len(keep)) if post else len(keep)
        if place == len(keep):
            keep.append(row)
            totals.append(own)
        elif is_whole[keep[place]]:
            continue
        elif whole:
            keep[place], totals[place] = row, own
        else:
            totals[place] = {name: _sum(totals[place][name], own[name]) for name in _COUNTS}
    table = table.take(pa.array(keep, pa.int64()))
    for name in _COUNTS:
        values = pa.array([None if one[name] is None else str(one[name]) for one in totals], pa.string())
        table = table.set_column(table.column_names.index(name), name, values)
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
        Posts of the company whose suite it is; on Instagram where the owner is an account, else on Facebook. The
        times are local and name no zone.
    """
    is_instagram = pc.is_valid(table["account_id"])
    page = pc.coalesce(table["page_id"], table["account_id"])
    is_number = pc.match_substring_regex(table["message_id"], r"^\d+$")
    is_number = pc.and_(pc.fill_null(is_number, False), pc.and_(pc.invert(is_instagram), pc.is_valid(page)))
    whole_id = pc.if_else(is_number, pc.binary_join_element_wise(page, table["message_id"], "_"), table["message_id"])
    is_story = pc.match_substring_regex(pc.fill_null(table["media_type"], ""), "(?i)stor(y|ies)")
    return pa.table(
        {
            "message_id": whole_id,
            "platform": pc.if_else(is_instagram, "instagram", "facebook"),
            "kind": pc.if_else(is_story, "story", "post"),
            "author_id": page,
            "author_handle": table["handle"],
            "author_name": table["page"],
            "author_role": pa.repeat("company", len(table)),
            "created_at": _iso(table["created_at"]),
            "text": pc.coalesce(table["text"], table["title"]),
            "media_type": pc.utf8_lower(table["media_type"]),
            "url": table["url"],
            "visibility": pa.repeat("public", len(table)),
            **{name: table[name] for name in _COUNTS},
            "aliases": table["message_id"],
            "source_row": table["source_row"],
        }
    )


def _plain(table: pa.Table) -> pa.Table:
    columns = {name: column(table, *names) for name, names in _NAMES.items()}
    return pa.table({**columns, "source_row": table["source_row"]})


def _numbers(cells: pa.ChunkedArray) -> list[int | None]:
    cells = counts(cells)
    plain = pc.if_else(pc.match_substring_regex(cells, r"^\d{1,15}$"), cells, pa.scalar(None, pa.string()))
    return pc.cast(plain, pa.int64()).to_pylist()


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other


def _iso(times: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write month/day/year as the suite does in every language, and day.month.year, as year-month-day."""
    times = pc.replace_substring_regex(times, r"^(\d)([/.])", r"0\1\2")
    times = pc.replace_substring_regex(times, r"^(\d\d[/.])(\d)([/.])", r"\10\2\3")
    # A first number above 12 can only be a day, and then it is one in all rows of the file.
    firsts = pc.struct_field(pc.extract_regex(times, r"^(?P<first>\d\d)/"), "first")
    is_day_first = bool(pc.any(pc.greater(pc.cast(firsts, pa.int64()), 12)).as_py())
    american = r"\3-\2-\1 \4" if is_day_first else r"\3-\1-\2 \4"
    times = pc.replace_substring_regex(times, r"^(\d\d)/(\d\d)/(\d{4}),? (\d\d:\d\d.*)$", american)
    return pc.replace_substring_regex(times, r"^(\d\d)\.(\d\d)\.(\d{4}),? (\d\d:\d\d.*)$", r"\3-\2-\1 \4")


FORMAT = Format(
    name="meta_business_suite",
    title="Meta Business Suite: posts of Facebook pages and Instagram accounts (CSV, English or German)",
    needs=("Post ID", "Page ID or Account ID", "Publish time", "Permalink"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Meta Business Suite, Insights, Content: Export data, as CSV. Its times are local: name --zone.",
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=to_messages,
    coverage="none",
    limits=("posts_only", "time_zone_unmarked"),
)
