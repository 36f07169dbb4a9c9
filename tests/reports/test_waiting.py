"""The worklist in words: counts that add up, and lines that say what the table says."""

import pytest

from dialogscore.reports import html, wording
from dialogscore.reports.waiting import facts, lines, matrix, waiting, why
from dialogscore.worklist import worklist
from tests.worklist.feeds import ENGLISH, audited, write

EN, DE = wording.load("en"), wording.load("de")


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    return audited(write(tmp_path_factory.mktemp("feed") / "feed.csv", ENGLISH))


def test_open_cases_are_counted_by_urgency_and_age(audit):
    # bob and ida press; bob 3 d 21 h, ida 2 d 21 h, ann 3 d 23 h, jon 2 d 18 h.
    told = matrix(worklist(audit), EN)
    assert told["bands"] == ["up to 24 h", "up to 3 days", "up to 7 days", "up to 30 days", "All"]
    assert [(row["name"], row["cells"]) for row in told["rows"]] == [
        ("Safety", ["–", "–", "1", "–", "1"]),
        ("Legal", ["–", "1", "–", "–", "1"]),
        ("Nothing pressing found", ["–", "1", "1", "–", "2"]),
        ("All", ["–", "2", "2", "–", "4"]),
    ]


def test_the_heading_says_when_ages_were_taken(audit):
    listed = worklist(audit)
    assert facts(audit, listed, EN)["age"].startswith("Age at the end of observation, 15 April 2025")
    assert facts(audit, listed, DE)["title"] == "4 Fälle sind offen; 2 davon drängen."
    assert [part["count"] for part in facts(audit, listed, EN)["parts"]] == ["4", "1", "1", "1", "1"]


def test_an_export_of_answered_messages_says_that_nothing_can_be_seen(audit):
    from dataclasses import replace

    narrow = replace(audit, sources=audit.sources.assign(audience_coverage="answered_only"))
    assert facts(narrow, worklist(audit), EN)["blind"].startswith("This export holds only messages that were answered")


def test_a_line_says_what_was_asked_and_why_it_is_here(audit):
    line = lines(worklist(audit, quotes=True), EN)[0]
    assert line["text"].startswith("@acme My charger caught fire")
    assert (line["urgency_name"], line["why"], line["type"]) == ("Safety", "no answer; words of danger", "Question")
    assert why("came_back repeated", DE) == ["nach einer Antwort erneut gefragt", "mehrmals gefragt"]


def test_the_report_shows_the_head_of_the_list_by_pseudonym_and_links_to_nobody(audit, tmp_path):
    html.render(audit, tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    chapter = page[page.index('<section id="worklist"') :].partition("</section>")[0]
    assert "4 cases are open; 2 of them are pressing." in chapter
    assert "person-3" in chapter
    assert "http" not in chapter  # messages that the page shows are linked within it
    assert "caught fire" not in chapter
    assert "bob" not in chapter


def test_the_chapter_is_left_out_where_there_are_no_messages(audit):
    from dataclasses import replace

    assert waiting(replace(audit, messages=audit.messages.iloc[:0]), EN) is None


def test_what_was_ended_since_is_not_counted(audit):
    import pandas as pd

    listed = worklist(audit)
    state = ["answered", "absent", "open", "open", *["apart"] * (len(listed) - 4)]
    since = listed.assign(state=state, ended_at=pd.Timestamp("2025-04-16", tz="UTC"))
    assert facts(audit, since, EN)["title"] == "3 cases are open; 1 of them is pressing."
    assert [row["name"] for row in matrix(since, EN)["rows"]] == ["Legal", "Nothing pressing found", "All"]
    assert [line["struck"] for line in lines(since, EN)[:3]] == [True, False, False]
