"""Worked examples that vendors published, each under its own profile; sources stand in the profiles."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.rows import Setting
from dialogscore.profiles import built_in, profile_scores
from dialogscore.statistics import clustered_share
from tests.measures.feeds import START, ask, computed, feed, row_of, say, sources

PROFILES = {profile.name: profile for profile in built_in()}
HOUR = 3600


def scored(name, *rows, **profile):
    chosen = PROFILES[name]
    chosen = chosen.__class__(**(chosen.__dict__ | profile))
    found, _ = profile_scores(feed(*rows), sources(), Setting("Acme"), profiles=[chosen])
    return {row["measure"]: row for row in found.to_dict("records")}


def rate(*given, **profile):
    row = scored(*given, **profile)["profile_reply_rate"]
    return row["value"], row["n"]


def seconds(*given, **profile):
    return scored(*given, **profile)["profile_response_seconds"]["value"]


def pair(key, asked, answered, **more):
    """A message at an hour and the reply at another; the reply's id is r and the key."""
    question = ask(key, asked, response=answered - asked, response_id=f"r{key}", **more)
    return question, say(f"r{key}", "answer", answered, to=key)


def test_fanpage_karma_takes_the_median_of_its_five_times():
    minutes = (10, 45, 120, 1200, 53)
    rows = [row for number, m in enumerate(minutes) for row in pair(f"q{number}", 100 * number, 100 * number + m / 60)]
    known = {"company_reacted": False}
    rows = [row | known for row in rows]
    # 53 min = 0.88 h; their mean, which they reject, is 285.6 min = 4.76 h.
    assert seconds("fanpage-karma", *rows) == pytest.approx(53 * 60)
    assert seconds("fanpage-karma", *rows, statistic="mean") / HOUR == pytest.approx(4.76)


def test_fanpage_karma_counts_likes_and_deletions_as_service():
    # 20 user posts: 4 liked, 5 commented, 2 deleted: 11 of 20.
    rows = [ask(f"l{n}", n, company_reacted=True) for n in range(4)]
    rows += [row for n in range(5) for row in pair(f"c{n}", 20 + n, 20.5 + n)]
    rows += [ask(f"d{n}", 40 + n, status="deleted") for n in range(2)]
    rows += [ask(f"n{n}", 60 + n, company_reacted=False) for n in range(9)]
    assert rate("fanpage-karma", *rows) == (pytest.approx(0.55), 20)
    # Their rule of comments alone: 5 of 20, deleted posts among them; without them 5 of 18.
    assert rate("fanpage-karma", *rows, answer=("reply",), also=("deleted",)) == (pytest.approx(0.25), 20)
    assert rate("fanpage-karma", *rows, answer=("reply",)) == (pytest.approx(5 / 18), 18)


def test_fanpage_karma_is_refused_where_the_export_knows_no_likes():
    found = scored("fanpage-karma", *pair("q", 0, 1))
    assert {row["note_code"] for row in found.values()} == {"reactions_unknown"}


def test_zoomsphere_starts_from_the_closest_preceding_message():
    # Monday 12:00, Tuesday 12:00, reply at 20:00: 8 h from the last message, 32 h from the first.
    rows = [
        ask("a", 12, response=32, response_id="ra"),
        ask("b", 36, turn="a", thread="a", response=32, response_id="ra"),
        say("ra", "answer", 44, to="b", thread="a"),
    ]
    assert seconds("zoomsphere", *rows) == 8 * HOUR
    assert seconds("zoomsphere", *rows, start="first") == 32 * HOUR


def test_zoomsphere_resolves_two_queries_after_eight_hours_and_after_two():
    rows = [*pair("a", 12, 20, thread="a"), *pair("b", 36, 38, thread="a")]
    assert rate("zoomsphere", *rows) == (1, 2)
    assert seconds("zoomsphere", *rows) == pytest.approx((8 + 2) / 2 * HOUR)


def test_zoomsphere_counts_a_second_reply_with_a_time_of_its_own():
    # 12:00, replies at 20:00 and at 20:00 the day after: 8 h, and 1 day and 8 h.
    question, answer = pair("c", 12, 20)
    found = scored("zoomsphere", question, answer, say("again", "answer", 44, to="c"))
    assert found["profile_response_seconds"]["value"] == pytest.approx((8 + 32) / 2 * HOUR)
    assert found["profile_response_seconds"]["n"] == 2
    assert (found["profile_reply_rate"]["value"], found["profile_reply_rate"]["n"]) == (1, 1)


