"""Scores of two results side by side, with the interval of each difference and what may be said of it."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from dialogscore import schema, tables
from dialogscore.comparing.opened import Result
from dialogscore.index.pillars import LEAST_UNITS
from dialogscore.statistics import difference_limits, difference_p, holm

__all__ = ["COLUMNS", "HEADLINES", "difference_table"]

#: Measures that a comparison is about, chosen beforehand; every other is looked at besides.
HEADLINES = (
    "index", "dialog_share", "one_way_share", "reply_rate_72h", "response_median_seconds", "deflection_share",
    "canned_share", "continuity",
)  # fmt: skip
KEYS = ["company", "profile", "measure", "subset_by", "subset", "basis"]
PLAIN = "dialogscore"
CORRECTED, PREDICTED = "corrected", "predicted"
# How a figure moves under other readings, choices or months is told of each result, and is no figure to be compared.
READINGS = ("uncertain_labels", "open_invitations", "choice", "month", "quarter")
ABOUT_THE_INDEX = ("index_sensitivity", "pillar_importance", "pillar_correlation")
ENDS = ("low", "high", "low_sampling", "high_sampling")
LEVEL = 0.95

COLUMNS = tuple(
    schema.Column(name, dtype, "comparing", required, unit, meaning)
    for name, dtype, required, unit, meaning in (
        ("company", "text", False, "", "company of both sides, in a comparison of benchmarks"),
        ("profile", "text", True, "", "whose definition it is"),
        ("measure", "text", True, "", "name of the measure"),
        ("subset_by", "text", False, "", "what the rows were split by, NA for all"),
        ("subset", "text", False, "", "which part of the split"),
        ("basis", "text", True, "counted|predicted|corrected", "as in the scores"),
        ("unit", "text", True, "share|count|s|points|per_week|correlation|ratio", "unit of all values and limits"),
        ("is_headline", "flag", True, "", "one of the measures that a comparison is about"),
        ("before", "number", False, "", "value of the first result"),
        ("low_before", "number", False, "", "its lower limit, label error included"),
        ("high_before", "number", False, "", "its upper limit, label error included"),
        ("n_before", "count", False, "", "its denominator"),
        ("after", "number", False, "", "value of the second result"),
        ("low_after", "number", False, "", "its lower limit, label error included"),
        ("high_after", "number", False, "", "its upper limit, label error included"),
        ("n_after", "count", False, "", "its denominator"),
        ("difference", "number", False, "", "after less before"),
        ("low", "number", False, "", "lower limit of the difference, with the label errors of both sides"),
        ("high", "number", False, "", "upper limit of the difference, with the label errors of both sides"),
        ("low_sampling", "number", False, "", "lower limit, sampling alone: label errors are the same on both sides"),
        ("high_sampling", "number", False, "", "upper limit, sampling alone"),
        ("rests_on", "text", False, "label_error|sampling", "which of the two intervals the verdict is read from"),
        ("p", "number", False, "0..1", "p value of the interval that the verdict rests on"),
        ("p_adjusted", "number", False, "0..1", "adjusted by Holm among the headline measures, or among all others"),
        ("verdict", "text", True, "changed|not_distinguishable|refused", "whether the interval leaves out 0"),
        ("reason", "text", False, "", "why it is refused, or what a change depends on: a code"),
    )
)  # fmt: skip


def difference_table(before: Result, after: Result, *, alike: Collection[str]) -> pd.DataFrame:
    """
    Put the scores of two results beside each other.

    The sides are independent samples, so the interval of a difference is joined from the two (`difference_limits`).
    Label error is shared or not: the models' errors in a share differ between companies, and that is what ``low`` and
    ``high`` of a score hold. Between two companies both errors count, each for itself. Between two audits of one
    company by the same models the error is the company's own on both sides, as long as the ways in which people
    write there stay what they are; it cancels where nothing changed, and where something did it draws the difference
    towards 0, for what the models miss they miss on both sides. There the verdict rests on sampling alone. A change
    that would not outlast label errors of two strangers has the reason ``if_errors_alike``.

    Parameters
    ----------
    before, after : Result
        The two, with the same definitions.
    alike : collection of str
        Companies whose label error is the same on both sides, by name; ``"*"`` where the two are audits of one.

    Returns
    -------
    pandas.DataFrame
        The columns of `COLUMNS`. Verdict ``changed`` where the interval leaves out 0, ``not_distinguishable`` where it
        holds 0, ``refused`` with the reason ``absent_before``, ``absent_after``, ``not_stated_before``,
        ``not_stated_after``, ``not_stated`` (on both sides), ``few_clusters`` (a side is noted so), ``no_interval``,
        ``few_units`` (a side rests on fewer than ten cases) or ``other_definition`` where nothing can be said. What is
        refused has no p value and counts in no adjustment.
    """
    by_company = before.kind != "audit"
    sides = [_comparable(side.scores, by_company=by_company) for side in (before, after)]
    order = pd.concat([side[KEYS] for side in sides]).drop_duplicates(ignore_index=True)
    first, second = (order.merge(side, on=KEYS, how="left") for side in sides)
    found = [side["unit"].notna().to_numpy() for side in (first, second)]
    same = _same(first, second, "unit", "version", "confidence")

    made = order.assign(unit=first["unit"].fillna(second["unit"]))
    for name, side in (("before", first), ("after", second)):
        made = made.assign(**{name: side["value"], f"low_{name}": side["low"], f"high_{name}": side["high"],
                              f"n_{name}": side["n"]})  # fmt: skip
    made["difference"] = made["after"] - made["before"]
    parts = [(side["value"].to_numpy(), *(side[end].to_numpy() for end in ENDS)) for side in _opened(first, second)]
    for names, low in ((("low", "high"), 1), (("low_sampling", "high_sampling"), 3)):
        limits = difference_limits(*[(part[0], part[low], part[low + 1]) for part in parts])
        made[names[0]], made[names[1]] = limits
    is_alike = order["company"].isin(alike).to_numpy() | ("*" in alike)
    shared = is_alike & made["basis"].ne(CORRECTED).to_numpy()
    made["rests_on"] = np.where(shared, "sampling", "label_error")
    return _judged(made, found, same, _few(first, second, by_company=by_company))


def _comparable(scores: pd.DataFrame, *, by_company: bool) -> pd.DataFrame:
    """Leave out readings of one figure under other labels and choices, and in audits the company's name."""
    by = scores["subset_by"].fillna("")
    kept = ~by.str.startswith(READINGS) & ~scores["measure"].isin(ABOUT_THE_INDEX)
    found = scores[kept.to_numpy(dtype=bool)].drop_duplicates(KEYS, keep="first")
    if not by_company:
        found = found.assign(company=pd.Series(pd.NA, index=found.index, dtype=scores["company"].dtype))
    # Missing keys meet each other only as texts.
    return found.assign(**{key: found[key].fillna("") for key in KEYS})


