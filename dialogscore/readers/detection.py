"""Which format a file or an archive has, from its bytes and names and with the evidence."""

from collections.abc import Sequence
from pathlib import Path

from dialogscore import registry
from dialogscore.errors import FeedError, UnknownFormatError
from dialogscore.feedfiles import is_feed_name
from dialogscore.readers import heads
from dialogscore.readers.blobs import Blob, container_kind, list_members
from dialogscore.readers.instead import instead
from dialogscore.readers.looks import Look, look
from dialogscore.readers.mapping import Mapping
from dialogscore.readers.metrics import metric_columns
from dialogscore.readers.model import Detection, Format
from dialogscore.readers.profiles import find_grid
from dialogscore.readers.textfile import read_head

__all__ = ["choose_format", "choose_members", "find_feeds", "inspect_detection"]

_SURE = 0.6
_GAP = 0.15


def inspect_detection(path: str | Path) -> list[Detection]:
    """
    Rank what a file, an archive or a folder may be.

    Parameters
    ----------
    path : str or pathlib.Path
        A file, archive or folder.

    Returns
    -------
    list of Detection
        Most likely first; empty if no format knows it, or it is certainly something else.

    Raises
    ------
    FeedError
        If it is missing, empty or cannot be opened.
    """
    path = Path(path)
    if container_kind(path):
        ranked = _rank_members([one.member for one in list_members(path)])
        if ranked:
            return ranked
    found = [one for file in find_feeds(path) for one in _known(file)]
    best: dict[str, Detection] = {}
    for one in sorted(found, key=lambda one: (-one.confidence, one.format)):
        best.setdefault(one.format, one)
    return list(best.values())


def find_feeds(path: Path) -> list[Blob]:
    """
    List the files at a path that may be feeds of their own.

    Parameters
    ----------
    path : pathlib.Path
        A file, archive or folder that no format reads as a whole.

    Returns
    -------
    list of Blob
        The file itself; of an archive the members that have names of feeds.

    Raises
    ------
    FeedError
        If an archive holds none.
    """
    if not container_kind(path):
        return [Blob(path)]
    members = list_members(path)
    files = [one for one in members if is_feed_name(one.member)]
    if not files:
        raise FeedError(
            f"read {path}",
            found=f"{len(members):,} files in it ({heads.words([one.member for one in members], 5)})",
            expected="an export: CSV, JSON, JSONL, Parquet or XLSX",
        )
    return files


def choose_members(path: Path, members: Sequence[Blob], *, name: str | None = None) -> tuple[Format, Detection] | None:
    """
    Decide whether one format reads an archive or a folder as a whole.

    Parameters
    ----------
    path : pathlib.Path
        The archive or folder.
    members : sequence of Blob
        What it holds.
    name : str, optional
        Name of a format, instead of detection.

    Returns
    -------
    (Format, Detection) or None
        The format, and why; None if its files are read one by one.

    Raises
    ------
    UnknownFormatError
        If two are about as likely.
    UsageError
        If there is no format of that name.
    """
    if name is not None:
        known = _format(name)
        return (known, Detection(name, 1.0, "--format")) if known.detect_members else None
    ranked = _rank_members([one.member for one in members])
    if not ranked or ranked[0].confidence < _SURE:
        return None
    _check_gap(path, ranked)
    return _format(ranked[0].format), ranked[0]


