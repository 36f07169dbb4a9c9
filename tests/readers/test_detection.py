"""Detection: ranked, with evidence, by what the bytes say and not by the name of the file."""

import pytest

from dialogscore import readers, registry
from dialogscore.errors import DialogscoreError
from dialogscore.readers import heads
from dialogscore.readers.blobs import Blob
from dialogscore.readers.textfile import survey
from tests.readers.test_feeds import FEEDS


def test_the_name_of_a_file_says_nothing(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes((FEEDS / "twcs" / "twcs.csv").read_bytes())
    found = readers.inspect_detection(path)
    assert [one.format for one in found] == ["twcs", "table"]
    assert found[0].confidence - found[1].confidence >= 0.15
    assert "tweet_id" in found[0].evidence


def test_a_table_of_anything_is_a_table_with_little_confidence(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("a;b;c\n1;2;3\n")
    assert [tuple(one) for one in readers.inspect_detection(path)] == [("table", 0.3, "CSV with a, b, c")]


@pytest.mark.parametrize(
    ("line", "sign"), [("a,b;c,d", ","), ("a;b;c,d", ";"), ("a\tb", "\t"), ("a|b", "|"), ('"a;b",c', ",")]
)
def test_the_delimiter_is_what_cuts_the_header(line, sign):
    assert heads.delimiter(line.encode()) == sign


@pytest.mark.parametrize(
    ("data", "encoding", "is_guess"),
    [
        ("a,ü\n".encode(), "utf-8", False),
        ("\ufeffa,ü\n".encode(), "utf-8", False),
        ("a,ü\n".encode("utf-16"), "utf-16-le", False),
        ("a,some words\n".encode("utf-16-be"), "utf-16-be", False),
        ("a,ü\nb,ß\n".encode("cp1252"), "cp1252", True),
        ("ä,ö\nü,ß\n".encode() + b"\xff\n", "utf-8", False),
        (b"PAR1....PAR1", None, False),
    ],
)
def test_the_encoding_is_found(tmp_path, data, encoding, is_guess):
    path = tmp_path / "feed"
    path.write_bytes(data)
    found = survey(Blob(path))
    assert (found.encoding, found.is_guess) == (encoding, is_guess)
    assert found.size == len(data)


@pytest.mark.parametrize(
    "text",
    [
        "alpha,Message,when\n1,hello,2024-03-05 09:00\n",
        '{"foo": 1, "bar": [{"x": "y"}]}\n',
        '[{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7}]\n',  # as many names as a table of Google Takeout
        "\x00\x01\x02\x03" * 50,
    ],
)
@pytest.mark.parametrize("name", registry.names("formats"))
def test_a_format_that_the_file_is_not_of_is_refused_with_a_sentence(tmp_path, name, text):
    (tmp_path / "x").write_text(text, encoding="utf-8")
    options = readers.ReadOptions(company="kesselberg", format=name, zone="UTC", reviews=True)
    with pytest.raises(DialogscoreError):
        readers.read([tmp_path / "x"], options)
