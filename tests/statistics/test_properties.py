"""What holds for every set of numbers, tried on many."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.statistics import design_effect_wilson, kaplan_meier, quantile, restricted_mean

clusters = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=30)
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
