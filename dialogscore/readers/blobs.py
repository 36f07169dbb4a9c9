"""Where bytes come from: a file, a packed file, or a member of an archive or folder, read again as often as needed."""

import bz2
import contextlib
import gzip
import io
import lzma
import os
import posixpath
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import zstandard

from dialogscore.errors import FeedError

__all__ = ["Blob", "container_kind", "list_members", "local_copy", "open_blob"]

MAX_MEMBERS = 200_000
MAX_RATIO = 200
FREE_BYTES = 1 << 26
MAX_LAYERS = 2

_PACKINGS = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"))
_WINDOW = 2**31  # dumps of Reddit are packed with --long=31
_TAR_MARK = slice(257, 262)
_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, zipfile.BadZipFile, tarfile.TarError,
           NotImplementedError, RuntimeError, ValueError, KeyError)  # fmt: skip


@dataclass(frozen=True)
class Blob:
    """
    Bytes that can be read from the start as often as needed.

    Attributes
    ----------
    path : pathlib.Path
        The file, archive or folder on disk.
    member : str
        Name inside of the archive or folder; ``""`` for a file of its own.
    """

    path: Path
    member: str = ""

    def __str__(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """Name without the folders that the path stands in."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name


def container_kind(path: Path) -> str | None:
    """
    Tell whether a path holds several files.

    Parameters
    ----------
    path : pathlib.Path
        A file or folder.

    Returns
    -------
    str or None
        ``"folder"``, ``"zip"`` (but no workbook), ``"tar"`` (packed or not), or None for a file.
    """
    if path.is_dir():
        return "folder"
    try:
        with path.open("rb") as file:
            head = file.read(4096)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            is_book = b"[Content_Types].xml" in head or b"xl/" in head[:1024]
            return None if is_book else "zip"
        with open_blob(Blob(path)) as file:
            return "tar" if file.read(512)[_TAR_MARK] == b"ustar" else None
    except (OSError, FeedError):
        return None  # whoever reads it says what is wrong


def list_members(path: Path) -> list[Blob]:
    """
    List what an archive or a folder holds.

    Parameters
    ----------
    path : pathlib.Path
        A folder, zip or tar file.

    Returns
    -------
    list of Blob
        Files by name; nothing is unpacked. Links are left out.

    Raises
    ------
    FeedError
        If it cannot be opened, holds more than `MAX_MEMBERS` files, or names that lead out of it.
    """
    kind = container_kind(path)
    try:
        if kind == "folder":
            names = sorted(_walk(path))
        elif kind == "zip":
            with zipfile.ZipFile(path) as archive:
                names = [one.filename for one in archive.infolist() if not one.is_dir()]
        else:
            with _tar(path) as archive:
                names = [one.name for one in archive if one.isfile()]
    except _DAMAGE as error:
        raise _damaged(path, error) from None
    if len(names) > MAX_MEMBERS:
        raise FeedError(f"read {path}", found=f"{len(names):,} files in it", expected=f"at most {MAX_MEMBERS:,}")
    outside = [name for name in names if _leads_out(name)]
    if outside:
        raise FeedError(
            f"read {path}",
            found="names of files that lead out of the archive",
            expected="names inside of it",
            next_step="Such an archive is made to do harm, or damaged: ask for it again.",
        )
    return [Blob(path, name) for name in sorted(set(names))]


def open_blob(blob: Blob) -> BinaryIO:
    """
    Open bytes for reading, unpacked.

    Parameters
    ----------
    blob : Blob
        Whose bytes.

    Returns
    -------
    binary file
        gzip, zstd, bzip2 and xz are unpacked on the way (two layers at most), never more than 200 times the packed
        size once 64 MB are out.

    Raises
    ------
    FeedError
        If it is missing or cannot be opened; later, while reading, if it is damaged or unpacks to too much.
    """
    file, size = _raw(blob)
    try:
        for _ in range(MAX_LAYERS):
            packing = _packing(file)
            if packing is None:
                return file
            file = io.BufferedReader(_Guarded(_Closing(_unpacked(file, packing), file), blob, size), 1 << 16)
        if _packing(file):
            raise FeedError(f"read {blob}", found="an archive in an archive in an archive", expected="an export file")
    except FeedError:
        file.close()
        raise
    return file


@contextlib.contextmanager
def local_copy(blob: Blob) -> Iterator[Path]:
    """
    Give readers that must jump about in a file one that lies on disk.

    Parameters
    ----------
    blob : Blob
        Whose bytes.

    Yields
    ------
    pathlib.Path
        The file itself, or a copy in the folder for temporary files, gone afterwards.
    """
    with open_blob(blob) as file:
        if not blob.member and isinstance(file.raw, io.FileIO):
            yield blob.path
            return
        with tempfile.TemporaryDirectory(prefix="dialogscore-") as folder:
            copy = Path(folder) / "copy"
            with copy.open("wb") as out:
                shutil.copyfileobj(file, out, 1 << 20)
            yield copy


class _Guarded(io.RawIOBase):
    """Counts what comes out of a packed stream and turns its damage into a sentence."""

    def __init__(self, inner: BinaryIO, blob: Blob, packed: int) -> None:
        self._inner, self._blob, self._packed, self._out = inner, blob, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            data = self._inner.read(len(buffer))
        except _DAMAGE as error:
            raise _damaged(self._blob, error) from None
        self._out += len(data)
        if self._out > FREE_BYTES and self._out > MAX_RATIO * self._packed:
            raise FeedError(
                f"read {self._blob}",
                found=f"{self._packed:,} bytes that unpack to more than {self._out:,}",
                expected=f"no more than {MAX_RATIO} times their size",
                next_step="If the file is what it says it is, unpack it first and name what came out.",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


def _raw(blob: Blob) -> tuple[io.BufferedReader, int]:
    task = f"read {blob}"
    try:
        with contextlib.ExitStack() as opened:
            return _opened(blob, opened)
    except FileNotFoundError:
        raise FeedError(task, found="no such file", expected="an export file") from None
    except IsADirectoryError:
        raise FeedError(task, found="a folder", expected="an export file") from None
    except OSError as error:
        raise FeedError(task, found=f"{error.strerror or error}", expected="a file that can be opened") from None
    except _DAMAGE as error:
        raise _damaged(blob, error) from None


def _opened(blob: Blob, opened: contextlib.ExitStack) -> tuple[io.BufferedReader, int]:
    if not blob.member:
        return blob.path.open("rb"), blob.path.stat().st_size
    if blob.path.is_dir():
        path = blob.path / blob.member
        return path.open("rb"), path.stat().st_size
    is_zip = zipfile.is_zipfile(blob.path)
    archive = zipfile.ZipFile(blob.path) if is_zip else _tar(blob.path)
    opened.callback(archive.close)
    inner, packed = _member(archive, blob)
    opened.pop_all()
    return io.BufferedReader(_Guarded(_Closing(inner, archive), blob, packed), 1 << 16), packed


def _member(archive: zipfile.ZipFile | tarfile.TarFile, blob: Blob) -> tuple[BinaryIO, int]:
    if isinstance(archive, zipfile.ZipFile):
        return archive.open(blob.member), archive.getinfo(blob.member).compress_size
    found = next((one for one in archive if one.name == blob.member), None)
    if found is None:
        raise FileNotFoundError
    return archive.extractfile(found), blob.path.stat().st_size


def _packing(file: io.BufferedReader) -> str | None:
    return next((name for magic, name in _PACKINGS if file.peek(6).startswith(magic)), None)


class _Closing:
    """Unpacked bytes that close what they come from with themselves."""

    def __init__(self, inner: BinaryIO, outer: BinaryIO | zipfile.ZipFile | tarfile.TarFile) -> None:
        self._inner, self._outer = inner, outer

    def read(self, size: int) -> bytes:
        return self._inner.read(size)

    def close(self) -> None:
        self._inner.close()
        self._outer.close()


def _unpacked(file: BinaryIO, packing: str) -> BinaryIO:
    if packing == "zstd":
        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        return unpacker.stream_reader(file, read_across_frames=True, closefd=False)
    opened = {"gzip": gzip.GzipFile, "bzip2": bz2.BZ2File, "xz": lzma.LZMAFile}[packing]
    return opened(fileobj=file) if packing == "gzip" else opened(file)


class _Tar(tarfile.TarFile):
    """A tar file that closes what it reads from."""

    def close(self) -> None:
        super().close()
        self.source.close()


def _tar(path: Path) -> tarfile.TarFile:
    stream = open_blob(Blob(path))
    try:
        archive = _Tar.open(fileobj=stream, mode="r|")
    except BaseException:
        stream.close()
        raise
    archive.source = stream
    return archive


def _walk(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(where) / name
            if not name.startswith((".", "~$")) and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return posixpath.isabs(plain) or ".." in plain.split("/") or plain[1:3] == ":/"


def _damaged(what: Blob | Path, error: Exception) -> FeedError:
    if isinstance(error, FeedError):
        return error
    said = str(error)
    found = "an archive that asks for a password" if "encrypted" in said else f"a damaged archive ({said[:200]})"
    return FeedError(f"read {what}", found=found, expected="a whole one without a password")
