"""The business clock beside the calendar one, with hours of each account."""

import pytest

from dialogscore.opening import DAYS, parse_opening
from tests.measures.feeds import HOUR, ask, computed, feed, row_of, say

OFFICE = dict.fromkeys(DAYS[:5], "09:00-17:00")


def scored(*rows, **said):
    return computed(feed(*rows), opening=parse_opening(OFFICE | said))[0]


def test_a_night_is_no_wait():
    # The feed begins on Monday at midnight: asked at 16:00, answered on Tuesday at 10:00, 18 hours later.
    rows = [ask(f"q{number}", 16, response=18.0) for number in range(40)]
    scores = scored(*rows)
    assert row_of(scores, "response_median_seconds")["value"] == 18 * HOUR
    row = row_of(scores, "response_median_seconds_business")
    assert (row["value"], row["n"], row["unit"]) == (2 * HOUR, 40, "s")
    assert row_of(scores, "response_p90_seconds_business")["value"] == 2 * HOUR
    assert row_of(scores, "business_rate_8h")["value"] == 1


def test_rate_of_a_working_day_by_hand():
    # 20 asked on Monday at nine and were answered at five sharp, 8 hours; 10 on Tuesday at 10, the 9th; 10 never.
    rows = [ask(f"a{number}", 9, response=8.0) for number in range(20)]
    rows += [ask(f"b{number}", 9, response=25.0) for number in range(10)]
    rows += [ask(f"w{number}", 9) for number in range(10)]
    row = row_of(scored(*rows), "business_rate_8h")
    assert (row["value"], row["n"]) == (0.5, 40)
    assert row["low"] < 0.5 < row["high"]


def test_each_account_keeps_its_own_hours():
    # Asked on Saturday at noon (132 h after Monday), answered an hour later: only the helpers are there.
    helped = [ask(f"h{number}", 132, response=1.0, mentions="@Acme_Help") for number in range(40)]
    night = {"saturday": "10:00-18:00"}
    scores = scored(*helped, accounts={"x:acme_help": night})
    assert row_of(scores, "response_median_seconds_business")["value"] == HOUR
    assert row_of(scored(*helped), "response_median_seconds_business")["value"] == 0
    # Whose message is answered decides before who is mentioned.
    post = say("post", "invite", 130, author_handle="acme_help")
    under = [ask(f"u{number}", 132, response=1.0, thread="post", reply_target_id="post") for number in range(40)]
    scores = scored(post, *under, accounts={"acme_help": night})
    assert row_of(scores, "response_median_seconds_business")["value"] == HOUR


def test_one_handle_on_two_platforms_is_two_accounts():
    # Both are asked on Saturday at noon and answer an hour later; only on Facebook somebody is there then.
    night = {"saturday": "10:00-18:00"}
    accounts = {"facebook:acme_help": night, "x:acme_help": dict.fromkeys(DAYS[:5], "09:00-17:00")}
    for platform, waited in (("facebook", HOUR), ("x", 0)):
        rows = [ask(f"h{number}", 132, response=1.0, mentions="acme_help", platform=platform) for number in range(40)]
        assert row_of(scored(*rows, accounts=accounts), "response_median_seconds_business")["value"] == waited


def test_without_hours_there_is_no_business_clock():
    scores, _ = computed(feed(*(ask(f"q{number}", response=1.0) for number in range(40))))
    assert not scores["measure"].str.contains("business").any()


def test_watching_a_weekend_is_watching_nobody():
    # Asked on Saturday, the export ends on Sunday: not one open hour was watched.
    rows = [ask(f"q{number}", 130, until=150.0) for number in range(40)]
    scores = scored(*rows)
    assert row_of(scores, "business_rate_8h")["note_code"] == "not_watched"
    assert row_of(scores, "response_median_seconds_business")["note_code"] == "not_reached"


def test_open_all_week_the_two_clocks_agree():
    rows = [ask(f"q{number}", number, response=float(number + 1)) for number in range(40)]
    scores = scored(*rows, **dict.fromkeys(DAYS, "00:00-24:00"))
    calendar, business = (row_of(scores, f"response_median_seconds{clock}") for clock in ("", "_business"))
    assert business["value"] == pytest.approx(calendar["value"])
    assert (business["low"], business["high"]) == pytest.approx((calendar["low"], calendar["high"]))
