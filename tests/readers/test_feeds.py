"""Every file below tests/feeds tells the same story of five messages; its trap must not change it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from dialogscore import readers, registry, schema

FEEDS = Path(__file__).parent.parent / "feeds"
FILES = sorted(
    path
    for folder in FEEDS.iterdir()
    if folder.is_dir()
    for path in folder.iterdir()
    if path.suffix not in (".expected", ".toml", ".md")
)
STORY = {
    "P1": ("company", "2024-03-05T09:00:00Z", None, "Our winter roast is back. Which cup do you pour it into?"),
    "C1": ("audience", "2024-03-05T09:12:00Z", "P1", "@kesselberg is it fine for a moka pot?"),
    "R1": ("company", "2024-03-05T09:42:30Z", "C1", "@ann_k Yes, Ann – grind it medium-fine. /Lu"),
    "C2": ("audience", "2024-03-05T10:05:00Z", "P1", "Half of my order is missing 😕"),
    "C3": ("audience", "2024-03-05T11:00:00Z", "R1", "Perfect, thank you!"),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_tells_the_same_story(path):
    said = path.with_name(path.name + ".expected")
    expected = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    options = readers.ReadOptions(
        company=expected.get("company", "kesselberg"),
        mapping=path.with_name(expected["mapping"]) if "mapping" in expected else None,
        zone=expected.get("zone"),
        max_rejects=expected.get("max_rejects", 0.0),
        reviews=True,
    )

    feed = readers.read([path], options)

    messages = feed.messages
    if "messages" in expected:
        assert [{key: _plain(row[key]) for key in said} for row, said in _side_by_side(messages, expected)] == (
            expected["messages"]
        )
        _check_rest(path, feed, expected)
        return
    keys = expected.get("keeps", list(STORY))
    assert [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in messages["created_at"]] == [STORY[k][1] for k in keys]
    assert messages["author_role"].tolist() == [STORY[key][0] for key in keys]
    texts = {key: STORY[key][3] for key in keys} | expected.get("texts", {})
    assert messages["text"].tolist() == [texts[key] for key in keys]
    key_of = dict(zip(messages["message_id"], keys, strict=True))
    if expected.get("parents", True):
        missing = expected.get("missing_parents", [])
        # Platforms that flatten threads name the top-level comment as parent.
        stated = {key: STORY[key][2] for key in keys} | expected.get("other_parents", {})
        assert [key_of.get(parent) for parent in messages["parent_id"].fillna("")] == [
            None if key in missing else stated[key] for key in keys
        ]
        assert messages["parent_id"].notna().tolist() == [stated[key] is not None for key in keys]
    else:
        assert messages["parent_id"].isna().all()
    _check_rest(path, feed, expected)


def _side_by_side(messages, expected):
    rows = messages.to_dict("records")
    assert len(rows) == len(expected["messages"])
    return zip(rows, expected["messages"], strict=True)


def _plain(value):
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, pd.Timestamp) else value


def _set(said):
    return {said} if isinstance(said, str) else set(said)


def _check_rest(path, feed, expected):
    messages = feed.messages
    assert feed.rejects[["source_row", "kind", "reason"]].values.tolist() == expected.get("rejects", [])
    assert set(messages["platform"]) == {expected.get("platform", "other")}
    # Of several, all are listed.
    assert set(messages["created_at_source"]) == _set(expected.get("created_at_source", "field"))
    assert set(messages["created_at_precision"]) == _set(expected.get("precision", "s"))
    notes = [code for code, _ in feed.notes]
    assert sorted(notes) == sorted(["detected", *expected.get("notes", [])])
    source = feed.sources.iloc[0]
    capabilities = "company_posts audience_messages parents exact_times"
    assert source["capabilities"] == expected.get("capabilities", capabilities)
    assert source["format"] == path.parent.name
    if "encoding" in expected:
        assert source["encoding"] == expected["encoding"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_fits_the_schema_and_reads_the_same_twice(path):
    said = path.with_name(path.name + ".expected")
    expected = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    options = readers.ReadOptions(
        company=expected.get("company", "kesselberg"),
        mapping=path.with_name(expected["mapping"]) if "mapping" in expected else None,
        zone=expected.get("zone"),
        max_rejects=0.5,
        reviews=True,
    )

    one, two = readers.read([path], options), readers.read([path], options)

    schema.check(one.messages, "readers")
    schema.check(one.sources, "readers", schema.SOURCES)
    schema.check(one.rejects, "readers", schema.REJECTS)
    assert one.messages.equals(two.messages)
    assert one.rejects.equals(two.rejects)
    assert one.notes == two.notes
    assert list(one.messages.index) == list(range(len(one.messages)))
    assert one.messages["ref"].tolist() == [f"M{number:06d}" for number in range(1, len(one.messages) + 1)]


@pytest.mark.parametrize("name", registry.names("formats"))
def test_every_format_has_a_folder_of_feeds(name):
    assert [path for path in FILES if path.parent.name == name]


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name != "table"], ids=lambda path: path.name)
def test_every_file_is_recognised_with_its_evidence(path):
    ranked = readers.inspect_detection(path)
    assert ranked[0].format == path.parent.name
    assert ranked[0].confidence > 0.6
    assert ranked[0].evidence
