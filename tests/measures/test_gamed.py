"""Rates without what flatters them, counted by hand."""

import json

import pytest

from dialogscore import measures
from dialogscore.measures.gamed import answers_of, responses_but
from dialogscore.measures.turns import inbound_turns
from tests.measures.feeds import ask, computed, feed, row_of, say


def crowd(*, canned=0, deflecting=0, specific=0, silent=0, also=(), **more):
    """Questions a thread each, answered after an hour by so many replies of each kind."""
    rows, number = [say("p", "inform", at=-1)], 0
    kinds = [("acknowledge", {"is_canned": True, "canned_group": "c"}, canned), ("deflect", {}, deflecting)]
    for act, extra, count in [*kinds, ("answer", {}, specific), (None, {}, silent)]:
        for _ in range(count):
            name, number = f"q{number}", number + 1
            answered = {"response": 1, "response_id": f"a{name}"} if act else {}
            rows.append(ask(name, number / 120, **answered, **more))
            if act:
                rows.append(say(f"a{name}", act, number / 120 + 1, to=name, thread=name, **extra))
    return feed(*rows, *also)


def rates(messages):
    scores, _ = computed(measures.add_marks(messages))
    return {
        name: row_of(scores, f"reply_rate_72h{name}")["value"]
        for name in ("", "_without_canned", "_without_deflections", "_without_instant", "_without_surges")
    }


def test_canned_and_deflecting_answers_are_no_answers():
    found = rates(crowd(canned=10, deflecting=5, specific=15, silent=10))
    assert found[""] == found["_without_instant"] == found["_without_surges"] == 30 / 40
    assert found["_without_canned"] == 20 / 40
    assert found["_without_deflections"] == 25 / 40


def test_a_later_answer_of_other_words_counts_from_its_own_time():
    later = say("late", "answer", 50, to="q0", thread="q0")
    too_late = say("too late", "answer", 80, to="q1", thread="q1")
    found = rates(crowd(canned=10, silent=30, also=(later, too_late)))
    assert found[""] == 10 / 40
    assert found["_without_canned"] == 1 / 40


def test_canned_words_beside_an_answer_in_one_turn_are_an_answer():
    beside = say("more", "answer", 1.1, to="q0", thread="q0", turn="aq0")
    assert rates(crowd(canned=10, silent=30, also=(beside,)))["_without_canned"] == 1 / 40


def test_uncertain_deflections_move_the_band():
    messages = crowd(deflecting=10, specific=20, silent=10)
    answers = messages["direction"].eq("outbound") & messages["kind"].eq("reply")
    doubtful = messages["message_id"].isin(["aq0", "aq15"])
    scores, _ = computed(messages.assign(is_uncertain=answers & doubtful))
    row = row_of(scores, "reply_rate_72h_without_deflections")
    band = [row_of(scores, "reply_rate_72h_without_deflections", side)["value"] for side in ("against", "for")]
    # Of 20 answers one may be a deflection; of 10 deflections one may be an answer.
    assert (row["value"], band) == (20 / 40, [19 / 40, 21 / 40])
    assert row["low"] < 19 / 40 < 21 / 40 < row["high"]


def test_without_answers_left_out_waiting_times_stay():
    messages = crowd(canned=3, specific=3, silent=3)
    turns = inbound_turns(messages)
    waited = responses_but(answers_of(messages, turns), messages["direction"].isna().to_numpy())
    assert waited[:6] == pytest.approx(turns["response"].to_numpy()[:6])
    assert all(waited[6:] != waited[6:])


def test_every_person_counts_once_by_the_first_turn():
    # Forty people; the first of them asks twenty times more and is answered each time but the first.
    more = [ask(f"m{number}", 5, author_id="author of q0", response=1) for number in range(20)]
    scores, _ = computed(crowd(silent=40, also=more))
    assert row_of(scores, "reply_rate_72h")["value"] == 20 / 60
    row = row_of(scores, "reply_rate_72h_per_person")
    assert (row["value"], row["n"]) == (0, 40)


def test_unknown_authors_are_people_of_their_own():
    scores, _ = computed(crowd(silent=40, author_id=None))
    assert row_of(scores, "reply_rate_72h_per_person")["n"] == 40


def test_surges_are_left_out():
    # Thirty threads in thirty hours, each answered, and a surge of thirty in one hour that nobody answers.
    calm = [ask(f"c{number}", number, response=1) for number in range(30)]
    wild = [ask(f"w{number}", 40.5) for number in range(30)]
    found = rates(feed(say("p", "inform"), *calm, *wild))
    assert (found[""], found["_without_surges"]) == (0.5, 1.0)


def test_waves_are_left_out_and_counted():
    calm = [ask(f"c{number}", number, response=1) for number in range(30)]
    wave = [ask(f"w{number}", 2 * number, inbound_group="M000002") for number in range(10)]
    scores, _ = computed(feed(say("p", "inform", at=-1), *calm, *wave))
    assert row_of(scores, "reply_rate_72h")["value"] == 0.75
    assert row_of(scores, "reply_rate_72h_without_waves")["value"] == 1
    assert row_of(scores, "wave_share_inbound")["value"] == 0.25


def test_likes_stand_apart():
    messages = crowd(specific=10, silent=30)
    asked = messages["direction"].eq("inbound")
    liked = messages["message_id"].isin(["q0", "q20", "q21"])
    scores, _ = computed(messages.assign(company_reacted=liked.where(asked).astype("boolean")))
    row = row_of(scores, "liked_unanswered_share")
    # One of the three had an answer too.
    assert (row["value"], row["n"]) == (2 / 40, 40)
    assert row_of(scores, "reply_rate_72h")["value"] == 10 / 40
    unknown, _ = computed(messages)
    assert row_of(unknown, "liked_unanswered_share")["note_code"] == "reactions_unknown"


def test_deletions_stand_apart_and_are_not_zero_where_none_is_marked():
    rows = [ask(f"q{number}", number) for number in range(9)]
    scores, _ = computed(feed(say("p", "inform"), *rows, ask("gone", 10, status="deleted")))
    row = row_of(scores, "deleted_share_inbound")
    assert (row["value"], row["n"], row["basis"]) == (0.1, 10, "counted")
    silent = row_of(computed(feed(say("p", "inform"), *rows))[0], "deleted_share_inbound")
    assert silent["note_code"] == "deletions_unknown"


def test_what_the_export_refuses_is_refused_here_too():
    scores, _ = computed(crowd(specific=5))
    row = row_of(scores, "reply_rate_72h_without_canned")
    assert row["note_code"] == "not_watched"
    assert json.loads(row["note_args"])["watched"] == 5
