"""Posts as their authors' repositories hold them: the part that every Bluesky export has in common."""

from typing import Any

from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.nested import Entry

__all__ = ["author_of", "from_record", "key_of", "made_up", "section", "word"]

_POST = "/app.bsky.feed.post/"


def word(value: Any, *names: str) -> str | None:
    """
    Take a text out of an object.

    Parameters
    ----------
    value : object
        What may be an object.
    *names : str
        Names of the key: as the service spells it, and as its Python kit does.

    Returns
    -------
    str or None
        The first that is a filled text.
    """
    found = (value.get(name) for name in names) if isinstance(value, dict) else ()
    return next((one for one in found if isinstance(one, str) and one), None)


def section(value: Any, *names: str) -> dict[str, Any]:
    """
    Go into an object.

    Parameters
    ----------
    value : object
        What may be an object.
    *names : str
        Keys, one below the other.

    Returns
    -------
    dict
        Empty if there is none.
    """
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def author_of(uri: str | None) -> str | None:
    """
    Name the author of a message by its address.

    Parameters
    ----------
    uri : str or None
        ``at://did/collection/key``.

    Returns
    -------
    str or None
        The did.
    """
    parts = (uri or "").split("/")
    return parts[2] if len(parts) > 2 and parts[0] == "at:" and parts[2].startswith("did:") else None


def key_of(uri: str | None) -> str:
    """
    Give the last part of an address, which tells the time.

    Parameters
    ----------
    uri : str or None
        ``at://did/collection/key``.

    Returns
    -------
    str
        The key, or ``""``.
    """
    return (uri or "").rpartition("/")[2]


def made_up(uri: str | None) -> Entry | None:
    """
    Make a message of which nothing but the address is known.

    Parameters
    ----------
    uri : str or None
        Its address.

    Returns
    -------
    dict or None
        Author and time out of the address, no text; None if it holds no time.
    """
    moment = time_in_id(key_of(uri), "bluesky")
    if not moment or not author_of(uri):
        return None
    return {
        "message_id": uri,
        "author_id": author_of(uri),
        "created_at": moment,
        "created_at_source": "derived_from_id",
        "text": "",
        "mentions": "[]",
    }


def from_record(uri: str | None, record: dict[str, Any]) -> Entry:
    """
    Turn what an author wrote into a message.

    Parameters
    ----------
    uri : str or None
        Address of the post.
    record : dict
        The post in the author's repository, in either spelling.

    Returns
    -------
    dict
        Without the author's names and the counts, which no repository holds.
    """
    reply = section(record, "reply")
    parent = word(section(reply, "parent"), "uri")
    languages = record.get("langs")
    embed = section(record, "embed")
    return {
        "message_id": uri,
        "platform": "bluesky",
        "author_id": author_of(uri),
        "created_at": word(record, "createdAt", "created_at"),
        "text": word(record, "text") or "",
        "media_type": _media(embed),
        "declared_language": languages[0] if _is_one_text(languages) else None,
        "mentions": " ".join(_mentions(record.get("facets"))) or "[]",
        "parent_id": parent,
        "parent_author_id": author_of(parent),
        "conversation_id": word(section(reply, "root"), "uri"),
        "quoted_id": _quoted(embed),
    }


def _is_one_text(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)


def _mentions(facets: Any) -> list[str]:
    found = []
    for facet in facets if isinstance(facets, list) else ():
        features = facet.get("features") if isinstance(facet, dict) else None
        for feature in features if isinstance(features, list) else ():
            if (word(feature, "$type", "py_type") or "").endswith("#mention"):
                found.append(word(feature, "did"))
    return list(filter(None, found))


def _quoted(embed: dict[str, Any]) -> str | None:
    """Find the quoted post: beside pictures it lies one level deeper."""
    for inner in (section(embed, "record"), section(embed, "record", "record")):
        uri = word(inner, "uri")
        if uri and _POST in uri:
            return uri
    return None


def _media(embed: dict[str, Any]) -> str | None:
    kind = (word(section(embed, "media"), "$type", "py_type") or word(embed, "$type", "py_type") or "").rpartition(".")[
        2
    ]
    return kind if kind in ("images", "video", "external") else None
