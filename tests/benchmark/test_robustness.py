"""Ranks by index under other choices."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.benchmark.figures import figures
from dialogscore.benchmark.ranking import rank_table
from dialogscore.benchmark.robustness import (
    FIRST,
    ROBUSTNESS,
    first_table,
    ground_of,
    robustness_table,
    totals_in,
)
from dialogscore.benchmark.standing import standing
from dialogscore.index import PILLARS
from tests.benchmark.drawn import LABEL_ERRORS, frame, row
from tests.benchmark.drawn import table as scores_of

THREE = {"a": (0.9, 0.2, 0.4, 0.4), "b": (0.3, 0.8, 0.5, 0.5), "c": (0.1, 0.1, 0.1, 0.1)}


def ground(pillars, *, half=0.02, alternatives=None):
    rows = []
    for name, values in pillars.items():
        points = 100 * float(np.prod(values)) ** 0.25
        rows.append(row(name, "index", points, n=100, limits=(points - 3, points + 3), unit="points"))
        rows += [row(name, "reply_rate_72h", 0.5, n=100), row(name, "reply_rate_all_72h", 0.5, n=200)]
        rows += [
            row(name, f"pillar_{pillar}", value, n=100, limits=(max(value - half, 0), min(value + half, 1)))
            for pillar, value in zip(PILLARS, values, strict=True)
        ]
        rows.append(row(name, "pillar_openness_raw", values[0] / 4, n=1000))
    scores = scores_of(rows)
    ranks = rank_table(
        figures(scores, label_errors={"needs_reply": {"sd": 0.0}}), standing(frame(list(pillars)), scores), draws=50
    )
    return ground_of(scores, ranks, alternatives=alternatives)


def chosen(found, kind, choice=None):
    rows = found[found["kind"].eq(kind)]
    return rows if choice is None else rows[rows["choice"].eq(choice)]


def test_our_own_choice_gives_the_index_itself():
    found = robustness_table(ground(THREE), draws=20)
    assert list(found.columns) == ROBUSTNESS
    own = chosen(found, "own")
    # (0.9 * 0.2 * 0.4 * 0.4) ^ (1/4) = 0.4119; (0.3 * 0.8 * 0.5 * 0.5) ^ (1/4) = 0.4949
    assert own["points"].tolist() == pytest.approx([41.195, 49.492, 10.0], abs=1e-3)
    assert own["rank"].tolist() == [2, 1, 3]


def test_without_a_pillar_the_others_decide():
    found = robustness_table(ground(THREE), draws=20)
    left = chosen(found, "without_pillar", "responsiveness")
    # Cube roots of 0.9 * 0.4 * 0.4 = 0.144 and of 0.3 * 0.5 * 0.5 = 0.075.
    assert left["points"].tolist() == pytest.approx([100 * 0.144 ** (1 / 3), 100 * 0.075 ** (1 / 3), 10.0])
    assert left["rank"].tolist() == [1, 2, 3]
    assert set(chosen(found, "without_pillar")["choice"]) == set(PILLARS)


def test_other_means_weigh_a_weak_pillar_otherwise():
    found = robustness_table(ground(THREE), draws=20)
    assert chosen(found, "mean", "arithmetic")["points"].tolist() == pytest.approx([47.5, 52.5, 10.0])
    # Four over the sum of the inverses of 0.9, 0.2, 0.4, 0.4.
    assert chosen(found, "mean", "harmonic")["points"].iloc[0] == pytest.approx(400 / (1 / 0.9 + 5 + 5))


def test_without_the_counts_neither_horizon_nor_eligibility_is_varied():
    found = robustness_table(ground(THREE), draws=20)
    assert not found["kind"].isin(["horizon", "eligibility"]).any()


def counts(watched, within_8h, within):
    names = {}
    for horizon in ("24h", "72h", "7d"):
        for who in ("questions", "complaints", "needing"):
            end = f"{horizon}_{who}"
            names |= {f"watched_{end}": watched, f"within_8h_{end}": within_8h, f"within_{end}": within}
            names |= {f"follow_ups_{end}": 20, f"came_back_{end}": 10}
    return names | {"decided": 0, "kept": 0}


def test_horizon_and_eligibility_are_counted_anew_where_there_is_enough_to_count():
    alternatives = pd.DataFrame({"a": counts(99, 40, 60), "b": counts(20, 20, 20), "c": counts(99, 0, 0)}).T
    found = robustness_table(ground(THREE, alternatives=alternatives), draws=20)
    week = chosen(found, "horizon", "7d").set_index("company")["points"]
    # a: ((40 + 60) / 2 + 0.5) / 100 = 0.505; continuity 10.5 / 21 = 0.5.
    assert week["a"] == pytest.approx(100 * (0.9 * 0.505 * 0.4 * 0.5) ** 0.25)
    # b has 20 turns, under 30: its responsiveness stays.
    assert week["b"] == pytest.approx(100 * (0.3 * 0.8 * 0.5 * 0.5) ** 0.25)
    assert set(chosen(found, "horizon")["choice"]) == {"24h", "7d"}
    assert set(chosen(found, "eligibility")["choice"]) == {"questions", "complaints"}


def test_who_leads_throughout_is_first_in_every_draw():
    found = robustness_table(ground({"a": (0.8,) * 4, "b": (0.4,) * 4, "c": (0.1,) * 4}), draws=300)
    for kind in ("choices", "joint"):
        rows = chosen(found, kind)
        assert rows["rank"].tolist() == rows["rank_low"].tolist() == rows["rank_high"].tolist() == [1, 2, 3]
        assert rows["first"].tolist() == [1.0, 0.0, 0.0]
        assert rows["draws"].eq(300).all()


def test_companies_that_lead_in_different_pillars_change_places():
    rows = chosen(robustness_table(ground(THREE), draws=400), "choices")
    assert rows["rank_high"].iloc[1] == 2
    assert 0 < rows["first"].iloc[0] < rows["first"].iloc[1] < 1
    assert rows["first"].sum() == pytest.approx(1.0)


def test_errors_of_the_pillars_move_places_too():
    close = {"a": (0.5,) * 4, "b": (0.49,) * 4}
    sharp, blurred = ground(close, half=1e-6), ground(close, half=0.2)
    assert chosen(robustness_table(sharp, draws=300), "joint")["first"].tolist() == [1.0, 0.0]
    assert 0.4 < chosen(robustness_table(blurred, draws=300), "joint")["first"].iloc[0] < 0.75
    assert chosen(robustness_table(blurred, draws=300), "choices")["first"].tolist() == [1.0, 0.0]


def test_the_same_seed_gives_the_same_draws_and_another_one_others():
    one, again, other = (robustness_table(ground(THREE), draws=150, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, again)
    assert not chosen(one, "joint")["points"].equals(chosen(other, "joint")["points"])


def test_first_under_any_weights_with_and_without_intervals():
    found = first_table(ground(THREE))
    assert list(found.columns) == FIRST
    assert found["possible"].tolist() == [True, True, False]
    assert found["possible_within_intervals"].tolist() == [True, True, False]
    assert found["weight_openness"].iloc[0] == pytest.approx(1.0)
    assert found["share_of_weights"].sum() == pytest.approx(1.0)
    assert found["weight_openness"].isna().tolist() == [False, False, True]


def test_nobody_with_an_index_gives_empty_tables():
    scores = scores_of([row("a", "dialog_share", 0.5, n=100), row("b", "dialog_share", 0.5, n=100)])
    ranks = rank_table(figures(scores, label_errors=LABEL_ERRORS), standing(frame(["a", "b"]), scores), draws=50)
    nobody = ground_of(scores, ranks)
    assert len(robustness_table(nobody)) == len(first_table(nobody)) == 0


def test_totals_are_the_sums_over_the_threads_of_each_company(tmp_path):
    (tmp_path / "a" / "tables").mkdir(parents=True)
    tables.write_parquet(
        pd.DataFrame({"openers": [1, 2], "kept": [0, 3]}), tmp_path / "a" / "tables" / "alternatives.parquet"
    )  # fmt: skip
    made = totals_in({"a": tmp_path / "a", "b": tmp_path / "b"})
    assert made.to_dict("index") == {"a": {"openers": 3.0, "kept": 3.0}}
    assert totals_in({"b": tmp_path / "b"}) is None


def test_a_pillar_of_nothing_makes_an_index_of_nothing_without_a_warning():
    found = robustness_table(ground(THREE | {"d": (0.0, 0.5, 0.5, 0.5)}), draws=20)
    points = {kind: chosen(found, kind, choice).set_index("company")["points"]["d"]
              for kind, choice in (("own", None), ("mean", "harmonic"))}  # fmt: skip
    assert points == {"own": 0.0, "mean": 0.0}
    # Without openness the other three are one half each.
    assert chosen(found, "without_pillar", "openness").set_index("company")["points"]["d"] == pytest.approx(50.0)
