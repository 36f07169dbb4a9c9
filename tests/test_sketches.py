"""Sketches rule out what is far apart, and never what is close."""

import numpy as np

from dialogscore.canned.grams import pair_cosines
from dialogscore.canned.sketches import Sketches
from tests.test_pairs import vectors  # noqa: F401


def test_no_close_pair_is_ruled_out_and_most_others_are(vectors):  # noqa: F811
    one, other = np.triu_indices(vectors.shape[0], 1)
    left = Sketches(vectors, least=0.9).may_be_close(one, other)
    close = pair_cosines(vectors, one, other) >= 0.9
    assert close.any()
    assert left[close].all()
    assert left.mean() < 0.3


def test_a_text_is_close_to_itself(vectors):  # noqa: F811
    rows = np.arange(vectors.shape[0])
    assert Sketches(vectors, least=1.0).may_be_close(rows, rows).all()


def test_what_may_be_missing_is_never_less_than_the_lightest_signs_tell(vectors):  # noqa: F811
    sketches = Sketches(vectors, least=0.9)
    for row, most in enumerate(sketches.most_missing):
        line = vectors[[row]]
        mass = np.bincount(line.indices % 512, weights=line.data**2, minlength=512)
        exact = (np.cumsum(np.sort(mass[mass > 0])) <= 1 - 0.9**2).sum()
        assert exact <= most <= exact + 1
