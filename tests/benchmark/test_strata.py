"""Summaries of the strata and the table of sectors."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from dialogscore.benchmark.figures import RANKED, figures
from dialogscore.benchmark.ranking import rank_table
from dialogscore.benchmark.standing import standing
from dialogscore.benchmark.strata import RESPONSIVENESS, SECTORS, STRATA, sector_table, strata_table
from tests.benchmark.drawn import LABEL_ERRORS, benchmark, company_rows, frame, table

SECTOR = ["retail"] * 5 + ["insurance"] * 3
SHARES = [0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.6, 0.7]


def exact(shares, **columns):
    """Scores and frame of companies whose figures are these very numbers."""
    names = [f"c{place}" for place in range(len(shares))]
    rows = [line for name, share in zip(names, shares, strict=True) for line in company_rows(name, share)]
    return table(rows), frame(names, **columns)


def summarised(scores, companies, *, kind="random", by=("sector",)):
    companies = standing(companies, scores)
    ranks = rank_table(figures(scores, label_errors=LABEL_ERRORS), companies, by=by, draws=100)
    return strata_table(ranks, companies, by=by, frame=kind)


def line(found, measure, stratum=None):
    rows = found[found["measure"].eq(measure)]
    rows = rows[rows["stratum"].isna() if stratum is None else rows["stratum"].eq(stratum)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_every_measure_has_a_row_for_the_frame_and_for_each_stratum():
    found = summarised(*exact(SHARES, sector=SECTOR))
    assert list(found.columns) == STRATA
    assert len(found) == 3 * len(RANKED)
    assert line(found, "dialog_share")["companies"] == 8
    assert line(found, "dialog_share", "retail")["ranked"] == 5


def test_mean_quarters_and_interval_of_a_sample_are_those_of_the_companies():
    found = summarised(*exact(SHARES, sector=SECTOR))
    row = line(found, "dialog_share", "retail")
    # Even steps of 0.05: a standard deviation of 0.0791.
    half = t.ppf(0.975, 4) * 0.0790569 / np.sqrt(5)
    assert (row["mean"], row["low"], row["high"]) == pytest.approx((0.2, 0.2 - half, 0.2 + half))
    assert (row["median"], row["lower_quarter"], row["upper_quarter"]) == pytest.approx((0.2, 0.15, 0.25))
    assert np.isnan(line(found, "dialog_share", "insurance")["low"])


def test_companies_at_hand_have_no_interval_and_a_census_a_narrow_one():
    given = exact(SHARES, sector=SECTOR)
    assert np.isnan(line(summarised(*given, kind="convenience"), "dialog_share")["low"])
    census, sample = (line(summarised(*given, kind=kind), "dialog_share") for kind in ("census", "random"))
    assert census["high"] - census["low"] < (sample["high"] - sample["low"]) / 3


def test_companies_alike_do_not_differ_and_companies_apart_do():
    scores, companies = benchmark([0.4] * 30, n=150, seed=3)
    assert line(summarised(scores, companies), "dialog_share")["spread"] < 0.03
    scores, companies = benchmark(np.linspace(0.2, 0.8, 30), n=150, seed=3)
    # The standard deviation of even steps from 0.2 to 0.8 is 0.18.
    assert line(summarised(scores, companies), "dialog_share")["spread"] == pytest.approx(0.18, abs=0.03)
    wait = line(summarised(scores, companies), "response_rmst_72h_seconds")
    assert wait["spread"] / (72 * 3600) == pytest.approx(0.18, abs=0.03)


def test_a_company_ranked_alone_in_its_stratum_is_counted_and_is_no_mean():
    found = summarised(*exact([0.2, 0.3, 0.4], sector=["retail", "retail", "insurance"]))
    row = line(found, "dialog_share", "insurance")
    assert (row["companies"], row["ranked"]) == (1, 1)
    assert np.isnan(row["mean"])
    assert np.isnan(row["median"])


def test_a_stratum_without_ranked_companies_has_a_row_and_no_figures():
    scores, companies = exact([0.2, 0.3, 0.4], sector=["retail", "retail", "insurance"])
    row = line(summarised(scores[scores["company"].ne("c2")], companies), "dialog_share", "insurance")
    assert (row["companies"], row["ranked"]) == (1, 0)
    assert np.isnan(row["mean"])


def test_who_is_alone_in_the_whole_frame_is_not_ranked():
    found = summarised(*exact([0.2], sector=["retail"]))
    assert line(found, "dialog_share")["ranked"] == 0
    assert line(found, "dialog_share", "retail")["ranked"] == 0


def test_in_a_census_of_all_the_errors_of_their_own_figures_are_left():
    scores, companies = exact([0.2, 0.4], sector=["retail"] * 2)
    ranks = rank_table(figures(scores, label_errors=LABEL_ERRORS), standing(companies, scores), draws=100)
    own = ranks[ranks["measure"].eq("dialog_share")]
    row = line(summarised(scores, companies, kind="census", by=()), "dialog_share")
    # Of two figures whose errors are e and f, the mean errs by half the root of e squared and f squared.
    reach = (own["high"] - own["low"]).to_numpy() / 2
    assert row["high"] - row["low"] == pytest.approx(np.hypot(*reach), rel=0.02)


def test_expectation_and_measure_stand_in_columns_of_their_own():
    scores, companies = exact([0.1, 0.2, 0.3, 0.5, 0.6, 0.7], sector=["retail"] * 3 + ["aviation"] * 3)
    found = sector_table(summarised(scores, companies))
    assert list(found.columns) == SECTORS
    assert len(found) == 2 * len(RESPONSIVENESS)
    retail = found[found["sector"].eq("retail") & found["measure"].eq("reply_rate_72h")].iloc[0]
    assert (retail["expected"], retail["measured"]) == pytest.approx((0.72, 0.2))
    aviation = found[found["sector"].eq("aviation")]
    assert aviation["expected"].isna().all()
    assert aviation["expected_source"].isna().all()
    assert aviation["measured"].notna().all()


def test_no_sector_gives_an_empty_table_of_sectors():
    scores, companies = exact([0.1, 0.2, 0.3])
    found = sector_table(summarised(scores, companies, by=()))
    assert isinstance(found, pd.DataFrame)
    assert len(found) == 0
