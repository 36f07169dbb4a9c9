"""Coded sheets for tests: a few invented messages, filled as somebody might have."""

from pathlib import Path

import pandas as pd

from dialogscore.coding.sheets import sheet_bytes

__all__ = ["ABOUT", "row", "write_sheet"]

ABOUT = {"sample": "s-1", "audit": "abc", "task": "act inbound", "language": "en", "seed": 1, "n": 9, "blind": "yes"}


def row(number: int, task: str = "act", **labels) -> dict:
    """One row of a sheet: messages of a company answer different persons unless told otherwise."""
    given = {"no": str(number), "sample": "s-1", "ref": f"M{number:06d}", "task": task, "company": "Acme",
             "written_at": "2024-01-01 10:00", "context": None, "parent": f"question {number}",
             "text": f"message {number}"}  # fmt: skip
    return given | labels


def write_sheet(path: Path, rows: list[dict], *, coder: object = 1, language: str = "en") -> Path:
    """Write a workbook with these labels filled in."""
    about = ABOUT | {"coder": coder, "language": language}
    path.write_bytes(sheet_bytes(pd.DataFrame(rows, dtype=object), about, language=language))
    return path
