"""Long messages of an X archive: they lie apart, and only the second of their time ties them to the short ones."""

import re
from collections.abc import Sequence

import msgspec

__all__ = ["NoteBox", "long_texts", "whole_text"]

_CLASSIC = re.compile(r"\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAD = re.compile(r"^(@\w+\s+)+")
_ALIKE = 20  # letters by which a cut text and its whole one are compared


class _Core(msgspec.Struct):
    """The words of a long message."""

    text: str | None = None


class _Note(msgspec.Struct, rename="camel"):
    """A long message, which the list of messages holds cut short."""

    created_at: str | None = None
    core: _Core | None = None


class NoteBox(msgspec.Struct, rename="camel"):
    """What it lies in."""

    note_tweet: _Note | None = None


def long_texts(notes: Sequence[NoteBox]) -> dict[str, list[str]]:
    """
    Sort the texts of long messages by the second of their time, which is all that ties them to their message.

    Parameters
    ----------
    notes : sequence of NoteBox
        Long messages.

    Returns
    -------
    dict of str to list of str
        Texts by time, such as ``2024-03-05T09:00:00``.
    """
    found: dict[str, list[str]] = {}
    for box in notes:
        note = box.note_tweet
        if note and note.created_at and note.core and note.core.text:
            found.setdefault(note.created_at[:19], []).append(note.core.text)
    return found


def whole_text(created: str | None, short: str, long: dict[str, list[str]]) -> str | None:
    """
    Find the whole text of a message that was cut short.

    Parameters
    ----------
    created : str or None
        Its time as X writes it.
    short : str
        Its text as the list of messages has it.
    long : dict of str to list of str
        As `long_texts` gives it; several may be of the same second.

    Returns
    -------
    str or None
        None if it is no long message.
    """
    parts = _CLASSIC.fullmatch(created or "")
    if not parts or parts.group(1) not in _MONTHS:
        return None
    month, day, clock, year = parts.groups()
    texts = long.get(f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{clock}", [])
    start = _LEAD.sub("", short)[:_ALIKE]
    alike = [text for text in texts if _LEAD.sub("", text)[:_ALIKE] == start]
    if alike:
        return alike[0]
    return texts[0] if len(texts) == 1 and "…" in short else None
