"""Scores as figures that a report can say: value, interval, n, basis, and the reason where there is no value."""

import json
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from dialogscore.reports.wording import Words

__all__ = ["POOLED", "Figure", "Figures"]

BY_HAND = "language_set"
BANDED = "uncertain_labels"
CORRECTED, POOLED = "corrected", "corrected_pooled"


class Figure(NamedTuple):
    """
    One score.

    Attributes
    ----------
    measure, subset : str
        Name of the measure, and the part of its split or "".
    basis, unit : str
        As in the scores.
    value, low, high : float or None
        Value and interval; None where there is none.
    n : int
        Units it rests on.
    note : tuple of (str, dict) or None
        Note code and arguments.
    band : tuple of (float, float) or None
        Value with every uncertain label against and for.
    kept : tuple of (float, float) or None
        Value and upper end of the interval with every open invitation counted as kept, if there are any.
    corrected : Figure or None
        The same figure corrected by messages that people coded, if they did.
    by : str
        What splits the measure into such parts, or "".
    """

    measure: str
    subset: str
    basis: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    note: tuple[str, dict] | None
    band: tuple[float, float] | None
    kept: tuple[float, float] | None = None
    corrected: "Figure | None" = None
    by: str = ""

    def checked(self) -> "Figure":
        """Take the corrected figure where people have coded, else the figure itself."""
        return self if self.corrected is None else self.corrected

    def corrected_text(self, words: Words) -> str:
        """Word what people's codes make of the figure, or nothing."""
        one = self.corrected
        if one is None:
            return ""
        more = {"value": one.value_text(words), "interval": one.interval_text(words)}
        return words("corrected.pooled" if one.note[0] == POOLED else "corrected.figure", **more, **one.note[1])

    def value_text(self, words: Words) -> str:
        """Word the value, or nothing."""
        return "" if self.value is None else words.value(self.value, self.unit)

    def interval_text(self, words: Words) -> str:
        """Word the interval, why there is none if one thread holds all units, or nothing; an open end is said so."""
        if self.low is None:
            is_one = self.value is not None and self.note is not None and self.note[1].get("threads") == 1
            return words("format.one_thread") if is_one else ""
        if self.high is None:
            return words("format.open_interval", low=words.value(self.low, self.unit))
        return words.interval(self.low, self.high, self.unit)

    def band_text(self, words: Words) -> str:
        """Word the bands of uncertain labels and of open invitations, or nothing."""
        if self.unit not in ("share", "points", "s"):
            return ""
        said = []
        for key, band in (("band", self.band and sorted(self.band)), ("kept", self.kept)):
            if band:
                low, high = (words.value(end, self.unit) for end in band)
                said.append(words(f"page.{key}", low=low, high=high))
        return "; ".join(said)

    def note_text(self, words: Words) -> str:
        """Word the note, or nothing."""
        return words.note(*self.note) if self.note else ""

    def short_note(self, words: Words) -> str:
        """Word the note, one that `notices` tells in full by a few words or, where it is the user's choice, by none."""
        if self.note is not None and self.note[0] == BY_HAND:
            return ""
        told_above = self.note is not None and self.note[0] in words.table["notes_short"]
        return words(f"notes_short.{self.note[0]}") if told_above else self.note_text(words)


class Figures:
    """
    All figures of one definition profile.

    Parameters
    ----------
    scores : pandas.DataFrame
        Table of scores.
    profile : str, default "dialogscore"
        Whose definitions.
    """

    def __init__(self, scores: pd.DataFrame, *, profile: str = "dialogscore") -> None:
        rows = scores[(scores["profile"] == profile).fillna(False).astype(bool)]
        # Arrow hands plain values over in a third of the time that pandas takes.
        rows = pa.Table.from_pandas(rows, preserve_index=False).to_pylist()
        coded = {_key(row): row for row in rows if row["basis"] == CORRECTED}
        rows = [row for row in rows if row["basis"] != CORRECTED]
        bands: dict[tuple[str, str, str], dict[str, float]] = {}
        kept: dict[str, tuple[float, float]] = {}
        for row in rows:
            by = _text(row["subset_by"])
            if by.startswith(BANDED) and not pd.isna(row["value"]):
                side, _, part = row["subset"].partition(":")
                bands.setdefault((row["measure"], by.partition(":")[2], part), {})[side] = row["value"]
            elif by == "open_invitations" and not pd.isna(row["value"]):
                high = row["value"] if pd.isna(row["high"]) else row["high"]
                kept[row["measure"]] = (float(row["value"]), float(high))
        self._all: dict[tuple[str, str, str], Figure] = {}
        for row in rows:
            by, subset = _text(row["subset_by"]), _text(row["subset"])
            if by.startswith((BANDED, "open_invitations")):
                continue
            band = bands.get((row["measure"], by, subset), {})
            pair = (band["against"], band["for"]) if {"against", "for"} <= set(band) else None
            figure = _figure(row, subset, pair)._replace(by=by)
            most = None if by else kept.get(row["measure"])
            if most is not None and figure.value is not None and most[0] > figure.value:
                figure = figure._replace(kept=most)
            if _key(row) in coded:
                figure = figure._replace(corrected=_corrected(figure, coded[_key(row)]))
            self._all[row["measure"], by, subset] = figure

    def get(self, measure: str) -> Figure | None:
        """Find the figure of a measure over everything; None if the audit lacks it."""
        return self._all.get((measure, "", ""))

    def parts(self, measure: str, by: str = "") -> list[Figure]:
        """Find the figures of a measure's split, in table order; of one split only if it is named."""
        return [
            figure for (name, split, _), figure in self._all.items()
            if name == measure and split and by in ("", split)
        ]  # fmt: skip

    def part(self, measure: str, subset: str) -> Figure | None:
        """Find one part of a measure's split."""
        return next((figure for figure in self.parts(measure) if figure.subset == subset), None)

    def noted(self) -> list[Figure]:
        """Find the figures over everything that are refused or weak, in table order."""
        return [figure for (_, by, _), figure in self._all.items() if figure.note and not by]


def _key(row: dict) -> tuple[str, str, str]:
    return row["measure"], _text(row["subset_by"]), _text(row["subset"])


def _corrected(figure: Figure, row: dict) -> Figure:
    one = _figure(row, figure.subset, None)
    # What is open stays open, whoever reads it: its share moves the upper end as before.
    open_part = figure.kept[0] - figure.value if figure.kept else 0.0
    return one._replace(kept=(one.value + open_part, min(1.0, one.high + open_part)) if open_part else None)


def _text(value) -> str:
    return "" if pd.isna(value) else str(value)


def _number(value) -> float | None:
    return None if pd.isna(value) else float(value)


def _figure(row: dict, subset: str, band: tuple[float, float] | None) -> Figure:
    code = _text(row["note_code"])
    note = (code, json.loads(_text(row["note_args"]) or "{}")) if code else None
    ends = (_number(row["low"]), _number(row["high"]))
    return Figure(
        row["measure"], subset, row["basis"], row["unit"], _number(row["value"]), *ends, int(row["n"]), note, band
    )
