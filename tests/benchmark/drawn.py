"""Small benchmarks of known truth: the scores of many invented companies without any message behind them."""

import json

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.benchmark.figures import RANKED
from dialogscore.statistics import wilson_limits

TEXT = pd.StringDtype("pyarrow")
LABEL_ERRORS = {"needs_reply": {"sd": 0.05}, "dialog_share": {"sd": 0.03}}
SHARES = [one.measure for one in RANKED if one.most == 1]
COUNTED = {"reply_rate_all_72h"}
HOUR = 3600.0


def row(company, measure, value, *, n, limits=None, sampling=None, note=None, **options):
    """A row of `scores`; the label error makes the limits 10 % wider than sampling does, unless they are given."""
    if sampling is None and not np.isnan(value):
        sampling = wilson_limits(value, n) if measure not in ("index", "response_rmst_72h_seconds") else (value, value)
    sampling = (np.nan, np.nan) if sampling is None else sampling
    basis = "counted" if measure in COUNTED else "predicted"
    if limits is None and not np.isnan(value):
        more = 1.0 if basis == "counted" else 1.1
        limits = tuple(value + (end - value) * more for end in sampling)
    limits = (np.nan, np.nan) if limits is None else limits
    code, told = note if note is not None else (None, None)
    return {
        "company": company, "profile": "dialogscore", "measure": measure, "subset_by": None, "subset": None,
        "basis": basis, "value": value, "unit": "share", "n": n, "low": limits[0], "high": limits[1],
        "low_sampling": sampling[0], "high_sampling": sampling[1], "confidence": 0.95, "window_from": pd.NaT,
        "window_to": pd.NaT, "note_code": code, "note_args": json.dumps(told) if code else None, "version": "1",
        "engine": "acts-1@a inbound-1@b",
    } | options  # fmt: skip


def table(rows):
    """Rows as `schema.SCORES` describes them."""
    made = pd.DataFrame(rows)
    for column in ("window_from", "window_to"):
        made[column] = pd.to_datetime(made[column], utc=True)
    return schema.conform(made, schema.SCORES)


def company_rows(company, share, *, n=200):
    """All measures of a company whose every share is drawn around one number."""
    rows = []
    for one in RANKED:
        if one.measure == "index":
            value, ends = 100 * share, [100 * end for end in wilson_limits(share, n)]
            rows.append(row(company, "index", value, n=n, sampling=tuple(ends), unit="points"))
        elif one.measure == "response_rmst_72h_seconds":
            ends = [72 * HOUR * (1 - end) for end in wilson_limits(share, n)]
            rows.append(row(company, one.measure, 72 * HOUR * (1 - share), n=n, sampling=tuple(ends[::-1]), unit="s"))
        else:
            value = share if one.higher else 1 - share
            rows.append(row(company, one.measure, value, n=n * 2 if one.measure in COUNTED else n))
    return rows


def benchmark(shares, *, n=200, seed=0, **columns):
    """Scores and frame of companies with these true shares, each counted from n units drawn at random."""
    chance = np.random.default_rng(seed)
    sizes = np.broadcast_to(n, len(shares))
    names = [f"company {place:03d}" for place in range(len(shares))]
    rows = []
    for name, share, size in zip(names, shares, sizes.tolist(), strict=True):
        rows += company_rows(name, chance.binomial(size, share) / size, n=size)
    return table(rows), frame(names, **columns)


def frame(names, **columns):
    """A frame in which all companies are present and were watched for the whole window."""
    made = pd.DataFrame({"company": pd.Series(names, dtype=TEXT)})
    made["presence"] = pd.Series(["yes"] * len(names), dtype=TEXT)
    for column in ("sector", "country", "size", "platforms", "status", "reason_code", "reason_args"):
        made[column] = pd.Series(columns.get(column, [None] * len(names)), dtype=TEXT)
    made["weight"] = pd.Series(columns.get("weight", [1.0] * len(names)), dtype="Float64")
    made["window_covered"] = pd.Series(columns.get("window_covered", [1.0] * len(names)), dtype="float64")
    if "presence" in columns:
        made["presence"] = pd.Series(columns["presence"], dtype=TEXT)
    return made
