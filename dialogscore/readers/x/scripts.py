"""The files of an X archive: scripts that assign one list or object to a variable, read and never run."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.model import Reject
from dialogscore.readers.textfile import blocks, survey

__all__ = ["assigned", "listed", "parts"]

T = TypeVar("T")

_PART = re.compile(r"(\d{1,9})\.js$")


def parts(members: Sequence[Blob], pattern: re.Pattern[str]) -> list[Blob]:
    """
    Find the parts of one section of an archive.

    Parameters
    ----------
    members : sequence of Blob
        Files of the archive.
    pattern : re.Pattern
        What their names end in, from the last folder on.

    Returns
    -------
    list of Blob
        By number of the part, whatever zeros it is padded with.
    """
    found = [one for one in members if pattern.search("/" + one.member)]
    numbers = {one: _PART.search(one.member) for one in found}
    return sorted(found, key=lambda one: (int(numbers[one].group(1)) if numbers[one] else 0, one.member))


def assigned(file: Blob, kind: type[T]) -> T | None:
    """
    Decode the one object of a script.

    Parameters
    ----------
    file : Blob
        The script.
    kind : type
        What `msgspec` decodes it into.

    Returns
    -------
    object or None
        Of the type; None if the script holds none, or one of another build.
    """
    try:
        return msgspec.json.decode(_value(file), type=kind, strict=False)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def listed(file: Blob, kind: type[T]) -> Iterator[T | Reject]:
    """
    Decode the entries of the list of a script.

    Parameters
    ----------
    file : Blob
        The script.
    kind : type
        What `msgspec` decodes an entry into.

    Yields
    ------
    object or Reject
        An entry, or why it is none; the driver's number of the record is still to be set.

    Raises
    ------
    FeedError
        If the list is not whole.
    """
    try:
        entries = msgspec.json.decode(_value(file), type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise FeedError(
            f"read {file}",
            found=f"a script whose list is not whole ({error})",
            expected="window.YTD... = [ ... ]",
            next_step="Download the archive again.",
        ) from None
    decoder = msgspec.json.Decoder(kind, strict=False)
    for entry in entries:
        try:
            yield decoder.decode(entry)
        except RecursionError:
            yield Reject(0, "too_deep", {})
        except UnicodeDecodeError:
            yield Reject(0, "undecodable", {})
        except msgspec.ValidationError:
            yield Reject(0, "bad_record", {"where": "$"})


def _value(file: Blob) -> bytes:
    """Cut off what stands before the first equals sign and behind the value."""
    script = b"".join(blocks(file, survey(file)))
    return script.partition(b"=")[2].strip().removesuffix(b";")
