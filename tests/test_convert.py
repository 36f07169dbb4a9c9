"""Converted exports: the same scores, ids and texts as they were, and nothing half-written."""

import json
from pathlib import Path

import pandas as pd
import pytest

import dialogscore
from dialogscore import readers
from dialogscore.cli import main
from dialogscore.convert import FORMATS, convert
from dialogscore.convert.corpus import write_corpus
from dialogscore.errors import OutputError, UsageError

FEEDS = Path(__file__).parent / "feeds"
TRAPS = FEEDS / "mastodon_rest" / "boost_direct_warning_bot.jsonl"
HEAD = "message_id,created_at,author_id,is_company,text,parent_id,platform\n"


def feed_of(tmp_path, rows):
    path = tmp_path / "feed.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def read(path, company="kesselberg"):
    return readers.read([path], readers.ReadOptions(company=company))


@pytest.fixture(scope="module")
def scored():
    return dialogscore.audit(TRAPS, company="kesselberg")


@pytest.mark.parametrize("to", FORMATS)
def test_a_converted_export_audits_to_the_same_scores(to, scored, tmp_path):
    convert(TRAPS, tmp_path / "out", to=to, company="kesselberg")
    again = dialogscore.audit(tmp_path / "out", company="kesselberg")
    pd.testing.assert_frame_equal(again.scores, scored.scores)
    assert again.messages["ref"].tolist() == scored.messages["ref"].tolist()
    assert again.messages["mode"].equals(scored.messages["mode"])


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ["mastodon_archive/archive.zip", "reddit_gdpr/export_kesselberg.zip"])
def test_a_converted_export_knows_no_more_than_its_source(to, name, tmp_path):
    first = read(FEEDS / name)
    convert(FEEDS / name, tmp_path / "out", to=to, company="kesselberg")
    again = readers.read([tmp_path / "out"], readers.ReadOptions(company="kesselberg"))
    kept = ["capabilities", "abilities", "limits", "audience_coverage", "coverage_source", "observed_until"]
    pd.testing.assert_frame_equal(again.sources[kept], first.sources[kept])
    same = [name for name in first.messages.columns if name not in ("author_role_source", "source_row")]
    pd.testing.assert_frame_equal(again.messages[same], first.messages[same])


@pytest.mark.parametrize("to", FORMATS)
def test_ids_and_texts_are_verbatim(to, tmp_path):
    rows = (
        '0012,2024-03-05T09:00:00Z,kesselberg,yes,"=1+1 ""x"", a\nb\u2028c",,\n3/4,2024-03-05T10:00:00Z,ann,no,,0012,\n'
    )
    convert(feed_of(tmp_path, rows), tmp_path / "out", to=to, company="kesselberg")
    again = readers.read([tmp_path / "out"], readers.ReadOptions(company="kesselberg")).messages
    assert again["message_id"].tolist() == ["0012", "3/4"]
    assert again["text"].tolist() == ['=1+1 "x", a\nb\u2028c', ""]


@pytest.mark.parametrize("to", FORMATS)
def test_where_nobody_was_mentioned_no_text_mentions_anybody(to, tmp_path):
    status = {
        "uri": "https://kaffee.example/1", "created_at": "2024-03-05T09:00:00Z", "content": "me@home.example @noon",
        "in_reply_to_account_id": None, "account": {"acct": "kesselberg"}, "mentions": [],
    }  # fmt: skip
    (tmp_path / "x.jsonl").write_text(json.dumps(status) + "\n" + json.dumps(status | {"uri": "2"}), encoding="utf-8")
    convert(tmp_path / "x.jsonl", tmp_path / "out", to=to, company="kesselberg")
    again = readers.read([tmp_path / "out"], readers.ReadOptions(company="kesselberg")).messages
    assert again["mentions"].isna().all()


def test_several_sources_are_several_tables(tmp_path):
    feeds = [FEEDS / "reddit/listing.json", FEEDS / "mastodon_rest/list.json"]
    convert(feeds, tmp_path / "out", to="jsonl", company="kesselberg")
    assert sorted(path.name for path in (tmp_path / "out").glob("messages*")) == [
        "messages-001.jsonl", "messages-002.jsonl",
    ]  # fmt: skip
    assert len(readers.read([tmp_path / "out"], readers.ReadOptions(company="kesselberg")).messages) == 10


