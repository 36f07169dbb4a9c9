"""The data-protection sheet says what this audit read, dropped and shows of persons, not what audits do in general."""

import pytest

from dialogscore.reports.protection import protection
from dialogscore.reports.wording import load
from tests.reports import made


def sheet(audit, language="en"):
    return {entry.title: entry for entry in protection(audit, load(language))}


def test_only_columns_that_hold_a_value_are_named():
    entries = sheet(made.audit())
    assert {"text", "author_handle", "created_at"} <= set(entries["Read"].columns)
    assert "rating" not in entries["Read"].columns
    assert {"act", "needs_reply"} <= set(entries["Derived"].columns)


def test_columns_that_nobody_asked_for_are_named_once():
    notes = [("ignored_columns", {"file": "a.csv", "columns": ["agent", "mood"]}),
             ("ignored_columns", {"file": "b.csv", "columns": ["mood"]})]  # fmt: skip
    assert sheet(made.audit(notes=notes))["Not asked for"].columns == ("agent", "mood")
    assert "Not asked for" not in sheet(made.audit())


@pytest.mark.parametrize(("options", "found"), [({}, "None in this report"), ({"quotes": True}, "--quotes")])
def test_words_of_the_audience_are_said_to_be_there_only_where_they_are(options, found):
    assert found in sheet(made.audit(**options))["Words of the audience"].text


def test_labels_before_objections_are_named_among_what_was_derived():
    audit = made.audit()
    audit.messages["act_model"] = audit.messages["act"]
    found = [entry.columns for entry in protection(audit, load("en")) if "act" in entry.columns]
    assert len(found) == 1
    assert "act_model" in found[0]


def test_what_was_forgotten_is_said():
    audit = made.audit()
    assert "Taken out since" not in sheet(audit)
    audit.manifest["forgotten"] = {"one": 1, "all": 0}
    assert "Taken out since" in sheet(audit)
    assert "Seither herausgenommen" in sheet(audit, "de")
