"""How waits end: the company, somebody else or a deletion, whichever comes first."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.measures.feeds import HOUR, START, ask, computed, feed, row_of, say


def by_cause(scores, measure="incidence_72h"):
    rows = scores[(scores["measure"] == measure) & scores["subset_by"].eq("cause").fillna(False)]
    return dict(zip(rows["subset"], rows["value"], strict=True))


def help_from(author, name, at, to):
    return ask(name, at, thread=to, author_id=author, direction="ambient", parent_id=to, reply_target_id=to,
               needs_reply=False)  # fmt: skip


def mixed():
    """40 turns: 20 answered by the company after 4 h, 10 by a neighbor after 2 h, one of them also by the company."""
    rows = [ask(f"a{number}", number / 100, response=4.0) for number in range(20)]
    for number in range(10):
        at = 1 + number / 100
        rows += [ask(f"n{number}", at, response=30.0 if not number else None, answered="community"),
                 help_from("neighbor", f"h{number}", at + 2, f"n{number}")]  # fmt: skip
    return rows + [ask(f"w{number}", number / 100) for number in range(10)]


def test_answer_by_another_person_competes_with_that_of_the_company():
    scores, _ = computed(feed(*mixed()))
    # 20 of 40 by the company, 10 by the neighbor; the one that the company also answered, later, was answered already.
    assert by_cause(scores) == pytest.approx({"company": 0.5, "others": 0.25})
    assert row_of(scores, "reply_rate_72h")["value"] == pytest.approx(21 / 40)
    assert by_cause(scores, "incidence_8h") == pytest.approx({"company": 0.5, "others": 0.25})


def test_what_a_person_adds_is_no_answer_by_another():
    rows = [*mixed()[:20], *(ask(f"w{number}", number / 100) for number in range(20))]
    rows += [help_from(f"author of w{number}", f"s{number}", 5, f"w{number}") for number in range(20)]
    scores, _ = computed(feed(*rows))
    assert by_cause(scores) == pytest.approx({"company": 0.5, "others": 0.0})
    zero = scores[(scores["measure"] == "incidence_72h") & scores["subset"].eq("others").fillna(False)].iloc[0]
    assert zero["low"] == 0
    assert zero["high"] > 0.05, "nothing seen is not nothing possible"


def test_shares_with_censoring_by_hand():
    # 20 answered after 1 h; 10 were watched for 10 h only; of the 10 left 5 are answered after 20 h, 5 never.
    # 20/40 within 8 h; then 20 wait, 10 leave unanswered, 5 of 10 are answered: 1/2 + 1/2 * 5/10.
    rows = [ask(f"a{number}", number / 100, response=1.0) for number in range(20)]
    rows += [ask(f"c{number}", number / 100, observed_seconds=10 * HOUR) for number in range(10)]
    rows += [ask(f"b{number}", number / 100, response=20.0) for number in range(5)]
    rows += [ask(f"w{number}", number / 100) for number in range(5)]
    scores, _ = computed(feed(*rows))
    assert by_cause(scores, "incidence_8h")["company"] == pytest.approx(0.5)
    assert by_cause(scores, "incidence_24h")["company"] == pytest.approx(0.75)
    assert row_of(scores, "promptness")["value"] == pytest.approx(0.5 / 0.75)
    # Those watched 72 h: 25 of 30.
    assert row_of(scores, "reply_rate_72h")["value"] == pytest.approx(25 / 30)
    assert row_of(scores, "curve_rate_72h")["value"] == pytest.approx(0.75)


def test_changed_habit_near_the_end_makes_curve_and_rate_disagree():
    # 60 early turns are answered at once, 40 late ones, watched for 30 h, are not.
    rows = [ask(f"a{number}", number / 100, response=40.0) for number in range(60)]
    rows += [ask(f"n{number}", number / 100) for number in range(20)]
    rows += [ask(f"c{number}", 960 + number / 100, response=1.0) for number in range(40)]
    row = row_of(computed(feed(*rows))[0], "curve_rate_72h")
    assert row["note_code"] == "curve_disagrees"
    # 40 of 120 after 1 h, then 60 of the 80 left after 40 h; of those watched 72 h 60 of 80.
    assert json.loads(row["note_args"]) == {"curve": pytest.approx(5 / 6, abs=1e-6), "rate": 0.75}
    assert row["low"] < row["value"] < row["high"]


def test_steady_habit_lets_curve_and_rate_agree():
    row = row_of(computed(feed(*mixed()))[0], "curve_rate_72h")
    assert row["value"] == pytest.approx(21 / 40)
    assert row["note_code"] is None or pd.isna(row["note_code"])


def test_deletion_competes_where_its_time_is_known():
    gone = START + pd.Timedelta(hours=6)
    rows = [*mixed(), *(ask(f"d{number}", 1, status="deleted", deleted_at=gone) for number in range(10))]
    scores, _ = computed(feed(*rows))
    # 5 h after 50 turns began: 20 answered, 10 helped, 10 deleted, 10 waiting.
    assert by_cause(scores) == pytest.approx({"company": 0.4, "others": 0.2, "deleted": 0.2})
    assert not (scores["measure"] == "with_deleted_rate_72h").any()


def test_deletion_at_an_unknown_time_is_counted_both_ways_instead():
    rows = [*mixed(), *(ask(f"d{number}", 1, status="deleted") for number in range(10))]
    scores, _ = computed(feed(*rows))
    assert by_cause(scores) == pytest.approx({"company": 0.5, "others": 0.25})
    found = scores[scores["measure"] == "with_deleted_rate_72h"]
    assert dict(zip(found["subset"], found["value"], strict=True)) == pytest.approx({"against": 0.42, "for": 0.62})


def test_table_of_endings_adds_up_and_steps():
    table = computed(feed(*mixed()))[1]["endings"].set_index("seconds")
    assert (table[["waiting", "company", "others", "deleted"]].sum(axis=1) - 1).abs().max() < 1e-12
    assert table.loc[0.0, ["waiting", "company", "at_risk"]].tolist() == [1, 0, 40]
    assert table.loc[2.0 * HOUR, ["company", "others", "at_risk"]].tolist() == [0, 0.25, 40]
    assert table.loc[6.0 * HOUR, ["company", "others", "at_risk"]].tolist() == [0.5, 0.25, 10]
    assert table.loc[6.0 * HOUR, "company_low"] < 0.5 < table.loc[6.0 * HOUR, "company_high"]
    assert np.isnan(table.loc[0.0, "company_low"])


def test_what_was_not_watched_is_refused_with_the_reason():
    scores, tables = computed(feed(*(ask(f"w{number}", 1) for number in range(10))))
    assert row_of(scores, "incidence_72h")["note_code"] == "not_watched"
    assert row_of(scores, "promptness")["note_code"] == "not_watched"
    assert tables["endings"]["waiting"].tolist() == [1.0] * len(tables["endings"])


def test_company_rows_alone_end_no_wait():
    scores, tables = computed(feed(say("post", "inform")))
    assert row_of(scores, "incidence_72h")["note_code"] == "no_units"
    assert tables["endings"].empty


def band(scores, measure, *, by="uncertain_labels", of=""):
    found = scores[(scores["measure"] == measure) & scores["subset_by"].eq(by).fillna(False)].set_index("subset")
    return [found.loc[side + of, "value"] for side in ("against", "for")]


def test_uncertain_turns_lower_what_their_wait_lowers():
    # Surely 20 answered after 1 h and 20 after 20 h; perhaps 5 more of each: those after 20 h lower the 8-hour figures.
    rows = [ask(f"a{number}", number / 100, response=1.0, is_uncertain=number >= 20) for number in range(25)]
    rows += [ask(f"b{number}", number / 100, response=20.0, is_uncertain=number >= 20) for number in range(25)]
    rows += [ask(f"w{number}", number / 100) for number in range(10)]
    scores, _ = computed(feed(*rows))
    assert row_of(scores, "promptness")["value"] == pytest.approx(25 / 50)
    assert band(scores, "promptness") == pytest.approx([20 / 45, 25 / 45])
    of_company = {"by": "uncertain_labels:cause", "of": ":company"}
    assert band(scores, "incidence_8h", **of_company) == pytest.approx([20 / 55, 25 / 55])
    assert band(scores, "incidence_24h", **of_company) == pytest.approx([40 / 50, 50 / 60])
    assert band(scores, "curve_rate_72h") == pytest.approx([40 / 50, 50 / 60])


def test_an_uncertain_turn_that_another_person_answered_first_lowers_the_share_of_the_company():
    # One uncertain turn more: a neighbor after 2 h, the company after 30 h. On the curve it is the company's answer.
    rows = [*mixed(), ask("u", 2, response=30.0, is_uncertain=True), help_from("neighbor", "hu", 4, "u")]
    scores, _ = computed(feed(*rows))
    of = {"by": "uncertain_labels:cause", "of": ":company"}
    assert band(scores, "incidence_72h", **of) == pytest.approx([20 / 41, 20 / 40])
    assert band(scores, "curve_rate_72h") == pytest.approx([21 / 40, 22 / 41])
