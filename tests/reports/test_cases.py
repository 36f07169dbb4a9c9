"""A small feed is told case by case: no percent, no index, and what would be enough, in grammar that holds for one."""

import re

import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.cli import main
from dialogscore.reports import cases, html, notebook, terminal, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

EN, DE = wording.load("en"), wording.load("de")
START, END = pd.Timestamp("2024-03-01", tz="UTC"), pd.Timestamp("2024-03-21", tz="UTC")
HOUR = 3600.0


def small(n, answered=0, *, threads=None, reason="too_few_watched", turns=8, **columns):
    """A feed of 20 days with n questions, the first of which were answered after an hour each."""
    whole = made.audit(*["Thanks!"] * max(n, 1))
    asked = whole.messages["direction"].eq("inbound").to_numpy()
    number = pd.Series(range(len(whole.messages))) // 2
    created = START + pd.to_timedelta(number, unit="h")
    more = {
        "created_at": created,
        "ledger": pd.Series("eligible").repeat(len(created)).reset_index(drop=True).where(asked, "own"),
        "response_seconds": pd.Series(HOUR, index=number.index).where(asked & (number < answered)),
        "observed_seconds": (END - created).dt.total_seconds().where(asked),
        "thread_id": "q" + (number % (threads or max(n, 1))).astype(str),
        "answered": pd.Series("none", index=number.index).where(asked & (number >= answered)),
    }
    whole.messages = schema.conform(whole.messages.assign(**more | columns))
    if not n:
        whole.messages = whole.messages[~asked]
    whole.sources = whole.sources.assign(observed_from=START, observed_until=END)
    whole.tables["horizons"] = whole.tables["horizons"].assign(stands=reason is None, reason=reason)
    whole.scores = made.frame(
        schema.SCORES,
        [
            made.score("dialog_share", 0.25, low=0.1, high=0.5, n=turns),
            made.score("mode_share", 0.25, n=turns, subset_by="mode", subset="dialog"),
            made.score("mode_share", 0.75, n=turns, subset_by="mode", subset="broadcast"),
            made.score("reply_rate_72h", note=made.NOT_WATCHED),
            made.score("index", note=("withheld", {"reasons": []}), unit="points"),
        ],
    )
    return whole


def said(audit, words=EN):
    return cases.headline(audit, Figures(audit.scores), "Acme", words)


@pytest.mark.parametrize(
    ("n", "answered", "english", "german"),
    [
        (0, 0, "Nobody asked: from 1 March 2024 to 20 March 2024 no message needed an answer.",
         "Niemand hat gefragt: Vom 1. März 2024 bis 20. März 2024 brauchte keine Nachricht eine Antwort."),
        (1, 1, "1 of 1 answered: one message needed an answer from 1 March 2024 to 20 March 2024, too few for a rate.",
         "1 von 1 beantwortet: Eine Nachricht brauchte vom 1. März 2024 bis 20. März 2024 eine Antwort, zu wenig für "
         "eine Quote."),
        (1, 0, "0 of 1 answered: one message needed an answer from 1 March 2024 to 20 March 2024, too few for a rate.",
         "0 von 1 beantwortet: Eine Nachricht brauchte vom 1. März 2024 bis 20. März 2024 eine Antwort, zu wenig für "
         "eine Quote."),
        (5, 1, "1 of 5 answered: so many messages needed an answer from 1 March 2024 to 20 March 2024, too few for a "
         "rate.",
         "1 von 5 beantwortet: So viele Nachrichten brauchten vom 1. März 2024 bis 20. März 2024 eine Antwort, zu "
         "wenige für eine Quote."),
        (29, 20, "20 of 29 answered: so many messages needed an answer from 1 March 2024 to 20 March 2024, too few for "
         "a rate.",
         "20 von 29 beantwortet: So viele Nachrichten brauchten vom 1. März 2024 bis 20. März 2024 eine Antwort, zu "
         "wenige für eine Quote."),
    ],
)  # fmt: skip
def test_how_many_were_answered_is_said_in_both_languages(n, answered, english, german):
    audit = small(n, answered)
    assert [said(audit, words)[1] for words in (EN, DE)] == [english, german]