def test_a_corpus_answers_only_what_it_holds(tmp_path):
    rows = (
        "1,2024-03-05T09:00:00Z,kesselberg,yes,a,gone,x\n"
        "1,2024-03-05T09:00:00Z,kesselberg,yes,b,,reddit\n"
        "2,2024-03-05T10:00:00Z,,no,c,1,x\n"
        "3,2024-03-05T11:00:00.5Z,,no,d,4,x\n"
        "4,2024-03-05T12:00:00Z,ann,no,e,3,x\n"
    )
    write_corpus(read(feed_of(tmp_path, rows)).messages, tmp_path)
    lines = (tmp_path / "utterances.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    said = {one["id"]: one for one in map(json.loads, lines)}

    assert list(said) == ["reddit:1", "x:1", "2", "3", "4"]
    assert said["x:1"]["reply-to"] is None
    assert said["x:1"]["meta"]["orig_reply_to"] == "gone"
    assert (said["2"]["reply-to"], said["2"]["conversation_id"]) == ("x:1", "x:1")
    # A ring of two is cut above its first message.
    assert (said["3"]["reply-to"], said["4"]["reply-to"]) == (None, "3")
    assert said["3"]["timestamp"] == 1709636400.5
    assert said["2"]["timestamp"] == 1709632800
    assert said["2"]["speaker"] != said["3"]["speaker"]
    speakers = json.loads((tmp_path / "speakers.json").read_text(encoding="utf-8"))
    assert set(speakers) == {one["speaker"] for one in said.values()}
    conversations = json.loads((tmp_path / "conversations.json").read_text(encoding="utf-8"))
    assert set(conversations) == {one["conversation_id"] for one in said.values()}


def test_an_older_result_is_set_aside_only_when_asked(tmp_path):
    out = tmp_path / "out"
    convert(TRAPS, out, to="csv", company="kesselberg")
    with pytest.raises(OutputError):
        convert(TRAPS, out, to="csv", company="kesselberg")
    convert(TRAPS, out, to="jsonl", company="kesselberg", force=True)
    assert (out / "messages.jsonl").exists()
    assert (tmp_path / "out.previous" / "messages.csv").exists()


def test_an_unknown_format_is_named(tmp_path):
    with pytest.raises(UsageError, match="csv"):
        convert(TRAPS, tmp_path / "out", to="cvs", company="kesselberg")


def test_the_same_export_gives_the_same_bytes(tmp_path):
    for to in FORMATS:
        for name in ("one", "two"):
            convert(TRAPS, tmp_path / to / name, to=to, company="kesselberg")
        sums = [(tmp_path / to / name / "SHA256SUMS").read_bytes() for name in ("one", "two")]
        assert sums[0] == sums[1]


def test_the_command_says_what_it_wrote_and_of_whom(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["convert", str(TRAPS), "--company", "kesselberg", "-o", str(out), "--to", "csv"]) == 0
    said = capsys.readouterr()
    assert not said.out
    assert "personal data" in said.err
    assert "not guarded" in said.err
    assert main(["convert", str(TRAPS), "--company", "kesselberg", "-o", str(out), "--to", "csv"]) == 1
    assert "exists already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more", [[], ["--to", "csv"], ["--to", "csv", "--company", "kesselberg", "--private", "metadata"]]
)
def test_a_command_that_makes_no_sense_writes_nothing(more, tmp_path, capsys):
    assert main(["convert", str(TRAPS), "-o", str(tmp_path / "out"), *more]) == 2
    assert not (tmp_path / "out").exists()
    assert capsys.readouterr().err


@pytest.mark.parametrize("to", ["convokit", "csv"])
def test_reviews_are_passed_on_where_they_are_asked_for(tmp_path, to):
    file = sorted((Path(__file__).parent / "feeds" / "trustpilot").glob("*.json"))[0]
    convert([file], tmp_path / to, to=to, company="kesselberg", reviews=True)
    back = readers.read([tmp_path / to], readers.ReadOptions(company="kesselberg", reviews=True)).messages
    assert set(back["kind"]) == {"review", "review_reply"}
