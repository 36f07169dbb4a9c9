"""Who gets the same words: masking, grouping, counting people."""

import pandas as pd
import pytest

from dialogscore import cues, schema
from dialogscore.canned import add_canned, questions
from dialogscore.canned.questions import question_similarity
from dialogscore.features import add_features, add_language
from dialogscore.tokens import tokenize


def replies(texts, *, authors=None, names=None, language="en", **columns):
    """One inbound message each of a person (p0, p1, ... unless given) and the reply to it."""
    authors = authors or [f"p{i}" for i in range(len(texts))]
    rows = []
    for i, text in enumerate(texts):
        rows.append({"text": "Where is it?", "direction": "inbound", "author_id": authors[i],
                     "author_name": names[i] if names else None})  # fmt: skip
        rows.append({"text": text, "direction": "outbound", "reply_target_id": f"m{2 * i}", "addresses": "person"})
    messages = schema.empty(schema.MESSAGES, len(rows))
    messages = messages[[*schema.column_names(stage="readers"), *schema.column_names(stage="threads")]]
    messages = messages.assign(
        ref=[f"M{i + 1:06d}" for i in range(len(rows))],
        message_id=[f"m{i}" for i in range(len(rows))],
        platform="x",
        kind="reply",
        created_at=[pd.Timestamp("2025-03-01", tz="UTC") + pd.Timedelta(minutes=i) for i in range(len(rows))],
        **{name: [row.get(name) for row in rows]
           for name in ("text", "direction", "author_id", "author_name", "reply_target_id", "addresses")},
    )  # fmt: skip
    for name, values in columns.items():
        messages[name] = [value for pair in zip([None] * len(texts), values, strict=True) for value in pair]
    return canned(schema.conform(messages), language)


def canned(messages, language="en"):
    messages = add_language(messages, language=language)
    tokens = tokenize(messages["text"], messages["language"])
    return add_canned(add_features(messages, tokens, cues.find(tokens, messages["language"])), tokens)


def verdicts(messages):
    return messages.loc[messages["direction"] == "outbound", "is_canned"].tolist()


def test_the_same_words_to_three_people_are_canned():
    messages = replies(["Please send us a message."] * 3)
    assert verdicts(messages) == [True] * 3
    outbound = messages["direction"] == "outbound"
    assert messages.loc[outbound, "canned_group"].tolist() == ["M000002"] * 3
    assert messages.loc[~outbound, "is_canned"].isna().all()
    assert messages.loc[~outbound, "canned_group"].isna().all()


def test_two_people_are_not_enough_but_make_a_group():
    messages = replies(["Please send us a message."] * 2)
    assert verdicts(messages) == [False, False]
    assert messages["canned_group"].dropna().tolist() == ["M000002", "M000002"]


def test_three_times_to_the_same_person_is_not_canned():
    assert verdicts(replies(["Please send us a message."] * 3, authors=["p1", "p1", "p1"])) == [False] * 3


def test_different_words_are_not_canned():
    messages = replies(["It opens at nine.", "It closes at nine.", "It never closes."])
    assert verdicts(messages) == [False] * 3
    assert messages["canned_group"].isna().all()


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Hi Anna, please send us a message. ^LK", "Hello Tom! Please send us a message *JT",
                "@name please send us a message https://t.co/abc"]),
        ("en", ["Hey there, call 0800 123 456 today", "Good morning Mike, call 030 99 today!", "call 1234 today 😀"]),
        ("en", ["Dear Ms Jones, it is fixed. Kind regards, Amy", "It is fixed. -Bo", "it is fixed"]),
        ("de", ["Hallo Jana, schreib uns bitte eine PN. LG Tom", "Guten Tag Herr Meier! Schreib uns bitte eine PN.",
                "@name Schreib uns bitte eine PN 1/2 ^mk"]),
        ("de", ["Liebe Frau Krause, das klären wir. Viele Grüße, Lena", "Das klären wir.", "Das klären wir. /Jo"]),
    ],
)  # fmt: skip
def test_names_links_numbers_sign_off_and_greeting_make_no_difference(language, texts):
    assert verdicts(replies(texts, language=language)) == [True] * 3


def test_the_name_of_the_person_answered_makes_no_difference():
    texts = ["Anna we have sent it", "We have sent it, Tom Berg", "we have sent it"]
    assert verdicts(replies(texts, names=["Anna Ahrens", "Tom Berg", None])) == [True] * 3


def test_a_name_that_belongs_to_nobody_answered_stays():
    texts = ["Anna we have sent it", "We have sent it", "we have sent it"]
    assert verdicts(replies(texts, names=["Carla", None, None])) == [False] * 3


def test_words_after_a_greeting_without_a_mark_stay():
    texts = ["Hi we are sorry about that", "Hi we are fine with that", "Hi we are done"]
    assert verdicts(replies(texts)) == [False] * 3


@pytest.mark.parametrize("text", ["Hi!", "👍", "ok", "@name 12", "^LK", ""])
def test_fewer_than_three_letters_are_never_canned(text):
    messages = replies([text] * 4)
    assert verdicts(messages) == [False] * 4
    assert messages["canned_group"].isna().all()


