"""The middle of the waits in every draw, found part by part."""

import numpy as np
import pytest

from dialogscore import profiles


def plain(waits, group, weights):
    found = []
    for weight in weights:
        times = np.repeat(waits, weight[group].astype(int))
        found.append(np.sort(times)[(len(times) - 1) // 2] if len(times) else np.nan)
    return np.array(found)


@pytest.mark.parametrize("parts", [1, 3, 1000])
def test_medians_of_draws_are_those_of_the_drawn_waits(parts, monkeypatch):
    monkeypatch.setattr(profiles, "MEDIAN_PARTS", parts)
    random = np.random.default_rng(8)
    waits, group = np.round(random.exponential(60, 57)), random.integers(0, 9, 57)
    weights = random.integers(0, 4, (40, 9)).astype(float)
    weights[3] = 0
    np.testing.assert_array_equal(profiles._medians(waits, group, weights), plain(waits, group, weights))
