"""The first rows of a table under each delimiter it may have, since vendors put lines above the header."""

from functools import lru_cache

from dialogscore.errors import FeedError
from dialogscore.readers import heads, sheets
from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import Look
from dialogscore.readers.textfile import bom_encoding

__all__ = ["SEARCHED", "top_rows"]

SEARCHED = 15
_ROWS = 60


def top_rows(seen: Look) -> dict[str, tuple[tuple[str, ...], ...]]:
    """
    Read the first rows of what may be a table.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    dict of str to tuple of tuple of str
        By delimiter (``""`` for the first sheet of a workbook) up to 60 rows of cells without blanks around them; empty
        for what is no table, and for a workbook that cannot be opened.
    """
    if seen.shape == "XLSX":
        return _sheet(seen.file, seen.head)
    return _text(seen.head) if seen.shape in ("CSV", "text") else {}


# Many formats ask for the same rows of the same file.
@lru_cache(maxsize=2)
def _sheet(file: Blob, head: bytes) -> dict[str, tuple[tuple[str, ...], ...]]:
    try:
        rows = sheets.sheet_rows(file, None, _ROWS)
    except FeedError:
        return {}  # whoever reads it says why
    return {"": tuple(tuple(cell.strip() for cell in row) for row in rows)}


@lru_cache(maxsize=2)
def _text(head: bytes) -> dict[str, tuple[tuple[str, ...], ...]]:
    if not bom_encoding(head):
        head = _whole_lines(head)
        try:
            head.decode()
        except UnicodeDecodeError:
            head = head.decode("cp1252", errors="replace").encode()
    found = {sign: tuple(map(tuple, heads.first_rows(head, sign, _ROWS))) for sign in ",;\t|"}
    return {sign: rows for sign, rows in found.items() if any(len(row) > 1 for row in rows)}


def _whole_lines(head: bytes) -> bytes:
    return head[: head.rfind(b"\n") + 1] or head