# 20 days: 1 case, 20 * 30 + 3 for the last 72 hours; 5 cases in 5 threads, 20 * 6 + 3; 29, 20 * 30 / 29 + 3.
@pytest.mark.parametrize(
    ("n", "threads", "english", "german"),
    [
        (0, None, "A rate needs 30 cases in 10 threads, each watched for 72 hours. Nobody asked, so no window can be "
         "named that would hold them.",
         "Eine Quote braucht 30 Fälle in 10 Threads, jeder 72 Stunden beobachtet. Niemand hat gefragt; so lässt sich "
         "kein Zeitraum nennen, der dafür reichte."),
        (1, 1, "At the present pace, 1 case in 20 days, a window of about 603 days would hold them.",
         "Beim jetzigen Tempo, 1 Fall in 20 Tagen, reichte dafür ein Zeitraum von etwa 603 Tagen."),
        (5, 5, "At the present pace, 5 cases in 5 threads in 20 days, a window of about 123 days would hold them.",
         "Beim jetzigen Tempo, 5 Fälle in 5 Threads in 20 Tagen, reichte dafür ein Zeitraum von etwa 123 Tagen."),
        (29, 29, "At the present pace, 29 cases in 29 threads in 20 days, a window of about 24 days would hold them.",
         "Beim jetzigen Tempo, 29 Fälle in 29 Threads in 20 Tagen, reichte dafür ein Zeitraum von etwa 24 Tagen."),
        # Threads decide where they are fewer: 20 * 10 / 2 + 3.
        (40, 2, "At the present pace, 40 cases in 2 threads in 20 days, a window of about 103 days would hold them.",
         "Beim jetzigen Tempo, 40 Fälle in 2 Threads in 20 Tagen, reichte dafür ein Zeitraum von etwa 103 Tagen."),
    ],
)  # fmt: skip
def test_the_window_that_would_be_enough_is_named(n, threads, english, german):
    audit = small(n, threads=threads)
    assert [said(audit, words)[2].endswith(text) for words, text in ((EN, english), (DE, german))] == [True, True]


def test_a_day_is_one_day():
    audit = small(1)
    audit.manifest["options"] = audit.manifest["options"] | {"window": [START.isoformat(), "2024-03-02T00:00:00+00:00"]}
    assert "1 case in 1 day," in said(audit)[2]
    assert "1 Fall in 1 Tag," in said(audit, DE)[2]
    assert "from 1 March 2024 to 1 March 2024" in said(audit)[1]


def test_what_the_company_wrote_is_counted_too():
    assert said(small(5))[0] == "Acme wrote 8 turns: 2 dialog and 6 broadcast."
    assert said(small(5), DE)[0] == "Acme schrieb 8 Gesprächsbeiträge: 2 Dialog und 6 Verlautbarung."


def test_what_nobody_could_read_is_counted_and_not_judged():
    audit = small(5)
    unread = made.score("unsupported_language_share_inbound", 0.2, n=5)
    audit.scores = pd.concat([audit.scores, made.frame(schema.SCORES, [unread])], ignore_index=True)
    assert said(audit)[3] == (
        "1 of 5 inbound turns is in a language that no model was measured in, and is not judged."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("n", "threads", "reason"),
    [(30, 10, "too_few_watched"), (5, 5, "answered_only"), (5, 5, "no_audience_messages"), (5, 5, None)],
)
def test_a_feed_that_is_large_enough_or_lacks_something_else_has_no_cases(n, threads, reason):
    assert cases.cases(small(n, threads=threads, reason=reason)) is None


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("n", "answered"), [(0, 0), (1, 1), (5, 2), (29, 20)])
def test_no_percent_and_no_index_stand_in_verdict_headline_and_terminal(tmp_path, language, n, answered):
    audit = small(n, answered)
    audit.manifest["language"] = language
    html.render(audit, tmp_path / "report.html", language=language)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    top = re.sub(r"<svg.*?</svg>|style=\"[^\"]*\"", "", page[page.index('<section id="verdict"') : page.index("<nav")])
    assert 'id="index"' not in page
    for text in (top, terminal.verdict(audit, language=language), notebook.card(audit)):
        assert "%" not in re.sub("95-%-Intervall|95% interval", "", text)
        assert "Index 2" not in text
        assert "Kein Index" not in text
    words = wording.load(language)
    assert (words("cases.title", n=n, answered=answered) if n else words("cases.title_nobody")) in top
    assert top.count('<tr>\n<th scope="row" class="mono">') == n


