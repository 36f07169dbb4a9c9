"""Every label leads to its message, every rejected row to its reason."""

import pandas as pd

from dialogscore.reports import wording
from dialogscore.reports.evidence import cue_words, evidence, reject_lines
from tests.reports import made

WORDS = wording.load("en")


def test_cues_are_worded_once_each_strongest_first():
    cues = '[["thanks", 1.25, {}], ["short_text", 0.4, {"words": 5}], ["thanks", 0.1, {}]]'
    assert cue_words(cues, WORDS) == "thanks, short"
    assert cue_words(pd.NA, WORDS) == ""


def test_line_holds_reference_place_label_and_what_it_answers():
    line = evidence(made.audit("Please send us a message."), WORDS)["company"][0]
    expected = {"ref": "M000002", "where": "S1 row 2", "label": "Moved elsewhere to a private message"}
    expected |= {"probability": "0.83", "uncertain": True, "cues": "thanks, short"}
    expected |= {"answers": "answers M000001", "level": "1 Nominal dialog"}
    assert {name: line[name] for name in expected} == expected


def test_audience_is_listed_only_with_quotes():
    assert evidence(made.audit(), WORDS)["audience"] == []
    line = evidence(made.audit(asked="Where?", quotes=True), WORDS)["audience"][0]
    assert (line["text"], line["author"], line["type"], line["needs"]) == (
        "Where?", "person-1", "Question", "needs a reply"
    )  # fmt: skip


def test_rejects_are_counted_by_reason_most_frequent_first():
    reject = {"source_id": "S1", "kind": "malformed", "reason": "bad_time", "arguments": "{}"}
    rows = [reject | {"source_row": 2, "reason": "bad_json"}, reject | {"source_row": 3}, reject | {"source_row": 9}]
    lines = reject_lines(made.audit(rejects=rows), WORDS)
    assert [(line["count"], line["first"]) for line in lines] == [("2", "S1 row 3"), ("1", "S1 row 2")]
    assert reject_lines(made.audit(), WORDS) == []
