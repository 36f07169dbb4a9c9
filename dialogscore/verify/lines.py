"""Tables and CSV files of a result folder as plain rows."""

import csv
from pathlib import Path

import pandas as pd

__all__ = ["cell", "plain", "rows_of", "score_lines"]


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
    """
    with (place / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [{name: cell(text) for name, text in line.items()} for line in csv.DictReader(file)]
    for line in lines:
        for name in ("value", "n", "low", "high", "low_sampling", "high_sampling"):
            line[name] = float(line[name]) if line[name] else None
    return lines
