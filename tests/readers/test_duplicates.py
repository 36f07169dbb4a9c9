"""One message, found twice."""

import pandas as pd
import pyarrow as pa
import pytest

from dialogscore.readers import duplicates
from dialogscore.readers.duplicates import merge_duplicates
from tests.drawn import draw


def test_earliest_time_latest_text_and_first_value_elsewhere():
    messages = draw("""
        09:00 ann{message_id=m1, platform=x}: first words
        09:05 ann{message_id=m1, platform=x, url=https://a.example}: last words
        09:10 bo: hello
    """)
    merged, others = merge_duplicates(messages)
    assert merged["message_id"].tolist() == ["m1", "m3"]
    assert merged["created_at"].iloc[0] == pd.Timestamp("2024-03-04 09:00", tz="UTC")
    assert merged["text"].tolist() == ["last words", "hello"]
    assert merged["url"].iloc[0] == "https://a.example"
    assert others[["source_row", "reason", "kept_row"]].values.tolist() == [[2, "duplicate_id", 1]]


def test_an_empty_later_text_does_not_erase_the_earlier():
    messages = draw("""
        09:00 ann{message_id=m1}: words
        09:05 ann{message_id=m1}:
    """)
    assert merge_duplicates(messages)[0]["text"].tolist() == ["words"]


def test_an_edit_beats_a_later_row():
    messages = draw("""
        09:00 ann{message_id=m1}: edited
        09:05 ann{message_id=m1}: unedited
    """)
    messages["edited_at"] = pd.to_datetime(["2024-03-04T10:00:00Z", None]).as_unit("us")
    assert merge_duplicates(messages)[0]["text"].tolist() == ["edited"]


def test_the_same_id_on_two_platforms_is_two_messages():
    messages = draw("""
        09:00 ann{message_id=m1, platform=x}: one
        09:05 ann{message_id=m1, platform=facebook}: two
    """)
    merged, others = merge_duplicates(messages)
    assert len(merged) == 2
    assert others.empty


def test_columns_keep_their_types():
    messages = draw("""
        09:00 ann{message_id=m1}: one
        09:00 ann{message_id=m1}: one
    """)
    kinds = messages.dtypes
    merged, others = merge_duplicates(messages)
    assert merged.dtypes.equals(kinds)
    assert len(merged) == len(others) == 1


def test_another_text_at_another_time_under_the_same_id_is_marked():
    messages = draw("""
        09:00 ann{message_id=m1}: one
        09:00 ann{message_id=m1}: two
        09:05 ann{message_id=m1}: one
        09:05 ann{message_id=m1}: two
    """)
    others = merge_duplicates(messages)[1]
    assert others["is_another"].tolist() == [False, False, True]


def test_a_record_of_its_own_comes_before_a_copy_beside_another():
    messages = draw("""
        09:00 ann{message_id=m1, provenance=synthesised}:
        09:00 ann{message_id=m1, provenance=included, kind=post}: words
        09:00 ann{message_id=m1, provenance=row, kind=quote}: words
    """)
    merged, others = merge_duplicates(messages)
    assert merged[["provenance", "kind", "text", "source_row"]].values.tolist() == [["row", "quote", "words", 3]]
    assert others["source_row"].tolist() == [2, 1]


def test_a_message_that_one_row_knows_to_be_gone_is_gone():
    messages = draw("""
        09:00 ann{message_id=m1}: words
        09:05 ann{message_id=m1, status=deleted}:
        09:10 bo{message_id=m2}: hello
    """)
    assert merge_duplicates(messages)[0]["status"].tolist() == ["deleted", "visible"]


@pytest.mark.parametrize(
    ("ids", "are_distinct"),
    [
        (["a", "b", "c"], True),
        (["c", "b", "a"], True),
        (["b", "a", "c"], True),
        (["a", "a"], False),
        (["a", "b", "a"], False),
        (["a"], True),
    ],
)
def test_ids_are_distinct_whether_they_rise_or_not(ids, are_distinct):
    assert duplicates._are_distinct(pa.chunked_array([ids[:1], ids[1:]], pa.string())) == are_distinct


def test_ids_that_rise_at_first_are_compared_to_the_end():
    rising = [f"{number:05}" for number in range(2000)]
    assert not duplicates._are_distinct(pa.chunked_array([[*rising, "00007"]], pa.string()))
