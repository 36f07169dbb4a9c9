"""The unit of work: one company's shard and the options in, the content of its result folder out."""

import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from joblib.externals.loky.process_executor import BrokenProcessPool

from dialogscore import __version__
from dialogscore.arrays import in_table_order
from dialogscore.audit import Audit, audit_feed
from dialogscore.benchmark.shards import unpack
from dialogscore.errors import DialogscoreError, UsageError
from dialogscore.measures.turns import inbound_turns

__all__ = ["Manner", "Outcome", "gone", "told", "work"]


class Manner(NamedTuple):
    """
    How results are written.

    Attributes
    ----------
    lean : bool
        Whether messages.csv and reports are left out.
    reports : dict of str to callable
        File name to ``render(audit, path)``.
    key : bytes or None
        Secret of author pseudonyms.
    version : str
        Version of dialogscore that must do the work.
    """

    lean: bool = False
    reports: Mapping[str, Callable[[Audit, Path], None]] | None = None
    key: bytes | None = None
    version: str = __version__


class Outcome(NamedTuple):
    """
    What became of a company.

    Attributes
    ----------
    company : str
        Its name.
    files : dict of str to bytes
        Content of its result folder, by name; empty if it failed.
    facts : dict
        What the table of companies says of it: messages, inbound_turns, platforms, engine and
        language.
    failure : dict or None
        Of a failure that the user can mend: ``task``, ``found``, ``expected`` and ``next_step``.
    bug : BaseException or None
        Of any other.
    """

    company: str
    files: dict[str, bytes]
    facts: dict
    failure: dict | None = None
    bug: BaseException | None = None


def work(shard: bytes | str, company: str, asked: Mapping[str, object], manner: Manner) -> Outcome:
    """
    Audit one company.

    Parameters
    ----------
    shard : bytes or str
        Its messages, or the path of the file that holds them.
    company : str
        Its name.
    asked : mapping of str to object
        Options of the audit, settled.
    manner : Manner
        How the result is written.

    Returns
    -------
    Outcome
        The same bytes for the same arguments, in whatever process.
    """
    try:
        if manner.version != __version__:
            raise UsageError(
                f"audit {company}", found=f"a worker with dialogscore {__version__}", expected=manner.version
            )
        found = audit_feed(lambda: unpack(shard), asked)
        return Outcome(company, _written(found, manner), _facts(found, asked["window"]))
    except BrokenProcessPool:  # of the processes that worked on this company together
        return gone(company)
    except DialogscoreError as error:
        return Outcome(company, {}, {}, failure=told(error))
    except Exception as error:  # reraised when all other companies are done
        error.add_note(traceback.format_exc())
        return Outcome(company, {}, {}, bug=error)


def gone(company: str) -> Outcome:
    """
    Say that a process that worked on a company did not live to its end.

    Parameters
    ----------
    company : str
        Its name.

    Returns
    -------
    Outcome
        A failure that the user can mend.
    """
    failure = {
        "task": f"audit {company}",
        "found": "a process that was ended from outside",
        "expected": "memory for it",
        "next_step": "Give fewer --jobs, so that each has more memory.",
    }
    return Outcome(company, {}, {}, failure=failure)


def told(error: DialogscoreError) -> dict:
    """
    Put a failure into words that travel between processes.

    Parameters
    ----------
    error : DialogscoreError
        What the user can mend.

    Returns
    -------
    dict
        ``task``, ``found``, ``expected`` and ``next_step``.
    """
    return {name: getattr(error, name) for name in ("task", "found", "expected", "next_step")}


def _written(found: Audit, manner: Manner) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as home:
        place = Path(home) / "result"
        found.save(place, reports=None if manner.lean else manner.reports, key=manner.key, lean=manner.lean)
        files = sorted(path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


def _facts(found: Audit, window: tuple) -> dict:
    messages = found.messages
    start, end = window
    at = messages["created_at"]
    # The result folder keeps all that was read, to see what was answered; its size speaks of the window alone. A turn
    # lies where its first message does: those that follow in it are marked neither as inside nor as outside.
    held = (messages["direction"].notna() & at.ge(start) & at.lt(end)).fillna(False).to_numpy(dtype=bool)
    turns = inbound_turns(in_table_order(messages), window=window)
    return {
        "messages": int(held.sum()),
        "inbound_turns": int(turns["inside"].sum()),
        "platforms": ", ".join(sorted(pd.unique(messages.loc[held, "platform"].dropna()))),
        "engine": found.manifest["engine"],
        "language": found.manifest["language"],
    }
