"""Figures of others: apart from each other, and by the names that lists of companies use."""

import numpy as np
import pytest

from dialogscore.benchmark.references import COUNTED, EXPECTED, STUDIES, counted_table, expectation_of, study_table


@pytest.mark.parametrize(
    ("sector", "share"),
    [
        ("Education", 0.77), ("telecom", 0.73), ("Retail ", 0.72), ("Elektronik", 0.52), ("Versicherungen", 0.51),
        ("industrial_products", 0.34),
    ],
)  # fmt: skip
def test_a_sector_has_the_expectation_of_the_study(sector, share):
    assert expectation_of(sector) == share


def test_a_sector_that_the_study_does_not_name_has_none():
    assert np.isnan(expectation_of("aviation"))


def test_no_name_of_a_sector_is_given_twice():
    names = [name for several in EXPECTED for name in several]
    assert len(names) == len(set(names))


def test_every_figure_names_its_source_and_what_it_is_a_share_of():
    assert study_table()[["statement", "year", "definition", "source"]].notna().all(axis=None)
    assert counted_table()[["about", "of", "platform", "period", "source"]].ne("").all(axis=None)


def test_figures_are_shares():
    assert all(0 < one.value < 1 or one.bound == "majority" for one in STUDIES)
    assert all(0 < one.value < 1 for one in COUNTED)


def test_answered_questions_of_2012_are_the_quotient_of_the_counts_that_the_source_gives():
    # 477,478 of 1,574,775.
    assert round(477_478 / 1_574_775, 3) in [one.value for one in COUNTED]
