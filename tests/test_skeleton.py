"""Skeletons: the same run of concepts in both languages, blanks for what no pack knows."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import tokens as token_engine
from dialogscore.classifier.layout import lay_out, read_vocabulary
from dialogscore.classifier.skeleton import skeleton_matrix


def skeletons(*said: tuple[str, str]):
    """Matrix of the skeletons of (text, language) pairs."""
    texts, languages = pd.Series([text for text, _ in said]), pd.Series([code for _, code in said])
    tokens = token_engine.tokenize(texts, languages)
    lexicon = read_vocabulary(tokens)
    return skeleton_matrix(lay_out(tokens, lexicon), lexicon, languages, len(said)).toarray()


def test_both_languages_show_the_same_skeleton():
    german, english = skeletons(("Danke für deine Nachricht!", "de"), ("Thanks for your message!", "en"))
    assert np.array_equal(german, english)
    assert german.any()


@pytest.mark.parametrize("language", ["de", "en"])
def test_unknown_words_are_one_blank_whatever_they_are(language):
    first, second = skeletons(("Zorgblat!", language), ("Quuxberg Frimbel Wobbel!", language))
    assert np.array_equal(first, second)


def test_order_of_concepts_counts():
    first, second = skeletons(("we thank you", "en"), ("you thank we", "en"))
    assert not np.array_equal(first, second)


def test_runs_are_counted_by_hand():
    # Two concepts with an edge on each side: 2 single ones, 3 pairs, 2 of three, 1 of four; each 2 / sqrt(8).
    (row,) = skeletons(("sorry please", "en"))
    assert np.count_nonzero(row) == 8
    assert np.allclose(row[row > 0], 2 / np.sqrt(8))


def test_a_word_is_read_in_the_language_of_its_message():
    german, english, other, blank = skeletons(("hilfe", "de"), ("help", "en"), ("help", "xx"), ("zorgblat", "xx"))
    assert np.array_equal(german, english)
    assert np.array_equal(other, blank)


def test_messages_without_words_have_no_skeleton():
    assert not skeletons(("", "en"), ("  ", "de")).any()
