"""All wording of the reports: codes and arguments in, sentences and numbers of one language out.

The sentences live in ``strings/<language>.toml``. A code without a sentence is a bug and raises `KeyError`.
"""

import string
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import pandas as pd

from dialogscore.reports import formats
from dialogscore.reports.clean import shown

__all__ = ["LANGUAGES", "Words", "load"]

LANGUAGES = ("de", "en")


class _Formatter(string.Formatter):
    """Understands ``{name:form}``, where a form is a method of `Words`."""

    def __init__(self, words: "Words") -> None:
        self.words = words

    def format_field(self, value, form: str) -> str:
        return getattr(self.words, form)(value) if form else str(value)


class Words:
    """
    The wording of one language.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.
    table : mapping
        Its string table.
    """

    def __init__(self, language: str, table: Mapping) -> None:
        self.language, self.table = language, table
        self.locale = table["format"]["locale"]
        self._formatter = _Formatter(self)

    def __call__(self, key: str, /, **arguments) -> str:
        """
        Word a code.

        Parameters
        ----------
        key : str
            Dotted place in the string table, such as ``"notes.too_few"``.
        **arguments
            What the sentence needs.

        Returns
        -------
        str
            The sentence.

        Raises
        ------
        KeyError
            If there is no such sentence, or an argument that it needs is missing.
        """
        entry = self.table
        for part in key.split("."):
            entry = entry[part]
        if isinstance(entry, Mapping):
            entry = entry["one" if arguments["n"] == 1 else "other"]
        return self._formatter.vformat(entry, (), arguments) if arguments else entry

    def name(self, measure: str) -> str:
        """Name a measure."""
        return self.table["measures"][measure][0]

    def meaning(self, measure: str) -> str:
        """Say in a few words what a measure is."""
        return self.table["measures"][measure][1]

    def count(self, value: float) -> str:
        """Write a whole number with groups of three."""
        return formats.whole(value, self.locale)

    def messages(self, value: float) -> str:
        """Write a number of messages with its noun."""
        return self("counted.messages", n=int(value))

    def rows(self, value: float) -> str:
        """Write a number of rows with its noun."""
        return self("counted.rows", n=int(value))

    def threads(self, value: float) -> str:
        """Write a number of threads with its noun."""
        return self("counted.threads", n=int(value))

    def turns(self, value: float) -> str:
        """Write a number of turns with its noun."""
        return self("counted.turns", n=int(value))

    def share(self, value: float) -> str:
        """Write a share, 0..1, as percent with one decimal."""
        return formats.percent(value, self.locale)

    def whole_share(self, value: float) -> str:
        """Write a share, 0..1, as whole percent, for the ticks of an axis."""
        return formats.percent(value, self.locale, digits=0)

    def points(self, value: float) -> str:
        """Write points, 0..100, with one decimal."""
        return formats.number(value, 1, self.locale)

    def signed(self, value: float) -> str:
        """Write points that may lie below 0, with a minus sign and no hyphen."""
        return self.points(value).replace("-", "\N{MINUS SIGN}")

    def probability(self, value: float) -> str:
        """Write a probability with two decimals."""
        return formats.number(value, 2, self.locale)

    def p_value(self, value: float) -> str:
        """Write a p value with three decimals, or that it is less."""
        least = 0.001
        return f"{'<' if value < least else '='} {formats.number(max(value, least), 3, self.locale)}"

    def duration(self, seconds: float) -> str:
        """Write a duration in its two largest units, from seconds to days."""
        return formats.duration(seconds, self.locale, self.table["format"]["symbols"])

    def date(self, moment: pd.Timestamp) -> str:
        """Write a day."""
        return formats.day(moment, self.locale)

    def day(self, written: str) -> str:
        """Write a day that a note names as ISO 8601."""
        return self.date(pd.Timestamp(written))

    def moment(self, moment: pd.Timestamp) -> str:
        """Write a moment to the minute, in UTC."""
        return self("format.moment", date=self.date(moment), clock=formats.clock(moment, self.locale))

    def month(self, moment: pd.Timestamp) -> str:
        """Name a month of a year."""
        return formats.month(moment, self.locale)

    def quarter(self, moment: pd.Timestamp) -> str:
        """Name a quarter of a year."""
        return formats.quarter(moment, self.locale)

    def weekday(self, place: int) -> str:
        """Name a day of the week, 0 for Monday."""
        return formats.weekday(place, self.locale)

    def value(self, value: float, unit: str) -> str:
        """Write a score in its unit: share, count, s, points, per_week, correlation or ratio."""
        forms = {"share": self.share, "count": self.count, "s": self.duration, "points": self.points}
        forms |= {"per_week": self.points, "correlation": self.probability, "ratio": self.probability}
        return forms[unit](value)

    def interval(self, low: float, high: float, unit: str) -> str:
        """Write an interval in its unit."""
        return self("format.interval", low=self.value(low, unit), high=self.value(high, unit))

    def list(self, values: Iterable[str]) -> str:
        """Write a list with commas and an "and"."""
        values = [str(value) for value in values]
        return formats.listed(values, self.locale) if values else self("format.none")

    def tongue(self, code: str) -> str:
        """Name a language; one without a name of ours goes by its code."""
        return self.table["languages"]["names"].get(code) or self("languages.code", code=shown(code, 8))

    def pillar(self, name: str) -> str:
        """Name a pillar."""
        return self(f"pillars.{name}")

    def pillars(self, names: Iterable[str]) -> str:
        """Name several pillars."""
        return self.list([self.pillar(name) for name in names])

    def horizon(self, reason: str) -> str:
        """Say why a horizon does not stand."""
        return self(f"horizon.{reason}")

    def reasons(self, reasons: Iterable[list]) -> str:
        """Word the reasons why the index is withheld: code, and a pillar or what was found and is needed."""
        said = []
        for code, *rest in reasons:
            names = ("found", "needed") if len(rest) == 2 else ("pillar",)
            said.append(self(f"reasons.{code}", **dict(zip(names, rest, strict=False))))
        return "; ".join(said) + "."

    def note(self, code: str, arguments: Mapping) -> str:
        """Word a note of the scores."""
        # Where all were watched that long, it is not watching that is missing.
        if code == "not_watched" and arguments["watched"] == arguments["eligible"]:
            return self("notes_all.not_watched", **arguments)
        return self(f"notes.{code}", **arguments)


@cache
def load(language: str) -> Words:
    """
    Load the wording of a language.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.

    Returns
    -------
    Words
        Its wording.

    Raises
    ------
    KeyError
        If there is none.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    text = (files("dialogscore.reports") / "strings" / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))
