"""Shares corrected by a stratified sample: by hand, against slow plain code, and over all samples there are."""

from itertools import combinations, product

import numpy as np
import pytest
from scipy.stats import norm, t

from dialogscore.statistics import (
    Coded,
    Population,
    clustered_share,
    designed_ratio,
    power_tuned_ratio,
    wilson_limits,
)

BOTH = pytest.mark.parametrize("estimator", [designed_ratio, power_tuned_ratio])


def company(seed, units=300, coded=90, *, strata=4, known=True, probabilities=False):
    """Predictions that depend on the stratum, codes that follow them loosely, and whether each unit was answered."""
    rng = np.random.default_rng(seed)
    stratum = rng.integers(0, strata, units)
    chance = 0.1 + 0.8 * stratum / strata
    truth = (rng.random(units) < chance).astype(float)
    predicted = rng.beta(8 * chance, 8 * (1 - chance)) if probabilities else (stratum >= strata / 2).astype(float)
    answered = (rng.random(units) < 0.4).astype(float)
    unit = np.concatenate([
        rng.choice(np.flatnonzero(stratum == each), coded // strata, replace=False) for each in range(strata)
    ])
    if known:
        return Population(stratum, predicted, np.ones(units)), Coded(unit, truth[unit], np.ones(len(unit))), truth
    return (
        Population(stratum, predicted * answered, predicted),
        Coded(unit, (truth * answered)[unit], truth[unit]),
        truth,
    )


def plainly(population, coded, power=1.0, level=0.95):
    """The estimate, one stratum and one unit after the other, strata as drawn; `known` denominators are all 1."""
    place = {int(unit): row for row, unit in enumerate(coded.unit)}
    strata = {each: [unit for unit, of in enumerate(population.stratum) if of == each] for each in population.stratum}
    drawn = {each: [unit for unit in units if unit in place] for each, units in strata.items()}
    known = all(each == 1 for each in population.denominator)
    above = below = 0.0
    for each, units in strata.items():
        weight = len(units) / len(drawn[each])
        above += power * sum(population.numerator[unit] for unit in units)
        below += power * sum(population.denominator[unit] for unit in units)
        for unit in drawn[each]:
            above += weight * (coded.numerator[place[unit]] - power * population.numerator[unit])
            below += weight * (coded.denominator[place[unit]] - power * population.denominator[unit])
    share = min(1, max(0, above / below))
    variance = shift = counted = worth = 0.0
    for each, units in strata.items():
        guesses = {unit: power * (population.numerator[unit] - share * population.denominator[unit]) for unit in units}
        typical = sum(guesses.values()) / len(units)
        rows = [
            (1.0, coded.numerator[place[unit]] - share * coded.denominator[place[unit]] - guesses[unit])
            for unit in drawn[each]
        ]
        before = sum(value for _, value in rows) / len(rows)
        ends = ((0.5, 1, 1), (0.5, 0, 1)) if known else ((0.25, 1, 1), (0.25, 0, 1), (0.5, 0, 0))
        rows += [(weight, top - share * bottom - typical) for weight, top, bottom in ends]
        n, left = len(drawn[each]), len(units) - len(drawn[each])
        mean = sum(weight * value for weight, value in rows) / (n + 1)
        part = len(units) * left / n * sum(weight * (value - mean) ** 2 for weight, value in rows) / n
        variance += part
        worth += part**2 / n
        shift += left * (mean - before)
        bottoms = sum(coded.denominator[place[unit]] for unit in drawn[each])
        counted += left * ((bottoms + sum(weight * bottom for weight, _, bottom in ends)) / (n + 1) - bottoms / n)
    smoothed = below + counted
    inner = share + shift / smoothed
    size = inner * (1 - inner) / (variance / smoothed**2)
    size /= (t.ppf(0.5 + level / 2, variance**2 / worth) / norm.ppf(0.5 + level / 2)) ** 2
    return (share, *wilson_limits(share, size, level=level), variance**0.5 / smoothed)


def test_two_strata_by_hand():
    # 20 predicted to be dialog, of 10 coded 7 are; 80 not, of 20 coded 2 are: (20 * .7 + 80 * .1) / 100 = .22.
    # With half an observation at either end: 7.5 of 11, so 11 * .68182 * .31818 / 10 = .23864; 2.5 of 21, so
    # 21 * .11905 * .88095 / 20 = .11012. Variance of the total: 20 * 10 / 10 * .23864 = 4.77273 and
    # 80 * 60 / 20 * .11012 = 26.42857, together 31.20130: standard error sqrt(31.2013) / 100 = .05586.
    # Degrees of freedom: 31.2013^2 / (4.77273^2 / 10 + 26.42857^2 / 20) = 26.169.
    # The halves move the total by 10 * (.68182 - .7) + 60 * (.11905 - .1) = .96104: share .22961, and a variance of
    # .0031201 is that of .22961 * .77039 / .0031201 = 56.694 units; t(.975, 26.169) = 2.05493: 51.575 of them.
    population = Population(np.repeat([1, 0], [20, 80]), np.repeat([1.0, 0.0], [20, 80]), np.ones(100))
    unit = np.r_[0:10, 20:40]
    coded = Coded(unit, np.repeat([1.0, 0.0, 1.0, 0.0], [7, 3, 2, 18]), np.ones(30))
    found = designed_ratio(population, coded)
    assert found.value == pytest.approx(0.22, abs=1e-12)
    assert found.se == pytest.approx(0.05586, abs=5e-6)
    assert (found.low, found.high) == pytest.approx(wilson_limits(0.22, 51.575), abs=2e-5)
    assert (found.n_coded, found.n_units) == (30, 100)
    # Without the halves: 20 * 10 / 10 * 2.1 / 9 + 80 * 60 / 20 * 1.8 / 19 = 4.66667 + 22.73684.
    assert found.plain_se == pytest.approx(np.sqrt(27.40351) / 100, abs=1e-8)
    assert power_tuned_ratio(population, coded) == pytest.approx(found)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("known", [True, False])
def test_estimate_is_that_of_slow_plain_code(seed, known):
    population, coded, _ = company(seed, known=known, probabilities=True)
    assert designed_ratio(population, coded)[:4] == pytest.approx(plainly(population, coded), abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_tuned_estimate_is_that_of_slow_plain_code_with_the_power_of_least_variance(seed):
    population, coded, _ = company(seed, probabilities=True)
    found = power_tuned_ratio(population, coded)
    # Variance of the sum over strata at each power: least, by trying, at the one that the estimate has.
    powers = np.linspace(0, 1, 2001)
    variance = np.zeros(len(powers))
    for each in range(4):
        rows = population.stratum[coded.unit] == each
        size, n = (population.stratum == each).sum(), rows.sum()
        beyond = coded.numerator[rows] - powers[:, None] * population.numerator[coded.unit][rows]
        variance += size * (size - n) / n * beyond.var(axis=1, ddof=1)
    best = powers[variance.argmin()]
    assert found[:4] == pytest.approx(plainly(population, coded, power=best), abs=2e-4)


def test_difference_estimate_is_the_mean_of_corrected_predictions():
    # Egami and others (2023): the mean over all units of prediction + sampled / probability * (code - prediction).
    population, coded, _ = company(3, probabilities=True)
    chance = np.bincount(population.stratum[coded.unit]) / np.bincount(population.stratum)
    corrected = population.numerator.copy()
    corrected[coded.unit] += (coded.numerator - corrected[coded.unit]) / chance[population.stratum[coded.unit]]
    assert designed_ratio(population, coded).value == pytest.approx(corrected.mean(), abs=1e-12)


def test_estimate_and_its_variance_are_right_on_average_over_all_samples():
    # Two strata of 6 and 7 units, 3 and 4 of them drawn: 20 * 35 samples, all equally likely.
    stratum = np.repeat([0, 1], [6, 7])
    truth = np.array([1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1.0])
    population = Population(stratum, 1.0 - stratum, np.ones(13))
    samples = [np.r_[a, b] for a, b in product(combinations(range(6), 3), combinations(range(6, 13), 4))]
    found = [designed_ratio(population, Coded(unit, truth[unit], np.ones(7))) for unit in samples]
    values = np.array([each.value for each in found])
    assert values.mean() == pytest.approx(truth.mean(), abs=1e-12)
    assert np.mean([each.plain_se**2 for each in found]) == pytest.approx(values.var(), abs=1e-12)
    assert np.mean([each.se**2 for each in found]) > values.var()


@BOTH
@pytest.mark.parametrize("known", [True, False])
def test_with_all_units_coded_the_estimate_is_the_count_itself(estimator, known):
    population, _, truth = company(1, known=known)
    answered = np.random.default_rng(2).integers(0, 2, 300)
    numerator, denominator = (truth, np.ones(300)) if known else (truth * answered, truth)
    found = estimator(population, Coded(np.arange(300), numerator, denominator))
    share = numerator.sum() / denominator.sum()
    assert found[:4] == pytest.approx((share, share, share, 0), abs=1e-12)
    assert (found.n_coded, found.n_units) == (300, 300)


def test_with_all_units_coded_other_threads_are_as_uncertain_as_ever():
    population, _, truth = company(4)
    threads = np.random.default_rng(3).integers(0, 40, 300)
    found = designed_ratio(population, Coded(np.arange(300), truth, np.ones(300)), clusters=threads)
    plain = clustered_share(truth == 1, threads)
    assert found[:3] == pytest.approx(plain[:3], abs=1e-9)
    nothing = designed_ratio(population, Coded(np.arange(300), 0 * truth, np.ones(300)), clusters=threads)
    assert nothing[:3] == pytest.approx(clustered_share(truth > 1, threads)[:3], abs=1e-9)


@BOTH
def test_other_threads_make_the_interval_wider(estimator):
    population, coded, _ = company(5)
    alone, other = estimator(population, coded), estimator(population, coded, clusters=np.arange(300) // 5)
    assert alone.value == other.value
    assert other.low < alone.low
    assert alone.high < other.high
    assert estimator(population, coded, clusters=np.zeros(300))[1:3] == (0, 1)


@BOTH
@pytest.mark.parametrize("label", [0.0, 1.0])
def test_strata_in_which_all_codes_agree_keep_a_variance(estimator, label):
    population, coded, _ = company(6)
    found = estimator(population, coded._replace(numerator=np.full(len(coded.unit), label)))
    assert found.value == label
    assert found.se > 0
    assert found.plain_se == 0
    assert 0.02 < found.high - found.low < 0.08
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_one_stratum_without_predictions_is_a_plain_sample():
    # Wilson's interval for 6 of 40 is .0706 to .2907; 41 / 40 of the variance and t of 40 make ours a little wider.
    population = Population(np.zeros(4000), np.zeros(4000), np.ones(4000))
    found = designed_ratio(population, Coded(np.arange(40), (np.arange(40) < 6) * 1.0, np.ones(40)))
    assert found.value == 0.15
    assert (found.low, found.high) == pytest.approx((0.0706, 0.2907), abs=0.008)
    assert found.low < 0.0706
    assert found.high > 0.2907


def test_ratio_of_two_totals_by_hand():
    # 30 predicted to need a reply, 12 of them answered; 10 of them coded: 8 need one, 3 of these answered. Of 90
    # others 10 coded, 1 needs a reply and has none: 3 * 3 = 9 of 3 * 8 + 9 * 1 = 33, as the strata are too small to
    # split by answers.
    answered = np.r_[np.arange(30) % 5 < 2, np.arange(90) % 3 == 0]
    predicted = np.repeat([1.0, 0.0], [30, 90])
    unit = np.r_[0:10, 30:40]
    need = np.r_[[1, 1, 0, 1, 1, 0, 1, 1, 1, 1], [0, 1], np.zeros(8)]
    population = Population(predicted, predicted * answered, predicted)
    found = designed_ratio(population, Coded(unit, need * answered[unit], need))
    # Answered by hand: units 0 1 5 6 are, of which 0 1 6 need a reply; predicted are 4 of 10, as of 30 12.
    assert found.value == pytest.approx((12 + 3 * (3 - 4)) / (30 + 3 * (8 - 10) + 9 * 1), abs=1e-12)
    assert found.value == pytest.approx(9 / 33)


def test_stratum_with_several_predictions_is_split_by_them_where_enough_can_be_coded():
    # 40 of 100 are predicted, 20 coded: 8 and 12 can be expected. 10 predicted are coded, 5 rightly; 10 others, 1.
    predicted = np.repeat([1.0, 0.0], [40, 60])
    coded = Coded(np.r_[0:10, 40:50], np.repeat([1.0, 0.0, 1.0, 0.0], [5, 5, 1, 9]), np.ones(20))
    found = designed_ratio(Population(np.zeros(100), predicted, np.ones(100)), coded)
    assert found.value == pytest.approx(0.4 * 0.5 + 0.6 * 0.1)
    # With 4 of 40 predicted, 2 of 20 would be: not split, but corrected by differences.
    predicted = np.repeat([1.0, 0.0], [4, 36])
    coded = Coded(np.r_[0:4, 10:26], np.repeat([1.0, 0.0, 1.0, 0.0], [2, 2, 3, 13]), np.ones(20))
    found = designed_ratio(Population(np.zeros(40), predicted, np.ones(40)), coded)
    assert found.value == pytest.approx((4 + 2 * (5 - 4)) / 40)


@BOTH
def test_units_that_cannot_count_change_nothing_where_they_are_strata_of_their_own(estimator):
    population, coded, _ = company(7, known=False)
    found = estimator(population, coded)
    more = Population(
        np.r_[population.stratum, np.full(50, 9)],
        np.r_[population.numerator, np.zeros(50)],
        np.r_[population.denominator, np.zeros(50)],
        np.r_[np.ones(300, dtype=bool), np.zeros(50, dtype=bool)],
    )
    assert estimator(more, coded) == pytest.approx(found)


@BOTH
def test_units_that_cannot_count_may_share_strata_with_those_that_can(estimator):
    population, coded, truth = company(8, units=600, coded=160)
    eligible = np.random.default_rng(5).random(600) < 0.6
    part = Population(population.stratum, population.numerator * eligible, eligible * 1.0, eligible)
    found = estimator(part, Coded(coded.unit, (truth * eligible)[coded.unit], eligible[coded.unit] * 1.0))
    assert found.low < truth[eligible].mean() < found.high
    assert (found.n_coded, found.n_units) == (eligible[coded.unit].sum(), eligible.sum())
    # The same from eligible units only, which are a random sample of their own: nearly the same interval.
    keep = np.flatnonzero(eligible)
    rows = eligible[coded.unit]
    alone = estimator(
        Population(population.stratum[keep], population.numerator[keep], np.ones(len(keep))),
        Coded(np.searchsorted(keep, coded.unit[rows]), coded.numerator[rows], np.ones(rows.sum())),
    )
    assert found[:3] == pytest.approx(alone[:3], abs=0.02)


@BOTH
def test_order_of_units_and_names_of_strata_do_not_matter(estimator):
    population, coded, _ = company(9, known=False)
    mixed = np.random.default_rng(1).permutation(300)
    turned = np.argsort(mixed)
    other = Population(7 - 2 * population.stratum[mixed], population.numerator[mixed], population.denominator[mixed])
    backwards = Coded(turned[coded.unit][::-1], coded.numerator[::-1], coded.denominator[::-1])
    assert estimator(other, backwards) == pytest.approx(estimator(population, coded), abs=1e-12)


@BOTH
def test_a_higher_level_gives_a_wider_interval(estimator):
    population, coded, _ = company(10)
    narrow, wide = estimator(population, coded, level=0.8), estimator(population, coded, level=0.99)
    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high


@BOTH
def test_useless_predictions_cost_width_not_truth(estimator):
    population, coded, truth = company(11, units=2000, coded=400, strata=1)
    useless = population._replace(numerator=np.random.default_rng(1).random(2000))
    found = estimator(useless, coded)
    assert found.low < truth.mean() < found.high
    if estimator is power_tuned_ratio:
        assert found.high - found.low < designed_ratio(useless, coded).high - designed_ratio(useless, coded).low


@BOTH
def test_where_nobody_coded_counts_nothing_can_be_said(estimator):
    population = Population(np.zeros(100), np.zeros(100), np.zeros(100))
    found = estimator(population, Coded(np.arange(10), np.zeros(10), np.zeros(10)))
    assert np.isnan([found.value, found.se]).all()
    assert (found.low, found.high) == (0, 1)
    assert np.isnan(estimator(population, Coded(np.arange(100), np.zeros(100), np.zeros(100)))[:4]).all()
    empty = np.zeros(0)
    assert np.isnan(estimator(Population(empty, empty, empty), Coded(empty, empty, empty)).value)


@BOTH
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"unit": [0, 1, 1, 6]}, "twice"),
        ({"unit": [0, 1, 5, 10]}, "not in the population"),
        ({"unit": [0, 1, 2, -1]}, "not in the population"),
        ({"unit": [0, 1, 2, 3]}, "no coded unit"),
        ({"numerator": [0, 1, np.nan, 1]}, "missing"),
        ({"numerator": [0, 1, 0.5, 2]}, "numerator <= denominator"),
        ({"denominator": [1, 0, 1, 1]}, "numerator <= denominator"),
        ({"denominator": [1, 1, 1, -1]}, "numerator <= denominator"),
    ],
)
def test_what_cannot_be_estimated_from_is_refused(estimator, change, says):
    coded = {"unit": [0, 1, 5, 6], "numerator": [0, 1, 0, 1], "denominator": [1, 1, 1, 1], **change}
    with pytest.raises(ValueError, match=says):
        estimator(Population(np.repeat([0, 1], 5), np.ones(10), np.ones(10)), Coded(*map(np.array, coded.values())))


def test_units_that_cannot_count_must_not():
    eligible = np.arange(10) > 0
    population = Population(np.zeros(10), np.zeros(10), eligible * 1.0, eligible)
    with pytest.raises(ValueError, match="not eligible"):
        designed_ratio(population, Coded(np.arange(3), np.zeros(3), np.ones(3)))
    with pytest.raises(ValueError, match="not eligible"):
        designed_ratio(population._replace(denominator=np.ones(10)), Coded(np.array([4]), np.zeros(1), np.ones(1)))
