"""What holds for every set of numbers, tried on many."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.statistics import (
    Coded,
    Population,
    design_effect_wilson,
    designed_ratio,
    kaplan_meier,
    power_tuned_ratio,
    quantile,
    restricted_mean,
)

clusters = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=30)
# Stratum, predicted and coded label, known part, whether coded.
units = st.lists(
    st.tuples(st.integers(0, 2), st.booleans(), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=60
)
waits = st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=60)


@given(clusters)
def test_limits_lie_in_range_around_the_share(pairs):
    units = np.array([max(pair) for pair in pairs])
    hits = np.array([min(pair) for pair in pairs])
    low, high = design_effect_wilson(units, hits)
    assert 0 <= low <= high <= 1
    if (units > 0).sum() >= 2:
        assert low <= hits.sum() / units.sum() <= high


@given(clusters, st.randoms(use_true_random=False))
def test_order_of_clusters_changes_nothing(pairs, random):
    shuffled = random.sample(pairs, len(pairs))
    first, second = (
        design_effect_wilson(np.array([max(pair) for pair in some]), np.array([min(pair) for pair in some]))
        for some in (pairs, shuffled)
    )
    assert np.allclose(first, second, rtol=0, atol=1e-12)


@given(waits)
def test_survival_falls_from_one_toward_zero(pairs):
    seconds, events = (np.array(values) for values in zip(*pairs, strict=True))
    curve = kaplan_meier(seconds, events)
    assert (np.diff(np.r_[1.0, curve.survival]) <= 0).all()
    assert (curve.survival >= 0).all()
    assert (np.diff(curve.at_risk) < 0).all()
    assert quantile(curve, 0.2) <= quantile(curve, 0.5) <= quantile(curve, 0.9)


@given(waits, st.integers(1, 50))
def test_restricted_mean_is_the_mean_of_the_waits_where_all_were_watched(pairs, horizon):
    seconds = np.array([pair[0] for pair in pairs], dtype=float)
    value = restricted_mean(kaplan_meier(seconds, np.ones(len(seconds), dtype=bool)), horizon)
    assert np.isclose(value, np.minimum(seconds, horizon).mean())


@given(units, st.booleans(), st.booleans())
def test_corrected_limits_lie_in_range_around_the_share(rows, two_sided, threads):
    stratum, predicted, label, known, sampled = np.array(rows).T
    sampled |= ~np.isin(stratum, stratum[sampled == 1])
    unit, ones = np.flatnonzero(sampled), np.ones(len(rows))
    tops, bottoms = zip(*((each * (known if two_sided else 1), each if two_sided else ones)
                          for each in (predicted, label)), strict=True)  # fmt: skip
    for estimate in (designed_ratio, power_tuned_ratio):
        found = estimate(
            Population(stratum, tops[0], bottoms[0]),
            Coded(unit, tops[1][unit], bottoms[1][unit]),
            clusters=np.arange(len(rows)) // 3 if threads else None,
        )
        if np.isnan(found.value):
            assert found[1:3] == (0, 1) or len(unit) == len(rows)
        else:
            assert 0 <= found.low <= found.value <= found.high <= 1
            assert found.se >= 0
            assert (found.high == found.low) == (len(unit) == len(rows) and not threads)
