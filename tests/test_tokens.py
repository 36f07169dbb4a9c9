"""Tokens are spaCy's own, whatever the text; spaCy's make_doc is the oracle throughout."""

import time
from functools import lru_cache

import joblib
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from joblib import Parallel

from dialogscore import tokens
from dialogscore.tokens import CHUNK_CHARACTERS, TEXT_CHARACTERS, distinct, kinds, plain, tokenize
from dialogscore.tokens.kinds import kinds_of

LANGUAGES = ["de", "en", "xx"]
TEXT = pd.StringDtype("pyarrow")

WRITTEN = [
    "",
    " ",
    "  ",
    "\t",
    "\n",
    " \n ",
    "Hello there",
    " leading space",
    "trailing space ",
    "two trailing  ",
    "two  in between",
    "line\nbreak",
    "line \n break",
    "line\n\n break\r\n",
    "tab\tand\u00a0no-break \u00a0 space",
    "thin\u2009space \u2028 separator \x1f \x85",
    "@name: see https://t.co/aBcDeF1234 and (http://shop.example/a?b=c&d=1).",
    "https://t.co/abcde5km https://t.co/ABCDEFGHIJ. https://bit.ly/2abCDEFGH",
    "#Sale #sale! #50off ##twice #a_b #Über",
    "@name's @name, @name. @name_1 @1234 @user12km @_x @x_ #@name .@name",
    "don't won't can't we'll it's cannot gonna DON'T Don’t we’ll I’m",
    "z.B. u.a. d.h. usw. Nr. 5 Dr. Meier Std. 3.5.",
    "ich's gibt's geht’s 'ne auf'm Du’s",
    "U.S. 10a.m. 5km 20€ €20 3.50€ 100% 1/2 2/2 20:15 Uhr 1.000,50",
    "e-mail E-Mail sign-up check-in and/or CDU/CSU co.",
    ":) :-) :( ;) :D <3 xD :'( ^_^ :)) ¯\\_(ツ)_/¯",
    ": ) : ( a:) ) ( :)) : D o. O ' s he 's",
    "Note: (see below) : D. a. b. . O",
    "😀😀 👍🏽 👨‍👩‍👧 ❤️ gut👍gut 🇩🇪",
    "&amp; &lt;b&gt; &#39; &nbsp; A&B",
    "Wait... what?! no!! (yes) [no] {x} \"quoted\" „zitiert“ «guillemets»",
    "HOURS! BKK. Hm. hm. a. I. is. Is. IS. straße. Öl. äö. ß.",
    "=1+1 @SUM(A1) -1 +49 30 123456 info@example.org",
    "(\"So!\"), he said... really?! no!!! \"yes.\" (ok.) *gone* „gut“, ‘fine’. [x]. (D: (x) 'em' (8)",
    "^LK -Anna /Jo (^LK) *^LK ^_^ -D /s #^x ^8 -5 .@name (@name) @name... @name_. @a1! a1. LH400. 5km, 5km. w5km)",
    "https://t.co/abc5km, https://t.co/abc5. (https://t.co/abc) https://t.co/abc... https://t.co/1! https://t.co/ab)",
    "5 12, 12: 3.50! 1.000,50? 20:15; 1/2/2020 1,2,3 1.2.3.4 8) 8; :8 00 1. 1.. 5... (5) #5 $5 5% 1: 2",
    "one\ntwo.\n\nthree!\n^AB\tfour \n five\n",
    "Done. Our: Do it. On 9: 10 a: Dx : D. x_D :_D can not, xcan notx can. not . O. Ox",
    "привет мир こんにちは 안녕하세요 مرحبا",
    "^LK *JT ~mk /Jo -Anna",
    "\u200b zero\u200bwidth \u202eabc\u202c \ufeff",
    "A" * 40 + " " + "a-" * 30,
]
PIECES = [
    *"abzAZäÄß05.,:;!?'’-_/@#()[]&€%😀 \n\t\u00a0",
    " ",
    " ",
    "  ",
    "\r\n",
    "@",
    "#",
    "https://t.co/",
    "n't",
    "'s",
    ":)",
    ":(",
    "km",
    "can",
    "not",
    "z.B.",
    "a.m.",
    "Dr.",
    "DM",
    "hello",
    "Über",
]


@lru_cache
def oracle(language):
    return spacy.blank(language)


def ours(texts, language):
    tokens = tokenize(pd.Series(texts, dtype=TEXT), pd.Series([language] * len(texts), dtype=TEXT))
    return [tokens.row(i) for i in range(len(texts))]


def spacys(texts, language):
    return [[token.lower_ for token in oracle(language).make_doc(text)] for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_texts_have_spacys_tokens(language):
    assert ours(WRITTEN, language) == spacys(WRITTEN, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), min_size=1, max_size=25))
