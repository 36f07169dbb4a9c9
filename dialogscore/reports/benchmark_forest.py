"""The picture of a benchmark as marks on a sheet: companies by pillar with intervals, their possible places, strata.

Two hands draw the same marks: `dialogscore.reports.benchmark_picture` as SVG, `dialogscore.reports.benchmark_png` with
matplotlib. Lengths are pixels; numbers of a mark have one decimal, so that the same benchmark gives the same bytes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.reports.benchmark_ranks import MOST, in_order, main_measure, overall, unit_of
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["PILLARS", "VIEWS", "Drawing", "Mark", "forest", "panels", "title"]

NAMES, PANEL, PLACES, GAP, LINE = 190, 124, 150, 28, 19
TOP, BOTTOM, LONGEST = 64, 62, 27
TICKS = (0.0, 0.5, 1.0)
#: Measures of the panels, in this order, as far as they rank anybody.
VIEWS = ("dialog_share", "dialog_share_openers", "reply_rate_72h", "reply_rate_all_72h")
PILLARS = tuple(one.measure for one in RANKED if one.view in ("index", "pillar"))


class Mark(NamedTuple):
    """
    One thing to draw.

    Attributes
    ----------
    kind : str
        ``line``, ``dot``, ``diamond`` or ``text``.
    look : str
        What it shows: ``rule``, ``grid``, ``median``, ``value``, ``alone``, ``together``, ``mean``, ``head``, ``name``,
        ``stratum``, ``tick`` or ``key``.
    x, y : float
        Where it is, or begins.
    x2, y2 : float
        Where a line ends; as `x` and `y` for others.
    text : str
        What it says.
    anchor : str
        Of a text: ``start``, ``middle`` or ``end``.
    """

    kind: str
    look: str
    x: float
    y: float
    x2: float
    y2: float
    text: str = ""
    anchor: str = "start"


class Drawing(NamedTuple):
    """
    A sheet with marks.

    Attributes
    ----------
    width, height : float
        Its size.
    marks : list of Mark
        What is on it, the lowest first.
    companies : int
        Companies that are on it.
    """

    width: float
    height: float
    marks: list[Mark]
    companies: int


def panels(benchmark: "Benchmark") -> list[str]:
    """
    Choose the measures that stand beside each other.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.

    Returns
    -------
    list of str
        Index and pillars that rank any company; where some of them do not, views of mix and audience fill up.
    """
    ranks = benchmark.tables["ranks"]
    ranked = [name for name in (*PILLARS, *VIEWS) if overall(ranks, name)["rank"].notna().any()]
    return ranked[: len(PILLARS)]


def title(benchmark: "Benchmark", words: Words) -> str:
    """
    Say what the picture shows.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    str
        One line.
    """
    ranks = benchmark.tables["ranks"]
    measure = main_measure(ranks)
    count = int(overall(ranks, measure)["rank"].notna().sum())
    return words("benchmark.forest_title", n=count, measure=words.name(measure)) if measure else ""


def forest(benchmark: "Benchmark", words: Words, *, most: int | None = None) -> list[Drawing]:
    """
    Draw the companies that have a place by the main measure.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.
    most : int, optional
        Lines of one sheet, so that paper can break between them; all on one by default.

    Returns
    -------
    list of Drawing
        Sheets in order; none where nothing is ranked. Companies stand under their stratum, by the middle of their
        places and by name; a stratum shows its mean with what interval the frame allows. Further columns of the frame
        show those means below.
    """
    ranks = benchmark.tables["ranks"]
    measure = main_measure(ranks)
    if not measure:
        return []
    placed = in_order(overall(ranks, measure))
    rows = _rows(placed, benchmark)
    measures = panels(benchmark)
    cells = {name: overall(ranks, name).set_index("company").to_dict("index") for name in measures}
    means = _means(benchmark.tables["strata"], measures)
    most = most or len(rows)
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    return [_sheet(part, placed, measures, cells, means, words) for part in parts]


def _rows(placed: pd.DataFrame, benchmark: "Benchmark") -> list[tuple[str, str, str]]:
    """Lines of the picture: (column, stratum, "") heads the companies ("", "", company) under it."""
    strata = benchmark.tables["strata"]["stratum_by"].dropna()
    companies = placed["company"].to_list()
    if not len(strata):
        return [("", "", company) for company in companies]
    column, *others = dict.fromkeys(strata)
    frame = benchmark.companies.set_index("company")[column].astype(object)
    of = {company: frame[company] if pd.notna(frame[company]) else "" for company in companies}
    found = []
    for stratum in sorted(set(of.values()), key=lambda name: (name == "", name)):
        found.append((column, stratum, ""))
        found += [("", "", company) for company in companies if of[company] == stratum]
    # Nobody can stand under two headings: of further columns the means alone are drawn.
    table = benchmark.tables["strata"]
    for other in others:
        names = table.loc[table["stratum_by"].eq(other).fillna(False).to_numpy(dtype=bool), "stratum"]
        found += [(other, name, "") for name in sorted(names.dropna().unique())]
    return found


def _heading(column: str, stratum: str, first: str, words: Words) -> str:
    name = shown(stratum, LONGEST) or words("benchmark.no_stratum")
    return name if column == first else f"{shown(column, LONGEST)}: {name}"


def _means(strata: pd.DataFrame, measures: Sequence[str]) -> dict:
    rows = strata[(strata["measure"].isin(measures) & strata["stratum_by"].notna()).to_numpy(dtype=bool)]
    keys = zip(rows["stratum_by"], rows["stratum"], rows["measure"], strict=True)
    return dict(zip(keys, rows[["mean", "low", "high"]].itertuples(index=False), strict=True))


def _sheet(rows: list, placed: pd.DataFrame, measures: list[str], cells: dict, means: dict, words: Words) -> Drawing:
    of = int(placed["of"].iloc[0])
    sets = placed.set_index("company").to_dict("index")
    width = NAMES + PLACES + len(measures) * (PANEL + GAP) + 2 * GAP
    foot = TOP + LINE * len(rows)
    marks = _axes(measures, of, foot, words)
    first = next((column for column, _, _ in means), "")
    for number, (column, stratum, company) in enumerate(rows):
        y = TOP + LINE * number + LINE / 2
        if not company:
            marks.append(_text("stratum", 8, y + 4, _heading(column, stratum, first, words)))
            for place, name in enumerate(measures):
                marks += _mean(means.get((column, stratum, name)), name, _left(place), y)
            continue
        marks.append(_text("name", 16, y + 4, _short(company)))
        marks += _places(sets[company], of, y)
        for place, name in enumerate(measures):
            marks += _value(cells[name].get(company), name, _left(place), y)
    key, end = _key(foot + BOTTOM - 12, bool(means), words)
    marks += key
    return Drawing(max(width, end), foot + BOTTOM, marks, sum(1 for row in rows if row[2]))


def _left(place: int) -> float:
    return NAMES + PLACES + GAP + place * (PANEL + GAP)


def _short(name: str) -> str:
    clean = " ".join(shown(name, 200).split())
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def _text(look: str, x: float, y: float, text: str, anchor: str = "start") -> Mark:
    return Mark("text", look, x, y, x, y, text, anchor)


def _line(look: str, x: float, y: float, x2: float, y2: float) -> Mark:
    return Mark("line", look, x, y, x2, y2)


def _axes(measures: list[str], of: int, foot: float, words: Words) -> list[Mark]:
    """Heads of the panels, their ticks above and below, and the lines at the ticks."""
    marks = [_text("head", NAMES + PLACES / 2, 26, words("benchmark.forest_places", of=of), "middle")]
    ticks = [(NAMES + _place(at, of) * PLACES, words.count(at)) for at in sorted({1, (of + 1) // 2, of})]
    for place, name in enumerate(measures):
        left, unit = _left(place), unit_of(name)
        marks.append(_text("head", left + PANEL / 2, 26, words(f"benchmark.short.{name}"), "middle"))
        form = words.count if unit == "points" else words.whole_share
        ticks += [(left + at * PANEL, form(at * (100 if unit == "points" else 1))) for at in TICKS]
    for number, (x, said) in enumerate(ticks):
        # The outermost of a panel lean inwards, so that panels do not touch.
        anchor = "middle" if number < len(ticks) - 3 * len(measures) else ("start", "middle", "end")[
            (number - len(ticks)) % 3
        ]
        marks.append(_line("grid", x, TOP - 6, x, foot + 6))
        marks += [_text("tick", x, y, said, anchor) for y in (TOP - 12, foot + 20)]
    return marks


def _place(place: float, of: int) -> float:
    return 0.5 if of == 1 else (place - 1) / (of - 1)


def _places(one: dict, of: int, y: float) -> list[Mark]:
    ends = {
        look: [NAMES + _place(one[f"rank_{end}{suffix}"], of) * PLACES for end in ("low", "high")]
        for look, suffix in (("together", "_simultaneous"), ("alone", ""))
    }
    # A single place is still to be seen.
    return [_line(look, low - 1.5, y, high + 1.5, y) for look, (low, high) in ends.items()]


def _value(one: dict | None, measure: str, left: float, y: float) -> list[Mark]:
    if one is None or pd.isna(one["rank"]):
        return [_text("tick", left + PANEL / 2, y + 4, "–", "middle")]
    value, low, high = (left + one[name] / MOST[measure] * PANEL for name in ("value", "low", "high"))
    return [_line("value", low, y, high, y), Mark("dot", one["tier"] if isinstance(one["tier"], str) else "none",
                                                  value, y, value, y)]  # fmt: skip


def _mean(one: tuple | None, measure: str, left: float, y: float) -> list[Mark]:
    if one is None or pd.isna(one[0]):
        return []
    # An interval of few companies may pass the ends of the scale, which the picture does not.
    most = MOST[measure]
    value, low, high = (left + min(max(number, 0), most) / most * PANEL if pd.notna(number) else left for number in one)
    limits = [_line("mean", low, y, high, y)] if pd.notna(one[1]) else []
    return [*limits, Mark("diamond", "mean", value, y, value, y)]


def _key(y: float, strata: bool, words: Words) -> tuple[list[Mark], float]:
    """Say what the marks mean, in one row at the foot, and where the row ends."""
    marks, x = [], 8.0
    parts = [("alone", 24), ("together", 24), ("value", 24), ("above", 0), ("not_distinguishable", 0), ("below", 0)]
    for look, length in [*parts, *([("mean", 0)] if strata else [])]:
        if length:
            marks.append(_line(look, x, y - 4, x + length, y - 4))
        else:
            marks.append(Mark("diamond" if look == "mean" else "dot", look, x + 6, y - 4, x + 6, y - 4))
        said = words(f"benchmark.key.{look}")
        marks.append(_text("key", x + max(length, 12) + 6, y, said))
        x += max(length, 12) + 24 + 5.6 * len(said)
    return marks, x
