"""What is shared names no person: pseudonyms for authors, masks in texts."""

import hashlib
import hmac
import json
import re

import numpy as np
import pandas as pd
import pytest

import dialogscore
from dialogscore import privacy, schema
from dialogscore.privacy.people import keyed
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


def test_some_rows_are_named_as_in_the_whole_table():
    messages = draw("""
        09:00 acme: hello
          09:01 ann: hi @stranger or write to team@shop.example.org
            09:02 acme: @ann @late @stranger good morning, see https://www.tiktok.com/@neighbor
          09:03 late: @ann me too
            09:04 acme: @other hello
    """)
    for quotes in (True, False):
        whole = privacy.shared_messages(messages, quotes=quotes)
        some = privacy.shared_messages(messages, quotes=quotes, rows=np.array([2, 4]))
        pd.testing.assert_frame_equal(some, whole.iloc[[2, 4]])


def test_staff_of_no_company_is_shown():
    """An export's column Author may hold who wrote for the company; another company's staff signs, too."""
    rival = {"author_role": "other_company", "author_id": "o", "author_handle": "rival", "author_name": "Rival Rita"}
    frame = messages(
        ours("hi", author_name="Acme Anna"), ours("We help. ^LK", feature_sign_off="^LK", **rival), person(1)
    )
    for show_names in (True, False):
        shared = privacy.shared_messages(frame, show_names=show_names)
        assert shared["author_name"].isna().all()
        assert shared["author_handle"].head(2).tolist() == ["acme", "rival"]
        assert shared["text"].tolist() == ["hi", "", ""]
        quoted = privacy.shared_messages(frame, quotes=True, show_names=show_names)
        assert quoted["text"].iloc[1] == "We help. [sign-off]"


def test_person_has_one_keyed_name_however_the_source_names_it():
    key = b"k" * 16
    by_handle = messages(
        person(1, author_id=None, author_handle="@Anna"), ours("hello @ANNA and @Ben", mentions="anna")
    )
    shared = privacy.shared_messages(by_handle, key=key)
    name = keyed(key, "x", "author", "anna")
    assert shared["author_id"].iloc[0] == name
    assert shared["mentions"].iloc[1] == name
    assert shared["text"].iloc[1] == f"hello @{name} and @{keyed(key, 'x', 'author', 'ben')}"
    by_id = messages(person(1, author_id="ANNA", author_handle="Nickname"), ours("hello @nickname"))
    shared = privacy.shared_messages(by_id, key=key)
    assert shared["author_id"].iloc[0] == name
    assert shared["text"].iloc[1] == f"hello @{name}"


def test_author_with_a_name_alone_is_a_person_and_nobody_else_is_called_by_it():
    frame = messages(person(1, author_id=None, author_handle=None, author_name="Anna"), person(2), ours("hello @anna"))
    assert privacy.pseudonyms(frame).fillna("").tolist() == ["person-1", "person-2", ""]
    assert privacy.shared_messages(frame)["text"].iloc[2] == "hello @person-3"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("at://did:plc:u1/app.bsky.feed.post/3k", "at://person-1/app.bsky.feed.post/3k"),
        ("did:plc:u1/3k", "person-1/3k"),
        ("https://x.com/Handle1/status/12", "https://x.com/person-1/status/12"),
        ("https://mobile.twitter.com/acme/status/12", "https://mobile.twitter.com/acme/status/12"),
        ("https://brand.social/@Handle1/12", "https://brand.social/@person-1/12"),
        ("https://brand.social/users/Handle1/statuses/12", "https://brand.social/users/person-1/statuses/12"),
        ("https://bsky.app/profile/stranger.example/post/3k", "https://bsky.app/profile/person-2/post/3k"),
        ("https://www.facebook.com/profile.php?id=77", "https://www.facebook.com/profile.php?id=person-2"),
        ("https://www.instagram.com/p/abc/", "https://www.instagram.com/p/abc/"),
        ("https://example.org/help", "https://example.org/help"),
        ("1294030472427835393", "1294030472427835393"),
        ("12345_678", "12345_678"),
    ],
)
def test_profiles_in_ids_and_links_are_replaced(address, shown):
    frame = messages(
        person(1, author_id="did:plc:u1"),
        ours("hi", parent_id=address, quoted_id=address, url=address, message_id=address, thread_id=address),
    )
    shared = privacy.shared_messages(frame).iloc[1]
    for column in ("parent_id", "quoted_id", "message_id", "thread_id", "url"):
        assert shared[column] == shown
    assert privacy.shared_messages(frame, show_names=True)["url"].iloc[1] == address


