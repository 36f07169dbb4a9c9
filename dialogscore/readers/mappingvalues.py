"""What single keys of a mapping file may say: each value checked, each slip named."""

import codecs
from typing import Any

from dialogscore import schema
from dialogscore.config import platform_name
from dialogscore.errors import UsageError, nearest

__all__ = [
    "check_choice",
    "check_limits",
    "delimiter_of",
    "encoding_of",
    "header_row_of",
    "platform_of",
    "time_format_of",
]


def check_choice(value: str, options: tuple[str, ...] | list[str], where: str, task: str) -> str:
    """
    Give a word back if it is one of those known.

    Parameters
    ----------
    value : str
        The word.
    options : sequence of str
        Those known.
    where : str
        The key, for messages.
    task : str
        Verb and object, for messages.

    Returns
    -------
    str
        The word.

    Raises
    ------
    UsageError
        If it is another; the nearest is suggested.
    """
    if value not in options:
        raise UsageError(
            task, found=f"{where} = {value!r}", expected="a known value", next_step=nearest(value, options)
        )
    return value


def check_limits(said: list[Any], task: str) -> tuple[str, ...]:
    """
    Read codes of what the export cannot tell.

    Parameters
    ----------
    said : list
        Codes; which are known is for the table of capabilities to say.
    task : str
        Verb and object, for messages.

    Returns
    -------
    tuple of str
        The codes.

    Raises
    ------
    UsageError
        If one is no text.
    """
    if not all(isinstance(one, str) for one in said):
        raise UsageError(task, found=f"limits = {said!r}", expected="codes")
    return tuple(said)


def time_format_of(said: str | list[Any] | None, task: str) -> str | None:
    """
    Read one notation of times, or several.

    Parameters
    ----------
    said : str, list or None
        As the file says.
    task : str
        Verb and object, for messages.

    Returns
    -------
    str or None
        As `dialogscore.readers.times.parse` takes it: several by bars.

    Raises
    ------
    UsageError
        If one is no text.
    """
    if said is None or isinstance(said, str):
        return said
    if not said or not all(isinstance(one, str) for one in said):
        raise UsageError(task, found=f"time.format = {said!r}", expected="notations of times")
    return "|".join(said)


def platform_of(value: str, task: str) -> str:
    """
    Read the name of a platform.

    Parameters
    ----------
    value : str
        In any case, or a common other name.
    task : str
        Verb and object, for messages.

    Returns
    -------
    str
        As the schema writes it.

    Raises
    ------
    UsageError
        If there is none of that name.
    """
    return check_choice(platform_name(value) or value, schema.PLATFORMS.split("|"), "platform", task)


def delimiter_of(value: str | None, task: str) -> str | None:
    """
    Read a delimiter.

    Parameters
    ----------
    value : str or None
        One character, or ``tab``.
    task : str
        Verb and object, for messages.

    Returns
    -------
    str or None
        The character.

    Raises
    ------
    UsageError
        If it cannot delimit.
    """
    value = {"tab": "\t", "\\t": "\t"}.get(value, value) if value else value
    if value is not None and (len(value) != 1 or value in '"\r\n' or not value.isascii()):
        raise UsageError(task, found=f"delimiter = {value!r}", expected="one character, such as ; or tab")
    return value


def encoding_of(value: str | None, task: str) -> str | None:
    """
    Read the name of an encoding.

    Parameters
    ----------
    value : str or None
        Such as ``cp1252``.
    task : str
        Verb and object, for messages.

    Returns
    -------
    str or None
        As Python names it.

    Raises
    ------
    UsageError
        If there is none of that name.
    """
    if value is None:
        return None
    try:
        return codecs.lookup(value).name
    except LookupError:
        raise UsageError(
            task, found=f"encoding = {value!r}", expected="a known encoding, such as utf-8 or cp1252"
        ) from None


def header_row_of(value: int | str, task: str) -> int | None:
    """
    Read where the header stands.

    Parameters
    ----------
    value : int or str
        Number of the row from 1, or ``auto``.
    task : str
        Verb and object, for messages.

    Returns
    -------
    int or None
        The number; None where it must be looked for.

    Raises
    ------
    UsageError
        If it is neither.
    """
    if value == "auto":
        return None
    if not isinstance(value, int) or value < 1:
        raise UsageError(task, found=f"header_row = {value!r}", expected='a row number from 1, or "auto"')
    return value
