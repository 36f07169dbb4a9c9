"""Packs are data that can work: every word they name is a word that spaCy can give."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
import spacy

from dialogscore import cues, languages, registry
from dialogscore.languages import Pack

CODES = ["de", "en"]
FOLDER = Path(languages.__file__).parent


def pack(code) -> Pack:
    return registry.resolve("languages", code)


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_a_phrase_is_one_token(code):
    # A word that spaCy would split can never be found. Some are one token only with a capital (Mio.), others only
    # behind a word ('ll); a typographic apostrophe is listed beside every plain one, whether spaCy keeps it or not.
    make_doc = spacy.blank(code).make_doc
    split = {
        word: [token.text for token in make_doc(word)]
        for word in cues.words(pack(code))
        if "’" not in word
        and not any(
            word in [token.lower_ for token in make_doc(text)]
            for text in (word, word.capitalize(), word.upper(), f"i{word}", f"do{word}")
        )
    }
    assert split == {}


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_a_concept_is_one_token_and_stands_once(code):
    make_doc = spacy.blank(code).make_doc
    listed = " ".join(pack(code).concepts.values()).split()
    assert len(listed) == len(set(listed))
    split = [
        word
        for word in listed
        if not any(
            word in [token.lower_ for token in make_doc(text)]
            for text in (word, word.capitalize(), word.upper(), f"i{word}", f"do{word}")
        )
    ]
    assert split == []


def test_languages_share_the_names_of_concepts():
    assert pack("de").concepts.keys() == pack("en").concepts.keys()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("listed", ["stop_words", "greetings"])
def test_lists_hold_lower_cased_tokens(code, listed):
    words = getattr(pack(code), listed)
    assert isinstance(words, frozenset)
    assert words == {word.lower() for word in words}
    assert all(not re.search(r"\s", word) for word in words)


@pytest.mark.parametrize("code", CODES)
def test_cue_codes_are_names(code):
    assert all(re.fullmatch(r"[a-z][a-z_]+", name) for name in pack(code).cues)
    assert all(pack(code).cues.values())


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_twice_in_a_cue(code):
    for name, phrases in pack(code).cues.items():
        texts = [phrase for phrase in phrases if isinstance(phrase, str)]
        assert len(texts) == len(set(texts)), name


@pytest.mark.parametrize("code", CODES)
def test_phrases_use_known_kinds_only(code):
    from dialogscore.tokens import Kinds

    used = {kind for phrases in pack(code).cues.values() for text in phrases for kind in re.findall(r"<(\w+)>", text)}
    assert {f"is_{kind}" for kind in used} <= set(Kinds._fields)


@pytest.mark.parametrize("code", CODES)
def test_sign_offs_are_patterns_that_arrow_reads(code):
    for form in pack(code).sign_offs:
        assert pc.match_substring_regex(pa.array([""]), form).to_pylist() == [False]


@pytest.mark.parametrize("code", CODES)
def test_pack_opens_with_its_sources(code):
    text = (FOLDER / code / "__init__.py").read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert "Sources:" in text.split('"""')[1]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.py")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_packs_are_data_alone(path):
    assert not re.search(r"^\s*(def|class|for|while|if|lambda|import) ", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("code", CODES)
def test_pack_names_itself(code):
    assert pack(code).code == code
    assert code in registry.names("languages")
