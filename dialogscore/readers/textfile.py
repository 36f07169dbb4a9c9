"""Bytes of a text file: their hash, their encoding, and the same text again as blocks of UTF-8."""

import codecs
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob, open_blob

__all__ = ["HEAD_BYTES", "Survey", "blocks", "bom_encoding", "decode_head", "read_head", "starts_as_utf8", "survey",
           "survey_members"]  # fmt: skip

HEAD_BYTES = 65536
_CHUNK = 1 << 24
_LOOKED_AT = 1 << 18
_BINARY = (b"PAR1", b"PK\x03\x04", b":\xa2eroots", b"\xd0\xcf\x11\xe0")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Survey(NamedTuple):
    """
    A first look at all bytes of a file.

    Attributes
    ----------
    sha256 : str
        Hash of the bytes (unpacked), hexadecimal.
    size : int
        Bytes.
    encoding : str or None
        ``utf-8``, ``utf-16-le``, ``utf-16-be`` or ``cp1252``; None for Parquet and XLSX.
    is_guess : bool
        Whether the encoding is a fallback, since the bytes are no valid UTF-8.
    bom : int
        Bytes of the byte order mark to leave out.
    """

    sha256: str
    size: int
    encoding: str | None
    is_guess: bool
    bom: int


def read_head(file: Blob) -> bytes:
    """
    Read the first bytes of a file.

    Parameters
    ----------
    file : Blob
        A file.

    Returns
    -------
    bytes
        `HEAD_BYTES` at most.

    Raises
    ------
    FeedError
        If it is missing, empty or cannot be opened.
    """
    with open_blob(file) as stream:
        head = stream.read(HEAD_BYTES)
    if not head:
        raise FeedError(f"read {file}", found="an empty file", expected="messages")
    return head


