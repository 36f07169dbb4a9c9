"""Cues are found where spaCy's own Matcher finds them; the words of the packs mean what they should."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore import cues, registry
from dialogscore.errors import UsageError
from dialogscore.tokens import tokenize
from dialogscore.tokens.kinds import kinds_of
from tests.oracles import matcher_says

TEXT = pd.StringDtype("pyarrow")
PACKS = {code: registry.resolve("languages", code) for code in ("de", "en")}


def found(texts, language):
    languages = pd.Series([language] * len(texts), dtype=TEXT)
    return cues.find(tokenize(pd.Series(texts, dtype=TEXT), languages), languages)


def codes_of(text, language):
    result = found([text], language)
    return {code for code, hit in zip(result.codes, result.matrix.toarray()[0], strict=True) if hit}


def examples(code):
    """Texts made of the pack's own phrases, in and out of order, with marks, mentions and links between them."""
    words = sorted(cues.words(PACKS[code]))
    between = [*".,!?:-", "@name", "https://t.co/abc", "12", "😀", "#tag", "\n", "help@example.org", "3", "€", "%"]
    return st.lists(
        st.one_of(st.sampled_from(words), st.sampled_from(between), st.sampled_from(phrase_parts(code))), max_size=16
    ).map(" ".join)


def phrase_parts(code):
    """One reading of every phrase: the first of each choice of words, gaps left out."""
    parts = []
    for phrases in PACKS[code].cues.values():
        for phrase in phrases:
            chosen = [part.split("|")[0] for part in phrase.split() if part != "^" and not part.startswith("..")]
            parts.append(" ".join(part.strip("*") for part in chosen if not part.startswith("<")) or "so")
    return parts


@pytest.mark.parametrize("code", ["de", "en"])
def test_cues_are_those_of_spacys_matcher(code):
    pack_cues = PACKS[code].cues

    @settings(max_examples=30)
    @given(st.lists(examples(code), min_size=20, max_size=20))
    def compare(texts):
        languages = pd.Series([code] * len(texts), dtype=TEXT)
        tokens = tokenize(pd.Series(texts, dtype=TEXT), languages)
        result = cues.find(tokens, languages)
        own = [i for i, name in enumerate(result.codes) if name in pack_cues]
        dense = result.matrix.toarray()
        expected = matcher_says(tokens, pack_cues, cues.sentence_starts(tokens))
        assert [{result.codes[i] for i in own if dense[row, i]} for row in range(len(texts))] == expected

    compare()


def test_short_form_stands_for_a_matcher_pattern():
    assert cues.pattern("^ don't|send ..2 us|me? <number> entschuld*") == [
        {"IS_SENT_START": True, "LOWER": {"IN": ["don't", "send", "don’t"]}},
        {"IS_PUNCT": False, "OP": "{0,2}"},
        {"LOWER": {"IN": ["us", "me"]}, "OP": "?"},
        {"KIND": "number"},
        {"LOWER": {"REGEX": "^(?:entschuld)"}},
    ]


@pytest.mark.parametrize("phrase", ["", "  ", "word ^"])
def test_phrase_without_a_token_is_refused(phrase):
    with pytest.raises(UsageError, match="Could not read a cue"):
        cues.pattern(phrase)


@pytest.mark.parametrize("mark", ["?", "??", "!", "?!"])
def test_a_mark_of_its_own_is_a_word_not_a_sign(mark):
    assert cues.pattern(mark) == [{"LOWER": {"IN": [mark]}}]


