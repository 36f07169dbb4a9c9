"""YouTube: owners learned from elsewhere in a file, cut threads counted, and whatever a record may be."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dialogscore import readers
from dialogscore.readers.youtube.takeout import detect_members
from dialogscore.threads import add_threads
from tests.readers.mutations import lines, mutated, records_of, survives

FEEDS = Path(__file__).parent.parent / "feeds"
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAGES = records_of(FEEDS / "youtube_api/pages.jsonl")
INFO = records_of(FEEDS / "ytdlp_info/winter.info.json")
DOWNLOADED = records_of(FEEDS / "ytcd/vidKESSEL01.json")


def read(*names):
    return readers.read([FEEDS / name for name in names], readers.ReadOptions(company="kesselberg"))


@pytest.mark.parametrize(
    "name",
    [
        "youtube_api/pages.jsonl",
        "youtube_api/page_without_video.json",
        "ytdt/comments.csv",
        "ytdlp_info/winter.info.json",
        "ytcd/vidKESSEL01.json",
        "ytcd/pretty.json",
    ],
)
def test_the_last_word_answers_the_company_and_not_its_own_question(name):
    feed = read(name)
    found = add_threads(feed.messages, feed.sources).set_index("message_id")["reply_target_id"]
    assert found["UgxC1AaABAg.9r2"] == "UgxC1AaABAg.9r1"
    assert found["UgxC1AaABAg.9r1"] == "UgxC1AaABAg"


def test_a_comment_under_a_video_that_is_not_there_speaks_to_its_owner():
    feed = read("youtube_api/page_without_video.json")
    found = add_threads(feed.messages, feed.sources).set_index("message_id")["direction"]
    assert found["UgxC2AaABAg"] == "inbound"


def test_more_replies_than_a_page_holds_are_counted():
    thread = json.loads(json.dumps(PAGES[1]["items"][0]))
    assert thread["snippet"]["totalReplyCount"] == 2
    assert read("youtube_api/pages.jsonl").messages.set_index("message_id").loc["UgxC1AaABAg", "reply_count"] == 2


def test_an_owner_on_somebody_elses_video_is_not_declared(tmp_path):
    pages = json.loads(json.dumps(PAGES))
    other = json.loads(json.dumps(PAGES[3]))
    said = other["items"][0]["snippet"]
    said["videoId"] = said["topLevelComment"]["snippet"]["videoId"] = "vidOTHER001"
    said["channelId"] = said["topLevelComment"]["snippet"]["channelId"] = "UCother"
    said["topLevelComment"]["id"] = "UgxC9AaABAg"
    path = tmp_path / "pages.jsonl"
    path.write_text(lines([*pages, other]), encoding="utf-8")
    messages = readers.read([path], readers.ReadOptions(company="kesselberg")).messages.set_index("message_id")
    assert messages.loc["UgxC9AaABAg", "author_role"] == "audience"


def test_a_video_given_beside_a_downloaders_comments_is_their_post(tmp_path):
    video = tmp_path / "video.json"
    video.write_text(json.dumps(PAGES[0]), encoding="utf-8")
    feed = readers.read([video, FEEDS / "ytcd/vidKESSEL01.json"], readers.ReadOptions(company="kesselberg"))
    found = add_threads(feed.messages, feed.sources).set_index("message_id")
    assert found.loc["UgxC2AaABAg", "direction"] == "inbound"
    assert found.loc["UgxC1AaABAg.9r1", "author_role"] == "company"
    assert found["response_seconds"].isna().all()


def test_answers_of_one_estimated_time_stay_behind_what_they_answer(tmp_path):
    top = {"author": "@ann", "author_id": "UCann", "timestamp": 1709629200, "parent": "root"}
    low = {"author": "@kesselberg", "author_id": "UCk", "timestamp": 1709629200, "author_is_uploader": True}
    comments = []
    for number in (9, 5):  # ids that sort the other way round
        comments.append(top | {"id": f"C{number}", "text": "Where?"})
        comments.append(low | {"id": f"A{number}", "text": "Here", "parent": f"C{number}"})
    info = INFO[0] | {"comments": comments}
    (tmp_path / "v.info.json").write_text(json.dumps(info), encoding="utf-8")
    lone = [
        {"cid": one["id"], "text": one["text"], "time": "1 day ago", "time_parsed": 1709629200, "author": one["author"],
         "channel": one["author_id"], "votes": "0"}
        for one in comments
    ]  # fmt: skip
    (tmp_path / "lone.json").write_text(lines(lone), encoding="utf-8")
    for name in ("v.info.json", "lone.json"):
        feed = readers.read([tmp_path / name], readers.ReadOptions(company="kesselberg"))
        told = feed.messages[feed.messages["kind"] != "post"]
        assert told["message_id"].tolist() == ["C9", "A9", "C5", "A5"]
        assert set(told["created_at_precision"]) == {"estimated"}


def test_a_takeout_is_known_by_its_files():
    assert detect_members(["Takeout/YouTube and YouTube Music/comments/comments(1).csv"])
    assert detect_members(["Takeout/YouTube and YouTube Music/history/watch.html", "Takeout/comments.csv"]) is None
    assert detect_members(["comments.csv", "posts.csv"]) is None


@SETTINGS
@given(records=mutated(PAGES))
def test_any_change_to_an_answer_of_the_api_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "youtube_api")


@SETTINGS
@given(records=mutated(INFO))
def test_any_change_to_a_video_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.json", lines(records), "ytdlp_info")


@SETTINGS
@given(records=mutated(DOWNLOADED))
def test_any_change_to_a_downloaded_comment_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.json", lines(records), "ytcd")
