"""Hidden units learn what no sum of weights can tell, and the same way every time."""

import numpy as np
from scipy import sparse

from dialogscore.training.fitting import fit_both, scores_of
from dialogscore.training.network import Guise, Settings, fit_network

# A link with an apology is one thing, each of them alone another: no sum of weights tells that.
EITHER = sparse.csr_matrix(np.array([[1.0, 0, 1], [0, 1.0, 1], [1, 1, 1], [0, 0, 1]] * 40))
LABELS = np.array([1, 1, 0, 0] * 40)
GROUPS = np.repeat(list("abcdefgh"), 20)
SETTINGS = Settings(units=16, epochs=400, dropout=0.0, smoothing=0.0, rate=0.3, least_companies=1)
OPTIONS = {"count": 2, "strength": 1.0, "least_companies": 1, "balance": 0.0}


def test_network_tells_either_from_both():
    alone = fit_both(EITHER, EITHER, LABELS, GROUPS, **OPTIONS)
    helped = fit_both(EITHER, EITHER, LABELS, GROUPS, network=SETTINGS, **OPTIONS)
    assert (scores_of(EITHER, alone).argmax(axis=1) == LABELS).mean() < 0.8
    assert (scores_of(EITHER, helped).argmax(axis=1) == LABELS).all()


def test_same_seed_gives_the_same_bytes_and_another_seed_others():
    first, again, other = (
        fit_both(EITHER, EITHER, LABELS, GROUPS, network=SETTINGS, seed=seed, **OPTIONS) for seed in (1, 1, 2)
    )
    assert first.weights.tobytes() == again.weights.tobytes()
    assert first.out.tobytes() != other.out.tobytes()


def test_columns_of_too_few_companies_reach_no_unit():
    # The first column is shown by one company only.
    matrix = sparse.csr_matrix(np.array([[1.0, 1]] * 10 + [[0, 1.0]] * 10))
    labels, groups = np.array([0, 1] * 10), np.repeat(["a", "b"], 10)
    settings = SETTINGS._replace(least_companies=2, epochs=2)
    learned = fit_both(matrix, matrix, labels, groups, network=settings, **OPTIONS)
    assert (learned.weights[0, 2:] == 0).all()
    assert (learned.weights[1, 2:] != 0).any()


def test_each_guise_is_shown_by_its_share():
    # Shown always as nothing, the columns are never learned: they keep their first weights.
    nothing = sparse.csr_matrix(EITHER.shape)
    kept = np.arange(3)
    settings = SETTINGS._replace(epochs=3)
    unseen = fit_network([Guise(nothing, 1.0)], LABELS, kept, count=2, settings=settings, seed=1)
    first = fit_network([Guise(nothing, 1.0)], LABELS, kept, count=2, settings=settings._replace(epochs=0), seed=1)
    assert (unseen[0] == first[0]).all()
    half = fit_network([Guise(nothing, 0.5), Guise(EITHER, 0.5)], LABELS, kept, count=2, settings=settings, seed=1)
    assert (half[0] != first[0]).any()
