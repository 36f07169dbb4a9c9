"""What answers of the Graph interfaces have in common: lists in lists, ids of several forms, links with keys."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from dialogscore.readers.looks import Look

__all__ = ["first_entry", "peeked", "safe_url", "text_of", "threads_marks"]

_LOOKED_AT = 200
_OF_THREADS = (
    "is_reply_owned_by_me", "root_post", "replied_to", "is_reply", "has_replies", "is_quote_post", "hide_status",
)  # fmt: skip


def first_entry(seen: Look, *edges: str) -> dict[str, Any]:
    """
    Find the first entry of an answer.

    Parameters
    ----------
    seen : Look
        What the first bytes of the file show.
    *edges : str
        Keys that may hold a list of entries as ``{"data": [...]}``, such as ``posts``.

    Returns
    -------
    dict
        The first element of ``data``, of an edge's ``data``, or the object itself; empty if the file is no JSON.
    """
    entry = next(iter(_entries(seen, *edges)), None)
    return entry if isinstance(entry, dict) else {}


def threads_marks(seen: Look, *edges: str) -> list[str]:
    """
    Find what only an answer of Threads has, which otherwise looks like one of Instagram.

    Parameters
    ----------
    seen : Look
        What the first bytes of the file show.
    *edges : str
        Keys that may hold a list of entries as ``{"data": [...]}``.

    Returns
    -------
    list of str
        Keys that any entry has, since a post alone may have none of them, and ``the word threads``.
    """
    entries = [entry for entry in _entries(seen, *edges) if isinstance(entry, dict)]
    keys = set(seen.names if "JSON" in seen.shape else ()).union(*entries)
    marks = [name for name in _OF_THREADS if name in keys]
    is_named = any(
        entry.get("media_product_type") == "THREADS" or "threads." in str(entry.get("permalink")) for entry in entries
    )
    return [*marks, "the word threads"] if is_named else marks


def _entries(seen: Look, *edges: str) -> list[Any]:
    if "JSON" not in seen.shape:
        return []
    held = [seen.first.get("data"), *(_data(seen.first.get(edge)) for edge in edges)]
    return next((entries for entries in held if isinstance(entries, list) and entries), [seen.first])


def peeked(records: Iterable[tuple[int, Any]]) -> tuple[list[Any], Iterable[tuple[int, Any]]]:
    """
    Look at the first records without losing them.

    Parameters
    ----------
    records : iterable of (int, object)
        Numbered records.

    Returns
    -------
    (list, iterable of (int, object))
        The first records, and all of them again.
    """
    records = iter(records)
    some = list(islice(records, _LOOKED_AT))
    return [record for _, record in some], chain(some, records)


def safe_url(url: str | None) -> str | None:
    """
    Keep a link unless it holds a key.

    Parameters
    ----------
    url : str or None
        A link.

    Returns
    -------
    str or None
        The link; None if it carries an access token.
    """
    return None if url is None or "access_token" in url else url


def text_of(value: str | int | None) -> str | None:
    """
    Write an id as text.

    Parameters
    ----------
    value : str or int or None
        An id, a number in old dumps.

    Returns
    -------
    str or None
        Its text; None for none.
    """
    return None if value is None or value == "" else str(value)


def _data(edge: Any) -> Any:
    return edge.get("data") if isinstance(edge, dict) else None
