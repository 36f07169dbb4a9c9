"""Purposes, service levels and steadiness of companies and of strata."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from dialogscore.benchmark.standing import standing
from dialogscore.benchmark.views import company_views, readings, steadiness_companies, strata_views
from tests.benchmark.drawn import company_rows, frame, row, table

NAMES = ["a", "b", "c"]


def made(rows, **columns):
    scores = table([*rows, *(one for name in NAMES for one in company_rows(name, 0.5))])
    return scores, standing(frame(NAMES, **columns), scores)


def level(company, value, **options):
    return row(company, "service_level", value, n=50, subset_by="target", subset="twitter", **options)


def test_figures_of_companies_stand_with_view_and_part():
    rows = [level("a", 0.4), level("b", np.nan, note=("not_watched", {})),
            row("a", "posts_per_week_median", 4.0, n=9, limits=(3, 5), sampling=(3, 5), unit="per_week"),
            row("a", "posts_per_week_median", 2.0, n=9, limits=(1, 3), sampling=(1, 3), subset_by="post_kind",
                subset="post")]  # fmt: skip
    found = company_views(*made(rows))
    told = list(found[["view", "measure", "subset", "company"]].itertuples(index=False, name=None))
    assert told == [("service", "service_level", "twitter", "a"), ("service", "service_level", "twitter", "b"),
                    ("steadiness", "posts_per_week_median", "", "a")]  # fmt: skip
    assert found["note_code"].fillna("").tolist() == ["", "not_watched", ""]


def test_whoever_was_not_watched_is_left_out():
    scores, companies = made([level("a", 0.4), level("b", 0.6)], window_covered=[1.0, 0.2, 1.0])
    assert company_views(scores, companies)["company"].tolist() == ["a"]


def test_strata_have_means_medians_and_how_many_state_the_figure():
    rows = [level("a", 0.2), level("b", 0.6), level("c", np.nan, note=("not_watched", {}))]
    scores, companies = made(rows, sector=["retail", "energy", "energy"])
    found = strata_views(company_views(scores, companies), companies, by=["sector"], frame="random")
    whole, energy, retail = found.to_dict("records")
    assert (whole["mean"], whole["median"], whole["companies"], whole["stated"]) == (pytest.approx(0.4), 0.4, 3, 2)
    assert (energy["stratum"], energy["mean"], energy["companies"], energy["stated"]) == ("energy", 0.6, 2, 1)
    assert (retail["mean"], np.isnan(retail["low"])) == (0.2, True)
    # Two figures do not show how far others lie apart.
    assert np.isnan([whole["low"], whole["high"]]).all()


def test_the_interval_of_a_mean_is_students_over_the_companies():
    paces = zip("abcde", (19.0, 21.0, 22.0, 23.0, 25.0), strict=True)
    rows = [row(name, "posts_per_week_median", value, n=9, limits=(value, value), sampling=(value, value),
                unit="per_week") for name, value in paces]  # fmt: skip
    scores = table([*rows, *(one for name in "abcde" for one in company_rows(name, 0.5))])
    companies = standing(frame(list("abcde")), scores)
    whole = strata_views(company_views(scores, companies), companies, by=[], frame="random").iloc[0]
    # Variance 5 of five: standard error 1, four degrees of freedom.
    assert whole["high"] - whole["mean"] == pytest.approx(t.ppf(0.975, 4))


def test_figures_without_an_interval_have_a_mean_all_the_same():
    rows = [row(name, "post_gap_longest_seconds", 86400.0 * days, n=9, sampling=(np.nan, np.nan),
                limits=(np.nan, np.nan), unit="s") for name, days in zip(NAMES, (1, 2, 6), strict=True)]  # fmt: skip
    scores, companies = made(rows)
    found = strata_views(company_views(scores, companies), companies, by=[], frame="census").iloc[0]
    assert (found["mean"], found["unit"]) == (3 * 86400, "s")
    assert (found["low"], found["high"]) == (pytest.approx(3 * 86400), pytest.approx(3 * 86400))


def test_shares_of_few_posts_are_shown_and_left_out_of_means():
    rows = [row(name, "purpose_share", value, n=n, subset_by="purpose", subset="brand")
            for name, value, n in zip(NAMES, (0.5, 0.7, 0.1), (30, 90, 29), strict=True)]  # fmt: skip
    scores, companies = made(rows)
    views = company_views(scores, companies)
    assert len(views) == 3
    whole = strata_views(views, companies, by=[], frame="random").iloc[0]
    assert (whole["mean"], whole["stated"], whole["companies"]) == (pytest.approx(0.6), 2, 3)


def test_where_all_are_alike_their_own_errors_are_left():
    rows = [row(name, "purpose_share", 0.0, n=50, limits=(0, 0.1), sampling=(0, 0.1), subset_by="purpose",
                subset="sales") for name in NAMES]  # fmt: skip
    scores, companies = made(rows)
    whole = strata_views(company_views(scores, companies), companies, by=[], frame="random").iloc[0]
    assert (whole["mean"], whole["low"]) == (0, 0)
    assert 0 < whole["high"] < 0.1


def steady(company, met, decided):
    value = np.nan if decided < 3 else met
    note = ("too_few_rules", {}) if decided < 3 else None
    return row(company, "steadiness_rules_met", value, n=decided, sampling=(np.nan, np.nan), limits=(np.nan, np.nan),
               unit="count", note=note)  # fmt: skip


def test_readings_are_those_of_the_single_audit():
    scores, companies = made([steady("a", 5, 6), steady("b", 1, 4)], sector=["retail", "energy", "energy"])
    states = steadiness_companies(scores, companies)
    assert states["reading"].tolist() == ["steady", "now_and_then", "undecided"]
    assert states["met"].tolist() == [5, 1, pd.NA]
    assert states["decided"].tolist() == [6, 4, 0]
    found = readings(states, companies, by=["sector"], frame="census").set_index(["stratum", "reading"])
    whole = found[found["stratum_by"].isna()].droplevel(0)
    assert whole["hits"].to_dict() == {"steady": 1, "mixed": 0, "now_and_then": 1, "undecided": 1}
    assert whole["value"]["steady"] == pytest.approx(1 / 3)
    assert found.loc[("energy", "now_and_then"), "value"] == 0.5
