"""Who is ranked and who is only listed."""

import json

import numpy as np
import pytest

from dialogscore.benchmark.standing import standing
from tests.benchmark.drawn import benchmark, frame, row, table


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


def test_an_export_that_cannot_tell_what_was_answered_is_asked_for_company_messages_alone():
    scores = table([
        withheld("a", ("answered_only",), ("too_few_turns", 0, 30)),
        withheld("b", ("answered_only",), ("too_few_company_messages", 7, 50)),
    ])  # fmt: skip
    assert standing(frame(["a", "b"]), scores)["status"].tolist() == ["ranked", "listed"]


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
