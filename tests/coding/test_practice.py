"""The practice set: every close call in both languages, invented throughout, and its answers apart."""

import re

import openpyxl
import pytest

from dialogscore.coding import read_sheet
from dialogscore.coding.codebook import rules
from dialogscore.coding.layout import ACTS, TYPES
from dialogscore.coding.practice import practice, write_practice


@pytest.fixture(scope="module")
def messages():
    return practice()


def test_there_are_forty_of_each_language_with_known_labels(messages):
    assert messages["lang"].value_counts().to_dict() == {"de": 40, "en": 40}
    assert messages["ref"].is_unique
    assert set(messages.loc[messages["task"] == "act", "act"]) == set(ACTS)
    inbound = messages[messages["task"] == "inbound"]
    assert set(inbound["inbound_type"]) == set(TYPES)
    assert set(inbound["needs_reply"]) == {"1", "0"}
    assert messages.loc[messages["task"] == "act", "inbound_type"].isna().all()


def test_every_close_call_stands_in_both_languages_and_is_coded_as_the_codebook_says(messages):
    calls = [cells for kind, cells in rules("en") if kind == "row" and len(cells) == 3]
    for number, (_, label, _) in enumerate(calls, start=1):
        found = messages[messages["rule"] == f"1.{number}"]
        assert set(found["lang"]) == {"de", "en"}
        allowed = set(re.findall("|".join(ACTS), label)) or {"answer"}  # a part is coded as the whole
        assert set(found["act"]) <= allowed, number
    assert set(messages.loc[messages["rule"] == "1.18", "act"]) == {"answer", "acknowledge"}
    assert set(messages.loc[messages["rule"] == "1.20", "act"]) == {"acknowledge", "inform"}
    assert set(messages.loc[messages["rule"] == "1.26", "act"]) == {"promote", "inform"}


def test_every_rule_on_what_needs_a_reply_stands_in_both_languages(messages):
    needs = [cells for kind, cells in rules("en") if kind == "row" and len(cells) == 2][-8:]
    for number, (_, outcome) in enumerate(needs, start=1):
        found = messages[messages["rule"] == f"3.{number}"]
        assert set(found["lang"]) == {"de", "en"}
        assert set(found["needs_reply"]) == {outcome[0]}, number


def test_texts_are_invented_and_reach_nobody(messages):
    for text in [*messages["text"], *messages["parent"], *messages["context"]]:
        for host in re.findall(r"https?://([^/\s]+)", text):
            assert host.endswith(".example")
        assert not re.search(r"\w@\w", text)
        assert not re.search(r"\d{4} \d{5}", text) or "0000 000000" in text
    assert messages["reason"].str.len().min() > 10
    assert messages["text"].is_unique


def test_the_order_does_not_follow_the_rules(messages):
    assert messages["rule"].tolist() != sorted(messages["rule"])
    assert set(messages["lang"].iloc[:20]) == {"de", "en"}


def test_the_sheet_is_blind_and_its_answers_stand_on_another_tab(tmp_path):
    path, twin = write_practice(tmp_path / "practice.xlsx", language="en")
    found = read_sheet(path)
    assert len(found.rows) == 80
    assert len(found.missing) == 56 + 2 * 24
    assert found.about["sample"] == "practice"
    assert read_sheet(twin).rows["text"].tolist() == found.rows["text"].tolist()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["messages", "codebook", "answers", "about"]
    answers = list(book["answers"].iter_rows(min_row=2, values_only=True))
    assert [line[1] for line in answers] == found.rows["ref"].tolist()
    assert all(line[2] or (line[3] and line[4] in ("1", "0")) for line in answers)
    assert all(line[5] for line in answers)


def test_it_is_written_in_german_too(tmp_path):
    path, _ = write_practice(tmp_path / "uebung.xlsx", language="de")
    assert openpyxl.load_workbook(path).sheetnames == ["Nachrichten", "Regeln", "Lösungen", "Angaben"]
    assert len(read_sheet(path).rows) == 80
