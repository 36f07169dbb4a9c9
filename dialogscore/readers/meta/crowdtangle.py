"""Posts as CrowdTangle exported them until 2024: Facebook pages and groups, and Instagram accounts."""

from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers.looks import Look
from dialogscore.readers.meta.tables import column, counts, has_columns, read_table
from dialogscore.readers.model import Detection, Format, Source

__all__ = ["FACEBOOK", "INSTAGRAM", "detect", "to_messages"]

_SCORE = ("overperforming score*", "total interactions*")
_NEEDED = {
    "facebook": (("page name", "group name"), ("post created",), _SCORE, ("message",)),
    "instagram": (("account",), ("user name",), ("post created",), ("description",), ("photo",)),
}
# The abbreviations that its dashboards wrote; one that stands for several zones is left out.
_OFFSETS = {
    "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "WEST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00",
    "HST": "-10:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "JST": "+09:00",
}  # fmt: skip


def detect(seen: Look, *, platform: str) -> Detection | None:
    """
    Recognise the table by its columns; the last one's name differs from file to file.

    Parameters
    ----------
    seen : Look
        What the first bytes show.
    platform : str
        ``facebook`` or ``instagram``.

    Returns
    -------
    Detection or None
        0.95 if its columns are there.
    """
    found = has_columns(seen.names, *_NEEDED[platform]) if seen.shape == "CSV" else None
    if found is None:
        return None
    return Detection(_NAMES[platform], 0.95, f"CSV with {', '.join(name[:30] for name in found)}")


def to_messages(table: pa.Table, source: Source, *, platform: str) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file.
    platform : str
        ``facebook`` or ``instagram``.

    Returns
    -------
    pyarrow.Table
        Posts of some company (``brand``). The id is the end of the link, behind the page's id on Facebook as its own
        interface writes it.
    """
    url = column(table, "url")
    tail = pc.struct_field(pc.extract_regex(url, r"(?:/|fbid=|story_fbid=)(?P<tail>[\w-]+)/?(?:[?&#].*)?$"), "tail")
    page = column(table, "facebook id")
    message_id = tail
    if platform == "facebook":
        is_number = pc.and_(pc.match_substring_regex(tail, r"^\d+$"), pc.match_substring_regex(page, r"^\d+$"))
        message_id = pc.if_else(pc.fill_null(is_number, False), pc.binary_join_element_wise(page, tail, "_"), tail)
    text = column(table, "message") if platform == "facebook" else column(table, "description")
    return pa.table(
        {
            "message_id": message_id,
            "kind": pa.repeat("post", len(table)),
            "author_id": page,
            "author_handle": column(table, "user name"),
            "author_name": column(table, "page name", "group name", "account"),
            "author_role": pa.repeat("brand", len(table)),
            "author_followers": counts(column(table, "followers at posting*")),
            "created_at": _with_offset(column(table, "post created")),
            "text": text,
            "media_type": pc.utf8_lower(column(table, "type")),
            "url": url,
            "visibility": pa.repeat("public", len(table)),
            "like_count": counts(column(table, "likes")),
            "reply_count": counts(column(table, "comments")),
            "share_count": counts(column(table, "shares")),
            "aliases": tail,
            "source_row": table["source_row"],
        }
    )


def _with_offset(times: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write the zone as a number; an abbreviation that is not known makes the time a wrong one, never another one."""
    for name, offset in _OFFSETS.items():
        times = pc.replace_substring_regex(times, rf"^(.*\d) {name}$", rf"\1{offset}")
    return times


_NAMES = {"facebook": "crowdtangle_fb", "instagram": "crowdtangle_ig"}


def _format(platform: str, title: str, needs: tuple[str, ...]) -> Format:
    return Format(
        name=_NAMES[platform],
        title=f"CrowdTangle: posts of {title} (CSV)",
        needs=needs,
        capabilities=("company_posts", "exact_times"),
        how_to_get="CrowdTangle was closed in August 2024: only files exported before can be read.",
        platform=platform,
        detect=partial(detect, platform=platform),
        read=read_table,
        to_messages=partial(to_messages, platform=platform),
        coverage="none",
        limits=("posts_only", "time_zone_abbreviated"),
    )


FACEBOOK = _format("facebook", "Facebook pages or groups", ("Page Name", "Post Created", "Message", "URL"))
INSTAGRAM = _format("instagram", "Instagram accounts", ("Account", "User Name", "Post Created", "Description", "URL"))
