"""Which format a file has, from its bytes and with the evidence."""

from pathlib import Path

from dialogscore import registry
from dialogscore.errors import UnknownFormatError
from dialogscore.readers import heads
from dialogscore.readers.mapping import Mapping
from dialogscore.readers.model import Detection, Format
from dialogscore.readers.textfile import read_head

__all__ = ["choose_format", "inspect_detection"]

_SURE = 0.6
_GAP = 0.15


def inspect_detection(path: str | Path) -> list[Detection]:
    """
    Rank what a file may be.

    Parameters
    ----------
    path : str or pathlib.Path
        A file.

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
    head = read_head(path)
    if heads.recognise(head):
        return []
    found = [_format(name).detect(head, path) for name in registry.names("formats")]
    return sorted(filter(None, found), key=lambda one: (-one.confidence, one.format))


def choose_format(path: Path, *, name: str | None = None, mapping: Mapping | None = None) -> tuple[Format, Detection]:
    """
    Decide how to read a file.

    Parameters
    ----------
    path : pathlib.Path
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
    head = read_head(path)
    other = heads.recognise(head)
    if other:
        raise UnknownFormatError(
            f"read {path}", found=other[0], expected="a CSV, JSONL, Parquet or XLSX export", next_step=other[1]
        )
    if name is not None:
        return _format(name), Detection(name, 1.0, "--format")
    ranked = inspect_detection(path)
    shape, names = heads.names(head, path)
    is_table = shape in ("CSV", "XLSX", "text")
    is_known = bool(ranked) and ranked[0].confidence >= _SURE
    if mapping is not None and is_table and (not is_known or set(mapping.file_columns) <= set(names)):
        return _format("table"), Detection("table", 1.0, "--mapping")
    if not is_known:
        what = {"CSV": "a table", "XLSX": "a workbook", "text": "plain text"}.get(shape, shape)
        if names and shape != "text":
            what += f" with the {'keys' if 'JSON' in shape else 'columns'} {heads.words(names)}"
        steps = "Write a mapping file and name it with --mapping, or name the format with --format"
        if shape not in ("CSV", "XLSX"):
            steps = "Name the format with --format, or convert it to the canonical table"
        raise UnknownFormatError(
            f"recognise {path}",
            found=what,
            expected="a format that dialogscore knows",
            next_step=f"{steps}; `dialogscore list formats` shows them.",
        )
    if len(ranked) > 1 and ranked[0].confidence - ranked[1].confidence < _GAP:
        raise UnknownFormatError(
            f"recognise {path}",
            found=f"what may be {ranked[0].format} ({ranked[0].evidence}) or {ranked[1].format} ({ranked[1].evidence})",
            expected="one format",
            next_step=f"Name it with --format {ranked[0].format} or --format {ranked[1].format}.",
        )
    return _format(ranked[0].format), ranked[0]


def _format(name: str) -> Format:
    found = registry.resolve("formats", name)
    if not isinstance(found, Format):
        raise TypeError(f"format {name} is no Format")
    return found
