"""Codes of a benchmark have words, and places are worded and ordered as what they are: sets."""

import json

import numpy as np
import pandas as pd
import pytest

from dialogscore.benchmark import gallen, ranking, references, standing
from dialogscore.benchmark.figures import RANKED
from dialogscore.reports import benchmark_forest, benchmark_ranks, wording
from dialogscore.reports.benchmark_frame import STATUSES
from tests.reports import benchmarks

LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)
OF_RUNS = ("no_feed", "no_message", "could_not", "bug", "excluded")
OF_FIGURES = ("no_interval", "no_label_error", "no_peers")


@LANGUAGES
def test_every_code_has_words(language):
    table = wording.load(language).table["benchmark"]
    assert set(table["reasons"]) == {*standing.OWN, *OF_RUNS, *OF_FIGURES}
    assert set(table["tiers"]) == {*ranking.TIERS.values(), "none"}
    assert set(table["tiers_of_waits"]) <= set(table["tiers"])
    assert set(table["states"]) == {
        *gallen.STATES, "too_few", "no_openers", "few_openers", "unstated", "listed", "absent"
    }  # fmt: skip
    assert set(table["status"]) == set(table["status_meaning"]) == set(STATUSES)
    assert set(table["studies"]) == {one.statement for one in references.STUDIES}
    assert set(table["bounds"]) == {one.bound for one in references.STUDIES}
    assert set(table["about"]) == {one.about for one in references.COUNTED}
    assert set(table["counted"]) == {one.of.replace(" ", "_") for one in references.COUNTED}
    assert set(table["views"]) == set(benchmark_ranks.VIEWS)
    assert set(table["short"]) == {*benchmark_forest.PILLARS, *benchmark_forest.VIEWS}


@LANGUAGES
def test_reasons_are_sentences_whatever_their_arguments(language):
    words = wording.load(language)
    few = json.dumps({"reasons": [["too_few_turns", 3, 30]]})
    assert "30" in benchmark_ranks.reason("too_few_data", few, words)
    assert benchmark_ranks.reason("partial_index", json.dumps({"missing": ["openness"]}), words) == words.note(
        "partial_index", {"missing": ["openness"]}
    )
    assert benchmark_ranks.reason(pd.NA, pd.NA, words) == ""
    told = json.dumps({"task": "audit", "found": "a\u202eb", "expected": "c", "next_step": ""})
    assert "\u202e" not in benchmark_ranks.reason("could_not", told, words)


def test_a_set_of_one_place_is_that_place():
    words = wording.load("en")
    assert benchmark_ranks.span(4, 4, words) == "4"
    assert benchmark_ranks.span(1, 1200, words) == "1 to 1,200"


def test_companies_with_equal_sets_go_by_name():
    rows = pd.DataFrame({"company": ["c", "b", "a", "d"], "rank": [1, 2, 3, None],
                         "rank_low": [1, 2, 1, None], "rank_high": [3, 2, 3, None]}).convert_dtypes()  # fmt: skip
    assert benchmark_ranks.in_order(rows)["company"].tolist() == ["a", "b", "c"]


def test_places_of_the_index_come_first_unless_it_ranks_few():
    found = benchmarks.made(12, absent=0)
    ranks = found.tables["ranks"]
    assert benchmark_ranks.main_measure(ranks) == "index"
    few = (ranks["measure"].isin([one.measure for one in RANKED if one.view in ("index", "pillar")])).to_numpy(bool)
    held = ranks.assign(rank=ranks["rank"].mask(pd.Series(few & (np.arange(len(ranks)) % 9 > 0), index=ranks.index)))
    assert benchmark_ranks.main_measure(held) == "dialog_share"
    assert benchmark_ranks.main_measure(ranks.assign(rank=pd.NA)) == ""


def test_tiers_are_counted_over_the_whole_frame_alone():
    ranks = benchmarks.made(12, absent=0).tables["ranks"]
    counts = benchmark_ranks.tiers(ranks, "index")
    assert sum(counts.values()) == benchmark_ranks.overall(ranks, "index")["rank"].notna().sum()
