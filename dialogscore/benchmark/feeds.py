"""What FEEDS are: files that hold many companies, folders of one company each, and addresses elsewhere."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dialogscore import config
from dialogscore.benchmark.frame import Frame, slugs
from dialogscore.benchmark.unit import told
from dialogscore.errors import DialogscoreError, FeedError, UsageError, nearest

__all__ = ["Inputs", "Own", "fetched", "inputs_of", "stamps"]

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Own(NamedTuple):
    """
    The feed of one company alone.

    Attributes
    ----------
    company : str
        Its name.
    paths : list of pathlib.Path
        Its files.
    facts : dict
        What its ``company.toml`` says of the company and of the files: accounts, affiliates, mapping, format, zone,
        hours, coverage, as_of. What it says of measuring is not asked: that is the same for all.
    failure : dict or None
        Why nothing can be read: ``task``, ``found``, ``expected`` and ``next_step``.
    """

    company: str
    paths: list[Path]
    facts: dict
    failure: dict | None = None


class Inputs(NamedTuple):
    """
    All feeds of a benchmark.

    Attributes
    ----------
    shared : list of pathlib.Path
        Files and folders that may hold several companies.
    own : list of Own
        Feeds of one company each.
    """

    shared: list[Path]
    own: list[Own]


FACTS = ("accounts", "affiliates", "mapping", "format", "zone", "hours", "coverage", "as_of")


def inputs_of(feeds: Iterable[str | Path], frame: Frame | None) -> Inputs:
    """
    Tell feeds of many companies from those of one.

    Parameters
    ----------
    feeds : iterable of str or pathlib.Path
        A folder is one company's if it holds a ``company.toml`` or bears the name of a company of the frame; a folder
        of such folders stands for them. Every other folder, and every file, may hold several companies.
    frame : Frame, optional
        The companies, if somebody listed them; its rows may name feeds too.

    Returns
    -------
    Inputs
        Both kinds. What is wrong with the feed of one company is its failure and stops no other.

    Raises
    ------
    FeedError
        If there is no such file.
    UsageError
        If a folder is that of a company which the frame does not list.
    """
    by_slug = {name: company for company, name in slugs(frame.accounts).items()} if frame else {}
    shared, own = [], []
    for path in map(Path, feeds):
        if not path.exists():
            raise FeedError(f"read {path}", found="no such file or folder", expected="an export file or a folder")
        folders = [path] if _is_own(path, by_slug) else _own_folders(path, by_slug)
        own += [_own(folder, by_slug) for folder in folders]
        shared += [] if folders else [path]
    for company, path in (frame.feeds if frame else {}).items():
        if path.exists():
            found = _own(path, by_slug) if _is_own(path, by_slug) else Own(company, [path], {})
        else:
            error = FeedError(
                f"read the feed of {company}", found=f"no {path}", expected="a file or folder of that name"
            )
            found = Own(company, [], {}, told(error))
        own.append(found._replace(company=company))
    return Inputs(shared, sorted(own, key=lambda one: (one.company, *map(str, one.paths))))


def fetched(feeds: Sequence[str | Path], into: Path) -> list[str | Path]:
    """
    Copy what lies at addresses.

    Parameters
    ----------
    feeds : sequence of str or pathlib.Path
        Paths, and addresses of files such as ``s3://bucket/twcs.csv``, read by fsspec.
    into : pathlib.Path
        Folder for the copies.

    Returns
    -------
    list of str or pathlib.Path
        Paths only.

    Raises
    ------
    UsageError
        If fsspec, or its part for that kind of address, is not installed.
    FeedError
        If nothing can be read there.
    """
    found = []
    for feed in feeds:
        if isinstance(feed, Path) or not _ADDRESS.match(feed):
            found.append(feed)
            continue
        try:
            import fsspec

            copy = into / hashlib.sha256(feed.encode()).hexdigest()[:12] / feed.rstrip("/").rpartition("/")[2]
            copy.parent.mkdir(parents=True, exist_ok=True)
            with fsspec.open(feed, "rb") as there, copy.open("wb") as here:
                shutil.copyfileobj(there, here, 1 << 20)
        except (ImportError, ValueError) as error:
            raise UsageError(
                f"read {feed}", found=f"{error}", expected="fsspec and what it needs for such addresses",
                next_step="Install dialogscore[dask], or copy the file and name its path.",
            ) from None  # fmt: skip
        except OSError as error:
            raise FeedError(f"read {feed}", found=f"{error}", expected="a file at that address") from None
        found.append(copy)
    return found


def stamps(paths: Iterable[Path]) -> list[list[str]]:
    """
    Say what files hold, so that another run knows whether they changed.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        Files and folders.

    Returns
    -------
    list of list of str
        Name and SHA-256 of every file in them.
    """
    found = []
    for path in paths:
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for file in files:
            with file.open("rb") as content:
                found.append([str(file), hashlib.file_digest(content, "sha256").hexdigest()])
    return found


def _is_own(path: Path, by_slug: Mapping[str, str]) -> bool:
    return path.is_dir() and ((path / config.FILE_NAME).is_file() or _slug(path.name) in by_slug)


def _own_folders(path: Path, by_slug: Mapping[str, str]) -> list[Path]:
    return [one for one in sorted(path.iterdir()) if _is_own(one, by_slug)] if path.is_dir() else []


def _slug(name: str) -> str:
    return slugs([name])[name]


def _own(folder: Path, by_slug: Mapping[str, str]) -> Own:
    if not (folder / config.FILE_NAME).is_file():
        return Own(by_slug[_slug(folder.name)], [folder], {})
    try:
        said = config.load(folder)
    except DialogscoreError as error:
        company = by_slug.get(_slug(folder.name)) if by_slug else folder.name
        if company is None:
            raise
        return Own(company, [], {}, told(error))
    company = said.company or folder.name
    if by_slug:
        listed = by_slug.get(_slug(company)) or by_slug.get(_slug(folder.name))
        if listed is None:
            raise UsageError(
                f"read {folder}", found=f"the feed of {company}, which the frame does not list",
                expected="a company of companies.csv", next_step=nearest(company, by_slug.values()),
            )  # fmt: skip
        company = listed
    facts = {name: value for name in FACTS if (value := getattr(said, name)) not in (None, ())}
    return Own(company, list(said.feeds), facts)
