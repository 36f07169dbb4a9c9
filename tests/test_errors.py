"""Every failure that a user can mend is one sentence and an exit code."""

import inspect

import pytest

from dialogscore import errors

CLASSES = [thing for _, thing in inspect.getmembers(errors, inspect.isclass) if issubclass(thing, Exception)]


def test_a_failure_says_what_was_tried_found_expected_and_what_to_do_next():
    failure = errors.FeedError("read a.csv", found="an empty file", expected="messages", next_step="Export again.")
    assert str(failure) == "Could not read a.csv: found an empty file, expected messages. Export again."


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_is_in_the_drawing_of_the_tree(kind):
    assert kind.__name__ in errors.__doc__


@pytest.mark.parametrize(
    ("kind", "code"), [(errors.FeedError, 1), (errors.UsageError, 2), (errors.TooManyRejectsError, 3)]
)
def test_exit_codes(kind, code):
    assert kind.exit_code == code


@pytest.mark.parametrize(
    ("wanted", "options", "sentence"),
    [
        ("ACMEE", ["acme", "other"], "Did you mean acme?"),
        ("acm", ["acme", "acm1"], "Did you mean acme or acm1?"),
        ("zzz", ["acme", "other"], "There is acme, other."),
        ("zzz", [], ""),
    ],
)
def test_the_nearest_names_are_suggested(wanted, options, sentence):
    assert errors.nearest(wanted, options) == sentence


def test_a_long_list_of_options_is_cut_with_the_count_said():
    assert errors.nearest("zzz", [f"name{number}" for number in range(10)]).endswith("and 2 more.")
