"""Drawn benchmarks for tests of reports: invented companies of known truth, analysed as real ones are."""

import json

import numpy as np
import pandas as pd

from dialogscore import tables
from dialogscore.benchmark.analysis import analyse
from dialogscore.benchmark.figures import RANKED
from dialogscore.benchmark.result import KIND, Benchmark
from dialogscore.statistics import wilson_limits
from tests.benchmark import drawn

SECTORS = ("retail", "telecommunications", "insurance", "energy")
COUNTRIES = ("DE", "US", "FR")
SYLLABLES = ("bru", "kel", "mo", "sti", "fan", "dor", "lin", "gra", "ves", "hal", "tun", "opa")
PILLARS = [one.measure for one in RANKED if one.view == "pillar"]
OPTIONS = {"threshold": 0.5, "goal": None, "draws": 100, "least_covered": 0.9, "seed": 0, "by": [], "where": []}
HOUR = 3600.0


def name_of(place, chance):
    """An invented name that no company bears, in order of the alphabet of its number."""
    return "".join(chance.choice(SYLLABLES, 3)).capitalize() + f" {place:03d}"


def made(count=12, *, n=150, seed=1, frame="convenience", absent=2, spread=0.22, draws=100, protocol=True, names=None):
    """A benchmark of so many companies with feeds, and of so many without."""
    chance = np.random.default_rng(seed)
    names = [name_of(place, chance) for place in range(count + absent)] if names is None else list(names)
    rows, sector = [], [SECTORS[place % len(SECTORS)] for place in range(len(names))]
    for place, company in enumerate(names[:count]):
        level = np.clip(0.3 + 0.12 * (place % len(SECTORS)) + spread * chance.standard_normal(), 0.05, 0.95)
        size = int(n * chance.uniform(0.5, 2))
        rows += _company(company, level, size, chance)
    companies = drawn.frame(
        names,
        sector=sector,
        country=[COUNTRIES[place % len(COUNTRIES)] for place in range(len(names))],
        platforms=["x" if place % 3 else "facebook,x" for place in range(len(names))],
        presence=["yes"] * count + ["no", "not_exported"] * (absent // 2) + ["no"] * (absent % 2),
        window_covered=[0.4 if place == 1 else 1.0 for place in range(count)] + [np.nan] * absent,
    )
    present = np.arange(len(names)) < count
    companies["messages"] = pd.array(np.where(present, 500, 0), dtype="Int64")
    companies["inbound_turns"] = pd.array(np.where(present, 200, 0), dtype="Int64")
    companies["observed_from"] = pd.Timestamp("2025-01-01", tz="UTC")
    companies["observed_until"] = pd.Timestamp("2025-03-31", tz="UTC")
    companies["folder"] = pd.Series(
        [f"companies/c{place}" if place < count else None for place in range(len(names))], dtype="string[pyarrow]"
    )
    if count > 3:
        failed = {"status": "failed", "reason_code": "could_not",
                  "reason_args": json.dumps({"task": "audit", "found": "<b>bytes</b>", "expected": "rows",
                                             "next_step": ""})}  # fmt: skip
        companies.loc[2, list(failed)] = list(failed.values())
    window = pd.Timestamp("2025-01-01", tz="UTC"), pd.Timestamp("2025-04-01", tz="UTC")
    scores = drawn.table(rows)
    themes = pd.DataFrame({"company": names[:1], "theme": ["T01"], "language": ["en"], "label": ["parcel, late"]})
    found = analyse(
        scores, companies, frame=frame, window=window, draws=draws, label_errors=drawn.LABEL_ERRORS,
        themes=themes.assign(turns=40, watched=30, unanswered=20),
    )  # fmt: skip
    manifest = {
        "dialogscore": "0.0.1", "kind": KIND, "engine": "acts-1@a inbound-1@b", "label_errors": drawn.LABEL_ERRORS,
        "models": [{"name": "acts-1", "sha256": "a" * 64}, {"name": "inbound-1", "sha256": "b" * 64}],
        "versions": {"pandas": "2.2.3"}, "options": OPTIONS | {"draws": draws}, "frame": frame, "language": "en",
        "protocol": {"sha256": "c" * 64} if protocol else None, "window": [one.isoformat() for one in window],
        "companies": len(names), "audited": count, "accounts_outside_frame": 3, "spacy_pipelines": [],
    }  # fmt: skip
    together = pd.concat([scores, found.scores], ignore_index=True)
    return Benchmark(tables.typed(found.companies), together, found.tables, manifest)


def _company(company, level, n, chance):
    """All ranked measures of a company around one level, the index as it is made of its pillars."""
    rows, pillars = [], []
    for one in RANKED:
        if one.measure == "index" or one.measure == "response_rmst_72h_seconds":
            continue
        part = np.clip(level + 0.12 * chance.standard_normal(), 0.03, 0.97)
        # As pillars are: never quite nothing.
        value = min(chance.binomial(n, part if one.higher else 1 - part) + 0.5, n) / n
        if one.measure in PILLARS:
            pillars.append(value)
        rows.append(drawn.row(company, one.measure, value, n=n * 2 if one.measure in drawn.COUNTED else n))
    index = float(np.exp(np.mean(np.log(pillars))))
    ends = tuple(100 * end for end in wilson_limits(index, 3 * n))
    rows.append(drawn.row(company, "index", 100 * index, n=n, sampling=ends, unit="points"))
    ends = tuple(72 * HOUR * (1 - end) for end in wilson_limits(level, n)[::-1])
    rows += _beside(company, level, n)
    rows.append(drawn.row(company, "response_rmst_72h_seconds", 72 * HOUR * (1 - level), n=n, sampling=ends, unit="s"))
    return rows


def _beside(company, level, n):
    """Goals, purposes, a service level and steadiness that follow from the level: more dialog, less brand, steadier."""
    brand = max(0.9 - level, 0.0)
    goals = {"brand_management": brand, "product_communication": 0.9 - brand, "sales": 0.1}
    goals |= dict.fromkeys(("employer_branding", "customer_retention", "market_research"), 0.0)
    purposes = {"brand": brand, "product": 0.9 - brand, "sales": 0.1}
    rows = [
        drawn.row(company, f"{by}_share", value, n=n, subset_by=by, subset=name)
        for by, parts in (("goal", goals), ("purpose", purposes)) for name, value in parts.items()
    ]  # fmt: skip
    bare = {"sampling": (np.nan, np.nan), "limits": (np.nan, np.nan)}
    return [
        *rows,
        drawn.row(company, "suggestions_answered", level, n=n),
        drawn.row(company, "service_level", level, n=n, subset_by="target", subset="x, 80 % in 4 h"),
        drawn.row(company, "weeks_without_post_share", 1 - level, n=n),
        drawn.row(company, "post_gap_longest_seconds", 10 * 24 * HOUR, n=n, unit="s", **bare),
        drawn.row(company, "steadiness_rules_met", round(6 * level), n=6, unit="count", **bare),
    ]
