"""Where the company talks with people: under which posts it answers, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures import purposes_talk
from tests.measures.feeds import ask, computed, feed, row_of, say

NUMBER = 40


def threads(purpose, answered, *, number=NUMBER, unsure=0, start=0, act="answer"):
    """Posts of a purpose with a question each, of which the first are answered after an hour."""
    rows = []
    for place in range(number):
        post, at = f"{purpose}{place}", start + 3 * place
        if purpose != "none":
            rows.append(say(post, "inform", at, purpose=purpose, purpose_uncertain=place < unsure))
        under = {"thread": post, "reply_target_id": post, "parent_id": post} if purpose != "none" else {}
        waits = 1.0 if place < answered else None
        rows.append(ask(f"q{post}", at + 1, response=waits, until=5000, **under))
        if place < answered:
            rows.append(say(f"r{post}", act, at + 2, to=f"q{post}", thread=post if under else f"q{post}"))
    return rows


def test_turns_are_counted_under_the_post_that_begins_their_thread():
    scores, tables = computed(feed(*threads("sales", 8), *threads("service", 30), *threads("none", 20)))
    rates = {name: row_of(scores, "reply_rate_72h", name, by="purpose") for name in ("sales", "service", "none")}
    assert {name: row["value"] for name, row in rates.items()} == {"sales": 0.2, "service": 0.75, "none": 0.5}
    assert rates["sales"]["n"] == NUMBER
    everybody = row_of(scores, "reply_rate_all_72h", "service", by="purpose")
    assert (everybody["value"], everybody["basis"]) == (0.75, "predicted")
    # 40 posts and 30 answers.
    assert row_of(scores, "dialog_share", "service", by="purpose")["value"] == pytest.approx(30 / 70)
    sides = tables["purpose_talk"].set_index("measure")
    line = sides.loc["reply_rate_72h"]
    assert (line["sells"], line["serves"], line["finding"], bool(line["outlasts"])) == (0.2, 0.75, "serves", True)
    assert line["difference"] == pytest.approx(0.55)
    low, high = (row_of(scores, "reply_rate_72h", side, by="purpose_side") for side in ("sells", "serves"))
    least = 0.55 - np.hypot(0.75 - high["low_sampling"], low["high_sampling"] - 0.2)
    assert line["low"] == pytest.approx(least)
    assert 0 < line["low"] < 0.55 < line["high"]


def test_parts_of_too_few_are_refused_and_the_finding_is_not_stated():
    scores, tables = computed(feed(*threads("sales", 8), *threads("community", 5, number=20)))
    row = row_of(scores, "reply_rate_72h", "community", by="purpose")
    assert (pd.isna(row["value"]), row["note_code"], row["n"]) == (True, "not_watched", 20)
    assert row_of(scores, "dialog_share", "community", by="purpose")["note_code"] == "few_units"
    assert set(tables["purpose_talk"]["finding"]) == {"unstated"}
    assert not (scores["subset"] == "research").any() or scores.loc[
        (scores["subset"] == "research") & scores["subset_by"].eq("purpose"), "measure"
    ].str.startswith("purpose_share").all()  # fmt: skip


def test_turns_under_an_uncertain_post_count_where_they_lower_or_raise_the_rate():
    # Of 40 posts, 10 uncertain ones are among the 20 whose question is answered.
    scores, tables = computed(feed(*threads("product", 20, unsure=10), *threads("service", 30)))
    row = row_of(scores, "reply_rate_72h", "product", by="purpose")
    against, most = (
        row_of(scores, "reply_rate_72h", f"{side}:product", by="uncertain_labels:purpose")
        for side in ("against", "for")
    )
    assert (row["value"], against["value"], most["value"]) == (0.5, 10 / 30, 0.5)
    assert (against["n"], most["n"]) == (30, 40)
    assert row["low"] == min(row["low_sampling"], against["low"])
    shared = row_of(scores, "dialog_share", "against:product", by="uncertain_labels:purpose")
    # The 10 uncertain posts are no dialog and count, their 10 answers are and do not.
    assert (shared["value"], shared["n"]) == (10 / 50, 50)
    assert tables["purpose_talk"]["sells_n"].tolist() == [40, 60]


@pytest.mark.parametrize(
    ("sells", "serves", "finding"),
    [((0.2, 0.1, 0.3), (0.5, 0.45, 0.6), "serves"), ((0.5, 0.45, 0.6), (0.2, 0.1, 0.3), "sells"),
     ((0.2, 0.1, 0.3), (0.3, 0.2, 0.4), "same"), ((0.2, 0.1, 0.3), (np.nan, np.nan, np.nan), "unstated")],
)  # fmt: skip
def test_a_side_is_named_only_where_the_interval_of_the_difference_leaves_out_none(sells, serves, finding):
    def row(side, ends, wide):
        value, low, high = ends
        return {"measure": "dialog_share", "subset_by": "purpose_side", "subset": side, "n": 50, "value": value,
                "low": low - wide, "high": high + wide, "low_sampling": low, "high_sampling": high}  # fmt: skip

    for wide, outlasts in ((0.0, True), (0.5, finding in ("same", "unstated"))):
        rows = [row("sells", sells, wide), row("serves", serves, wide)]
        line = purposes_talk.talk_table(rows).set_index("measure").loc["dialog_share"]
        assert (line["finding"], bool(line["outlasts"])) == (finding, outlasts)


def test_where_there_is_no_rate_there_is_none_by_purpose():
    rows = feed(*threads("sales", 40, number=60))
    scores, _ = computed(rows.assign(language_support="unsupported").astype(rows.dtypes))
    assert not scores.loc[scores["subset_by"].eq("purpose"), "measure"].isin(["reply_rate_72h", "dialog_share"]).any()
