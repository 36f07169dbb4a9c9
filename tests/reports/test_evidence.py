"""Every label leads to its message, every rejected row to its reason."""

import pandas as pd
import pytest

from dialogscore.errors import UsageError
from dialogscore.privacy import key_check, shared_messages
from dialogscore.reports import explorer, wording
from dialogscore.reports.evidence import evidence, reject_lines
from tests.reports import made

WORDS = wording.load("en")


def lines(audit, key=None):
    return [line for thread in evidence(audit, WORDS, key=key)["threads"] for line in thread["lines"]]


def company(audit, key=None):
    return [line for line in lines(audit, key) if line["company"]]


def test_line_holds_reference_place_label_and_what_it_answers():
    question, reply = lines(made.audit("Please send us a message."))
    expected = {"ref": "M000002", "id": "r0", "where": "S1 row 2", "label": "Moved elsewhere to a private message"}
    expected |= {"probability": "0.83", "uncertain": True, "cues": "thanks, short (5 words)", "depth": 1}
    expected |= {"target": "M000001", "target_shown": True, "second": "1 Nominal dialog"}
    expected |= {"text": "Please send us a message."}
    assert {name: reply[name] for name in expected} == expected
    # Nothing says that it was answered, so it is open; how long nobody knows.
    expected = {"ref": "M000001", "state": "open", "became": "open", "depth": 0, "target": "", "withheld": True}
    assert {name: question[name] for name in expected} == expected


def test_words_of_the_audience_are_there_only_with_quotes():
    assert lines(made.audit(asked="Where?"))[0]["text"] == ""
    line = lines(made.audit(asked="Where?", quotes=True))[0]
    assert (line["text"], line["author"], line["label"], line["second"], line["withheld"]) == (
        "Where?", "person-1", "Question", "needs a reply", False
    )  # fmt: skip


def test_wait_is_told_with_what_became_of_a_case():
    audit = made.audit("Sure.", "Sure.")
    audit.messages["answered"] = pd.array(["direct", None, "none", None], dtype="string[pyarrow]")
    audit.messages["response_seconds"] = [600.0, None, None, None]
    audit.messages["observed_seconds"] = [172_800.0, None, 172_800.0, None]
    # The open case comes first.
    told = [f"open for {WORDS.duration(172_800)}", "", f"answered after {WORDS.duration(600)}", ""]
    assert [line["became"] for line in lines(audit)] == told


def test_choices_hold_what_occurs_with_its_name():
    found = evidence(made.audit("Hi"), WORDS)
    assert found["acts"] == [("deflect", "Moved elsewhere")]
    assert found["types"] == [("question", "Question")]
    assert found["states"] == [("open", "open")]
    assert found["accounts"] == ["x: acme"]
    assert [thread["accounts"] for thread in found["threads"]] == ["1"]


def test_threads_beyond_the_budget_are_counted_by_the_rule_that_chose(monkeypatch):
    assert evidence(made.audit("Hi", "Hi"), WORDS)["told"]["parts"] == []
    monkeypatch.setattr(explorer, "BUDGET", 2_000)
    told = evidence(made.audit("Hi", "Hi"), WORDS)["told"]
    assert told["lead"] == "So that the page opens, 1 of 2 threads are shown:"
    assert told["parts"][0] == "1 of 2 with an open case, longest wait first"
    assert "messages.csv" in told["rest"]


def test_line_says_what_it_answers_even_if_the_id_holds_a_profile():
    audit = made.audit("Sure.")
    question = "at://did:plc:ann/app.bsky.feed.post/3k"
    audit.messages["message_id"] = audit.messages["message_id"].replace("q0", question)
    audit.messages["reply_target_id"] = audit.messages["reply_target_id"].replace("q0", question)
    assert company(audit)[0]["target"] == "M000001"


def test_persons_far_down_are_named_as_in_the_whole_table():
    audit = made.audit(*[f"@Handle{number} hello @guest{number}" for number in range(230)], quotes=True)
    whole = shared_messages(audit.messages, quotes=True)
    found = {line["ref"]: line for line in lines(audit)}
    replies, questions = whole.iloc[1::2], whole.iloc[::2]
    assert [found[ref]["text"] for ref in replies["ref"]] == replies["text"].tolist()
    assert [found[ref]["author"] for ref in questions["ref"]] == questions["author_id"].tolist()
    assert found["M000002"]["text"] == "@person-1 hello @person-231"


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
    assert company(audit, b"k" * 16)[0]["text"] == whole["text"].iloc[1]


def test_silent_account_stays_in_the_text():
    audit = made.audit("@AcmeHelp and @ben know", accounts=[["x", "acmehelp"]])
    assert company(audit)[0]["text"] == "@AcmeHelp and @person-2 know"


def test_rejects_are_counted_by_reason_most_frequent_first():
    reject = {"source_id": "S1", "kind": "malformed", "reason": "bad_time", "arguments": "{}"}
    rows = [reject | {"source_row": 2, "reason": "bad_json"}, reject | {"source_row": 3}, reject | {"source_row": 9}]
    lines = reject_lines(made.audit(rejects=rows), WORDS)
    assert [(line["count"], line["first"]) for line in lines] == [("2", "S1 row 3"), ("1", "S1 row 2")]
    assert reject_lines(made.audit(), WORDS) == []
