"""Every turn lies where its first message says."""

import pytest

from dialogscore.measures.parts import turn_parts
from dialogscore.measures.turns import inbound_turns
from tests.measures.feeds import ask, feed, say


def parts_of(*rows, zone="UTC"):
    messages = feed(*rows)
    turns = inbound_turns(messages)
    ids = messages["message_id"].iloc[turns["row"]]
    found = turn_parts(messages, turns, zone=zone)
    return {split: dict(zip(ids, values, strict=True)) for split, values in found.items()}


def test_clock_goes_by_the_zone():
    # The feed begins on a Monday at midnight UTC.
    rows = (ask("a", 5.99), ask("b", 6), ask("c", 23.5), ask("d", 24 * 6 + 12))
    found = parts_of(*rows)
    assert found["hours"] == {"a": "00-06", "b": "06-12", "c": "18-24", "d": "12-18"}
    assert found["weekday"] == {"a": "monday", "b": "monday", "c": "monday", "d": "sunday"}
    berlin = parts_of(*rows, zone="Europe/Berlin")
    assert berlin["hours"] == {"a": "06-12", "b": "06-12", "c": "00-06", "d": "12-18"}
    assert berlin["weekday"]["c"] == "tuesday"


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        (say("p", "inform"), "own_post"),
        (ask("p", mentions="acme bob"), "mention"),
        (ask("p", text="hello @Acme, are you there"), "mention"),
        (ask("p", text="hello @acmefan"), "visitor_post"),
        (ask("p"), "visitor_post"),
        (say("p", "inform", author_role="other_company"), "other_post"),
        (ask("p", parent_id="gone"), "missing_root"),
    ],
)
def test_kind_of_thread_is_told_by_the_message_that_begins_it(root, kind):
    found = parts_of(root, say("elsewhere", "inform", 0.5), ask("q", 1, thread="p", parent_id="p"))
    assert found["thread_kind"]["q"] == kind


def test_comments_are_told_from_posts():
    found = parts_of(ask("a"), ask("b", thread="a"), ask("c", kind="quote"), ask("d", kind="comment"))
    assert found["post_or_comment"] == {"a": "post", "b": "comment", "c": "post", "d": "comment"}


def test_who_wrote_before_is_a_repeat_and_the_unknown_are_neither():
    found = parts_of(
        ask("a", 0, author_id="Ann"),
        ask("b", 1, author_id="ben"),
        ask("c", 2, author_id="ann"),
        ask("d", 3, author_id=None),
    )
    assert found["author_seen"] == {"a": "first", "b": "first", "c": "repeat", "d": ""}


def test_reach_goes_by_quarters_that_never_part_equals():
    followers = [1, 2, 3, 4, 5, 5, 5, 90]
    rows = [ask(f"q{number}", number, author_followers=count) for number, count in enumerate(followers)]
    found = parts_of(*rows, ask("none", 50))["reach"]
    # Quarters begin at the third, fifth and seventh count: 3, 5 and 5.
    assert [found[f"q{number}"] for number in range(8)] == ["1-2", "1-2", "3-4", "3-4", *["5-90"] * 4]
    assert found["none"] == ""


def test_type_and_language_are_those_of_the_first_message():
    found = parts_of(ask("a", inbound_type="complaint", language="de"), ask("b", inbound_type=None))
    assert found["inbound_type"] == {"a": "complaint", "b": ""}
    assert found["language"] == {"a": "de", "b": "en"}


def test_a_feed_without_turns_has_no_parts():
    assert all(not values for values in parts_of(say("p", "inform")).values())
