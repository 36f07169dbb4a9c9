"""Scores as figures that a report can say: value, interval, n, basis, and the reason where there is no value."""

import json
from typing import NamedTuple

import pandas as pd

from dialogscore.reports.wording import Words

__all__ = ["Figure", "Figures", "index_title", "notices", "verdict"]

HALF = 0.5
UNREAD = "unsupported_languages"
BY_HAND = "language_set"
NOT_VALIDATED = "languages_not_validated"
BANDED = "uncertain_labels"
OF_TURNS = (
    "reply_rate", "response_", "unsupported_language_share_inbound", "continuity", "pillar_responsiveness",
    "pillar_continuity", "unanswered_share", "exchanges_completed",
)  # fmt: skip


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
        rows = scores[(scores["profile"] == profile).fillna(False).astype(bool)].to_dict("records")
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
            figure = _figure(row, subset, pair)
            most = None if by else kept.get(row["measure"])
            if most is not None and figure.value is not None and most[0] > figure.value:
                figure = figure._replace(kept=most)
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


def _whole(figure: Figure | None) -> bool:
    return figure is not None and None not in (figure.value, figure.low, figure.high)


def notices(figures: Figures, words: Words) -> list[str]:
    """
    Say once what many figures have to note: languages that are not in them.

    Parameters
    ----------
    figures : Figures
        The figures.
    words : Words
        Wording.

    Returns
    -------
    list of str
        One sentence a distinct note, with what it speaks of.
    """
    said: dict[str, None] = {}
    for figure in figures.noted():
        if figure.note[0] in words.table["notes_short"]:
            whole = "of" not in figure.note[1]
            kind = "all" if whole else "turns" if figure.measure.startswith(OF_TURNS) else "messages"
            said.setdefault(words(f"notices.{kind}", text=figure.note_text(words)))
    return list(said)


def verdict(figures: Figures, company: str, words: Words) -> list[str]:
    """
    Say what the audit comes to, by a rule declared beforehand (string ``verdict.rule``).

    Parameters
    ----------
    figures : Figures
        The figures.
    company : str
        The audited company.
    words : Words
        Wording.

    Returns
    -------
    list of str
        One sentence on how the company talks, one on what it answers.
    """
    return [_talk(figures, company, words), _answers(figures, words)]


def _talk(figures: Figures, company: str, words: Words) -> str:
    dialog = figures.get("dialog_share")
    if not _whole(dialog):
        if dialog is not None and dialog.note is not None and dialog.note[0] == "reviews_only":
            return words("verdict.talk.reviews", company=company)
        withheld = dialog is not None and dialog.note is not None and dialog.note[0] == UNREAD
        code, arguments = ("languages", dialog.note[1]) if withheld else ("unknown", {})
        return words(f"verdict.talk.{code}", company=company, **arguments)
    broadcast, nominal = figures.part("mode_share", "broadcast"), figures.part("mode_share", "nominal")
    # What becomes of an open invitation nobody knows: the sentence must hold whatever it is.
    high = max(dialog.high, dialog.kept[1]) if dialog.kept else dialog.high
    arguments = {"company": company, "share": dialog.value, "low": dialog.low, "high": high}
    if dialog.low > HALF:
        code = "with"
    elif high >= HALF:
        code = "undecided"
    elif _whole(broadcast) and broadcast.low > HALF:
        code, arguments["broadcast"] = "at", broadcast.value
    elif _whole(nominal) and nominal.low > HALF:
        code, arguments["nominal"] = "form", nominal.value
    else:
        code = "less"
    said = [words(f"verdict.talk.{code}", **arguments)]
    said += [words("verdict.talk.kept")] if high > dialog.high else []
    said += _left_out(figures, "unsupported_language_share", "messages", words)
    return " ".join([*said, *_not_validated(dialog, "messages", words)])


def _left_out(figures: Figures, measure: str, what: str, words: Words) -> list[str]:
    """Name the share that a sentence does not speak of, if there is any."""
    share = figures.get(measure)
    return [words(f"verdict.left_out.{what}", share=share.value)] if share is not None and share.value else []


def _not_validated(figure: Figure, what: str, words: Words) -> list[str]:
    """Say that a sentence rests on a language whose model nobody has checked, if it does."""
    if figure.note is None or figure.note[0] != NOT_VALIDATED:
        return []
    return [words(f"verdict.not_validated.{what}", share=figure.note[1]["share"])]


def index_title(figures: Figures, words: Words) -> str:
    """
    Word the index in one line.

    Parameters
    ----------
    figures : Figures
        The figures.
    words : Words
        Wording.

    Returns
    -------
    str
        Value and interval, whether it is partial or rests on a language that was not validated; or that there is none.
    """
    whole = figures.get("index")
    if not _whole(whole):
        return words("verdict.index_withheld")
    partial = whole.note is not None and whole.note[0] == "partial_index"
    ends = {"value": whole.value, "low": whole.low, "high": whole.high}
    title = words("verdict.index_partial" if partial else "verdict.index", **ends)
    based = (figures.get("dialog_share"), figures.get("reply_rate_72h"))
    unchecked = any(one is not None and one.note is not None and one.note[0] == NOT_VALIDATED for one in based)
    return f"{title}, {words('verdict.index_not_validated')}" if unchecked else title


def _answers(figures: Figures, words: Words) -> str:
    rate = figures.get("reply_rate_72h")
    if not _whole(rate):
        reason = rate.note_text(words) if rate is not None else ""
        return words("verdict.answers.unknown", reason=reason).strip()
    code = "most" if rate.low > HALF else "few" if rate.high < HALF else "half"
    said = words(f"verdict.answers.{code}", share=rate.value, low=rate.low, high=rate.high)
    said = [said, *_left_out(figures, "unsupported_language_share_inbound", "turns", words)]
    return " ".join([*said, *_not_validated(rate, "turns", words)])
