"""The second view: figures drawn toward the mean of their peers."""

import numpy as np
import pytest

from dialogscore.benchmark.figures import RANKED, figures
from dialogscore.benchmark.partial_pooling import POOLED, pooled_table
from dialogscore.benchmark.ranking import rank_table
from dialogscore.benchmark.standing import standing
from tests.benchmark.drawn import LABEL_ERRORS, benchmark


def pooled(shares, **columns):
    scores, companies = benchmark(shares, **columns)
    ranks = rank_table(
        figures(scores, label_errors=LABEL_ERRORS), standing(companies, scores), by=["sector"], draws=100
    )
    return ranks, pooled_table(ranks)


def test_fewer_than_fifteen_companies_are_not_pooled():
    _, found = pooled(np.linspace(0.2, 0.6, 14))
    assert len(found) == 0
    assert list(found.columns) == POOLED


def test_every_measure_is_pooled_within_its_own_range_and_the_raw_figure_stands_beside():
    ranks, found = pooled(np.linspace(0.2, 0.6, 16), n=60)
    assert len(found) == 16 * len(RANKED)
    for one in RANKED:
        rows = found[found["measure"].eq(one.measure)].set_index("company")
        raw = ranks[ranks["measure"].eq(one.measure)].set_index("company")["value"]
        assert (rows["value"] == raw[rows.index]).all()
        assert ((rows["pooled_low"] < rows["pooled"]) & (rows["pooled"] < rows["pooled_high"])).all()
        assert ((rows["pooled"] - rows["value"]) * (rows["mean"] - rows["value"]) >= -1e-9).all(), one.measure
        assert rows["pooled"].max() <= one.most


def test_a_company_of_few_units_is_drawn_further_than_one_of_many():
    _, found = pooled(np.resize([0.2, 0.7], 20), n=[20, 20, *[400] * 18], seed=1)
    share = found[found["measure"].eq("dialog_share")]
    assert share["own_weight"].iloc[:2].max() < share["own_weight"].iloc[2:].min()


def test_units_are_those_that_the_interval_is_worth():
    # The label error makes the interval 1.1 times as wide as sampling: about 200 / 1.1^2 = 165 units.
    _, found = pooled(np.linspace(0.4, 0.6, 16), n=200)
    share = found[found["measure"].eq("dialog_share")]
    assert share["units"].to_numpy() == pytest.approx(165, rel=0.03)


def test_a_stratum_is_pooled_by_itself_where_it_holds_enough_companies():
    _, found = pooled(np.repeat([0.2, 0.7], [15, 3]), n=100, sector=["retail"] * 15 + ["insurance"] * 3)
    assert set(found["stratum"].dropna()) == {"retail"}
    retail = found[found["stratum"].eq("retail") & found["measure"].eq("dialog_share")]
    assert retail["mean"].iloc[0] == pytest.approx(0.2, abs=0.03)
