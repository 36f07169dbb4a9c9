"""Canned shares: what is counted, and what hangs on labels, by hand."""

import numpy as np
import pytest
from scipy.stats import norm

from tests.measures.feeds import computed, feed, row_of, say, value_of


def band(scores, measure):
    """Both readings of uncertain labels."""
    return tuple(row_of(scores, measure, side, by="uncertain_labels")["value"] for side in ("against", "for"))


def test_of_messages_to_persons_no_label_decides():
    rows = [
        say(f"r{number}", "answer", number, to=f"q{number}", is_canned=number < 3, is_uncertain=number % 2 == 0)
        for number in range(4)
    ]
    scores, _ = computed(feed(*rows), label_errors={"mode_broadcast": {"bias": 0.0, "sd": 0.1}})
    for measure in ("canned_share", "canned_share_messages"):
        assert value_of(scores, measure) == (3 / 4, 4)
        assert band(scores, measure) == (3 / 4, 3 / 4)
        row = row_of(scores, measure)
        # Nothing hangs on a label, so no error of the model reaches it.
        assert (row["low"], row["high"]) == (row["low_sampling"], row["high_sampling"])


def test_a_message_to_nobody_known_may_be_a_reply_or_none():
    unclear = {"addresses": "unclear", "is_uncertain": True}
    messages = feed(
        say("r1", "answer", 0, to="q1", is_canned=True),
        say("r2", "answer", 1, to="q2"),
        say("perhaps", "acknowledge", 2, position="reply", is_canned=True, **unclear),
        say("perhaps not", "inform", 3, position="opener", **unclear),
        say("surely", "acknowledge", 4, position="reply", addresses="unclear"),
    )
    scores, _ = computed(messages)
    assert value_of(scores, "canned_share_messages") == (2 / 4, 4)
    # Against: r1, r2, surely and "perhaps not", of which r1 is canned. For: r1, r2, surely and "perhaps".
    assert band(scores, "canned_share_messages") == (1 / 4, 2 / 4)
    assert value_of(scores, "canned_share") == (2 / 4, 4)
    assert band(scores, "canned_share") == (1 / 4, 2 / 4)


def test_uncertain_labels_decide_which_message_speaks_for_a_turn():
    split = {"to": "q", "turn": "thanks"}
    for more, value, expected in (
        # The answer speaks: not canned, whatever the thanks say - unless the answer is none.
        ({}, 0.0, (0.0, 0.0)),
        ({"is_uncertain": True}, 0.0, (0.0, 1.0)),
    ):
        messages = feed(
            say("thanks", "acknowledge", 0, to="q", is_canned=True), say("answer", "answer", 0.1, **split, **more)
        )
        scores, _ = computed(messages)
        assert value_of(scores, "canned_share") == (value, 1)
        if more:
            # With the answer silent the thanks speak, and they are canned.
            assert band(scores, "canned_share") == expected


def test_only_what_hangs_on_labels_takes_the_error_of_the_model():
    rows = [say(f"r{number}", "answer", number, to=f"q{number}", is_canned=number < 10) for number in range(20)]
    rows += [
        say(f"u{number}", "answer", 30 + number, position="reply", addresses="unclear", is_canned=number < 10)
        for number in range(20)
    ]
    scores, _ = computed(feed(*rows), label_errors={"mode_broadcast": {"bias": 0.0, "sd": 0.1}})
    row = row_of(scores, "canned_share")
    # 20 of 40 turns hang on a label: half of the error.
    error = norm.ppf(0.975) * 0.05
    assert row["value"] == 1 / 2
    assert row["low"] == pytest.approx(0.5 - np.hypot(0.5 - row["low_sampling"], error))
    assert row["high"] == pytest.approx(0.5 + np.hypot(row["high_sampling"] - 0.5, error))


def test_the_interval_spans_both_readings():
    unclear = {"position": "reply", "addresses": "unclear", "is_uncertain": True, "is_canned": True}
    rows = [say(f"r{number}", "answer", number, to=f"q{number}") for number in range(20)]
    scores, _ = computed(feed(*rows, *[say(f"u{number}", "answer", 30 + number, **unclear) for number in range(20)]))
    row, against = row_of(scores, "canned_share"), row_of(scores, "canned_share", "against", by="uncertain_labels")
    assert (row["value"], against["value"]) == (1 / 2, 0)
    assert row["low"] == against["low"] < row["low_sampling"]
