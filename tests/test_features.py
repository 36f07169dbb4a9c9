"""Language with inheritance, and the plain features of a text."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import cues, schema
from dialogscore.features import add_features, add_language
from dialogscore.tokens import tokenize

TEXT = pd.StringDtype("pyarrow")
ENGLISH = "The parcel has been waiting at the depot since Monday morning"
GERMAN = "Das Paket liegt seit Montag früh im Lager und wird nicht zugestellt"
DUTCH = "Het pakket ligt sinds maandag in het magazijn en wordt niet bezorgd"
COLUMNS = ["feature_words", "feature_question", "feature_link", "feature_overlap", "feature_sign_off", "feature_prize"]


def table(*rows):
    """Rows of (text, direction, target or None, more columns); ids m0, m1, ..., a minute apart."""
    messages = schema.empty([*schema.MESSAGES], len(rows))
    messages = messages[[*schema.column_names(stage="readers"), *schema.column_names(stage="threads")]]
    start = pd.Timestamp("2025-03-01", tz="UTC")
    values = {
        "ref": [f"M{i + 1:06d}" for i in range(len(rows))],
        "message_id": [f"m{i}" for i in range(len(rows))],
        "platform": ["x"] * len(rows),
        "created_at": [start + pd.Timedelta(minutes=i) for i in range(len(rows))],
        "text": [row[0] for row in rows],
        "direction": [row[1] for row in rows],
        "reply_target_id": [row[2] if len(row) > 2 else None for row in rows],
    }
    for name in {name for row in rows for name in (row[3] if len(row) > 3 else {})}:
        values[name] = [(row[3] if len(row) > 3 else {}).get(name) for row in rows]
    return schema.conform(messages.assign(**values))


def with_features(*rows, language="auto"):
    messages = add_language(table(*rows), language=language)
    tokens = tokenize(messages["text"], messages["language"])
    return add_features(messages, tokens, cues.find(tokens, messages["language"]))


def languages(*rows, **options):
    return add_language(table(*rows), **options)["language"].tolist()


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (DUTCH, "nl")])
def test_long_text_has_its_own_language(text, code):
    messages = add_language(table((text, "inbound")))
    assert messages["language"].tolist() == [code]
    assert messages["language_probability"].between(0.8, 1).all()


def test_links_mentions_hashtags_and_entities_do_not_count_as_language():
    noise = "@DieBahn_hilft #wirsindfüreuchda https://t.co/dasistdeutsch und@beispiel.de &amp; &uuml;"
    assert languages((f"{noise} {ENGLISH}", "inbound")) == ["en"]


def test_short_text_takes_the_language_of_what_it_answers():
    rows = [*[(ENGLISH, "outbound")] * 2, (GERMAN, "inbound"), ("ok super", "outbound", "m2"), ("lol", "inbound", "m3")]
    assert languages(*rows) == ["en", "en", "de", "de", "de"]


def test_short_text_does_not_take_the_language_of_a_later_message():
    rows = [(ENGLISH, "outbound"), ("ok", "inbound", "m2"), (GERMAN, "inbound")]
    assert languages(*rows) == ["en", "en", "de"]


def test_two_short_texts_of_the_same_moment_that_answer_each_other_come_to_an_end():
    rows = [(GERMAN, "outbound"), ("ok", "inbound", "m2"), ("na", "inbound", "m1")]
    messages = table(*rows)
    messages["created_at"] = messages["created_at"].iloc[0]
    assert add_language(messages)["language"].tolist() == ["de", "de", "de"]


def test_short_text_without_a_parent_takes_the_declared_language():
    rows = [(GERMAN, "outbound"), ("ok", "inbound", None, {"declared_language": "FR-ch"})]
    messages = add_language(table(*rows))
    assert messages["language"].tolist() == ["de", "fr"]
    assert np.isnan(messages["language_probability"].iloc[1])


@pytest.mark.parametrize("declared", ["und", "zxx", "", None, "english"])
def test_a_declaration_that_names_no_language_is_passed_over(declared):
    rows = [(GERMAN, "outbound"), ("ok", "inbound", None, {"declared_language": declared})]
    assert languages(*rows) == ["de", "de"]


def test_a_long_text_is_trusted_over_its_declaration():
    assert languages((GERMAN, "outbound", None, {"declared_language": "en"})) == ["de"]


def test_last_resort_is_the_language_the_company_mostly_writes():
    company = [(GERMAN, "outbound"), (GERMAN, "outbound"), (ENGLISH, "outbound")]
    rows = [*company, *[(ENGLISH, "inbound")] * 4, ("ok", "inbound")]
    messages = add_language(table(*rows))
    assert messages["language"].iloc[-1] == "de"
    # Two of the company's three sure messages are German.
    assert messages["language_probability"].iloc[-1] == pytest.approx(2 / 3)


@pytest.mark.parametrize("text", ["", "😀", "@name https://t.co/abc", "12345"])
def test_nothing_to_go_by_is_und(text):
    messages = add_language(table((text, "outbound")))
    assert messages["language"].tolist() == ["und"]
    assert messages["language_probability"].isna().all()


def test_rows_of_untouched_threads_are_not_read():
    messages = with_features((ENGLISH, None), (ENGLISH, "inbound"))
    assert messages["language"].isna().tolist() == [True, False]
    assert messages[COLUMNS].iloc[0].isna().all()


def test_declared_by_the_user_is_taken_for_all():
    messages = add_language(table((ENGLISH, "inbound"), ("ok", "outbound"), (ENGLISH, None)), language="de")
    assert messages["language"].tolist()[:2] == ["de", "de"]
    assert messages["language"].isna().tolist() == [False, False, True]
    assert messages["language_probability"].iloc[:2].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("rows", [[], [(ENGLISH, None)], [(ENGLISH, "ambient"), ("", "outbound")]])
def test_columns_are_those_of_the_schema(rows):
    schema.check(with_features(*rows), "features")


def test_plain_features():
    messages = with_features(
        ("@name Where is my parcel? See https://t.co/what?x=1", "inbound"),
        ("@name It is at the depot. https://t.co/abc", "outbound", "m0"),
        ("Win a hamper in our raffle", "outbound"),
    )
    # Where is my parcel See | It is at the depot | Win a hamper in our raffle: mentions, links and marks do not count.
    assert messages["feature_words"].tolist() == [5, 5, 6]
    assert messages["feature_question"].tolist() == [True, False, False]
    assert messages["feature_link"].tolist() == [True, True, False]
    assert messages["feature_prize"].tolist() == [False, False, True]


def test_question_mark_inside_a_link_asks_nothing():
    messages = with_features(("Read more here http://shop.example/a?b=1", "outbound"))
    assert messages["feature_question"].tolist() == [False]


def test_overlap_counts_distinct_content_words_taken_up():
    messages = with_features(
        ("My parcel from the depot never came, the parcel is gone and the depot is closed", "inbound"),
        ("Sorry! The depot opens at nine and the parcel, your parcel, is at the depot", "outbound", "m0"),
        ("Thanks for the patience with us", "outbound", "m0"),
        ("Parcel news for everybody", "outbound"),
        ("Parcel depot", "outbound", "gone"),
        language="en",
    )
    # depot and parcel once each; "the", "and", "is" are function words; no parent in the feed, no overlap.
    assert messages["feature_overlap"].astype(object).where(messages["feature_overlap"].notna(), None).tolist() == [
        None, 2, 0, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sign_off"),
    [
        ("We have sent it today. ^LK", "^LK"),
        ("We have sent it today ^LK https://t.co/abc", "^LK"),
        ("It is on its way. *JT", "*JT"),
        ("It is on its way. *JT 2/2", "*JT"),
        ("Gerne! /Jo", "/Jo"),
        ("That is fine. -Anna", "-Anna"),
        ("That is fine. - Anna", "- Anna"),
        ("Schau mal rein ~mk", "~mk"),
        ("Das klären wir. Gruß, Lena", "Gruß, Lena"),
        ("Das klären wir. LG Tom", "LG Tom"),
        ("Das klären wir.\nViele Grüße\nTom", "Viele Grüße\nTom"),
        ("It opens at nine. Kind regards, Amy", "Kind regards, Amy"),
        ("It opens at nine. Anna", "Anna"),
        ("It opens at nine. Anna B.", "Anna B."),
        ("It opens at nine.", None),
        ("The train goes to London - Paris", None),
        ("It opens at nine. Thanks", None),
        ("Enjoy your day! Cheers", None),
        ("Ask @Anna", None),
        ("It opens at nine. Tomor…", None),
        ("Anna", None),
        ("5*3 or 24/7", None),
        ("", None),
    ],
)
def test_sign_off_is_found_at_the_end(text, sign_off):
    found = with_features((text, "outbound"))["feature_sign_off"].iloc[0]
    assert (None if pd.isna(found) else found) == sign_off


def test_only_companies_sign_off():
    assert with_features(("It never came. ^LK", "inbound"))["feature_sign_off"].isna().all()
    other = {"author_role": "other_company"}
    rows = [("It is on its way. ^LK", "ambient", None, other), ("Gerne! /Jo", None, None, other)]
    assert with_features(*rows)["feature_sign_off"].tolist() == ["^LK", "/Jo"]


def test_nothing_else_is_changed():
    before = table((ENGLISH, "outbound"), ("ok", "inbound", "m0"))
    after = add_language(before)
    pd.testing.assert_frame_equal(after[before.columns.tolist()], before)
    assert "language" not in before.columns


def test_index_of_the_table_is_kept():
    messages = table((ENGLISH, "outbound"), ("ok ^LK", "outbound", "m0")).set_axis([5, 9])
    messages = add_language(messages)
    tokens = tokenize(messages["text"], messages["language"])
    messages = add_features(messages, tokens, cues.find(tokens, messages["language"]))
    assert messages["feature_sign_off"].loc[9] == "^LK"
    assert messages["feature_words"].loc[9] >= 1
