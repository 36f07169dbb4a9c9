"""Tables and CSV files of a result folder as plain rows."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

__all__ = ["cell", "plain", "rows_of", "score_lines"]

NUMBERS = ("value", "n", "low", "high", "low_sampling", "high_sampling")


def cell(text: str) -> str:
    """
    Read a cell of one of our CSV files.

    Parameters
    ----------
    text : str
        What the file holds.

    Returns
    -------
    str
        The text, without the apostrophe that keeps a spreadsheet from reading it otherwise.
    """
    return text[1:] if text.startswith("'") else text


def plain(column: pd.Series) -> list:
    """
    Turn a column into plain values.

    Parameters
    ----------
    column : pandas.Series
        Any column.

    Returns
    -------
    list
        Its values; unknown is None.
    """
    return [None if lost else value for value, lost in zip(column.tolist(), column.isna().tolist(), strict=True)]


def rows_of(table: pd.DataFrame) -> list[dict]:
    """
    Turn a table into plain rows.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table.

    Returns
    -------
    list of dict
        Unknown is None.
    """
    return pd.DataFrame({name: plain(table[name]) for name in table}, dtype=object).to_dict("records")


def score_lines(place: Path) -> list[dict]:
    """
    Read scores.csv, the file that people open.

    Parameters
    ----------
    place : pathlib.Path
        Result folder.

    Returns
    -------
    list of dict
        Column to text, without the sign that guards a cell in a spreadsheet; value, n and limits are float or None.

    Raises
    ------
    ValueError
        If a line has other columns than the head, or a number is none: the line and what stands there.
    """
    lines = []
    with (place / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for line in reader:
            if None in line or None in line.values():
                raise ValueError(f"scores.csv, line {reader.line_num}: not as many columns as the head names")
            said = {name: cell(text) for name, text in line.items()}
            numbers = {name: _number(said, name, reader.line_num) for name in NUMBERS}
            lines.append(said | numbers)
    return lines


def _number(said: Mapping[str, str], name: str, place: int) -> float | None:
    try:
        return float(said[name]) if said[name] else None
    except ValueError as error:
        raise ValueError(f"scores.csv, line {place}: {name} of {said['measure']} is {said[name]!r}") from error
