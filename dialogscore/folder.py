"""The result folder: written beside its place, hashed, and renamed when whole, so that nobody meets half of one.

``new_folder`` yields a hidden sibling of OUT. When the work is done it gets ``SHA256SUMS``, is flushed to the disk and
takes OUT's name; when the work fails or is interrupted it is removed and OUT is as it was. With ``force`` an older
result is set aside as ``OUT.previous``; only a folder that holds our own marks is ever moved or removed.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dialogscore.disk import told
from dialogscore.errors import OutputError
from dialogscore.resealing import SUMS

__all__ = ["MARKS", "SUMS", "Verified", "is_result", "new_folder", "private_folder", "verify"]

MARKS = (SUMS, "manifest.json")
PRIVATE = "private"

_README = """\
messages.parquet in this folder holds the messages as they were read: texts, names and ids of persons.
It is readable by you alone (mode 0600) and belongs to no one you hand the report to.
The command report needs it, and so do those with which people check labels. You can delete this folder at any time:
the report and the scores stay, and the commands then say what they lack.

messages.parquet in diesem Ordner enthält die Nachrichten, wie sie gelesen wurden: Texte, Namen und Kennungen von
Personen. Nur Sie selbst können die Datei lesen (Modus 0600); sie geht nicht mit dem Bericht an andere.
Der Befehl report braucht sie, ebenso die Befehle, mit denen Menschen nachprüfen. Sie können diesen Ordner jederzeit
löschen: Bericht und Werte bleiben, und die Befehle sagen dann, was ihnen fehlt.
"""

class Verified(NamedTuple):
    """
    What `verify` found; three empty tuples mean that the folder is as it was written.

    Attributes
    ----------
    changed : tuple of str
        Listed files whose bytes differ.
    missing : tuple of str
        Listed files that are not there; deleting ``private`` is allowed and shows here.
    unlisted : tuple of str
        Files that were not there when the folder was written.
    """

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]


def is_result(path: str | Path) -> bool:
    """
    Tell whether a folder is a result folder of ours.

    Parameters
    ----------
    path : str or Path
        Folder.

    Returns
    -------
    bool
        True if it holds the files of `MARKS` and its manifest says which version of dialogscore wrote it.
    """
    place = Path(path)
    if not all((place / mark).is_file() for mark in MARKS):
        return False
    try:
        manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError):
        return False
    return isinstance(manifest, dict) and "dialogscore" in manifest


@contextmanager
def new_folder(out: str | Path, *, force: bool = False) -> Iterator[Path]:
    """
    Write a folder that appears at once and whole, or not at all.

    Parameters
    ----------
    out : str or Path
        Folder to make; parents are made as needed.
    force : bool, default False
        Set an older result of ours aside as ``OUT.previous`` instead of stopping; an older ``OUT.previous`` of ours
        is replaced.

    Yields
    ------
    Path
        Temporary sibling folder to write into.

    Raises
    ------
    OutputError
        If OUT exists and may not be set aside, or the disk does not take the result.
    """
    target = Path(os.path.realpath(out))
    task = f"write the result to {out}"
    _check_free(target, task, force=force)
    made = [parent for parent in target.parents if not parent.exists()]
    partial = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.partial")
    whole = False
    try:
        with told(task):
            _make(partial, task)
        with told(task, inside=partial):
            yield partial
        with told(task):
            _seal(partial)
            _check_free(target, task, force=force)
            _put_in_place(partial, target)
            whole = True
            _flush(target.parent)
    finally:
        if not whole:
            shutil.rmtree(partial, ignore_errors=True)
            for parent in made:
                _remove_if_empty(parent)


def private_folder(folder: Path) -> Path:
    """
    Make the subfolder for what only the auditor may read, with a note that says so.

    Parameters
    ----------
    folder : Path
        Folder that `new_folder` yielded.

    Returns
    -------
    Path
        ``folder/private``, mode 0700; files in it get mode 0600 when the result folder is sealed.
    """
    private = folder / PRIVATE
    private.mkdir(mode=0o700)
    private.chmod(0o700)
    (private / "README.txt").write_text(_README, encoding="utf-8", newline="\n")
    return private


def verify(folder: str | Path) -> Verified:
    """
    Compare a result folder with its ``SHA256SUMS``.

    Parameters
    ----------
    folder : str or Path
        Result folder.

    Returns
    -------
    Verified
        Names relative to the folder, sorted.

    Raises
    ------
    OutputError
        If there is no readable ``SHA256SUMS``.
    """
    folder = Path(folder)
    if not (folder / SUMS).is_file():
        raise OutputError(f"check {folder}", found=f"no file {SUMS}", expected="a result folder of dialogscore")
    text = (folder / SUMS).read_text(encoding="utf-8", errors="replace")
    lines = [line.partition("  ") for line in text.split("\n") if line]
    listed = {name: digest for digest, _, name in lines}
    present = set(_files(folder))
    changed = [name for name in listed if name in present and _digest(folder / name) != listed[name]]
    return Verified(tuple(sorted(changed)), tuple(sorted(set(listed) - present)), tuple(sorted(present - set(listed))))


def _make(partial: Path, task: str) -> None:
    try:
        partial.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
    except FileNotFoundError as error:  # a place such as /proc, where nobody can make a folder
        raise OutputError(
            task, found="a place that takes no folder", expected="one that does",
            next_step="Give another folder with -o.",
        ) from error  # fmt: skip


def _check_free(target: Path, task: str, *, force: bool) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise OutputError(
            task, found="a file of that name", expected="a new folder", next_step="Give another name with -o."
        )
    if not force:
        raise OutputError(
            task, found="that it exists already", expected="a new folder",
            next_step="Give another name with -o, or --force to set the old one aside.",
        )  # fmt: skip
    previous = _previous(target)
    for path in (target, previous):
        if os.path.lexists(path) and not _may_go(path):
            raise OutputError(
                task, found=f"that {path.name} is no result of dialogscore",
                expected="a result that --force may set aside",
                next_step=f"Move {path.name} away yourself, or give another name with -o.",
            )  # fmt: skip
    # What was set aside before is deleted, so nothing may lie in it that somebody else put there.
    foreign = _foreign(previous) if previous.is_dir() else []
    if foreign:
        raise OutputError(
            task, found=f"{foreign[0]} in {previous.name}, which is not as dialogscore wrote it",
            expected="an older result that may be deleted", next_step=f"Move {previous.name} away yourself.",
        )  # fmt: skip


def _may_go(path: Path) -> bool:
    if path.is_symlink() or not path.is_dir():
        return False
    return is_result(path) or not any(path.iterdir())


def _foreign(folder: Path) -> list[str]:
    links = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink()]
    found = verify(folder) if is_result(folder) else None
    return sorted([*found.unlisted, *found.changed, *links]) if found else []


def _previous(target: Path) -> Path:
    return target.with_name(target.name + ".previous")


def _put_in_place(partial: Path, target: Path) -> None:
    if not os.path.lexists(target):
        partial.rename(target)
        return
    previous, older = _previous(target), partial.with_suffix(".older")
    if previous.exists():
        previous.rename(older)
    target.rename(previous)
    placed = False
    try:
        partial.rename(target)
        placed = True
    finally:
        if not placed:
            previous.rename(target)
            if older.exists():
                older.rename(previous)
    shutil.rmtree(older, ignore_errors=True)


def _seal(folder: Path) -> None:
    private = folder / PRIVATE
    for name in _files(folder):
        if name.startswith(f"{PRIVATE}/"):
            (folder / name).chmod(0o600)
    if private.is_dir():
        private.chmod(0o700)
    sums = "".join(f"{_digest(folder / name)}  {name}\n" for name in _files(folder))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    for name in [*_files(folder), SUMS]:
        _flush(folder / name)
    for root, _, _ in os.walk(folder):
        _flush(Path(root))


def _files(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted({path.relative_to(folder).as_posix() for path in paths} - {SUMS})


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_if_empty(path: Path) -> None:
    if path.is_dir() and not any(path.iterdir()):
        path.rmdir()
