"""Places that admit ties: companies with their value, its interval, the places they may truly have, and their tier."""

import json
from collections.abc import Sequence

import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

__all__ = [
    "LONGEST_NAME", "MOST", "MOST_LINES", "VIEWS", "by", "in_order", "lines", "main_measure", "overall", "reason",
    "span", "tiers", "unit_of",
]  # fmt: skip

#: Companies of one table of the page; the workbook holds them all.
MOST_LINES = 500
#: Signs of a company's name that the page shows.
LONGEST_NAME = 80
UNITS = {"index": "points", "response_rmst_72h_seconds": "s"}
#: Largest value of each ranked measure.
MOST = {one.measure: one.most for one in RANKED}
#: What stands beside each other, because sectors that answer much look dialogic by volume.
VIEWS = ("dialog_share", "dialog_share_openers", "dialog_share_replies", "reply_rate_72h", "reply_rate_all_72h")


def unit_of(measure: str) -> str:
    """
    Name the unit of a ranked measure.

    Parameters
    ----------
    measure : str
        Its name.

    Returns
    -------
    str
        ``share``, ``points`` or ``s``.
    """
    return UNITS.get(measure, "share")


def overall(ranks: pd.DataFrame, measure: str) -> pd.DataFrame:
    """
    Take the rows of a measure in the whole frame.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.
    measure : str
        A measure.

    Returns
    -------
    pandas.DataFrame
        A row a company.
    """
    return ranks[(ranks["measure"].eq(measure) & ranks["stratum_by"].isna()).to_numpy(dtype=bool)]


def main_measure(ranks: pd.DataFrame) -> str:
    """
    Choose the measure whose places come first.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.

    Returns
    -------
    str
        The first, from the index on, that ranks at least half as many companies as any other; ``""`` where none does.
    """
    placed = ranks[(ranks["stratum_by"].isna() & ranks["rank"].notna()).to_numpy(dtype=bool)]
    counts = placed["measure"].value_counts().to_dict()
    found = [one.measure for one in RANKED if 2 * counts.get(one.measure, 0) >= max(counts.values(), default=1)]
    return found[0] if found else ""


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Put companies in the order of the middle of their places; those with the same places go by name.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of one measure in one stratum.

    Returns
    -------
    pandas.DataFrame
        The rows that have a place.
    """
    placed = rows[rows["rank"].notna().to_numpy(dtype=bool)]
    middle = (placed["rank_low"] + placed["rank_high"]).astype("int64")
    return placed.assign(middle=middle).sort_values(["middle", "company"], kind="stable").drop(columns="middle")


def span(low: int, high: int, words: Words) -> str:
    """
    Word a set of places.

    Parameters
    ----------
    low, high : int
        First and last place.
    words : Words
        Wording.

    Returns
    -------
    str
        One place, or from where to where.
    """
    return words.count(low) if low == high else words("benchmark.places", low=low, high=high)


def reason(code: object, arguments: object, words: Words) -> str:
    """
    Word why a company has no place.

    Parameters
    ----------
    code : str or missing
        Code of the frame or of a score.
    arguments : str or missing
        Its arguments as JSON.
    words : Words
        Wording.

    Returns
    -------
    str
        A sentence, empty without a code.
    """
    if pd.isna(code):
        return ""
    given = {} if pd.isna(arguments) else json.loads(arguments)
    given = {name: shown(one, 400) if isinstance(one, str) else one for name, one in given.items()}
    known = words.table["benchmark"]["reasons"]
    return words(f"benchmark.reasons.{code}", **given) if code in known else words.note(code, given)


def lines(ranks: pd.DataFrame, measure: str, words: Words) -> dict:
    """
    Set the places by one measure as lines of a table.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.
    measure : str
        The measure.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``name``, ``meaning``, ``measure``, ``of``, ``by`` (names of the strata), ``lines``, ``left_out`` (companies
        with their reason), ``cut`` (what the page leaves to the workbook) and ``basis``.
    """
    rows = overall(ranks, measure)
    placed, unit = in_order(rows), unit_of(measure)
    within = ranks[(ranks["measure"].eq(measure) & ranks["stratum_by"].notna() & ranks["rank"].notna()).to_numpy(bool)]
    strata = list(dict.fromkeys(within["stratum_by"]))
    places: dict[str, dict[str, str]] = {}
    for one in within.to_dict("records"):
        said = words("benchmark.within", stratum=shown(one["stratum"], 60), of=one["of"],
                     places=span(one["rank_low"], one["rank_high"], words))  # fmt: skip
        places.setdefault(one["company"], {})[one["stratum_by"]] = said
    held = rows[rows["rank"].isna().to_numpy(dtype=bool)].sort_values("company").head(MOST_LINES)
    told = [
        (shown(one["company"], LONGEST_NAME), reason(one["note_code"], one["note_args"], words))
        for one in held.to_dict("records")
    ]
    found = placed.head(MOST_LINES).to_dict("records")
    return {
        "name": words.name(measure), "meaning": words.meaning(measure), "measure": measure, "of": len(placed),
        "by": [by(name, words) for name in strata],
        "basis": words(f"basis.{placed['basis'].iloc[0]}") if len(placed) else "",
        "lines": [_line(one, unit, [places.get(one["company"], {}).get(name, "") for name in strata], words)
                  for one in found],
        "left_out": told,
        "cut": words("benchmark.cut", shown=MOST_LINES, all=len(placed)) if len(placed) > MOST_LINES else "",
    }  # fmt: skip


def by(column: str, words: Words) -> str:
    """
    Name a column of the frame.

    Parameters
    ----------
    column : str
        Its name.
    words : Words
        Wording.

    Returns
    -------
    str
        What it is called; a free one goes by its own name.
    """
    return words.table["benchmark"]["columns"].get(column) or shown(column, 40)


def _line(one: dict, unit: str, strata: Sequence[str], words: Words) -> dict:
    scale, of = 100 / MOST[one["measure"]], one["of"]
    return {
        "company": shown(one["company"], LONGEST_NAME), "key": one["company"],
        "value": words.value(one["value"], unit), "interval": words.interval(one["low"], one["high"], unit),
        "bar": {"width": f"{scale * one['value']:.2f}", "low": f"{scale * one['low']:.2f}",
                "span": f"{scale * (one['high'] - one['low']):.2f}", "whole": True},
        "places": span(one["rank_low"], one["rank_high"], words),
        "together": span(one["rank_low_simultaneous"], one["rank_high_simultaneous"], words),
        "alone_bar": _places(one["rank_low"], one["rank_high"], of),
        "together_bar": _places(one["rank_low_simultaneous"], one["rank_high_simultaneous"], of),
        "tier": one["tier"] if isinstance(one["tier"], str) else "none",
        "n": words.count(one["n"]) if pd.notna(one["n"]) else "–", "strata": strata,
    }  # fmt: skip


def _places(low: int, high: int, of: int) -> dict:
    return {"low": f"{100 * (low - 1) / of:.2f}", "span": f"{100 * (high - low + 1) / of:.2f}"}


def tiers(ranks: pd.DataFrame, measure: str) -> dict[str, int]:
    """
    Count the companies of each tier.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.
    measure : str
        The measure.

    Returns
    -------
    dict of str to int
        ``above``, ``not_distinguishable`` and ``below``; all 0 where too few companies stand beside each other.
    """
    counts = overall(ranks, measure)["tier"].value_counts()
    return {name: int(counts.get(name, 0)) for name in ("above", "not_distinguishable", "below")}
