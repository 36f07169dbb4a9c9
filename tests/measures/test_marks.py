"""Instant replies and surges are marked by rules that anybody can apply by hand."""

import pandas as pd

from dialogscore.measures import add_marks
from tests.measures.feeds import ask, computed, feed, row_of, say

SECOND = 1 / 3600


def marked(*rows, column="is_instant"):
    found = add_marks(feed(*rows))
    marks = found.set_index("message_id")[column]
    return {name: None if pd.isna(value) else bool(value) for name, value in marks.items()}


def test_a_reply_under_ten_seconds_is_instant():
    rows = [ask("q", 0), ask("r", 1)]
    found = marked(*rows, say("a", "answer", 9 * SECOND, to="q"), say("b", "answer", 1 + 10 * SECOND, to="r"))
    assert found == {"q": None, "a": True, "r": None, "b": False}


def test_openers_are_not_instant_and_inexact_times_tell_nothing():
    rows = [ask("q", 0), say("p", "inform", 1)]
    assert marked(*rows)["p"] is False
    for precision in ("min", "day", "estimated"):
        answer = say("a", "answer", SECOND, to="q", created_at_precision=precision)
        assert marked(*rows, answer)["a"] is None
    asked = ask("q", 0, created_at_precision="min")
    assert marked(asked, say("a", "answer", SECOND, to="q"))["a"] is False


def test_equal_canned_words_within_ten_seconds_to_others_are_instant():
    rows = [ask(f"q{number}", 0) for number in range(4)]
    same = {"is_canned": True, "canned_group": "M000009"}
    times = (1, 1 + 5 * SECOND, 1 + 14 * SECOND, 1 + 60 * SECOND)
    replies = [say(f"a{number}", "acknowledge", at, to=f"q{number}", **same) for number, at in enumerate(times)]
    found = marked(*rows, *replies)
    assert [found[f"a{number}"] for number in range(4)] == [True, True, True, False]


def test_the_parts_of_one_answer_to_one_person_are_not():
    same = {"is_canned": True, "canned_group": "M000002"}
    replies = [say(f"a{number}", "acknowledge", 1 + number * SECOND, to="q", **same) for number in range(2)]
    assert marked(ask("q", 0), *replies)["a0"] is False


def test_a_surge_is_twenty_in_an_hour_and_more_than_five_times_the_median():
    calm = [ask(f"c{number}", number // 4 + 2) for number in range(20)]
    wild = [ask(f"w{number}", 10 + number / 100) for number in range(21)]
    # Five hours of four and one of 21: the median is 4, five times that 20.
    found = marked(*calm, *wild, say("p", "inform", 10), column="is_surge")
    assert {found[f"w{number}"] for number in range(21)} == {True}
    assert {found[f"c{number}"] for number in range(20)} == {False}
    assert found["p"] is None
    less = marked(*calm, *wild[:20], column="is_surge")
    assert not any(less.values())


def test_a_small_feed_has_no_surge():
    found = marked(*(ask(f"q{number}", 0) for number in range(19)), ask("r", 3), ask("s", 5), column="is_surge")
    assert not any(found.values())


def test_instant_first_answers_are_a_share_of_their_own():
    rows = [ask(f"q{number}", number, response=1, response_id=f"a{number}") for number in range(4)]
    answers = [say(f"a{n}", "answer", n + (SECOND if n == 0 else 1), to=f"q{n}", thread=f"q{n}") for n in range(4)]
    row = row_of(computed(add_marks(feed(*rows, *answers)))[0], "instant_share")
    assert (row["value"], row["n"]) == (0.25, 4)


def test_row_order_changes_no_mark():
    messages = feed(*(ask(f"q{number}", number / 100) for number in range(30)), ask("r", 3), ask("s", 5))
    shuffled = messages.sample(frac=1, random_state=2)
    pd.testing.assert_frame_equal(add_marks(shuffled).sort_index(), add_marks(messages))


def test_an_empty_feed_has_no_marks():
    assert not len(add_marks(feed(ask("q")).iloc[:0]))
