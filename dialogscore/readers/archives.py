"""Members of zip and tar archives: their names, and their bytes without unpacking the rest."""

import contextlib
import functools
import io
import os
import posixpath
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dialogscore.errors import FeedError
from dialogscore.readers.unpacking import Closing, guarded

__all__ = [
    "MAX_MEMBERS",
    "check_names",
    "is_tar",
    "is_zip",
    "open_tar_member",
    "open_zip_member",
    "tar_names",
    "zip_names",
]

MAX_MEMBERS = 200_000
_TAR_MARK = slice(257, 262)
_LOCAL, _EMPTY = b"PK\x03\x04", b"PK\x05\x06"


def is_tar(head: bytes) -> bool:
    """
    Recognise a tar archive.

    Parameters
    ----------
    head : bytes
        Its first 512 bytes, or more.

    Returns
    -------
    bool
        Whether they are its header.
    """
    return head[_TAR_MARK] == b"ustar"


def is_zip(head: bytes) -> bool:
    """
    Recognise a zip archive.

    Parameters
    ----------
    head : bytes
        Its first bytes.

    Returns
    -------
    bool
        Whether it begins with a file, or the end of an empty directory.
    """
    return head.startswith((_LOCAL, _EMPTY))


def zip_names(path: Path) -> list[str]:
    """
    List the files of a zip archive.

    Parameters
    ----------
    path : pathlib.Path
        The archive.

    Returns
    -------
    list of str
        In its order.
    """
    return list(_directory(path, _stamp(path)))


def tar_names(open_it: Callable[[], BinaryIO], what: object) -> list[str]:
    """
    List the files of a tar archive.

    Parameters
    ----------
    open_it : callable
        Opens its bytes, unpacked.
    what : object
        Name of the archive, for messages.

    Returns
    -------
    list of str
        In its order; links, devices and folders are none.
    """
    names: list[str] = []
    with _tar(open_it()) as archive:
        for one in archive:
            # A tar has no directory: who counts at the end has read it all.
            archive.members = []
            if one.isfile():
                names.append(one.name)
            if len(names) > MAX_MEMBERS:
                break
    check_names(names, what)
    return names


def check_names(names: list[str], what: object) -> None:
    """
    Refuse an archive that is made to do harm.

    Parameters
    ----------
    names : list of str
        Names of its files.
    what : object
        Name of the archive, for messages.

    Raises
    ------
    FeedError
        If there are more than `MAX_MEMBERS`, or some lead out of it.
    """
    if len(names) > MAX_MEMBERS:
        raise FeedError(
            f"read {what}",
            found=f"more than {MAX_MEMBERS:,} files in it",
            expected="fewer",
            next_step="Unpack it and name the files that hold messages.",
        )
    if any(map(_leads_out, names)):
        raise FeedError(
            f"read {what}",
            found="names of files that lead out of the archive",
            expected="names inside of it",
            next_step="Such an archive is made to do harm, or damaged: ask for it again.",
        )


def open_zip_member(path: Path, name: str, what: object) -> tuple[io.BufferedReader, int]:
    """
    Open one file of a zip archive.

    Parameters
    ----------
    path : pathlib.Path
        The archive.
    name : str
        The file.
    what : object
        Name of both, for messages.

    Returns
    -------
    (io.BufferedReader, int)
        Its bytes; how many it takes packed, which is never more than the archive has.
    """
    found = _directory(path, _stamp(path)).get(name)
    if found is None:
        raise FileNotFoundError
    if found.flag_bits & 1:
        raise RuntimeError("encrypted")
    packed = min(found.compress_size, path.stat().st_size)
    with contextlib.ExitStack() as opened:
        # ZipFile.open would read the whole directory again, for every one of perhaps a hundred thousand files.
        file = opened.enter_context(path.open("rb"))
        file.seek(found.header_offset)
        head = file.read(30)
        if head[:4] != _LOCAL or len(head) < 30:
            raise zipfile.BadZipFile("a file is not where the directory says")
        file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), io.SEEK_CUR)
        inner = zipfile.ZipExtFile(file, "r", found, close_fileobj=True)
        opened.pop_all()
    return guarded(inner, what, packed), packed


def open_tar_member(open_it: Callable[[], BinaryIO], name: str, what: object, size: int) -> io.BufferedReader:
    """
    Open one file of a tar archive.

    Parameters
    ----------
    open_it : callable
        Opens its bytes, unpacked.
    name : str
        The file; the first of that name.
    what : object
        Name of both, for messages.
    size : int
        Bytes of the archive on disk.

    Returns
    -------
    io.BufferedReader
        Its bytes.
    """
    with contextlib.ExitStack() as opened:
        archive = opened.enter_context(_tar(open_it()))
        for one in archive:
            archive.members = []
            if one.name == name and one.isfile():
                inner = archive.extractfile(one)
                opened.pop_all()
                return guarded(Closing(inner, archive), what, size)
    raise FileNotFoundError


class _Tar(tarfile.TarFile):
    """A tar file that closes what it reads from."""

    source: BinaryIO

    def close(self) -> None:
        super().close()
        self.source.close()


def _tar(stream: BinaryIO) -> _Tar:
    with contextlib.ExitStack() as opened:
        opened.callback(stream.close)
        archive = _Tar.open(fileobj=stream, mode="r|")
        archive.source = stream
        opened.pop_all()
    return archive


def _stamp(path: Path) -> tuple[int, int, int]:
    state = os.stat(path)
    return state.st_mtime_ns, state.st_size, state.st_ino


@functools.lru_cache(maxsize=2)
def _directory(path: Path, stamp: tuple[int, int, int]) -> dict[str, zipfile.ZipInfo]:
    """Read the directory of a zip archive once; the stamp tells when it has changed."""
    with zipfile.ZipFile(path) as archive:
        found = {one.filename: one for one in archive.infolist()}
        # A member without any name is nothing that could be asked for.
        found = {name: one for name, one in found.items() if name and not name.endswith("/")}
    check_names(list(found), path)
    return found


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return posixpath.isabs(plain) or ".." in plain.split("/") or plain[1:3] == ":/"
