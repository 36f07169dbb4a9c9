"""One file for one company: accounts, affiliates, feeds, zone and language, read from ``company.toml``."""

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path

from dialogscore.errors import UsageError, nearest
from dialogscore.feedfiles import feed_files
from dialogscore.schema import PLATFORMS

__all__ = ["FILE_NAME", "TWO_LEVEL_PLATFORMS", "Account", "Config", "load", "parse_account", "platform_name"]

FILE_NAME = "company.toml"
TWO_LEVEL_PLATFORMS = ("facebook", "instagram", "youtube", "linkedin", "google_business")
"""Platforms of posts and comments, which show every reply to a comment as a reply to the top-level comment."""


_ALIASES = {"twitter": "x", "fb": "facebook", "ig": "instagram", "yt": "youtube", "bsky": "bluesky"}
_KEYS = {
    "company": str, "accounts": (list, dict), "affiliates": (list, dict), "feeds": (list, str), "mapping": str,
    "format": str, "zone": str, "language": str, "window": str, "as_of": str, "min_confidence": (int, float),
    "max_rejects": (int, float), "threshold": (int, float), "coverage": str, "private": str, "hours": dict,
    "reviews": bool, "spacy_pipeline": (list, str),
}  # fmt: skip


@dataclass(frozen=True)
class Account:
    """
    One account of a company.

    Attributes
    ----------
    platform : str or None
        Platform of the account; None for any.
    handle : str
        Handle, id or name, without a leading ``@``.
    role : str or None
        What the account is for, such as marketing, care or regional.
    """

    platform: str | None
    handle: str
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.platform}:{self.handle}" if self.platform else self.handle


@dataclass(frozen=True)
class Config:
    """
    What a ``company.toml`` says; None where it says nothing.

    Attributes
    ----------
    company : str or None
        Name of the audited company.
    accounts, affiliates : tuple of Account
        The company's own accounts; accounts of employees, influencers and franchisees.
    feeds : tuple of pathlib.Path
        Files to read.
    mapping : pathlib.Path or None
        Mapping file for tables.
    format, zone, language, window, as_of, coverage, private : str or None
        As the options of the same names.
    hours : mapping or None
        Opening hours, as `dialogscore.opening.parse_opening` reads them.
    reviews : bool or None
        Whether reviews are read too.
    min_confidence, max_rejects, threshold : float or None
        As the options of the same names, 0..1.
    spacy_pipelines : tuple of str
        spaCy pipelines whose tokenizers are used, as ``LANGUAGE=NAME``.
    """

    company: str | None = None
    accounts: tuple[Account, ...] = ()
    affiliates: tuple[Account, ...] = ()
    feeds: tuple[Path, ...] = field(default=())
    mapping: Path | None = None
    format: str | None = None
    zone: str | None = None
    language: str | None = None
    window: str | None = None
    as_of: str | None = None
    coverage: str | None = None
    private: str | None = None
    hours: Table | None = None
    reviews: bool | None = None
    min_confidence: float | None = None
    max_rejects: float | None = None
    threshold: float | None = None
    spacy_pipelines: tuple[str, ...] = ()


def platform_name(text: str) -> str | None:
    """
    Give the name of a platform as the table writes it.

    Parameters
    ----------
    text : str
        A name in any case, or a common other name such as ``Twitter``.

    Returns
    -------
    str or None
        One of `dialogscore.schema.PLATFORMS`, None if it is none of them.
    """
    folded = text.strip().casefold().replace(" ", "_")
    folded = _ALIASES.get(folded, folded)
    return folded if folded in PLATFORMS.split("|") else None


def parse_account(text: str) -> Account:
    """
    Read ``handle`` or ``platform:handle``, with ``=role`` behind it if it has one.

    Parameters
    ----------
    text : str
        What the user wrote; ids that hold colons themselves (``did:plc:...``) stay whole.

    Returns
    -------
    Account
        The handle without ``@``.

    Raises
    ------
    UsageError
        If there is no handle in it.
    """
    named, _, role = text.partition("=")
    before, colon, after = named.strip().partition(":")
    platform = platform_name(before) if colon else None
    handle = (after if platform else named).strip().removeprefix("@").strip()
    if not handle:
        raise UsageError(
            f"use the account {text!r}", found="no handle", expected="a handle, or platform:handle such as x:acme"
        )
    return Account(platform, handle, role.strip().casefold() or None)


