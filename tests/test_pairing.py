"""Turns and first responses on small arrays, worked out by hand."""

import numpy as np
import pandas as pd

from dialogscore.pairing import authors, first_responses, people_answered, row_of, split_turns


def array(*values):
    return np.array(values, dtype=np.int64)


def test_a_group_without_answers_is_one_turn():
    assert split_turns(array(0, 0, 0), array(), array()).tolist() == [0, 0, 0]


def test_an_answer_to_any_message_of_the_turn_ends_it():
    # Rows 0, 1, 3, 4 are one author's; row 2 answers row 0, row 5 answers row 3.
    turn = split_turns(array(0, 0, -1, 0, 0, -1), array(2, 5), array(0, 3))
    assert turn.tolist() == [0, 0, 2, 3, 3, 5]


def test_a_late_answer_to_an_earlier_turn_does_not_end_the_open_one():
    # Row 1 answers row 0; row 2 opens a second turn; row 3 answers row 0 again; row 4 goes on with the second turn.
    turn = split_turns(array(0, -1, 0, -1, 0), array(1, 3), array(0, 0))
    assert turn.tolist() == [0, 1, 2, 3, 2]


def test_messages_that_stand_alone_are_their_own_turns():
    assert split_turns(array(-1, -1), array(), array()).tolist() == [0, 1]


def test_the_first_answer_in_time_is_the_response_of_the_whole_turn():
    turn = array(0, 0, 2, 3)
    response, early = first_responses(turn, array(3, 2), array(0, 1), array(0, 60, 120, 180))
    assert response.tolist() == [2, 2, -1, -1]
    assert not early.any()


def test_an_answer_before_its_question_is_early_and_no_response():
    response, early = first_responses(array(0, 1), array(0), array(1), array(0, 60))
    assert response.tolist() == [-1, -1]
    assert early.tolist() == [False, True]


def test_rows_are_found_by_id_on_the_same_platform():
    text = pd.StringDtype("pyarrow")
    messages = pd.DataFrame({"platform": ["x", "x", "facebook"], "message_id": ["1", "2", "1"]}, dtype=text)
    wanted = pd.Series(["2", None, "2"], dtype=text)
    assert row_of(messages, wanted).tolist() == [1, -1, -1]
    assert row_of(messages, pd.Series([None] * 3, dtype=text)).tolist() == [-1, -1, -1]


def people(**columns):
    return pd.DataFrame({name: pd.Series(values, dtype=pd.StringDtype("pyarrow")) for name, values in columns.items()})


def test_an_author_is_known_by_id_else_handle_else_name_on_one_platform():
    messages = people(
        platform=["x", "x", "x", "x", "facebook", "x"],
        author_id=["7", "7", None, None, "7", None],
        author_handle=["ann", "ANN2", "Ben", "ben", "ann", None],
        author_name=[None, None, "B", "Benno", None, None],
    )
    assert authors(messages).tolist() == [0, 0, 1, 1, 2, -1]


def test_the_person_answered_is_the_targets_author_or_whom_the_source_names_or_somebody():
    messages = people(
        platform=["x"] * 6,
        message_id=["1", "2", "3", "4", "5", "6"],
        author_id=["ann", "acme", "acme", "acme", "acme", "acme"],
        author_handle=[None] * 6,
        author_name=[None] * 6,
        reply_target_id=[None, "1", "8", "9", None, None],
        parent_author_id=[None, None, "ANN", "zoe", None, None],
    )
    person = people_answered(messages, np.arange(1, 6))
    assert person[0] == person[1] == 0  # ann, by her message and by name
    assert person[2] >= 6  # zoe, who wrote nothing here
    assert person[3] != person[4]
    assert (person[3:] < 0).all()
