"""Service levels by hand: who was answered in time, on which day, by which clock, and whether the target is met."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.servicelevel import named_parts, verdict_of
from dialogscore.opening import DAYS, parse_opening
from dialogscore.targets import Target
from tests.measures.feeds import HOUR, ask, computed, feed, row_of, say

HOURLY = (Target("hourly", 0.8, HOUR),)
OFFICE = parse_opening(dict.fromkeys(DAYS[:5], "09:00-17:00"))
# The feed begins on Monday at midnight.
TUESDAY = 24


def asked(name, at, number, in_time, *, late=3.0, **more):
    """So many requests at one hour: the first answered after half an hour, the others after three."""
    return [
        ask(f"{name}{place}", at, response=0.5 if place < in_time else late, until=5000, **more)
        for place in range(number)
    ]


def level(scores, subset="hourly", by="target"):
    return row_of(scores, "service_level", subset, by=by)


def line(tables, **of):
    table = tables["service_level"]
    return table[np.logical_and.reduce([(table[name] == value).to_numpy() for name, value in of.items()])].iloc[0]


def test_share_by_hand_with_its_parts_and_its_verdict():
    rows = asked("m", 9, 40, 10) + asked("t", TUESDAY + 9, 60, 60)
    scores, tables = computed(feed(*rows), targets=HOURLY)
    whole = level(scores)
    assert (whole["value"], whole["n"], whole["basis"], whole["unit"]) == (0.7, 100, "predicted", "share")
    monday = level(scores, "hourly:monday", by="target:weekday")
    assert (monday["value"], monday["n"]) == (0.25, 40)
    assert level(scores, "hourly:tuesday", by="target:weekday")["value"] == 1
    assert line(tables, by="weekday", group="monday")["verdict"] == "missed"
    assert line(tables, by="weekday", group="tuesday")["verdict"] == "met"
    told = line(tables, by="")
    assert (told["target"], told["n"], told["share"], told["target_share"]) == ("hourly", 100, 0.7, 0.8)
    assert (told["within_seconds"], told["clock"], told["verdict"]) == (HOUR, "wall", "missed")
    assert tables["service_level"]["by"].unique().tolist() == ["", "weekday"]


def test_the_interval_is_that_of_the_reply_rate():
    rows = asked("m", 0, 100, 70, late=100.0)
    scores, _ = computed(feed(*rows), targets=(Target("days", 0.8, 72 * HOUR),))
    rate, found = row_of(scores, "reply_rate_72h"), level(scores, "days")
    for name in ("value", "n", "low", "high", "low_sampling", "high_sampling", "confidence"):
        assert found[name] == rate[name]


def test_uncertain_labels_widen_it_and_stand_beside():
    rows = asked("m", 0, 60, 40) + asked("u", 1, 20, 0, is_uncertain=True)
    scores, _ = computed(feed(*rows), targets=HOURLY)
    bands = [level(scores, f"{side}:hourly", by="uncertain_labels:target")["value"] for side in ("against", "for")]
    assert bands == [pytest.approx(40 / 80), pytest.approx(40 / 60)]
    assert level(scores)["high"] > level(scores)["high_sampling"]
    against = level(scores, "against:hourly:monday", by="uncertain_labels:target:weekday")
    assert against["value"] == bands[0]


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.8, 0.9, "met"), (0.79, 0.9, "open"), (0.7, 0.8, "open"), (0.7, 0.79, "missed"), (np.nan, np.nan, None)],
)
def test_met_or_missed_is_said_only_of_a_whole_interval(low, high, verdict):
    assert verdict_of(low, high, 0.8) == verdict


def test_too_few_are_refused_and_parts_only_follow_a_whole():
    scores, tables = computed(feed(*asked("m", 0, 29, 10)), targets=HOURLY)
    assert (level(scores)["note_code"], level(scores)["n"]) == ("not_watched", 29)
    assert tables["service_level"][["by", "note"]].to_numpy().tolist() == [["", "not_watched"]]
    scores, tables = computed(feed(*asked("m", 0, 35, 10), *asked("t", TUESDAY, 5, 5)), targets=HOURLY)
    few = line(tables, by="weekday", group="tuesday")
    assert (few["n"], few["note"], pd.isna(few["share"]), pd.isna(few["verdict"])) == (5, "not_watched", True, True)


def test_who_was_not_watched_so_long_is_not_counted():
    rows = asked("m", 0, 40, 20) + [ask(f"late{number}", 4999.5, until=5000) for number in range(10)]
    assert level(computed(feed(*rows), targets=HOURLY)[0])["n"] == 40


def test_inside_and_outside_opening_hours_by_the_moment_of_asking():
    # Nine sharp is inside, five sharp outside.
    rows = asked("i", 9, 30, 30) + asked("o", 17, 30, 3) + asked("n", 8.999, 10, 0)
    scores, _ = computed(feed(*rows), targets=HOURLY, opening=OFFICE)
    inside = level(scores, "hourly:inside", by="target:opening")
    outside = level(scores, "hourly:outside", by="target:opening")
    assert (inside["value"], inside["n"], outside["value"], outside["n"]) == (1, 30, 3 / 40, 40)


def test_the_business_clock_runs_within_opening_hours_only():
    # Asked on Monday at 16:30, answered on Tuesday at 9:15: 45 minutes of opening time.
    rows = [ask(f"q{number}", 16.5, response=16.75, until=5000) for number in range(40)]
    target = Target("open_hour", 0.8, HOUR, clock="business")
    scores, tables = computed(feed(*rows), targets=(*HOURLY, target), opening=OFFICE)
    assert (level(scores)["value"], level(scores, "open_hour")["value"]) == (0, 1)
    assert line(tables, target="open_hour", by="")["clock"] == "business"


def test_the_business_clock_without_hours_is_refused():
    scores, tables = computed(feed(*asked("m", 0, 40, 20)), targets=(Target("open_hour", 0.8, HOUR, clock="business"),))
    assert level(scores, "open_hour")["note_code"] == "no_hours"
    assert tables["service_level"]["note"].tolist() == ["no_hours"]


def test_a_target_of_one_platform_or_account_counts_no_others():
    rows = [say("p", "inform", 0, author_handle="Acme"), say("h", "inform", 0, author_handle="acme_help")]
    rows += asked("a", 9, 40, 40, mentions="acme") + asked("h", 9, 40, 10, mentions="@acme_help other")
    rows += asked("f", 9, 30, 0, platform="facebook")
    aims = (Target("help", 0.8, HOUR, account="x:acme_help"), Target("brand", 0.8, HOUR, account="acme"),
            Target("fb", 0.8, HOUR, platform="facebook"), Target("tweets", 0.8, HOUR, channel="x"))  # fmt: skip
    scores, _ = computed(feed(*rows), targets=aims)
    found = {aim.name: (level(scores, aim.name)["value"], level(scores, aim.name)["n"]) for aim in aims}
    assert found == {"help": (0.25, 40), "brand": (1, 40), "fb": (0, 30), "tweets": (0.625, 80)}
    assert level(scores, "tweets:x:acme_help", by="target:asked_account")["value"] == 0.25


def test_channels_stand_side_by_side_with_an_equal_unit_and_clock():
    rows = [say("p", "inform", 0), say("z", "answer", 0, platform="zendesk")]
    rows += asked("x", 9, 40, 10) + asked("m", 9, 40, 30, platform="zendesk")
    rows += asked("f", 9, 40, 0, platform="facebook")
    scores, tables = computed(feed(*rows), targets=HOURLY)
    channel = tables["service_level"].query("by == 'channel'").set_index("group")
    # Where the company wrote nothing, silence and a missing part look the same.
    assert channel["share"].to_dict() == {"x": 0.25, "zendesk": 0.75}
    assert level(scores, "hourly:zendesk", by="target:channel")["n"] == 40


def test_themes_split_where_there_are_any():
    rows = asked("a", 9, 40, 40) + asked("b", 9, 40, 10) + asked("n", 9, 10, 0)
    messages = feed(*rows)
    theme = messages["message_id"].str[0].map({"a": "T01", "b": "T02"})
    targets = (*HOURLY, Target("there", 0.8, HOUR, platform="x"))
    scores, tables = computed(messages.assign(theme=theme.astype(pd.StringDtype("pyarrow"))), targets=targets)
    # The table holds whom a target is asked of, and what a theme is called.
    found = pd.DataFrame({"theme": ["T01", "T02"], "label": ["parcel, late", "refund"]})
    named = {"service_level": named_parts(tables["service_level"], found)}
    assert line(named, target="hourly", by="theme", group="T01")["label"] == "parcel, late"
    assert pd.isna(line(named, target="hourly", by="")["label"])
    assert pd.isna(line(tables, target="hourly", by="")["of"])
    assert line(tables, target="there", by="")["of"] == "x"
    found = scores[(scores["subset_by"] == "target:theme").fillna(False)]
    assert found.set_index("subset")["value"].to_dict() == {
        "hourly:T01": 1, "hourly:T02": 0.25, "there:T01": 1, "there:T02": 0.25,
    }  # fmt: skip
