"""Replace files of a result folder, each at once and with their hashes, so that the folder still proves itself."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from dialogscore.errors import OutputError

__all__ = ["SUMS", "replace_files"]

SUMS = "SHA256SUMS"
COMPANIES = "companies"


def replace_files(folder: Path, files: Mapping[str, Callable[[Path], object]]) -> None:
    """
    Write files of a result folder anew, or further ones.

    Parameters
    ----------
    folder : pathlib.Path
        Result folder.
    files : mapping of str to callable
        Name in it, such as ``tables/samples.parquet``, to a function that takes the path to write to: a hidden sibling
        that takes the file's name when all are whole.

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
        lines = (folder / SUMS).read_text(encoding="utf-8").split("\n")
        digests = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines if line}
        digests |= {name: _digest(path) for name, path in partial.items()}
        listed = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
        sums.write_text(listed, encoding="utf-8", newline="\n")
        for name, path in partial.items():
            os.replace(path, folder / name)
        os.replace(sums, folder / SUMS)
        _reseal_benchmark(folder, [*files, SUMS])
    except OSError as error:
        raise OutputError(
            f"write {folder / next(iter(files), '')}",
            found=error.strerror or "an error",
            expected="room and right to write",
        ) from error
    finally:
        for path in (*partial.values(), sums):
            path.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    import hashlib  # --help need not load it

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reseal_benchmark(folder: Path, names: list[str]) -> None:
    """Let the benchmark that a company's folder lies in list the new hashes too."""
    home = folder.parent.parent
    above, prefix = home / SUMS, f"{folder.parent.name}/{folder.name}/"
    if folder.parent.name != COMPANIES or not above.is_file():
        return
    lines = [line.partition("  ") for line in above.read_text(encoding="utf-8").split("\n") if line]
    digests = {name: digest for digest, _, name in lines}
    digests |= {prefix + name: _digest(folder / name) for name in names}
    half = home / f".{SUMS}.partial"
    half.write_text("".join(f"{digests[name]}  {name}\n" for name in sorted(digests)), encoding="utf-8", newline="\n")
    os.replace(half, above)
