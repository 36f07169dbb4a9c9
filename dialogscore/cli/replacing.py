"""Replace one file of a result folder, at once and with its hash, so that the folder still proves itself."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from dialogscore.errors import OutputError
from dialogscore.folder import SUMS

__all__ = ["replace_file"]


def replace_file(folder: Path, name: str, write: Callable[[Path], object]) -> None:
    """
    Write one file of a result folder anew.

    Parameters
    ----------
    folder : pathlib.Path
        Result folder.
    name : str
        File in it.
    write : callable
        Takes the path to write to: a hidden sibling that takes the file's name when whole.

    Raises
    ------
    OutputError
        If the disk does not take it; the folder is then as it was.
    """
    partial, sums = folder / f".{name}.partial", folder / f".{SUMS}.partial"
    try:
        write(partial)
        digest = hashlib.sha256(partial.read_bytes()).hexdigest()
        lines = (folder / SUMS).read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if line and line.partition("  ")[2] != name]
        listed = sorted([*kept, f"{digest}  {name}"], key=lambda line: line.partition("  ")[2])
        sums.write_text("\n".join(listed) + "\n", encoding="utf-8", newline="\n")
        os.replace(partial, folder / name)
        os.replace(sums, folder / SUMS)
    except OSError as error:
        raise OutputError(
            f"write {folder / name}", found=error.strerror or "an error", expected="room and right to write"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
        sums.unlink(missing_ok=True)