def choose_format(file: Blob, *, name: str | None = None, mapping: Mapping | None = None) -> tuple[Format, Detection]:
    """
    Decide how to read a file.

    Parameters
    ----------
    file : Blob
        A file.
    name : str, optional
        Name of a format, instead of detection.
    mapping : Mapping, optional
        Tables are read through it if they have its columns, or no other format fits.

    Returns
    -------
    (Format, Detection)
        The format, and why.

    Raises
    ------
    UnknownFormatError
        If no format knows it, or two are about as likely.
    UsageError
        If there is no format of that name.
    FeedError
        If it is missing, empty or cannot be opened.
    """
    head = read_head(file)
    ranked = _rank(file, head)
    other = heads.recognise(head)
    is_known = bool(ranked) and ranked[0].confidence >= _SURE
    # A format may know what is no table otherwise, such as a script that holds data.
    if other and not is_known:
        raise UnknownFormatError(
            f"read {file}", found=other[0], expected="a CSV, JSONL, Parquet or XLSX export", next_step=other[1]
        )
    if name is not None:
        return _format(name), Detection(name, 1.0, "--format")
    seen = look(file, head)
    is_table = seen.shape in ("CSV", "XLSX", "text")
    # Who names a mapping file knows better than one that is shipped.
    is_own = is_known and _format(ranked[0].format).mapping is None
    if mapping is not None and is_table and (not is_own or set(mapping.file_columns) <= set(seen.names)):
        return _format("table"), Detection("table", 1.0, "--mapping")
    if not is_known:
        raise _unknown(file, seen)
    _check_gap(file, ranked)
    return _format(ranked[0].format), ranked[0]


def _rank(file: Blob, head: bytes | None = None) -> list[Detection]:
    head = read_head(file) if head is None else head
    seen = look(file, head)
    found = [_format(name).detect(seen) for name in registry.names("formats")]
    return sorted(filter(None, found), key=lambda one: (-one.confidence, one.format))


def _known(file: Blob) -> list[Detection]:
    head = read_head(file)
    ranked = _rank(file, head)
    return [] if heads.recognise(head) and not (ranked and ranked[0].confidence >= _SURE) else ranked


def _rank_members(names: list[str]) -> list[Detection]:
    known = [_format(name) for name in registry.names("formats")]
    found = [one.detect_members(names) for one in known if one.detect_members]
    return sorted(filter(None, found), key=lambda one: (-one.confidence, one.format))


def _check_gap(what: object, ranked: list[Detection]) -> None:
    if len(ranked) < 2 or ranked[0].confidence - ranked[1].confidence >= _GAP:
        return
    one, two = ranked[:2]
    raise UnknownFormatError(
        f"recognise {what}",
        found=f"what may be {one.format} ({one.evidence}) or {two.format} ({two.evidence})",
        expected="one format",
        next_step=f"Name it with --format {one.format} or --format {two.format}.",
    )


def _unknown(file: Blob, seen: Look) -> UnknownFormatError:
    if counters := metric_columns(seen):
        return UnknownFormatError(
            f"read {file}",
            found=f"a table of metrics without messages ({heads.words(counters, 5)})",
            expected="the messages themselves, one a row, with text and time",
            next_step="Ask for the export of messages or comments (inbox, moderation) in place of the overview;"
            " `dialogscore list formats --how-to-get` says where to find it.",
        )
    if known := instead(seen):
        return UnknownFormatError(
            f"read {file}", found=known[0], expected="an export with messages", next_step=known[1]
        )
    what = {"CSV": "a table", "XLSX": "a workbook", "text": "plain text"}.get(seen.shape, seen.shape)
    if seen.names and seen.shape != "text":
        what += f" with the {'keys' if 'JSON' in seen.shape else 'columns'} {heads.words(seen.names)}"
    is_table = find_grid(seen) is not None
    steps = f"`dialogscore map {file} -o mapping.toml` finds out which column is which, for --mapping mapping.toml"
    steps += "; or name the format with --format"
    if not is_table:
        steps = "Name the format with --format, or convert it to the canonical table"
    return UnknownFormatError(
        f"recognise {file}",
        found=what,
        expected="a format that dialogscore knows",
        next_step=f"{steps}; `dialogscore list formats` shows them.",
    )


def _format(name: str) -> Format:
    found = registry.resolve("formats", name)
    if not isinstance(found, Format):
        raise TypeError(f"format {name} is no Format")
    return found
