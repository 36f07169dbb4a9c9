"""Trustpilot: reviews of a business with its answers."""

from collections.abc import Iterator

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.reviews.pairs import answer, review
from dialogscore.readers.wrapped import unwrapped

__all__ = ["FORMAT", "detect", "read"]

_NEEDS = ("stars", "createdAt", "consumer")


class _Consumer(msgspec.Struct, rename="camel"):
    id: str | int | None = None
    display_name: str | None = None


class _Reply(msgspec.Struct, rename="camel"):
    text: str | None = None
    created_at: str | None = None
    updated_at: str | None = None


class _Review(msgspec.Struct, rename="camel"):
    reviews: "list[_Review] | None" = None
    id: str | int | None = None
    stars: int | float | str | None = None
    title: str | None = None
    text: str | None = None
    language: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    consumer: _Consumer | None = None
    company_reply: _Reply | None = None


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
        0.95 for ``stars`` beside ``createdAt`` and ``consumer``.
    """
    first = seen.first
    inside = first.get("reviews")
    if isinstance(inside, list) and inside and isinstance(inside[0], dict):
        first = inside[0]
    if any(name not in first for name in _NEEDS):
        return None
    return Detection("trustpilot", 0.95, f"{seen.shape} with {', '.join(_NEEDS)}")


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
    who = one.consumer or _Consumer()
    yield review(
        one.id,
        created_at=one.created_at,
        edited_at=one.updated_at,
        text="\n\n".join(part for part in (one.title, one.text) if part),
        rating=one.stars,
        author_id=who.id,
        author_name=who.display_name,
        language=one.language,
    )
    if one.company_reply is not None:
        said = one.company_reply
        yield answer(one.id, created_at=said.created_at or said.updated_at, edited_at=said.updated_at, text=said.text)


FORMAT = Format(
    name="trustpilot",
    title="Trustpilot, reviews (JSON)",
    needs=_NEEDS,
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="The reviews of a business unit of the Trustpilot API, a page a line. Read it with --reviews.",
    platform="trustpilot",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "unverified_columns"),
    is_reviews=True,
)
