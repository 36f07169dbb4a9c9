"""The words of the coding sheets: the same codes in both languages, and a way back from every word."""

from dialogscore.coding import layout
from dialogscore.coding.words import codes, folded, words


def keys(table, before=()):
    return {
        place for name, value in table.items() if name != "also"
        for place in (keys(value, (*before, name)) if isinstance(value, dict) else {(*before, name)})
    }  # fmt: skip


def test_both_languages_word_the_same_codes():
    assert keys(words("de")) == keys(words("en"))


def test_every_column_label_and_line_has_its_word():
    assert set(layout.COLUMNS) | {"reason"} == set(words("en")["columns"])
    assert tuple(words("en")["act"]) == layout.ACTS
    assert tuple(words("en")["inbound_type"]) == layout.TYPES
    assert tuple(words("en")["about"]) == layout.ABOUT_KEYS
    assert tuple(words("en")["tasks"]) == layout.TASKS


def test_a_word_leads_back_to_its_code_however_it_is_typed():
    acts = codes("act")
    assert acts[folded("Answer ")] == "answer"
    assert acts[folded("ANTWORT")] == "answer"
    assert acts[folded("nicht zu  beurteilen.")] == "other"
    assert codes("columns")[folded("braucht Antwort")] == "needs_reply"
    assert codes("needs_reply")[folded("Ja")] == codes("needs_reply")[folded("1")] == "1"


def test_no_word_stands_for_two_codes():
    for section in ("columns", "act", "inbound_type", "needs_reply", "sure", "about", "tabs", "tasks"):
        meant = {}
        for language in ("de", "en"):
            also = words(language)["also"].get(section, {})
            for code, word in words(language)[section].items():
                for name in (code, word, *also.get(code, ())):
                    meant.setdefault(folded(name), set()).add(code)
        assert all(len(found) == 1 for found in meant.values()), (section, meant)
