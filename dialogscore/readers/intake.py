"""From one file to the batches of its format, and from these to one table of messages and rejects."""

import dataclasses
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers.ahead import ahead
from dialogscore.readers.aliases import aliases_of, join_ids
from dialogscore.readers.assembly import BATCH, compact
from dialogscore.readers.blobs import Blob
from dialogscore.readers.detection import choose_format, choose_members
from dialogscore.readers.fewwords import closed
from dialogscore.readers.heads import words
from dialogscore.readers.ids import ID_COLUMNS, check_damage
from dialogscore.readers.mapping import Mapping
from dialogscore.readers.model import Batch, Format, ReadOptions, Reject, Source
from dialogscore.readers.normalise import normalise, repeated_headers
from dialogscore.readers.reviews import check_asked_for
from dialogscore.readers.sources import Read
from dialogscore.readers.stowed import Stowed
from dialogscore.readers.textfile import survey, survey_members

__all__ = ["BEGINNING", "open_source", "records"]

_NO_COLUMN = 'Field "'  # what Arrow says first of all
BEGINNING = 64  # letters of a text that tell two apart and hold the names that it leads with


def open_source(
    file: Blob, members: tuple[Blob, ...], source_id: str, options: ReadOptions, mapping: Mapping | None
) -> tuple[Format, Source]:
    """
    Find out how a file is to be read.

    Parameters
    ----------
    file : Blob
        A file, or an archive.
    members : tuple of Blob
        What the archive holds, if one format reads it as a whole.
    source_id : str
        ``S1``, ``S2``, ...
    options : ReadOptions
        What the user asked for.
    mapping : Mapping, optional
        How columns are to be understood.

    Returns
    -------
    (Format, Source)
        Its format; hash, size, encoding and notes.
    """
    if members:
        chosen = choose_members(file.path, members, name=options.format)
        known, detection = chosen or choose_format(file, name=options.format, mapping=mapping)
        source = Source(source_id, file, survey_members(file, members), None, options.zone, members)
    else:
        known, detection = choose_format(file, name=options.format, mapping=mapping)
        source = Source(source_id, file, survey(file), None, options.zone)
    check_asked_for(known, file, options)
    mapping = mapping if known.name == "table" else known.mapping
    if mapping is not None:
        source = dataclasses.replace(source, mapping=mapping, zone=mapping.time_zone or options.zone)
    source.notes.append(("detected", {"file": file.name} | detection._asdict()))
    if source.survey.is_guess and (source.mapping is None or source.mapping.encoding is None):
        source.notes.append(("guessed_encoding", {"file": file.name, "encoding": source.survey.encoding}))
    return known, source


def records(
    known: Format, source: Source, *, slim: bool = False, keep: np.ndarray | None = None, stowed: Stowed | None = None
) -> Read:
    """
    Read a file.

    Parameters
    ----------
    known : Format
        Its format.
    source : Source
        The file.
    slim : bool, default False
        Keep no more than the beginning of a text, and no link.
    keep : ndarray of bool, optional
        Which of the messages to keep, counted as an earlier reading of the same file gave them.
    stowed : Stowed, optional
        Takes the texts and gives marks in their place; columns of few words then are dictionaries.

    Returns
    -------
    Read
        Messages and rejects.

    Raises
    ------
    FeedError
        If nothing is in it, its times need a zone, or its ids are damaged.
    """
    tables: list[pa.Table] = []
    rejects: list[Reject] = []
    notes: list[tuple[str, dict[str, Any]]] = []
    aliases: dict[str, str] = {}
    dropped = count = 0
    for piece in ahead(lambda batch: _prepared(known, source, batch, slim=slim), known.read(source)):
        table = piece.table if stowed is None else closed(stowed.put(piece.table))
        rejects += piece.rejects
        notes += piece.notes
        dropped += piece.dropped
        for one, other in piece.aliases.items():
            join_ids(aliases, one, other)
        count += len(table)
        tables.append(table if keep is None else compact(table.filter(pa.array(keep[count - len(table) : count]))))
    source.notes.extend(notes)
    if dropped:
        source.notes.append(("dropped_by_mapping", {"file": source.file.name, "rows": dropped}))
    rejects.sort(key=lambda reject: reject.source_row)
    table = pa.concat_tables(tables) if tables else BATCH.empty_table()
    if keep is None:
        _check(table, rejects, source)
    return Read(known, source, table, rejects, count + len(rejects) + dropped, aliases)


class _Piece(NamedTuple):
    table: pa.Table
    rejects: list[Reject]
    notes: list[tuple[str, dict[str, Any]]]
    dropped: int
    aliases: dict[str, str]


def _prepared(known: Format, source: Source, batch: Batch, *, slim: bool) -> _Piece:
    """Bring a batch to the schema; several may be on the way, so each has notes of its own."""
    mapping, source = source.mapping, dataclasses.replace(source, notes=[])
    again = repeated_headers(batch.table)
    rows = batch.table.filter(pa.array(~again)) if again.any() else batch.table
    twice = batch.table["source_row"].filter(pa.array(again)).to_pylist() if again.any() else []
    raw = _translated(known, rows, source)
    table, bad = normalise(
        raw,
        source,
        platform=mapping.platform if mapping else known.platform,
        style=mapping.time_format if mapping else None,
    )
    rejects = [*batch.rejects, *(Reject(row, "repeated_header", {}) for row in twice), *bad]
    table = table.select(BATCH.names).cast(BATCH)
    aliases = aliases_of(raw) if "aliases" in raw.column_names else {}
    return _Piece(compact(_slimmed(table) if slim else table), rejects, source.notes, len(rows) - len(raw), aliases)


def _translated(known: Format, table: pa.Table, source: Source) -> pa.Table:
    """Let the format do its part; a file that was said to have it, and lacks a column, is the user's to mend."""
    try:
        return known.to_messages(table, source)
    except KeyError as error:
        if not str(error).strip("'").startswith(_NO_COLUMN):
            raise
    raise FeedError(
        f"read {source.file} as {known.name}",
        found=f"the columns {words([name for name in table.column_names if name != 'source_row'])}",
        expected=f"also {' and '.join(known.needs)}",
        next_step="Leave out --format to have it found out, or name another.",
    )


def _slimmed(table: pa.Table) -> pa.Table:
    """Leave what decides whose a message is and where it belongs, and enough of the rest to tell repeated ones."""
    texts = pc.utf8_slice_codeunits(table["text"], 0, BEGINNING)
    links = pa.chunked_array([pa.nulls(len(table), pa.large_string())])
    for name, column in (("text", texts), ("url", links)):
        table = table.set_column(table.column_names.index(name), BATCH.field(name), column)
    return table


def _check(table: pa.Table, rejects: list[Reject], source: Source) -> None:
    if not len(table) and not rejects:
        raise FeedError(f"read {source.file}", found="a header and no message", expected="messages")
    naive = sum(reject.reason == "naive_time" for reject in rejects)
    if 2 * naive > len(table) + len(rejects):
        raise FeedError(
            f"read {source.file}",
            found=f"{naive:,} times without a time zone",
            expected="times with one, such as 2024-03-05T09:00:00Z",
            next_step="Name the zone with --zone, such as --zone Europe/Berlin or --zone UTC.",
        )
    for _ in ahead(lambda name: check_damage(table[name], name, source.file), ID_COLUMNS):
        pass
    if source.zone and pc.any(pc.equal(table["created_at_source"], "assumed_zone")).as_py():
        source.notes.append(("assumed_zone", {"file": source.file.name, "zone": source.zone}))
