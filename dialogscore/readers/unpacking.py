"""Packed streams, unpacked on the way: damage becomes a sentence, and nothing unpacks to more than is sane."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import BinaryIO, Protocol

import zstandard

from dialogscore.errors import FeedError

__all__ = ["DAMAGE", "MAX_LAYERS", "Closing", "damaged", "guarded", "unpacked"]

MAX_RATIO = 200
FREE_BYTES = 1 << 26
MAX_LAYERS = 2
#: What libraries raise over damaged bytes.
DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, zipfile.BadZipFile, tarfile.TarError,
          NotImplementedError, RuntimeError, ValueError, KeyError)  # fmt: skip

_PACKINGS = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"))
_WINDOW = 2**31  # dumps of Reddit are packed with --long=31
_PIECE = 2048  # packed bytes at a time: zstd may make 32,768 times as many of them


class _Readable(Protocol):
    def read(self, size: int) -> bytes: ...

    def close(self) -> None: ...


class Closing:
    """
    Bytes that close what they come from with themselves.

    Parameters
    ----------
    inner : binary file
        Whose bytes.
    outer : object
        Whatever else is to be closed.
    """

    def __init__(self, inner: _Readable, outer: object) -> None:
        self._inner, self._outer = inner, outer

    def read(self, size: int) -> bytes:
        """
        Read some bytes.

        Parameters
        ----------
        size : int
            How many at most.

        Returns
        -------
        bytes
            Empty at the end.
        """
        return self._inner.read(size)

    def close(self) -> None:
        """Close both."""
        self._inner.close()
        self._outer.close()


def guarded(inner: _Readable, what: object, packed: int) -> io.BufferedReader:
    """
    Watch over what comes out of a packed stream.

    Parameters
    ----------
    inner : binary file
        Unpacked bytes.
    what : object
        Name of the file, for messages.
    packed : int
        Bytes that they take packed.

    Returns
    -------
    io.BufferedReader
        Raises a FeedError if the stream is damaged, or gives more than 200 times `packed` once 64 MB are out.
    """
    return io.BufferedReader(_Guarded(inner, what, packed), 1 << 16)


def unpacked(file: io.BufferedReader, what: object, packed: int) -> io.BufferedReader:
    """
    Unpack gzip, zstd, bzip2 and xz, also one in another.

    Parameters
    ----------
    file : io.BufferedReader
        Bytes, packed or not.
    what : object
        Name of the file, for messages.
    packed : int
        Bytes on disk.

    Returns
    -------
    io.BufferedReader
        Unpacked; `file` itself if it is not packed. Closing it closes `file`.

    Raises
    ------
    FeedError
        If it is packed more than twice, or damaged.
    """
    for _ in range(MAX_LAYERS):
        packing = _packing(file)
        if packing is None:
            return file
        file = guarded(Closing(_opened(file, packing), file), what, packed)
    if _packing(file):
        file.close()
        raise FeedError(f"read {what}", found="an archive in an archive in an archive", expected="an export file")
    return file


def damaged(what: object, error: Exception) -> FeedError:
    """
    Word the damage of an archive or a packed file.

    Parameters
    ----------
    what : object
        Name of the file.
    error : Exception
        What was raised over it.

    Returns
    -------
    FeedError
        `error` itself if it is one.
    """
    if isinstance(error, FeedError):
        return error
    said = str(error)
    if "encrypted" in said or "password" in said:
        return FeedError(
            f"read {what}",
            found="an archive that asks for a password",
            expected="one without",
            next_step="Unpack it first and name what came out.",
        )
    return FeedError(f"read {what}", found=f"a damaged archive ({said[:200]})", expected="a whole one")


class _Guarded(io.RawIOBase):
    """Counts what comes out of a packed stream and turns its damage into a sentence."""

    def __init__(self, inner: _Readable, what: object, packed: int) -> None:
        self._inner, self._what, self._packed, self._out = inner, what, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            data = self._inner.read(len(buffer))
        except DAMAGE as error:
            raise damaged(self._what, error) from None
        self._out += len(data)
        if self._out > FREE_BYTES and self._out > MAX_RATIO * self._packed:
            raise FeedError(
                f"read {self._what}",
                found=f"{self._packed:,} bytes that unpack to more than {self._out:,}",
                expected=f"no more than {MAX_RATIO} times their size",
                next_step="If the file is what it says it is, unpack it first and name what came out.",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


class _Zstd:
    """Frames of zstd, one after the other; the library's own reader is silent about a frame that is cut short."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._frame, self._ready, self._place = file, None, b"", 0

    def read(self, size: int) -> bytes:
        while self._place == len(self._ready):
            piece = self._file.read(_PIECE)
            if not piece:
                if self._frame is not None:
                    raise EOFError("the last frame is cut short")
                return b""
            self._ready, self._place = self._next(piece), 0
        found = self._ready[self._place : self._place + size]
        self._place += len(found)
        return found

    def _next(self, piece: bytes) -> bytes:
        out = []
        while piece:
            if self._frame is None:
                self._frame = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
            out.append(self._frame.decompress(piece))
            piece = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = None
        return b"".join(out)

    def close(self) -> None:
        self._frame, self._ready, self._place = None, b"", 0


def _packing(file: io.BufferedReader) -> str | None:
    return next((name for magic, name in _PACKINGS if file.peek(6).startswith(magic)), None)


def _opened(file: BinaryIO, packing: str) -> _Readable:
    if packing == "gzip":
        return gzip.GzipFile(fileobj=file, mode="rb")
    return {"zstd": _Zstd, "bzip2": bz2.BZ2File, "xz": lzma.LZMAFile}[packing](file)
