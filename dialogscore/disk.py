"""What a disk can do to a writer, in one sentence each."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dialogscore.errors import OutputError

__all__ = ["told"]

# What a disk or a right can do to a writer; anything else is a bug and stays a traceback.
_REASONS = {
    errno.ENOSPC: ("a full disk", "room for the result", "Free some space or give another folder with -o."),
    errno.EDQUOT: ("an exhausted quota", "room for the result", "Free some space or give another folder with -o."),
    errno.EFBIG: ("a limit on the size of files", "room for the result", "Give another folder with -o."),
    errno.EACCES: ("no right to write there", "a folder you may write to", "Give another folder with -o."),
    errno.EPERM: ("no right to write there", "a folder you may write to", "Give another folder with -o."),
    errno.EROFS: ("a read-only disk", "a folder you may write to", "Give another folder with -o."),
    errno.ENOTDIR: ("a file in place of a folder", "a path through folders", "Give another folder with -o."),
    errno.EEXIST: ("a file in place of a folder", "a path through folders", "Give another folder with -o."),
    errno.ENAMETOOLONG: ("a name that is too long", "a shorter name", "Give another folder with -o."),
    errno.EIO: ("an error of the disk", "a disk that can be written", "Give another folder with -o."),
}


@contextmanager
def told(task: str, *, inside: Path | None = None) -> Iterator[None]:
    """
    Word what the disk or a missing right did to our writing.

    Parameters
    ----------
    task : str
        Verb and object, as in `DialogscoreError`.
    inside : Path, optional
        Folder that is being written: a failure that names a file elsewhere is not of our writing and stays as it is.

    Yields
    ------
    None
        Control, to whoever writes.

    Raises
    ------
    OutputError
        If the disk is full or broken, or a right or a folder is missing; any other failure stays as it is.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _REASONS or (inside is not None and _is_elsewhere(error, inside)):
            raise
        found, expected, next_step = _REASONS[error.errno]
        raise OutputError(task, found=found, expected=expected, next_step=next_step) from error


def _is_elsewhere(error: OSError, folder: Path) -> bool:
    # A full disk names no file, or one of ours; what a report cannot read names that file.
    named = [name for name in (error.filename, error.filename2) if isinstance(name, str | os.PathLike)]
    return bool(named) and not any(Path(os.path.abspath(name)).is_relative_to(folder) for name in named)
