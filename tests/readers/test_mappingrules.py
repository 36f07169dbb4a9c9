"""Columns and rules of a mapping file."""

import pytest

from dialogscore.errors import UsageError
from dialogscore.readers.mappingrules import Condition, columns_of, conditions, constants_of, groups_of


def test_one_name_and_several_become_tuples():
    assert columns_of({"text": "a", "author_id": ["b", "c"]}, "try") == {"text": ("a",), "author_id": ("b", "c")}
    assert groups_of(["a", ["b", "c"]], "try") == (("a",), ("b", "c"))


@pytest.mark.parametrize("said", [[1], [[]], [["a", 2]], [{}]])
def test_what_a_file_needs_must_be_names(said):
    with pytest.raises(UsageError, match="needs"):
        groups_of(said, "try")


def test_numbers_and_flags_of_a_rule_are_text():
    said = [{"column": "a", "in": [1, True]}, {"column": "b", "equals": False}, {"column": "c", "present": True}]
    assert conditions(said, "drop", "try") == (
        Condition("a", "in", ("1", "true")),
        Condition("b", "equals", "false"),
        Condition("c", "present", True),
    )
    assert constants_of({"is_promoted": True, "like_count": 3}, "try") == {"is_promoted": "true", "like_count": "3"}
