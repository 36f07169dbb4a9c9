"""What answers of the Graph interfaces have in common: lists in lists, ids of several forms, links with keys."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from dialogscore.readers.looks import Look

__all__ = ["first_entry", "peeked", "safe_url", "text_of"]

_LOOKED_AT = 200


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
    if "JSON" not in seen.shape:
        return {}
    held = [seen.first.get("data"), *(_data(seen.first.get(edge)) for edge in edges)]
    lists = [entries for entries in held if isinstance(entries, list) and entries]
    entry = lists[0][0] if lists else seen.first
    return entry if isinstance(entry, dict) else {}


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
