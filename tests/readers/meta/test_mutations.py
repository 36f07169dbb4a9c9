"""Whatever values stand in an export of Meta's, it gives messages and rejects, or one sentence."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.test_feeds import FEEDS
from tests.readers.test_hostile_files import read_or_refuse

NAMES = (
    "fb_graph/nested.json",
    "fb_graph/visitors_and_tags.json",
    "ig_graph/account_with_stories.json",
    "ig_graph/webhooks.jsonl",
    "threads_api/quotes_reposts_hidden.json",
    "fb_dyi/comments.json",
    "fb_dyi/posts.json",
    "ig_dyi/post_comments_1.json",
    "ig_dyi/labels.json",
    "brightdata_posts/instagram.json",
    "apify_facebook/comments.json",
    "facebook_scraper/posts.json",
    "instaloader/2024-03-05_09-00-00_UTC_comments.json",
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["_", "1_2_3", "https://a.example/?access_token=x", "2024-03-05T09:00:00+0000"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)


def places(value, path=()):
    """List the paths to all values inside of a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [one for key, below in inside for one in places(below, (*path, key))]


def replaced(value, path, new):
    """Put another value in one place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_value_in_any_place_gives_messages_or_one_sentence(tmp_path, name, data):
    file = FEEDS / name
    text = file.read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.split("\n") if line] if file.suffix == ".jsonl" else json.loads(text)
    for _ in range(data.draw(st.integers(1, 3))):
        records = replaced(records, data.draw(st.sampled_from(places(records))), data.draw(VALUES))
    path = tmp_path / file.name
    lines = records if file.suffix == ".jsonl" and isinstance(records, list) else [records]
    path.write_text("\n".join(json.dumps(one) for one in lines), encoding="utf-8")
    read_or_refuse(path, format=file.parent.name)
