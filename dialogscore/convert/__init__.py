"""Any export as one table for other programs, or as a ConvoKit corpus: ids and texts as they were read."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd

import dialogscore
from dialogscore import readers, tables
from dialogscore.audit.options import settle
from dialogscore.convert.corpus import write_corpus
from dialogscore.errors import UsageError, nearest
from dialogscore.folder import new_folder

__all__ = ["FORMATS", "STAGES", "convert"]

FORMATS = ("convokit", "csv", "jsonl", "parquet")
STAGES = ("read", "write")
# What an audit of the converted table must know of the file it came from.
CARRIED = ("file", "format", "capabilities", "abilities", "limits", "audience_coverage", "coverage_source",
           "observed_until", "observed_until_source")  # fmt: skip
_PART = 20_000

log = logging.getLogger("dialogscore")


def convert(
    feeds: Sequence[str | Path] | str | Path,
    out: str | Path,
    *,
    to: str,
    company: str,
    accounts: Sequence[readers.Account | str] | str = (),
    affiliates: Sequence[readers.Account | str] | str = (),
    mapping: str | Path | None = None,
    format: str | None = None,
    zone: str | None = None,
    as_of: pd.Timestamp | datetime | str | None = None,
    max_rejects: float = 0.05,
    coverage: str = "auto",
    reviews: bool = False,
    force: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> readers.Feed:
    """
    Write the messages of an export in another format.

    Parameters
    ----------
    feeds : path or sequence of paths
        Export files; together they are one feed.
    out : str or pathlib.Path
        Folder to make. It holds the messages with the readers' columns, one table a source (or one corpus),
        ``manifest.json`` and ``SHA256SUMS``, and is itself a feed that audits to the same scores.
    to : {"convokit", "csv", "jsonl", "parquet"}
        What to write. Ids and texts stay verbatim: a CSV file so written is not guarded against spreadsheets.
    company : str
        As for `dialogscore.audit`, and so are the options down to `reviews`. Private messages are left out.
    accounts, affiliates : sequence of str or dialogscore.Account, optional
        The company's accounts; accounts that count in no share.
    mapping : path, optional
        Mapping file for a table of any other layout.
    format : str, optional
        Name of the reader.
    zone : str, optional
        Zone of times that state none.
    as_of : pandas.Timestamp, datetime.datetime or str, optional
        End of observation.
    max_rejects : float, default 0.05
        Share of malformed rows that stops the run.
    coverage : {"auto", "full"}
        ``"full"`` overrides the finding that a feed holds answered messages only.
    reviews : bool, default False
        Write reviews and the answers to them too.
    force : bool, default False
        Set an older result aside as ``OUT.previous`` instead of stopping.
    progress : callable, optional
        Called with (stage, done, total).

    Returns
    -------
    dialogscore.readers.Feed
        What was read.

    Raises
    ------
    FeedError
        If a file cannot be read as messages.
    CompanyError
        If the company is not in the feed.
    OutputError
        If OUT exists, or the disk does not take it.
    UsageError
        If an option makes no sense.
    """
    if to not in FORMATS:
        raise UsageError(
            "convert", found=f"the format {to!r}", expected=" or ".join(FORMATS), next_step=nearest(to, FORMATS)
        )
    chosen = settle(company=company, accounts=accounts, affiliates=affiliates, as_of=as_of, max_rejects=max_rejects,
                    coverage=coverage, reviews=reviews)  # fmt: skip
    mapping = Path(mapping) if mapping else None
    options = readers.ReadOptions(mapping=mapping, format=format, zone=zone, **chosen)
    _step(progress, "read")
    feed = readers.read([feeds] if isinstance(feeds, str | Path) else list(feeds), options)
    _step(progress, "write")
    with new_folder(out, force=force) as folder:
        written = _write(feed, folder, to)
        manifest = {"dialogscore": dialogscore.__version__, "company": company, "converted": written}
        tables.write_json(manifest, folder / "manifest.json")
        _step(progress, "write")
    _step(progress, None)
    return feed


def _step(progress: Callable[[str, int, int], None] | None, stage: str | None) -> None:
    done = len(STAGES) if stage is None else STAGES.index(stage)
    log.debug("%s (%d of %d)", stage or "done", done, len(STAGES))
    if progress:
        progress(stage or "done", done, len(STAGES))


def _write(feed: readers.Feed, folder: Path, to: str) -> dict[str, Any]:
    """Write the files; return for each what its source could tell."""
    told = {row["source_id"]: row for row in tables.records(feed.sources)}
    if to == "convokit":
        write_corpus(feed.messages, folder)
        return {"": _together([_carried(source) for source in told.values()])}
    writer = {"csv": _write_csv, "jsonl": _write_jsonl, "parquet": tables.write_parquet}[to]
    written = {}
    for number, source_id in zip(count(1), told, strict=False):
        name = f"messages.{to}" if len(told) == 1 else f"messages-{number:03d}.{to}"
        own = feed.messages[feed.messages["source_id"] == source_id]
        if len(own):
            writer(own, folder / name)
            written[name] = _carried(told[source_id])
    return written


def _carried(source: dict[str, Any]) -> dict[str, Any]:
    return {name: source.get(name) for name in CARRIED}


def _together(sources: list[dict[str, Any]]) -> dict[str, Any]:
    """Say of several sources what holds for all: in a corpus nobody can tell them apart."""
    found = dict(max(sources, key=lambda source: source["observed_until"] or ""))
    coverages = [source["audience_coverage"] for source in sources]
    found["audience_coverage"] = next(name for name in ("answered_only", "full", "none") if name in coverages)
    by = [source["coverage_source"] for source in sources if source["audience_coverage"] == found["audience_coverage"]]
    graded = [dict(pair.split("=") for pair in (source["abilities"] or "").split()) for source in sources]
    worst = {name: next(grade for grade in ("no", "partly", "yes") if grade in [one.get(name) for one in graded])
             for name in graded[0]}  # fmt: skip
    return found | {
        "coverage_source": by[0],
        "abilities": " ".join(f"{name}={grade}" for name, grade in worst.items()),
        "capabilities": _words(sources, "capabilities"),
        "limits": _words(sources, "limits") or None,
    }


def _words(sources: list[dict[str, Any]], name: str) -> str:
    return " ".join(dict.fromkeys(word for source in sources for word in (source[name] or "").split()))


def _write_csv(messages: pd.DataFrame, path: Path) -> None:
    tables.write_csv(messages, path, is_guarded=False)


def _write_jsonl(messages: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(messages):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _records(messages: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for start in range(0, len(messages), _PART):
        for record in tables.records(messages.iloc[start : start + _PART]):
            yield {name: value for name, value in record.items() if value is not None and value == value}
