"""Which files may be feeds, told by their names: settings, notes and pictures beside them are none."""

import re
from pathlib import Path

from dialogscore.errors import FeedError

__all__ = ["feed_files", "is_feed_name"]

_NO_FEED = {
    ".toml", ".md", ".html", ".pdf", ".key", ".py", ".rst", ".sha256", ".css", ".svg", ".ico", ".jpg", ".jpeg", ".png",
    ".gif", ".webp", ".heic", ".mp4", ".mov", ".m4a", ".mp3", ".wav", ".woff", ".woff2", ".ttf", ".vtt", ".srt",
}  # fmt: skip
_NO_FEED_NAME = re.compile(r"(readme|license|licence|sha256sums|manifest\.json|changelog)", re.IGNORECASE)


def feed_files(folder: Path) -> list[Path]:
    """
    List the files of a folder that may be feeds.

    Parameters
    ----------
    folder : pathlib.Path
        A folder; what lies in folders inside it, such as results, is left out.

    Returns
    -------
    list of pathlib.Path
        Sorted by name, without ``company.toml``, mapping files, notes, reports and hidden files.

    Raises
    ------
    FeedError
        If there is none.
    """
    files = [
        path
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.is_file() and is_feed_name(path.name)
    ]
    if not files:
        raise FeedError(
            f"read {folder}",
            found="a folder without any export file",
            expected="CSV, JSONL, Parquet or XLSX files in it",
            next_step="Name the files, or put them into the folder.",
        )
    return files


def is_feed_name(name: str) -> bool:
    """
    Tell from its name whether a file may be a feed.

    Parameters
    ----------
    name : str
        File name, also with folders before it.

    Returns
    -------
    bool
        False for settings, notes, reports, pictures, films and hidden files.
    """
    parts = name.split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    suffix = Path(parts[-1]).suffix.casefold()
    return not hidden and suffix not in _NO_FEED and not _NO_FEED_NAME.match(parts[-1])
