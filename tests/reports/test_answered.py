"""The finding of every split in words, in both languages."""

from types import SimpleNamespace

import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.measures.parts import SPLITS
from dialogscore.reports import answered, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

NAMES = ("measure", "split", "parts", "turns", "threads", "statistic", "freedom", "p", "p_adjusted", "differs",
         "highest", "lowest", "note")  # fmt: skip
TABLE = pd.DataFrame(
    [
        ("reply_rate_72h", "inbound_type", 2, 80, 80, 15.2, 1, 9e-5, 2e-4, True, "question", "praise", None),
        ("reply_rate_72h", "reach", 2, 80, 80, 0.1, 1, 0.7, 1.0, False, "0-12", "13-4000", None),
        ("reply_rate_all_72h", "weekday", 2, 80, 80, 9.0, 1, 0.01, 0.02, True, "monday", "sunday", None),
        ("reply_rate_72h", "weekday", 1, 40, 40, None, 0, None, None, None, None, None, "too_few_parts"),
    ],
    columns=NAMES,
)


def part(split, name, value, **more):
    return made.score("reply_rate_72h", value, subset_by=split, subset=name, n=40, **more)


SCORES = made.frame(
    schema.SCORES,
    [
        part("inbound_type", "praise", 0.1, low=0.05, high=0.2),
        part("inbound_type", "question", 0.5, low=0.4, high=0.6),
        part("inbound_type", "complaint", None, note=made.NOT_WATCHED),
        part("reach", "0-12", 0.4, low=0.3, high=0.5),
        part("reach", "13-4000", 0.3, low=0.2, high=0.4),
        part("weekday", "sunday", 0.3, low=0.2, high=0.4),
        part("hours", "06-12", 0.3, low=0.2, high=0.4),
        part("language", "gsw", None, note=("language_unmeasured", {})),
        part("thread_kind", "own_post", 0.3, low=0.2, high=0.4),
    ],
)


def page(language="en"):
    audit = SimpleNamespace(tables=made.drawn() | {"differences": TABLE})
    found = answered.alike(audit, Figures(SCORES), wording.load(language))
    return {split["title"]: split for split in found}


def test_a_difference_names_its_ends_and_its_p():
    split = page()["By what was asked"]
    expected = "The parts differ by more than chance (p < 0.001, adjusted): Question 50.0%, Praise 10.0%."
    assert split["finding"] == expected
    assert [line["name"] for line in split["rows"]] == ["Question", "Praise"]
    assert split["left_out"] == "Not stated, for too few turns or an unmeasured language: Complaint: 40 turns."


def test_no_difference_and_no_test_are_told_apart():
    found = page()
    assert "No difference" in found["By the author's reach"]["finding"]
    assert "p = 1.000" in found["By the author's reach"]["finding"]
    assert found["By weekday"]["finding"].startswith("Not tested")


def test_parts_have_names_in_german():
    found = page("de")
    names = [line["name"] for split in found.values() for line in split["rows"]]
    assert {"Frage", "Sonntag", "6 bis 12 Uhr", "13 bis 4.000 Follower"} <= set(names)
    assert "p < 0,001" in found["Nach Art des Anliegens"]["finding"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_split_and_part_has_words(language):
    words = wording.load(language)
    assert set(words.table["alike"]["split"]) == set(SPLITS)
    for name in ("own_post", "mention", "visitor_post", "other_post", "missing_root", "post", "comment", "first",
                 "repeat"):  # fmt: skip
        assert words(f"alike.parts.{name}")


def test_rates_without_what_flatters_them_stand_in_one_table():
    scores = made.frame(
        schema.SCORES,
        [
            made.score("reply_rate_72h", 0.8, low=0.7, high=0.9),
            made.score("reply_rate_72h_without_canned", 0.5, low=0.4, high=0.6),
            made.score("liked_unanswered_share", note=("reactions_unknown", {})),
        ],
    )
    found = answered.flattered(SimpleNamespace(tables=made.drawn()), Figures(scores), wording.load("en"))
    assert [line["value"] for line in found["rows"]] == ["80.0%", "50.0%"]
    assert found["apart"][0]["note"]
    assert [count for _, count in found["states"]] == ["4", "5"]


def test_an_audit_without_the_table_has_no_splits():
    audit = SimpleNamespace(tables=made.drawn())
    assert answered.alike(audit, Figures(made.scores()), wording.load("en")) == []