@pytest.mark.parametrize(
    ("language", "text", "expected", "absent"),
    [
        ("en", "Please DM us the booking reference and we will look into it.",
         {"asks_direct_message", "asks_for_personal_data", "please", "will_look_into_it"}, {"thanks", "prize"}),
        ("en", "Could you send us a private message with your postcode?",
         {"asks_direct_message", "asks_for_personal_data", "asks_question"}, {"apologises"}),
        ("en", "Give us a call on 0800 123 456, the line is open until 8 pm.",
         {"asks_phone", "gives_fact", "has_number"}, {"asks_email"}),
        ("en", "Drop an e-mail to care@example.org", {"asks_email", "has_email"}, {"asks_phone"}),
        ("en", "Kindly fill in the claim form on our website.", {"asks_form", "points_to_help_page"}, {"greets"}),
        ("en", "Hi Tom, so sorry to hear this! Thanks for letting us know.",
         {"greets", "apologises", "thanks", "stock_sentence"}, {"asks_direct_message"}),
        ("en", "We have passed your comments on to the team.", {"passed_on"}, {"asks_form"}),
        ("en", "@OtherDesk will help you with the refund", {"points_to_account", "leads_with_mention"}, set()),
        ("en", "What is your favourite soup? Tell us in the comments!",
         {"asks_audience", "has_question_mark", "wh_word"}, {"apologises"}),
        ("en", "Win one of ten hampers: like and share to enter.", {"prize"}, {"apologises"}),
        ("en", "Shop now and save 20% on boots", {"imperative_buy", "price"}, {"apologises"}),
        ("en", "Which version do you use?", {"asks_for_detail", "asks_question", "wh_word"}, {"asks_direct_message"}),
        ("en", "We'll refund the fare by Friday", {"promise_action"}, {"apologises"}),
        ("en", "We have replied to your DM", {"moves_to_private"}, {"needs_case_data"}),
        ("en", "Please write to us here: https://t.co/abc", {"moves_to_form"}, {"moves_to_private"}),
        ("en", "We cannot pull up your account here", {"needs_case_data"}, {"moves_to_form"}),
        ("de", "Siehe PN", {"moves_to_private"}, {"moves_to_form"}),
        ("de", "Schreib uns hier: https://t.co/abc", {"moves_to_form"}, {"needs_case_data"}),
        ("de", "Bitte Kd-Nr. und Termin senden", {"needs_case_data"}, {"moves_to_form"}),
        ("de", "Schick uns bitte eine Nachricht per PN mit deiner Kundennummer.",
         {"asks_direct_message", "asks_for_personal_data", "please"}, {"thanks"}),
        ("de", "Ruf uns gerne an: 0800 123456", {"asks_phone", "has_number"}, {"asks_form"}),
        ("de", "Bitte fülle das Kontaktformular aus, siehe https://t.co/abc",
         {"asks_form", "points_to_help_page", "has_link"}, {"asks_phone"}),
        ("de", "Hallo Jana, das tut uns sehr leid! Danke für den Hinweis.",
         {"greets", "apologises", "thanks", "stock_sentence"}, {"prize"}),
        ("de", "Wir geben das an die Fachabteilung weiter.", {"passed_on", "first_person_plural"}, {"asks_email"}),
        ("de", "Wir prüfen das und melden uns bei dir.", {"will_look_into_it"}, {"prize"}),
        ("de", "Was esst ihr am liebsten zum Frühstück? Verratet es uns!", {"asks_audience"}, {"apologises"}),
        ("de", "Jetzt mitmachen und tolle Preise gewinnen!", {"prize", "imperative_visit"}, {"apologises"}),
        ("de", "Nur heute: 20 % Rabatt im Onlineshop", {"price"}, {"apologises"}),
        ("de", "Seit wann tritt der Fehler auf?", {"asks_for_detail"}, {"asks_direct_message"}),
        ("de", "Der Markt ist bis 20 Uhr geöffnet.", {"gives_fact", "explains"}, {"apologises"}),
    ],
)  # fmt: skip
def test_sentence_holds_its_cues(language, text, expected, absent):
    result = codes_of(text, language)
    assert expected <= result
    assert not absent & result


@pytest.mark.parametrize("language", ["fr", "und", None])
def test_language_without_a_pack_has_only_the_cues_that_need_none(language):
    codes = codes_of("@name please DM us, merci! https://t.co/abc 5 ? 😀 #tag", language)
    assert codes == {
        "has_emoji", "has_exclamation", "has_hashtag", "has_link", "has_mention", "has_number", "has_question_mark",
        "leads_with_mention",
    }  # fmt: skip


