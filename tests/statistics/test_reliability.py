"""Intervals of coefficients of agreement."""

from functools import partial

import numpy as np
import pytest

from dialogscore.statistics import agreement_interval, gwet_ac1, krippendorff_alpha, raw_agreement, seed_of

ORDINAL = partial(krippendorff_alpha, metric="ordinal")
COEFFICIENTS = {"alpha": krippendorff_alpha, "ordinal alpha": ORDINAL, "AC1": gwet_ac1, "raw": raw_agreement}
SHARES = [0.55, 0.25, 0.15, 0.05]


def threads(rng, number, agreeing):
    """Codes of two coders for threads of 1 to 4 units, some threads harder than others."""
    thread = np.repeat(np.arange(number), rng.integers(1, 5, number))
    clear = rng.beta(4 * agreeing, 4 * (1 - agreeing), number)[thread]
    truth = rng.choice(4, len(thread), p=SHARES)
    values = [np.where(rng.random(len(thread)) < clear, truth, rng.integers(0, 4, len(thread))) for _ in range(2)]
    return np.array(values, dtype=float), thread


def test_interval_lies_around_the_coefficient_and_is_the_same_each_time():
    values, thread = threads(np.random.default_rng(1), 60, 0.8)
    for coefficient in COEFFICIENTS.values():
        found = agreement_interval(coefficient, values, clusters=thread, seed=seed_of(1, "alpha"))
        assert found.low < found.value < found.high
        assert found.value == coefficient(values)
        assert found == agreement_interval(coefficient, values, clusters=thread, seed=seed_of(1, "alpha"))
        assert (found.n, found.clusters, found.reason) == (values.shape[1], 60, "")


def test_draws_in_pieces_are_the_draws_in_one(monkeypatch):
    values, thread = threads(np.random.default_rng(2), 30, 0.8)
    whole = agreement_interval(ORDINAL, values, clusters=thread, seed=3, draws=500)
    monkeypatch.setattr("dialogscore.statistics.reliability.MOST_WEIGHTS", 5000)
    assert agreement_interval(ORDINAL, values, clusters=thread, seed=3, draws=500) == pytest.approx(whole[:5] + ("",))


def test_numbers_of_threads_do_not_matter_but_threads_do():
    values, thread = threads(np.random.default_rng(4), 40, 0.7)
    found = agreement_interval(gwet_ac1, values, clusters=thread, seed=3)
    assert agreement_interval(gwet_ac1, values, clusters=thread * 7 + 5, seed=3) == found
    copies = agreement_interval(gwet_ac1, np.repeat(values, 4, axis=1), clusters=np.repeat(thread, 4), seed=3)
    apart = agreement_interval(gwet_ac1, np.repeat(values, 4, axis=1), clusters=np.arange(4 * len(thread)), seed=3)
    assert copies.high - copies.low > 1.5 * (apart.high - apart.low)


def test_coders_who_never_disagreed_could_still_have():
    # 60 units without disagreement: with 95 % confidence at most 3.7 of 60 (one-sided .975) would be disagreed on.
    values = np.tile(np.arange(60.0) % 3, (2, 1))
    found = agreement_interval(raw_agreement, values, clusters=np.arange(60), seed=1)
    assert (found.value, found.high) == (1, 1)
    assert 1 - 5 / 60 < found.low < 1 - 2 / 60
    assert agreement_interval(krippendorff_alpha, values, clusters=np.arange(60), seed=1).low < 0.96


def test_interval_of_one_class_is_missing_for_alpha_and_known_for_ac1():
    values = np.ones((2, 40))
    found = agreement_interval(krippendorff_alpha, values, clusters=np.arange(40), seed=1)
    assert np.isnan([found.value, found.low, found.high]).all()
    assert found.reason == "one_class"
    known = agreement_interval(partial(gwet_ac1, classes=5), values, clusters=np.arange(40), seed=1)
    assert 0.8 < known.low < known.value == 1


def test_interval_without_pairs_or_threads_is_missing_and_says_why():
    alone = agreement_interval(gwet_ac1, np.array([[1.0, 2.0]]), clusters=np.array([0, 1]), seed=1)
    assert np.isnan(alone.value)
    assert alone.reason == "no_pairs"
    values = np.array([[1.0, 2, 1], [1, 2, 2]])
    one = agreement_interval(gwet_ac1, values, clusters=np.zeros(3, dtype=int), seed=1)
    assert np.isnan([one.low, one.high]).all()
    assert (one.value, one.reason) == (gwet_ac1(values), "one_cluster")


def test_interval_is_refused_where_many_draws_have_one_class_only():
    values = np.zeros((2, 12))
    values[:, 0] = 1
    found = agreement_interval(krippendorff_alpha, values, clusters=np.arange(12), seed=1)
    assert found.value == 1
    assert np.isnan(found.low)
    assert found.reason == "few_draws"


def coverage(number, agreeing, coefficient, repeats, draws):
    truth = coefficient(threads(np.random.default_rng(99), 50_000, agreeing)[0])
    rng = np.random.default_rng(number)
    found = [
        agreement_interval(coefficient, values, clusters=thread, seed=1, draws=draws)
        for values, thread in (threads(rng, number, agreeing) for _ in range(repeats))
    ]
    return np.mean([each.low <= truth <= each.high for each in found])


def test_interval_covers_the_agreement_of_all_threads():
    assert 0.91 <= coverage(40, 0.85, krippendorff_alpha, repeats=200, draws=300) <= 0.99


@pytest.mark.slow
@pytest.mark.parametrize("name", COEFFICIENTS)
@pytest.mark.parametrize("agreeing", [0.85, 0.97])
@pytest.mark.parametrize("number", [40, 100])
def test_intervals_of_agreement_hold_what_they_promise(number, agreeing, name, capsys):
    found = coverage(number, agreeing, COEFFICIENTS[name], repeats=1000, draws=300)
    with capsys.disabled():
        print(f"\n{number} threads, clear in {agreeing:.0%}, {name}: coverage {found:.3f}")
    # Ordinal distances have long tails: with two or three disagreements in all, no bootstrap sees them.
    assert (0.87 if name == "ordinal alpha" else 0.92) <= found <= 0.985
