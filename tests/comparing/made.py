"""Two results made by hand, quarter by quarter."""

from types import SimpleNamespace

import pandas as pd

from dialogscore import schema
from tests.reports import made

ENGINE = "acts-1@aaa inbound-1@bbb spacy"
OPTIONS = {"language": "auto", "min_confidence": 0.6, "threshold": 0.5, "coverage": "auto", "window": None}
ACCOUNT = {"platform": "x", "handle": "acme", "author_id": "c"}


def score(measure, value=None, *, low=None, high=None, sampling=None, confidence=0.95, **more):
    """One row of scores; sampling is the narrower interval, by default the same."""
    low_sampling, high_sampling = sampling or (low, high)
    more |= {"low_sampling": low_sampling, "high_sampling": high_sampling, "engine": ENGINE}
    return made.score(measure, value, low=low, high=high, confidence=confidence, **more)


def profiles(**changed):
    row = {"profile": "sprout-72h", "title": "Sprout", "who": "needing", "horizon_hours": 72.0, "source": "a page"}
    return pd.DataFrame([row | changed])


def result(*rows, company="Acme", quarter=("2025-01-01", "2025-04-01"), manifest=None, tables=None, **options):
    """An audit as far as comparisons look at it."""
    window = {
        f"window_{name}": pd.Timestamp(day, tz="UTC")
        for name, day in zip(("from", "to"), quarter, strict=True)
    }  # fmt: skip
    rows = rows or (score("dialog_share", 0.5, low=0.4, high=0.6),)
    scores = made.frame(schema.SCORES, [row | window | {"company": company} for row in rows])
    told = {"company": company, "accounts": [ACCOUNT], "options": OPTIONS | options, "language": "en", "engine": ENGINE}
    return SimpleNamespace(scores=scores, manifest=told | (manifest or {}), tables=tables or {"profiles": profiles()})
