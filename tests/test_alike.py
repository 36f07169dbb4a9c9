"""Nearly equal texts follow one leader; no chain leads from one to another."""

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from dialogscore.canned import alike, pairs, sketches
from dialogscore.canned.alike import CLOSE, leaders
from dialogscore.canned.grams import pair_cosines, weighed_grams
from dialogscore.tokens import tokenize
from tests.test_canned import replies, verdicts

WORDS = "we are sorry that your order has not come yet and will look for it at once so please send us the number of it"


def texts(*lines):
    column = pd.Series(lines, dtype=pd.StringDtype("pyarrow"))
    return tokenize(column, pd.Series(["en"] * len(lines), dtype=column.dtype))


def led(*lines, counts=None):
    return leaders(texts(*lines), np.ones(len(lines), dtype=np.int64) if counts is None else np.array(counts)).tolist()


def cosine(*lines):
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(3, 4), sublinear_tf=True).fit_transform(lines)
    return (vectors @ vectors.T).toarray()


def varied(place, word):
    words = WORDS.split()
    words[place] = word
    return " ".join(words)


def test_one_word_changed_follows_and_another_text_does_not():
    lines = (WORDS, varied(8, "there"), "thank you for your kind words, they made our day and we passed them on")
    assert led(*lines) == [0, 0, 2]
    assert cosine(*lines[:2])[0, 1] >= CLOSE


def test_the_most_frequent_text_leads():
    assert led(WORDS, varied(8, "there"), counts=[1, 5]) == [1, 1]


def test_nothing_chains():
    # The first is close to the second, the second to the third, the first not to the third.
    lines = (WORDS, varied(3, "but"), varied(3, "but").replace("once", "night").replace("number", "count"))
    close = cosine(*lines)
    assert close[0, 1] >= CLOSE > close[0, 2]
    counts = np.array([3, 2, 1])
    assert leaders(texts(*lines), counts).tolist()[:2] == [0, 0]
    assert leaders(texts(*lines), counts).tolist()[2] == 2


@pytest.mark.parametrize("at_once", [1, 50, 200_000])
def test_it_finds_what_comparing_all_with_all_finds(at_once, monkeypatch):
    monkeypatch.setattr(pairs, "MOST_PAIRS", at_once)
    rng = np.random.default_rng(3)
    words = ["".join(rng.choice(list("abdeghilmnorstu"), rng.integers(2, 9))) for _ in range(150)]
    lines = [" ".join(rng.choice(words, 20)) for _ in range(20)]
    lines += [" ".join(np.where(np.arange(20) == rng.integers(20), "so", line.split())) for line in lines for _ in "12"]
    # One word more in the middle of each of these.
    lines += [" ".join([*line.split()[:9], "so", *line.split()[9:]]) for line in lines[20:40]]
    lines = list(dict.fromkeys(lines))
    close = cosine(*lines) >= CLOSE
    found, expected = led(*lines), [-1] * len(lines)
    for one in range(len(lines)):
        if expected[one] < 0:
            for other in np.flatnonzero(close[one]):
                expected[other] = one if expected[other] < 0 else expected[other]
    assert found == expected
    assert len(set(found)) < len(lines)


def test_how_many_work_on_it_changes_nothing(monkeypatch):
    monkeypatch.setattr(sketches, "PIECE_ROWS", 2)
    lines = [varied(place, word) for place in (3, 8, 12, 15) for word in ("there", "right", "but", "so")]
    several = texts(*lines, *(f"{line} now and then" for line in lines))
    counts = np.ones(len(several), np.int64)
    found = leaders(several, counts).tolist()
    assert found == leaders(several, counts, jobs=3).tolist()
    assert 1 < len(set(found)) < len(several)


@pytest.mark.parametrize("lines", [(), ("one",), ("", "a"), ("a", "b")])
def test_few_and_empty_texts_stand_alone(lines):
    assert led(*lines) == list(range(len(lines)))


def test_nearly_equal_replies_to_three_people_are_canned():
    found = replies([WORDS, varied(8, "there"), varied(15, "right"), "Thank you, that is kind."])
    assert verdicts(found) == [True, True, True, False]
    assert found["canned_group"].dropna().tolist() == ["M000002"] * 3


def test_many_texts_of_the_same_phrases_are_compared_by_rare_letters_with_the_same_result(monkeypatch):
    random = np.random.default_rng(2)
    phrases = [[f"{start} {number} words of a phrase" for number in "abc"] for start in ("first", "second", "third")]
    names = ["".join(random.choice(list("abcdefgh"), 5)) for _ in range(12)]
    written = [
        f"{random.choice(phrases[0])} {random.choice(names)} {random.choice(phrases[1])} {random.choice(phrases[2])}"
        for _ in range(300)
    ]
    written += [f"{text} {random.choice(names)}" for text in written[::3]]
    several = texts(*sorted(set(written)))
    counts = np.ones(len(several), np.int64)
    found = []
    for many in (0, 10**9):
        monkeypatch.setattr(alike, "MANY_PAIRS", many)
        found.append(leaders(several, counts).tolist())
    assert found[0] == found[1] != list(range(len(several)))


def test_no_two_texts_that_are_close_are_too_light_or_too_heavy_for_each_other():
    random = np.random.default_rng(5)
    words = ["".join(random.choice(list("abdeghilmno"), random.integers(2, 7))) for _ in range(30)]
    lines = [" ".join(random.choice(words, random.integers(3, 12))) for _ in range(60)]
    # What is said again and again changes nothing but how often each run is there.
    lines += [f"{line} {line}" for line in lines] + [" ".join([line] * 5) for line in lines[:20]]
    lines += [f"{line} {random.choice(words)}" for line in lines]
    weighed = weighed_grams(lines)
    one, other = np.triu_indices(len(lines), 1)
    close = pair_cosines(weighed.vectors, one, other) >= CLOSE
    weight, least = alike._weights(weighed)
    fit = (weight[one] >= least[other]) & (weight[other] >= least[one])
    assert close.sum() > 100
    assert fit[close].all()
    assert fit.mean() < 0.75
