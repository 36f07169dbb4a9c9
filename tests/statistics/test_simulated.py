"""Do the intervals hold what they promise? Seeded simulations in the settings in which they are used."""

import numpy as np
import pytest
from scipy.stats import norm, t

from dialogscore.statistics import aalen_johansen, design_effect_wilson, incidence_at

REPLICATIONS = 2000
SHARE, ICC = 0.4, 0.25
# A beta distribution of the threads' own shares with this sum has that correlation within threads.
BETA = (1 - ICC) / ICC


def clustered(threads, rng):
    """Units and hits by thread of many feeds: 1 to 15 messages a thread, answered with a chance of the thread's own."""
    units = rng.integers(1, 16, (REPLICATIONS, threads))
    return units, rng.binomial(units, rng.beta(SHARE * BETA, (1 - SHARE) * BETA, units.shape))


def many_wilsons(units, hits, level=0.95):
    """`design_effect_wilson` for many feeds at once."""
    threads, total = units.shape[1], units.sum(axis=1)
    share = hits.sum(axis=1) / total
    z = norm.ppf(0.5 + level / 2)
    between = threads / (threads - 1) * ((hits - share[:, None] * units) ** 2).sum(axis=1) / total**2
    independent = share * (1 - share) / total
    none = independent == 0
    worth = np.where(none, threads, total / np.maximum(1, between / np.where(none, 1, independent)))
    worth = worth / (t.ppf(0.5 + level / 2, threads - 1) / z) ** 2
    spread = 1 + z * z / worth
    centre = (share + z * z / (2 * worth)) / spread
    half = z * np.sqrt(share * (1 - share) / worth + z * z / (4 * worth * worth)) / spread
    return centre - half, centre + half


def coverage(low, high):
    return ((low <= SHARE) & (high >= SHARE)).mean()


def test_interval_of_many_feeds_is_the_interval_of_each():
    units, hits = clustered(8, np.random.default_rng(3))
    low, high = many_wilsons(units[:50], hits[:50])
    for feed in range(50):
        assert (low[feed], high[feed]) == pytest.approx(design_effect_wilson(units[feed], hits[feed]), abs=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("threads", [8, 20, 60])
def test_clustered_interval_holds_its_95_percent(threads, capsys):
    units, hits = clustered(threads, np.random.default_rng(threads))
    found = coverage(*many_wilsons(units, hits))
    # What a formula for independent messages would promise, and not hold.
    total, share = units.sum(axis=1), hits.sum(axis=1) / units.sum(axis=1)
    z = norm.ppf(0.975)
    spread = 1 + z * z / total
    centre, half = share + z * z / (2 * total), z * np.sqrt(share * (1 - share) / total + z * z / (4 * total**2))
    plain = coverage((centre - half) / spread, (centre + half) / spread)
    with capsys.disabled():
        print(f"\n{threads} threads: coverage {found:.3f}, of the plain interval {plain:.3f}")
    assert 0.93 <= found <= 0.97
    assert plain < 0.85


@pytest.mark.slow
def test_messages_watched_long_enough_and_the_waiting_curve_agree(capsys):
    # 300 messages in 30 days; 60 % are ever answered, after a mean of 2.4 days: 1 - e^(-3 / 2.4) of them within 3 days.
    rng = np.random.default_rng(72)
    feeds, size, days, horizon, mean = REPLICATIONS, 300, 30, 3, 2.4
    truth = 0.6 * (1 - np.exp(-horizon / mean))
    watched = rng.uniform(0, days, (feeds, size))
    answer = np.where(rng.random((feeds, size)) < 0.6, rng.exponential(mean, (feeds, size)), np.inf)
    mature = watched >= horizon
    simple = ((answer <= horizon) & mature).sum(axis=1) / mature.sum(axis=1)
    ends = np.minimum(answer, watched).ravel()
    found = aalen_johansen(ends, (answer <= watched).ravel(), groups=np.repeat(np.arange(feeds), size))
    curve = incidence_at(found, horizon)[:, 0]
    ever = (answer <= watched).mean(axis=1)
    with capsys.disabled():
        print(f"\ntruth {truth:.3f}; watched {simple.mean():.3f} (sd {simple.std():.4f}), "
              f"curve {curve.mean():.3f} (sd {curve.std():.4f}), any answer {ever.mean():.3f}")  # fmt: skip
    assert simple.mean() == pytest.approx(truth, abs=0.003)
    assert curve.mean() == pytest.approx(truth, abs=0.003)
    # The curve also uses those watched for less; counting any answer in the export answers another question.
    assert curve.std() <= simple.std()
    assert abs(ever.mean() - truth) > 0.03
