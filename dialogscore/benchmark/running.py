"""All companies audited, each kept as soon as it is done, and the table of companies that says what became of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore import __version__, tables
from dialogscore.audit.facts import asked_for, versions
from dialogscore.benchmark.gathering import Stock
from dialogscore.benchmark.keeping import COMPANIES, digest, finished, keep
from dialogscore.benchmark.spreading import spread
from dialogscore.benchmark.unit import Manner, gone, work
from dialogscore.benchmark.windows import Window, covered

__all__ = ["Ran", "Tally", "dominant", "run", "table_of"]


class Tally(NamedTuple):
    """
    How far a benchmark is.

    Attributes
    ----------
    stage : str
        ``read``, ``audit`` or ``compare``.
    done, companies : int
        Companies that are done with it, failed ones among them; all.
    messages, all_messages : int
        Messages of the companies that are done in this run; of all that this run has to do.
    failures : int
        Companies that failed.
    """

    stage: str
    done: int
    companies: int
    messages: int = 0
    all_messages: int = 0
    failures: int = 0


class Ran(NamedTuple):
    """
    What became of the companies.

    Attributes
    ----------
    facts : dict of str to dict
        Of those that are done.
    failures : dict of str to dict
        Why others are not: ``code`` and what its wording needs.
    bug : BaseException or None
        The first failure that no user can mend.
    """

    facts: dict[str, dict]
    failures: dict[str, dict]
    bug: BaseException | None


def run(
    stock: Stock, asked: Mapping[str, dict], names: Mapping[str, str], manner: Manner, home: Path, *,
    models: object, jobs: int = 1, scheduler: str | None = None, progress: Callable[[Tally], None] | None = None,
) -> Ran:  # fmt: skip
    """
    Audit every company that is not yet done.

    Parameters
    ----------
    stock : Stock
        What was read.
    asked : mapping of str to dict
        Options of each company's audit.
    names : mapping of str to str
        Name of each company's folder.
    manner : Manner
        How results are written.
    home : pathlib.Path
        Folder of what is done.
    models : object
        What else results depend on, such as the hashes of models.
    jobs, scheduler : int, str or None
        As in `dialogscore.benchmark.spreading.spread`.
    progress : callable, optional
        Called with a `Tally`.

    Returns
    -------
    Ran
        Facts and failures; results lie in `home`.
    """
    keys = {
        company: digest(
            stock.shards[company].sha256, asked_for(**options | {"jobs": None}), models, __version__, versions(),
            manner.lean, _named(manner.reports or {}), _named(manner.key or b""),
        )
        for company, options in asked.items()
    }  # fmt: skip
    facts = {name: told for name in asked if (told := finished(home, names[name], keys[name])) is not None}
    sizes = {name: stock.shards[name].rows for name in asked.keys() - facts.keys()}
    last = dominant(sizes) if scheduler is None else []
    first = sorted(sizes.keys() - last, key=lambda name: (-sizes[name], name))
    failures: dict[str, dict] = {}
    bug = None

    def tasks(companies: Sequence[str], inner: int) -> list[tuple]:
        return [
            (_shard(stock.shards[name].path, scheduler), name, asked[name] | {"jobs": inner}, manner)
            for name in companies
        ]

    rows, total = 0, sum(sizes.values())
    tell = progress or (lambda tally: None)
    tell(Tally("audit", len(facts), len(asked), 0, total))
    many = spread(work, tasks(first, 1), jobs=jobs, scheduler=scheduler, died=lambda task: gone(task[1]))
    # By then all others are done, should memory be too short for this one.
    for one in chain(many, spread(work, tasks(last, jobs))):
        rows += sizes[one.company]
        if one.failure is not None:
            failures[one.company] = {"code": "could_not"} | one.failure
        elif one.bug is not None:
            failures[one.company] = {"code": "bug", "error": f"{type(one.bug).__name__}: {one.bug}"}
            bug = bug or one.bug
        else:
            keep(home, names[one.company], keys[one.company], one.files, one.facts)
            facts[one.company] = one.facts
        tell(Tally("audit", len(facts) + len(failures), len(asked), rows, total, len(failures)))
    return Ran(facts, failures, bug)


def dominant(rows: Mapping[str, int]) -> list[str]:
    """
    Find the company that everything else would wait for.

    Parameters
    ----------
    rows : mapping of str to int
        Messages of each company.

    Returns
    -------
    list of str
        The company with more than half of all messages, if there is one: all cores work on it once they have shared
        out the rest. With less, companies side by side are faster than cores side by side in one company.
    """
    return [name for name, own in rows.items() if 2 * own > sum(rows.values())]


def table_of(
    stock: Stock, ran: Ran, names: Mapping[str, str], window: Window, *, least_covered: float,
    excluded: Mapping[str, str],
) -> pd.DataFrame:  # fmt: skip
    """
    Put down what became of every company of the frame.

    Parameters
    ----------
    stock : Stock
        What was read.
    ran : Ran
        What was done.
    names : mapping of str to str
        Name of each company's folder.
    window : tuple of pandas.Timestamp
        The window of all.
    least_covered : float
        Share of the window that a company must cover to be ranked.
    excluded : mapping of str to str
        Companies that the protocol leaves out, and why.

    Returns
    -------
    pandas.DataFrame
        As `Benchmark.companies`; ``ranked`` are all whom nothing here speaks against, no ``status`` have those that the
        frame says to have no feed.
    """
    listed = stock.frame.companies
    rows = [
        _row(company, presence, stock, ran, names, window, least_covered, excluded)
        for company, presence in zip(listed["company"], listed["presence"].to_numpy(dtype=object), strict=True)
    ]
    found = listed.merge(pd.DataFrame(rows), on="company", how="left", suffixes=("", "_found"))
    given = found.pop("presence_found")
    found["presence"] = found["presence"].fillna(given.astype(found["presence"].dtype))
    times = ["observed_from", "observed_until"]
    found[times] = found[times].apply(pd.to_datetime, utc=True, format="ISO8601")
    counts = ["messages", "inbound_turns"]
    found[counts] = found[counts].astype(pd.Int64Dtype())
    found[["weight", "window_covered"]] = found[["weight", "window_covered"]].astype("float64")
    return tables.typed(found)


def _row(
    company: str, presence: object, stock: Stock, ran: Ran, names: Mapping[str, str], window: Window, least: float,
    excluded: Mapping[str, str],
) -> dict:  # fmt: skip
    shard = stock.shards.get(company)
    share = None if shard is None else covered(shard.spans, window)
    watched = (None, None) if shard is None else _watched(shard.spans, window)
    failure = ran.failures.get(company) or stock.failures.get(company)
    status, code, arguments = "ranked", None, None
    if company in excluded:
        status, code, arguments = "listed", "excluded", {"reason": excluded[company]}
    elif failure is not None:
        code, arguments = failure["code"], {name: value for name, value in failure.items() if name != "code"}
        status = "no_feed" if code == "no_message" else "failed"
    elif shard is None and presence in ("no", "not_exported"):
        status = None  # the comparison says it in its own words
    elif shard is None:
        status, code, arguments = "no_feed", "no_feed", {}
    elif share < least:
        status, code, arguments = "listed", "window_not_covered", {"covered": round(share, 4), "least": least}
    done = ran.facts.get(company, {})
    return {
        "company": company,
        "presence_found": "yes" if shard is not None else "not_exported",
        "status": status,
        "reason_code": code,
        "reason_args": None if arguments is None else json.dumps(arguments, sort_keys=True, ensure_ascii=False),
        "messages": done.get("messages"),
        "inbound_turns": done.get("inbound_turns"),
        "observed_from": watched[0],
        "observed_until": watched[1],
        "window_covered": share,
        "platforms": done.get("platforms"),
        "engine": done.get("engine"),
        "folder": f"{COMPANIES}/{names[company]}" if done else None,
    }


def _watched(spans: Sequence[tuple[str, str]], window: Window) -> tuple[str | None, str | None]:
    """First and last moment inside the window; none where all of it lies elsewhere."""
    first = min((pd.Timestamp(one) for one, _ in spans), default=None)
    last = max((pd.Timestamp(one) for _, one in spans), default=None)
    if first is None or first >= window[1] or last < window[0]:
        return None, None
    return max(first, window[0]).isoformat(), min(last, window[1] - pd.Timedelta(1, "us")).isoformat()


def _shard(path: Path, scheduler: str | None) -> object:
    """Give processes of this machine the path, and those elsewhere the bytes, read when their turn comes."""
    return str(path) if scheduler is None else path.read_bytes


def _named(value: object) -> object:
    """Name what renders a report in words that are the same in every run."""
    if isinstance(value, partial):
        return [_named(part) for part in (value.func, *value.args, *sorted(value.keywords.items()))]
    if isinstance(value, Mapping):
        return sorted([name, _named(one)] for name, one in value.items())
    if isinstance(value, bytes):
        return digest(value.hex())
    return f"{value.__module__}.{value.__qualname__}" if callable(value) else str(value)
