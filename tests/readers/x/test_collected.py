"""X as collectors keep it: API v2, v1.1 and twarc-csv; traps of each, and whatever a record may be."""

import json
from functools import partial
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

import dialogscore
from dialogscore import readers
from dialogscore.errors import FeedError
from dialogscore.readers.x import twarc, v2, v11
from dialogscore.readers.x.entries import id_text, moments, plain, status_in, versions
from dialogscore.threads import add_threads
from tests.readers.mutations import lines, mutated, records_of, survives

FEEDS = Path(__file__).parent.parent.parent / "feeds"
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAGES = [json.loads((FEEDS / "x_v2/edited_quoted_retweeted.json").read_text(encoding="utf-8"))]
FLAT = records_of(FEEDS / "x_v2/flat.jsonl")
SCRAPED = records_of(FEEDS / "snscrape/quoted_retweeted.jsonl")
LOADED = records_of(FEEDS / "x_web/long_quoted_retweeted.ndjson")
STREAM = [
    json.loads(line) for line in (FEEDS / "x_v11/stream.jsonl").read_text(encoding="utf-8").split("\n") if line.strip()
]


def tweet(number, author, text, *, answers=None, of=None):
    said = {"id": f"17649{number:014}", "author_id": author, "text": text, "conversation_id": "1", "lang": "en"}
    said["created_at"] = f"2024-03-05T{number // 60:02}:{number % 60:02}:00.000Z"
    if answers is not None:
        said["referenced_tweets"] = [{"type": "replied_to", "id": f"17649{answers:014}"}]
        said["in_reply_to_user_id"] = of
    return said


def timeline(count):
    """The company's own messages, and beside them what they answer; nobody else was collected."""
    asked = [tweet(10 * at, f"2{at:03}", "@kesselberg where is my order?") for at in range(1, count + 1)]
    asked.append(tweet(5, "2999", "@kesselberg the best cup in town"))
    said = [tweet(10 * at + 3, "9", "It leaves today.", answers=10 * at, of=f"2{at:03}") for at in range(1, count + 1)]
    passed_on = tweet(6, "9", "RT @fan: the best")
    passed_on["referenced_tweets"] = [{"type": "retweeted", "id": asked[-1]["id"]}]
    users = [{"id": "9", "username": "kesselberg"}]
    return {"data": [passed_on, *said], "includes": {"users": users, "tweets": asked}}


def test_a_timeline_with_what_it_answers_holds_answered_messages_only(tmp_path):
    path = tmp_path / "timeline.json"
    path.write_text(json.dumps(timeline(4)), encoding="utf-8")
    result = dialogscore.audit(path, company="kesselberg")
    assert result.sources["audience_coverage"].tolist() == ["answered_only"]
    scores = result.scores.set_index("measure")
    assert scores.loc["reply_rate_72h", "note_code"] == "answered_only"
    assert scores.loc["median_direct_response_seconds", "value"] == 180


@pytest.mark.parametrize(
    "name", ["x_v2/pages.jsonl", "x_v2/flat.jsonl", "x_v11/hydrated.jsonl", "twarc_csv/default_columns.csv",
     "snscrape/twscrape.jsonl", "x_web/zeeschuimer.ndjson"],
)  # fmt: skip
def test_the_last_word_answers_the_company(name):
    feed = readers.read([FEEDS / name], readers.ReadOptions(company="kesselberg"))
    found = add_threads(feed.messages, feed.sources)
    assert found["direction"].tolist() == ["outbound", "inbound", "outbound", "inbound", "inbound"]
    assert found["reply_target_id"].iloc[4] == found["message_id"].iloc[2]
    assert found["response_seconds"].iloc[1] == 1830


def test_a_copy_is_given_once_and_a_record_always():
    known = set()
    found = [list(v2.entries(msgspec.convert(one, v2.Record), known=known)) for one in two_that_quote_the_same()]
    assert [[entry["message_id"] for entry in entries] for entries in found] == [["1", "7"], ["2"]]
    assert [entry["provenance"] for entry in found[0]] == ["row", "embedded"]


