"""The frame: all companies that a benchmark speaks of, those without a feed included, from ``companies.csv``."""

import csv
import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore.config import Account, parse_account, platform_name
from dialogscore.errors import UsageError, nearest
from dialogscore.schema import PLATFORMS

__all__ = ["FOUND", "PRESENCE", "TOLD", "Frame", "frame_of", "mistyped", "read_frame", "slugs"]

PRESENCE = ("yes", "no", "not_exported")
#: What a row tells of a company, beside columns of anybody's own.
TOLD = ("company", "presence", "sector", "country", "size", "weight")
#: What a benchmark finds out; in a companies.csv that a benchmark wrote these are read over.
FOUND = ("status", "reason_code", "reason_args", "messages", "inbound_turns", "observed_from", "observed_until",
         "window_covered", "platforms", "engine", "folder")  # fmt: skip
_SEPARATORS = re.compile(r"\s*[;|,]\s*")
_LONGEST = 80


class Frame(NamedTuple):
    """
    Companies and where to find them.

    Attributes
    ----------
    companies : pandas.DataFrame
        One row a company, sorted by name: `TOLD`, then columns of anybody's own as text.
    accounts : dict of str to tuple of Account
        Accounts of each company.
    feeds : dict of str to pathlib.Path
        Feeds of their own, where a row names one.
    """

    companies: pd.DataFrame
    accounts: dict[str, tuple[Account, ...]]
    feeds: dict[str, Path]


def read_frame(path: str | Path) -> Frame:
    """
    Read ``companies.csv``.

    Parameters
    ----------
    path : str or pathlib.Path
        CSV in UTF-8 with commas, semicolons or tabs. Columns: ``company``; ``presence`` (yes, no, not exported);
        ``sector``, ``country``, ``size``, ``weight``; ``accounts`` such as ``x:acme facebook:acme``, or one column a
        platform; ``feed``, a file or folder beside this file; any others are strata of one's own.

    Returns
    -------
    Frame
        The companies.

    Raises
    ------
    UsageError
        If the file or a row of it makes no sense; the row is named.
    """
    path = Path(path)
    head, rows = _rows(path)
    told: dict[str, dict[str, object]] = {}
    accounts: dict[str, tuple[Account, ...]] = {}
    feeds: dict[str, Path] = {}
    owner: dict[str, str] = {}
    for number, cells in rows:
        task = f"read row {number} of {path}"
        row = {name: cell.strip() or None for name, cell in zip(head, cells, strict=True)}
        company = row["company"]
        if company is None:
            raise UsageError(task, found="no company", expected="the name of a company in each row")
        if company in told:
            raise UsageError(task, found=f"{company} a second time", expected="one row a company")
        accounts[company] = _accounts(row, task)
        for account in accounts[company]:
            if owner.setdefault(str(account).casefold(), company) != company:
                raise UsageError(
                    task, found=f"the account {account}, which is also that of {owner[str(account).casefold()]}",
                    expected="accounts of one company each",
                )  # fmt: skip
        if row.get("feed"):
            feeds[company] = path.parent / str(row["feed"])
        kept = {name: value for name, value in row.items() if name not in FOUND and not _is_account_column(name)}
        told[company] = kept | {"presence": _presence(row, task), "weight": _weight(row, task)}
    return Frame(_table(told.values()), accounts, feeds)


def mistyped(columns: Iterable[str]) -> list[tuple[str, str]]:
    """
    Find columns of somebody's own that are named almost as one that means something.

    Parameters
    ----------
    columns : iterable of str
        Names of columns.

    Returns
    -------
    list of (str, str)
        Each such name and the one that it is like.
    """
    known = [*TOLD, "accounts", "feed", *PLATFORMS.split("|")]
    own = [name for name in columns if name not in (*known, *FOUND) and not _is_account_column(name)]
    close = [(name, difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.75)) for name in own]
    return [(name, found[0]) for name, found in close if found]


def frame_of(accounts: Mapping[str, tuple[Account, ...]]) -> Frame:
    """
    Make the frame of companies that nobody listed.

    Parameters
    ----------
    accounts : mapping of str to tuple of Account
        Accounts of each company that was found in the feeds.

    Returns
    -------
    Frame
        These companies, of which nothing else is known.
    """
    return Frame(_table([{"company": company} for company in accounts]), dict(accounts), {})


