"""Guesses about unknown tables: what a person would say of the same columns."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore import readers
from dialogscore.readers.blobs import Blob
from dialogscore.readers.guessing import company_values, guess, to_toml
from dialogscore.readers.looks import look
from tests.workbooks import write_workbook

GERMAN = [
    line.split("|")
    for line in (
        "Vorgang|Nachrichten-ID|Datum|Uhrzeit|Kanal|Richtung|Absender|Nachrichtentext|Bearbeiter|Quote",
        "V1|N1|05.03.2024|10:00|Facebook|ausgehend|Acme|Aus welcher Tasse trinkt ihr ihn?|Lu|1,5",
        "V1|N2|05.03.2024|10:12|Facebook|eingehend|Ann K.|Passt die für eine Mokkakanne?||0,5",
        "V1|N3|05.03.2024|10:42|Facebook|ausgehend|Acme|Ja, Ann, mittelfein mahlen.|Lu|0,5",
    )
]
ENGLISH = [
    ["Post link", "Published", "Username", "In reply to", "Comment text", "Network", "Likes", "Assigned to"],
    ["p/1", "03/25/2024 9:00 AM", "@acme", "", "Which cup do you pour it into?", "Instagram", "3", "Lu"],
    ["p/2", "03/25/2024 9:12 AM", "@ann", "p/1", "The blue one as on every day", "Instagram", "0", ""],
    ["p/3", "03/25/2024 9:42 AM", "@acme", "p/2", "A good one to have Ann", "Instagram", "1", "Lu"],
]


def table(tmp_path, rows, *, sign=",", encoding="utf-8", above=""):
    path = tmp_path / "table.csv"
    path.write_bytes((above + "\n".join(sign.join(row) for row in rows) + "\n").encode(encoding))
    return path


def guessed(path):
    return guess(look(Blob(path)))


def read(tmp_path, path, **said):
    found = guessed(path)
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(to_toml(found, **{"company": [], "zone": None, "title": "t"} | said), encoding="utf-8")
    return readers.read([path], readers.ReadOptions(company="acme", mapping=mapping)).messages


def test_a_german_table_with_semicolons_and_windows_letters_reads_after_a_guess(tmp_path):
    path = table(tmp_path, GERMAN, sign=";", encoding="cp1252", above="Postfach März\n\n")
    assert guessed(path).columns == {
        "created_at": "Datum",
        "text": "Nachrichtentext",
        "direction": "Richtung",
        "message_id": "Nachrichten-ID",
        "conversation_id": "Vorgang",
        "platform": "Kanal",
        "author_name": "Absender",
    }
    messages = read(tmp_path, path, company=["ausgehend"], zone="Europe/Berlin")
    assert messages["author_role"].tolist() == ["company", "audience", "company"]
    assert messages["created_at"].dt.strftime("%H:%M").tolist() == ["09:00", "09:12", "09:42"]
    assert messages["text"].iloc[1] == "Passt die für eine Mokkakanne?"
    assert set(messages["conversation_id"]) == {"V1"}
    assert set(messages["platform"]) == {"facebook"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_english_table_with_parents_reads_after_a_guess(tmp_path, kind):
    path = table(tmp_path, ENGLISH)
    if kind == "xlsx":
        path = write_workbook(tmp_path / "table.xlsx", ENGLISH)
    messages = read(tmp_path, path, zone="UTC")
    assert messages["message_id"].tolist() == ["p/1", "p/2", "p/3"]
    assert messages["parent_id"].fillna("").tolist() == ["", "p/1", "p/2"]
    assert messages["author_handle"].tolist() == ["acme", "ann", "acme"]
    assert messages["author_role"].tolist() == ["company", "audience", "company"]
    assert messages["created_at"].dt.strftime("%d %H:%M").tolist() == ["25 09:00", "25 09:12", "25 09:42"]


def test_a_column_of_parents_is_found_by_what_it_holds(tmp_path):
    rows = [["x1", *ENGLISH[0][1:3], "x2", *ENGLISH[0][4:]], *ENGLISH[1:]]
    rows[0][0] = "ID"
    assert guessed(table(tmp_path, rows)).columns["parent_id"] == "x2"


def test_the_agent_is_never_taken_for_the_author(tmp_path):
    rows = [["Id", "Date", "Sent by", "Message"], ["1", "2024-03-05", "Jo", "hello to all of you"]]
    assert "author_name" not in guessed(table(tmp_path, rows)).columns


def test_a_table_without_ids_has_its_rows_numbered(tmp_path):
    rows = [row[1:] for row in ENGLISH]
    assert 'message_id = "source_row"' in to_toml(guessed(table(tmp_path, rows)), company=[], zone=None, title="t")


def test_words_for_the_company_are_known_in_two_languages():
    assert company_values(("Eingehend", "Ausgehend")) == ["Ausgehend"]
    assert company_values(("inbound", "OUTBOUND")) == ["OUTBOUND"]
    assert company_values(("a", "b")) == []


def test_names_are_quoted_as_toml_wants_it(tmp_path):
    rows = [['"Id ""a"""', "Date", "Author", r"Text\1"], ["1", "2024-03-05", "ann", "hello to all of you"]]
    text = to_toml(guessed(table(tmp_path, rows)), company=[], zone=None, title='a "b"')
    assert r'message_id = "Id \"a\""' in text
    assert r'text = "Text\\1"' in text
    assert r'title = "a \"b\""' in text


CELLS = st.sampled_from(["id", "Date", "Text", "Richtung", "1", "2024-03-05", "05.03.2024", "a b c", "@ann", "", "out"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS | st.text(max_size=6), max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_whatever_a_table_holds_a_guess_writes_toml_or_there_is_none(tmp_path_factory, rows, sign):
    path = tmp_path_factory.mktemp("guess") / "table.csv"
    path.write_bytes(("x\n" + "\n".join(sign.join(row) for row in rows)).encode("utf-8", "replace"))
    found = guessed(path)
    if found is not None and "created_at" in found.columns:
        said = tomllib.loads(to_toml(found, company=["a"], zone="UTC", title=path.stem))
        assert set(said["columns"]) | {"created_at"} >= {"message_id", "created_at"}


POINTED_AT = [
    line.split("|")
    for line in (
        "Belegstück|Antwort auf|Erstellt|Verfasser|Verfasser-Nr|Wortlaut|Richtung|Nr",
        "B100||03.03.2025 09:00|Acme|7|Aus welcher Tasse trinkt ihr ihn?|Ausgang|1",
        "B101|B100|03.03.2025 09:20|Ann K.|8|Aus der blauen wie an jedem Tag|Eingang|2",
        "B102|B101|03.03.2025 09:40|Acme|7|Eine gute Wahl, liebe Ann|Ausgang|3",
    )
]


def test_the_column_that_answers_point_at_is_the_id_whatever_its_name(tmp_path):
    path = table(tmp_path, POINTED_AT, sign=";", encoding="cp1252")
    columns = guessed(path).columns
    assert [columns[one] for one in ("message_id", "parent_id", "author_id")] == [
        "Belegstück", "Antwort auf", "Verfasser-Nr",
    ]  # fmt: skip
    messages = read(tmp_path, path, company=["Ausgang"], zone="Europe/Berlin")
    assert messages["parent_id"].dropna().isin(messages["message_id"]).tolist() == [True, True]
    assert messages["author_id"].nunique() == 2
