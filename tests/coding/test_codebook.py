"""The rules on the sheet are those of the codebook, in both languages alike."""

import re

from dialogscore.coding.codebook import rules
from dialogscore.coding.layout import ACTS, TYPES
from dialogscore.coding.words import words


def test_parts_for_coders_are_taken_and_the_part_of_the_software_is_not():
    text = " ".join(cell for _, cells in rules("en") for cell in cells)
    assert "what a company's message does" in text
    assert "what a message of the audience asks" in text
    assert "software, never coded" not in text
    assert "Cohen" not in text


def test_both_languages_have_the_same_rows():
    english, german = rules("en"), rules("de")
    for kind in ("heading", "header", "row"):
        assert [len(cells) for one, cells in english if one == kind] == [
            len(cells) for one, cells in german if one == kind
        ]


def test_every_label_is_explained_in_both_languages_by_its_word():
    for language in ("de", "en"):
        text = " ".join(cell for _, cells in rules(language) for cell in cells)
        for section, labels in (("act", ACTS), ("inbound_type", TYPES)):
            for label in labels:
                assert re.search(rf"\b{label}\b", text)
                assert words(language)[section][label] in text


def test_the_close_calls_come_out_the_same():
    def outcomes(language):
        acts = words(language)["act"]
        rows = [cells[1] for kind, cells in rules(language) if kind == "row" and len(cells) == 3]
        return [sorted(re.findall("|".join(acts.values()), cell), key=list(acts.values()).index) for cell in rows]

    def coded(language):
        back = {word: code for code, word in words(language)["act"].items()}
        return [[back[word] for word in row] for row in outcomes(language)]

    assert len(coded("en")) == 28
    assert coded("de") == coded("en")


def test_no_mark_of_markdown_is_left():
    for language in ("de", "en"):
        for _, cells in rules(language):
            assert not any(re.search(r"\*\*|`|\]\(|^\|", cell) for cell in cells)