def test_ids_still_lead_to_each_other():
    question = "at://did:plc:u1/app.bsky.feed.post/3k"
    frame = messages(person(1, author_id="did:plc:u1", message_id=question), ours("hi", reply_target_id=question))
    shared = privacy.shared_messages(frame)
    assert shared["reply_target_id"].iloc[1] == shared["message_id"].iloc[0] != question


def test_silent_account_of_the_company_is_no_person():
    frame = messages(ours("see @AcmeHelp and @ann", mentions="AcmeHelp ann"))
    shared = privacy.shared_messages(frame, accounts=[("x", "acmehelp")]).iloc[0]
    assert (shared["text"], shared["mentions"]) == ("see @AcmeHelp and @person-1", "AcmeHelp person-1")


@pytest.mark.parametrize(
    ("handle", "text", "masked"),
    [
        ("acme", "@acme@brand.social", "@acme@brand.social"),
        ("acme@brand.social", "@acme and @ACME@brand.social", "@acme and @ACME@brand.social"),
        ("acme@brand.social", "@acme@elsewhere.social", "@person-1"),
        ("acme", "@ann@brand.social, write to a@b.example", "@person-1, write to [e-mail]"),
    ],
)
def test_handle_with_its_server_is_one_handle_and_no_address(handle, text, masked):
    frame = messages(ours(text, author_handle=handle, platform="mastodon"))
    assert privacy.shared_messages(frame)["text"].tolist() == [masked]


def test_key_check_tells_keys_apart_and_does_not_show_them():
    first, second = (privacy.key_check(letter * 16) for letter in (b"a", b"b"))
    assert first != second
    assert first == privacy.key_check(b"a" * 16)
    assert len(first) == 16


def test_result_folder_names_silent_accounts_and_no_person(tmp_path):
    feed = draw("""
        09:00 ann: where is it @acmehelp
          09:01 acme{author_name=Acme Anna}: @ann please ask @AcmeHelp or @ben
    """)
    feed.drop(columns=["ref"]).to_csv(tmp_path / "feed.csv", index=False)
    result = dialogscore.audit(tmp_path / "feed.csv", company="acme", accounts=["x:acme", "x:acmehelp"])
    result.save(tmp_path / "out")
    whole = (tmp_path / "out" / "messages.csv").read_text(encoding="utf-8-sig")
    assert "@person-1 please ask @AcmeHelp or @person-2" in whole
    assert not re.search(r"\b(ann|anna|ben)\b", whole, re.IGNORECASE)
    assert json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["options"]["key_check"] is None


def test_a_name_called_at_the_end_of_an_english_sentence_is_masked():
    messages = draw("""
        09:00 ann: @acme where is it?
          09:10 acme: We are on it, Kelly! Thanks, and see you
    """).assign(language="en")
    assert privacy.shared_messages(messages)["text"].iloc[1] == "We are on it, [name]! Thanks, and see you"
    german = privacy.shared_messages(messages.assign(language="de"))
    assert "Kelly" in german["text"].iloc[1]


def test_words_in_columns_that_hold_no_sentences_are_taken_out():
    messages = draw("""
        09:00 ann: @acme hello
        09:01 acme: hello
    """)
    messages["parent_id"] = ["I hate my neighbour Peter", "m1"]
    messages["media_type"] = ["words of a person", "image/png"]
    messages["declared_language"] = ["my words", "de-AT"]
    shared = privacy.shared_messages(messages)
    assert shared["parent_id"].tolist() == ["[unreadable]", "m1"]
    assert shared["media_type"].tolist() == ["[unreadable]", "image/png"]
    assert shared["declared_language"].tolist() == ["[unreadable]", "de-AT"]


@pytest.mark.parametrize("link", ["twitter.com/ann_k", "www.instagram.com/ann_k", "see x.com/ann_k", "https://t.me/ann_k"])
def test_profiles_without_a_scheme_are_masked(link):
    messages = draw("""
        09:00 acme: words
    """).assign(text=link)
    assert "ann_k" not in privacy.shared_messages(messages.astype({"text": "string[pyarrow]"}))["text"].iloc[0]
