"""Every input is read once, into one shard a company."""

import difflib
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore import __version__, readers, tables
from dialogscore.audit.facts import versions
from dialogscore.audit.options import read_options
from dialogscore.benchmark.feeds import Inputs, Own, stamps
from dialogscore.benchmark.frame import Frame, frame_of, slugs
from dialogscore.benchmark.keeping import SHARDS, digest, put, remove
from dialogscore.benchmark.shards import extent, pack, unpack
from dialogscore.benchmark.spreading import spread
from dialogscore.benchmark.unit import told
from dialogscore.config import Account
from dialogscore.errors import CompanyError, DialogscoreError, nearest
from dialogscore.memory import copied_late, give_back
from dialogscore.readers.shared import Shared, brands, each_feed, join_feeds, read_shared

__all__ = ["Shard", "Stock", "gather"]

Asked = Callable[[str, tuple[Account, ...], Mapping[str, object]], dict]


class Shard(NamedTuple):
    """
    One company's messages.

    Attributes
    ----------
    path : pathlib.Path
        File that holds them.
    sha256 : str
        Its hash.
    rows : int
        Messages in it.
    spans : list of (str, str)
        First and last moment of each source, ISO 8601.
    """

    path: Path
    sha256: str
    rows: int
    spans: list[tuple[str, str]]


class Stock(NamedTuple):
    """
    What was read.

    Attributes
    ----------
    frame : Frame
        The companies, as listed or as found in the feeds; accounts include those of their own folders.
    shards : dict of str to Shard
        Messages of those that have any.
    failures : dict of str to dict
        Why others have none: as `dialogscore.benchmark.unit.told` words it, and ``code``.
    outside : int
        Accounts of companies in shared feeds that are in no row of the frame.
    tables : dict of str to pandas.DataFrame
        Sources and rejects of shared feeds, and the accounts of companies in them that no row of the frame holds.
    """

    frame: Frame
    shards: dict[str, Shard]
    failures: dict[str, dict]
    outside: int
    tables: dict[str, pd.DataFrame]


