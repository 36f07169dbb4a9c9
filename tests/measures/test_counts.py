"""The four plain counts, recounted by hand."""

import numpy as np
import pytest

from tests.measures.feeds import HOUR, ask, computed, feed, row_of, say, sources, value_of


def small():
    return feed(
        say("post", "promote", 0),
        ask("q1", 1),
        say("r1", "answer", 2, to="q1"),
        say("r1 again", "acknowledge", 5, to="q1"),
        ask("q2", 3, author_role="other_company", direction="ambient"),
        say("r2", "answer", 6, to="q2"),
        say("shared", "inform", 7, kind="repost"),
        say("lost", "deflect", 8, to="not in the feed"),
        say("bot", "acknowledge", 8.5, to="q3", is_automated=True),
        ask("q3", 9),
        say("thread", "inform", 10, parent_id="post", position="self_thread"),
        ask("silent", 11),
    )


def test_outbound_messages_hold_reposts_and_machines():
    # post, r1, r1 again, r2, shared, lost, bot, thread
    assert value_of(computed(small())[0], "outbound_messages") == (8, 8)


def test_replies_with_known_parent_name_a_row_of_the_feed():
    # r1, r1 again, r2, bot and the company's own thread; not the one whose parent is missing
    assert value_of(computed(small())[0], "replies_with_known_parent") == (5, 8)


def test_messages_answered_directly_count_once_and_other_companies_count():
    # q1 (twice answered), q2 (another company's), q3; of q1, q2, q3, silent
    assert value_of(computed(small())[0], "audience_messages_answered_directly") == (3, 4)


def test_median_takes_the_first_answer_and_negative_times():
    # q1 after 1 h, q2 after 3 h, q3 half an hour before it was asked: median 1 h
    assert value_of(computed(small())[0], "median_direct_response_seconds") == (HOUR, 3)


def test_counts_have_no_interval_and_are_counted():
    row = row_of(computed(small())[0], "outbound_messages")
    assert row["basis"] == "counted"
    assert np.isnan([row["low"], row["high"], row["confidence"]]).all()


def test_median_has_limits_by_thread():
    # Asked in 20 threads, answered after 1, 2, ..., 20 h.
    rows = [ask(f"q{number}", number / 100) for number in range(20)]
    rows += [say(f"r{number}", "answer", number / 100 + number + 1, to=f"q{number}") for number in range(20)]
    row = row_of(computed(feed(*rows))[0], "median_direct_response_seconds")
    assert row["value"] == pytest.approx(10.5 * HOUR)
    assert HOUR < row["low"] < row["value"] < row["high"] < 20 * HOUR


def test_counts_of_what_the_export_lacks_are_missing_not_zero():
    source = sources(capabilities="company_posts exact_times", audience_coverage="none")
    scores, _ = computed(feed(say("post", "promote")), source=source)
    assert value_of(scores, "outbound_messages") == (1, 1)
    assert row_of(scores, "replies_with_known_parent")["note_code"] == "no_parents"
    assert row_of(scores, "audience_messages_answered_directly")["note_code"] == "no_audience_messages"
    assert np.isnan(row_of(scores, "audience_messages_answered_directly")["value"])


def test_same_id_on_another_platform_is_another_message():
    messages = feed(ask("1", 0, platform="facebook"), say("2", "answer", 1, to="1", platform="x"))
    assert value_of(computed(messages)[0], "replies_with_known_parent") == (0, 1)


def test_median_without_answers_has_no_units():
    assert (
        row_of(computed(feed(say("post", "promote")))[0], "median_direct_response_seconds")["note_code"] == "no_units"
    )
