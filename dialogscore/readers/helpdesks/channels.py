"""The channels of helpdesks: which platform they are, and which of them are private."""

from typing import Any

from dialogscore.config import platform_name
from dialogscore.readers.markup import plain_text

__all__ = ["body_text", "fields_of", "is_private", "platform_of", "text_of"]

_PRIVATE = ("_dm", "messenger", "whatsapp", "sms")


def platform_of(channel: Any, default: str) -> str:
    """
    Tell the platform of a channel.

    Parameters
    ----------
    channel : object
        As the helpdesk calls it, such as ``twitter_dm``; anything that is no text counts as none.
    default : str
        The helpdesk itself.

    Returns
    -------
    str
        One of the schema's platforms.
    """
    word = text_of(channel) or ""
    known = filter(None, (platform_name(part) for part in [word, word.partition("_")[0]] if part))
    return next(known, default)


def is_private(channel: Any) -> bool:
    """
    Tell whether a channel carries private messages only.

    Parameters
    ----------
    channel : object
        As the helpdesk calls it.

    Returns
    -------
    bool
        True for direct messages, messengers and SMS.
    """
    word = (text_of(channel) or "").casefold()
    return any(part in word for part in _PRIVATE)


def text_of(value: Any) -> str | None:
    """
    Take an id or a word as text.

    Parameters
    ----------
    value : object
        Text or a whole number; anything else is none.

    Returns
    -------
    str or None
        The text.
    """
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def fields_of(value: Any) -> dict[str, Any]:
    """
    Take an object as it is.

    Parameters
    ----------
    value : object
        What should be an object.

    Returns
    -------
    dict
        Its fields; none if it is anything else.
    """
    return value if isinstance(value, dict) else {}


def body_text(markup: Any, plain: Any = None) -> str:
    """
    Take the text of a message.

    Parameters
    ----------
    markup : object
        HTML, if it is text.
    plain : object, optional
        The same without HTML, taken if it is text.

    Returns
    -------
    str
        What a reader sees.
    """
    if isinstance(plain, str) and plain.strip():
        return plain.strip()
    return plain_text(markup) if isinstance(markup, str) else ""
