"""The archive of X: what it tells of answers without their questions, what it must not tell, and damage."""

import contextlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

import dialogscore
from dialogscore import readers
from dialogscore.errors import DialogscoreError, FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.x.archive import detect_members
from dialogscore.readers.x.manifest import Manifest, gap, owner_of
from dialogscore.readers.x.notes import NoteBox, long_texts, whole_text
from dialogscore.readers.x.owned import Owner, Tweet, answered, tweet_entry
from dialogscore.readers.x.scripts import parts
from tests.readers.mutations import mutated, survives

FEEDS = Path(__file__).parent.parent.parent / "feeds"
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OWNER = Owner("90011", "kesselberg", "Kesselberg Coffee")


def unpacked(name):
    """Every script of a fixture as (variable, value)."""
    with zipfile.ZipFile(FEEDS / "x_archive" / name) as archive:
        scripts = {one: archive.read(one).decode() for one in archive.namelist() if one.endswith(".js")}
    split = {name: text.partition(" = ") for name, text in scripts.items()}
    return [[name, variable, json.loads(value)] for name, (variable, _, value) in split.items()]


ARCHIVE = unpacked("parts_and_traps.zip")


def packed(path, scripts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, variable, value in scripts:
            archive.writestr(name, f"{variable} = {json.dumps(value)}")
    return path


@pytest.mark.parametrize("name", ["plain.zip", "before_2018.zip"])
def test_answers_are_timed_and_their_questions_are_not_judged(name):
    result = dialogscore.audit(FEEDS / "x_archive" / name, company="kesselberg")
    scores = result.scores.set_index("measure")
    # C1's id was made at 09:12:00.274.
    assert scores.loc["median_direct_response_seconds", "value"] == pytest.approx(1829.726)
    for refused in ("reply_rate_72h", "reply_rate_all_72h", "response_median_seconds", "continuity"):
        assert scores.loc[refused, "note_code"] == "answered_only"
    asked = result.messages.set_index("message_id").loc["1764941923581169665"]
    assert (asked["direction"], asked["ledger"]) == ("inbound", "unread")
    assert asked[["needs_reply", "inbound_type", "language", "act"]].isna().all()
    assert asked["response_seconds"] == pytest.approx(1829.726)


def test_an_invitation_in_it_is_neither_taken_nor_broken():
    result = dialogscore.audit(FEEDS / "x_archive/plain.zip", company="kesselberg")
    assert set(result.messages["invitation_outcome"].dropna()) <= {"unknowable"}


def test_private_messages_are_counted_and_their_words_are_nowhere():
    options = readers.ReadOptions(company="kesselberg", max_rejects=0.5, private="metadata")
    feed = readers.read([FEEDS / "x_archive/parts_and_traps.zip"], options)
    assert feed.rejects["kind"].tolist().count("private") == 1
    assert feed.private[["author_id", "is_company", "conversation_id"]].values.tolist() == [
        ["55501", False, "55501-90011"]
    ]
    assert "Secret" not in feed.private.to_csv() + feed.messages.to_csv()


def test_a_folder_is_read_like_its_zip(tmp_path):
    shutil.unpack_archive(FEEDS / "x_archive/plain.zip", tmp_path / "unpacked")
    options = readers.ReadOptions(company="kesselberg")
    one = readers.read([tmp_path / "unpacked"], options).messages
    two = readers.read([FEEDS / "x_archive/plain.zip"], options).messages
    assert one.equals(two)


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        (["data/tweets.js", "data/account.js"], True),
        (["tweet.js"], True),
        (["a/data/tweets-part07.js", "a/data/manifest.js"], True),
        (["data/js/tweets/2017_03.js"], True),
        (["data/tweet-headers.js", "data/deleted-tweets.js", "data/note-tweet.js", "data/tweetdeck.js"], False),
        (["data/account.js", "data/like.js"], False),
    ],
)
def test_an_archive_is_known_by_its_files(names, is_one):
    assert (detect_members(names) is not None) == is_one


def test_another_part_given_alone_is_answered_with_the_way_out(tmp_path):
    path = tmp_path / "like.js"
    path.write_text("window.YTD.like.part0 = [ ]", encoding="utf-8")
    with pytest.raises(FeedError, match="Name the whole archive"):
        readers.read([path], readers.ReadOptions(company="kesselberg"))