def bom_encoding(head: bytes) -> tuple[str, int] | None:
    """
    Recognise a byte order mark, or UTF-16 without one.

    Parameters
    ----------
    head : bytes
        First bytes of a file.

    Returns
    -------
    (str, int) or None
        Encoding and length of the mark; None if neither is there.
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, len(bom)
    first = head[:4096]
    zeros = first.count(0)
    if len(first) >= 4 and zeros > 0.2 * len(first):
        even, odd = first[0::2].count(0), first[1::2].count(0)
        # Text in Latin letters has its zero byte on one side only; anything else is no text.
        if max(even, odd) > 0.9 * zeros and max(even, odd) > 0.3 * (len(first) // 2):
            return ("utf-16-be" if even > odd else "utf-16-le"), 0
    return None


def decode_head(head: bytes) -> str:
    """
    Decode the first bytes of a file for detection.

    Parameters
    ----------
    head : bytes
        First bytes of a file.

    Returns
    -------
    str
        Text without byte order mark and NUL; undecodable bytes replaced.
    """
    encoding, skip = bom_encoding(head) or ("utf-8", 0)
    return head[skip:].decode(encoding, errors="replace").replace("\0", "")


def survey(file: Blob) -> Survey:
    """
    Hash a file and find out its encoding.

    Parameters
    ----------
    file : Blob
        A file.

    Returns
    -------
    Survey
        A byte order mark decides, then UTF-16 seen by its zero bytes, then valid UTF-8. A file that is UTF-8 but for
        some lines stays UTF-8 (those lines become rejects), any other is read as cp1252.
    """
    head = read_head(file)
    is_binary = head.startswith(_BINARY)
    known = None if is_binary else bom_encoding(head)
    digest = hashlib.sha256()
    rest, is_utf8, size = b"", not is_binary, 0
    # One small buffer for all: what is looked at stays near the processor.
    buffer = bytearray(_LOOKED_AT)
    with open_blob(file) as stream:
        while count := stream.readinto(buffer):
            digest.update(memoryview(buffer)[:count])
            size += count
            if is_utf8 and known is None:
                is_utf8, rest = starts_as_utf8(buffer if count == len(buffer) else buffer[:count], rest)
    if is_binary:
        return Survey(digest.hexdigest(), size, None, False, 0)
    if known:
        return Survey(digest.hexdigest(), size, known[0], False, known[1])
    if (is_utf8 and not rest) or _is_mostly_utf8(file):
        return Survey(digest.hexdigest(), size, "utf-8", False, 0)
    return Survey(digest.hexdigest(), size, "cp1252", True, 0)


def survey_members(file: Blob, members: Sequence[Blob]) -> Survey:
    """
    Hash an archive or folder that is read as a whole.

    Parameters
    ----------
    file : Blob
        The archive or folder.
    members : sequence of Blob
        What it holds.

    Returns
    -------
    Survey
        Hash and size of the archive; of a folder over names, sizes and contents of its files. No encoding.
    """
    digest, size = hashlib.sha256(), 0
    if not file.path.is_dir():
        with file.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
        return Survey(digest.hexdigest(), size, None, False, 0)
    for member in members:
        own = hashlib.sha256()
        with open_blob(member) as stream:
            while chunk := stream.read(_CHUNK):
                own.update(chunk)
                size += len(chunk)
        digest.update(f"{member.member}\0{own.hexdigest()}\n".encode())
    return Survey(digest.hexdigest(), size, None, False, 0)


def starts_as_utf8(chunk: bytes, rest: bytes = b"") -> tuple[bool, bytes]:
    """
    Check a piece of a file.

    Parameters
    ----------
    chunk : bytes
        The piece.
    rest : bytes, optional
        What was left of the piece before it.

    Returns
    -------
    (bool, bytes)
        Whether it is UTF-8 as far as it goes; the beginning of a character that may go on in the next piece.
    """
    end = len(chunk)
    for place in range(max(end - 4, 0), end):
        # A first byte of several so near to the end: the others may follow.
        if chunk[place] >= 0xC0 and place + (2 if chunk[place] < 0xE0 else 3 if chunk[place] < 0xF0 else 4) > len(
            chunk
        ):
            end = place
    try:
        if rest:
            chunk, end = rest + chunk, len(rest) + end
        # As one long value of a column, without a copy; its cast checks what it holds.
        places = pa.array([0, end], pa.int64()).buffers()[1]
        pa.Array.from_buffers(pa.large_binary(), 1, [None, places, pa.py_buffer(chunk)]).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False, b""
    return True, chunk[end:]


def _is_mostly_utf8(file: Blob) -> bool:
    valid = invalid = 0
    with open_blob(file) as stream:
        for line in stream:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                invalid += 1
            else:
                valid += 1
    return valid >= invalid


def blocks(file: Blob, surveyed: Survey) -> Iterator[bytes]:
    """
    Read a text file as UTF-8.

    Parameters
    ----------
    file : Blob
        A file.
    surveyed : Survey
        What `survey` said of it.

    Yields
    ------
    bytes
        About 16 MB each, cut anywhere, without byte order mark and NUL. What the encoding cannot mean stays as bytes
        that are no UTF-8, so that the record it stands in is recognised as broken.

    Raises
    ------
    FeedError
        If it is no text.
    """
    if surveyed.encoding is None:
        raise FeedError(f"read {file}", found="what is no text", expected="a text file of that format")
    errors = "surrogateescape" if surveyed.encoding == "cp1252" else "replace"
    decoder = None
    if surveyed.encoding != "utf-8":
        decoder = codecs.getincrementaldecoder(surveyed.encoding)(errors=errors)
    with open_blob(file) as stream:
        stream.read(surveyed.bom)
        while chunk := stream.read(_CHUNK):
            if decoder is not None:
                chunk = decoder.decode(chunk).encode("utf-8", errors="surrogateescape")
            yield chunk.replace(b"\0", b"") if b"\0" in chunk else chunk
        if decoder is not None and (rest := decoder.decode(b"", final=True)):
            yield rest.encode("utf-8", errors="surrogateescape")