@pytest.mark.parametrize(("turns", "kept"), [(8, False), (29, False), (30, True), (5000, True)])
def test_chapters_that_would_only_say_too_few_are_left_out_and_named(tmp_path, turns, kept):
    html.render(small(5, turns=turns), tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert ('<section id="mix"' in page) == kept
    assert '<section id="replies"' not in page
    assert '<section id="evidence"' in page
    named = re.search(r"Left out, since they would only say that there are too few: (.*?)</p>", page)[1]
    assert EN("sections.replies") in named
    assert (EN("sections.mix") in named) != kept


def test_each_case_has_its_track_from_the_question_to_the_answer_or_the_end():
    lines = cases.chapter(small(3, 1), Figures(small(3, 1).scores), EN)["lines"]
    # 480 hours are 384 wide, from 8 to 392: asked at hours 0, 1 and 2; answered after an hour, or watched to the end.
    assert [(line["from"], line["to"]) for line in lines] == [("8.0", "8.8"), ("8.8", "392.0"), ("9.6", "392.0")]
    assert [line["state"] for line in lines] == ["answered", "open", "open"]
    assert lines[0]["outcome"].replace("\u00a0", " ") == "answered after 1 h"
    assert lines[1]["outcome"].replace("\u00a0", " ") == "still open after 19 d 23 h"


@pytest.mark.parametrize(
    ("answered", "state", "english"),
    [("collective", "collective", "no direct answer, but a later word to all"),
     ("community", "community", "answered by others only"), (None, "open", "still open")],
)  # fmt: skip
def test_an_answer_by_others_is_no_answer_and_is_said(answered, state, english):
    line = cases.chapter(small(1, answered=0), Figures(small(1).scores), EN)["lines"][0]
    assert line["state"] == "open"
    audit = small(1)
    audit.messages = schema.conform(audit.messages.assign(answered=answered))
    line = cases.chapter(audit, Figures(audit.scores), EN)["lines"][0]
    assert (line["state"], line["outcome"][: len(english)]) == (state, english)


def test_words_of_the_audience_need_quotes_and_stay_text(tmp_path):
    audit = small(1)
    audit.messages = schema.conform(audit.messages.assign(text="<script>alert(1)</script>\u202e"))
    for quotes in (False, True):
        audit.manifest["options"] = audit.manifest["options"] | {"quotes": quotes}
        html.render(audit, tmp_path / "report.html", language="en")
        page = (tmp_path / "report.html").read_text(encoding="utf-8")
        chapter = page[page.index('<section id="cases"') : page.index("<nav")]
        assert ("alert(1)" in chapter) == quotes
        assert "<script>alert" not in page
        assert "\u202e" not in page


def test_many_cases_in_few_threads_are_cut_with_the_count_said(tmp_path):
    html.render(small(70, threads=3), tmp_path / "report.html", language="en")
    assert "60 of 70 rows are shown" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_small_export_is_told_case_by_case_from_the_command_line(tmp_path, capsys):
    lines = ["message_id,created_at,text,author_id,author_handle,author_role,parent_id,mentions,platform"]
    for day in (1, 2, 3):
        lines.append(f"q{day},2024-03-0{day}T08:00:00Z,@acme where is my parcel {day}?,u{day},u{day},audience,,acme,x")
    lines.append("a1,2024-03-01T09:00:00Z,It is in Kiel and reaches you tomorrow.,c,acme,company,q1,,x")
    (tmp_path / "feed.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["audit", str(tmp_path / "feed.csv"), "--company", "acme", "-o", out, "--as-of", "2024-03-11"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "1 of 3 answered: so many messages needed an answer" in told
    assert "%" not in told
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "answered after 1\u00a0h" in page
    assert page.count("still open after") == 2


def test_an_export_of_posts_alone_says_what_it_lacks_and_has_no_cases(tmp_path, capsys):
    lines = ["message_id,created_at,text,author_id,author_handle,author_role,platform"]
    lines += [f"p{day},2024-03-0{day}T08:00:00Z,New in the shops: number {day}.,c,acme,company,x" for day in (1, 2, 3)]
    (tmp_path / "feed.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["audit", str(tmp_path / "feed.csv"), "--company", "acme", "-o", str(out)]) == 0
    assert "holds no audience messages" in " ".join(capsys.readouterr().out.split())
    assert 'id="cases"' not in (out / "report.html").read_text(encoding="utf-8")
