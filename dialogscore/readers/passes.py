"""Large files are read twice: first what tells whose threads matter, then the messages of these alone."""

import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import schema
from dialogscore.readers.aliases import one_id_each
from dialogscore.readers.assembly import BATCH, arranged, drop_unwanted, to_frame
from dialogscore.readers.authorids import fill_author_ids
from dialogscore.readers.duplicates import merge_duplicates
from dialogscore.readers.intake import records
from dialogscore.readers.model import Feed, Format, ReadOptions, Source
from dialogscore.readers.reviews import set_aside
from dialogscore.readers.touched import may_matter

__all__ = ["LARGE", "is_large", "read_again"]

LARGE = 1 << 28
_SETTLED = ["ref", "author_role", "author_role_source"]


def is_large(opened: Sequence[tuple[Format, Source]]) -> bool:
    """
    Decide whether files are read twice.

    Parameters
    ----------
    opened : sequence of (Format, Source)
        The files.

    Returns
    -------
    bool
        Whether they have more than `LARGE` bytes. The record of an audit, which is Parquet, is read once.
    """
    return sum(source.survey.size for _, source in opened) > LARGE and all(
        source.file.path.name != "messages.parquet" for _, source in opened
    )


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
        As one pass would give it, but without the messages that have no direction and enter no measure; a note counts
        them. The others keep their refs.
    """
    first, rows = first_pass()
    in_order = any(source.mapping and source.mapping.threading == "conversation" for _, source in opened)
    matters = may_matter(first.messages, options.accounts, in_order=in_order)
    settled = first.messages.loc[matters, ["platform", "message_id", *_SETTLED]].reset_index(drop=True)
    left_out = len(matters) - len(settled)
    wanted = _keys(settled)
    keep = pc.is_in(_keys(rows), value_set=wanted).to_numpy()
    first = dataclasses.replace(first, messages=first.messages.iloc[:0])
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
    reads[:] = [one._replace(table=BATCH.empty_table()) for one in reads]
    messages, _ = drop_unwanted(messages, options)
    messages, _ = set_aside(messages, options)
    messages = messages if is_each_once else merge_duplicates(messages)[0]
    # The first pass has settled the order: a row's place is that of its id.
    settled = settled[_SETTLED]
    order = np.argsort(pc.index_in(_keys(messages), value_set=wanted).to_numpy(), kind="stable")
    del wanted
    if (order[1:] < order[:-1]).any():
        messages = arranged(messages, order)
    for name in _SETTLED:
        messages[name] = settled[name]
    notes = [*first.notes, ("left_out", {"rows": left_out})] if left_out else first.notes
    return dataclasses.replace(first, messages=schema.conform(messages), notes=notes)


def _keys(messages: pd.DataFrame) -> pa.ChunkedArray:
    names = ("platform", "message_id")
    columns = [pa.chunked_array(messages[name].array.__arrow_array__()).cast(pa.string()) for name in names]
    return pc.binary_join_element_wise(*columns, "\x1f")
