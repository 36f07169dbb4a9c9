"""Two coded sheets made one: labels on which both agree stand, the others are left to whoever decides."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore.coding.agreeing import pair
from dialogscore.coding.files import write_new
from dialogscore.coding.layout import ABOUT_KEYS, NEEDED
from dialogscore.coding.reading import CodedSheet
from dialogscore.coding.sheets import sheet_bytes
from dialogscore.coding.words import LANGUAGES, words
from dialogscore.errors import FeedError

__all__ = ["CODER", "Adjudicated", "adjudicate"]

# What the sheet says of who coded it.
CODER = "adjudicated"
_LABELS = ("act", "inbound_type", "needs_reply")


class Adjudicated(NamedTuple):
    """
    One sheet out of two.

    Attributes
    ----------
    rows : pandas.DataFrame
        One row a message, those with something to decide first; labels on which both agree are filled.
    beside : pandas.DataFrame
        What each coder has said where something is to be decided; otherwise empty texts.
    about : dict of str to str
        What the sheet says of itself.
    undecided : int
        Messages with something to decide.
    """

    rows: pd.DataFrame
    beside: pd.DataFrame
    about: dict[str, str]
    undecided: int


def adjudicate(first: CodedSheet, second: CodedSheet, out: str | Path | None = None) -> Adjudicated:
    """
    Merge two coded sheets.

    Parameters
    ----------
    first, second : CodedSheet
        Sheets of one sample.
    out : str or pathlib.Path, optional
        Workbook to write. Empty labels in it are highlighted, with what both have said beside; filled in, it is a
        complete coded sheet.

    Returns
    -------
    Adjudicated
        What the workbook holds.

    Raises
    ------
    FeedError
        If the sheets are not of the same messages.
    OutputError
        If the workbook is there already with other bytes - decisions may stand in it - or cannot be written.
    """
    both = pair(first, second)
    if not len(both) == len(first.rows) == len(second.rows):
        raise FeedError(
            f"merge {first.path} and {second.path}",
            found=f"{len(first.rows):,} and {len(second.rows):,} messages, {len(both):,} of them in both",
            expected="two sheets of the same messages",
        )
    rows = both[first.rows.columns].copy()
    beside = pd.DataFrame("", index=both.index, columns=[_coder(first, "a"), _coder(second, "b")], dtype=object)
    if beside.columns.has_duplicates:
        beside.columns = ["a", "b"]
    for name in _LABELS:
        one, other = (both[column].astype("string") for column in (name, f"{name}_b"))
        needed = both["task"].map(lambda task, name=name: name in NEEDED[task]).to_numpy(dtype=bool)
        unsettled = needed & ~one.eq(other).fillna(False).to_numpy(dtype=bool)
        rows[name] = rows[name].mask(unsettled)
        for column, said in zip(beside.columns, (one, other), strict=True):
            beside.loc[unsettled, column] += said[unsettled].fillna("-").astype(object) + "  "
    beside = beside.map(str.strip)
    # Whoever decides has no use for how sure the coders were; who agreed was as sure as the less sure of both.
    undecided = beside.ne("").any(axis=1)
    rows["sure"] = (both["sure"] & both["sure_b"]).mask(undecided)
    rows["remark"] = _remarks(both, beside.columns)
    order = undecided.sort_values(ascending=False, kind="stable").index
    rows, beside = rows.loc[order].reset_index(drop=True), beside.loc[order].reset_index(drop=True)
    rows.insert(0, "no", range(1, len(rows) + 1))
    about = {key: first.about.get(key, "") for key in ABOUT_KEYS} | {"coder": CODER}
    about["blind"] = "yes" if all(sheet.about.get("blind") == "yes" for sheet in (first, second)) else "no"
    if out is not None:
        language = about["language"] if about["language"] in LANGUAGES else "en"
        word = words(language)["about"]["coder"]
        shown = beside.map(lambda said: _worded(said, language)).rename(columns=f"{word} {{}}".format)
        filled = rows.assign(sure=rows["sure"].astype("Int64"))
        write_new({Path(out): sheet_bytes(filled, about, language=language, beside=shown)})
    return Adjudicated(rows, beside, about, int(undecided.sum()))


def _coder(sheet: CodedSheet, default: str) -> str:
    return sheet.about.get("coder") or default


def _remarks(both: pd.DataFrame, names: pd.Index) -> pd.Series:
    said = pd.Series("", index=both.index, dtype=object)
    for name, column in zip(names, ("remark", "remark_b"), strict=True):
        known = both[column].notna().to_numpy(dtype=bool)
        said[known] += f"{name}: " + both.loc[known, column].astype(object) + "\n"
    said = said.str.strip()
    return said.where(said.ne(""), None).astype(both["remark"].dtype)


def _worded(said: str, language: str) -> str:
    chosen = words(language)
    known = chosen["act"] | chosen["inbound_type"]
    return ", ".join(known.get(label, label) for label in said.split())
