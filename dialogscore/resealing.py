"""Replace files of a result folder, each at once and with their hashes, so that the folder still proves itself."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from dialogscore.errors import OutputError

__all__ = ["SUMS", "digests", "replace_files"]

SUMS = "SHA256SUMS"


def digests(folder: Path) -> dict[str, str]:
    """
    Read the hashes of a result folder, that of their list included.

    Parameters
    ----------
    folder : pathlib.Path
        Result folder.

    Returns
    -------
    dict of str to str
        Name to SHA-256.
    """
    listed = (folder / SUMS).read_bytes()
    return _listed(listed.decode("utf-8")) | {SUMS: hashlib.sha256(listed).hexdigest()}


def _listed(text: str) -> dict[str, str]:
    return {line.partition("  ")[2]: line.partition("  ")[0] for line in text.split("\n") if line}


def replace_files(
    folder: Path, files: Mapping[str, Callable[[Path], object]], *, within: Mapping[str, str] | None = None
) -> None:
    """
    Write files of a result folder anew, or further ones.

    Parameters
    ----------
    folder : pathlib.Path
        Result folder.
    files : mapping of str to callable
        Name in it, such as ``tables/samples.parquet``, to a function that takes the path to write to: a hidden sibling
        that takes the file's name when all are whole.
    within : mapping of str to str, optional
        Hashes of other files in it that are new: those of result folders within a benchmark.

    Raises
    ------
    OutputError
        If the disk does not take them; the folder is then as it was.
    """
    partial = {name: (folder / name).with_name(f".{Path(name).name}.partial") for name in files}
    sums = folder / f".{SUMS}.partial"
    try:
        for name, write in files.items():
            write(partial[name])
        known = _listed((folder / SUMS).read_text(encoding="utf-8")) | dict(within or {})
        known |= {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in partial.items()}
        listed = "".join(f"{known[name]}  {name}\n" for name in sorted(known))
        sums.write_text(listed, encoding="utf-8", newline="\n")
        for name, path in partial.items():
            os.replace(path, folder / name)
        os.replace(sums, folder / SUMS)
    except OSError as error:
        raise OutputError(
            f"write {folder / next(iter(files), '')}",
            found=error.strerror or "an error",
            expected="room and right to write",
        ) from error
    finally:
        for path in (*partial.values(), sums):
            path.unlink(missing_ok=True)
