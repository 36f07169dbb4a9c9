"""Units that count several times: the same share in any measure of size."""

import numpy as np
import pytest

from dialogscore.statistics import Coded, Population, designed_ratio, power_tuned_ratio


@pytest.mark.parametrize("estimate", [designed_ratio, power_tuned_ratio])
def test_units_that_count_half_come_to_the_same_if_the_scale_says_so(estimate):
    # Turns of up to two messages, as parts of the largest: what is added must be as small as a usual turn.
    stratum = np.repeat([0, 1], 40)
    needs = np.tile([1.0, 0.0, 1.0, 1.0], 20)
    hits = needs * np.tile([1.0, 0.0, 0.0, 1.0, 0.0], 16)
    unit = np.arange(0, 80, 4) + np.tile([0, 1, 2, 3], 5)
    coded = needs[unit].copy()
    coded[::5] = 1 - coded[::5]
    threads = np.arange(80) // 3
    whole = estimate(Population(stratum, hits, needs), Coded(unit, coded * hits[unit], coded), clusters=threads)
    population, seen = Population(stratum, hits / 2, needs / 2), Coded(unit, coded * hits[unit] / 2, coded / 2)
    half = estimate(population, seen, clusters=threads, scale=0.5)
    np.testing.assert_allclose(half, whole, rtol=1e-12)
    # Without it the added observations are twice as large as any unit, and the interval is wider than it should be.
    assert estimate(population, seen).high > estimate(population, seen, scale=0.5).high
