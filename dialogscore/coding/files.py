"""Put sheets on the disk: for their owner alone, since persons speak in them, and never over what somebody filled."""

import os
from collections.abc import Mapping
from pathlib import Path

from dialogscore.disk import told
from dialogscore.errors import OutputError, UsageError

__all__ = ["sheet_path", "write_new"]


def sheet_path(output: Path, ending: str = "") -> Path:
    """
    Name the sheet of one coder.

    Parameters
    ----------
    output : pathlib.Path
        As the user named it.
    ending : str, default ""
        Such as ``_a``.

    Returns
    -------
    pathlib.Path
        The same with the ending before ``.xlsx``.

    Raises
    ------
    UsageError
        If it is not named as a workbook.
    """
    if output.suffix.lower() != ".xlsx":
        raise UsageError(f"write {output}", found="another ending", expected="a name that ends in .xlsx")
    return output.with_name(f"{output.stem}{ending}{output.suffix}")


def write_new(files: Mapping[Path, bytes]) -> list[Path]:
    """
    Write files that only their owner can read, and never over something else.

    Parameters
    ----------
    files : mapping of pathlib.Path to bytes
        What to write.

    Returns
    -------
    list of pathlib.Path
        Those that were not there before.

    Raises
    ------
    OutputError
        If one of them is there with other bytes - somebody may have coded in it - or the disk does not take it.
    """
    for path, data in files.items():
        if path.exists() and (not path.is_file() or path.read_bytes() != data):
            raise OutputError(
                f"write {path}", found="a file of that name that is not as just drawn; somebody may have coded in it",
                expected="a new file", next_step="Give another name with -o, or move it away yourself.",
            )  # fmt: skip
    new = [path for path in files if not path.exists()]
    for path in new:
        partial = path.with_name(f".{path.name}.partial")
        with told(f"write {path}"):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with open(handle, "wb") as file:
                    file.write(files[path])
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)
    return new
