"""All of it together, from scores and frame."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import schema, tables
from dialogscore.benchmark.analysis import analyse
from dialogscore.errors import UsageError
from tests.benchmark.drawn import LABEL_ERRORS, benchmark, row, table

TABLES = {
    "ranks", "pooled", "strata", "sectors", "st_gallen", "st_gallen_companies", "st_gallen_verdict", "studies",
    "references", "robustness", "first_under_any_weights", "goals", "goal_companies", "company_figures",
    "strata_figures", "steadiness_readings", "steadiness_companies", "company_themes",
}  # fmt: skip
SECTOR = ["retail"] * 3 + ["insurance"] * 3


def analysed(shares=(0.1, 0.2, 0.3, 0.6, 0.7, 0.8), *, options=None, **columns):
    scores, companies = benchmark(list(shares), **columns)
    return analyse(scores, companies, draws=50, label_errors=LABEL_ERRORS, **(options or {}))


def test_all_tables_are_there_and_read_back_as_they_were_written(tmp_path):
    found = analysed(sector=SECTOR)
    assert set(found.tables) == TABLES
    for name, made in found.tables.items():
        tables.write_parquet(made, tmp_path / f"{name}.parquet")
        pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / f"{name}.parquet"), made)


def test_the_benchmarks_own_rows_are_scores_without_a_company():
    found = analysed(sector=SECTOR, options={"frame": "random"})
    schema.check(found.scores, "measures", schema.SCORES)
    assert found.scores["company"].eq("").all()
    statements = ("present", "one_way", "geared", "undecided")
    assert set(found.scores["measure"]) == {f"companies_{name}_share" for name in statements}
    assert set(found.scores["subset"].dropna()) == {"retail", "insurance"}
    assert found.scores["engine"].eq("acts-1@a inbound-1@b").all()
    assert found.scores["confidence"].eq(0.95).all()


def test_the_window_stands_in_the_benchmarks_own_rows():
    window = pd.Timestamp("2024-01-01", tz="UTC"), pd.Timestamp("2024-04-01", tz="UTC")
    found = analysed(options={"window": window})
    assert found.scores["window_from"].eq(window[0]).all()
    assert found.scores["window_to"].eq(window[1]).all()


def test_shares_of_companies_at_hand_are_descriptive():
    found = analysed()
    assert found.scores["note_code"].eq("descriptive").all()
    assert found.scores["low"].isna().all()


def test_companies_are_ranked_within_what_tells_them_apart():
    found = analysed(sector=SECTOR, country=["DE"] * 6)
    assert set(found.tables["ranks"]["stratum_by"].dropna()) == {"sector"}
    found = analysed(sector=SECTOR, country=["DE"] * 6, options={"by": ["country"]})
    assert set(found.tables["ranks"]["stratum"].dropna()) == {"DE"}


def test_an_unknown_column_or_kind_of_frame_is_refused():
    with pytest.raises(UsageError, match="sectr"):
        analysed(options={"by": ["sectr"]})
    with pytest.raises(UsageError, match="census or random or convenience"):
        analysed(options={"frame": "sample"})


def test_a_company_that_no_measure_can_rank_is_listed():
    limits = (0.4, 0.6)
    rows = [row(name, "reply_rate_all_72h", 0.5, n=99) for name in "ab"]
    rows.append(row("c", "dialog_share", 0.5, n=99, limits=limits, sampling=limits))
    frame_of = benchmark([0.5] * 3)[1].assign(company=pd.Series(["a", "b", "c"], dtype="string[pyarrow]"))
    found = analyse(table(rows), frame_of, draws=50)
    assert found.companies["status"].tolist() == ["ranked", "ranked", "listed"]
    assert found.companies["reason_code"].tolist()[2] == "no_ranked_measure"


def corrected(scores):
    """The scores with the dialog share corrected upwards for everybody, as a coded benchmark has them."""
    rows = scores[scores["measure"].eq("dialog_share")]
    moved = rows.assign(basis="corrected", low_sampling=np.nan, high_sampling=np.nan, note_code="corrected_pooled")
    for name in ("value", "low", "high"):
        moved[name] = (rows[name] + 0.1).clip(upper=1)
    moved["note_args"] = '{"companies": 3, "messages": 60}'
    return schema.conform(pd.concat([scores, moved], ignore_index=True), schema.SCORES)


def test_analysed_again_with_corrected_rows_ranks_are_by_these():
    scores, companies = benchmark([0.1, 0.2, 0.3, 0.6, 0.7, 0.8])
    options = {"draws": 50, "label_errors": LABEL_ERRORS}
    before = analyse(scores, companies, **options)
    after = analyse(
        pd.concat([corrected(scores), before.scores], ignore_index=True), before.companies, **options
    )
    first, then = (found.tables["ranks"].set_index(["measure", "company"]) for found in (before, after))
    assert first.loc["dialog_share", "basis"].eq("predicted").all()
    assert then.loc["dialog_share", "basis"].eq("corrected").all()
    assert (then.loc["dialog_share", "value"] > first.loc["dialog_share", "value"]).all()
    pd.testing.assert_frame_equal(first.loc[["reply_rate_72h"]], then.loc[["reply_rate_72h"]])
    pd.testing.assert_frame_equal(before.companies, after.companies)


def test_weights_given_stand_in_the_place_of_the_frames():
    found = analysed(options={"weights": {f"company {place:03d}": 10.0 if place < 3 else 1.0 for place in range(6)}})
    share = found.tables["st_gallen"].set_index("statement")["value"]
    assert share["one_way"] == pytest.approx(30 / 33)


def test_an_engine_that_nobody_names_is_no_obstacle_and_no_company_gives_empty_tables():
    scores, companies = benchmark([0.2, 0.4])
    found = analyse(scores.iloc[:0], companies, draws=50)
    assert set(found.tables) == TABLES
    assert found.companies["reason_code"].eq("no_scores").all()
    assert len(found.tables["ranks"]) == 0
