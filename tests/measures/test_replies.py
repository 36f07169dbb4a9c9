"""Reply rates: who is in the denominator, and when a horizon stands."""

import json

import numpy as np
import pytest

from tests.measures.feeds import ask, computed, feed, row_of, say, sources, value_of


def crowd(answered, waiting, *, response=10.0, **more):
    """Threads of one question each, some of them answered."""
    rows = [ask(f"a{number}", number / 100, response=response, **more) for number in range(answered)]
    return rows + [ask(f"w{number}", 1 + number / 100, **more) for number in range(waiting)]


def test_rate_is_answered_over_watched():
    scores, _ = computed(feed(*crowd(30, 10)))
    assert value_of(scores, "reply_rate_24h") == (0.75, 40)
    assert value_of(scores, "reply_rate_72h") == (0.75, 40)
    assert row_of(scores, "reply_rate_72h")["basis"] == "predicted"
    assert row_of(scores, "reply_rate_all_72h")["basis"] == "counted"


def test_an_answer_at_the_horizon_is_within_it_and_one_later_is_not():
    # 20 at 24 h exactly, 10 a second later, 10 never.
    late = [ask(f"l{number}", number / 100, response=24 + 1 / 3600) for number in range(10)]
    scores, _ = computed(feed(*crowd(20, 10, response=24.0), *late))
    assert value_of(scores, "reply_rate_24h") == (0.5, 40)
    assert value_of(scores, "reply_rate_72h") == (0.75, 40)


def test_turns_not_watched_long_enough_leave_the_rate():
    # 40 watched; 10 answered at once, but watched only 71 h: they would flatter the rate.
    recent = [ask(f"r{number}", 929, response=1.0) for number in range(10)]
    scores, tables = computed(feed(*crowd(30, 10), *recent))
    assert value_of(scores, "reply_rate_72h") == (0.75, 40)
    assert value_of(scores, "reply_rate_24h") == (0.8, 50)
    ledger = tables["ledger"].set_index("rule")["rows"]
    assert ledger["too_recent"] == 10


def test_turns_that_need_no_reply_are_in_the_other_rate_only():
    idle = [ask(f"i{number}", number / 100, needs_reply=False) for number in range(40)]
    scores, _ = computed(feed(*crowd(30, 10), *idle))
    assert value_of(scores, "reply_rate_72h") == (0.75, 40)
    assert value_of(scores, "reply_rate_all_72h") == (0.375, 80)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (crowd(20, 9), "too_few_watched"),
        (crowd(20, 20, thread="post"), "too_few_threads"),
        # 30 watched for a week, 31 only three hours less.
        (
            [*crowd(20, 10), *[ask(f"r{number}", 835, response=1.0) for number in range(31)]],
            "less_than_half_watched",
        ),
    ],
)
def test_a_horizon_that_does_not_stand_is_refused_with_its_reason(rows, reason):
    scores, tables = computed(feed(*rows))
    row = row_of(scores, "reply_rate_7d")
    assert np.isnan(row["value"])
    assert row["note_code"] == "not_watched"
    arguments = json.loads(row["note_args"])
    assert arguments["reason"] == reason
    assert arguments["horizon_seconds"] == 7 * 24 * 3600
    horizons = tables["horizons"].set_index("measure")
    assert horizons["reason"]["reply_rate_7d"] == reason
    assert not horizons["stands"]["reply_rate_7d"]


def test_the_export_that_holds_only_answered_messages_gets_no_rate():
    scores, tables = computed(feed(*crowd(40, 0)), source=sources(audience_coverage="answered_only"))
    for measure in ("reply_rate_72h", "reply_rate_all_24h", "response_median_seconds", "continuity"):
        row = row_of(scores, measure)
        assert np.isnan(row["value"])
        assert row["note_code"] == "answered_only"
    assert json.loads(row_of(scores, "reply_rate_72h")["note_args"])["by"] == "format"
    assert not tables["horizons"]["stands"].any()
    assert tables["curve"].empty


@pytest.mark.parametrize(
    ("capabilities", "reason"),
    [
        ("company_posts parents exact_times", "no_audience_messages"),
        ("company_posts audience_messages exact_times", "no_parents"),
        ("company_posts audience_messages parents", "no_exact_times"),
    ],
)
def test_what_the_export_cannot_tell_is_refused_and_never_zero(capabilities, reason):
    scores, _ = computed(feed(*crowd(30, 10)), source=sources(capabilities=capabilities))
    row = row_of(scores, "reply_rate_72h")
    assert np.isnan(row["value"])
    assert row["note_code"] == reason


def test_answers_to_uncertain_turns_span_the_interval():
    # 24 answered and 8 waiting for sure; 4 answered and 4 waiting only if an uncertain label is right.
    sure = crowd(24, 8)
    doubtful = [ask(f"d{number}", 2, response=3.0, is_uncertain=True) for number in range(4)]
    doubtful += [ask(f"e{number}", 2, is_uncertain=True, needs_reply=False) for number in range(4)]
    scores, _ = computed(feed(*sure, *doubtful))
    # As labelled 28 of 36; against: the waiting come in, the answered go: 24 / 36; for: 28 / 36.
    assert value_of(scores, "reply_rate_72h") == (28 / 36, 36)
    assert value_of(scores, "reply_rate_72h", "against") == (24 / 36, 36)
    assert value_of(scores, "reply_rate_72h", "for") == (28 / 36, 36)
    row, against = row_of(scores, "reply_rate_72h"), row_of(scores, "reply_rate_72h", "against")
    assert row["low"] == against["low_sampling"] < row["low_sampling"]
    assert row["high"] == row["high_sampling"]


def test_one_thread_counts_as_one_witness():
    # 40 turns in 40 threads against the same 40 in 10 threads that are answered or not as a whole.
    alone, _ = computed(feed(*crowd(20, 20)))
    together = [
        ask(f"t{number}", number / 100, thread=f"post{number % 10}", response=1.0 if number % 10 < 5 else None)
        for number in range(40)
    ]
    clustered, _ = computed(feed(*together))
    wide, narrow = row_of(clustered, "reply_rate_72h"), row_of(alone, "reply_rate_72h")
    assert wide["value"] == narrow["value"] == 0.5
    assert wide["high"] - wide["low"] > 1.5 * (narrow["high"] - narrow["low"])
    assert wide["note_code"] == "few_clusters"
    assert json.loads(wide["note_args"]) == {"threads": 10}


def test_a_turn_is_one_unit_whatever_the_number_of_its_messages():
    # The second message of ann's turn needs the reply; the turn is one unit, its clock the first message's.
    turn = [
        ask("ann", 0, needs_reply=False, response=5.0),
        ask("again", 1, thread="ann", turn="ann", response=5.0),
    ]
    scores, tables = computed(feed(*turn, *crowd(29, 10)))
    assert value_of(scores, "reply_rate_72h") == (0.75, 40)
    assert tables["ledger"].set_index("rule")["rows"]["later_in_turn"] == 1


def test_company_rows_alone_give_no_units_and_no_rate():
    scores, tables = computed(feed(say("p1", "promote"), say("p2", "inform", 1)))
    assert row_of(scores, "reply_rate_72h")["note_code"] == "no_units"
    assert tables["ledger"].set_index("rule")["rows"]["eligible"] == 0
