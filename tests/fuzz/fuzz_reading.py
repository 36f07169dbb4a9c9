"""Feed bytes to detection and to every reader: ``make fuzz``, or ``python -m tests.fuzz.fuzz_reading CORPUS``.

atheris guides it by what the bytes reach. Whatever they are, the result is messages and rejects, or one of our errors;
anything else stops the run, and the bytes are left in the folder it is started in.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dialogscore"]):
    from dialogscore import errors, readers, registry, schema

__all__ = ["main", "one_input", "seed"]

FEEDS = Path(__file__).parents[1] / "feeds"
LARGEST = 1 << 16


def one_input(data: bytes) -> None:
    """
    Read some bytes as a file.

    Parameters
    ----------
    data : bytes
        The first decides whether the format is found out or named, and whether the file is read in two passes.
    """
    if not data:
        return
    names = [None, None, *registry.names("formats")]
    name = names[data[0] % len(names)]
    FILE.write_bytes(data[1:])
    options = readers.ReadOptions(company="kesselberg", max_rejects=1.0, zone="Europe/Berlin", format=name)
    try:
        feed = readers.read([FILE], options)
    except errors.DialogscoreError as error:
        if not str(error).startswith("Could not "):
            raise
        return
    schema.check(feed.messages, "readers")
    schema.check(feed.rejects, "readers", schema.REJECTS)


def seed(folder: Path) -> None:
    """
    Start from the fixtures of all formats.

    Parameters
    ----------
    folder : pathlib.Path
        Where they are laid, each with the byte in front that says: find out the format.
    """
    for path in sorted(FEEDS.rglob("*")):
        if path.is_file() and path.suffix not in (".expected", ".toml", ".md") and path.stat().st_size < LARGEST:
            folder.joinpath("-".join(path.relative_to(FEEDS).parts)).write_bytes(b"\0" + path.read_bytes())


def main() -> None:
    """Lay the corpus and run; options go to libFuzzer, such as ``-max_total_time=600``."""
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    seed(corpus)
    atheris.Setup([*sys.argv, f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=4096"], one_input)
    atheris.Fuzz()


FOLDER = tempfile.TemporaryDirectory()
FILE = Path(FOLDER.name) / "feed"

if __name__ == "__main__":
    main()