def test_a_part_that_is_cut_off_is_refused(tmp_path):
    path = tmp_path / "tweets.js"
    path.write_text('window.YTD.tweets.part0 = [ {"tweet" : {"id_str', encoding="utf-8")
    with pytest.raises(FeedError, match="not whole"):
        readers.read([path], readers.ReadOptions(company="kesselberg"))


def test_parts_come_in_the_order_of_their_numbers():
    names = ["tweets-part10.js", "tweets-part2.js", "tweets-part01.js", "tweets.js"]
    found = parts([Blob(Path("a.zip"), name) for name in names], re.compile("tweets"))
    assert [one.member for one in found] == [names[3], names[2], names[1], names[0]]


def test_a_part_with_a_number_of_any_length_is_a_part():
    names = ["data/tweets-part" + "1" * 5000 + ".js", "data/tweets.js"]
    found = parts([Blob(Path("x.zip"), name) for name in names], re.compile(r"/tweets(-part\d+)?\.js$"))
    assert [one.member for one in found] == names[::-1]


def test_a_missing_part_is_seen_in_the_list_of_contents():
    files = [{"fileName": "data/tweets.js", "count": "3"}, {"fileName": "data/tweets-part1.js", "count": "2"}]
    manifest = Manifest(data_types={"tweets": {"files": files}})
    assert gap(manifest, {"tweets.js": 3, "tweets-part1.js": 2}) is None
    assert gap(manifest, {"tweets.js": 3}) == {"expected": 5, "found": 3}
    assert gap(manifest, {"tweets.js": 2, "tweets-part1.js": 2}) == {"expected": 5, "found": 4}
    assert gap(Manifest(data_types={"tweets": {"files": 7}}), {}) is None


def test_nobody_owns_an_archive_that_names_nobody():
    assert owner_of([], [Manifest()], []) == Owner()


@pytest.mark.parametrize(
    ("parent", "author", "count"),
    [
        ("1764941923581169665", "55501", 1),
        ("1764941923581169665", "90011", 0),  # one of the owner's own that is gone
        ("2345678901", "55501", 0),  # from before ids held times
        (None, "55501", 0),
    ],
)
def test_one_row_stands_for_what_was_answered(parent, author, count):
    tweet = Tweet(id_str="5", full_text="Yes", in_reply_to_status_id_str=parent, in_reply_to_user_id_str=author)
    entry, known = tweet_entry(tweet, OWNER, {}), set()
    assert len(list(answered(entry, tweet, OWNER, known))) == count
    assert not list(answered(entry, tweet, OWNER, known))


def test_a_long_message_is_found_by_its_second_and_its_beginning():
    said = [
        "We roast slowly, and this is why it takes so long.",
        "Another long one of the same second, to be told apart.",
    ]
    notes = [{"noteTweet": {"createdAt": "2024-03-05T09:00:00.000Z", "core": {"text": text}}} for text in said]
    long = long_texts(msgspec.convert([*notes, {}], list[NoteBox]))
    at = "Tue Mar 05 09:00:00 +0000 2024"
    assert whole_text(at, "@ann_k Another long one of the same…", long) == said[1]
    assert whole_text(at, "Short", long) is None
    assert whole_text("Tue Mar 05 09:00:01 +0000 2024", said[0], long) is None
    assert whole_text("yesterday", said[0], long) is None


@SETTINGS
@given(scripts=mutated(ARCHIVE))
def test_any_change_to_an_archive_gives_messages_or_one_sentence(tmp_path, scripts):
    good = [one for one in scripts if isinstance(one, list) and len(one) == 3 and isinstance(one[0], str) and one[0]]
    path = packed(tmp_path / "archive.zip", [one for one in good if "\\" not in one[0]])
    with contextlib.suppress(DialogscoreError):
        readers.read([path], readers.ReadOptions(company="kesselberg", format="x_archive", max_rejects=1.0))


@SETTINGS
@given(entries=mutated(ARCHIVE[3][2]))
def test_any_change_to_a_part_gives_messages_or_one_sentence(tmp_path, entries):
    survives(tmp_path / "tweets.js", f"window.YTD.tweets.part0 = {json.dumps(entries)}", "x_archive")
