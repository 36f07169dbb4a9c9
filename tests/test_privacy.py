"""What is shared names no person: pseudonyms for authors, masks in texts."""

import hashlib
import hmac

import pandas as pd
import pytest

from dialogscore import privacy, schema
from tests.drawn import draw


def messages(*rows):
    frame = schema.empty(schema.MESSAGES, len(rows))
    given = {name: pd.Series([row.get(name) for row in rows]) for name in {key for row in rows for key in row}}
    return schema.conform(frame.assign(**given))


def person(number, text="hello", **more):
    row = {"message_id": f"m{number}", "platform": "x", "author_id": f"u{number}", "author_handle": f"Handle{number}"}
    return row | {"author_role": "audience", "text": text} | more


def ours(text, **more):
    row = {"message_id": "c1", "platform": "x", "author_id": "c", "author_handle": "acme", "author_name": "Acme"}
    return row | {"author_role": "company", "text": text} | more


def shared_text(text, **more):
    frame = messages(
        person(1, author_name="Anna Maria Meier"), ours(text, parent_id="m1", reply_target_id="m1", **more)
    )
    return privacy.shared_messages(frame)["text"].iloc[1]


def test_persons_are_numbered_by_first_appearance_and_accounts_are_not():
    frame = messages(
        person(7), ours("hi"), person(3), person(7), ours("x", author_role="other_company", author_id="o"),
        person(1, author_id=None, author_handle=None),
    )  # fmt: skip
    expected = ["person-1", None, "person-2", "person-1", None, None]
    assert privacy.pseudonyms(frame).fillna("").tolist() == [name or "" for name in expected]


def test_same_id_on_two_platforms_is_two_persons():
    frame = messages(person(1), person(1, platform="facebook"))
    assert privacy.pseudonyms(frame).tolist() == ["person-1", "person-2"]


def test_keyed_pseudonym_is_the_hmac_of_platform_and_normalised_id():
    frame = messages(person(1, author_id="e\u0301"))  # NFC: one sign
    digest = hmac.new(b"k" * 16, "x\x1fauthor\x1f\u00e9".encode(), hashlib.sha256).hexdigest()
    assert privacy.pseudonyms(frame, key=b"k" * 16).tolist() == [digest[:16]]


def test_texts_names_and_links_of_persons_are_gone_by_default():
    frame = messages(
        person(1, url="https://x.com/Handle1/status/1", author_name="Anna"), ours("hi", parent_author_id="u1")
    )
    shared = privacy.shared_messages(frame)
    first = shared.iloc[0]
    assert (first["text"], first["author_id"]) == ("", "person-1")
    assert shared.loc[0, ["author_handle", "author_name", "url"]].isna().all()
    assert shared["parent_author_id"].iloc[1] == "person-1"
    assert shared["author_handle"].iloc[1] == "acme"
    assert (shared.dtypes == frame.dtypes).all()


def test_quotes_show_texts_but_no_names():
    frame = messages(person(1, text="@acme ask @Handle2 or anna@example.org"), person(2), ours("x"))
    shared = privacy.shared_messages(frame, quotes=True)
    assert shared["text"].iloc[0] == "@acme ask @person-2 or [e-mail]"


def test_names_are_shown_only_when_asked_for():
    frame = messages(person(1, mentions="acme Handle2"), person(2), ours("@Handle1 thanks"))
    shown = privacy.shared_messages(frame, show_names=True)
    assert shown["author_handle"].tolist() == frame["author_handle"].tolist()
    assert shown["mentions"].iloc[0] == "acme Handle2"
    assert shown["text"].tolist() == ["", "", "@Handle1 thanks"]
    assert privacy.shared_messages(frame)["mentions"].iloc[0] == "acme person-2"


@pytest.mark.parametrize("show_names", [True, False])
def test_sign_off_is_masked_in_every_case(show_names):
    frame = messages(ours("Sorry, JK is out. ^JK", feature_sign_off="^JK"))
    shared = privacy.shared_messages(frame, quotes=True, show_names=show_names)
    assert shared["text"].tolist() == ["Sorry, JK is out. [sign-off]"]
    assert shared["feature_sign_off"].tolist() == ["[sign-off]"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("@Handle1 see @acme and @stranger", "@person-1 see @acme and @person-2"),
        ("Hallo Anna, gern!", "Hallo [name], gern!"),
        ("Guten Tag Frau Meier, gern", "Guten Tag Frau [name], gern"),
        ("Liebe Petra, liebe Grüße", "Liebe [name], liebe Grüße"),
        ("Hi Peter Smith, sure", "Hi [name], sure"),
        ("Sure, Maria will see", "Sure, [name] will see"),
        ("Call +49 30 1234567 or (0800) 123 4567", "Call [phone] or [phone]"),
        ("Call 1-800-555-0100", "Call [phone]"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [IBAN]"),
        ("Mail team@shop.example.org.", "Mail [e-mail]."),
        (
            "Order 123456789012 of 01/02/2019, 08:00-20:00, 5.000",
            "Order 123456789012 of 01/02/2019, 08:00-20:00, 5.000",
        ),
        ("see https://x.com/Handle1/status/12", "see https://x.com/[name]/status/12"),
    ],
)
def test_persons_in_company_texts_are_masked(text, masked):
    assert shared_text(text) == masked


def test_opener_that_greets_a_town_keeps_its_words():
    assert privacy.shared_messages(messages(ours("Hello Berlin!")))["text"].tolist() == ["Hello Berlin!"]


def test_input_is_not_changed():
    frame = messages(person(1), ours("@Handle1 hi ^JK", feature_sign_off="^JK"))
    before = frame.copy()
    privacy.shared_messages(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_the_first_rows_are_named_as_in_the_whole_table():
    messages = draw("""
        09:00 acme: hello
          09:01 ann: hi @stranger
            09:02 acme: @ann @late @stranger good morning
          09:03 late: @ann me too
    """)
    whole = privacy.shared_messages(messages, quotes=True)
    some = privacy.shared_messages(messages, quotes=True, first=3)
    assert some["text"].tolist() == whole["text"].head(3).tolist()
    assert some["author_id"].fillna("").tolist() == whole["author_id"].head(3).fillna("").tolist()
