"""Rejects: never silent, and too many of them are fatal."""

import json
from collections import Counter

import pandas as pd

from dialogscore import schema
from dialogscore.errors import TooManyRejectsError
from dialogscore.readers.model import Reject
from dialogscore.readers.sources import Read

__all__ = ["check_share", "duplicates_table", "rejects_table", "together"]

# For the one sentence of an error; the reports word the codes of the table in their own language.
_WORDS = {
    "ambiguous_time": "a time that the end of summer time has twice",
    "bad_id": "an impossible id",
    "bad_json": "broken JSON",
    "bad_role": "an unknown role",
    "bad_time": "an unreadable time",
    "broken_quote": "a quote that does not close",
    "missing_id": "no id",
    "missing_time": "no time",
    "naive_time": "a time without a zone",
    "nonexistent_time": "a time that the start of summer time skips",
    "ragged_row": "too few or too many fields",
    "repeated_header": "the header again",
    "too_deep": "JSON nested too deep",
    "undecodable": "undecodable characters",
}


def check_share(reads: list[Read], limit: float) -> None:
    """
    Stop if too many records are malformed.

    Parameters
    ----------
    reads : list of Read
        All files.
    limit : float
        Largest share allowed, 0..1.

    Raises
    ------
    TooManyRejectsError
        With the three most frequent reasons and the first records of each.
    """
    bad = [(one.source.file.name, reject) for one in reads for reject in one.rejects]
    records = sum(one.row_count for one in reads)
    if len(bad) <= limit * records:
        return
    parts = []
    for reason, count in Counter(reject.reason for _, reject in bad).most_common(3):
        where = [(name, reject.source_row) for name, reject in bad if reject.reason == reason][:3]
        rows = ", ".join(f"{row} of {name}" if len(reads) > 1 else f"{row}" for name, row in where)
        parts.append(f"{count:,} with {_WORDS.get(reason, reason)} ({'record' if count == 1 else 'records'} {rows})")
    raise TooManyRejectsError(
        f"read {', '.join(one.source.file.name for one in reads)}",
        found=f"{len(bad):,} of {records:,} records malformed ({len(bad) / records:.1%}): {'; '.join(parts)}",
        expected=f"at most {limit:.1%}",
        next_step="Mend the export, or allow more with --max-rejects.",
    )


def rejects_table(source_id: str, rejects: list[Reject]) -> pd.DataFrame:
    """
    List the malformed records of one file.

    Parameters
    ----------
    source_id : str
        The file.
    rejects : list of Reject
        Its malformed records.

    Returns
    -------
    pandas.DataFrame
        `dialogscore.schema.REJECTS`.
    """
    columns = {
        "source_id": [source_id] * len(rejects),
        "source_row": [reject.source_row for reject in rejects],
        "kind": ["malformed"] * len(rejects),
        "reason": [reject.reason for reject in rejects],
        "arguments": [json.dumps(reject.arguments, ensure_ascii=False, sort_keys=True) for reject in rejects],
    }
    return schema.conform(pd.DataFrame(columns), schema.REJECTS)


def duplicates_table(same: pd.DataFrame) -> pd.DataFrame:
    """
    List the rows that were merged into another.

    Parameters
    ----------
    same : pandas.DataFrame
        As `dialogscore.readers.duplicates.merge_duplicates` gives it.

    Returns
    -------
    pandas.DataFrame
        `dialogscore.schema.REJECTS`; the arguments name the row that was kept.
    """
    arguments = [
        json.dumps({"kept_row": int(row), "kept_source": str(source)}, sort_keys=True)
        for source, row in zip(same["kept_source"], same["kept_row"], strict=True)
    ]
    return schema.conform(same.assign(kind="duplicate", arguments=arguments), schema.REJECTS)


def together(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """
    Join lists of rejects.

    Parameters
    ----------
    parts : list of pandas.DataFrame
        `dialogscore.schema.REJECTS` each.

    Returns
    -------
    pandas.DataFrame
        By source in the order given, and record.
    """
    whole = pd.concat(parts, ignore_index=True)
    whole["number"] = whole["source_id"].str.slice(1).astype("int64")
    whole = whole.sort_values(["number", "source_row"], kind="stable", ignore_index=True)
    return schema.conform(whole, schema.REJECTS)
