"""Tables open harmlessly in a spreadsheet, keep their ids, and come back from Parquet exactly."""

import csv
import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dialogscore import schema, tables

TEXT = pd.StringDtype("pyarrow")


def column(*values):
    return pd.DataFrame({"text": pd.array(list(values), dtype=TEXT)})


def read_back(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@name", "\tx", "\rx", "\x00=1", "＝1", "＋1", "－1", "＠x", " \ufeff\u200b=1", '"=1']
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path, text):
    tables.write_csv(column(text), tmp_path / "t.csv")
    assert read_back(tmp_path / "t.csv")[0][0].startswith("'")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1294030472427835393", "'1294030472427835393"),  # 19 digits: a spreadsheet keeps 15
        ("007", "'007"),
        ("12e5", "'12e5"),
        ("3/4", "'3/4"),  # a date
        ("2024-1", "'2024-1"),
        ("12-5", "'12-5"),
        ("10:30 pm", "'10:30 pm"),
        ("1.50", "'1.50"),
        ("123456789012345", "123456789012345"),
        ("3/4 of it", "3/4 of it"),
        ("1_2", "1_2"),
    ],
)
def test_ids_that_a_spreadsheet_would_change_are_guarded(tmp_path, text, shown):
    tables.write_csv(column(text), tmp_path / "t.csv")
    assert read_back(tmp_path / "t.csv") == [[shown]]


@pytest.mark.parametrize("text", ["a;=1", "a\n=1", "a\t@x", "a;-1", "a;-;-;-;=1", 'a;"=1'])
def test_formula_behind_another_separator_is_guarded_too(tmp_path, text):
    tables.write_csv(column(text), tmp_path / "t.csv")
    cell = read_back(tmp_path / "t.csv")[0][0]
    for separator in ";\n\t":
        for part in cell.split(separator):
            assert not part.strip(' "').startswith(("=", "+", "-", "@"))


def test_smiley_and_plain_words_stay_as_they_are(tmp_path):
    tables.write_csv(column("well ;-)", "it's a - b", "a=b"), tmp_path / "t.csv")
    assert read_back(tmp_path / "t.csv") == [["well ;-)"], ["it's a - b"], ["a=b"]]


def test_control_and_bidi_characters_become_visible(tmp_path):
    tables.write_csv(column("a\x1b[2Jb\u202ec\u2066d\x9b"), tmp_path / "t.csv")
    assert read_back(tmp_path / "t.csv") == [["a\ufffd[2Jb\ufffdc\ufffdd\ufffd"]]


def test_a_million_characters_are_cut_with_the_count_said(tmp_path):
    tables.write_csv(column("x" * 1_000_000), tmp_path / "t.csv")
    assert read_back(tmp_path / "t.csv")[0][0] == "x" * 32_000 + " …[+968000]"


def test_values_are_written_as_the_rule_says(tmp_path):
    frame = pd.DataFrame(
        {
            "text": pd.array(["a\r\nb", None, ""], dtype=TEXT),
            "number": [-0.1, np.nan, 1e-7],
            "count": pd.array([2**53 + 1, None, -3], dtype="Int64"),
            "flag": pd.array([True, None, False], dtype="boolean"),
            "time": pd.to_datetime(["2020-01-01T10:00:00Z", None, "2020-01-01T10:00:00.5Z"], format="ISO8601"),
        }
    )
    tables.write_csv(frame, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8-sig") == (
        '"text","number","count","flag","time"\n'
        '"a\nb",-0.1,9007199254740993,true,"2020-01-01T10:00:00Z"\n'
        ",,,,\n"
        '"",1e-7,-3,false,"2020-01-01T10:00:00.500000Z"\n'
    )


def test_empty_tables_can_be_written_and_read(tmp_path):
    frame = schema.empty(schema.MESSAGES)
    tables.write_csv(frame, tmp_path / "t.csv")
    tables.write_parquet(frame, tmp_path / "t.parquet")
    pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / "t.parquet"), frame)


