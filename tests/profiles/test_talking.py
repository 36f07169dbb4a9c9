"""A feed prepared for all profiles."""

import numpy as np

from dialogscore.profiles.talking import talk
from tests.measures.feeds import ask, feed, say

ROWS = (
    ask("a", 0, text="Where is it? https://x.example/a?b", mentions="someone"),
    ask("b", 1, turn="a", thread="a", text="See https://x.example/a?b"),
    ask("c", 40, text="Still nothing?"),
    say("r", "answer", 41, to="c"),
)


def test_a_question_mark_in_a_link_is_none():
    found = talk(feed(*ROWS)).conditions["question_mark"]
    assert found[:3].tolist() == [True, False, True]


def test_messages_are_grouped_by_unit_once_and_any_of_them_speaks_for_it():
    prepared = talk(feed(*ROWS))
    code, first = prepared.grouped("turn")
    assert code.tolist() == [0, 0, 1]
    assert first.tolist() == [0, 2]
    assert prepared.grouped("turn")[0] is code
    assert prepared.grouped("message")[1].tolist() == [0, 1, 2]
    mask = np.array([False, True, False, True])
    assert prepared.any_of("turn", mask).tolist() == [True, False]


def test_an_answer_is_told_with_what_it_answers():
    prepared = talk(feed(*ROWS))
    assert prepared.answering.tolist() == [3]
    assert prepared.answered.tolist() == [2]
    assert prepared.several_names(np.array([0])).tolist() == [False]


def test_answers_are_paired_the_earliest_first_with_those_to_several_people_where_they_are_wanted():
    late, early = say("late", "answer", 9, to="q"), say("early", "answer", 3, to="q")
    rows = (ask("q", 0), ask("other", 1, response=8, response_id="late"), late, early)
    prepared = talk(feed(*rows))
    refs = prepared.messages["message_id"].tolist()
    pairs = {
        wanted: [(refs[one], refs[other]) for one, other in zip(*prepared.answers(collective=wanted), strict=True)]
        for wanted in (False, True)
    }
    assert pairs[False] == [("early", "q"), ("late", "q")]
    assert pairs[True] == [("early", "q"), ("late", "q"), ("late", "other")]
