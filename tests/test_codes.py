"""Numbers in place of values."""

import numpy as np

from dialogscore.codes import first_places, ranked


def test_numbers_without_gaps_are_what_unique_gives():
    values = np.array([7, 3, 7, 0, 9])
    assert ranked(values).tolist() == np.unique(values, return_inverse=True)[1].tolist() == [2, 1, 2, 0, 3]
    assert ranked(values[:0]).tolist() == []


def test_the_first_place_of_each_number_is_found():
    assert first_places(np.array([1, 0, 1, 2, 0])).tolist() == [1, 0, 3]
    assert first_places(np.array([], dtype=np.int64)).tolist() == []
