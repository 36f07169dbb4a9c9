"""App Store Connect: customer reviews with the developer's responses."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.reviews.pairs import answer, review

__all__ = ["FORMAT", "detect", "read"]


class _Link(msgspec.Struct):
    id: str | None = None


class _Related(msgspec.Struct):
    data: _Link | None = None


class _Relations(msgspec.Struct):
    response: _Related | None = None
    review: _Related | None = None


class _Attributes(msgspec.Struct, rename="camel"):
    rating: int | float | str | None = None
    title: str | None = None
    body: str | None = None
    reviewer_nickname: str | None = None
    created_date: str | None = None
    response_body: str | None = None
    last_modified_date: str | None = None
    state: str | None = None


class _Resource(msgspec.Struct):
    """A page, a review or a response."""

    data: "list[_Resource] | _Resource | None" = None
    included: "list[_Resource] | None" = None
    type: str | None = None
    id: str | None = None
    attributes: _Attributes | None = None
    relationships: _Relations | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise reviews by the type that each of them names.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 for ``customerReviews``.
    """
    first: Any = seen.first.get("data", seen.first)
    first = first[0] if isinstance(first, list) and first else first
    if not isinstance(first, dict) or first.get("type") != "customerReviews":
        return None
    return Detection("app_store", 0.97, f"{seen.shape} of type customerReviews")


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
        Messages; responses are told apart from reviews, in a list beside them, and may stand on another page.
    """
    asked: dict[str, str] = {}
    for _, record in _records(source):
        if not isinstance(record, Reject):
            for one in _resources(record):
                answered = one.relationships and one.relationships.response and one.relationships.response.data
                if one.id and answered and answered.id:
                    asked[answered.id] = one.id
    yield from batches(
        _records(source), lambda record: [entry for one in _resources(record) for entry in _message(one, asked)]
    )


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    return json_records(source.file, source.survey, _Resource)


def _resources(page: _Resource) -> Iterator[_Resource]:
    # Not by recursion: a decoder may go deeper than Python's own stack.
    waiting = [page]
    while waiting:
        one = waiting.pop()
        inside = one.data if isinstance(one.data, list) else [one.data] if one.data is not None else []
        waiting += reversed([*inside, *(one.included or ())])
        if one.data is None and one.attributes is not None:
            yield one


def _message(one: _Resource, asked: dict[str, str]) -> Iterator[Entry]:
    said = one.attributes or _Attributes()
    if one.type == "customerReviews":
        text = "\n\n".join(part for part in (said.title, said.body) if part)
        name = said.reviewer_nickname
        yield review(one.id, created_at=said.created_date, text=text, rating=said.rating, author_name=name)
    elif one.type == "customerReviewResponses":
        named = one.relationships and one.relationships.review and one.relationships.review.data
        about = (named and named.id) or asked.get(one.id or "") or one.id
        status = "visible" if said.state in (None, "PUBLISHED") else "hidden"
        yield answer(about, created_at=said.last_modified_date, text=said.response_body, status=status)


FORMAT = Format(
    name="app_store",
    title="App Store Connect, customer reviews (JSON)",
    needs=("data", "type", "attributes"),
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="customerReviews of the App Store Connect API (include=response), page by line. Read it with --reviews.",
    platform="app_store",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "answer_time_is_last_edit"),
    is_reviews=True,
)
