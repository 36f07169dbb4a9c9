"""Who is ranked and who is only listed."""

import json

import numpy as np
import pytest

from dialogscore.benchmark.standing import standing
from dialogscore.index import add_index
from tests.benchmark.drawn import benchmark, frame, row, table
from tests.measures.feeds import ask, computed, feed, say, sources


def withheld(company, *reasons):
    return row(company, "index", np.nan, n=0, note=("withheld", {"reasons": [list(reason) for reason in reasons]}))


def of(found, company):
    return found[found["company"].eq(company)].iloc[0]


def test_companies_with_scores_and_enough_data_are_ranked():
    scores, companies = benchmark([0.3, 0.6])
    found = standing(companies, scores)
    assert found["status"].tolist() == ["ranked", "ranked"]
    assert found["reason_code"].isna().all()


@pytest.mark.parametrize(
    ("presence", "reason"), [("no", "not_present"), ("not_exported", "not_exported"), ("yes", "no_scores")]
)
def test_a_company_without_a_feed_says_why(presence, reason):
    scores, _ = benchmark([0.3])
    found = standing(frame(["company 000", "absent"], presence=["yes", presence]), scores)
    assert (of(found, "absent")["status"], of(found, "absent")["reason_code"]) == ("no_feed", reason)


def test_a_presence_that_nobody_told_is_no_obstacle():
    scores, _ = benchmark([0.3])
    found = standing(frame(["company 000", "absent"], presence=[None, None]), scores)
    assert found["status"].tolist() == ["ranked", "no_feed"]


def test_less_than_nine_tenths_of_the_window_is_listed_and_nine_tenths_are_ranked():
    scores, _ = benchmark([0.3, 0.3])
    found = standing(frame(["company 000", "company 001"], window_covered=[0.9, 0.89]), scores)
    assert found["status"].tolist() == ["ranked", "listed"]
    assert json.loads(found["reason_args"][1]) == {"covered": 0.89, "least": 0.9}


def test_a_window_that_nobody_looked_at_lists_nobody():
    scores, companies = benchmark([0.3])
    assert standing(companies.assign(window_covered=np.nan), scores)["status"].tolist() == ["ranked"]


def test_too_few_turns_threads_or_messages_are_listed_with_what_is_missing():
    few = ("too_few_turns", 12, 30), ("too_few_company_messages", 40, 50)
    found = standing(frame(["a"]), table([withheld("a", *few, ("too_few", "continuity"))]))
    assert found["status"].tolist() == ["listed"]
    assert json.loads(found["reason_args"][0]) == {"reasons": [list(reason) for reason in few]}


def test_an_export_that_cannot_tell_what_was_answered_is_asked_for_the_same_data():
    few = ("too_few_turns", 29, 30), ("too_few_threads", 9, 10), ("too_few_company_messages", 7, 50)
    scores = table([
        withheld("a", ("answered_only",), ("too_few", "openness")),
        *(withheld(name, ("answered_only",), *lacks) for name, lacks in (("b", few[:1]), ("c", few[1:2]), ("d", few))),
    ])  # fmt: skip
    found = standing(frame(list("abcd")), scores)
    assert found["status"].tolist() == ["ranked", "listed", "listed", "listed"]
    told = [json.loads(one)["reasons"] for one in found["reason_args"][1:]]
    assert told == [[list(reason) for reason in lacks] for lacks in (few[:1], few[1:2], few)]


@pytest.mark.parametrize(("turns", "status"), [(29, "listed"), (30, "ranked")])
@pytest.mark.parametrize("coverage", ["full", "answered_only"])
def test_turns_are_counted_alike_whether_or_not_the_feed_supports_a_rate(turns, status, coverage):
    asked = [ask(f"q{number}", number / 10, response=1.0) for number in range(turns)]
    written = [say(f"p{number}", "inform", number) for number in range(50)]
    scores = add_index(*computed(feed(*asked, *written), source=sources(audience_coverage=coverage)))
    found = standing(frame([scores["company"].iloc[0]]), scores)
    assert found["status"].tolist() == [status]
    if status == "listed":
        assert json.loads(found["reason_args"][0]) == {"reasons": [["too_few_turns", 29, 30]]}


def test_an_index_withheld_for_a_pillar_lists_nobody():
    scores = table([withheld("a", ("too_few", "continuity"), ("too_few", "openness"))])
    assert standing(frame(["a"]), scores)["status"].tolist() == ["ranked"]


def test_what_was_settled_before_stays():
    scores, companies = benchmark([0.3, 0.3])
    told = companies.assign(status=["failed", "listed"], reason_code=["broken", "other"], reason_args=["{}", "{}"])
    found = standing(told, scores)
    assert found["status"].tolist() == ["failed", "listed"]
    assert found["reason_code"].tolist() == ["broken", "other"]


def test_a_frame_without_the_columns_gets_them():
    scores, companies = benchmark([0.3])
    bare = companies[["company", "presence"]]
    assert standing(bare, scores)["status"].tolist() == ["ranked"]