def two_that_quote_the_same():
    quoted = {"type": "quoted", "id": "7", "text": "seven", "author_id": "3"}
    return [{"id": key, "text": "look", "author_id": "4", "referenced_tweets": [quoted]} for key in ("1", "2")]


def test_a_deleted_message_that_was_never_seen_leaves_no_row():
    give = partial(v11.entries, known=set(), gone={})
    assert list(give(v11.Status(delete=v11.Withdrawn()))) == []
    assert list(give(v11.Status(text="a limit"))) == []


def test_a_cell_that_lists_one_version_changes_nothing():
    cells = {"id": ["5", "6"], "text": ["a", "b"], "created_at": ["2024-03-05T09:00:00Z"] * 2}
    cells |= {"author_id": ["1", "1"], "edit_history_tweet_ids": ['["5"]', None]}
    table = pa.table({**cells, "source_row": pa.array([1, 2])})
    found = twarc.to_messages(table, None)
    assert found["message_id"].to_pylist() == ["5", "6"]
    assert found["aliases"].to_pylist() == [None, None]
    assert found["kind"].to_pylist() == ["post", "post"]


def test_versions_bear_the_latest_id():
    assert versions("5", ["5", "6", "7"]) == ("7", "5 6", None)
    assert versions("6", ["5", "6", "7"]) == ("7", "5 6", "5")
    assert versions("6", ["6"]) == ("6", None, None)
    assert versions("6", ["1", "2"]) == ("6", None, None)
    assert versions(None, ["1", "2"]) == (None, None, None)


def test_a_time_that_is_missing_is_told_by_the_id():
    # (1576994789110992896 >> 22) + 1288834974657 = 1664819831527 ms
    told = {"created_at": "2022-10-03T17:57:11.527+00:00", "created_at_source": "derived_from_id"}
    assert moments("1576994789110992896", None) == told
    assert moments("7", "2024-03-05T09:00:00Z") == {"created_at": "2024-03-05T09:00:00Z"}
    assert moments("7", None) == {}
    assert moments("9", "later", "1576994789110992896") == told | {"edited_at": "later"}


def test_small_helpers():
    assert [id_text(None, 0, 17), id_text("", "0"), id_text("5", 6)] == ["17", None, "5"]
    assert [plain("&amp;lt; &lt;b&gt;"), plain(None)] == ["&lt; <b>", ""]
    links = ["https://kesselberg.example", "https://x.com/ann_k/status/12?s=20"]
    assert [status_in(links), status_in(links[:1]), status_in([])] == ["12", None, None]


def test_the_table_of_days_is_answered_with_the_table_to_ask_for(tmp_path):
    path = tmp_path / "account_overview_analytics.csv"
    path.write_text('Date,Impressions,Likes,New follows,Profile visits\n"Tue, Mar 5, 2024",9,1,0,2\n', encoding="utf-8")
    with pytest.raises(FeedError, match="choose Content, not Overview"):
        readers.read([path], readers.ReadOptions(company="kesselberg"))


@SETTINGS
@given(records=mutated(PAGES))
def test_any_change_to_a_page_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "x_v2")


@SETTINGS
@given(records=mutated(FLAT))
def test_any_change_to_a_flat_line_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "x_v2")


@SETTINGS
@given(records=mutated(STREAM))
def test_any_change_to_a_status_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "x_v11")


@SETTINGS
@given(records=mutated(SCRAPED))
def test_any_change_to_a_scraped_message_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "snscrape")


@SETTINGS
@given(records=mutated(LOADED))
def test_any_change_to_what_a_page_loads_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.ndjson", lines(records), "x_web")


@pytest.mark.parametrize(
    ("records", "name"),
    [(PAGES, "x_v2"), (FLAT, "x_v2"), (STREAM, "x_v11"), (SCRAPED, "snscrape"), (LOADED, "x_web")],
)
def test_without_a_change_there_are_messages(tmp_path, records, name):
    assert len(survives(tmp_path / "feed.jsonl", lines(records), name).messages) >= 4