@copied_late()
def gather(
    inputs: Inputs, frame: Frame | None, asked: Asked, partial: Path, *, skipped: Sequence[str] = (), jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Stock:  # fmt: skip
    """
    Read all feeds, unless an earlier run has read the same.

    Parameters
    ----------
    inputs : Inputs
        The feeds.
    frame : Frame or None
        The companies; None takes every account that a feed declares to be a company's.
    asked : callable
        Company, accounts and facts of its own to the options of its audit.
    partial : pathlib.Path
        Folder of what is done.
    skipped : sequence of str, optional
        Companies of the frame that need no feed.
    jobs : int, default 1
        Processes that read feeds of single companies.
    progress : callable, optional
        Called with (done, total) in companies.

    Returns
    -------
    Stock
        Shards on the disk, and companies without.

    Raises
    ------
    DialogscoreError
        If a shared feed cannot be read; that of a single company is a failure of this company.
    """
    own: dict[str, list[Own]] = {}
    for one in inputs.own:
        if one.company not in skipped:
            own.setdefault(one.company, []).append(one)
    base = asked("", (), {})
    mappings = [Path(one.facts["mapping"]) for one in inputs.own if "mapping" in one.facts]
    mappings += [Path(base["mapping"])] if base["mapping"] else []
    files = [*inputs.shared, *(path for one in inputs.own for path in one.paths), *mappings]
    key = digest(
        __version__, versions(), str(read_options(base)), frame and [frame.accounts, list(frame.companies["company"])],
        sorted(skipped), inputs, stamps(files),
    )  # fmt: skip
    before = _read_before(partial, key, frame, own)
    if before is not None:
        return before
    with ExitStack() as unfinished:
        # Half of the shards serve nobody: they do not stay where reading is stopped, nor do texts that lay beside them.
        unfinished.callback(remove, partial / SHARDS)
        remove(partial / SHARDS)
        (partial / SHARDS).mkdir()
        stock = _read(inputs, frame, own, asked, partial, skipped=skipped, jobs=jobs, progress=progress)
        _write(partial, key, stock)
        unfinished.pop_all()
    return stock


def _read(
    inputs: Inputs, frame: Frame | None, own: Mapping[str, list[Own]], asked: Asked, partial: Path, *,
    skipped: Sequence[str], jobs: int, progress: Callable[[int, int], None] | None,
) -> Stock:  # fmt: skip
    base = asked("", (), {})
    beside = partial / SHARDS / ".texts"
    shared = read_shared(inputs.shared, read_options(base), beside=beside) if inputs.shared else None
    accounts = _accounts(frame, own, shared)
    frame = frame_of(accounts) if frame is None else frame._replace(accounts=accounts)
    found = {name: held for name, held in accounts.items() if name not in skipped}
    names = slugs(frame.companies["company"])
    shards: dict[str, Shard] = {}
    failures: dict[str, dict] = {}
    parts: dict[str, bytes] = {}
    seen = _seen(progress, len(found))
    broken = {
        company: one.failure | {"code": "could_not"}
        for company, feeds in own.items() for one in feeds if one.failure is not None
    }  # fmt: skip
    for company, feed in each_feed(shared, found) if shared else ():
        if isinstance(feed, CompanyError):
            failures[company] = told(feed) | {"code": "no_message"}
        elif company in own:
            parts[company] = pack(feed)
        else:
            shards[company] = _store(partial, names[company], pack(feed))
        seen(company not in own)
    remove(beside)
    stored = _of_shared(shared, frame)
    for company, failure in failures.items():
        failure["next_step"] = _suggested(accounts[company], stored[1]["accounts_outside_frame"]["account"].tolist())
    shared = None
    give_back()
    tasks = [
        (company, parts.get(company), [(one.paths, asked(company, accounts[company], one.facts)) for one in feeds])
        for company, feeds in own.items()
        if company not in broken
    ]
    failures |= broken
    for company, content, failure in spread(_own_shard, tasks, jobs=jobs):
        failures.pop(company, None)
        if failure is None:
            shards[company] = _store(partial, names[company], content)
        else:
            failures[company] = failure | {"code": "could_not"}
        seen(True)
    return Stock(frame, dict(sorted(shards.items())), dict(sorted(failures.items())), *stored)


def _accounts(
    frame: Frame | None, own: Mapping[str, list[Own]], shared: Shared | None
) -> dict[str, tuple[Account, ...]]:
    """Accounts of every company: those listed, those of its folder, and without either its name."""
    listed = dict(frame.accounts) if frame else {}
    for company, feeds in own.items():
        more = [account for one in feeds for account in one.facts.get("accounts", ())]
        listed[company] = tuple(dict.fromkeys([*listed.get(company, ()), *more]))
    if shared is not None and frame is not None:
        listed = {
            company: accounts or (() if company in own else (Account(None, company),))
            for company, accounts in listed.items()
        }
    if frame is not None or shared is None:
        return listed
    held = {account.handle.casefold() for accounts in listed.values() for account in accounts}
    held |= {company.casefold() for company in listed}
    for account in brands(shared):
        if account.handle.casefold() not in held:
            listed[account.handle] = (*listed.get(account.handle, ()), account)
    return listed


def _of_shared(shared: Shared | None, frame: Frame) -> tuple[int, dict[str, pd.DataFrame]]:
    if shared is None:
        return 0, {}
    held = {account.handle.casefold() for accounts in frame.accounts.values() for account in accounts}
    outside = [account for account in brands(shared) if account.handle.casefold() not in held]
    found = {
        "shared_sources": shared.sources,
        "shared_rejects": shared.gathered.rejects,
        "accounts_outside_frame": pd.DataFrame(
            [(one.platform, one.handle) for one in outside], columns=["platform", "account"]
        ).astype(pd.StringDtype("pyarrow")),
    }
    return len(outside), {name: tables.typed(table) for name, table in found.items()}


def _suggested(accounts: tuple[Account, ...], others: list[str]) -> str:
    """What accounts without a message may have been meant to be."""
    folded = {other.casefold(): other for other in others}
    hints = []
    for account in accounts:
        # Closer than a guess has to be elsewhere: most companies that wrote nothing are really not there.
        close = difflib.get_close_matches(account.handle.casefold(), folded, cutoff=0.75)
        hints.append(nearest(account.handle, [folded[one] for one in close]))
    return " ".join(dict.fromkeys(filter(None, hints)))


def _own_shard(
    company: str, part: bytes | None, feeds: list[tuple[list[Path], dict]]
) -> tuple[str, bytes | None, dict | None]:
    """Read the feeds of one company, and join what shared feeds hold of it."""
    try:
        found = [unpack(part)] if part is not None else []
        found += [readers.read(paths, read_options(options)) for paths, options in feeds]
        return company, pack(join_feeds(found)), None
    except DialogscoreError as error:
        return company, None, told(error)


def _store(partial: Path, slug: str, content: bytes) -> Shard:
    path = partial / SHARDS / f"{slug}.parquet"
    put(path, content)
    return Shard(path, hashlib.sha256(content).hexdigest(), *extent(content))


def _seen(progress: Callable[[int, int], None] | None, total: int) -> Callable[[bool], None]:
    done = 0

    def seen(is_done: bool) -> None:
        nonlocal done
        done += is_done
        if progress:
            progress(done, total)

    return seen


def _write(partial: Path, key: str, stock: Stock) -> None:
    for name, table in stock.tables.items():
        file = io.BytesIO()
        tables.write_parquet(table, file)
        put(partial / SHARDS / f"{name}.table", file.getvalue())
    said = {
        "key": key,
        "accounts": {name: [list(vars(one).values()) for one in held] for name, held in stock.frame.accounts.items()},
        "shards": {name: [shard.path.name, *shard[1:]] for name, shard in stock.shards.items()},
        "failures": stock.failures,
        "outside": stock.outside,
    }
    put(partial / "shards.json", json.dumps(said, sort_keys=True).encode())


def _read_before(partial: Path, key: str, frame: Frame | None, own: Mapping[str, list[Own]]) -> Stock | None:
    path = partial / "shards.json"
    said = json.loads(path.read_bytes()) if path.is_file() else {}
    if said.get("key") != key:
        remove(path)
        return None
    shards = {}
    for company, (name, sha256, rows, times) in said["shards"].items():
        shards[company] = Shard(partial / SHARDS / name, sha256, rows, [tuple(pair) for pair in times])
        if not shards[company].path.is_file():
            return None
    accounts = {name: tuple(Account(*one) for one in held) for name, held in said["accounts"].items()}
    frame = frame_of(accounts) if frame is None else frame._replace(accounts=accounts)
    stored = {one.stem: tables.read_parquet(one) for one in sorted((partial / SHARDS).glob("*.table"))}
    return Stock(frame, shards, said["failures"], said["outside"], stored)
