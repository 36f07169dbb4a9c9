"""The variance of residuals, part by part."""

import numpy as np
import pytest
from scipy.stats import norm, t

from dialogscore.statistics import wilson_limits
from dialogscore.statistics.residuals import between_clusters, design_of, joint_limits, power_of, sampling_error

# Two strata of 4 and 6 units, 2 and 3 of them coded; the last unit of the second cannot count.
STRATUM = np.repeat([0, 1], [4, 6])
ELIGIBLE = np.arange(10) < 9
UNIT = np.array([0, 2, 4, 5, 6])
DESIGN = design_of(STRATUM, STRATUM, ELIGIBLE, UNIT)


def test_each_coded_unit_stands_for_its_part_of_the_stratum():
    assert DESIGN.size.tolist() == [4, 6]
    assert DESIGN.drawn.tolist() == [2, 3]
    assert DESIGN.weight.tolist() == [2, 2, 2, 2, 2]
    assert DESIGN.added == pytest.approx([1, 1])  # shared by what can count
    assert DESIGN.telling.tolist() == [2, 3]
    assert DESIGN.sums(np.arange(5.0)).tolist() == [1, 9]


def test_what_cannot_count_brings_no_degrees_of_freedom():
    # Nine openers and one reply say of a share among replies as much as the one.
    one = design_of(np.zeros(12, dtype=int), np.zeros(12, dtype=int), np.arange(12) % 4 == 0, np.arange(1, 11))
    assert one.telling.tolist() == [2]
    assert one.drawn.tolist() == [10]


def test_parts_of_a_stratum_share_its_added_observation():
    split = design_of(np.repeat([0, 1, 2], [1, 3, 6]), STRATUM, np.ones(10, dtype=bool), UNIT)
    assert split.added == pytest.approx([1 / 4, 3 / 4, 1])


def test_sampling_error_by_hand():
    # Share .5, no guesses, codes 1 0 | 1 0 0 in a known denominator: residuals .5 -.5 | .5 -.5 -.5.
    # First stratum, a half more at either end: squares 2 * .25 + .25 = .75, over 2; 4 * 2 / 2 * .375 = 1.5.
    # Second: mean -.5 / (3 + 1) = -.125; squares 3 * .25 + .25 - 4 * .125^2 = .9375, over 3; 6 * 3 / 3 * .3125 = 1.875.
    beyond = np.array([0.5, -0.5, 0.5, -0.5, -0.5])
    found = sampling_error(DESIGN, np.zeros(10), beyond, np.ones(5), share=0.5, counted=1.0)
    assert found.variance == pytest.approx(1.5 + 1.875)
    assert found.freedom == pytest.approx(3.375**2 / (1.5**2 / 2 + 1.875**2 / 3))
    assert found.shift == pytest.approx(3 * (-0.125 + 0.5 / 3))
    assert found.counted == pytest.approx(0)
    # Without anything added: 4 * 2 / 2 * .5 + 6 * 3 / 3 * 1/3.
    assert found.plain == pytest.approx(4)


def test_variance_between_clusters_by_hand():
    # All coded: cluster sums .5 + .5 and -.5 - .5: 2 clusters, 2 / 1 * (1 + 1).
    whole = design_of(np.zeros(4, dtype=int), np.zeros(4, dtype=int), np.ones(4, dtype=bool), np.arange(4))
    residuals = np.array([0.5, 0.5, -0.5, -0.5])
    clusters = np.array([7, 7, 3, 3])
    found = between_clusters(whole, np.zeros(4), residuals, clusters, np.ones(4, dtype=bool))
    assert found == (pytest.approx(4), 2)
    # Half coded, one of each cluster: sums 2 * .5 and -2 * .5, less 2 * 1 * .25 for each: 2 * (2 - 1).
    half = design_of(np.zeros(4, dtype=int), np.zeros(4, dtype=int), np.ones(4, dtype=bool), np.array([0, 2]))
    found = between_clusters(half, np.zeros(4), residuals[[0, 2]], clusters, np.ones(4, dtype=bool))
    assert found == (pytest.approx(2), 2)


def test_power_is_the_slope_within_strata():
    # Within the strata the guesses run half as far as the truth, the other way round in neither: slope .5.
    guess = np.array([0.0, 1, 0, 1, 1])
    assert power_of(DESIGN, guess / 2 + np.array([3, 3, 0, 0, 0]), guess) == pytest.approx(0.5)
    assert power_of(DESIGN, -guess, guess) == 0
    assert power_of(DESIGN, 3 * guess, guess) == 1
    assert power_of(DESIGN, guess, np.array([1.0, 1, 0, 0, 0])) == 1


def test_limits_of_several_sources_add_up():
    assert joint_limits(0.3, [(0.0, np.inf)]) == (0.3, 0.3)
    assert joint_limits(0.3, [(0.01, 5), (0.01, 0)]) == (0, 1)
    # Two parts of 1/100 with 10 degrees of freedom each: 50 units, 20 degrees of freedom.
    size = 50 / (t.ppf(0.975, 20) / norm.ppf(0.975)) ** 2
    assert joint_limits(0.3, [(0.01, 10), (0.01, 10)]) == pytest.approx(wilson_limits(0.3, size), abs=1e-9)
