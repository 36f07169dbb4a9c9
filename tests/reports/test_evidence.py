"""Every label leads to its message, every rejected row to its reason."""

import pandas as pd
import pytest

from dialogscore.errors import UsageError
from dialogscore.privacy import key_check, shared_messages
from dialogscore.reports import wording
from dialogscore.reports.evidence import cue_words, evidence, reject_lines
from tests.reports import made

WORDS = wording.load("en")


def test_cues_are_worded_once_each_strongest_first():
    cues = '[["thanks", 1.25, {}], ["short_text", 0.4, {"words": 5}], ["thanks", 0.1, {}]]'
    assert cue_words(cues, WORDS) == "thanks, short (5 words)"
    assert cue_words(pd.NA, WORDS) == ""


def test_line_holds_reference_place_label_and_what_it_answers():
    line = evidence(made.audit("Please send us a message."), WORDS)["company"][0]
    expected = {"ref": "M000002", "where": "S1 row 2", "label": "Moved elsewhere to a private message"}
    expected |= {"probability": "0.83", "uncertain": True, "cues": "thanks, short (5 words)"}
    expected |= {"answers": "answers M000001", "level": "1 Nominal dialog"}
    assert {name: line[name] for name in expected} == expected


def test_audience_is_listed_only_with_quotes():
    assert evidence(made.audit(), WORDS)["audience"] == []
    line = evidence(made.audit(asked="Where?", quotes=True), WORDS)["audience"][0]
    assert (line["text"], line["author"], line["type"], line["needs"]) == (
        "Where?", "person-1", "Question", "needs a reply"
    )  # fmt: skip


def test_line_says_what_it_answers_even_if_the_id_holds_a_profile():
    audit = made.audit("Sure.")
    question = "at://did:plc:ann/app.bsky.feed.post/3k"
    audit.messages["message_id"] = audit.messages["message_id"].replace("q0", question)
    audit.messages["reply_target_id"] = audit.messages["reply_target_id"].replace("q0", question)
    assert evidence(audit, WORDS)["company"][0]["answers"] == "answers M000001"


def test_persons_far_down_are_named_as_in_the_whole_table():
    audit = made.audit(*[f"@Handle{number} hello @guest{number}" for number in range(230)], quotes=True)
    whole = shared_messages(audit.messages, quotes=True)
    found = evidence(audit, WORDS)
    assert [line["text"] for line in found["company"]] == whole["text"].iloc[1:400:2].tolist()
    assert [line["author"] for line in found["audience"]] == whole["author_id"].iloc[:400:2].tolist()
    assert found["company"][0]["text"] == "@person-1 hello @person-231"


@pytest.mark.parametrize(
    ("made_with", "key", "told"),
    [
        (b"k" * 16, None, "no key for an audit made with one"),
        (b"k" * 16, b"j" * 16, "another key"),
        (None, b"k" * 16, "a key for an audit made without one"),
    ],
)
def test_page_that_names_persons_otherwise_than_the_table_is_refused(made_with, key, told):
    check = None if made_with is None else key_check(made_with)
    with pytest.raises(UsageError, match=told):
        evidence(made.audit(key_check=check), WORDS, key=key)


def test_key_of_the_audit_gives_the_names_of_the_table():
    audit = made.audit("@Handle0 hi", key_check=key_check(b"k" * 16))
    whole = shared_messages(audit.messages, key=b"k" * 16)
    assert evidence(audit, WORDS, key=b"k" * 16)["company"][0]["text"] == whole["text"].iloc[1]


def test_silent_account_stays_in_the_text():
    audit = made.audit("@AcmeHelp and @ben know", accounts=[["x", "acmehelp"]])
    assert evidence(audit, WORDS)["company"][0]["text"] == "@AcmeHelp and @person-2 know"


def test_rejects_are_counted_by_reason_most_frequent_first():
    reject = {"source_id": "S1", "kind": "malformed", "reason": "bad_time", "arguments": "{}"}
    rows = [reject | {"source_row": 2, "reason": "bad_json"}, reject | {"source_row": 3}, reject | {"source_row": 9}]
    lines = reject_lines(made.audit(rejects=rows), WORDS)
    assert [(line["count"], line["first"]) for line in lines] == [("2", "S1 row 3"), ("1", "S1 row 2")]
    assert reject_lines(made.audit(), WORDS) == []
