"""What companies are ranked by: one basis, intervals with label errors, and reasons where there are none."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from dialogscore.benchmark.figures import FIGURES, RANKED, figures, whole
from tests.benchmark.drawn import LABEL_ERRORS, benchmark, row, table

Z = norm.ppf(0.975)


def one(found, measure, company="a"):
    rows = found[found["measure"].eq(measure) & found["company"].eq(company)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_every_company_has_a_row_for_each_ranked_measure_that_its_audit_has():
    scores, _ = benchmark([0.2, 0.5, 0.8])
    found = figures(scores, label_errors=LABEL_ERRORS)
    assert list(found.columns) == FIGURES
    assert len(found) == 3 * len(RANKED)
    assert found["note_code"].isna().all()


def test_rows_of_a_subset_of_another_profile_and_of_the_benchmark_itself_are_no_figures():
    rows = [
        row("a", "dialog_share", 0.5, n=100), row("a", "dialog_share", 0.4, n=90, subset_by="kind", subset="quote"),
        row("a", "dialog_share", 0.4, n=90, profile="quintly-7d"), row("", "dialog_share", 0.4, n=90),
    ]  # fmt: skip
    assert len(whole(table(rows), "dialog_share")) == 1


def test_a_predicted_share_whose_interval_is_sampling_alone_is_not_ranked():
    limits = (0.4, 0.6)
    scores = table([row("a", "dialog_share", 0.5, n=100, limits=limits, sampling=limits)])
    assert one(figures(scores), "dialog_share")["note_code"] == "no_label_error"


def test_at_the_edge_of_the_range_there_is_no_room_for_a_label_error():
    nothing, all_of_it = (0.0, 0.1), (0.0, 1.0)
    rows = [
        row("a", "dialog_share", 0.0, n=100, limits=(0.0, 0.15), sampling=nothing),
        row("b", "dialog_share", 0.0, n=10, limits=all_of_it, sampling=all_of_it),
        row("c", "dialog_share", 0.0, n=100, limits=nothing, sampling=nothing),
    ]
    found = figures(table(rows))
    assert found["note_code"].isna().tolist() == [True, True, False]


def test_a_figure_of_fewer_than_ten_cases_is_not_ranked():
    limits, sampling = (0.0, 0.95), (0.0, 0.9)
    rows = [
        row("a", "dialog_share_openers", 0.0, n=9, limits=limits, sampling=sampling),
        row("b", "dialog_share_openers", 0.0, n=10, limits=limits, sampling=sampling),
    ]
    found = figures(table(rows))
    assert found["note_code"].isna().tolist() == [False, True]
    few = one(found, "dialog_share_openers", "a")
    assert (few["note_code"], json.loads(few["note_args"])) == ("too_few", {"n": 9, "needed": 10})


def test_a_counted_rate_needs_no_label_error():
    scores = table([row("a", "reply_rate_all_72h", 0.5, n=100)])
    assert pd.isna(one(figures(scores), "reply_rate_all_72h")["note_code"])


def test_what_rests_on_need_for_a_reply_is_not_ranked_without_the_error_of_that_label():
    scores = table([row("a", "reply_rate_72h", 0.5, n=100), row("a", "reply_rate_all_72h", 0.4, n=200)])
    assert one(figures(scores), "reply_rate_72h")["note_code"] == "no_label_error"


def test_the_error_of_need_reaches_the_rate_by_how_differently_the_others_are_answered():
    # 100 of 200 turns need a reply, q = 0.5; they are answered at 0.5, all at 0.4, so the others at 0.3.
    # sd = 0.05 / 0.5 * 0.2 = 0.02.
    rows = [
        row("a", "reply_rate_72h", 0.5, n=100, limits=(0.4, 0.62), sampling=(0.41, 0.6)),
        row("a", "reply_rate_all_72h", 0.4, n=200),
        row("a", "response_rmst_72h_seconds", 150_000.0, n=100, limits=(140_000.0, 160_000.0), unit="s"),
        row("a", "pillar_responsiveness", 0.4, n=100, limits=(0.3, 0.5)),
        row("a", "pillar_continuity", 0.25, n=100, limits=(0.2, 0.3)),
        row("a", "index", 40.0, n=100, limits=(35.0, 45.0), unit="points"),
    ]
    found = figures(table(rows), label_errors={"needs_reply": {"sd": 0.05}})
    rate = one(found, "reply_rate_72h")
    assert rate["low"] == pytest.approx(0.5 - np.hypot(0.1, Z * 0.02))
    assert rate["high"] == pytest.approx(0.5 + np.hypot(0.12, Z * 0.02))
    wait = one(found, "response_rmst_72h_seconds")
    assert wait["high"] == pytest.approx(150_000 + np.hypot(10_000, Z * 0.02 * 259_200))
    # 40 / 4 * 0.02 * (1 / 0.4 + 1 / 0.25) = 1.3
    assert one(found, "index")["low"] == pytest.approx(40 - np.hypot(5, Z * 1.3))


def test_the_index_needs_the_errors_of_both_models():
    ends = (35.0, 45.0)
    rows = [row("a", "reply_rate_72h", 0.5, n=100), row("a", "reply_rate_all_72h", 0.4, n=200)]
    rows += [row("a", f"pillar_{name}", 0.4, n=100) for name in ("responsiveness", "continuity")]
    for limits, code in ((ends, "no_label_error"), ((34.0, 46.0), None)):
        index = row("a", "index", 40.0, n=100, limits=limits, sampling=ends, unit="points")
        found = one(figures(table([*rows, index]), label_errors=LABEL_ERRORS), "index")["note_code"]
        assert (None if pd.isna(found) else found) == code


def test_where_all_need_a_reply_the_others_may_be_answered_as_differently_as_can_be():
    rows = [
        row("a", "reply_rate_72h", 0.3, n=100, limits=(0.2, 0.4)),
        row("a", "reply_rate_all_72h", 0.3, n=100),
    ]
    # 0.05 / 1 * max(0.3, 0.7) = 0.035
    rate = one(figures(table(rows), label_errors=LABEL_ERRORS), "reply_rate_72h")
    assert rate["high"] == pytest.approx(0.3 + np.hypot(0.1, Z * 0.035))


def test_a_card_that_knows_the_error_of_the_rate_itself_is_taken_at_its_word():
    rows = [row("a", "reply_rate_72h", 0.3, n=100, limits=(0.2, 0.4))]
    rate = one(figures(table(rows), label_errors={"reply_rate": {"sd": 0.04}}), "reply_rate_72h")
    assert rate["high"] == pytest.approx(0.3 + np.hypot(0.1, Z * 0.04))


def test_limits_stay_within_the_range_of_the_measure():
    rows = [row("a", "reply_rate_72h", 0.02, n=100, limits=(0.0, 0.1)), row("a", "reply_rate_all_72h", 0.9, n=101)]
    rate = one(figures(table(rows), label_errors={"needs_reply": {"sd": 0.5}}), "reply_rate_72h")
    assert (rate["low"], rate["high"] <= 1) == (0.0, True)


def test_a_score_without_value_keeps_its_reason_and_a_weak_one_is_ranked():
    rows = [
        row("a", "dialog_share", np.nan, n=0, note=("no_units", {})),
        row("b", "dialog_share", 0.5, n=60, note=("few_clusters", {"threads": 12})),
    ]
    found = figures(table(rows))
    assert one(found, "dialog_share")["note_code"] == "no_units"
    assert pd.isna(one(found, "dialog_share", "b")["note_code"])


@pytest.mark.parametrize("code", ["partial_index", "languages_not_validated"])
def test_a_partial_index_and_languages_that_nobody_validated_are_not_ranked(code):
    rows = [row("a", "index", 40.0, n=100, limits=(30.0, 50.0), note=(code, {}), unit="points")]
    assert one(figures(table(rows), label_errors=LABEL_ERRORS), "index")["note_code"] == code


def test_a_score_without_limits_is_not_ranked():
    rows = [row("a", "reply_rate_all_72h", 0.5, n=100, limits=(np.nan, np.nan))]
    assert one(figures(table(rows)), "reply_rate_all_72h")["note_code"] == "no_interval"


def test_corrected_shares_are_taken_where_all_companies_have_them():
    rows = [
        part
        for name in ("a", "b")
        for part in (
            row(name, "dialog_share", 0.5, n=100),
            row(name, "dialog_share", 0.4, n=100, basis="corrected", limits=(0.3, 0.5), sampling=(np.nan, np.nan)),
        )
    ]
    found = figures(table(rows))
    assert found["basis"].eq("corrected").all()
    assert found["value"].tolist() == [0.4, 0.4]
    assert found["note_code"].isna().all()


def test_corrected_and_uncorrected_shares_are_never_ranked_together():
    rows = [
        row("a", "dialog_share", 0.5, n=100),
        row("a", "dialog_share", 0.4, n=100, basis="corrected", limits=(0.3, 0.5), sampling=(np.nan, np.nan)),
        row("b", "dialog_share", 0.6, n=100),
    ]
    found = figures(table(rows))
    assert found["basis"].eq("predicted").all()
    assert found["value"].tolist() == [0.5, 0.6]
