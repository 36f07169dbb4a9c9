"""Mapping files that come with the program: each is a format that is recognised by the header it needs."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from dialogscore.readers import heads, mapped
from dialogscore.readers.looks import Look
from dialogscore.readers.mapping import Mapping, load_mapping
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.toprows import SEARCHED, top_rows

__all__ = ["detect", "read", "shipped"]

_SURE, _UNVERIFIED = 0.9, 0.7


# Every file of a folder asks all formats.
@cache
def shipped(path: Path) -> Format:
    """
    Make a format of a mapping file.

    Parameters
    ----------
    path : pathlib.Path
        A mapping file that names its ``title``, ``how_to_get`` and ``needs``.

    Returns
    -------
    Format
        Of the file's name.
    """
    mapping = load_mapping(path)
    limits = (*mapping.limits, *(["unverified_columns"] if mapping.unverified else []))
    has_parents = mapping.threading == "parent" and "parent_id" in mapping.columns
    return Format(
        name=path.stem,
        title=mapping.title or path.stem,
        needs=tuple(" or ".join(group) for group in mapping.needs),
        capabilities=("company_posts", "audience_messages", *(["parents"] if has_parents else []), "exact_times"),
        how_to_get=mapping.how_to_get or "",
        platform=mapping.platform,
        detect=partial(detect, name=path.stem, mapping=mapping),
        read=read,
        to_messages=mapped.to_messages,
        coverage=mapping.coverage or "full",
        limits=limits,
        mapping=mapping,
    )


def detect(seen: Look, *, name: str, mapping: Mapping) -> Detection | None:
    """
    Recognise a vendor's table by its header, whatever lies above it.

    Parameters
    ----------
    seen : Look
        What its first bytes show.
    name : str
        Name of the format.
    mapping : Mapping
        What the header must hold, without regard to case.

    Returns
    -------
    Detection or None
        0.9 if one of the first 15 rows holds all; 0.7 where the names of the columns are not documented.
    """
    for sign, rows in top_rows(seen).items():
        if mapping.delimiter and sign and sign != mapping.delimiter:
            continue
        for place, row in enumerate(rows[:SEARCHED], start=1):
            held = ([mapped.named(one, list(row)) for one in group] for group in mapping.needs)
            found = [next(filter(None, names), None) for names in held]
            if all(found):
                where = f" in row {place}" if place > 1 else ""
                kind = "CSV" if sign else "XLSX"
                sure = _UNVERIFIED if mapping.unverified else _SURE
                return Detection(name, sure, f"{kind} with {heads.words(found)}{where}")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records, and say so where nobody has confirmed what the columns are called.

    Parameters
    ----------
    source : Source
        The file and its mapping.

    Yields
    ------
    Batch
        Text columns of the file.

    Raises
    ------
    FeedError
        If mapped columns are missing.
    """
    if source.mapping and source.mapping.unverified:
        source.notes.append(("unverified_columns", {"file": source.file.name, "format": source.mapping.path.stem}))
    yield from mapped.read(source)