def test_each_language_has_its_own_words():
    texts = pd.Series(["sorry, we checked", "sorry, we checked", "bitte"], dtype=TEXT)
    languages = pd.Series(["en", "fr", "de"], dtype=TEXT)
    result = cues.find(tokenize(texts, languages), languages)
    assert result.has("apologises").tolist() == [True, False, False]
    assert result.has("please").tolist() == [False, False, True]


def test_phrase_does_not_reach_into_the_next_text_or_over_a_mark():
    result = found(["please send", "us a dm", "send. us a dm", "send us a dm"], "en")
    assert result.has("asks_direct_message").tolist() == [False, False, False, True]


def test_blocks_do_not_change_what_is_found(monkeypatch):
    texts = ["Please DM us", "", "What is this?", "@name thanks!", "call us on 0800 1"] * 4
    whole = found(texts, "en")
    monkeypatch.setattr(cues, "BLOCK_ROWS", 3)
    assert (found(texts, "en").matrix != whole.matrix).nnz == 0


def test_cues_are_the_same_however_many_threads(monkeypatch):
    texts = pd.Series(["Please DM us", "", "Was ist das?", "@name thanks!", "merci! https://t.co/abc"] * 4, dtype=TEXT)
    languages = pd.Series(["en", None, "de", "en", "fr"] * 4, dtype=TEXT)
    tokens = tokenize(texts, languages)
    alone = cues.find(tokens, languages)
    monkeypatch.setattr(cues, "BLOCK_ROWS", 3)
    spread = cues.find(tokens, languages, jobs=2)
    assert (spread.matrix != alone.matrix).nnz == 0
    assert alone.has("please").tolist() == [True, False, False, False, False] * 4


def test_words_of_one_entry_are_treated_alike_by_every_phrase():
    words = ["please", "entschuldigt", "entschuldige", "zorbel", "bimmel", "@zorbel", "12", ".", "bimmelstudium"]
    kinds = kinds_of(words)
    few = cues.condense(words, kinds)
    assert len(few.vocabulary) == few.ids.max() + 1
    assert few.ids[3] == few.ids[4] == few.ids[8]
    assert few.ids[1] == few.ids[2]
    assert len({*few.ids[[0, 1, 3, 5, 6, 7]].tolist()}) == 6
    # Phrases of a field apart tell more words apart.
    more = cues.condense(words, kinds, "purposes")
    assert len(more.vocabulary) >= len(few.vocabulary)


def test_tokens_of_condensed_words_hold_the_same_cues():
    texts = pd.Series(["Please DM us", "Zorbel bimmel. Danke!", "What is this?", "@name thanks! 😀"], dtype=TEXT)
    languages = pd.Series(["en", "de", "en", None], dtype=TEXT)
    tokens = tokenize(texts, languages)
    few = cues.condense(tokens.vocabulary, tokens.kinds, "purposes")
    small, entries = replace(tokens, ids=few.ids[tokens.ids], vocabulary=[], kinds=None), cues.Entries(few)
    expected = cues.find(tokens, languages).matrix
    # What has been asked about an entry is known the second time.
    for _ in range(2):
        assert (cues.find(small, languages, entries=entries).matrix != expected).nnz == 0
    assert expected.nnz > 5


def test_no_texts_have_no_cues():
    result = found([], "en")
    assert result.matrix.shape == (0, len(cues.codes()))
    assert result.matrix.dtype == bool


def test_codes_are_sorted_and_cover_every_pack():
    assert list(cues.codes()) == sorted(cues.codes())
    assert set(PACKS["de"].cues) == set(PACKS["en"].cues)
    assert not set(PACKS["de"].cues) & set(cues.ANY_LANGUAGE)
    assert set(cues.codes()) == set(PACKS["de"].cues) | set(cues.ANY_LANGUAGE)


def test_matrix_has_one_row_per_text():
    result = found(["hi", "", "thanks"], "en")
    assert result.matrix.shape == (3, len(result.codes))
    assert np.asarray(result.matrix.sum(axis=1)).ravel()[1] == 0
