"""Drawing: probabilities by hand, the same turns for the same seed."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.coding.drawing import draw, sample_id, stratified
from dialogscore.coding.frame import Frame

DIALOG = ("dialog", "dialog", "answer", "de", "x:acme")
NOMINAL = ("rest", "nominal", "deflect", "de", "x:acme")
BROADCAST = ("rest", "broadcast", "inform", "de", "x:acme")


def frame(*, dialog=20, nominal=30, broadcast=50, probability=0.8):
    keys = [DIALOG] * dialog + [NOMINAL] * nominal + [BROADCAST] * broadcast
    units = pd.DataFrame({"unit": range(1, len(keys) + 1), "key": keys, "probability": probability})
    return Frame(units, pd.DataFrame({"row": units["unit"] - 1, "unit": units["unit"]}))


def test_probabilities_are_drawn_over_size_by_hand():
    found = draw(stratified(frame(), 40, task="act"), seed=1, audit="a")
    by_stratum = found.groupby("stratum")[["stratum_size", "stratum_drawn", "probability"]].first()
    # 40 draws: 20 for dialog, all that there is. 20 for the rest in two strata of equal spread, 30 to 50: 7.5 to 12.5.
    assert by_stratum.loc["act / dialog / dialog / answer / de / x:acme"].tolist() == [20, 20, 1.0]
    rest = by_stratum.drop("act / dialog / dialog / answer / de / x:acme")
    assert rest["stratum_size"].tolist() == [50, 30]
    assert rest["stratum_drawn"].sum() == 20
    assert rest["stratum_drawn"].tolist() in ([12, 8], [13, 7])
    assert np.allclose(rest["probability"], rest["stratum_drawn"] / rest["stratum_size"])
    assert found.groupby("stratum").size().to_dict() == by_stratum["stratum_drawn"].to_dict()


def test_weights_of_the_drawn_add_up_to_the_number_of_turns():
    found = draw(stratified(frame(dialog=200, nominal=33, broadcast=411), 60, task="act"), seed=5, audit="a")
    assert (1 / found["probability"]).sum() == pytest.approx(644)


def test_where_the_model_is_less_sure_more_is_drawn():
    unsure = frame(dialog=0, nominal=100, broadcast=100)
    unsure.units["probability"] = np.where(unsure.units["unit"] <= 100, 0.5, 0.95)
    found = stratified(unsure, 40, task="act").groupby("stratum")["stratum_drawn"].first()
    # .5 against the root of .95 * .05 = .218: 27.9 against 12.1.
    assert found.to_dict() == {
        "act / rest / broadcast / inform / de / x:acme": 12,
        "act / rest / nominal / deflect / de / x:acme": 28,
    }


def test_every_stratum_gets_five_or_all_it_holds():
    for n in range(10, 101, 10):
        found = stratified(frame(dialog=3, nominal=6, broadcast=300), n, task="act")
        cells = found.drop_duplicates("stratum")
        assert (cells["stratum_drawn"] >= np.minimum(5, cells["stratum_size"])).all(), n
        assert cells["stratum_drawn"].sum() == n
        assert (cells["stratum_drawn"] <= cells["stratum_size"]).all()


def test_the_same_seed_draws_the_same_and_the_order_of_the_turns_does_not_matter():
    table = stratified(frame(), 30, task="act")
    once, shuffled = draw(table, seed=3, audit="a"), draw(table.sample(frac=1, random_state=1), seed=3, audit="a")
    pd.testing.assert_frame_equal(once, shuffled)
    assert draw(table, seed=4, audit="a")["unit"].tolist() != once["unit"].tolist()
    assert draw(table, seed=3, audit="b")["unit"].tolist() != once["unit"].tolist()


def test_each_turn_is_drawn_as_often_as_its_probability_says():
    table = stratified(frame(dialog=12, nominal=0, broadcast=40), 20, task="act")
    drawn = [draw(table, seed=seed, audit="a").set_index("unit")["probability"] for seed in range(400)]
    count = pd.concat([pd.Series(1, index=one.index) for one in drawn]).groupby(level=0).sum().reindex(table["unit"])
    expected = 400 * (table["stratum_drawn"] / table["stratum_size"]).to_numpy()
    # Five standard deviations of a binomial of 400.
    assert (np.abs(count.fillna(0).to_numpy() - expected) < 5 * np.sqrt(400 / 4)).all()
    assert abs(count.to_numpy()[:12].mean() - 400 * 10 / 12) < 1e-9


def test_nothing_to_draw_from_draws_nothing():
    table = stratified(frame(dialog=0, nominal=0, broadcast=0), 10, task="act")
    assert draw(table, seed=1, audit="a").empty


def test_a_draw_is_named_by_what_decides_it():
    assert sample_id("abc", seed=1, n=100, what="both") == sample_id("abc", seed=1, n=100, what="both")
    names = {sample_id("abc", seed=seed, n=n, what=what) for seed in (1, 2) for n in (9, 10) for what in ("both", "x")}
    assert len(names) == 8
