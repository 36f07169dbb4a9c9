"""Who is answered: rates of parts counted by hand, refused where too few, and tests only of what is stated."""

import numpy as np
import pytest

from dialogscore.statistics import share_difference
from tests.measures.feeds import ask, computed, feed, row_of, say


def crowd(kinds, **more):
    """Forty questions, then forty complaints, each alone in its thread: half and a tenth of them are answered."""
    rows = [say("p", "inform")]
    for kind, answered in kinds.items():
        for number in range(40):
            name = f"{kind}{number}"
            rows.append(ask(name, 1, inbound_type=kind, response=2 if number < answered else None, **more))
    return feed(*rows)


@pytest.fixture(scope="module")
def found():
    return computed(crowd({"question": 20, "complaint": 4}))


def test_parts_have_their_own_rate_interval_and_band(found):
    scores, _ = found
    for measure in ("reply_rate_72h", "reply_rate_all_72h"):
        question, complaint = (row_of(scores, measure, name) for name in ("question", "complaint"))
        assert (question["value"], question["n"]) == (0.5, 40)
        assert (complaint["value"], complaint["n"]) == (0.1, 40)
        assert question["low"] < 0.5 < question["high"]
        assert row_of(scores, measure, "against:question")["value"] == 0.5
        # What is counted by type rests on labels.
        assert question["basis"] == "predicted"


def test_a_difference_is_tested_between_the_parts(found):
    table = found[1]["differences"].set_index(["measure", "split"])
    line = table.loc[("reply_rate_72h", "inbound_type")]
    hits = np.r_[np.arange(40) < 20, np.arange(40) < 4]
    by_hand = share_difference(hits, np.repeat([0, 1], 40), np.arange(80))
    # Pearson's chi-square of 20 of 40 against 4 of 40: 80 (20*36 - 20*4)**2 / (40*40*24*56) = 15.238.
    assert line["statistic"] == pytest.approx(15.238, abs=5e-4) == by_hand.statistic
    assert line["p"] == by_hand.p
    # Two tests were made, one a rate: Holm doubles the smaller p, and the equal one follows.
    assert line["p_adjusted"] == pytest.approx(2 * by_hand.p)
    assert line["differs"]
    assert (line["highest"], line["lowest"], line["parts"], line["turns"]) == ("question", "complaint", 2, 80)


def test_splits_of_one_part_are_not_tested(found):
    table = found[1]["differences"]
    alone = table[table["split"] == "weekday"]
    assert alone["note"].tolist() == ["too_few_parts"] * 2
    assert alone[["p", "p_adjusted", "differs"]].isna().all(axis=None)


def test_small_parts_are_refused_with_the_reason_and_stay_out_of_the_test():
    messages = feed(
        say("p", "inform"),
        *(ask(f"q{number}", 1, response=2) for number in range(30)),
        *(ask(f"c{number}", 1, inbound_type="complaint") for number in range(29)),
    )
    scores, tables = computed(messages)
    refused = row_of(scores, "reply_rate_72h", "complaint")
    assert (refused["note_code"], refused["n"]) == ("not_watched", 29)
    assert "too_few_watched" in refused["note_args"]
    line = tables["differences"].set_index(["measure", "split"]).loc[("reply_rate_72h", "inbound_type")]
    assert (line["parts"], line["turns"], line["note"]) == (1, 30, "too_few_parts")


def test_uncertain_turns_move_the_band_of_their_part():
    rows = [ask(f"q{number}", 1, response=2 if number < 20 else None) for number in range(40)]
    rows[0] |= {"is_uncertain": True}
    rows[39] |= {"is_uncertain": True}
    scores, _ = computed(feed(say("p", "inform"), *rows))
    for measure in ("reply_rate_72h", "reply_rate_all_72h"):
        # Without the answered uncertain one 19 of 39, without the other 20 of 39.
        assert row_of(scores, measure, "against:question")["value"] == pytest.approx(19 / 39)
        assert row_of(scores, measure, "for:question")["value"] == pytest.approx(20 / 39)


def test_unmeasured_languages_are_refused_by_name():
    scores, _ = computed(crowd({"question": 1}, language="gsw", language_support="unmeasured"))
    row = row_of(scores, "reply_rate_72h", "gsw")
    assert (row["note_code"], row["n"]) == ("language_unmeasured", 40)
    assert row_of(scores, "reply_rate_all_72h", "gsw")["value"] == 1 / 40


def test_without_a_rate_there_are_no_parts():
    scores, tables = computed(feed(say("p", "inform")))
    assert not scores["subset_by"].isin(["inbound_type", "weekday"]).any()
    assert not len(tables["differences"])
