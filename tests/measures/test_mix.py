"""Mix and dialog share, in turns and in messages."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from tests.measures.feeds import START, ask, computed, feed, row_of, say, value_of


def ten():
    """Four openers, six replies in five turns."""
    return feed(
        say("news", "inform", 0),
        say("sale", "promote", 1),
        say("tell us", "invite", 2, invitation_outcome="kept"),
        say("win", "invite", 3, invitation_outcome="pending", feature_prize=True),
        say("r1", "answer", 4, to="q1"),
        say("r2", "probe", 5, to="q2", level=4),
        say("r3", "acknowledge", 6, to="q3"),
        say("r4", "deflect", 7, to="q4", handed_over=True),
        # One split answer: thanks, then the matter itself.
        say("r5a", "acknowledge", 8, to="q5"),
        say("r5b", "answer", 8.1, to="q5", turn="r5a"),
        # None of these counts anywhere.
        say("other", "other", 9, to="q6"),
        say("shared", "inform", 10, kind="repost"),
        say("gone", "answer", 11, to="q7", status="deleted"),
    )


@pytest.fixture(scope="module")
def scores():
    return computed(ten())[0]


def test_dialog_share_counts_a_split_answer_once(scores):
    # Turns: tell us (kept), r1, r2, r5 of 4 + 5; messages: tell us, r1, r2, r5b of 10.
    assert value_of(scores, "dialog_share") == (4 / 9, 9)
    assert value_of(scores, "dialog_share_messages") == (4 / 10, 10)


def test_strict_leaves_out_kept_invitations_and_wide_takes_all(scores):
    # Level 4: r2. Level 1 and more: all but news and sale.
    assert value_of(scores, "dialog_share_strict") == (1 / 9, 9)
    assert value_of(scores, "dialog_share_wide") == (7 / 9, 9)


def test_openers_and_replies_apart(scores):
    assert value_of(scores, "dialog_share_openers") == (1 / 4, 4)
    assert value_of(scores, "dialog_share_replies") == (3 / 5, 5)


def test_hand_overs_and_prizes_can_be_left_out(scores):
    assert value_of(scores, "dialog_share_without_handed_over") == (4 / 8, 8)
    assert value_of(scores, "dialog_share_without_prizes") == (4 / 8, 8)


def test_open_invitations_stay_in_the_denominator_and_form_a_band(scores):
    assert value_of(scores, "mode_share", "open") == (1 / 9, 9)
    assert row_of(scores, "dialog_share", "for", by="open_invitations")["value"] == pytest.approx(5 / 9)


def test_modes_and_levels_of_turns_add_up(scores):
    for measure in ("mode_share", "mode_share_openers", "mode_share_replies", "level_share", "act_share"):
        split = measure.split("_")[0]
        parts = scores[(scores["measure"] == measure) & (scores["subset_by"] == split)]
        assert parts["value"].sum() == pytest.approx(1)
    assert value_of(scores, "mode_share", "dialog") == value_of(scores, "dialog_share")


def test_act_mix_counts_messages(scores):
    assert value_of(scores, "act_share", "acknowledge") == (2 / 10, 10)
    assert value_of(scores, "act_share_replies", "answer") == (2 / 6, 6)
    assert value_of(scores, "act_share_openers", "invite") == (2 / 4, 4)


def test_hand_overs_are_deflections_of_reply_turns(scores):
    assert value_of(scores, "handed_over_share") == value_of(scores, "deflection_share") == (1 / 5, 5)
    assert value_of(scores, "deflection_share_messages") == (1 / 6, 6)


def test_a_turn_that_answers_is_no_deflection():
    messages = feed(say("r1", "answer", 0, to="q"), say("r2", "deflect", 0.1, to="q", turn="r1"))
    scores, _ = computed(messages)
    assert value_of(scores, "deflection_share") == (0, 1)
    assert value_of(scores, "deflection_share_messages") == (1 / 2, 2)


def test_canned_replies_by_turn():
    rows = [say(f"r{number}", "acknowledge", number, to=f"q{number}", is_canned=number < 3) for number in range(4)]
    scores, _ = computed(feed(*rows))
    assert value_of(scores, "canned_share") == (3 / 4, 4)


def test_uncertain_labels_against_and_for():
    rows = [
        say("sure", "answer", 0, to="a"),
        say("doubtful", "answer", 1, to="b", is_uncertain=True),
        say("other way", "acknowledge", 2, to="c", is_uncertain=True),
        say("thanks", "acknowledge", 3, to="d"),
    ]
    scores, _ = computed(feed(*rows))
    assert value_of(scores, "dialog_share") == (2 / 4, 4)
    assert row_of(scores, "dialog_share", "against", by="uncertain_labels")["value"] == 1 / 4
    assert row_of(scores, "dialog_share", "for", by="uncertain_labels")["value"] == 3 / 4


def test_label_error_widens_the_interval_at_right_angles():
    scores, _ = computed(ten(), label_errors={"dialog_share": {"bias": 0.0, "sd": 0.05}})
    row = row_of(scores, "dialog_share")
    error = norm.ppf(0.975) * 0.05
    assert row["low"] == pytest.approx(row["value"] - np.hypot(row["value"] - row["low_sampling"], error))
    assert row["high"] == pytest.approx(row["value"] + np.hypot(row["high_sampling"] - row["value"], error))
    assert 0 <= row["low"] < row["low_sampling"] < row["value"] < row["high_sampling"] < row["high"] <= 1


def test_openers_and_replies_have_errors_of_their_own_where_the_card_has_them():
    errors = {"dialog_share": {"sd": 0.05}, "dialog_share_openers": {"sd": 0.0}, "mode_broadcast": {"sd": 0.05}}
    scores, _ = computed(ten(), label_errors=errors)
    openers, replies = row_of(scores, "dialog_share_openers"), row_of(scores, "dialog_share_replies")
    assert openers["low"] == pytest.approx(openers["low_sampling"])
    assert replies["low"] < replies["low_sampling"]
    # What is wide but no dialog is told from a broadcast.
    wide = row_of(scores, "dialog_share_wide")
    assert wide["low"] < wide["low_sampling"]


def test_share_without_messages_is_missing_not_zero():
    scores, _ = computed(feed(ask("q")))
    row = row_of(scores, "dialog_share")
    assert np.isnan(row["value"])
    assert (row["n"], row["note_code"]) == (0, "no_units")


def test_window_takes_openers_by_their_time_and_replies_by_that_of_their_question():
    window = (START, START + pd.Timedelta(hours=10))
    messages = feed(
        ask("in", 9),
        ask("out", 11),
        say("late answer", "answer", 12, to="in"),
        say("answer outside", "answer", 12.5, to="out"),
        say("opener", "inform", 1),
        say("opener outside", "inform", 13),
    )
    assert value_of(computed(messages, window=window)[0], "dialog_share") == (1 / 2, 2)


def test_every_part_of_a_mix_has_its_band():
    rows = [
        say("sure", "answer", 0, to="a"),
        say("doubtful", "answer", 1, to="b", is_uncertain=True),
        say("other way", "deflect", 2, to="c", is_uncertain=True, handed_over=True),
        say("thanks", "acknowledge", 3, to="d"),
    ]
    scores, _ = computed(feed(*rows))

    def band(measure, by, part):
        ends = [row_of(scores, measure, f"{side}:{part}", by=f"uncertain_labels:{by}") for side in ("against", "for")]
        return [end["value"] for end in ends]

    assert value_of(scores, "act_share", "answer") == (2 / 4, 4)
    assert band("act_share", "act", "answer") == [1 / 4, 3 / 4]
    assert band("act_share", "act", "promote") == [0, 2 / 4]
    assert band("mode_share", "mode", "nominal") == [1 / 4, 3 / 4]
    assert band("level_share", "level", "3") == [1 / 4, 3 / 4]
    # One of the two nominal turns hands over; nobody is sure of it.
    assert value_of(scores, "mode_share", "handed_over") == (1 / 4, 4)
    assert band("mode_share", "handed_over", "handed_over") == [0, 2 / 4]
