"""Labels are words as most people spell them, shared by five and nobody's name."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from dialogscore.themes.labels import label_of, people_of, told_names
from dialogscore.themes.turns import Bags

FORMS = [[("gift", 9), ("gifts", 2)], [("paket", 30)], [("tür", 20)], [("lager", 15)]]


def bags(*columns):
    return Bags(sparse.csr_matrix(np.array(columns, dtype=float).T), FORMS)


def labelled(texts, people, named=(), columns=None, inside=10):
    size = len(texts)
    own = np.arange(size) < inside
    columns = columns or [own * 1] * 4
    return label_of(bags(*columns), own, np.array(people), pd.Series(texts), Counter(dict(named)))


TEXTS = ["Paket PAKET Tür LAGER Lager Gifts"] * 10 + ["anderes"] * 10


def test_the_spelling_that_most_people_use_is_taken():
    assert labelled(TEXTS, range(20)) == ["Gifts", "Paket", "Tür", "Lager"]
    # Long words in capitals are shouted; where nobody writes them otherwise they stay.
    mixed = ["Paket Tür LAGERHAUS"] * 3 + ["PAKET Tür lager gift"] * 7 + [""] * 10
    assert labelled(mixed, range(20)) == ["gift", "Paket", "Tür", "lager"]


def test_a_word_used_by_four_persons_is_left_out():
    assert labelled(TEXTS, [*[0, 1, 2, 3, 3] * 2, *range(10, 20)]) == []
    assert len(labelled(TEXTS, [*[0, 1, 2, 3, 4] * 2, *range(10, 20)])) == 4


def test_a_word_that_people_are_called_by_is_left_out_unless_ten_times_as_many_use_it():
    assert labelled(TEXTS, range(20), named={"paket": 2}) == ["Gifts", "Tür", "Lager"]
    assert "Paket" in labelled(TEXTS, range(20), named={"paket": 1})


def test_fewer_than_three_words_are_no_label():
    assert labelled(TEXTS, range(20), named={"paket": 2, "tür": 2}) == []


@pytest.mark.parametrize(
    ("one", "other", "akin"),
    [("connection", "Connecting", True), ("deliver", "delivery", True), ("bag", "baggage", True),
     ("Bestellung", "bestellt", True), ("flight", "flying", False), ("app", "airport", False), ("car", "card", False)],
)  # fmt: skip
def test_words_of_one_stem_do_not_stand_side_by_side(one, other, akin):
    own = (np.arange(20) < 10) * 1.0
    forms = [[(one.lower(), 9)], [(other.lower(), 9)], [("zettel", 9)], [("boot", 9)]]
    some = Bags(sparse.csr_matrix(np.array([own] * 4).T), forms)
    texts = pd.Series([f"{one} {other} Zettel Boot"] * 10 + ["nichts"] * 10)
    found = label_of(some, own > 0, np.arange(20), texts, Counter())
    assert found == ([one, "Zettel", "Boot"] if akin else [one, other, "Zettel", "Boot"])


def test_what_is_said_as_often_elsewhere_tells_nothing():
    own = (np.arange(20) < 10) * 1
    found = labelled(TEXTS, range(20), columns=[own, own, own, np.ones(20)])
    assert found == ["Gifts", "Paket", "Tür"]


def test_unknown_authors_count_by_thread_and_names_by_the_person():
    messages = pd.DataFrame(
        {"platform": ["x"] * 4, "author_id": ["u1", "U1", None, None], "author_handle": [None] * 4,
         "author_name": [None] * 4, "thread_id": ["a", "b", "c", "c"]}
    ).astype("string")  # fmt: skip
    assert people_of(messages, np.arange(4)).tolist() == [0, 0, 1, 1]
    named = pd.DataFrame(
        {"author_role": ["audience"] * 3 + ["company"], "author_name": ["Ida Berg", "Ida Berg", "Ida Tal", "Ida"],
         "author_handle": ["ida", "ida", None, "acme"]}
    ).astype("string")  # fmt: skip
    # Two display names and one handle hold it; the company's own do not count.
    assert told_names(named) == Counter({"ida": 3, "berg": 1, "tal": 1})
