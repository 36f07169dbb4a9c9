"""LinkedIn: urns that mean one post, texts of the API, and whatever a record may be."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dialogscore import readers
from dialogscore.errors import UnknownFormatError
from dialogscore.readers.linkedin.littletext import plain
from dialogscore.readers.linkedin.member import detect_members
from dialogscore.threads import add_threads
from tests.readers.mutations import lines, mutated, records_of, survives

FEEDS = Path(__file__).parent.parent / "feeds"
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAGES = records_of(FEEDS / "linkedin_api/pages.jsonl")
OLD = json.loads((FEEDS / "linkedin_api/old_ugc_posts.json").read_text(encoding="utf-8"))["elements"]


def messages_of(*paths):
    return readers.read(paths, readers.ReadOptions(company="kesselberg")).messages


@pytest.mark.parametrize("name", ["pages.jsonl", "little_text_and_two_urns.json", "comments_only.json"])
def test_the_last_word_answers_the_company_and_not_its_own_question(name):
    feed = readers.read([FEEDS / "linkedin_api" / name], readers.ReadOptions(company="kesselberg"))
    found = add_threads(feed.messages, feed.sources).set_index("message_id")["reply_target_id"]
    assert found["7170734793938699021"] == "7170715289275859723"
    assert found["7170715289275859723"] == "7170707613124920074"


def test_posts_and_comments_may_be_two_files(tmp_path):
    for name, pages in (("posts.jsonl", PAGES[:1]), ("comments.jsonl", PAGES[1:])):
        (tmp_path / name).write_text(lines(pages), encoding="utf-8")
    messages = messages_of(tmp_path / "posts.jsonl", tmp_path / "comments.jsonl")
    assert (messages["author_role"] == "company").sum() == 2
    assert messages["parent_id"].dropna().isin(messages["message_id"]).all()


def test_urns_that_comments_pair_are_one_post_whichever_file_it_is_in(tmp_path):
    post = {"id": "urn:li:ugcPost:55", "author": "urn:li:organization:1", "commentary": "New"}
    post |= {"publishedAt": 1709629200000}

    def comment(number, inner, outer):
        urn = f"urn:li:comment:(urn:li:{inner},{number})"
        made = {"$URN": urn, "actor": f"urn:li:person:{number}", "created": {"time": 1709629200000 + number}}
        return made | {"message": {"text": "Nice"}} | ({"object": f"urn:li:{outer}"} if outer else {})

    comments = [comment(1, "activity:70", "ugcPost:55"), comment(2, "activity:70", "share:60")]
    comments.append(comment(3, "share:60", ""))
    for names in (["x"], ["posts", "comments"]):
        paths = [tmp_path / f"{name}.jsonl" for name in names]
        parts = [[post, *comments]] if len(names) == 1 else [[post], comments]
        for path, elements in zip(paths, parts, strict=True):
            path.write_text(lines([{"elements": elements}]), encoding="utf-8")
        messages = messages_of(*paths)
        assert messages["parent_id"].tolist()[1:] == [messages["message_id"][0]] * 3


def test_who_typed_for_the_page_is_not_kept():
    whole = (
        messages_of(FEEDS / "linkedin_api/pages.jsonl").to_csv()
        + messages_of(FEEDS / "linkedin_analytics/content.xls").to_csv()
    )
    assert "person:lu" not in whole
    assert "Somebody" not in whole


def test_another_page_that_comments_is_another_company(tmp_path):
    pages = json.loads(json.dumps(PAGES))
    comment = pages[1]["elements"][1]
    comment["actor"] = "urn:li:organization:999"
    path = tmp_path / "pages.jsonl"
    path.write_text(lines(pages), encoding="utf-8")
    assert messages_of(path).set_index("message_id").loc[comment["id"], "author_role"] == "other_company"


def test_a_draft_is_hidden_and_a_bare_reshare_no_message(tmp_path):
    post = PAGES[0]["elements"][0]
    more = [
        post | {"id": "urn:li:share:7", "lifecycleState": "DRAFT", "publishedAt": None},
        post | {"id": "urn:li:share:8", "commentary": "", "reshareContext": {"parent": "urn:li:share:1"}},
        post | {"id": "urn:li:share:9", "reshareContext": {"parent": "urn:li:share:1"}},
    ]
    path = tmp_path / "posts.jsonl"
    path.write_text(lines([post, *more]), encoding="utf-8")
    found = messages_of(path).set_index("message_id")
    assert found.loc["urn:li:share:7", "status"] == "hidden"
    assert found["kind"].tolist() == ["post", "post", "repost", "quote"]


def test_little_text_is_read_as_people_see_it():
    text, mentioned = plain(r"@[Ann \[K\]](urn:li:person:a-1) brews \_moka\_ {hashtag|\#|slow\_coffee} @[X](no urn)")
    assert text == "Ann [K] brews _moka_ #slow_coffee @[X](no urn)"
    assert mentioned == ["urn:li:person:a-1"]


def test_an_archive_is_known_by_more_than_one_name():
    assert detect_members(["x/Shares_1.csv", "x/Comments_1.csv"])
    assert detect_members(["Comments.csv", "Connections.csv"])
    assert detect_members(["Comments.csv", "posts.csv"]) is None


def test_a_workbook_of_other_statistics_is_not_taken_for_posts():
    with pytest.raises(UnknownFormatError):
        messages_of(FEEDS / "table/workbook.xlsx")


@SETTINGS
@given(records=mutated(PAGES))
def test_any_change_to_a_page_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "linkedin_api")


@SETTINGS
@given(records=mutated(OLD))
def test_any_change_to_an_element_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", lines(records), "linkedin_api")
