"""One row of `scores`: a value is never without its n, its interval, its basis and, where it is weak, a note."""

import json
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dialogscore import schema
from dialogscore.measures.turns import Window
from dialogscore.statistics import Clusters, clustered_share

__all__ = [
    "FEW_CLUSTERS",
    "PROFILE",
    "VERSION",
    "Refusal",
    "Setting",
    "refused_row",
    "score_row",
    "scores_table",
    "share_row",
    "widen",
]

PROFILE, VERSION = "dialogscore", "1"
FEW_CLUSTERS = 15

# Note code and its arguments: why a score cannot be computed.
Refusal = tuple[str, dict]


class Setting(NamedTuple):
    """
    What all scores of a run share.

    Parameters
    ----------
    company : str
        The audited company.
    window : tuple of (Timestamp or None, Timestamp or None), or None
        From (included) and to (not included), in UTC.
    label_errors : mapping of str to mapping
        For a label, ``sd``: how much the model's error in its share differs between companies.
    level : float
        Confidence level, 0..1.
    seed : int
        Seed of the run.
    """

    company: str
    window: Window = None
    label_errors: Mapping[str, Mapping[str, float]] = {}
    level: float = 0.95
    seed: int = 0


def score_row(
    setting: Setting,
    measure: str,
    value: float,
    *,
    n: int,
    unit: str = "share",
    basis: str = "predicted",
    subset: tuple[str | None, str | None] = (None, None),
    limits: tuple[float, float] | None = None,
    sampling: tuple[float, float] | None = None,
    note: str | None = None,
    **arguments,
) -> dict:
    """
    Make one row of `scores`.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    value : float
        The score; NaN where it is undefined (then there must be a note).
    n : int
        Denominator.
    unit : str, default "share"
        share, count, s or points.
    basis : str, default "predicted"
        counted or predicted.
    subset : tuple of (str or None, str or None), default (None, None)
        What the rows were split by, and which part this is.
    limits, sampling : tuple of float, optional
        Interval with the label error and without it; `limits` defaults to `sampling`. A limit that is not reached
        is infinity here and NA in the table.
    note : str, optional
        Note code.
    **arguments
        What the note's wording needs.

    Returns
    -------
    dict
        Column name to value.
    """
    start, end = setting.window if setting.window is not None else (None, None)
    sampling = (np.nan, np.nan) if sampling is None else tuple(np.where(np.isfinite(sampling), sampling, np.nan))
    limits = sampling if limits is None else tuple(np.where(np.isfinite(limits), limits, np.nan))
    has_interval = not np.isnan([*sampling, *limits]).all()
    return {
        "company": setting.company,
        "profile": PROFILE,
        "measure": measure,
        "subset_by": subset[0],
        "subset": subset[1],
        "basis": basis,
        "value": float(value),
        "unit": unit,
        "n": int(n),
        "low": float(limits[0]),
        "high": float(limits[1]),
        "low_sampling": float(sampling[0]),
        "high_sampling": float(sampling[1]),
        "confidence": setting.level if has_interval else np.nan,
        "window_from": pd.NaT if start is None else start,
        "window_to": pd.NaT if end is None else end,
        "note_code": note,
        "note_args": json.dumps(arguments, sort_keys=True) if note is not None else None,
        "version": VERSION,
    }


def scores_table(rows: list[dict]) -> pd.DataFrame:
    """
    Put rows of `scores` together.

    Parameters
    ----------
    rows : list of dict
        As `score_row` makes them.

    Returns
    -------
    pandas.DataFrame
        As `schema.SCORES` describes it.
    """
    scores = pd.DataFrame(rows)
    # A column of nothing but missing times has no zone of its own.
    for column in ("window_from", "window_to"):
        scores[column] = pd.to_datetime(scores[column], utc=True)
    return schema.conform(scores, schema.SCORES)


def refused_row(setting: Setting, measure: str, note: str, *, n: int = 0, unit: str = "share", **options) -> dict:
    """
    Make the row of a score that cannot be computed.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    note : str
        Why: a note code.
    n : int, default 0
        How many units there were nevertheless.
    unit : str, default "share"
        share, count, s or points.
    **options
        Further arguments of `score_row`, among them what the note's wording needs.

    Returns
    -------
    dict
        Column name to value; the value is NaN.
    """
    return score_row(setting, measure, np.nan, n=n, unit=unit, note=note, **options)


def widen(value: float, sampling: tuple[float, float], sd: float, *, level: float) -> tuple[float, float]:
    """
    Add the model's error to the sampling interval of a share.

    Parameters
    ----------
    value : float
        The score.
    sampling : tuple of float
        Its sampling interval.
    sd : float
        Standard deviation between companies of the model's error in this share.
    level : float
        Confidence level, 0..1.

    Returns
    -------
    tuple of float
        The two distances from the value, each joined with the error's at right angles, within 0..1.
    """
    error = ndtri(0.5 + level / 2) * sd
    low = value - np.hypot(value - sampling[0], error)
    high = value + np.hypot(sampling[1] - value, error)
    return float(max(0.0, low)), float(min(1.0, high))


def share_row(
    setting: Setting,
    measure: str,
    hits: np.ndarray,
    clusters: np.ndarray | Clusters,
    *,
    basis: str = "predicted",
    errors: tuple[str, ...] = (),
    exposed: float = 1.0,
    subset: tuple[str | None, str | None] = (None, None),
) -> dict:
    """
    Make the row of a share with its thread-clustered interval.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    hits : ndarray of bool, shape (units,)
        Whether each unit counts.
    clusters : ndarray of int, shape (units,), or Clusters
        Thread of each unit; as `dialogscore.statistics.clusters_of` counts them where many shares are wanted.
    basis : str, default "predicted"
        counted or predicted.
    errors : tuple of str, optional
        Keys into the label errors, of which the first that the model's card has is taken; if it has none of them,
        the label error is left out.
    exposed : float, default 1
        Share of the units that hang on labels: the part of the error that reaches this share.
    subset : tuple of (str or None, str or None), default (None, None)
        What the rows were split by, and which part this is.

    Returns
    -------
    dict
        Column name to value; refused with ``no_units`` if there are none, noted ``few_clusters`` below 15 threads.
    """
    found = clustered_share(hits, clusters, level=setting.level)
    if not found.n:
        return refused_row(setting, measure, "no_units", basis=basis, subset=subset)
    sampling = (found.low, found.high)
    known = [key for key in errors if key in setting.label_errors]
    limits = sampling
    if known and exposed:
        limits = widen(found.value, sampling, exposed * setting.label_errors[known[0]]["sd"], level=setting.level)
    options = {"n": found.n, "basis": basis, "subset": subset, "sampling": sampling, "limits": limits}
    if found.clusters < FEW_CLUSTERS:
        return score_row(setting, measure, found.value, note="few_clusters", threads=found.clusters, **options)
    return score_row(setting, measure, found.value, **options)
