"""Fixtures of every format, damaged: messages and rejects, or one sentence, whatever is cut, swapped or renamed."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import errors, readers, registry, schema
from tests.readers.test_feeds import FEEDS

SMALL = sorted(
    path
    for path in FEEDS.rglob("*")
    if path.is_file() and path.suffix not in (".expected", ".toml", ".md") and path.stat().st_size < 20_000
)
FORMATS = st.sampled_from([None, None, *registry.names("formats")])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.just("9" * 400)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
BYTES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b'"', b"\n", b"\r", b",", b"\0", b"[" * 300, b"{", b"\xff\xfe", b"\\ud800", b"1e999", b"null"]),
)


def read_or_refuse(path, name):
    options = readers.ReadOptions(company="kesselberg", max_rejects=1.0, zone="Europe/Berlin", format=name)
    refused = "Could not "
    feed = None
    try:
        feed = readers.read([path], options)
    except errors.DialogscoreError as error:
        refused = str(error)
    assert refused.startswith("Could not ")
    if feed is not None:
        schema.check(feed.messages, "readers")
        schema.check(feed.rejects, "readers", schema.REJECTS)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from(SMALL), place=st.floats(0, 1), length=st.integers(0, 12), new=BYTES, name=FORMATS)
def test_damaged_bytes(tmp_path, source, place, length, new, name):
    data = source.read_bytes()
    cut = int(place * len(data))
    path = tmp_path / source.name
    path.write_bytes(data[:cut] + new + data[cut + length :])
    read_or_refuse(path, name)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from([path for path in SMALL if path.suffix in (".json", ".jsonl", ".ndjson", ".js")]),
       number=st.integers(0, 10_000), value=VALUES, renamed=st.booleans())  # fmt: skip
def test_swapped_values_and_renamed_keys(tmp_path, source, number, value, renamed):
    text = source.read_text(encoding="utf-8", errors="replace")
    found = list(re.finditer(r'"(\w+)"\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null|\[\]|\{\})?', text))
    path = tmp_path / source.name
    if found:
        hit = found[number % len(found)]
        group = 1 if renamed or hit[2] is None else 2
        new = "renamed" if group == 1 else json.dumps(value)
        text = text[: hit.start(group)] + new + text[hit.end(group) :]
    path.write_text(text, encoding="utf-8", errors="replace")
    read_or_refuse(path, None)


@pytest.mark.parametrize("name", registry.names("formats"))
@pytest.mark.parametrize("data", [b"{}", b"[{}]", b'{"data": [{}]}', b"a,b\n1,2\n", b"[" * 9999, b'{"a":' * 9999])
def test_next_to_nothing_in_any_format(tmp_path, name, data):
    path = tmp_path / "feed"
    path.write_bytes(data)
    read_or_refuse(path, name)
