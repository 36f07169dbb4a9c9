"""One message, found twice: the first row is kept and takes the best of both."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers.fewwords import spelt, texts_of
from dialogscore.readers.idnumbers import id_numbers
from dialogscore.readers.ordering import arranged
from dialogscore.readers.sources import Read

__all__ = ["check_unique", "merge_duplicates"]

_SUSPICIOUS = 20

_KEY = ["platform", "message_id"]
_PROVENANCE = ["row", "included", "embedded", "synthesised"]
_WITH_TIME = ["created_at", "created_at_precision", "created_at_source"]


def merge_duplicates(messages: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Merge rows of the same platform and id.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows in the order of sources and records; used up if some are merged, so that memory holds them once.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame)
        The messages, each once: earliest ``created_at``, text of the latest edit (else of the latest time, else of the
        last row) that is not empty, a status other than visible if any row has one, first value that is there
        elsewhere; records of their own come before copies beside others. Then the other rows: ``source_id``,
        ``source_row``, ``reason`` (``same_row`` if they differ in nothing, else ``duplicate_id``), ``is_another``
        (whether both text and time differ), ``by_another`` (and the author too), ``kept_source`` and ``kept_row``.
    """
    columns = ["source_id", "source_row", "reason", "is_another", "by_another", "kept_source", "kept_row"]
    nothing = pd.DataFrame(columns=columns)
    ids = texts_of(messages["message_id"])
    if _are_distinct(ids):
        return messages, nothing
    is_many, likely = np.zeros(len(messages), dtype=bool), _likely_twice(ids)
    is_many[likely] = messages[_KEY].iloc[likely].duplicated(keep=False).to_numpy()
    del ids
    if not is_many.any():
        return messages, nothing
    some = spelt(messages[is_many])
    held = some["provenance"].map({name: place for place, name in enumerate(_PROVENANCE)}).to_numpy(dtype="int64")
    some = some.iloc[np.argsort(held, kind="stable")]
    grouped = some.groupby(_KEY, sort=False)
    number = grouped.ngroup().to_numpy()
    is_first = ~some.duplicated(_KEY).to_numpy()
    merged = grouped.first().reset_index()[some.columns]
    merged.index = some.index[is_first]
    by_time = some.assign(number=number, place=np.arange(len(some))).sort_values(
        ["number", "created_at", "place"], kind="stable"
    )
    earliest = by_time.drop_duplicates("number")
    for column in _WITH_TIME:
        merged[column] = earliest[column].array
    for column in ("source_id", "source_row"):
        merged[column] = some.loc[is_first, column].array
    edited = some["edited_at"].fillna(some["created_at"])
    has_text = (some["text"] != "").to_numpy(dtype=bool)
    latest = (
        some.assign(number=number, place=np.arange(len(some)), edited=edited, has_text=has_text)
        .sort_values(["number", "has_text", "edited", "place"], kind="stable")
        .drop_duplicates("number", keep="last")
    )
    merged["text"] = latest["text"].array
    # Whoever saw it gone saw it later.
    gone = some["status"].where(some["status"] != "visible").groupby(number).first()
    merged["status"] = gone.array.fillna("visible")
    content = [column for column in some.columns if column not in ("source_id", "source_row")]
    first_of = np.flatnonzero(is_first)[number]
    is_same, is_another = np.ones(len(some), dtype=bool), np.ones(len(some), dtype=bool)
    by_another = np.zeros(len(some), dtype=bool)
    for column in content:
        left, right = some[column].reset_index(drop=True), some[column].iloc[first_of].reset_index(drop=True)
        equal = _equal(left, right)
        is_same &= equal
        if column in ("text", "created_at"):
            is_another &= ~equal
        if column == "author_id":
            by_another = ~equal & (left.notna() & right.notna()).to_numpy(dtype=bool)
    others = ~is_first
    rejected = pd.DataFrame(
        {
            "source_id": some["source_id"].array[others],
            "source_row": some["source_row"].array[others],
            "reason": np.where(is_same, "same_row", "duplicate_id")[others],
            "is_another": is_another[others],
            "by_another": (by_another & is_another)[others],
            "kept_source": some["source_id"].array[first_of][others],
            "kept_row": some["source_row"].array[first_of][others],
        }
    )
    places = merged.index.to_numpy()
    is_many[places] = False
    return _replaced(
        arranged(messages, np.flatnonzero(~is_many)), places - np.cumsum(is_many)[places], merged
    ), rejected


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    equal = (left == right).fillna(False).to_numpy(dtype=bool)
    return equal | (left.isna() & right.isna()).to_numpy(dtype=bool)


def _replaced(messages: pd.DataFrame, places: np.ndarray, others: pd.DataFrame) -> pd.DataFrame:
    """Put others in some places; a column in which they say the same stays as it is."""
    others = others.reset_index(drop=True)
    for name in others.columns:
        column = messages[name]
        if not _equal(spelt(column.iloc[places].to_frame())[name].reset_index(drop=True), others[name]).all():
            column = column.copy()
            if isinstance(column.dtype, pd.CategoricalDtype):
                column = column.cat.set_categories(column.cat.categories.union(others[name].dropna().unique()))
            column.iloc[places] = others[name].array
            messages[name] = column
    return messages


def _are_distinct(ids: pa.ChunkedArray) -> bool:
    """Most feeds repeat no id at all, which is told sooner than which rows do; soonest where ids only rise or fall."""
    before, after = ids[:-1], ids[1:]
    for is_step in (pc.less, pc.greater):
        if pc.all(is_step(before[:1000], after[:1000])).as_py() and pc.all(is_step(before, after)).as_py():
            return True
    return not len(_likely_twice(ids))


def _likely_twice(ids: pa.ChunkedArray) -> np.ndarray:
    """Find all rows whose id another row bears, by numbers in the place of ids: hardly ever one too many."""
    numbers = id_numbers(ids)
    rising = np.sort(numbers)
    twice = rising[1:][rising[1:] == rising[:-1]]
    del rising
    if not len(twice):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(twice[np.searchsorted(twice[:-1], numbers)] == numbers)


def check_unique(reads: list[Read], same: pd.DataFrame) -> None:
    """
    Stop if a file's ids are no ids of messages, since all but a few of them would vanish as duplicates.

    Parameters
    ----------
    reads : list of Read
        All files.
    same : pandas.DataFrame
        As `merge_duplicates` gives it.

    Raises
    ------
    FeedError
        If more than half of the records of a file, and more than 20, bear the id of another text of another time; or
        more than one in a hundred, and more than 3, that of another author's too, as where a question and its answer
        share the number of a ticket.
    """
    counts = same.loc[same["is_another"].astype(bool), "source_id"].value_counts()
    foreign = same.loc[same["by_another"].astype(bool), "source_id"].value_counts()
    for one in reads:
        count = int(counts.get(one.source.source_id, 0))
        shared = int(foreign.get(one.source.source_id, 0)) > max(3, one.row_count / 100)
        if count <= max(_SUSPICIOUS, one.row_count / 2) and not shared:
            continue
        mapping = one.source.mapping
        column = " or ".join(mapping.columns.get("message_id", ())) if mapping else one.format.needs[0]
        raise FeedError(
            f"read {one.source.file}",
            found=f"{count:,} of {one.row_count:,} rows whose message_id stands elsewhere with another text and time",
            expected="an id of its own for every message",
            next_step=f"The column {column} was read as message_id: name one that differs from message to message."
            if column
            else "The mapping file gives every row the same message_id: name a column.",
        )
