"""The capability matrix is data, and every format says where it stands in it."""

import dataclasses
import json

import pytest

from dialogscore import readers, registry
from dialogscore.readers.canonical import FORMAT
from dialogscore.readers.capabilities import ABILITIES, LIMITS, abilities


@pytest.mark.parametrize("name", registry.names("formats"))
def test_every_format_names_known_limits_only(name):
    known = registry.resolve("formats", name)
    assert set(known.limits) <= set(LIMITS)
    assert set(known.capabilities) <= set(ABILITIES[:4])
    assert known.coverage in ("full", "answered_only", "none")


def test_the_worst_limit_decides_and_is_named():
    known = dataclasses.replace(
        FORMAT, capabilities=("company_posts", "parents", "exact_times"), limits=("own_side_only", "time_from_id")
    )
    found = abilities(known)
    assert found["company_posts"] == ("yes", ())
    assert found["audience_messages"] == ("no", ("own_side_only",))
    assert found["exact_times"] == ("partly", ("time_from_id",))
    assert found["reply_rate"] == ("no", ("own_side_only",))
    assert all(grade == "yes" for grade, _ in abilities(FORMAT).values())


@pytest.mark.parametrize("name", ["bluesky_car", "mastodon_archive", "x_archive"])
def test_an_archive_holds_no_word_of_the_audience_but_times_some_responses(name):
    found = abilities(registry.resolve("formats", name))
    assert found["audience_messages"] == ("no", ("answered_only", "parents_without_text"))
    assert [found[ability][0] for ability in ("parents", "reply_rate", "response_time")] == ["yes", "no", "partly"]


def test_comments_numbered_by_row_know_their_parents_in_part():
    found = abilities(registry.resolve("formats", "exportcomments"))
    assert [found[ability][0] for ability in ("parents", "reply_rate", "response_time")] == ["partly"] * 3


def _row(name, **more):
    return {"message_id": name, "author_id": "ann", "created_at": "2024-03-05T09:00:00Z", "text": "hm"} | more


def _limits(tmp_path, *rows):
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    source = readers.read([path], readers.ReadOptions(company="acme", zone="UTC")).sources.iloc[0]
    return set((source["limits"] if isinstance(source["limits"], str) else "").split()), source["abilities"]


def test_a_file_that_states_more_replies_than_it_holds_says_so(tmp_path):
    post = _row("p", author_id="acme", platform="youtube", kind="post")
    comment = _row("c", platform="youtube", kind="comment", parent_id="p", reply_count=1)
    reply = _row("r", author_id="acme", platform="youtube", kind="reply", parent_id="c")
    assert _limits(tmp_path, post, comment, reply)[0] == set()
    found, abilities_then = _limits(tmp_path, post, comment | {"reply_count": 2}, reply)
    assert found == {"replies_cut"}
    assert "reply_rate=partly" in abilities_then


def test_comments_under_missing_posts_are_those_of_nobody_unless_the_owner_is_named(tmp_path):
    reply = _row("r", author_id="acme", platform="facebook", kind="reply", parent_id="c")
    comment = _row("c", platform="facebook", kind="comment", parent_id="p")
    assert _limits(tmp_path, comment, reply)[0] == {"posts_of_nobody"}
    assert _limits(tmp_path, comment | {"parent_author_id": "acme"}, reply)[0] == set()
    assert _limits(tmp_path, comment | {"platform": "reddit"}, reply | {"platform": "reddit"})[0] == set()


def test_times_of_two_kinds_are_exact_in_part(tmp_path):
    rows = _row("a", author_id="acme"), _row("b", parent_id="a", created_at="2024-03-05")
    found, abilities_then = _limits(tmp_path, *rows)
    assert found == {"times_in_part"}
    assert "exact_times=partly" in abilities_then
