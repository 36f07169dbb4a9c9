"""Files of a kind that is known and not read: what they are, and what to export in their place."""

from collections.abc import Callable
from typing import Any

from dialogscore.readers.looks import Look

__all__ = ["instead"]

_HOW = "`dialogscore list formats --how-to-get` says where to find it."


def _is_of(first: dict[str, Any], **values: type) -> bool:
    return all(isinstance(first.get(name), kind) for name, kind in values.items())


def _entry(first: dict[str, Any], key: str) -> dict[str, Any]:
    listed = first.get(key)
    return listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}


_KINDS: tuple[tuple[Callable[[dict[str, Any]], bool], str, str], ...] = (
    (
        lambda first: first.get("object") in ("page", "instagram") and _is_of(first, entry=list),
        "notifications that Meta sent to an application (webhooks)",
        f"Fetch the posts with their comments from the Graph API; {_HOW}",
    ),
    (
        lambda first: {"post_type", "guid", "network"} <= _entry(first, "data").keys(),
        "messages as the API of Sprout Social gives them",
        f"Export the messages of the Smart Inbox as CSV; {_HOW}",
    ),
    (
        lambda first: _is_of(first, users=list) and not {"data", "tickets", "comments", "statuses"} & first.keys(),
        "a list of users without messages",
        "Leave it out, and name the files that hold the messages.",
    ),
)


def instead(seen: Look) -> tuple[str, str] | None:
    """
    Recognise a file that no format reads, by its keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    (str, str) or None
        What it is, and what the user can do; None if it is nothing known.
    """
    return next(((what, step) for is_it, what, step in _KINDS if seen.first and is_it(seen.first)), None)
