"""JSON of any shape and size as typed records: lines, lists, or one object that holds the list."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.elements import ListCutter, list_pieces, list_under
from dialogscore.readers.model import Reject
from dialogscore.readers.textfile import Survey, blocks

__all__ = ["json_records", "one_object"]

T = TypeVar("T")
_LONGEST_LINE = 1 << 26


def json_records(
    file: Blob, surveyed: Survey, kind: type[T], *, within: tuple[str, ...] = ()
) -> Iterator[tuple[int, T | Reject]]:
    """
    Read the records of a JSON file, each decoded into one type.

    Parameters
    ----------
    file : Blob
        The file.
    surveyed : Survey
        What `dialogscore.readers.textfile.survey` said of it.
    kind : type
        What `msgspec` decodes a record into. Keys that the type does not name are skipped and never kept.
    within : tuple of str, optional
        Keys of a single object that may hold the list of records, first match first; none for an object that is
        itself the record.

    Yields
    ------
    (int, object or Reject)
        1-based number of the record (each entry counts where a line is a list), and the record, or why it is none.

    Raises
    ------
    FeedError
        If a list or a single object is not whole.
    """
    start = next(blocks(file, surveyed), b"").lstrip()[:1]
    if start == b"[":
        yield from _pieces(file, blocks(file, surveyed), msgspec.json.Decoder(kind, strict=False))
        return
    if start != b"{":
        raise FeedError(f"read {file}", found="what is no JSON", expected="JSON lines, a list or an object")
    if _is_document(blocks(file, surveyed)):
        yield from _single(file, surveyed, kind, within)
        return
    yield from _decoded(msgspec.json.Decoder(kind, strict=False), _lines(blocks(file, surveyed)), 1)


def one_object(file: Blob, surveyed: Survey, kind: type[T]) -> T:
    """
    Decode a file that holds one object.

    Parameters
    ----------
    file : Blob
        The file.
    surveyed : Survey
        What `dialogscore.readers.textfile.survey` said of it.
    kind : type
        What `msgspec` decodes it into.

    Returns
    -------
    object
        Of the type.

    Raises
    ------
    FeedError
        If it is no such object.
    """
    found = _decode(msgspec.json.Decoder(kind, strict=False), b"".join(blocks(file, surveyed)), 1)
    if isinstance(found, Reject):
        raise FeedError(
            f"read {file}",
            found=f"JSON that is not whole or of another build ({found.reason})",
            expected="an export as the platform writes it",
        )
    return found


def _is_document(stream: Iterable[bytes]) -> bool:
    """Tell one object from a record a line: a line that is whole is followed by another."""
    head = bytearray()
    for block in stream:
        head += block
        if b"\n" in block:
            first, _, more = bytes(head).lstrip().partition(b"\n")
            if more.strip():
                return not _is_json(first)
        if len(head) > _LONGEST_LINE:
            return True
    return True


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    rest: list[bytes] = []
    for block in stream:
        head, *more = block.split(b"\n")
        rest.append(head)
        if more:
            *whole, last = [b"".join(rest), *more]
            yield from (line for line in whole if line.strip())
            rest = [last]
    last = b"".join(rest)
    if last.strip():
        yield last


def _decoded(decoder: msgspec.json.Decoder, lines: Iterable[bytes], first: int) -> Iterator[tuple[int, Any]]:
    """Decode a record a line; a line that is a list, as some answers of an API are, holds as many as it lists."""
    number = first
    for line in lines:
        for entry in _listed(line):
            yield number, _decode(decoder, entry, number)
            number += 1


def _listed(line: bytes) -> list[bytes]:
    if line.lstrip()[:1] != b"[":
        return [line]
    try:
        return _entries(line.strip())
    except (msgspec.DecodeError, UnicodeDecodeError):
        return [line]


def _entries(listed: bytes) -> list[bytes]:
    try:
        return [bytes(entry) for entry in msgspec.json.decode(listed, type=list[msgspec.Raw])]
    except RecursionError:
        # One entry that is nested too deep must not hide the others: brackets are counted instead.
        commas, end = ListCutter().commas(listed, 1)
        return [listed[start + 1 : stop] for start, stop in pairwise([0, *commas.tolist(), end])]


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _decode(decoder: msgspec.json.Decoder, line: bytes, number: int) -> Any:
    try:
        return decoder.decode(line)
    except RecursionError:
        return Reject(number, "too_deep", {})
    except UnicodeDecodeError:
        return Reject(number, "undecodable", {})
    except msgspec.ValidationError as error:
        return Reject(number, "bad_record", {"where": _where(error)})
    except msgspec.DecodeError as error:
        return Reject(number, "undecodable" if "utf-8" in str(error).casefold() else "bad_json", {})


def _where(error: msgspec.ValidationError) -> str:
    """Keep the place of the error, which names keys; not its value, which may be anybody's."""
    text = str(error)
    return text.rpartition(" - at `")[2].rstrip("`")[:80] if " - at `" in text else "$"


def _single(file: Blob, surveyed: Survey, kind: type, within: tuple[str, ...]) -> Iterator[tuple[int, Any]]:
    decoder = msgspec.json.Decoder(kind, strict=False)
    for key in within:
        if (listed := list_under(blocks(file, surveyed), key)) is not None:
            yield from _pieces(file, listed, decoder, inside=True)
            return
    found = _decode(decoder, b"".join(blocks(file, surveyed)), 1)
    if isinstance(found, Reject) and found.reason in ("bad_json", "undecodable"):
        raise FeedError(f"read {file}", found="JSON that is not whole", expected="a whole file")
    yield 1, found


def _pieces(
    file: Blob, stream: Iterable[bytes], decoder: msgspec.json.Decoder, *, inside: bool = False
) -> Iterator[tuple[int, Any]]:
    number = 0
    behind: list[Iterator[bytes]] = []
    try:
        for piece in list_pieces(stream, behind, inside=inside):
            for entry in _entries(piece):
                number += 1
                yield number, _decode(decoder, entry, number)
    except (msgspec.DecodeError, ValueError) as error:
        raise FeedError(
            f"read {file}", found=f"JSON that is not whole ({error})", expected="a list of objects"
        ) from None
    for stream in behind:
        yield from _decoded(decoder, _lines(stream), number + 1)
