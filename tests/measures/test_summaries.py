"""The tables that reports draw."""

import pandas as pd

from dialogscore.measures.summaries import account_table
from tests.measures.feeds import ask, computed, feed, say


def test_hours_count_questions_and_answers_where_they_fall():
    # Monday 2024-03-04: asked at 9:30 and answered at 11:30; asked on Tuesday at 23:00 and answered on Wednesday.
    _, tables = computed(feed(ask("a", 9.5, response=2.0), ask("b", 47, response=1.5), ask("c", 9.9)))
    hours = tables["hours"]
    assert len(hours) == 168
    table = hours.set_index(["weekday", "hour"])
    assert table.loc[(0, 9)].tolist() == [2, 0]
    assert table.loc[(0, 11)].tolist() == [0, 1]
    assert table.loc[(1, 23)].tolist() == [1, 0]
    assert table.loc[(2, 0)].tolist() == [0, 1]
    assert hours["inbound"].sum() == 3


def test_hours_follow_the_clock_on_the_wall():
    # 23:30 UTC on Monday is half past midnight on Tuesday in Berlin in winter.
    _, tables = computed(feed(ask("a", 23.5)), zone="Europe/Berlin")
    assert tables["hours"].set_index(["weekday", "hour"])["inbound"][(1, 0)] == 1


def test_canned_groups_with_the_people_they_went_to():
    questions = [
        ask(f"q{number}", number, author_id=author) for number, author in enumerate(["ann", "ben", "ann", None])
    ]
    replies = [
        say(f"r{number}", act, 5 + number, to=f"q{number}", is_canned=True, canned_group="M000005")
        for number, act in enumerate(["deflect", "acknowledge", "acknowledge", "acknowledge"])
    ]
    _, tables = computed(feed(*questions, *replies, say("r4", "answer", 20, to="q1")))
    line = tables["canned"].iloc[0]
    # ann, ben and somebody unknown; 4 of 5 replies.
    assert line.tolist() == ["M000005", "acknowledge", 4, 3, 0.8]


def test_feed_without_canned_replies_has_an_empty_table():
    _, tables = computed(feed(say("r", "answer", 0, to="q")))
    assert tables["canned"].columns.tolist() == ["group", "act", "messages", "authors", "share"]
    assert tables["canned"].empty


def test_accounts_by_platform():
    messages = feed(
        say("a", "inform", 0, author_handle="AcmeHelp"),
        say("b", "inform", 1),
        say("c", "inform", 2, platform="facebook", author_handle=None),
        say("d", "inform", 3),
    )
    _, tables = computed(messages)
    assert tables["accounts"].to_numpy().tolist() == [["acme", "facebook", 1], ["AcmeHelp", "x", 1], ["acme", "x", 2]]


def test_accounts_without_a_handle_are_listed_by_name_and_id():
    own = {"author_role": "company", "platform": "facebook", "author_handle": None}
    page, named = {"author_id": "10", "author_name": "Nord Rad"}, {"author_id": None, "author_name": "Nord Rad"}
    messages = pd.DataFrame([own | page, own | page, own | named, own | {"author_id": "9", "author_name": None}])
    messages = messages.astype(pd.StringDtype("pyarrow"))
    assert account_table(messages)["handle"].tolist() == ["9", "Nord Rad", "Nord Rad (10)"]
