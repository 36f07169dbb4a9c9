"""LinkedIn's *little text*, in which posts of the API are written, as plain text and the names in it."""

import re

__all__ = ["plain"]

_MENTION = re.compile(r"@\[((?:\\.|[^\]\\])*)\]\((urn:li:[^)\s]+)\)")
_HASHTAG = re.compile(r"\{hashtag\|\\?([#＃])\|((?:\\.|[^}\\])*)\}")
_ESCAPED = re.compile(r"\\([|{}@\[\]()<>#*_~\\])")


def plain(commentary: str) -> tuple[str, list[str]]:
    r"""
    Take the text out of a commentary.

    Parameters
    ----------
    commentary : str
        Such as ``@[Ann K](urn:li:person:1) brews with {hashtag|\\#|moka} \\(at home\\)``.

    Returns
    -------
    (str, list of str)
        The text as people see it, and the urns that it mentions.
    """
    mentioned = [found.group(2) for found in _MENTION.finditer(commentary)]
    text = _MENTION.sub(r"\1", commentary)
    return _ESCAPED.sub(r"\1", _HASHTAG.sub(r"\1\2", text)), mentioned