def _same(first: pd.DataFrame, second: pd.DataFrame, *names: str) -> np.ndarray:
    same = np.ones(len(first), dtype=bool)
    for name in names:
        one, other = first[name], second[name]
        same &= (one.eq(other).fillna(True) | one.isna() | other.isna()).to_numpy(dtype=bool)
    return same


def _few(*sides: pd.DataFrame, by_company: bool) -> tuple[np.ndarray, np.ndarray]:
    """
    Find what rests on too few threads, and on too few cases, on either side.

    Draws of a handful of threads repeat each other: their interval may be as narrow as chance would have it, so it says
    nothing of a difference. What speaks of all companies counts companies, and its interval is not drawn.
    """
    clusters, units = (np.zeros(len(sides[0]), dtype=bool) for _ in range(2))
    for side in sides:
        of_cases = side["company"].ne("") | (not by_company)
        clusters |= side["note_code"].eq("few_clusters").fillna(False).to_numpy(dtype=bool)
        units |= (side["n"].lt(LEAST_UNITS).fillna(False) & of_cases).to_numpy(dtype=bool)
    return clusters, units


def _opened(*sides: pd.DataFrame) -> list[pd.DataFrame]:
    """Write a limit that was not reached as infinite, where the other limit is known."""
    found = []
    for side in sides:
        for low, high in (ENDS[:2], ENDS[2:]):
            side = side.assign(**{high: side[high].mask(side[high].isna() & side[low].notna(), np.inf)})
        found.append(side)
    return found


def _judged(
    made: pd.DataFrame, found: list[np.ndarray], same: np.ndarray, few: tuple[np.ndarray, np.ndarray]
) -> pd.DataFrame:
    stated = [made[name].notna().to_numpy() for name in ("before", "after")]
    by_sampling = made["rests_on"].eq("sampling").to_numpy()
    low, high = (np.where(by_sampling, made[f"{end}_sampling"], made[end]).astype(float) for end in ("low", "high"))
    reason = np.select(
        [~found[0], ~found[1], ~same, ~stated[0] & ~stated[1], ~stated[0], ~stated[1], few[0],
         np.isnan(low) | np.isnan(high), few[1]],
        ["absent_before", "absent_after", "other_definition", "not_stated", "not_stated_before", "not_stated_after",
         "few_clusters", "no_interval", "few_units"],
        default="",
    ).astype(object)  # fmt: skip
    refused = reason != ""
    changed = ~refused & ((low > 0) | (high < 0))
    outlasts = (made["low"].to_numpy() > 0) | (made["high"].to_numpy() < 0)
    reason[changed & by_sampling & ~outlasts] = "if_errors_alike"
    p = np.where(refused, np.nan, difference_p(made["difference"].to_numpy(), low, high, level=LEVEL))
    headline = _headlines(made, found)
    adjusted = np.full(len(made), np.nan)
    for family in (headline, ~headline):
        adjusted[family] = holm(p[family])
    made = made.assign(
        is_headline=headline, p=p, p_adjusted=adjusted, reason=reason,
        verdict=np.select([refused, changed], ["refused", "changed"], default="not_distinguishable"),
        rests_on=made["rests_on"].mask(refused),
    )  # fmt: skip
    # What differs by definition has no difference.
    for name in ("difference", "low", "high", "low_sampling", "high_sampling"):
        made[name] = made[name].mask(reason == "other_definition")
        made[name] = made[name].mask(np.isinf(made[name]))
    texts = [column.name for column in COLUMNS if column.dtype == "text" and not column.required]
    made = made.assign(**{name: made[name].mask(made[name].eq("")) for name in texts})
    place = {name: number for number, name in enumerate(HEADLINES)}
    order = made["measure"].map(place).where(headline, len(place)).sort_values(kind="stable").index
    return tables.typed(schema.conform(made, COLUMNS).loc[order])


def _headlines(made: pd.DataFrame, found: list[np.ndarray]) -> np.ndarray:
    """Take each headline measure once: corrected where people have coded both sides, else as it stands."""
    whole = (made["profile"].eq(PLAIN) & made["measure"].isin(HEADLINES) & made["subset_by"].eq("")).to_numpy()
    corrected = made["basis"].eq(CORRECTED).to_numpy()
    both = whole & corrected & found[0] & found[1]
    names = made["company"] + "\n" + made["measure"]
    return (whole & ~corrected & ~names.isin(names[both]).to_numpy()) | both
