"""Files of coded messages: three formats, our names and others, and what becomes of rows that cannot be used."""

import json

import pandas as pd
import pytest

from dialogscore.errors import FeedError
from dialogscore.training.labels import read_labels, reasons
from tests.coded import acts, inbound, write_csv


def test_three_formats_hold_the_same_messages(tmp_path):
    rows = acts()[:14]
    write_csv(tmp_path / "a.csv", rows)
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    pd.DataFrame(rows).to_parquet(tmp_path / "c.parquet")
    read = [read_labels([tmp_path / name]) for name in ("a.csv", "b.jsonl", "c.parquet")]
    assert read[0].acts == read[1].acts == read[2].acts
    assert [row["act"] for row in read[0].acts] == [row["act"] for row in rows]
    assert [row["is_reply"] for row in read[0].acts] == [row["is_reply"] for row in rows]
    assert read[0].acts[4]["parent"] is None


def test_other_names_of_columns_are_known(tmp_path):
    rows = [{"Text": "hallo?", "Brand": "Acme", "inbound_type": "Question", "needs_reply": "true", "language": "de-CH"}]
    read = read_labels([write_csv(tmp_path / "a.csv", rows)])
    row = read.inbound[0]
    assert (row["company"], row["type"], row["needs_reply"], row["lang"]) == ("Acme", "question", 1, "de")
    assert row["evaluated"]
    assert not row["double"]


def test_a_second_coder_makes_a_row_coded_twice(tmp_path):
    rows = [row | {"coder_b": row["act"] if number else ""} for number, row in enumerate(acts()[:2])]
    read = read_labels([write_csv(tmp_path / "a.csv", rows)])
    assert [row["double"] for row in read.acts] == [False, True]


def test_both_kinds_of_messages_may_come_from_several_files(tmp_path):
    files = [write_csv(tmp_path / "a.csv", acts()[:3]), write_csv(tmp_path / "b.csv", inbound()[:5])]
    read = read_labels(files)
    assert (len(read.acts), len(read.inbound)) == (3, 5)
    assert len({row["key"] for row in [*read.acts, *read.inbound]}) == 8


def test_rows_that_cannot_be_used_are_counted_with_their_reason(tmp_path):
    good = {"text": "Hello", "company": "Acme", "act": "inform", "type": "", "needs_reply": ""}
    rows = [
        good,
        good | {"text": "  "},
        good | {"act": "informs"},
        good | {"company": ""},
        good | {"act": ""},
        good | {"act": "", "type": "question", "needs_reply": "maybe"},
        good | {"act": "", "type": "rant"},
        good | {"act": "other"},
    ]
    read = read_labels([write_csv(tmp_path / "a.csv", rows)])
    assert [row["act"] for row in read.acts] == ["inform", "other"]
    assert read.rejects["row"].tolist() == [2, 3, 4, 5, 6, 7]
    said = "\n".join(reasons(read.rejects))
    for part in (
        "1 have no text (first: a.csv, row 2)",
        "'informs'",
        "have no company",
        "have no label",
        "'maybe'",
        "'rant'",
    ):
        assert part in said


def test_broken_line_is_a_reject_and_not_the_end(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(acts()[0]) + '\n{"text": \n[]\n', encoding="utf-8")
    read = read_labels([path])
    assert len(read.acts) == 1
    assert read.rejects["reason"].tolist() == ["are no JSON object"] * 2


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"text": "a", "act": "inform"}], "found no column company"),
        ([{"message": "a", "company": "b", "act": "inform"}], "found no column text"),
        ([{"text": "a", "company": "b"}], "found no column act"),
        ([{"text": "a", "company": "b", "type": "question"}], "found no column type and needs_reply"),
        ([{"text": "a", "company": "b", "act": "shouts"}], "1 rows of which none can be used"),
        ([{"text": "", "company": "", "act": ""}][:0], "found no rows"),
    ],
)
def test_missing_column_is_one_sentence(tmp_path, rows, sentence):
    with pytest.raises(FeedError, match=sentence):
        read_labels([write_csv(tmp_path / "a.csv", rows)])


def test_file_that_is_none_is_named(tmp_path):
    (tmp_path / "a.parquet").write_text("no parquet")
    (tmp_path / "b.csv").write_bytes(b"text,company,act\n\xff\xfe,b,inform\n")
    for name in ("a.parquet", "b.csv", "c.csv"):
        with pytest.raises(FeedError, match=name):
            read_labels([tmp_path / name])
