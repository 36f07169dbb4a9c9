"""Hidden units learn what no sum of weights can tell, and the same way every time."""

import numpy as np
from scipy import sparse

from dialogscore.training.fitting import fit_both, scores_of
from dialogscore.training.network import Settings, fit_network

# A link with an apology is one thing, each of them alone another: no sum of weights tells that.
EITHER = sparse.csr_matrix(np.array([[1.0, 0, 1], [0, 1.0, 1], [1, 1, 1], [0, 0, 1]] * 40))
LABELS = np.array([1, 1, 0, 0] * 40)
GROUPS = np.repeat(list("abcdefgh"), 20)
SETTINGS = Settings(networks=1, units=16, epochs=400, dropout=0.2, smoothing=0.0, rate=0.3, least_companies=1)
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


def test_several_networks_count_as_their_mean():
    settings = SETTINGS._replace(networks=2, epochs=20)
    both = fit_both(EITHER, EITHER, LABELS, GROUPS, network=settings, **OPTIONS)
    weights, bias = (settings.beside * part for part in _linear())
    expected = EITHER @ weights + bias
    for number in range(2):
        into, unit_bias, out, label_bias = fit_network(
            EITHER, EITHER, LABELS, np.arange(3), count=2, settings=settings, seed=(1, number)
        )
        expected += (np.maximum(EITHER @ into + unit_bias, 0) @ out + label_bias) / 2
    np.testing.assert_allclose(scores_of(EITHER, both), expected, atol=0.02)


def _linear():
    alone = fit_both(EITHER, EITHER, LABELS, GROUPS, **OPTIONS)
    return alone.weights, alone.bias


def test_weights_are_multiples_of_one_step():
    learned = fit_both(EITHER, EITHER, LABELS, GROUPS, network=SETTINGS._replace(epochs=2), **OPTIONS)
    assert (learned.weights * 256 == np.round(learned.weights * 256)).all()
    assert learned.weights.any()


def test_columns_that_teach_nothing_weigh_nothing():
    # The third column is shown by no message.
    matrix = sparse.csr_matrix(np.array([[1.0, 0, 0], [0, 1.0, 0]] * 10))
    learned = fit_network(
        matrix, matrix, np.array([0, 1] * 10), np.arange(3), count=2, settings=SETTINGS._replace(epochs=2), seed=1
    )
    assert (learned[0][2] == 0).all()
    assert (learned[0][:2] != 0).any()


def test_columns_of_too_few_companies_reach_no_unit():
    # The first column is shown by one company only.
    matrix = sparse.csr_matrix(np.array([[1.0, 1]] * 10 + [[0, 1.0]] * 10))
    labels, groups = np.array([0, 1] * 10), np.repeat(["a", "b"], 10)
    settings = SETTINGS._replace(least_companies=2, epochs=2)
    learned = fit_both(matrix, matrix, labels, groups, network=settings, **OPTIONS)
    assert (learned.weights[0, 2:] == 0).all()
    assert (learned.weights[1, 2:] != 0).any()


def test_messages_answered_are_hidden_as_often_as_asked():
    # A column never shown keeps its first weights: always hidden, none is learned; never hidden, all are.
    nothing, kept = sparse.csr_matrix(EITHER.shape), np.arange(3)

    def learned(hidden: float, epochs: int) -> np.ndarray:
        settings = SETTINGS._replace(epochs=epochs, hidden=hidden)
        return fit_network(EITHER, nothing, LABELS, kept, count=2, settings=settings, seed=1)[0]

    first = learned(1.0, 0)
    assert (learned(1.0, 3) == first).all()
    assert (learned(0.0, 3) != first).any(axis=1).all()


def test_too_few_companies_leave_a_linear_model():
    few = SETTINGS._replace(least_companies=9)
    assert fit_both(EITHER, EITHER, LABELS, GROUPS, network=few, **OPTIONS).out.size == 0
