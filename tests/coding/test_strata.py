"""Strata and their draws, by hand."""

import pytest

from dialogscore.coding.strata import allotted, halves, joined


def test_cells_that_are_large_enough_stay_apart():
    sizes = {("dialog", "answer"): 30, ("dialog", "probe"): 20}
    assert joined(sizes, 40) == {key: key for key in sizes}


def test_a_small_account_is_joined_with_another_account_first_then_with_another_language():
    sizes = {
        ("rest", "nominal", "deflect", "de", "x:acme"): 40,
        ("rest", "nominal", "deflect", "de", "x:help"): 3,
        ("rest", "nominal", "deflect", "en", "x:acme"): 4,
        ("rest", "broadcast", "inform", "de", "x:acme"): 50,
    }
    found = joined(sizes, 100)
    # x:help (3) joins x:acme of the same language (43); the English ones (4) then join all German ones.
    assert set(found.values()) == {("rest", "nominal", "deflect"), ("rest", "broadcast", "inform", "de", "x:acme")}


def test_rare_acts_are_joined_within_their_mode():
    sizes = {
        ("rest", "nominal", "acknowledge"): 2,
        ("rest", "nominal", "deflect"): 30,
        ("rest", "broadcast", "inform"): 8,
    }
    assert set(joined(sizes, 100).values()) == {("rest", "nominal"), ("rest", "broadcast", "inform")}


def test_there_is_one_stratum_for_ten_draws_at_most():
    sizes = {("rest", "broadcast", str(number)): 20 + number for number in range(8)}
    assert len(set(joined(sizes, 30).values())) == 3
    assert len(set(joined(sizes, 9).values())) == 1
    assert len(set(joined(sizes, 80).values())) == 8


def test_joining_makes_no_two_strata_of_one_name():
    sizes = {("rest", mode, act): 1 for mode in "ab" for act in "cdef"}
    found = joined(sizes, 1000)
    # Eight cells of one turn: each mode becomes one of four, which is still fewer than five.
    assert set(found.values()) == {("rest",)}


def test_what_a_rate_is_about_gets_half_of_the_draws_and_what_it_lacks_goes_to_the_rest():
    assert halves({"dialog": 500, "rest": 500}, "dialog", 101) == {"dialog": 51, "rest": 50}
    assert halves({"dialog": 12, "rest": 500}, "dialog", 100) == {"dialog": 12, "rest": 88}
    assert halves({"dialog": 500, "rest": 12}, "dialog", 100) == {"dialog": 88, "rest": 12}
    assert halves({"dialog": 7, "rest": 9}, "dialog", 100) == {"dialog": 7, "rest": 9}
    assert halves({"rest": 30}, "dialog", 10) == {"rest": 10}
    assert halves({"dialog": 30}, "dialog", 10) == {"dialog": 10}


@pytest.mark.parametrize(
    ("sizes", "spreads", "n", "expected"),
    [
        # In proportion to size times spread: 100 * .5 to 100 * .25 is two to one.
        ([100, 100], [0.5, 0.25], 30, [20, 10]),
        # 2 of 102 would be 0.6 draws of 30: it gets all it holds; 20 of 1000 still gets five.
        ([100, 2], [0.5, 0.5], 30, [28, 2]),
        ([1000, 20], [0.5, 0.5], 30, [25, 5]),
        # All that there is.
        ([4, 6], [0.5, 0.5], 30, [4, 6]),
        # Neyman would give the first 24 of its 10: what it lacks goes to the other.
        ([10, 40], [0.5, 0.03], 30, [10, 20]),
        ([50], [0.3], 3, [3]),
    ],
)
def test_draws_are_shared_as_neyman_does_with_five_at_least(sizes, spreads, n, expected):
    assert allotted(sizes, spreads, n) == expected