def load(path: str | Path) -> Config:
    """
    Read a ``company.toml``.

    Parameters
    ----------
    path : str or pathlib.Path
        The file, or a folder that holds it. Paths inside it start at its folder.

    Returns
    -------
    Config
        ``feeds`` defaults to every export file of the folder.

    Raises
    ------
    UsageError
        If the file is missing or not TOML, or a key is unknown or of a wrong type.
    FeedError
        If it names no feeds and the folder holds none.
    """
    path = Path(path)
    if path.is_dir():
        path = path / FILE_NAME
    task = f"read {path}"
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected=f"a {FILE_NAME}") from None
    except (OSError, ValueError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a TOML file in UTF-8") from None
    _check(said, task)
    folder = path.parent
    feeds = said.get("feeds", [])
    named = [feeds] if isinstance(feeds, str) else feeds
    return Config(
        **{key: said[key] for key in ("company", "format", "zone", "language", "window", "as_of", "coverage", "private",
                                      "hours", "reviews")
           if key in said},
        **{key: float(said[key]) for key in ("min_confidence", "max_rejects", "threshold") if key in said},
        accounts=_accounts(said.get("accounts", []), "accounts", task),
        affiliates=_accounts(said.get("affiliates", []), "affiliates", task),
        feeds=tuple(folder / name for name in named) if named else tuple(feed_files(folder)),
        mapping=folder / said["mapping"] if "mapping" in said else None,
        spacy_pipelines=_pipelines(said.get("spacy_pipeline", []), folder),
    )  # fmt: skip


def _pipelines(said: list | str, folder: Path) -> tuple[str, ...]:
    found = []
    for text in [said] if isinstance(said, str) else said:
        before, sign, name = text.rpartition("=")
        beside = folder / name
        found.append(f"{before}{sign}{beside if beside.is_dir() else name}")
    return tuple(found)


def _check(said: Table, task: str) -> None:
    for key, value in said.items():
        if key not in _KEYS:
            raise UsageError(
                task, found=f"the unknown key {key!r}", expected="only known keys", next_step=nearest(key, _KEYS)
            )
        # bool is an int in Python, but no number here.
        if not isinstance(value, _KEYS[key]) or (isinstance(value, bool) and _KEYS[key] is not bool):
            raise UsageError(task, found=f"{key} = {value!r}", expected=f"{key} to be {_words(_KEYS[key])}")
    for key in ("min_confidence", "max_rejects", "threshold"):
        if not 0 <= said.get(key, 0) <= 1:
            raise UsageError(task, found=f"{key} = {said[key]}", expected="a share from 0 to 1")
    if not all(isinstance(name, str) for name in said.get("feeds", [])):
        raise UsageError(task, found="a feed that is no text", expected="file names in feeds")
    if not all(isinstance(name, str) for name in said.get("spacy_pipeline", [])):
        raise UsageError(task, found="a pipeline that is no text", expected="names in spacy_pipeline")


def _words(types: type | tuple[type, ...]) -> str:
    words = {bool: "true or false", str: "text", list: "a list", dict: "a table", int: "a number", float: "a number"}
    types = types if isinstance(types, tuple) else (types,)
    return " or ".join(dict.fromkeys(words[kind] for kind in types))


def _account(platform: str, said: object, where: str, task: str) -> Account:
    """Read a handle, or a table that also says what the account is for."""
    parts = {"handle": said} if isinstance(said, str) else said
    right = isinstance(parts, dict) and parts.keys() <= {"handle", "role"} and "handle" in parts
    if not right or not all(isinstance(part, str) and part.strip() for part in parts.values()):
        raise UsageError(
            task, found=f"{where} = {said!r}", expected='handles, or { handle = "...", role = "..." } with a role'
        )
    handle = parse_account(f"{platform}:{parts['handle']}").handle
    return Account(platform, handle, parts.get("role", "").strip().casefold() or None)


def _accounts(said: list | Table, key: str, task: str) -> tuple[Account, ...]:
    if isinstance(said, list):
        if not all(isinstance(text, str) for text in said):
            raise UsageError(task, found=f"{key} = {said!r}", expected=f"{key} to be a list of texts")
        return tuple(parse_account(text) for text in said)
    found = []
    for name, handles in said.items():
        platform = platform_name(name)
        if platform is None:
            raise UsageError(
                task,
                found=f"the unknown platform {name!r} in {key}",
                expected="a platform",
                next_step=nearest(name, PLATFORMS.split("|")),
            )
        handles = handles if isinstance(handles, list) else [handles]
        found += [_account(platform, handle, f"{key}.{name}", task) for handle in handles]
    return tuple(found)
