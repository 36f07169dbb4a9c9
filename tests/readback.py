"""Numbers as a reader of a report meets them, taken back to what they were written from."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from dialogscore.reports.wording import load

#: A percentage as either language writes it.
PERCENT = re.compile(r"[-−]?\d[\d.,]*[\u00a0\u202f ]?%")
_PARTS = re.compile(r"([-−]?\d[\d.,]*)\s*([^\W\d]*)")
_LENGTHS = (86400, 3600, 60, 1)  # seconds of what a duration is written in, largest first


class Line(NamedTuple):
    """One figure as a page prints it."""

    key: tuple[str, str, str]
    value: str
    interval: str
    n: str


class Page(HTMLParser):
    """
    The figures and the words of a page.

    Attributes
    ----------
    lines : list of Line
        Figures that say which row of the scores they are.
    text : str
        Everything that is printed or read aloud, without styles and scripts.
    """

    def __init__(self, source: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.text = ""
        self._key, self._cells, self._depth, self._silent = None, [], 0, 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self._silent += tag in ("style", "script")
        if tag == "tr" and "data-measure" in named:
            self._key = (named["data-measure"], named.get("data-by") or "", named.get("data-subset") or "")
            self._cells = []
        if self._key and tag in ("td", "th"):
            self._cells.append("")
            self._depth = 0
        if self._key and tag == "small":
            self._depth += 1
        self.text += f" {named.get('aria-label') or ''} "

    def handle_endtag(self, tag):
        self._silent -= tag in ("style", "script")
        if tag == "small":
            self._depth = max(0, self._depth - 1)
        if tag == "tr" and self._key:
            _, value, _, interval, n, *_ = (" ".join(cell.split()) for cell in self._cells)
            self.lines.append(Line(self._key, value, interval, n))
            self._key = None

    def handle_data(self, data):
        if self._silent:
            return
        self.text += data
        if self._key and self._cells and not self._depth:
            self._cells[-1] += data


def number(text: str, language: str) -> tuple[float, float]:
    """Read a number of a language: its value, and how far rounding may have moved it."""
    plain = text.replace("−", "-")
    plain = plain.replace(".", "").replace(",", ".") if language == "de" else plain.replace(",", "")
    digits = len(plain.partition(".")[2])
    return float(plain), 0.5 * 10.0**-digits


def read(text: str, unit: str, language: str) -> tuple[float, float]:
    """Read a score of a unit: its value, and how far rounding may have moved it."""
    parts = _PARTS.findall(text.replace("%", ""))
    if unit != "s":
        ((figure, word),) = parts
        assert not word, text
        value, slack = number(figure, language)
        return (value / 100, slack / 100) if unit == "share" else (value, slack)
    symbols = dict(zip(_symbols(language), _LENGTHS, strict=True))
    amounts = [number(figure, language)[0] * symbols[word] for figure, word in parts]
    # Two units are written, so that the second is what was rounded.
    largest = symbols[parts[0][1]]
    return sum(amounts), 0.5 * (_LENGTHS[_LENGTHS.index(largest) + 1] if largest > 60 else 1)


def _symbols(language: str) -> list[str]:
    """Words for days, hours, minutes and seconds, taken from durations that have one of them each."""
    words = load(language)
    return [re.sub(r"[\d\W]", "", words.duration(seconds)) for seconds in (4 * 86400, 7200, 120, 2)]
