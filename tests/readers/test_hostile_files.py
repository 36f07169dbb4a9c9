"""Whatever the bytes: messages plus rejects, or one of our errors."""

import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import errors, readers, schema
from tests.readers.test_feeds import FEEDS, FILES

HEADER = b"message_id,created_at,author_id,is_company,text\n"
MAPPING = FEEDS / "table" / "vendor.toml"
SMALL = [path for path in FILES if path.is_file() and path.stat().st_size < 20_000]
STARTS = st.sampled_from([b"", HEADER, b"{", b"[", b"PAR1", b"PK\x03\x04", b"\xff\xfe"])
FORMATS = st.sampled_from([None, "canonical", "twcs", "table"])


def read_or_refuse(path, **values):
    """Read a file; a refusal in one sentence is as good."""
    options = readers.ReadOptions(**{"company": "kesselberg", "max_rejects": 1.0, "zone": "Europe/Berlin"} | values)
    refused = None
    try:
        feed = readers.read([path], options)
    except errors.DialogscoreError as error:
        refused = str(error)
    if refused is not None:
        assert refused.startswith("Could not ")
        return None
    schema.check(feed.messages, "readers")
    schema.check(feed.rejects, "readers", schema.REJECTS)
    dropped = sum(told["rows"] for code, told in feed.notes if code == "dropped_by_mapping")
    assert len(feed.messages) + len(feed.rejects) + dropped == feed.sources["row_count"].sum()
    return feed


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), start=STARTS, name=FORMATS)
def test_any_bytes_give_messages_or_one_sentence(tmp_path, data, start, name):
    path = tmp_path / "feed"
    path.write_bytes(start + data)
    read_or_refuse(path, format=name, mapping=MAPPING if name == "table" else None)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.sampled_from(SMALL),
    place=st.floats(0, 1),
    length=st.integers(0, 12),
    new=st.one_of(
        st.binary(max_size=6),
        st.sampled_from([b'"', b'""', b"\n", b"\r", b",", b"\0", b"\xe2\x80\xa8", b"[" * 300, b"{"]),
    ),
)
def test_any_damage_to_a_feed_gives_messages_or_one_sentence(tmp_path, source, place, length, new):
    data = source.read_bytes()
    cut = int(place * len(data))
    path = tmp_path / source.name
    path.write_bytes(data[:cut] + new + data[cut + length :])
    mapping = source.with_suffix(".toml")
    read_or_refuse(path, mapping=mapping if mapping.exists() else None)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "an empty file"),
        (b" \n\t\n ", "nothing but blanks"),
        (b"<!DOCTYPE html><html><body>posts</body></html>", "a web page"),
        (b"SQLite format 3\0" + b"\0" * 80, "an SQLite database"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08\0", "a damaged archive"),
        (b"\x80\x04\x95\x10\0\0\0", "a Python pickle, which is never opened"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\0" * 5000, "binary data"),
        (HEADER, "a header and no message"),
        (b"a,b\n1,2\n", "a table with the columns a, b"),
        (b'{"id": 1, "body": "x"}\n', "a line of JSON with the keys id, body"),
        (b"just a line of words\n", "plain text"),
    ],
)
def test_what_is_no_feed_is_named(tmp_path, data, word):
    path = tmp_path / "feed.csv"
    path.write_bytes(data)
    with pytest.raises(errors.FeedError) as caught:
        readers.read([path], readers.ReadOptions(company="acme"))
    assert word in str(caught.value)


def test_an_unknown_table_names_the_next_step(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("id,when,body\n1,2024-03-05T09:00:00Z,hello\n")
    with pytest.raises(errors.UnknownFormatError) as caught:
        readers.read([path], readers.ReadOptions(company="acme"))
    assert "--mapping" in str(caught.value)
    assert "dialogscore list formats" in str(caught.value)


def test_a_zip_is_no_workbook(tmp_path):
    path = tmp_path / "feed.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("posts.json", "[]")
    with pytest.raises(errors.UnknownFormatError) as caught:
        readers.read([path], readers.ReadOptions(company="acme"))
    assert "a JSON list" in str(caught.value)
    assert "feed.xlsx/posts.json" in str(caught.value)


def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (70 << 20))
    with pytest.raises(errors.FeedError) as caught:
        readers.read([path], readers.ReadOptions(company="acme", mapping=FEEDS / "table" / "workbook.toml"))
    assert "unpacks to" in str(caught.value)