def test_each_reply_starts_from_the_last_message_before_it():
    # Asked at 12 and, after the first reply at 20, again in the same turn at 30; the second reply at 44 waited 14 h.
    rows = [
        ask("a", 12, response=8, response_id="ra"), say("ra", "answer", 20, to="a", thread="a"),
        ask("b", 30, turn="a", thread="a", response=8, response_id="ra"), say("rb", "answer", 44, to="b", thread="a"),
    ]  # fmt: skip
    found = scored("zoomsphere", *rows)["profile_response_seconds"]
    assert (found["value"], found["n"]) == (pytest.approx((8 + 14) / 2 * HOUR), 2)


@pytest.mark.parametrize(("answered", "waited"), [(9 + 5 / 60, 5 * 60), (8.75, 2.75 * HOUR)])
def test_orlo_starts_at_opening_unless_answered_before(answered, waited):
    assert seconds("orlo-office-hours", *pair("q", 6, answered)) == pytest.approx(waited)


def test_orlo_waits_over_the_weekend_until_monday():
    # The drawn feed begins on Monday: Friday 18:00 is hour 114, the next Monday 09:30 is hour 177.5.
    assert seconds("orlo-office-hours", *pair("q", 114, 177.5)) == 30 * 60


def test_quintly_gives_seven_days_and_asks_for_a_question_mark():
    week = 168
    named = {"text": "is it open?", "mentions": "acme"}
    late, in_time = pair("late", 0, week + 1 / HOUR, **named), pair("well", 1, 1 + week, **named)
    plain = pair("plain", 2, 3, text="it is shut https://a.example/?x", mentions="acme")
    assert rate("quintly-7d", *late, *in_time, *plain) == (0.5, 2)


def test_quintly_counts_no_reply_that_names_two():
    question, answer = pair("q", 0, 1, text="open?", mentions="acme")
    assert rate("quintly-7d", question, answer | {"mentions": "ann bo"})[0] == 0
    assert rate("quintly-7d", question, answer | {"mentions": "ann"})[0] == 1


def test_meta_looks_back_thirty_days_from_the_last_message_and_takes_ten_at_least():
    old = [ask(f"o{n}", n) for n in range(12)]
    new = [row for n in range(11) for row in pair(f"n{n}", 900 + n, 900.5 + n, until=2000)]
    assert rate("meta-badge-like", *old, *new) == (1, 11)
    # With nine in thirty days, the last ten count: one of the old ones with them.
    assert rate("meta-badge-like", *old, *new[:18]) == (0.9, 10)


def test_meta_looks_at_whole_days_the_first_to_the_thirtieth_of_august():
    # The drawn feed begins on 4 March: 30 August, 10 o'clock, is hour 179 * 24 + 10, and 1 August begins at 150 * 24.
    first, last = 150 * 24, 179 * 24 + 10
    rows = [row for n in range(10) for row in pair(f"a{n}", last - n, last - n + 0.5, until=9000)]
    within, before = ask("within", first, until=9000), ask("before", first - 1, until=9000)
    assert rate("meta-badge-like", *rows, within) == (pytest.approx(10 / 11), 11)
    assert rate("meta-badge-like", *rows, before) == (1, 10)


def test_meta_counts_a_contact_after_a_day_of_silence_and_the_fastest_nine_tenths():
    same = {"author_id": "ann"}
    rows = [*pair("a", 0, 1, **same), ask("b", 24, **same), ask("c", 50, **same)]
    # "b" comes 23 h after the reply: the same contact; "c" 26 h after "b": a new one.
    assert rate("meta-badge-like", *rows) == (0.5, 2)
    waits = [row for n in range(10) for row in pair(f"w{n}", n * 50, n * 50 + (n + 1), author_id=f"p{n}")]
    assert seconds("meta-badge-like", *waits) == pytest.approx(np.mean(np.arange(1, 10)) * HOUR)


def test_crowdbabble_sixty_of_a_hundred_mentions():
    rows = [row for n in range(60) for row in pair(f"a{n}", n, n + 0.5, mentions="acme")]
    rows += [ask(f"u{n}", 100 + n, mentions="acme") for n in range(40)]
    assert rate("simply-measured", *rows) == (0.6, 100)


def test_socially_devoted_needs_fifty_questions():
    rows = [ask(f"q{n}", n) for n in range(49)]
    assert scored("socially-devoted", *rows)["profile_reply_rate"]["note_code"] == "few_units"
    assert rate("socially-devoted", *rows, ask("last", 60)) == (0, 50)


def test_a_response_after_no_time_counts():
    # A bug that issue-metrics had: zero seconds were taken for no response.
    assert rate("issue-metrics", *pair("q", 3, 3)) == (1, 1)
    assert seconds("issue-metrics", *pair("q", 3, 3)) == 0


def test_a_later_reply_does_not_replace_the_first():
    question, answer = pair("q", 0, 1)
    again = say("again", "answer", 9, to="q")
    assert seconds("issue-metrics", question, answer, again) == HOUR


def test_ones_own_second_comment_is_no_response():
    own = ask("own", 1, thread="q", author_id="author of q", reply_target_id="q", parent_id="q", depth=1)
    assert rate("issue-metrics", ask("q", 0), own) == (0, 1)
    other = own | {"author_id": "bo"}
    assert rate("issue-metrics", ask("q", 0), other) == (1, 1)


def test_socially_devoted_adds_what_was_left_to_what_was_answered():
    # Socialbakers, third quarter of 2012: 477,478 questions answered and 1,097,297 not; 30.3 %.
    hits = np.arange(477_478 + 1_097_297) < 477_478
    assert len(hits) == 1_574_775
    assert clustered_share(hits, np.arange(len(hits))).value == pytest.approx(0.303, abs=5e-4)


@pytest.mark.parametrize(("answered", "reached"), [(65, True), (64, False)])
def test_socially_devoted_is_who_answers_65_of_a_hundred(answered, reached):
    rows = [row for n in range(answered) for row in pair(f"q{n}", n, n + 0.5, inbound_type="question")]
    rows += [ask(f"n{n}", 200 + n, inbound_type="question") for n in range(100 - answered)]
    share, n = rate("socially-devoted", *rows)
    assert (share >= PROFILES["socially-devoted"].threshold, n) == (reached, 100)


def test_yext_counts_responses_in_the_month_in_which_they_were_written():
    # Three reviews of January and three of February, all answered in February: none in January, six in February.
    rows = [row for n in range(3) for row in pair(f"j{n}", n, 900 + n)]
    rows += [row for n in range(3) for row in pair(f"f{n}", 800 + n, 910 + n)]
    border = START + pd.Timedelta(hours=700)
    counts = [
        row_of(computed(feed(*rows), window=window)[0], "replies_with_known_parent")["value"]
        for window in ((None, border), (border, None))
    ]
    assert counts == [0, 6]


def test_yext_rates_a_month_by_its_own_messages_whenever_they_were_answered():
    # Three in January and three in February, all answered in February: 100 % in both months.
    rows = [row for n in range(3) for row in pair(f"j{n}", n, 900 + n)]
    rows += [row for n in range(3) for row in pair(f"f{n}", 800 + n, 910 + n)]
    border = START + pd.Timedelta(hours=700)
    for window in ((None, border), (border, None)):
        setting = Setting("Acme", window=window)
        found, _ = profile_scores(feed(*rows), sources(), setting, profiles=[PROFILES["webxf-2012"]])
        assert (found.loc[0, "value"], found.loc[0, "n"]) == (1, 3)


def test_chatwoot_does_not_count_the_days_a_conversation_was_closed():
    # Monday 9:00 asked and answered by a machine that closes; Friday 14:00 asked again; a person answers at 14:10.
    rows = [ask("q", 9, thread="q"), say("bot", "answer", 9.01, to="q", thread="q", is_automated=True)]
    rows += pair("again", 110, 110 + 1 / 6, thread="q")
    found = scored("sprout-72h", *rows)["profile_response_seconds"]
    assert (found["value"], found["n"]) == (600, 1)


def test_the_first_of_several_answers_is_the_earliest_and_not_the_beginning_of_time():
    # A bug that 4CAT had: the earliest time was sought from 0 on, and nothing lies before 1970.
    replies = [say(f"r{n}", "answer", at, to="q") for n, at in enumerate((7, 3, 5))]
    assert seconds("issue-metrics", ask("q", 1), *replies) == 2 * HOUR


def test_our_own_profile_is_our_own_rate():

    rows = [row for n in range(30) for row in pair(f"a{n}", n, n + (1 if n % 3 else 80))]
    messages = feed(*rows, *(ask(f"u{n}", 50 + n) for n in range(10)))
    found, table = profile_scores(messages, sources(), Setting("Acme"), profiles=[PROFILES["dialogscore"]])
    ours = row_of(computed(messages)[0], "reply_rate_72h")
    assert (found.loc[0, "value"], found.loc[0, "n"]) == (ours["value"], ours["n"])
    assert table["horizon_hours"].tolist() == [72]


def test_without_audience_every_profile_is_refused():
    none = sources(audience_coverage="none", capabilities="company_posts")
    found, _ = profile_scores(feed(*pair("q", 0, 1)), none, Setting("Acme"))
    assert set(found["note_code"]) == {"no_audience_messages"}
    assert found["profile"].nunique() == 12


def test_conversations_paired_by_their_order_have_profiles_where_they_have_a_rate():
    rows = [row for n in range(40) for row in pair(f"q{n}", n, n + 1)]
    paired = sources(capabilities="audience_messages exact_times", limits="no_posts parents_by_order")
    found, _ = profile_scores(feed(*rows), paired, Setting("Acme"), profiles=[PROFILES["dialogscore"]])
    rate = row_of(computed(feed(*rows), source=paired)[0], "reply_rate_72h")
    assert (rate["value"], rate["n"]) == (1, 40)
    assert (found.loc[0, "value"], found.loc[0, "n"]) == (1, 40)


def test_the_order_of_rows_changes_nothing():
    rows = feed(*(row for n in range(60) for row in pair(f"q{n}", n, n + 0.3 * n, mentions="acme", text="why?")))
    one, _ = profile_scores(rows, sources(), Setting("Acme"))
    two, _ = profile_scores(rows.sample(frac=1, random_state=5), sources(), Setting("Acme"))
    pd.testing.assert_frame_equal(one, two)


def test_uncertain_labels_stretch_the_interval_as_they_do_in_our_own_rate():
    rows = [row for n in range(30) for row in pair(f"a{n}", n, n + (1 if n % 3 else 80))]
    unsure = [ask(f"u{n}", 50 + n, is_uncertain=True) for n in range(10)]
    setting = Setting("Acme", label_errors={"reply_rate": {"sd": 0.03}})
    messages = feed(*rows, *unsure)
    found, _ = profile_scores(messages, sources(), setting, profiles=[PROFILES["dialogscore"]])
    ours = row_of(computed(messages, label_errors=setting.label_errors)[0], "reply_rate_72h")
    ends = ["low", "high", "low_sampling", "high_sampling"]
    assert found.loc[0, ends].tolist() == pytest.approx(ours[ends].tolist())
    assert found.loc[0, "high"] > found.loc[0, "high_sampling"]


def test_an_uncertain_label_may_bring_a_message_in():
    sure = [row for n in range(60) for row in pair(f"a{n}", n, n + 1)]
    told = ask("u", 70, inbound_type="other", needs_reply=False)
    plain = scored("socially-devoted", *sure, told)["profile_reply_rate"]
    unsure = scored("socially-devoted", *sure, told | {"is_uncertain": True})["profile_reply_rate"]
    assert (unsure["value"], unsure["n"]) == (plain["value"], plain["n"]) == (1, 60)
    assert unsure["low"] < plain["low"] == unsure["low_sampling"]


def test_times_are_stretched_to_what_they_are_without_uncertain_labels():
    quick = [row for n in range(60) for row in pair(f"a{n}", n, n + 1)]
    slow = pair("u", 70, 190, is_uncertain=True)
    row = scored("socially-devoted", *quick, *slow)["profile_response_seconds"]
    assert row["low"] <= HOUR < row["value"]
    assert row["low_sampling"] == HOUR


def test_profiles_without_labels_have_sampling_error_alone():
    rows = [row for n in range(20) for row in pair(f"a{n}", n, n + 1, is_uncertain=True)]
    found = scored("zoomsphere", *rows)["profile_reply_rate"]
    assert (found["low"], found["high"]) == (found["low_sampling"], found["high_sampling"])
    assert found["basis"] == "counted"


def test_few_threads_are_noted():
    assert scored("zoomsphere", *pair("a", 0, 1), *pair("b", 0, 1))["profile_reply_rate"]["note_code"] == "few_clusters"
