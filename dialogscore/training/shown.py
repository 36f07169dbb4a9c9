"""Quality in files and on a terminal: a table for people, JSON and CSV for programs."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dialogscore.errors import OutputError
from dialogscore.training.lines import BASELINES, beside, cell
from dialogscore.training.measuring import Measured

__all__ = ["figures", "markdown", "table", "write"]

HEAD = ("measure", "rows", "subset", "model (95 % interval)", *BASELINES, "n", "companies")


def table(lines: Sequence[Mapping[str, Any]]) -> str:
    """
    Set figures as a table of plain text.

    Parameters
    ----------
    lines : sequence of mapping
        Figures.

    Returns
    -------
    str
        One line each, columns aligned.
    """
    rows = [HEAD, *map(_cells, beside(lines))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    padded = (("  ".join(map(str.ljust, row, widths))).rstrip() for row in rows)
    return "\n".join(padded)


def markdown(title: str, measured: Mapping[str, Measured]) -> str:
    """
    Set everything that was measured as a page.

    Parameters
    ----------
    title : str
        Title of the page.
    measured : mapping of str to Measured
        What was measured, by task.

    Returns
    -------
    str
        Markdown.
    """
    lines = [f"# {title}", ""]
    for task, found in measured.items():
        lines += [f"## {task}", ""]
        lines += figures(found.figures) + [""]
    return "\n".join(lines)


def figures(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """
    Set figures as a Markdown table.

    Parameters
    ----------
    lines : sequence of mapping
        Figures.

    Returns
    -------
    list of str
        Head and one line each.
    """
    head = ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|"]
    return head + [re.sub(" +", " ", "| " + " | ".join(_cells(group)) + " |") for group in beside(lines)]


def write(
    folder: Path, measured: Mapping[str, Measured], *, title: str, about: Mapping[str, Any] | None = None
) -> None:
    """
    Write quality.json, quality.md, reliability.csv and coverage.csv.

    Parameters
    ----------
    folder : pathlib.Path
        Made if missing; files of these names in it are replaced.
    measured : mapping of str to Measured
        What was measured, by task.
    title : str
        Title of the page.
    about : mapping, optional
        What else quality.json says.

    Raises
    ------
    OutputError
        If the folder cannot be written to.
    """
    content = {"title": title, **(about or {})} | {task: found._asdict() for task, found in measured.items()}
    curve = [[task, *row.values()] for task, found in measured.items() for row in found.reliability]
    kept = [
        [task, row["what"], row["kept"], row["coverage"], row["n"], label, "" if value is None else value]
        for task, found in measured.items()
        for row in found.coverage
        for label, value in row["accuracy"].items()
    ]
    files = {
        "quality.json": json.dumps(content, ensure_ascii=False, indent=1) + "\n",
        "quality.md": markdown(title, measured),
        "reliability.csv": _csv(["task", "what", "from", "to", "n", "probability", "right"], curve),
        "coverage.csv": _csv(["task", "by_probability_of", "kept", "coverage", "n", "label", "accuracy"], kept),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"write to {folder}", found=error.strerror or "an error", expected="a folder that can be written to"
        ) from error


def _csv(head: list[str], rows: list[list]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()


def _cells(group: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    first = next(iter(group.values()))
    own = next((line for by, line in group.items() if by not in BASELINES), None)
    said = (cell(own), *(cell(group.get(name), interval=False) for name in BASELINES))
    return (first["measure"], first["rows"], first["subset"], *said, f"{first['n']:,}", str(first["companies"]))
