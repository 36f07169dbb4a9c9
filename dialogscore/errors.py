"""Everything that can go wrong for a user, as one tree.

::

    DialogscoreError                 exit 1   anything a user can mend; str() is one sentence for people
    ├── UsageError                   exit 2   an option or argument that makes no sense
    ├── FeedError                    exit 1   a file that cannot be read as messages
    │   ├── UnknownFormatError                no reader recognised the file
    │   ├── DamagedIdsError                   a spreadsheet has rounded the ids
    │   └── TooManyRejectsError      exit 3   more bad rows than `--max-rejects` allows
    ├── CompanyError                 exit 1   the audited company is not in the feed, or which one is unclear
    ├── ModelError                   exit 1   a model folder is missing, damaged or of another version
    ├── ComparisonError              exit 1   two results that do not mean the same by what they say
    └── OutputError                  exit 1   the result cannot be written, or is incomplete

A bug is none of these: it stays a traceback.
"""

import difflib
from collections.abc import Iterable

__all__ = [
    "CompanyError",
    "ComparisonError",
    "DamagedIdsError",
    "DialogscoreError",
    "FeedError",
    "ModelError",
    "OutputError",
    "TooManyRejectsError",
    "UnknownFormatError",
    "UsageError",
    "nearest",
]


class DialogscoreError(Exception):
    """
    A failure that the user can mend, told in one sentence.

    Parameters
    ----------
    task : str
        Verb and object of what was tried, such as ``"read feed.csv"``.
    found : str
        What was there.
    expected : str
        What was needed.
    next_step : str, optional
        What the user can do now, as a full sentence.

    Examples
    --------
    >>> str(FeedError("read feed.csv", found="an empty file", expected="messages"))
    'Could not read feed.csv: found an empty file, expected messages.'
    """

    exit_code = 1

    def __init__(self, task: str, *, found: str, expected: str, next_step: str = "") -> None:
        self.task, self.found, self.expected, self.next_step = task, found, expected, next_step
        sentence = f"Could not {task}: found {found}, expected {expected}."
        super().__init__(f"{sentence} {next_step}".rstrip())


class UsageError(DialogscoreError):
    """An option or argument that makes no sense."""

    exit_code = 2


class FeedError(DialogscoreError):
    """A file that cannot be read as messages."""


class UnknownFormatError(FeedError):
    """A file that no reader recognises."""


class DamagedIdsError(FeedError):
    """Message ids that a spreadsheet has rounded; every reply link in them is broken."""


class TooManyRejectsError(FeedError):
    """More malformed rows than ``--max-rejects`` allows."""

    exit_code = 3


class CompanyError(DialogscoreError):
    """The audited company is not in the feed, or which account is meant is unclear."""


class ModelError(DialogscoreError):
    """A model folder that is missing, damaged or made for another version."""


class ComparisonError(DialogscoreError):
    """Two results that must not stand beside each other: their definitions differ."""


class OutputError(DialogscoreError):
    """A result that cannot be written, or a result folder that cannot be read."""


def nearest(wanted: str, options: Iterable[str], *, count: int = 3) -> str:
    """
    Word a suggestion of the options most like what was asked for.

    Parameters
    ----------
    wanted : str
        What the user wrote.
    options : iterable of str
        What there is.
    count : int, default 3
        How many names to suggest at most.

    Returns
    -------
    str
        ``"Did you mean a, b or c?"``, or the first options if none is alike, or ``""`` if there are none.
    """
    names = sorted({str(option) for option in options})
    if not names:
        return ""
    by_folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(wanted.casefold(), by_folded, n=count, cutoff=0.5)
    if close:
        return f"Did you mean {_either([by_folded[name] for name in close])}?"
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"There is {', '.join(names[:8])}{more}."


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
