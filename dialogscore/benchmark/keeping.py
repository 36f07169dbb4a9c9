"""What is done of a benchmark, kept in ``OUT.partial`` beside OUT, so that a run that was stopped goes on where it was.

``shards/`` holds the messages of each company, ``companies/`` the result folders, ``done/`` one file a finished company
with the key that it was finished under. Every file appears whole, in that order: whatever moment a run is ended at, the
next one finds finished companies or nothing. It goes when OUT is whole.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dialogscore.disk import told
from dialogscore.errors import OutputError
from dialogscore.folder import verify

__all__ = ["COMPANIES", "alone", "begin", "digest", "finished", "keep", "link", "put", "remove"]

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

COMPANIES, DONE, SHARDS, LOCK = "companies", "done", "shards", "lock"
_README = """\
dialogscore keeps here what is done of the benchmark {name}, until all of it is. Give the same command again and it goes
on where it was. The folder holds words and names of persons; delete it if you do not want to go on.

dialogscore bewahrt hier auf, was vom Benchmark {name} fertig ist, bis alles fertig ist. Geben Sie denselben Befehl noch
einmal, und er fährt dort fort, wo er war. Der Ordner enthält Worte und Namen von Personen; löschen Sie ihn, wenn Sie
nicht fortfahren wollen.
"""


def begin(out: Path, *, force: bool = False) -> Path:
    """
    Open the folder of what is done, and clear away what a stopped run left half.

    Parameters
    ----------
    out : pathlib.Path
        Where the benchmark is to be.
    force : bool, default False
        Whether something may be there, to be set aside when all is done.

    Returns
    -------
    pathlib.Path
        ``OUT.partial``.

    Raises
    ------
    OutputError
        If something bears its name already, another run works there, or nothing can be written.
    """
    partial, task = out.with_name(out.name + ".partial"), f"write the result to {out}"
    mark = partial / "README.txt"
    if os.path.lexists(out) and not force:
        raise OutputError(
            task, found="that it exists already", expected="a new folder",
            next_step="Give another name with -o, or --force to set the old one aside.",
        )  # fmt: skip
    if os.path.lexists(partial) and not mark.is_file() and not (partial.is_dir() and not any(partial.iterdir())):
        raise OutputError(
            task, found=f"something else of the name {partial.name}", expected="no such file or folder",
            next_step="Move it away, or give another name with -o.",
        )  # fmt: skip
    with told(task):
        partial.mkdir(parents=True, exist_ok=True)
        partial.chmod(0o700)
        put(mark, _README.format(name=out.name).encode())
        with alone(partial):
            for name in (COMPANIES, DONE, SHARDS):
                (partial / name).mkdir(exist_ok=True)
                for half in (partial / name).glob(".*"):
                    remove(half)
            for half in out.parent.glob(f".{out.name}.*.partial"):  # a result that was not yet in its place
                remove(half)
    return partial


@contextmanager
def alone(partial: Path) -> Iterator[None]:
    """
    Keep a second run of the same benchmark away while one is at work.

    The system frees the lock of a run that was killed; where it knows no such locks, nothing is kept away.

    Parameters
    ----------
    partial : pathlib.Path
        As `begin` gives it.

    Yields
    ------
    None
        Control, to the only run.

    Raises
    ------
    OutputError
        If another run works there.
    """
    with (partial / LOCK).open("wb") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise OutputError(
                    f"go on with {partial}", found="another run that works there", expected="one run at a time",
                    next_step="Wait until it is done, or give another name with -o.",
                ) from error  # fmt: skip
        yield


def put(path: Path, content: bytes) -> None:
    """
    Write a file that appears at once and whole.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    content : bytes
        What it holds.
    """
    half = path.with_name(f".{path.name}")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def digest(*parts: object) -> str:
    """
    Make a key of anything that JSON can say.

    Parameters
    ----------
    *parts : object
        Numbers, texts, lists and dicts; what is none of these goes by its text.

    Returns
    -------
    str
        SHA-256.
    """
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def keep(partial: Path, slug: str, key: str, files: Mapping[str, bytes], facts: Mapping[str, object]) -> None:
    """
    Keep a finished company.

    Parameters
    ----------
    partial : pathlib.Path
        As `begin` gives it.
    slug : str
        Name of its folder.
    key : str
        Of all that its result depends on.
    files : mapping of str to bytes
        Content of its result folder.
    facts : mapping of str to object
        What else is to be known of it.

    Raises
    ------
    OutputError
        If the disk does not take it.
    """
    half, whole = partial / COMPANIES / f".{slug}", partial / COMPANIES / slug
    with told(f"keep the result of {slug}"):
        remove(partial / DONE / f"{slug}.json")
        remove(whole)
        half.mkdir()
        for name, content in files.items():
            path = half / name
            private = name.startswith("private/")
            path.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
            path.write_bytes(content)
            if private:
                path.chmod(0o600)
        half.rename(whole)
        put(partial / DONE / f"{slug}.json", json.dumps({"key": key, "facts": facts}, sort_keys=True).encode())


def finished(partial: Path, slug: str, key: str) -> dict | None:
    """
    Look whether a company is done.

    Parameters
    ----------
    partial : pathlib.Path
        As `begin` gives it.
    slug : str
        Name of its folder.
    key : str
        Of all that its result depends on.

    Returns
    -------
    dict or None
        Its facts; None if it is not done, was done otherwise, or its files are not as they were written.
    """
    mark, whole = partial / DONE / f"{slug}.json", partial / COMPANIES / slug
    if not mark.is_file() or not (whole / "SHA256SUMS").is_file():
        return None
    said = json.loads(mark.read_bytes())
    return said["facts"] if said["key"] == key and not any(verify(whole)) else None


def link(home: Path, names: list[str], into: Path) -> None:
    """
    Let result folders stand in a second place, without copying where the disk can do so.

    Parameters
    ----------
    home : pathlib.Path
        Folder that holds them.
    names : list of str
        Those wanted.
    into : pathlib.Path
        Where they are to be.
    """
    for name in names:
        shutil.copytree(home / name, into / name, copy_function=_linked)


def remove(path: Path) -> None:
    """
    Delete a file or folder, if it is there.

    Parameters
    ----------
    path : pathlib.Path
        The file or folder.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(source, target)
    return target
