"""Google Business Profile: reviews of locations with the owner's answers."""

import re
from collections.abc import Iterator

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.reviews.pairs import answer, review
from dialogscore.readers.wrapped import unwrapped

__all__ = ["FORMAT", "detect", "read"]

_STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
# Google shows a translation beside what was written; the original alone is somebody's words.
_ORIGINAL_LAST = re.compile(r"^\(Translated by Google\).*\(Original\)\s*(.*)$", re.DOTALL)
_ORIGINAL_FIRST = re.compile(r"^(.*?)\s*\(Translated by Google\).*$", re.DOTALL)


class _Reviewer(msgspec.Struct, rename="camel"):
    display_name: str | None = None
    is_anonymous: bool | None = None


class _Reply(msgspec.Struct, rename="camel"):
    comment: str | None = None
    update_time: str | None = None


class _Review(msgspec.Struct, rename="camel"):
    reviews: "list[_Review] | None" = None
    review_id: str | int | None = None
    name: str | None = None
    reviewer: _Reviewer | None = None
    star_rating: str | int | None = None
    comment: str | None = None
    create_time: str | None = None
    update_time: str | None = None
    review_reply: _Reply | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a review by its keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 for ``starRating`` beside ``createTime``.
    """
    first = seen.first
    inside = first.get("reviews")
    if isinstance(inside, list) and inside and isinstance(inside[0], dict):
        first = inside[0]
    if "starRating" not in first or "createTime" not in first:
        return None
    return Detection("google_reviews", 0.97, f"{seen.shape} with starRating, createTime")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file.

    Returns
    -------
    iterator of Batch
        Messages.
    """
    return batches(json_records(source.file, source.survey, _Review, within=("reviews",)), _all)


def _all(page: _Review) -> Iterator[Entry]:
    for one in unwrapped(page, "reviews"):
        yield from _messages(one)


def _messages(one: _Review) -> Iterator[Entry]:
    own_id = one.review_id or (one.name or "").rpartition("/")[2] or None
    who = one.reviewer or _Reviewer()
    yield review(
        own_id,
        created_at=one.create_time,
        edited_at=one.update_time,
        text=_original(one.comment or ""),
        rating=_STARS.get(one.star_rating, one.star_rating),
        author_name=None if who.is_anonymous else who.display_name,
    )
    if one.review_reply is not None:
        said = one.review_reply
        yield answer(own_id, created_at=said.update_time, text=_original(said.comment or ""))


def _original(text: str) -> str:
    if "(Translated by Google)" not in text:
        return text
    found = _ORIGINAL_LAST.match(text) or _ORIGINAL_FIRST.match(text)
    return found.group(1).strip() if found else text


FORMAT = Format(
    name="google_reviews",
    title="Google Business Profile, reviews (JSON)",
    needs=("reviewId", "starRating", "createTime"),
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="accounts.locations.reviews.list of the Business Profile API, a page a line. Read it with --reviews.",
    platform="google_business",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "answer_time_is_last_edit"),
    is_reviews=True,
)