def test_parquet_comes_back_with_the_dtypes_of_the_schema(tmp_path):
    frame = schema.empty(schema.MESSAGES, 3).assign(
        text=pd.array(["a", "", "\x00=1"], dtype=TEXT),
        depth=pd.array([2**60 + 1, None, 0], dtype="Int64"),
        created_at=pd.Series(pd.to_datetime(["2020-01-01T10:00:00.000001Z"] * 3)).astype("datetime64[us, UTC]"),
        response_seconds=[0.1, np.nan, 1e300],
        is_canned=pd.array([True, None, False], dtype="boolean"),
    )
    tables.write_parquet(frame, tmp_path / "t.parquet")
    pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / "t.parquet"), frame)


def test_the_same_values_give_the_same_bytes_however_they_lie_in_memory(tmp_path):
    whole = column("a", "b", None, "d")
    pieces = pd.concat([whole.iloc[:2], whole.iloc[2:]])
    tables.write_parquet(whole, tmp_path / "a.parquet")
    tables.write_parquet(pieces, tmp_path / "b.parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_what_hardly_repeats_is_not_listed_beside_the_column(tmp_path):
    ids = pd.Series([f"M{number:06d}" for number in range(50_000)], dtype=pd.StringDtype("pyarrow"))
    frame = pd.DataFrame({"ref": ids, "kind": ids.mask(ids.notna(), "post")})
    tables.write_parquet(frame, tmp_path / "t.parquet")
    pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / "t.parquet"), frame)
    ref, kind = (pq.read_metadata(tmp_path / "t.parquet").row_group(0).column(place) for place in (0, 1))
    assert "PLAIN" in ref.encodings
    assert ref.data_page_offset - ref.dictionary_page_offset < 1 << 16
    assert kind.total_uncompressed_size < 1000
    assert ref.statistics is None


def test_typed_gives_the_dtypes_that_reading_back_gives(tmp_path):
    frame = tables.typed(pd.DataFrame({"rule": ["a", "b"], "rows": [1, 2], "share": [0.5, 1.0], "is_x": [True, False]}))
    tables.write_parquet(frame, tmp_path / "t.parquet")
    pd.testing.assert_frame_equal(tables.read_parquet(tmp_path / "t.parquet"), frame)


def test_json_has_null_for_what_is_missing_and_sorted_keys(tmp_path):
    value = {"b": float("nan"), "a": [pd.NA, np.int64(3), pd.Timestamp("2020-01-01", tz="UTC")], "c": "\u202e\x9b\x1b"}
    tables.write_json(value, tmp_path / "t.json")
    text = (tmp_path / "t.json").read_text(encoding="utf-8")
    assert json.loads(text) == {"a": [None, 3, "2020-01-01T00:00:00Z"], "b": None, "c": "\u202e\x9b\x1b"}
    assert list(json.loads(text)) == ["a", "b", "c"]
    assert "\u202e" not in text
    assert "\x9b" not in text


def test_table_in_json_is_a_list_of_records(tmp_path):
    tables.write_json(column("a", None), tmp_path / "t.json")
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8")) == [{"text": "a"}, {"text": None}]


def test_guarding_keeps_nulls_and_length():
    array = pa.chunked_array([["=a", None], []], pa.large_string())
    assert tables.guarded(array).to_pylist() == ["'=a", None]


def test_records_are_written_as_python_would_indent_them(tmp_path):
    frame = pd.DataFrame({"b": ["ü\"\n", None], "a": [1.5, None], "c": [True, False], "n": [3, 4]})
    tables.write_json(frame, tmp_path / "t.json")
    records = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    whole = json.dumps(records, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert (tmp_path / "t.json").read_text(encoding="utf-8") == whole
    tables.write_json(frame.iloc[:0], tmp_path / "none.json")
    assert (tmp_path / "none.json").read_text(encoding="utf-8") == "[]\n"
