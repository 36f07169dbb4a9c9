"""Large files are read for the messages that matter; the largest twice, so that the texts of others are never held."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import schema
from dialogscore.readers.aliases import one_id_each
from dialogscore.readers.assembly import to_frame
from dialogscore.readers.authorids import fill_author_ids
from dialogscore.readers.blobs import Blob
from dialogscore.readers.duplicates import merge_duplicates
from dialogscore.readers.intake import BEGINNING, records
from dialogscore.readers.model import Feed, Format, ReadOptions, Source
from dialogscore.readers.ordering import arranged
from dialogscore.readers.reviews import set_aside
from dialogscore.readers.touched import may_matter
from dialogscore.readers.unwanted import drop_unwanted

__all__ = ["LARGE", "TIMES_FOR_TWO_PASSES", "is_large", "read_again", "touched_alone", "watched"]

LARGE = 3 << 27
# Times as large as that: from here on a first pass tells whose threads matter, and texts are read in a second one.
TIMES_FOR_TWO_PASSES = 2
_SETTLED = ("ref", "author_role", "author_role_source")


def is_large(opened: Sequence[tuple[Format, Source]], *, times: int = 1) -> bool:
    """
    Decide whether messages that cannot matter are left out of files.

    Parameters
    ----------
    opened : sequence of (Format, Source)
        The files.
    times : int, default 1
        How many times as large they are to be.

    Returns
    -------
    bool
        Whether they have more than `LARGE` bytes. The record of an audit, which is Parquet, is read whole.
    """
    return sum(source.survey.size for _, source in opened) > times * LARGE and all(
        source.file.path.name != "messages.parquet" for _, source in opened
    )


def watched(
    opened: Sequence[tuple[Format, Source]], progress: Callable[[int, int], None], *, passes: int
) -> list[tuple[Format, Source]]:
    """
    Have passes tell how far they are.

    Parameters
    ----------
    opened : sequence of (Format, Source)
        The files.
    progress : callable
        Takes (done, total) in bytes.
    passes : int
        How often the files are read.

    Returns
    -------
    list of (Format, Source)
        The same.
    """
    total, done = passes * sum(source.survey.size for _, source in opened), 0

    def seen(size: int) -> None:
        nonlocal done
        done = min(done + size, total)  # of an archive only the packed size is known
        progress(done, total)

    def told(blob: Blob) -> Blob:
        return dataclasses.replace(blob, seen=seen)

    return [
        (known, dataclasses.replace(one, file=told(one.file), members=tuple(map(told, one.members))))
        for known, one in opened
    ]


def touched_alone(feed: Feed, opened: Sequence[tuple[Format, Source]], options: ReadOptions) -> Feed:
    """
    Leave out the messages that cannot matter.

    Parameters
    ----------
    feed : Feed
        All messages; used up.
    opened : sequence of (Format, Source)
        The files.
    options : ReadOptions
        What the user asked for.

    Returns
    -------
    Feed
        The same, but without the messages that have no direction and enter no measure; a note counts them. The others
        keep their refs.
    """
    beginnings = pc.utf8_slice_codeunits(feed.messages["text"].array.__arrow_array__(), 0, BEGINNING)
    beginnings = pd.StringDtype("pyarrow").__from_arrow__(beginnings)
    matters = _matter(feed.messages.assign(text=beginnings), opened, options)
    if matters.all():
        return feed
    kept = arranged(feed.messages, np.flatnonzero(matters))
    return dataclasses.replace(feed, messages=kept, notes=_told(feed, matters))


def read_again(
    opened: Sequence[tuple[Format, Source]], first_pass: Callable[[], tuple[Feed, pd.DataFrame]], options: ReadOptions
) -> Feed:
    """
    Read the messages that may matter.

    Parameters
    ----------
    opened : sequence of (Format, Source)
        The files.
    first_pass : callable
        Gives what the first pass makes of them, texts cut; and ``source_id``, ``platform`` and ``message_id`` of every
        row of it, in the order of the files. Nobody else must hold on to them.
    options : ReadOptions
        What the user asked for.

    Returns
    -------
    Feed
        As `touched_alone` gives it.
    """
    first, rows = first_pass()
    matters = _matter(first.messages, opened, options)
    # Words that say the same in many rows take no more room than numbers.
    settled = {name: _some(first.messages[name], matters, few=name != "ref") for name in _SETTLED}
    wanted = pc.filter(_keys(first.messages), pa.array(matters))
    first = dataclasses.replace(first, messages=pd.DataFrame(), notes=_told(first, matters))
    keep = pc.is_in(_keys(rows), value_set=wanted).to_numpy()
    counts = [int((rows["source_id"] == source.source_id).sum()) for _, source in opened]
    is_each_once = len(rows) == len(matters)
    del rows, matters
    pa.default_memory_pool().release_unused()
    reads, place = [], 0
    for (known, source), count in zip(opened, counts, strict=True):
        kept = keep[place : place + count]
        reads.append(records(known, dataclasses.replace(source, notes=[]), keep=kept))
        place += count
    messages = fill_author_ids(one_id_each(to_frame(reads), reads))
    messages, _ = drop_unwanted(messages, options)
    messages, _ = set_aside(messages, options)
    messages = messages if is_each_once else merge_duplicates(messages)[0]
    # The first pass has settled the order: a row's place is that of its id.
    order = np.argsort(pc.index_in(_keys(messages), value_set=wanted).to_numpy(), kind="stable")
    del wanted
    if (order[1:] < order[:-1]).any():
        messages = arranged(messages, order)
    for name in _SETTLED:
        messages[name] = pd.StringDtype("pyarrow").__from_arrow__(settled.pop(name).cast(pa.large_string()))
    return dataclasses.replace(first, messages=schema.conform(messages))


def _matter(messages: pd.DataFrame, opened: Sequence[tuple[Format, Source]], options: ReadOptions) -> np.ndarray:
    in_order = any(source.mapping and source.mapping.threading == "conversation" for _, source in opened)
    return may_matter(messages, options.accounts, in_order=in_order)


def _told(feed: Feed, matters: np.ndarray) -> list[tuple[str, dict[str, Any]]]:
    left_out = len(matters) - int(matters.sum())
    return [*feed.notes, ("left_out", {"rows": left_out})] if left_out else feed.notes


def _some(column: pd.Series, rows: np.ndarray, *, few: bool) -> pa.ChunkedArray:
    values = pa.chunked_array(column.array.__arrow_array__())
    return pc.filter(values.dictionary_encode() if few else values, pa.array(rows))


def _keys(messages: pd.DataFrame) -> pa.ChunkedArray:
    columns = [pa.chunked_array(messages[name].array.__arrow_array__()) for name in ("platform", "message_id")]
    return pc.binary_join_element_wise(*columns, pa.scalar("\x1f", pa.large_string()))
