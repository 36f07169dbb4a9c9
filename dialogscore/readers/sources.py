"""The table `sources`: one row a file, and what it can tell."""

import dataclasses
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from dialogscore import schema
from dialogscore.arrays import equals, numbers
from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.readers.capabilities import abilities
from dialogscore.readers.carried import carried
from dialogscore.readers.model import Format, ReadOptions, Reject, Source

__all__ = ["Read", "describe"]

_LOOKED_AT = ("source_id", "author_role", "parent_id", "conversation_id", "provenance", "created_at_precision",
              "platform", "created_at", "parent_author_id", "mentions", "text", "message_id",
              "kind", "reply_count")  # fmt: skip


class Read(NamedTuple):
    """
    One file, read.

    Attributes
    ----------
    format : Format
        How it was read.
    source : Source
        The file.
    table : pyarrow.Table
        Its messages.
    rejects : list of Reject
        Malformed records, by record number.
    row_count : int
        Records found.
    aliases : dict of str to str
        Other ids of messages, and the ids that they go by here.
    """

    format: Format
    source: Source
    table: pa.Table
    rejects: list[Reject]
    row_count: int
    aliases: dict[str, str]


def describe(reads: list[Read], messages: pd.DataFrame, options: ReadOptions) -> pd.DataFrame:
    """
    Say of every file what it can tell.

    Parameters
    ----------
    reads : list of Read
        The files.
    messages : pandas.DataFrame
        Messages of all of them with resolved roles.
    options : ReadOptions
        What the user asked for.

    Returns
    -------
    pandas.DataFrame
        `dialogscore.schema.SOURCES`. A capability is what the format can tell at best and this file does hold; the
        coverage is ``none`` without any audience message, and not yet ``answered_only``: that shows in the threads.
    """
    own = messages[list(_LOOKED_AT)]
    rows = [
        _row(one, own if len(reads) == 1 else own[(own["source_id"] == one.source.source_id)], options) for one in reads
    ]
    return schema.conform(pd.DataFrame(rows), schema.SOURCES)


def _row(one: Read, own: pd.DataFrame, options: ReadOptions) -> dict[str, object]:
    holds = {
        "company_posts": (own["author_role"] == "company").any(),
        "audience_messages": (own["author_role"] == "audience").any(),
        "parents": own["parent_id"].notna().any(),
        "exact_times": (~own["created_at_precision"].isin(["day", "estimated"])).any(),
    }
    limits = _limits(one, own)
    holds["dialog_share"] = holds["parents"] or "parents_by_order" in limits or _somebody_is_named(own)
    mapping = one.source.mapping
    declared = mapping.coverage if mapping else None
    # Nothing but the data speaks for a table of anybody's making.
    is_any = one.format.name == "table" and declared is None
    coverage, coverage_source = declared or one.format.coverage, "observed" if is_any else "format"
    # Audience messages that stand only beside what answers them were collected from the company's side.
    if coverage == "full" and (own.loc[own["author_role"] == "audience", "provenance"] != "row").all():
        coverage, coverage_source = "answered_only", "observed"
    if options.coverage == "full":
        coverage, coverage_source = "full", "option"
    if not holds["audience_messages"]:
        coverage, coverage_source = "none", "observed"
    platforms = own["platform"].unique()
    times = own["created_at"]
    until, until_source = times.max(), "last_message"
    if options.as_of is not None:
        until, until_source = options.as_of, "as_of"
    row = {
        "source_id": one.source.source_id,
        "file": one.source.file.name,
        "sha256": one.source.survey.sha256,
        "format": one.format.name,
        "platform": platforms[0] if len(platforms) == 1 else "other",
        "capabilities": " ".join(name for name in one.format.capabilities if holds[name]),
        "abilities": _graded(dataclasses.replace(one.format, limits=limits), holds, coverage),
        "limits": " ".join(limits) or None,
        "audience_coverage": coverage,
        "coverage_source": coverage_source,
        "observed_from": times.min(),
        "observed_until": until,
        "observed_until_source": until_source,
        "row_count": one.row_count,
        "encoding": one.source.survey.encoding,
    }
    return row | _of_origin(row, carried(one.source.file), options)


def _of_origin(row: dict[str, object], told: dict[str, object], options: ReadOptions) -> dict[str, object]:
    """Let a converted table know no more than the export it was made from."""
    told = dict(told)
    if "capabilities" in told:
        held = str(told["capabilities"]).split()
        told["capabilities"] = " ".join(name for name in str(row["capabilities"]).split() if name in held)
    by_user = ("audience_coverage", "coverage_source") if options.coverage == "full" else ()
    by_user += ("observed_until", "observed_until_source") if options.as_of is not None else ()
    return {name: value for name, value in told.items() if name not in by_user}


def _limits(one: Read, own: pd.DataFrame) -> tuple[str, ...]:
    """Add what a mapping says of threads and what the rows show; without conversations no order tells parents."""
    mapping = one.source.mapping
    limits = set(one.format.limits)
    if mapping and mapping.threading == "conversation":
        limits.add("parents_by_order")
    limits |= _shown(own)
    if "parents_by_order" in limits and own["conversation_id"].isna().all():
        limits = limits - {"parents_by_order"} | {"no_parents"}
    kept = [code for code in one.format.limits if code in limits]
    return (*kept, *sorted(limits - set(kept)))


def _shown(own: pd.DataFrame) -> set[str]:
    """Find the limits of this very file: times of two kinds, threads that are cut, comments under posts of nobody."""
    found = set()
    inexact = own["created_at_precision"].isin(["day", "estimated"])
    if inexact.any() and not inexact.all():
        found.add("times_in_part")
    flat = own[equals(own["platform"], *TWO_LEVEL_PLATFORMS)]
    comment = flat[equals(flat["kind"], "comment")]
    if not len(comment):
        return found
    held = comment["message_id"].map(flat["parent_id"].value_counts()).fillna(0).to_numpy(dtype=float)
    if (np.nan_to_num(numbers(comment["reply_count"])) > held).any():
        found.add("replies_cut")
    orphan = ~comment["parent_id"].isin(flat["message_id"]) & comment["parent_author_id"].isna()
    if (orphan & comment["author_role"].eq("audience")).any():
        found.add("posts_of_nobody")
    return found


def _somebody_is_named(own: pd.DataFrame) -> bool:
    """Tell whether any message says whom it speaks to, without naming a message."""
    if own["parent_author_id"].notna().any() or own["mentions"].notna().any():
        return True
    said = own.loc[own["author_role"] == "company", "text"]
    return bool(said.str.startswith("@").any())


def _graded(known: Format, holds: dict[str, bool], coverage: str) -> str:
    """Narrow what the format can tell to what this file does hold."""
    grades = {name: grade for name, (grade, _) in abilities(known).items()}
    grades |= {name: "no" for name, is_held in holds.items() if not is_held}
    if coverage == "answered_only" and grades["audience_messages"] == "yes":
        grades["audience_messages"] = "partly"
    if grades["audience_messages"] == "no" or coverage == "answered_only":
        grades["reply_rate"] = "no"
    # An export of one side may know from ids when the other side wrote: that is the format's own limit.
    if grades["exact_times"] == "no":
        grades["response_time"] = "no"
    return " ".join(f"{name}={grade}" for name, grade in grades.items())
