"""The terminal gets a verdict a person understands, and no sign that it would obey."""

import pytest

from dialogscore.reports import terminal
from tests.reports import made


@pytest.mark.parametrize("language", ["de", "en"])
def test_verdict_names_index_pillars_numbers_and_what_is_missing(language):
    text = terminal.verdict(made.audit(), language=language)
    expected = {
        "en": (
            "Acme talks at people",
            "No index",
            "Responsiveness",
            "Reply rate, 72 h",
            "9\u00a0min 51\u00a0s",
            "Too few: 4",
        ),
        "de": (
            "Acme spricht mehr zu",
            "Kein Index",
            "Reaktion",
            "Antwortquote",
            "9\u00a0Min. 51\u00a0Sek.",
            "Zu wenige: 4",
        ),
    }
    for words in expected[language]:
        assert words in text
    assert max(len(line) for line in text.split("\n")) <= 100


def test_nothing_moves_the_cursor_or_turns_the_direction():
    audit = made.audit("a\x1b[2J\u202eb\x07\r\nc", company="A\x1b[31m\u202ecme")
    text = terminal.verdict(audit) + terminal.threads(audit.messages)
    assert not set("\x1b\u202e\x07\r") & set(text)


def test_threads_are_drawn_indented_in_order_of_answers():
    drawn = terminal.threads(made.messages("first answer", "second answer"), 1).split("\n")
    assert [line.split(maxsplit=3)[3] for line in drawn] == ["Handle0: Where is my parcel?", ">   acme: first answer"]


def test_feed_without_threads_says_so():
    assert terminal.threads(made.messages().iloc[:0]) == "No thread to draw."


def test_rejects_are_summed_up_by_reason():
    reject = {"source_id": "S1", "kind": "malformed", "reason": "bad_time", "arguments": "{}"}
    audit = made.audit(rejects=[reject | {"source_row": 3}, reject | {"source_row": 9}])
    assert terminal.rejects(audit).split() == "2 a time that is no time (malformed; S1 row 3)".split()


def test_accounts_go_by_name_and_those_without_a_message_are_said():
    audit = made.audit()
    page = {"handle": None, "platform": "facebook", "author_id": "1055000", "name": "Nord Rad", "messages": 4}
    audit.manifest.update(accounts=[page], notes=[("account_without_messages", {"account": "x:gone"})])
    text = " ".join(terminal.verdict(audit).split())
    assert "facebook: Nord Rad (1055000)" in text
    assert "The account x:gone wrote no message in this feed." in text
