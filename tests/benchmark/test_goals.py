"""Companies by the goals that their posts serve: shares of companies beside what executives said, never mixed."""

import numpy as np
import pytest

from dialogscore.benchmark.goals import GOAL_SHARE, goal_companies, goal_shares, looked_at, present
from dialogscore.benchmark.planning import plan
from dialogscore.benchmark.standing import standing
from dialogscore.errors import UsageError
from dialogscore.statistics import wilson_limits
from tests.benchmark.drawn import company_rows, frame, row, table


def goals_of(company, *, n=100, half=0.05, **shares):
    """Shares of posts by goal with limits so far off."""
    return [
        row(company, "goal_share", value, n=n, limits=(max(0, value - half), value + half), subset_by="goal",
            subset=goal)
        for goal, value in shares.items()
    ]  # fmt: skip


def companies_of(rows, names, **columns):
    scores = table([*rows, *(one for name in names for one in company_rows(name, 0.5))])
    return scores, standing(frame(names, **columns), scores)


def states(rows, names=("a",), *, threshold=0.2):
    scores, companies = companies_of(rows, names)
    found = goal_companies(scores, companies, threshold=threshold)
    return {(one.company, one.goal): one.state for one in found.itertuples()}


def test_a_goal_is_pursued_where_share_and_interval_reach_the_threshold():
    rows = goals_of("a", sales=0.25, market_research=0.14, brand_management=0.22, product_communication=0.39)
    found = states(rows)
    assert found["a", "sales"] == "pursued"
    assert found["a", "market_research"] == "not_pursued"
    assert found["a", "brand_management"] == "undecided"
    assert found["a", "employer_branding"] == "unstated"
    assert states(rows, threshold=0.3)["a", "sales"] == "undecided"


def test_fewer_than_30_posts_say_nothing_of_goals():
    assert states(goals_of("a", n=29, sales=0.9))["a", "sales"] == "too_few"
    assert states(goals_of("a", n=30, sales=0.9))["a", "sales"] == "pursued"


def test_who_cannot_be_looked_at_is_in_no_table():
    rows = [*goals_of("a", sales=0.9), *goals_of("b", sales=0.9)]
    facts = {"window_covered": [1.0, 0.4, 1.0], "presence": ["yes", "yes", "no"]}
    scores, companies = companies_of(rows, ["a", "b", "c"], **facts)
    assert looked_at(companies).tolist() == [True, False, False]
    assert present(companies).tolist() == [True, True, False]
    assert set(goal_companies(scores, companies, threshold=0.2)["company"]) == {"a"}


def found_of(values, *, kind="random", **columns):
    names = [f"c{place}" for place in range(len(values))]
    rows = [one for name, value in zip(names, values, strict=True) for one in goals_of(name, sales=value)]
    scores, companies = companies_of(rows, names, **columns)
    made = goal_shares(goal_companies(scores, companies, threshold=0.2), companies, frame=kind, threshold=0.2)
    return made[made["goal"].eq("sales").to_numpy(dtype=bool)]


def test_shares_of_companies_count_the_undecided_against_and_for():
    # Surely pursued, reached but not surely, not reached but perhaps, surely not.
    whole = found_of([0.3, 0.22, 0.18, 0.1]).iloc[0]
    assert (whole["hits"], whole["n"], whole["value"]) == (2, 4, 0.5)
    assert (whole["against"], whole["in_favor"]) == (0.25, 0.75)
    assert (whole["low_sampling"], whole["high_sampling"]) == pytest.approx(wilson_limits(0.5, 4))
    assert whole["low"] == pytest.approx(wilson_limits(0.25, 4)[0])
    assert whole["high"] == pytest.approx(wilson_limits(0.75, 4)[1])


def test_a_census_of_all_is_its_own_interval_and_companies_at_hand_have_none():
    census, at_hand = (found_of([0.3, 0.1], kind=kind).iloc[0] for kind in ("census", "convenience"))
    assert (census["low_sampling"], census["high_sampling"]) == (0.5, 0.5)
    assert np.isnan(at_hand["low"])


def test_sectors_stand_apart_and_the_studys_figure_only_beside_the_whole():
    made = found_of([0.3, 0.3, 0.1], sector=["retail", "energy", "energy"])
    sectors = made[made["stratum_by"].notna()].set_index("stratum")
    assert sectors["value"].to_dict() == {"energy": 0.5, "retail": 1.0}
    assert sectors["share_of_companies_that_name_the_goal"].isna().all()
    names = ["a"]
    scores, companies = companies_of(goals_of("a", brand_management=0.5), names)
    whole = goal_shares(goal_companies(scores, companies, threshold=0.2), companies, frame="census", threshold=0.2)
    named = whole.set_index("goal")["share_of_companies_that_name_the_goal"]
    assert (named["brand_management"], named["product_communication"]) == (0.82, 0.62)
    assert np.isnan(named["sales"])


def test_weights_count():
    whole = found_of([0.3, 0.1], weight=[3.0, 1.0]).iloc[0]
    assert whole["value"] == 0.75


def test_goals_that_nobody_states_have_no_share():
    scores, companies = companies_of([], ["a"])
    made = goal_shares(goal_companies(scores, companies, threshold=0.2), companies, frame="random", threshold=0.2)
    assert made["value"].isna().all()
    assert (made["n"] == 0).all()


def test_the_threshold_is_a_share():
    with pytest.raises(UsageError, match=r"goal_share.*found 20, expected a share from 0 to 1"):
        plan(None, {"goal_share": 20}, {})
    assert GOAL_SHARE == 0.2
