"""A manifest beside a table is believed only where it can be meant."""

import json

import pytest

from dialogscore.readers.blobs import Blob
from dialogscore.readers.capabilities import ABILITIES
from dialogscore.readers.carried import carried

SAID = {
    "audience_coverage": "answered_only",
    "coverage_source": "format",
    "observed_until": "2024-03-05T11:50:00Z",
    "observed_until_source": "as_of",
    "capabilities": "company_posts parents",
    "abilities": " ".join(f"{name}=partly" for name in ABILITIES),
    "limits": "answered_only",
}


def put(folder, manifest):
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return carried(Blob(folder / "messages.csv"))


def test_what_was_converted_is_known(tmp_path):
    found = put(tmp_path, {"converted": {"messages.csv": SAID}})
    assert found.pop("observed_until").isoformat() == "2024-03-05T11:50:00+00:00"
    assert found == {name: value for name, value in SAID.items() if name != "observed_until"}


def test_a_corpus_is_a_folder(tmp_path):
    put(tmp_path, {"converted": {"": SAID}})
    assert carried(Blob(tmp_path))["audience_coverage"] == "answered_only"
    assert carried(Blob(tmp_path, "utterances.jsonl")) == {}


@pytest.mark.parametrize(
    "manifest",
    [
        {},
        [],
        {"converted": 7},
        {"converted": {"messages.csv": None}},
        {"converted": {"other.csv": SAID}},
        {"converted": {"messages.csv": SAID | {"audience_coverage": "all"}}},
        {"converted": {"messages.csv": SAID | {"coverage_source": ["x"]}}},
        {"converted": {"messages.csv": SAID | {"observed_until": "soon"}}},
    ],
)
def test_a_manifest_that_cannot_be_meant_says_nothing(tmp_path, manifest):
    assert put(tmp_path, manifest).get("audience_coverage") is None


def test_words_that_are_none_are_left_out(tmp_path):
    found = put(tmp_path, {"converted": {"messages.csv": SAID | {"limits": "x", "abilities": 5}}})
    assert "limits" not in found
    assert "abilities" not in found