def slugs(companies: Iterable[str]) -> dict[str, str]:
    """
    Name a folder for every company.

    Parameters
    ----------
    companies : iterable of str
        Their names.

    Returns
    -------
    dict of str to str
        Lower-case letters and digits of any script with hyphens between; ``-2``, ``-3`` behind it where two are alike.
    """
    taken: dict[str, str] = {}
    for company in sorted(companies):
        plain = re.sub(r"[\W_]+", "-", company.casefold()).strip("-")[:_LONGEST].strip("-") or "company"
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain}-{count}"
        taken[name] = company
    return {company: name for name, company in taken.items()}


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    task = f"read {path}"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected="a CSV file of companies") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(task, found=f"what is no CSV ({error})", expected="a CSV file in UTF-8") from None
    first = text.partition("\n")[0]
    lines = csv.reader(text.split("\n"), delimiter=max(",;\t", key=first.count))
    try:
        every = [(lines.line_num, cells) for cells in lines if any(map(str.strip, cells))]
    except csv.Error as error:
        raise UsageError(task, found=f"what is no CSV ({error})", expected="a CSV file of companies") from None
    head = [name.strip() for name in every[0][1]] if every else []
    head = [name.casefold() if name.casefold() in (*TOLD, *FOUND, "accounts", "feed") else name for name in head]
    if "company" not in head:
        raise UsageError(
            task, found=f"the columns {', '.join(head) or 'none'}", expected="also company",
            next_step=hint if (hint := nearest("company", head)).startswith("Did") else "",
        )  # fmt: skip
    twice = sorted({name for name in head if head.count(name) > 1})
    if twice or "" in head:
        found = f"the column {twice[0]} twice" if twice and twice[0] else "a column without a name"
        raise UsageError(task, found=found, expected="one name a column")
    if len(every) < 2:
        raise UsageError(task, found="a header and no company", expected="one row a company")
    for number, cells in every[1:]:
        if len(cells) != len(head):
            raise UsageError(
                f"read row {number} of {path}", found=f"{len(cells)} cells", expected=f"{len(head)}, as in the header"
            )
    return head, every[1:]


def _is_account_column(name: str) -> bool:
    return name in ("accounts", "feed") or platform_name(name) is not None


def _accounts(row: Mapping[str, str | None], task: str) -> tuple[Account, ...]:
    found = []
    for name, cell in row.items():
        platform = platform_name(name)
        if not cell or (platform is None and name != "accounts"):
            continue
        parts = _SEPARATORS.split(cell) if _SEPARATORS.search(cell) else cell.split()
        for part in filter(None, parts):
            try:
                found.append(parse_account(f"{platform}:{part}" if platform else part))
            except UsageError as error:
                raise UsageError(task, found=f"{part!r} with {error.found}", expected=error.expected) from None
    return tuple(dict.fromkeys(found))


def _presence(row: Mapping[str, str | None], task: str) -> str | None:
    said = row.get("presence")
    if said is None:
        return None
    word = re.sub(r"[\s-]+", "_", said.casefold())
    if word not in PRESENCE:
        raise UsageError(
            task, found=f"presence {said!r}", expected="yes, no or not exported", next_step=nearest(word, PRESENCE)
        )
    return word


def _weight(row: Mapping[str, str | None], task: str) -> float:
    said = row.get("weight")
    if said is None:
        return 1.0
    try:
        weight = float(said)
    except ValueError:
        weight = -1.0
    if not 0 < weight < float("inf"):
        raise UsageError(task, found=f"weight {said!r}", expected="a number above 0, such as 2.5")
    return weight


def _table(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows)).sort_values("company", ignore_index=True)
    others = [name for name in table.columns if name not in TOLD]
    table = table.reindex(columns=[*TOLD, *others])
    table["weight"] = table["weight"].fillna(1.0).astype("Float64")
    texts = table.columns.drop("weight")
    table[texts] = table[texts].astype(pd.StringDtype("pyarrow"))
    return table
