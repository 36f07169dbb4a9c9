"""JSON of any shape and size as typed records: lines, lists, or one object that holds the list."""

from collections.abc import Iterable, Iterator
from itertools import chain, count, pairwise
from typing import Any, TypeVar

import ijson
import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.elements import ListCutter, list_pieces
from dialogscore.readers.model import Reject
from dialogscore.readers.textfile import Survey, blocks

__all__ = ["json_records", "one_object"]

T = TypeVar("T")


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
        yield from _elements(file, surveyed, kind, "item")
        return
    if start != b"{":
        raise FeedError(f"read {file}", found="what is no JSON", expected="JSON lines, a list or an object")
    lines = _lines(blocks(file, surveyed))
    first = next(lines)
    second = next(lines, None)
    decoder = msgspec.json.Decoder(kind, strict=False)
    if second is None or not _is_json(first):
        yield from _single(file, surveyed, kind, within)
        return
    yield from _decoded(decoder, chain([first, second], lines), 1)


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


def _convert(value: Any, kind: type, number: int) -> Any:
    try:
        return msgspec.convert(value, kind, strict=False)
    except RecursionError:
        return Reject(number, "too_deep", {})
    except msgspec.ValidationError as error:
        return Reject(number, "bad_record", {"where": _where(error)})


def _where(error: msgspec.ValidationError) -> str:
    """Keep the place of the error, which names keys; not its value, which may be anybody's."""
    text = str(error)
    return text.rpartition(" - at `")[2].rstrip("`")[:80] if " - at `" in text else "$"


def _single(file: Blob, surveyed: Survey, kind: type, within: tuple[str, ...]) -> Iterator[tuple[int, Any]]:
    key = next((name for name in within if _holds_list(file, surveyed, name)), None)
    if key is not None:
        yield from _elements(file, surveyed, kind, f"{key}.item")
        return
    found = _decode(msgspec.json.Decoder(kind, strict=False), b"".join(blocks(file, surveyed)), 1)
    if isinstance(found, Reject) and found.reason in ("bad_json", "undecodable"):
        raise FeedError(f"read {file}", found="JSON that is not whole", expected="a whole file")
    yield 1, found


def _holds_list(file: Blob, surveyed: Survey, key: str) -> bool:
    try:
        for prefix, event, _ in ijson.parse(_Stream(file, surveyed), use_float=True):
            if prefix == key:
                return event == "start_array"
    except (ijson.JSONError, ValueError, OverflowError):
        return False
    return False


def _elements(file: Blob, surveyed: Survey, kind: type, prefix: str) -> Iterator[tuple[int, Any]]:
    task = f"read {file}"
    if prefix == "item":
        yield from _pieces(file, surveyed, msgspec.json.Decoder(kind, strict=False))
        return
    numbers = count(1)
    try:
        for value in ijson.items(_Stream(file, surveyed), prefix, use_float=True):
            number = next(numbers)
            yield number, _convert(value, kind, number)
    except (ijson.JSONError, ValueError, OverflowError) as error:
        raise FeedError(task, found=f"JSON that is not whole ({error})", expected="a list of objects") from None


def _pieces(file: Blob, surveyed: Survey, decoder: msgspec.json.Decoder) -> Iterator[tuple[int, Any]]:
    number = 0
    behind: list[Iterator[bytes]] = []
    try:
        for piece in list_pieces(blocks(file, surveyed), behind):
            for entry in _entries(piece):
                number += 1
                yield number, _decode(decoder, entry, number)
    except (msgspec.DecodeError, ValueError) as error:
        raise FeedError(
            f"read {file}", found=f"JSON that is not whole ({error})", expected="a list of objects"
        ) from None
    for stream in behind:
        yield from _decoded(decoder, _lines(stream), number + 1)


class _Stream:
    """The blocks of a text file as something that can be read from."""

    def __init__(self, file: Blob, surveyed: Survey) -> None:
        self._blocks, self._rest = blocks(file, surveyed), b""

    def read(self, size: int) -> bytes:
        if not self._rest:
            self._rest = next(self._blocks, b"")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece
