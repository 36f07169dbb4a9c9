"""How often a company writes, how much of it speaks to nobody, and how much stays unanswered."""

import pandas as pd
import pytest
from scipy.stats import t

from tests.measures.feeds import START, ask, computed, feed, row_of, say, sources, value_of

DAY = 24


def weekly(*counts, **more):
    """Return posts of weeks on end: so many in each."""
    days = [(week, number) for week, count in enumerate(counts) for number in range(count)]
    return [say(f"p{week}-{number}", "inform", 7 * DAY * week + number, **more) for week, number in days]


def observed(days):
    return sources(observed_until=START + pd.Timedelta(days=days))


def test_messages_per_week_are_the_mean_of_whole_weeks():
    # 4, 2, 0 and 2 in four weeks; the five of the last two days are no whole week.
    scores, _ = computed(feed(*weekly(4, 2, 0, 2, 5)), source=observed(30))
    row = row_of(scores, "posts_per_week")
    assert (row["value"], row["n"], row["unit"]) == (2, 4, "per_week")
    # Deviations 2, 0, -2, 0: variance 8 / 3, of the mean 2 / 3.
    half = t.ppf(0.975, 3) * (2 / 3) ** 0.5
    assert (row["low"], row["high"]) == (pytest.approx(max(0, 2 - half)), pytest.approx(2 + half))
    assert pd.isna(row["note_code"])


def test_posts_and_replies_stand_apart():
    rows = [*weekly(3, 3, 3, 3), ask("q", 1, response=1.0), say("r", "answer", 2, to="q", thread="q")]
    scores, _ = computed(feed(*rows), source=observed(28))
    assert value_of(scores, "posts_per_week") == (13 / 4, 4)
    assert [row_of(scores, "posts_per_week", kind, by="post_kind")["value"] for kind in ("post", "reply")] == [3, 0.25]


def test_only_what_begins_a_thread_is_a_post_whatever_kind_its_row_is_of():
    rows = [*weekly(2, 2, 2, 2), say("more", "inform", 1, thread="p0-0", position="self_thread"),
            say("named", "answer", 2, position="reply")]  # fmt: skip
    scores, tables = computed(feed(*rows), source=observed(28))
    parts = [row_of(scores, "posts_per_week", kind, by="post_kind")["value"] for kind in ("post", "reply")]
    assert parts == [2, 0.5]
    # Both chapters count posts by one definition: eight openers.
    assert (tables["posting_weeks"]["posts"].sum(), tables["posting_weeks"]["replies"].sum()) == (8, 2)


def test_few_weeks_are_weak_and_none_is_no_rate():
    scores, _ = computed(feed(*weekly(3, 1)), source=observed(14))
    assert row_of(scores, "posts_per_week")["note_code"] == "too_few_weeks"
    one = row_of(computed(feed(*weekly(3)), source=observed(8))[0], "posts_per_week")
    assert (one["value"], pd.isna(one["low"])) == (3, True)
    none = row_of(computed(feed(*weekly(3)), source=observed(6))[0], "posts_per_week")
    assert (pd.isna(none["value"]), none["note_code"]) == (True, "too_few_weeks")


def test_a_window_ends_the_weeks():
    window = (START + pd.Timedelta(days=7), START + pd.Timedelta(days=21))
    scores, _ = computed(feed(*weekly(9, 2, 4, 9)), source=observed(40), window=window)
    assert value_of(scores, "posts_per_week") == (3, 2)


def test_one_way_is_what_is_broadcast():
    rows = [say("a", "inform", 0), say("b", "promote", 1, is_uncertain=True), ask("q", 2, response=1.0)]
    rows += [say("c", "answer", 3, to="q", is_uncertain=True), say("d", "acknowledge", 4, to="q", thread="q")]
    scores, _ = computed(feed(*rows))
    assert value_of(scores, "one_way_share") == (2 / 4, 4)
    assert value_of(scores, "one_way_share_openers") == (1, 2)
    sides = [row_of(scores, "one_way_share", side, by="uncertain_labels")["value"] for side in ("against", "for")]
    assert sides == [1 / 4, 3 / 4]


def test_unanswered_is_what_the_reply_rate_leaves():
    rows = [ask(f"q{n}", n, response=1.0 if n < 8 else None, is_uncertain=n == 0) for n in range(40)]
    scores, _ = computed(feed(*rows))
    row, rate = row_of(scores, "unanswered_share"), row_of(scores, "reply_rate_72h")
    assert (row["value"], row["n"]) == (pytest.approx(32 / 40), 40)
    assert (row["low"], row["high_sampling"]) == (1 - rate["high"], 1 - rate["low_sampling"])
    # The doubtful turn was answered: without it 32 of 39 are not.
    assert row_of(scores, "unanswered_share", "for", by="uncertain_labels")["value"] == pytest.approx(32 / 39)


def test_unanswered_is_refused_with_the_rate():
    row = row_of(computed(feed(ask("q", 0)))[0], "unanswered_share")
    assert (pd.isna(row["value"]), row["note_code"]) == (True, "not_watched")
