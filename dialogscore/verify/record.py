"""The working record as plain rows: what a recount starts from, read without any code that computes scores."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore.errors import OutputError
from dialogscore.verify.lines import plain, rows_of, score_lines

__all__ = ["NAMES", "REVIEWS", "Record", "own", "parted", "person_of", "read_record", "record_of"]

RECORD = "private/messages.parquet"
SET_APART = ("repost", "story")
REVIEWS = ("review", "review_reply")

NAMES = (
    "ref", "message_id", "platform", "kind", "author_id", "author_handle", "author_name", "author_role", "created_at",
    "created_at_precision", "status", "provenance", "is_automated", "text", "mentions", "parent_id", "parent_author_id",
    "company_reacted", "is_promoted", "deleted_at", "author_followers",
    "source_id", "thread_id", "depth", "turn", "direction", "reply_target_id", "addresses", "answered", "response_id",
    "response_seconds", "observed_seconds", "language", "language_source", "language_support", "feature_prize", "act",
    "is_uncertain", "inbound_type", "needs_reply", "purpose", "purpose_uncertain", "is_canned", "position", "level",
    "mode", "invitation_outcome", "invitation_uncertain", "handed_over", "is_instant", "is_surge", "inbound_group",
    "ledger", "theme",
)  # fmt: skip
# Columns that not every record has.
MAYBE = ("channel",)

Message = NamedTuple("Message", [(name, Any) for name in (*NAMES, *MAYBE, "at", "thread", "number")])
Message.__doc__ = "One row of the record; unknown is None, `at` is in microseconds, `number` is its place by ref."


class Record(NamedTuple):
    """
    A result folder, as a recount needs it.

    Attributes
    ----------
    messages : list of Message
        All rows by ref.
    by_id : dict
        (platform, message_id) to row.
    by_ref : dict of str to Message
        Ref to row.
    scores : list of dict
        Rows of scores.csv, numbers as float or None.
    sources : list of dict
        Rows of the table of sources.
    profiles : list of dict
        Rows of the table of definition profiles.
    manifest : dict
        What manifest.json says.
    window : tuple of (int or None, int or None)
        From (included) and to (not included), in microseconds since 1970.
    draws : list of dict
        Rows of the table of the index drawn again; none where there is no index.
    """

    messages: list
    by_id: dict
    by_ref: dict
    scores: list[dict]
    sources: list[dict]
    profiles: list[dict]
    manifest: dict
    window: tuple[int | None, int | None]
    draws: Sequence[dict] = ()

    def inside(self, at: int) -> bool:
        """Tell whether a moment lies in the window."""
        start, end = self.window
        return (start is None or at >= start) and (end is None or at < end)

    def find(self, message: Any, name: str) -> Any:
        """Return the row that a column of a message names, or None."""
        return self.by_id.get((message.platform, getattr(message, name)))


def read_record(out: str | Path) -> Record:
    """
    Read a result folder.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder.

    Returns
    -------
    Record
        Its rows.

    Raises
    ------
    OutputError
        If a file is missing or cannot be read.
    """
    place, task = Path(out), f"recount {out}"
    if not place.is_dir():
        raise OutputError(task, found="no such folder", expected="a folder that `dialogscore audit -o` wrote")
    for name in ("manifest.json", "scores.csv", RECORD, "tables/sources.parquet"):
        if not (place / name).is_file():
            raise OutputError(
                task, found=f"no {name}", expected="a whole result folder with its working record",
                next_step="It was deleted or not handed on; run the audit again to get it back.",
            )  # fmt: skip
    try:
        manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
        table = pd.read_parquet(place / RECORD)
        sources = rows_of(pd.read_parquet(place / "tables" / "sources.parquet"))
        profiles, draws = (
            rows_of(pd.read_parquet(path)) if path.is_file() else []
            for path in (place / "tables" / f"{name}.parquet" for name in ("profiles", "sensitivity"))
        )
        scores = score_lines(place)
    except (ValueError, KeyError, OSError) as error:
        raise OutputError(task, found=f"a damaged file ({error})", expected="one as it was written") from error
    missing = [name for name in NAMES if name not in table]
    if missing:
        raise OutputError(task, found=f"no column {missing[0]} in {RECORD}", expected="a working record of ours")
    return record_of(table, scores=scores, sources=sources, profiles=profiles, manifest=manifest, draws=draws)


def record_of(
    table: pd.DataFrame,
    *,
    scores: list[dict],
    sources: list[dict],
    profiles: list[dict],
    manifest: dict,
    draws: Sequence[dict] = (),
) -> Record:
    """
    Put a record together.

    Parameters
    ----------
    table : pandas.DataFrame
        The messages with the columns `NAMES`, in any order.
    scores, sources, profiles : list of dict
        Rows of these tables.
    manifest : dict
        What manifest.json says.
    draws : sequence of dict, optional
        Rows of the table of the index drawn again.

    Returns
    -------
    Record
        The messages as plain rows, and the rest.
    """
    messages = _messages(table)
    stated = manifest.get("options", {}).get("window") or (None, None)
    return Record(
        messages=messages,
        by_id={(one.platform, one.message_id): one for one in messages},
        by_ref={one.ref: one for one in messages},
        scores=scores,
        sources=sources,
        profiles=profiles,
        manifest=manifest,
        window=tuple(None if one is None else _microseconds(one) for one in stated),
        draws=draws,
    )


def own(message: Any) -> bool:
    """
    Tell whether a row is a message of its own, no repost or story.

    Parameters
    ----------
    message : Message
        Row of the record.

    Returns
    -------
    bool
        Whether it may count in a share or rate.
    """
    return message.kind not in SET_APART


def person_of(message: Any) -> str | None:
    """
    Name who wrote a message.

    Parameters
    ----------
    message : Message
        Row of the record.

    Returns
    -------
    str or None
        Platform with id, else handle, else name, whatever the case; None where nobody knows.
    """
    names = (message.author_id, message.author_handle, message.author_name)
    known = next((name for name in names if name is not None), None)
    return None if known is None else f"{message.platform}\x1f{known.lower()}"


def parted(record: Record) -> tuple[Record, list]:
    """
    Part reviews and their answers from all other messages.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    (Record, list of Message)
        The record without reviews, and without the sources that hold nothing else; the reviews and their answers.
    """
    reviews = [one for one in record.messages if one.kind in REVIEWS]
    if not reviews:
        return record, []
    posts = [one for one in record.messages if one.kind not in REVIEWS]
    posts = [one._replace(number=number) for number, one in enumerate(posts)]
    held = {one.source_id for one in posts}
    return record._replace(
        messages=posts,
        by_id={(one.platform, one.message_id): one for one in posts},
        by_ref={one.ref: one for one in posts},
        sources=[one for one in record.sources if one["source_id"] in held] if posts else record.sources,
    ), reviews


def _messages(table: pd.DataFrame) -> list:
    created = table["created_at"].dt.as_unit("us").astype("int64").tolist()
    columns: list[Iterable] = [plain(table[name]) for name in NAMES]
    columns += [plain(table[name]) if name in table else [None] * len(table) for name in MAYBE]
    threads = zip(plain(table["platform"]), plain(table["thread_id"]), strict=True)
    order = sorted(range(len(table)), key=lambda place: int(table["ref"].iat[place][1:]))
    rows = list(zip(*columns, created, threads, strict=True))
    return [Message(*rows[place], number) for number, place in enumerate(order)]


def _microseconds(moment: str) -> int:
    return (pd.Timestamp(moment) - pd.Timestamp(0, tz="UTC")) // pd.Timedelta(microseconds=1)
