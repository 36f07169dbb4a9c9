"""The table of ranks."""

import pandas as pd

from dialogscore.benchmark.figures import RANKED, figures
from dialogscore.benchmark.ranking import RANKS, rank_table, strata_of
from dialogscore.benchmark.standing import standing
from tests.benchmark.drawn import LABEL_ERRORS, benchmark, frame, row, table


def ranked(scores, companies, **options):
    return rank_table(figures(scores, label_errors=LABEL_ERRORS), standing(companies, scores), draws=300, **options)


def part(found, measure, *, by=None, stratum=None):
    rows = found[found["measure"].eq(measure)]
    if by is None:
        return rows[rows["stratum_by"].isna()].reset_index(drop=True)
    return rows[rows["stratum_by"].eq(by) & rows["stratum"].eq(stratum)].reset_index(drop=True)


def test_companies_far_apart_have_one_place_each_in_every_measure():
    scores, companies = benchmark([0.1, 0.5, 0.9], n=4000)
    found = ranked(scores, companies)
    assert list(found.columns) == RANKS
    assert len(found) == 3 * len(RANKED)
    for one in RANKED:
        rows = part(found, one.measure)
        for name in ("rank", "rank_low", "rank_high", "rank_low_simultaneous", "rank_high_simultaneous"):
            assert rows[name].tolist() == [3, 2, 1], one.measure


def test_the_first_place_is_the_most_dialog_whichever_way_the_measure_runs():
    scores, companies = benchmark([0.1, 0.9], n=4000)
    found = ranked(scores, companies)
    assert part(found, "one_way_share")["rank"].tolist() == [2, 1]
    assert part(found, "response_rmst_72h_seconds")["value"].is_monotonic_decreasing
    assert part(found, "response_rmst_72h_seconds")["rank"].tolist() == [2, 1]


def test_companies_alike_may_stand_anywhere():
    scores, companies = benchmark([0.4] * 6, n=100, seed=2)
    rows = part(ranked(scores, companies), "dialog_share")
    assert rows["rank_low"].eq(1).all()
    assert rows["rank_high"].eq(6).all()
    assert rows["tier"].eq("not_distinguishable").all()


def test_tiers_tell_who_is_surely_above_and_below_the_median():
    scores, companies = benchmark([0.05, 0.5, 0.5, 0.5, 0.95], n=2000)
    found = ranked(scores, companies)
    assert part(found, "dialog_share")["tier"].tolist() == ["below", *["not_distinguishable"] * 3, "above"]
    assert part(found, "one_way_share")["tier"].tolist() == ["below", *["not_distinguishable"] * 3, "above"]


def test_fewer_than_five_companies_have_places_but_no_tiers():
    scores, companies = benchmark([0.1, 0.5, 0.9])
    assert part(ranked(scores, companies), "dialog_share")["tier"].isna().all()


def test_listed_companies_are_in_the_table_without_a_place_and_count_for_nobody():
    scores, companies = benchmark([0.1, 0.5, 0.9], n=4000)
    found = part(ranked(scores, companies.assign(window_covered=[1.0, 1.0, 0.2])), "dialog_share")
    assert found["rank"].astype(object).tolist() == [2, 1, pd.NA]
    assert found["of"].tolist() == [2, 2, 2]
    assert found["note_code"].astype(object).tolist() == [pd.NA, pd.NA, "window_not_covered"]
    assert found["value"].notna().all()


def test_a_company_alone_has_no_place():
    scores, companies = benchmark([0.5])
    found = ranked(scores, companies)
    assert found["rank"].isna().all()
    assert found["note_code"].eq("no_peers").all()


def test_a_figure_without_label_error_says_so_and_has_no_place():
    limits = (0.4, 0.6)
    scores = table([row(name, "dialog_share", 0.5, n=99, limits=limits, sampling=limits) for name in "ab"])
    found = ranked(scores, frame(["a", "b"]))
    assert found["note_code"].eq("no_label_error").all()
    assert found["rank"].isna().all()


def test_ranks_within_a_stratum_are_against_its_own_companies():
    sectors = ["retail", "retail", "insurance", "insurance", None]
    scores, companies = benchmark([0.1, 0.3, 0.6, 0.9, 0.5], n=4000, sector=sectors)
    found = ranked(scores, companies, by=["sector"])
    assert part(found, "dialog_share")["rank"].tolist() == [5, 4, 2, 1, 3]
    assert part(found, "dialog_share", by="sector", stratum="retail")["rank"].tolist() == [2, 1]
    assert part(found, "dialog_share", by="sector", stratum="insurance")["rank"].tolist() == [2, 1]
    assert set(found["stratum"].dropna()) == {"retail", "insurance"}


def test_strata_are_in_the_order_of_their_names_and_leave_out_the_unknown():
    companies = frame(["a", "b", "c"], country=["DE", None, "AT"])
    found = [(column, value, inside.tolist()) for column, value, inside in strata_of(companies, ["country"])]
    assert found == [
        (None, None, [True] * 3), ("country", "AT", [False, False, True]), ("country", "DE", [True, False, False]),
    ]  # fmt: skip


def test_the_order_of_the_companies_changes_nothing():
    scores, companies = benchmark([0.3, 0.35, 0.4, 0.45, 0.5, 0.55], n=150)
    mixed = scores.sample(frac=1, random_state=1).reset_index(drop=True)
    other = companies.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(ranked(scores, companies), ranked(mixed, other))
