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
