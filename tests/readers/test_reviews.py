"""Reviews: read only where they are asked for, first times and not last ones, and whatever a record may be."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dialogscore import readers
from dialogscore.errors import DialogscoreError, FeedError
from dialogscore.readers.reviews.google import _original
from dialogscore.threads import add_threads
from tests.readers.mutations import lines, mutated, records_of

FEEDS = Path(__file__).parent.parent / "feeds"
SETTINGS = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GOOGLE = records_of(FEEDS / "google_reviews/pages.jsonl")
APPLE = records_of(FEEDS / "app_store/pending.jsonl")
TRUSTPILOT = json.loads((FEEDS / "trustpilot/reviews.json").read_text(encoding="utf-8"))["reviews"]
TABLE = """message_id,created_at,author_role,kind,parent_id,text
p,2024-03-05T09:00:00Z,company,post,,News
r,2024-03-05T09:00:00Z,audience,review,,Broken
a,2024-03-05T10:00:00Z,company,review_reply,r,Sorry
"""


def read(*paths, **options):
    return readers.read(paths, readers.ReadOptions(company="kesselberg", **options))


@pytest.mark.parametrize(
    "name",
    [
        "google_reviews/pages.jsonl",
        "google_play/reviews_com.kesselberg.shop_202403.csv",
        "app_store/included.json",
        "trustpilot/reviews.json",
    ],
)
def test_a_file_of_reviews_names_the_option_that_reads_it(name):
    with pytest.raises(FeedError, match="--reviews"):
        read(FEEDS / name)


@pytest.mark.parametrize(
    "name",
    [
        "google_reviews/edited_after_the_answer.json",
        "google_play/reviews_com.kesselberg.shop_202403.csv",
        "app_store/included.json",
        "trustpilot/reviews.json",
    ],
)
def test_an_edit_makes_no_negative_response_time(name):
    feed = read(FEEDS / name, reviews=True)
    found = add_threads(feed.messages, feed.sources).set_index("message_id")
    assert round(found.loc["r1", "response_seconds"]) == 1830  # 09:12:00 to 09:42:30
    assert found.loc["r2", "answered"] == "none"


def test_reviews_among_posts_are_set_aside_and_counted(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(TABLE, encoding="utf-8")
    feed = read(path)
    assert feed.messages["message_id"].tolist() == ["p"]
    assert ("reviews_set_aside", {"rows": 2}) in feed.notes
    assert len(read(path, reviews=True).messages) == 3


def test_nothing_but_reviews_among_the_rows_of_a_table_is_refused(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("".join(line + "\n" for line in TABLE.split("\n") if not line.startswith("p,")), encoding="utf-8")
    with pytest.raises(FeedError, match="nothing but reviews"):
        read(path)


def test_an_answer_without_a_name_is_the_companys_whatever_accounts_are_named():
    account = readers.Account("youtube", "kesselberg")
    paths = FEEDS / "trustpilot/reviews.json", FEEDS / "youtube_api/items.json"
    found = read(*paths, reviews=True, accounts=(account,)).messages.set_index("kind")["author_role"]
    assert found["review_reply"] == "company"
    alone = read(paths[0], reviews=True, accounts=(account,))
    assert alone.messages.set_index("kind").loc["review_reply", "author_role"] == "company"
    assert alone.accounts == []


def test_a_translation_is_left_out():
    assert _original("(Translated by Google) Fine\n\n(Original)\nGut") == "Gut"
    assert _original("Gut\n\n(Translated by Google)\nFine") == "Gut"
    assert _original("Gut") == "Gut"


def survives(path, records, name):
    path.write_text(lines(records), encoding="utf-8", errors="surrogatepass")
    try:
        read(path, format=name, max_rejects=1.0, zone="UTC", reviews=True)
    except DialogscoreError:
        return


@SETTINGS
@given(records=mutated(GOOGLE))
def test_any_change_to_a_review_of_google_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", records, "google_reviews")


@SETTINGS
@given(records=mutated(APPLE))
def test_any_change_to_a_review_of_apple_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", records, "app_store")


@SETTINGS
@given(records=mutated(TRUSTPILOT))
def test_any_change_to_a_review_of_trustpilot_gives_messages_or_one_sentence(tmp_path, records):
    survives(tmp_path / "feed.jsonl", records, "trustpilot")