def test_a_million_characters_are_one_message(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(HEADER + b"1,2024-03-05T09:00:00Z,acme,true," + b"a" * 1_000_000 + b"\n")
    feed = read_or_refuse(path)
    assert feed.messages["text"].str.len().tolist() == [1_000_000]


def test_a_million_characters_in_a_broken_block_are_one_message(tmp_path):
    path = tmp_path / "feed.csv"
    long = b'1,2024-03-05T09:00:00Z,acme,true,"' + b"a" * 1_000_000 + b'"\n'
    path.write_bytes(HEADER + long + b'2,2024-03-05T09:00:00Z,ann,false,"never closed\n')
    feed = read_or_refuse(path)
    assert feed.messages["text"].str.len().tolist() == [1_000_000]
    assert feed.rejects["reason"].tolist() == ["broken_quote"]


def test_a_row_of_a_million_fields_is_one_reject(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(HEADER + b"1,2024-03-05T09:00:00Z,acme,true,hello\n" + b"," * 1_000_000 + b"\n")
    feed = read_or_refuse(path)
    assert feed.rejects[["source_row", "reason"]].values.tolist() == [[2, "ragged_row"]]


def test_a_header_of_a_million_columns_is_refused(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(HEADER.strip() + b"".join(b",c%d" % number for number in range(100_000)) + b"\n1\n")
    assert read_or_refuse(path, format="canonical") is None


def test_a_first_record_longer_than_the_head_is_read(tmp_path):
    path = tmp_path / "feed.jsonl"
    text = b"a" * 1_000_000
    path.write_bytes(b'{"text": "' + text + b'", "message_id": "1", "created_at": 1709629200, "is_company": true}\n')
    assert read_or_refuse(path).messages["text"].str.len().tolist() == [1_000_000]


def test_a_column_name_cannot_steer_a_terminal(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(b"id,\x1b[31mred\n1,2\n")
    with pytest.raises(errors.UnknownFormatError) as caught:
        readers.read([path], readers.ReadOptions(company="acme"))
    assert "\x1b" not in str(caught.value)


def test_deep_json_is_one_reject(tmp_path):
    path = tmp_path / "feed.jsonl"
    good = b'{"message_id": "1", "created_at": "2024-03-05T09:00:00Z", "is_company": true, "text": "hello"}\n'
    path.write_bytes(good + b'{"message_id": "2", "text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
    feed = read_or_refuse(path)
    assert feed.messages["message_id"].tolist() == ["1"]
    assert feed.rejects["reason"].tolist() == ["too_deep"]


def test_control_characters_stay_in_texts_and_not_in_ids(tmp_path):
    path = tmp_path / "feed.csv"
    rows = b"1,2024-03-05T09:00:00Z,acme,true,\x1b[31mred\x07\n2\x1b,2024-03-05T09:00:00Z,acme,true,blue\n"
    path.write_bytes(HEADER + rows)
    feed = read_or_refuse(path)
    assert feed.messages["text"].tolist() == ["\x1b[31mred\x07"]
    assert feed.rejects["reason"].tolist() == ["bad_id"]


def test_a_parquet_file_cut_short_is_refused(tmp_path):
    path = tmp_path / "feed.parquet"
    path.write_bytes((FEEDS / "canonical" / "typed.parquet").read_bytes()[:-20] + struct.pack("<I", 9) + b"PAR1")
    assert read_or_refuse(path) is None


def test_a_pickle_is_not_opened(tmp_path):
    path = tmp_path / "feed.pkl"
    # The opcodes would call os.system on opening; the first two bytes are all that is looked at.
    path.write_bytes(b"\x80\x03cos\nsystem\nX\x04\0\0\0exit\x85R.")
    with pytest.raises(errors.UnknownFormatError, match="pickle"):
        readers.read([path], readers.ReadOptions(company="acme"))
