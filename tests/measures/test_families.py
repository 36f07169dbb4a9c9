"""Families of measures: each on its own, put together in one order."""

import pandas as pd
import pytest

from dialogscore import measures
from dialogscore.measures.families import FAMILIES, ROWS, TABLES, gathered
from dialogscore.measures.families_split import parted, themed
from tests.measures.crowds import crowd
from tests.measures.feeds import sources


@pytest.fixture(scope="module")
def basis():
    return measures.basis_of(measures.add_ledger(crowd(200)), sources=sources(), company="Acme")


@pytest.fixture(scope="module")
def found(basis):
    return [themed(basis, parted(basis)), *(family(basis) for family in FAMILIES)]


def test_every_block_and_every_table_is_of_one_family_and_has_its_place(found):
    blocks, tables = [name for one in found for name in one.rows], [name for one in found for name in one.tables]
    # Opening hours and private messages are not in every feed; the rates turned round are of two families.
    assert sorted([*blocks, "business", "private", "unanswered"]) == sorted(ROWS)
    assert sorted(tables) == sorted(TABLES)


def test_the_order_in_which_families_are_asked_changes_nothing(basis, found):
    scores, tables = gathered(found)
    again, others = gathered([*(family(basis) for family in reversed(FAMILIES)), themed(basis, parted(basis))])
    pd.testing.assert_frame_equal(again, scores, check_exact=True)
    assert list(others) == list(tables) == list(TABLES)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(others[name], table, check_exact=True)


def test_no_family_but_the_last_looks_at_themes_or_texts(basis, found):
    blind = basis._replace(messages=basis.messages.drop(columns=["text", "theme"]))
    for family, one in zip(FAMILIES, found[1:], strict=True):
        assert str(family(blind).rows) == str(one.rows)
