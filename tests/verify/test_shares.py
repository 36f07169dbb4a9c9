"""Figures of the recount, worked out by hand or against the code that it checks."""

import ast
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

import dialogscore.verify
from dialogscore.statistics import design_effect_wilson
from dialogscore.verify.lines import cell
from dialogscore.verify.record import Message, Record
from dialogscore.verify.shares import interval, share
from dialogscore.verify.times import area_below, curve_of
from dialogscore.verify.vendors import _contacts, _opening

PLAIN = dict.fromkeys(Message._fields)


def message(ref="M000001", at=0, **more):
    """Return one row of a record."""
    return Message(**PLAIN | {"ref": ref, "at": at, "thread": ref, "number": int(ref[1:])} | more)


def test_nothing_of_what_computes_scores_is_imported():
    for path in Path(dialogscore.verify.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        named |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        named |= {
            f"dialogscore.{alias.name}"
            for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "dialogscore"
            for alias in node.names
        }  # fmt: skip
        ours = {name for name in named if name and name.startswith("dialogscore.")}
        allowed = ("dialogscore.errors", "dialogscore.folder", "dialogscore.verify")
        assert all(name.startswith(allowed) for name in ours), path.name


@pytest.mark.parametrize(
    "pairs", [[(3, 1), (5, 5), (2, 0)], [(1, 1)] * 20, [(4, 0)] * 9, [(2, 1), (0, 0), (7, 3)], [(2.0, 0.5), (3.0, 2.5)]]
)
def test_interval_is_that_of_the_scores(pairs):
    units, hits = zip(*pairs, strict=True)
    assert interval(pairs) == pytest.approx(design_effect_wilson(units, hits), abs=1e-12)


def test_one_thread_says_nothing():
    found = share("x", [message("M000001"), message("M000002", thread="M000001")], lambda one: one.ref == "M000001")
    assert (found.value, found.n, found.limits) == (0.5, 2, (0.0, 1.0))
    assert share("x", [], bool).note == "no_units"


def test_curve_and_area_by_hand():
    # Four wait: answered after 10 and 20, watched 15 without an answer, watched 40.
    waits = [(10, True, None), (15, False, None), (20, True, None), (40, False, None)]
    assert curve_of(waits) == [(10, 0.75), (20, 0.375)]
    # 10 at 1, 10 at 0.75, 10 at 0.375.
    assert area_below(curve_of(waits), 30) == pytest.approx(10 + 7.5 + 3.75)


def test_contact_begins_after_a_day_without_a_word_between_the_two():
    hour = 3600 * 1_000_000
    person = {"platform": "x", "author_id": "ann"}
    asked = [message(f"M{n:06d}", at * hour, **person) for n, at in ((1, 0), (3, 30), (4, 60))]
    answer = message("M000002", 10 * hour, platform="x", author_id="acme", author_role="company")
    split = [[one.ref for one in group] for group in _contacts(asked, [(answer, asked[0])])]
    # 20 hours after the answer goes on; 30 hours after that is a new one.
    assert split == [["M000001", "M000003"], ["M000004"]]


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2024-03-05 06:00", "2024-03-05 09:00"),
        ("2024-03-05 12:00", "2024-03-05 12:00"),
        ("2024-03-05 17:00", "2024-03-06 09:00"),
        ("2024-03-08 18:00", "2024-03-11 09:00"),
        ("2024-03-10 08:00", "2024-03-11 09:00"),
    ],
)
def test_office_opens_on_the_next_working_day(asked, opens):
    zone = "Europe/Berlin"
    at, opening = (pd.Timestamp(moment, tz=zone).value // 1000 for moment in (asked, opens))
    assert _opening(at, ZoneInfo(zone)) == opening


def test_guard_of_a_cell_is_taken_off():
    assert (cell("'0123"), cell("0123"), cell("")) == ("0123", "0123", "")


def test_window_holds_its_start_and_not_its_end():
    record = Record([], {}, {}, [], [], [], {}, (10, 20))
    assert [record.inside(at) for at in (9, 10, 19, 20)] == [False, True, True, False]
    assert record._replace(window=(None, None)).inside(-1)