def test_texts_put_together_from_awkward_pieces_have_spacys_tokens(language, texts):
    assert ours(texts, language) == spacys(texts, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.text(max_size=25), min_size=1, max_size=10))
def test_any_text_has_spacys_tokens(language, texts):
    assert ours(texts, language) == spacys(texts, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_special_case_of_spacy_has_its_tokens_with_and_without_a_mark(language):
    rules = sorted(oracle(language).tokenizer.rules)
    texts = [form for rule in rules for form in (rule, f"{rule},", f"#{rule}", f"x {rule} y", f"{rule}!", f"({rule}).")]
    assert ours(texts, language) == spacys(texts, language)


def test_languages_may_be_mixed_and_share_ids():
    texts = pd.Series(["Hallo Welt, z.B. so", "hello Welt don't", "Welt e-mail", None, "Welt"], dtype=TEXT)
    languages = pd.Series(["de", "en", "fr", "de", None], dtype=TEXT)
    tokens = tokenize(texts, languages)
    rows = [tokens.row(i) for i in range(5)]
    expected = [spacys([text], language)[0] for text, language in zip(texts[:3], ["de", "en", "xx"], strict=True)]
    assert rows == [*expected, [], ["welt"]]
    assert tokens.vocabulary.count("welt") == 1
    assert sorted(set(tokens.ids.tolist())) == list(range(len(tokens.vocabulary)))


def test_the_same_input_gives_the_same_ids():
    texts = pd.Series(WRITTEN, dtype=TEXT)
    languages = pd.Series((["en", "de", "xx"] * len(texts))[: len(texts)], dtype=TEXT)
    first, second = tokenize(texts, languages), tokenize(texts, languages)
    assert first.vocabulary == second.vocabulary
    assert first.ids.tobytes() == second.ids.tobytes()
    assert first.starts.tobytes() == second.starts.tobytes()


def test_index_of_the_series_does_not_matter():
    texts = pd.Series(["one two", "three"], index=[7, 3], dtype=TEXT)
    tokens = tokenize(texts, pd.Series(["en", "en"], index=[1, 0]))
    assert [tokens.row(i) for i in (0, 1)] == [["one", "two"], ["three"]]


@pytest.mark.parametrize("texts", [[], [None], ["", None, ""]])
def test_no_text_gives_no_tokens(texts):
    tokens = tokenize(pd.Series(texts, dtype=TEXT), pd.Series(["de"] * len(texts), dtype=TEXT))
    assert len(tokens) == len(texts)
    assert len(tokens.ids) == 0
    assert tokens.ids.dtype == np.int32
    assert tokens.starts.tolist() == [0] * (len(texts) + 1)


@pytest.mark.parametrize("unit", ["!", "😀", "a.b", "(", "http://a.", "a ", " ", "#a", ":) ", "don't ", "\n"])
def test_a_million_characters_neither_hang_nor_explode(unit):
    started = time.perf_counter()
    tokens = tokenize(pd.Series([unit * (1_000_000 // len(unit))], dtype=TEXT), pd.Series(["en"]))
    assert time.perf_counter() - started < 30
    assert len(tokens.ids) <= TEXT_CHARACTERS
    assert max(map(len, tokens.vocabulary)) <= max(CHUNK_CHARACTERS, TEXT_CHARACTERS if unit.isspace() else 0)


def test_characters_beyond_the_limit_are_not_read():
    text = "ab " * (TEXT_CHARACTERS // 3) + "abcdef"
    assert ours([text], "en") == spacys([text[:TEXT_CHARACTERS]], "en")


def test_long_run_without_whitespace_is_cut():
    # 1,200 letters are cut after 500 and 1,000; what follows the space is untouched.
    assert [len(token) for token in ours(["a" * 1200 + " end"], "en")[0]] == [500, 500, 200, 3]


def test_rows_can_be_selected_and_tokens_dropped():
    tokens = tokenize(pd.Series(["a b c", "", "d e"], dtype=TEXT), pd.Series(["en"] * 3))
    taken = tokens.take([2, 0, 2])
    assert [taken.row(i) for i in range(3)] == [["d", "e"], ["a", "b", "c"], ["d", "e"]]
    assert [tokens.take(np.array([False, True, True])).row(i) for i in range(2)] == [[], ["d", "e"]]
    kept = tokens.keep(np.array([True, False, True, False, True]))
    assert [kept.row(i) for i in range(3)] == [["a", "c"], [], ["e"]]
    assert tokens.lengths().tolist() == [3, 0, 2]
    assert tokens.rows().tolist() == [0, 0, 0, 2, 2]
    assert tokens.count(np.array([word in "ad" for word in tokens.vocabulary])).tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("url", "https://t.co/abc http://x.org/ www.shop.example parfum.de"),
        ("mention", "@name @Name_1 @12345"),
        ("hashtag", "#"),
        ("email", "help@example.org"),
        ("number", "5 20:15 1.000,50 3rd 24/7 -1"),
        ("emoji", "😀 👍🏽 :) :-( ;) <3 ❤️"),
        ("punct", ". , ! ? … ) („"),
        ("space", "\n"),
        ("word", "Hallo don't straße привет e"),
    ],
)
def test_kind_of_token(kind, text):
    tokens = tokenize(pd.Series([text], dtype=TEXT), pd.Series(["en"]))
    found = getattr(tokens.kinds, f"is_{kind}")
    assert found.dtype == bool
    assert found.shape == (len(tokens.vocabulary),)
    assert [word for word, is_it in zip(tokens.vocabulary, found, strict=True) if not is_it] == []
    others = [other for name, other in tokens.kinds._asdict().items() if name != f"is_{kind}"]
    assert not np.logical_or.reduce(others).any()


def test_texts_can_be_put_in_the_place_of_others():
    texts, languages = pd.Series(["one two", "", "two three"]), pd.Series(["en"] * 3)
    read = tokenize(texts, languages)
    other = tokenize(pd.Series(["four two @ann", "one"]), languages.iloc[:2])
    both = read.put(np.array([2, 1]), other)
    assert [both.row(i) for i in range(3)] == [["one", "two"], ["one"], ["four", "two", "@ann"]]
    # Words that were known keep their number, and all have their kind.
    assert both.vocabulary[: len(read.vocabulary)] == read.vocabulary
    assert both.kinds.is_mention[both.vocabulary.index("@ann")]
    assert len(both.kinds.is_word) == len(both.vocabulary)


def test_words_are_looked_up_or_added():
    read = tokenize(pd.Series(["one two"]), pd.Series(["en"]))
    longer, place = read.renamed(["two", "9", "one"])
    assert [longer.vocabulary[at] for at in place] == ["two", "9", "one"]
    assert longer.kinds.is_number[place[1]]
    assert longer.row(0) == ["one", "two"]


def test_shards_threads_and_processes_change_nothing(monkeypatch):
    texts = pd.Series([*WRITTEN, None, *WRITTEN[::-1], "new words at the end"], dtype=TEXT)
    languages = pd.Series([LANGUAGES[number % 3] for number in range(len(texts))])
    whole = tokenize(texts, languages)
    monkeypatch.setattr(tokens, "SHARD_TEXTS", 9)
    monkeypatch.setattr(plain, "PIECE_ROWS", 40)
    monkeypatch.setattr(distinct, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(distinct, "CHUNKS_A_TASK", 30)
    alone, spread = (tokenize(texts, languages, jobs=jobs) for jobs in (1, 2))
    assert [alone.row(number) for number in range(len(texts))] == [whole.row(number) for number in range(len(texts))]
    assert alone.vocabulary == spread.vocabulary
    assert np.array_equal(alone.ids, spread.ids)
    assert np.array_equal(alone.starts, spread.starts)


def test_a_few_texts_start_no_process(monkeypatch):
    asked = []
    monkeypatch.setattr(joblib, "Parallel", lambda **how: asked.append(how.get("backend")) or Parallel(**how))
    assert tokenize(pd.Series(["one U.S.-two"]), pd.Series(["en"]), jobs=4).row(0) == spacys(["one U.S.-two"], "en")[0]
    assert set(asked) <= {"threading"}


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30))
def test_words_of_letters_alone_are_of_the_kind_that_all_patterns_tell(words):
    vocabulary = [*words, "xd", "xddd", "xdx", "www", "de", "ǆ", "e\u0301"]
    told = kinds._of_others(pa.array(vocabulary, pa.large_string()))
    assert {name: found.tolist() for name, found in kinds_of(vocabulary)._asdict().items()} == {
        name: found.tolist() for name, found in told.items()
    }


@pytest.mark.parametrize("rows", [[1, 2, 3], [0, 1, 2, 3, 4], [2], [3, 1], [1, 3], [], [1, 1, 3]])
def test_texts_are_taken_in_the_order_wanted_whether_they_follow_one_another_or_not(rows):
    texts = pd.Series(["one two", "", "three", "four five six", "seven"])
    whole = tokenize(texts, pd.Series(["en"] * 5))
    part = whole.take(np.array(rows, dtype=np.int64))
    assert [part.row(place) for place in range(len(part))] == [whole.row(row) for row in rows]
    assert part.starts.tolist() == [0, *np.cumsum(part.lengths())]
