"""Where bytes come from: a file, a packed file, or a member of an archive or folder, read again as often as needed."""

import contextlib
import dataclasses
import functools
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dialogscore.errors import FeedError
from dialogscore.readers.archives import (
    check_names,
    is_tar,
    is_zip,
    open_tar_member,
    open_zip_member,
    tar_names,
    zip_names,
)
from dialogscore.readers.unpacking import DAMAGE, damaged, unpacked

__all__ = ["Blob", "container_kind", "list_members", "local_copy", "open_blob"]


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
    seen : callable, optional
        Takes the number of bytes, unpacked, whenever some were read.
    """

    path: Path
    member: str = ""
    seen: Callable[[int], None] | None = field(default=None, compare=False, repr=False)

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
        if is_zip(head):
            is_book = b"[Content_Types].xml" in head or b"xl/" in head[:1024]
            return None if is_book else "zip"
        with open_blob(Blob(path)) as file:
            return "tar" if is_tar(file.read(512)) else None
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
        If it cannot be opened, holds more than 200,000 files, or names that lead out of it.
    """
    kind = container_kind(path)
    try:
        if kind == "folder":
            names = sorted(_walk(path))
            check_names(names, path)
        else:
            names = zip_names(path) if kind == "zip" else tar_names(functools.partial(open_blob, Blob(path)), path)
    except DAMAGE as error:
        raise damaged(path, error) from None
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
    with contextlib.ExitStack() as opened:
        opened.callback(file.close)
        file = unpacked(file, blob, size)
        opened.pop_all()
    return io.BufferedReader(_Watched(file, blob.seen)) if blob.seen else file


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
    with open_blob(dataclasses.replace(blob, seen=None)) as file:
        if isinstance(file.raw, io.FileIO):
            yield Path(file.raw.name)
            return
        with tempfile.TemporaryDirectory(prefix="dialogscore-") as folder:
            copy = Path(folder) / "copy"
            with copy.open("wb") as out:
                shutil.copyfileobj(file, out, 1 << 20)
            yield copy


class _Watched(io.RawIOBase):
    """Tells how many bytes come through."""

    def __init__(self, inner: io.BufferedReader, seen: Callable[[int], None]) -> None:
        self._inner, self._seen = inner, seen

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        size = self._inner.readinto(buffer)
        self._seen(size)
        return size

    def close(self) -> None:
        self._inner.close()
        super().close()


def _raw(blob: Blob) -> tuple[io.BufferedReader, int]:
    task = f"read {blob}"
    try:
        return _opened(blob)
    except FileNotFoundError:
        raise FeedError(task, found="no such file", expected="an export file") from None
    except IsADirectoryError:
        raise FeedError(task, found="a folder", expected="an export file") from None
    except OSError as error:
        raise FeedError(task, found=f"{error.strerror or error}", expected="a file that can be opened") from None
    except DAMAGE as error:
        raise damaged(blob, error) from None


def _opened(blob: Blob) -> tuple[io.BufferedReader, int]:
    if not blob.member or blob.path.is_dir():
        path = blob.path / blob.member if blob.member else blob.path
        return path.open("rb"), path.stat().st_size
    with blob.path.open("rb") as file:
        is_zipped, size = is_zip(file.read(4)), blob.path.stat().st_size
    if is_zipped:
        return open_zip_member(blob.path, blob.member, blob)
    return open_tar_member(functools.partial(open_blob, Blob(blob.path)), blob.member, blob, size), size


def _walk(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(where) / name
            if not name.startswith((".", "~$")) and not path.is_symlink():
                yield path.relative_to(folder).as_posix()
