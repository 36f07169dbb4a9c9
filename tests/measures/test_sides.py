"""Months, accounts and platforms stand side by side, each with its own n, and too few are told so."""

import pandas as pd
import pytest

from tests.measures.feeds import ask, computed, feed, row_of, say

# The feed begins on 4 March 2024; 31 days later it is April.
APRIL = 31 * 24


def asked(name, at, number, answered, **more):
    """So many turns in need of a reply, an hour apart, of which the first were answered after an hour."""
    return [
        ask(f"{name}{place}", at + place, response=1.0 if place < answered else None, until=5000, **more)
        for place in range(number)
    ]


def written(name, at, acts, **more):
    """Company posts, an hour apart."""
    return [say(f"{name}{place}", act, at + place, **more) for place, act in enumerate(acts)]


def test_each_month_has_its_own_rate_and_its_own_dialog_share():
    rows = asked("m", 0, 40, 10) + asked("a", APRIL, 30, 24)
    rows += written("p", 100, ["inform"] * 24 + ["answer"] * 6, position="reply")
    rows += written("r", APRIL + 100, ["answer"] * 29, position="reply")
    scores, tables = computed(feed(*rows))
    assert row_of(scores, "reply_rate_72h", "2024-03", by="month")["value"] == 10 / 40
    assert row_of(scores, "reply_rate_72h", "2024-04", by="month")["value"] == 24 / 30
    assert row_of(scores, "dialog_share", "2024-03", by="month")["value"] == 6 / 30
    few = row_of(scores, "dialog_share", "2024-04", by="month")
    assert (pd.isna(few["value"]), few["note_code"], few["n"]) == (True, "few_units", 29)
    lines = tables["sides"].to_dict("records")
    assert lines == [
        {"split": "month", "part": "2024-03", "company_messages": 30, "inbound_turns": 40},
        {"split": "month", "part": "2024-04", "company_messages": 29, "inbound_turns": 30},
    ]
    # 10 of 40 against 24 of 30 is no accident.
    tested = tables["differences"].set_index(["measure", "split"]).loc[("reply_rate_72h", "month")]
    assert (bool(tested["differs"]), tested["highest"]) == (True, "2024-04")


def test_what_lies_in_one_month_is_not_split():
    scores, tables = computed(feed(*asked("m", 0, 40, 10)))
    assert not scores["subset_by"].isin(["month", "quarter", "account", "platform"]).any()
    assert not len(tables["sides"])


def test_more_than_eighteen_months_are_told_by_the_quarter():
    # From March 2024 to August 2025 are 18 months, to September 19.
    for days, split, part in ((545, "month", "2025-08"), (550, "quarter", "2025-Q3")):
        _, tables = computed(feed(*asked("m", 0, 3, 1), *asked("l", days * 24, 3, 1)))
        assert tables["sides"]["split"].unique().tolist() == [split]
        assert tables["sides"]["part"].iloc[-1] == part


def test_the_calendar_is_that_of_the_zone():
    # Ten at night on 31 March in UTC is April in Berlin.
    rows = asked("m", 0, 3, 1) + asked("l", 27 * 24 + 22, 2, 1)
    _, tables = computed(feed(*rows))
    assert tables["sides"]["inbound_turns"].tolist() == []
    _, tables = computed(feed(*rows), zone="Europe/Berlin")
    assert tables["sides"]["inbound_turns"].tolist() == [3, 2]


def test_a_turn_knocks_at_the_account_that_it_answers_else_at_the_first_that_it_mentions():
    rows = [say("p", "inform", 0, author_handle="acme"), say("c", "inform", 1, author_handle="acme_help")]
    rows += [ask("q1", 2, thread="p", reply_target_id="p"), ask("q2", 3, mentions="someone Acme_Help acme")]
    rows += [ask("q3", 4, mentions="someone"), ask("q4", 5, thread="c", reply_target_id="c", mentions="acme")]
    _, tables = computed(feed(*rows))
    accounts = tables["sides"][tables["sides"]["split"] == "account"]
    assert accounts.drop(columns="split").to_dict("records") == [
        {"part": "x:acme", "company_messages": 1, "inbound_turns": 1},
        {"part": "x:acme_help", "company_messages": 1, "inbound_turns": 2},
    ]


def test_platforms_stand_apart():
    rows = asked("x", 0, 30, 15) + asked("f", 50, 30, 30, platform="facebook")
    rows += [say("p", "inform", 0), say("s", "inform", 0, platform="facebook")]
    scores, tables = computed(feed(*rows))
    found = [row_of(scores, "reply_rate_72h", name, by="platform")["value"] for name in ("x", "facebook")]
    assert found == [0.5, 1]
    assert set(tables["sides"]["split"]) == {"account", "platform"}


def test_what_stays_unanswered_is_counted_by_what_was_asked():
    rows = asked("q", 0, 40, 10) + asked("c", 100, 6, 0, inbound_type="complaint")
    scores, tables = computed(feed(*rows))
    assert row_of(scores, "unanswered_share", "question", by="inbound_type")["value"] == pytest.approx(30 / 40)
    assert row_of(scores, "unanswered_share", "complaint", by="inbound_type")["note_code"] == "not_watched"
    assert tables["unanswered"].to_dict("records") == [
        {"inbound_type": "question", "turns": 40, "answered": 10, "answered_later": 0, "collective": 0,
         "community": 0, "none": 30},
        {"inbound_type": "complaint", "turns": 6, "answered": 0, "answered_later": 0, "collective": 0,
         "community": 0, "none": 6},
    ]  # fmt: skip
    ledger = tables["ledger"].set_index("rule")["turns"]
    assert tables["unanswered"]["none"].sum() == ledger["none"]
