"""Do corrected shares cover the truth where classifiers err differently for every company? Seeded simulations.

Companies have 800 turns, of which a share from Beta(1.5, 5) is dialog. The classifier finds .80 of dialog and .88 of
the rest, give or take .08 and .05 from company to company, as differences in style do. Half of the coded turns are from
predicted dialog. An uncorrected interval speaks of the predictions as if they were codes.
"""

from typing import NamedTuple

import numpy as np
import pytest

from dialogscore.statistics import (
    Coded,
    Population,
    between_spread,
    clustered_share,
    designed_ratio,
    power_tuned_ratio,
    shifted_interval,
)

UNITS, LENGTH = 800, 8


class Company(NamedTuple):
    """Of each turn its thread, label, prediction, and whether an answer came; the share of dialog in other threads."""

    thread: np.ndarray
    label: np.ndarray
    predicted: np.ndarray
    answered: np.ndarray
    share: float


def company(rng, *, threads=False):
    share = rng.beta(1.5, 5)
    thread = np.arange(UNITS) // (LENGTH if threads else 1)
    # Threads have shares of their own: intraclass correlation 1 / (1 + 3) = .25.
    own = rng.beta(3 * share, 3 * (1 - share), UNITS // LENGTH)[thread] if threads else share
    label = rng.random(UNITS) < own
    found = np.clip(rng.normal((0.8, 0.88), (0.08, 0.05)), 0.3, 1)
    predicted = np.where(label, rng.random(UNITS) < found[0], rng.random(UNITS) > found[1])
    answered = rng.random(UNITS) < np.where(label, 0.6, 0.2)
    return Company(thread, label * 1.0, predicted * 1.0, answered * 1.0, share)


def drawn(rng, predicted, coded):
    """Half of the sample from predicted dialog, or all of that and more of the others."""
    yes, no = np.flatnonzero(predicted), np.flatnonzero(1 - predicted)
    half = min(len(yes), coded // 2)
    return np.r_[rng.choice(yes, half, replace=False), rng.choice(no, coded - half, replace=False)]


def share_of(each, unit):
    ones = np.ones(UNITS)
    population, coded = Population(each.predicted, each.predicted, ones), Coded(unit, each.label[unit], ones[unit])
    return population, coded, each.label.mean(), clustered_share(each.predicted == 1, each.thread)


def reply_rate_of(each, unit):
    """Answered among those that need an answer, where the label decides who needs one."""
    top = each.label * each.answered
    population = Population(each.predicted, each.predicted * each.answered, each.predicted)
    coded, truth = Coded(unit, top[unit], each.label[unit]), top.sum() / max(1, each.label.sum())
    needed = each.predicted == 1
    return population, coded, truth, clustered_share(each.answered[needed] == 1, each.thread[needed])


def covers(low, high, truth):
    return low <= truth <= high


def simulated(measure, coded, companies, *, threads=False, estimates=(designed_ratio, power_tuned_ratio)):
    """How often each kind of interval covers the truth, mean error and mean width; the last is uncorrected."""
    rng = np.random.default_rng([2, coded, threads])
    rows = []
    while len(rows) < companies:
        each = company(rng, threads=threads)
        if not each.label.any():
            continue  # no rate of replies to nothing
        population, codes, truth, plain = measure(each, drawn(rng, each.predicted, coded))
        found = [*(estimate(population, codes) for estimate in estimates), plain]
        if np.isnan([one.value for one in found]).any():
            continue  # nobody coded needs a reply: there is no estimate, and the limits are 0 and 1
        rows.append([[covers(one.low, one.high, truth), one.value - truth, one.high - one.low] for one in found])
    return np.mean(rows, axis=0).T


SETTINGS = [(coded, threads) for coded in (50, 100) for threads in (False, True)]


@pytest.mark.parametrize("measure", [share_of, reply_rate_of])
def test_corrected_intervals_cover_and_uncorrected_ones_fail(measure):
    covered = [simulated(measure, coded, 150, threads=threads, estimates=[designed_ratio])[0]
               for coded, threads in SETTINGS]  # fmt: skip
    corrected, uncorrected = np.mean(covered, axis=0)
    assert 0.92 <= corrected <= 0.98
    assert uncorrected < 0.5


@pytest.mark.slow
@pytest.mark.parametrize(("coded", "threads"), SETTINGS)
@pytest.mark.parametrize("measure", [share_of, reply_rate_of])
def test_corrected_intervals_cover_as_often_as_they_say(measure, coded, threads, capsys):
    covered, bias, width = simulated(measure, coded, 4000, threads=threads)
    with capsys.disabled():
        print(f"\n{measure.__name__}, {coded} coded{', threads' if threads else ''}; DSL, PPI++, uncorrected: "
              f"coverage {covered.round(3)}, bias {bias.round(3)}, width {width.round(3)}")  # fmt: skip
    assert (covered[:2] >= 0.92).all()
    assert (covered[:2] <= 0.98).all()
    assert covered[2] < 0.5
    assert np.abs(bias[:2]).max() < 0.015 < abs(bias[2])


@pytest.mark.slow
@pytest.mark.parametrize("coded", [50, 100, 400])
def test_interval_for_other_threads_covers_the_share_of_the_company(coded, capsys):
    rng = np.random.default_rng(coded)
    rows = []
    for _ in range(2000):
        each = company(rng, threads=True)
        population, codes, *_ = share_of(each, drawn(rng, each.predicted, coded))
        found = [designed_ratio(population, codes, clusters=clusters) for clusters in (each.thread, None)]
        rows.append([covers(one.low, one.high, each.share) for one in found])
    other, these = np.mean(rows, axis=0)
    with capsys.disabled():
        print(f"\n{coded} coded: coverage for other threads {other:.3f}, of the interval for these threads {these:.3f}")
    assert 0.92 <= other <= 0.98
    assert these < other - 0.01


@pytest.mark.slow
@pytest.mark.parametrize(("companies", "coded"), [(5, 100), (10, 50), (20, 30), (60, 10), (60, 20)])
def test_companies_without_codes_lie_where_coded_ones_say(companies, coded, capsys):
    rng = np.random.default_rng([companies, coded])
    covered, errors, spreads = [], [], []
    for _ in range(100):
        differences, ses = [], []
        for _ in range(companies):
            each = company(rng)
            population, codes, *_ = share_of(each, drawn(rng, each.predicted, coded))
            found = designed_ratio(population, codes)
            differences.append(found.value - each.predicted.mean())
            ses.append(found.plain_se)
        spread = between_spread(np.array(differences), np.array(ses), sizes=np.full(companies, coded))
        spreads.append(spread[:2])
        for _ in range(20):
            each = company(rng)
            plain = each.predicted.mean()
            _, low, high = shifted_interval(plain, plain, plain, spread)
            covered.append(covers(low, high, each.label.mean()))
            errors.append(each.label.mean() - plain)
    mean, tau = np.mean(spreads, axis=0)
    with capsys.disabled():
        print(f"\n{companies} companies of {coded}: coverage {np.mean(covered):.3f}, mean error {mean:.3f} "
              f"(truly {np.mean(errors):.3f}), spread {tau:.3f} (truly {np.std(errors):.3f})")  # fmt: skip
    assert 0.91 <= np.mean(covered) <= 0.98
    assert mean == pytest.approx(np.mean(errors), abs=0.01)
    assert tau == pytest.approx(np.std(errors), abs=0.015)
