import numpy as np

from dialogscore.measures.together import any_of, most_of, units_of


def test_units_follow_their_numbers_whatever_the_rows():
    units = units_of(np.array([7, 2, 7, 2, 9]))
    assert units.first.tolist() == [1, 0, 4]
    assert units.later.tolist() == [2, 3]
    assert units.unit.tolist() == [1, 0]


def test_what_holds_of_one_row_holds_of_its_unit():
    units = units_of(np.array([7, 2, 7, 2, 9]))
    assert any_of(units, np.array([False, True, True, False, False])).tolist() == [True, True, False]


def test_the_most_of_a_unit_is_that_of_any_of_its_rows():
    units = units_of(np.array([7, 2, 7, 2, 9]))
    assert most_of(units, np.array([1, 5, 3, 4, 0])).tolist() == [5, 3, 0]


def test_it_is_what_a_plain_count_gives():
    draw = np.random.default_rng(1)
    numbers, mask, values = draw.integers(0, 60, 200), draw.random(200) < 0.3, draw.integers(0, 9, 200)
    units, there = units_of(numbers), np.unique(numbers)
    assert any_of(units, mask).tolist() == [mask[numbers == one].any() for one in there]
    assert most_of(units, values).tolist() == [values[numbers == one].max() for one in there]


def test_nothing_is_no_unit():
    units = units_of(np.array([], dtype=np.int64))
    assert len(units.first) == 0
    assert any_of(units, np.array([], dtype=bool)).tolist() == []
