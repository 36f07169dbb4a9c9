"""Measures that rank nobody say why, by the commonest reasons."""

import json

import pandas as pd
import pytest

from dialogscore.reports import wording
from dialogscore.reports.benchmark_unranked import unranked
from tests.reports import benchmarks

LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)


def without(ranks, measure, codes):
    """Ranks of which a measure has these codes and no place."""
    ranks = ranks.copy()
    mine = (ranks["measure"].eq(measure) & ranks["stratum_by"].isna()).to_numpy(dtype=bool)
    ranks.loc[mine, "rank"] = pd.NA
    ranks.loc[mine, "note_code"] = [code for code, _ in codes]
    ranks.loc[mine, "note_args"] = [json.dumps(told) for _, told in codes]
    return ranks


@LANGUAGES
def test_reasons_are_counted_and_those_of_a_withheld_index_one_by_one(language):
    words, ranks = wording.load(language), benchmarks.made(8, absent=0).tables["ranks"]
    few = ("withheld", {"reasons": [["too_few", "openness"], ["too_few_turns", 3, 30]]})
    only = ("withheld", {"reasons": [["answered_only"], ["too_few", "openness"]]})
    count = int((ranks["measure"].eq("index") & ranks["stratum_by"].isna()).sum())
    found = {one["measure"]: one for one in unranked(without(ranks, "index", [few] * (count - 1) + [only]), words)}
    assert found["index"]["count"] == words("benchmark.hits", hits=count, n=count)
    assert found["index"]["reasons"] == [
        f"{number}: " + words(f"benchmark.commonly.{name}")
        for number, name in ((count, "too_few"), (count - 1, "too_few_turns"), (1, "answered_only"))
    ]
    assert "dialog_share" not in found


def test_another_reason_keeps_its_own_words():
    words, ranks = wording.load("en"), benchmarks.made(8, absent=0).tables["ranks"]
    count = int((ranks["measure"].eq("index") & ranks["stratum_by"].isna()).sum())
    (one,) = unranked(without(ranks, "index", [("no_interval", {})] * count), words)
    assert one["reasons"] == [f"{count}: No interval"]
