"""Drawn questions fall into the themes that they were drawn from, in any order and with few rows less."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import tokens
from dialogscore.themes import LEAST_AUTHORS, LEAST_TURNS, REST, add_themes, refusal
from dialogscore.themes.fitting import adjusted_rand
from tests.themed import drawn, messages_of

BOTH = pytest.mark.parametrize("language", ["en", "de"])
OF = {"en": ("parcel", "invoice", "account"), "de": ("Paket", "Rechnung", "Passwort")}


@pytest.fixture(scope="module")
def grouped():
    """Grouped questions of each language, and what each is about."""
    found = {}
    for language in ("en", "de"):
        questions = drawn(languages=(language,))
        found[language] = add_themes(messages_of(questions)), [one["about"] for one in questions]
    return found


def agreement(first, second):
    return adjusted_rand(pd.factorize(first)[0], pd.factorize(second)[0])


@BOTH
def test_a_theme_is_one_matter_and_is_called_by_its_words(grouped, language):
    themed, about = grouped[language]
    theme, about = themed.messages["theme"], pd.Series(about)
    assert agreement(theme, about) > 0.7
    for line in themed.found[themed.found["theme"] != REST].to_dict("records"):
        inside = about[(theme == line["theme"]).to_numpy(dtype=bool)]
        assert (inside == inside.mode()[0]).mean() > 0.9
        assert 3 <= len(line["label"].split(", ")) <= 5
    # As people write them: German nouns keep their capital.
    assert set(OF[language]) <= set(", ".join(themed.found["label"]).split(", "))
    assert set(themed.found["language"].dropna()) == {language}


def test_themes_go_by_size(grouped):
    themed = grouped["en"][0]
    sizes = themed.messages["theme"].value_counts()
    assert sizes[sizes.index != REST].sort_index().is_monotonic_decreasing
    assert themed.found["theme"].tolist() == sorted(sizes.index)


def test_rows_in_any_order_give_the_same(grouped):
    first = grouped["de"][0]
    second = add_themes(first.messages.sample(frac=1, random_state=4))
    assert first.found.equals(second.found)
    assert first.fits.equals(second.fits)
    assert first.messages["theme"].equals(second.messages["theme"].sort_index())


def test_tokens_go_with_the_rows_they_are_given_with(grouped):
    first = grouped["en"][0]
    for messages in (first.messages, first.messages.sample(frac=1, random_state=4)):
        read = tokens.tokenize(messages["text"], messages["language"])
        second = add_themes(messages, read=read)
        assert first.found.equals(second.found)
        assert first.messages["theme"].equals(second.messages["theme"].sort_index())


def test_the_messages_given_stay_as_they_are(grouped):
    messages = grouped["en"][0].messages.assign(theme=pd.NA)
    assert add_themes(messages).messages["theme"].notna().any()
    assert messages["theme"].isna().all()


@BOTH
def test_with_one_row_in_twenty_less_the_themes_match(grouped, language):
    themed = grouped[language][0]
    assert themed.fits["ari"].iloc[0] > 0.8
    again = add_themes(themed.messages.sample(frac=0.95, random_state=2)).messages["theme"]
    assert agreement(themed.messages["theme"].reindex(again.index), again) > 0.65


def test_messages_cited_are_those_left_without_an_answer_first(grouped):
    themed = grouped["en"][0]
    answered = themed.messages.set_index("ref")["response_seconds"].notna()
    left = (~answered).groupby(themed.messages.set_index("ref")["theme"]).sum()
    for line in themed.found.to_dict("records"):
        cited = line["refs"].split()
        assert len(cited) == 5
        assert int((~answered[cited]).sum()) == min(5, left[line["theme"]])


def test_a_mixed_feed_has_themes_of_each_language():
    themed = add_themes(messages_of(drawn(languages=("en", "de"), asked=300)))
    assert set(themed.found["language"].dropna()) == {"de", "en"}
    own = themed.messages["theme"].map(themed.found.set_index("theme")["language"])
    assert (own.isna() | (own == themed.messages["language"])).all()
    assert themed.fits["themes"].gt(0).tolist() == [True, True]


def test_turns_that_need_no_reply_join_the_theme_they_are_like(grouped):
    messages = grouped["en"][0].messages
    quiet = np.arange(len(messages)) % 3 == 0
    some = messages.assign(ledger=messages["ledger"].mask(quiet, "no_reply_needed"))
    themed = add_themes(some)
    assert themed.messages["theme"].notna().all()
    assert themed.fits["turns"].tolist() == [int((~quiet).sum())]
    outside = add_themes(messages.assign(ledger=messages["ledger"].mask(quiet, "outside_window")))
    assert outside.messages["theme"].isna().to_numpy().tolist() == quiet.tolist()


def test_too_few_turns_say_how_many_are_needed():
    themed = add_themes(messages_of(drawn(asked=LEAST_TURNS - 1)))
    assert themed.messages["theme"].isna().all()
    assert not len(themed.found)
    assert themed.fits["reason"].tolist() == ["few_turns"]
    assert refusal(themed.fits) == ("few_turns_for_themes", {"found": LEAST_TURNS - 1, "least": LEAST_TURNS})


def test_a_language_without_a_cue_pack_has_no_themes():
    messages = messages_of(drawn(asked=150))
    themed = add_themes(messages.assign(language="nl"))
    assert themed.fits["reason"].tolist() == ["no_words"]
    assert refusal(themed.fits) == ("few_turns_for_themes", {"found": 0, "least": LEAST_TURNS})


def test_hostile_words_and_what_is_a_persons_are_in_no_label():
    # Names, handles, numbers, links, tags and formulas in every question of a theme.
    terms = ("@anna_winter", "<script>", "=cmd|calc", "4711", "https://evil.example/x", "anna@example.org", "\x1b[31m")
    labels = " ".join(add_themes(messages_of(drawn(terms=terms))).found["label"])
    assert labels.replace(",", "").replace(" ", "").isalpha()
    assert not any(word in labels.lower() for word in ("anna", "acme", "evil"))


def test_a_word_that_four_persons_use_or_are_called_by_is_shown_to_nobody():
    messages = messages_of(drawn(terms=("Drachenboot",)))
    assert "Drachenboot" in " ".join(add_themes(messages).found["label"])
    holds = messages["text"].str.contains("Drachenboot").to_numpy(dtype=bool)
    few = pd.Series([f"p{number % (LEAST_AUTHORS - 1)}" for number in range(len(messages))], dtype="string")
    renamed = messages.assign(author_id=messages["author_id"].mask(holds, few))
    assert "Drachenboot" not in " ".join(add_themes(renamed).found["label"])
    called = messages.assign(author_name=("Ida Drachenboot " + messages["author_id"]).where(holds))
    assert "Drachenboot" not in " ".join(add_themes(called).found["label"])
