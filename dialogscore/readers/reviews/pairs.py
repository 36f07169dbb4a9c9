"""A review and its answer as messages: the same for every platform of reviews."""

from typing import Any

from dialogscore.readers.nested import Entry

__all__ = ["answer", "review"]


def review(
    message_id: Any, *, created_at: Any, text: str, rating: Any, author_id: Any = None, author_name: str | None = None,
    edited_at: Any = None, language: str | None = None,
) -> Entry:  # fmt: skip
    """
    Make the message of a review.

    Parameters
    ----------
    message_id : str or int or None
        Its id.
    created_at : str or int or None
        When it was first written: an edit after the answer must not make a negative response time.
    text : str
        May be empty: stars alone are a review.
    rating : int or float or str or None
        Stars.
    author_id, author_name : str, optional
        Who wrote it.
    edited_at : str or int, optional
        Last edit, if there was any.
    language : str, optional
        As the source declares it.

    Returns
    -------
    dict
        Columns of the schema.
    """
    return {
        "message_id": message_id,
        "kind": "review",
        "author_id": author_id,
        "author_name": author_name,
        "author_role": "audience",
        "created_at": created_at,
        "edited_at": edited_at if edited_at != created_at else None,
        "text": text,
        "rating": rating,
        "conversation_id": message_id,
        "declared_language": language,
        "visibility": "public",
    }


def answer(
    message_id: Any, *, created_at: Any, text: str | None, status: str = "visible", edited_at: Any = None
) -> Entry:
    """
    Make the message of the owner's answer.

    Parameters
    ----------
    message_id : str or int or None
        Id of the review.
    created_at : str or int or None
        When it was written; where a platform tells the last edit only, that.
    text : str or None
        What it says.
    status : str, default "visible"
        Whether people can see it.
    edited_at : str or int, optional
        Last edit, if there was any.

    Returns
    -------
    dict
        Columns of the schema; the author is whoever owns what is reviewed.
    """
    return {
        "message_id": None if message_id is None else f"{message_id}/reply",
        "kind": "review_reply",
        "author_role": "company",
        "created_at": created_at,
        "edited_at": edited_at if edited_at != created_at else None,
        "text": text,
        "parent_id": message_id,
        "conversation_id": message_id,
        "status": status,
        "visibility": "public",
    }