def test_posts_to_everybody_and_reposts_are_not_compared():
    text = "Please send us a message."
    assert verdicts(replies([text] * 4, addresses=["everybody"] * 4)) == [False] * 4
    assert verdicts(replies([text] * 4, addresses=["itself"] * 4)) == [False] * 4
    assert verdicts(replies([text] * 4, kind=["repost"] * 4)) == [False] * 4
    assert verdicts(replies([text] * 3, addresses=["unclear"] * 3)) == [True] * 3


def test_unknown_author_is_one_person_each():
    text = "Please send us a message."
    assert verdicts(replies([text] * 3, reply_target_id=[None] * 3)) == [True] * 3
    assert verdicts(replies([text] * 3, authors=[None, None, "p1"])) == [True] * 3


def test_the_source_may_name_the_author_of_a_missing_parent():
    text = "Please send us a message."
    gone = {"reply_target_id": ["gone1", "gone2", "gone3"]}
    assert verdicts(replies([text] * 3, **gone, parent_author_id=["p1", "p1", "p1"])) == [False] * 3
    assert verdicts(replies([text] * 3, **gone, parent_author_id=["p1", "p2", "p3"])) == [True] * 3


def test_columns_are_those_of_the_schema():
    own = ["canned_group", "is_canned"]
    columns = [column for column in schema.MESSAGES if column.name in own]
    schema.check(replies(["Please send us a message."] * 3), "canned", columns)
    empty = replies(["x"]).iloc[:0].drop(columns=own)
    schema.check(add_canned(empty, tokenize(empty["text"], empty["language"])), "canned", columns)


def test_the_same_answer_to_the_same_question_is_told_from_an_empty_phrase():
    messages = replies(["Sorry about that."] * 3 + ["Doors open at ten."] * 3)
    outbound = messages["direction"] == "outbound"
    # Every person asked "Where is it?", word for word.
    assert messages.loc[outbound, "canned_question_similarity"].round(9).tolist() == [1.0] * 6
    assert messages.loc[~outbound, "canned_question_similarity"].isna().all()


def test_different_questions_are_far_apart():
    messages = replies(["Sorry about that."] * 3)
    messages.loc[messages["direction"] != "outbound", "text"] = ["My card fails", "When do you open?", "Rude staff"]
    assert question_similarity(messages).max() < 0.2


def test_what_is_not_canned_has_no_similarity():
    assert replies(["One.", "Two."])["canned_question_similarity"].isna().all()


def test_numbers_in_any_shape_are_masked():
    texts = ["Your ticket #1234 is open.", "Your ticket AB12C is open.", "Your ticket 7€ is open."]
    assert verdicts(replies(texts)) == [True] * 3


def asked(*texts, authors=None, **columns):
    rows = len(texts)
    messages = schema.empty(schema.MESSAGES, rows)
    messages = messages[[*schema.column_names(stage="readers"), *schema.column_names(stage="threads")]]
    messages = messages.assign(
        ref=[f"M{i + 1:06d}" for i in range(rows)], message_id=[f"m{i}" for i in range(rows)], platform="x",
        created_at=pd.Timestamp("2025-03-01", tz="UTC"), text=list(texts), direction="inbound", author_role="audience",
        author_id=authors or [f"p{i}" for i in range(rows)], kind="reply",
    )  # fmt: skip
    return canned(schema.conform(messages.assign(**columns)))["inbound_group"].fillna("").tolist()


WAVE = "@acme stop selling eggs from caged hens now, your customers will not forget it {}"


def test_three_people_in_nearly_the_same_words_are_a_wave():
    lines = [WAVE.format(end) for end in ("", "https://example.org/1", "!!!")]
    assert asked(*lines, "When do you open on Sundays, please?") == ["M000001"] * 3 + [""]


def test_one_person_three_times_is_no_wave():
    assert asked(*[WAVE] * 3, authors=["a", "a", "b"]) == [""] * 3


def test_unknown_authors_are_people_of_their_own():
    assert asked(*[WAVE] * 3, authors=[None] * 3) == ["M000001"] * 3


def test_short_words_of_many_people_are_no_wave():
    assert asked(*["Thank you so much!"] * 5) == [""] * 5


def test_reposts_are_no_wave():
    assert asked(*[WAVE] * 3, kind="repost") == [""] * 3


def test_how_many_work_on_it_changes_nothing(monkeypatch):
    monkeypatch.setattr(questions, "GROUPS_AT_ONCE", 1)
    lines = ["Please send us a message with your number", "We are sorry to hear that, it will be there soon"]
    found = replies([line for line in lines for _ in range(4)])
    added = ["canned_group", "is_canned", "canned_question_similarity", "inbound_group"]
    plain = found.drop(columns=added)
    tokens = tokenize(plain["text"], plain["language"])
    for jobs in (1, 3):
        pd.testing.assert_frame_equal(add_canned(plain, tokens, jobs=jobs)[added], found[added])
    assert found["canned_group"].nunique() == 2
    assert (found["canned_question_similarity"].dropna() > 0.99).sum() == 8
