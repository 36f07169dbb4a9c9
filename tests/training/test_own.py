"""A model of one's own: the same bytes again, refused with too little, used by an audit."""

import json

import pytest

import dialogscore
from dialogscore import modelstore
from dialogscore.errors import FeedError
from dialogscore.training.labels import read_labels
from dialogscore.training.own import read_more, train_own
from tests.coded import acts, inbound, many_acts, write_csv


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    return write_csv(tmp_path_factory.mktemp("own") / "coded.csv", many_acts(301, 9))


@pytest.fixture(scope="module")
def written(coded, tmp_path_factory):
    out = tmp_path_factory.mktemp("models")
    return train_own(
        read_labels([coded]), out, files=[coded], name="tiny", coded_by="the author of the tests", licence="MIT", seed=5
    )


def test_model_folder_says_who_coded_and_how_good_it_is(written):
    (folder,) = written
    assert folder.name == "tiny-1.0.0"
    model = modelstore.load(folder)
    card = model.card
    assert card["coded_by"] == "Coded by: the author of the tests."
    assert card["trained_on"]["licences"] == "MIT"
    assert card["trained_on"]["messages"] == 301
    assert card["trained_on"]["companies"] == len(card["trained_on"]["company_groups"]) == 9
    assert card["languages"] == ["en"]
    assert card["quality"][0]["measure"] == "mode, macro-F1"
    assert card["must_not_be_used_for"]
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "written by `dialogscore train`" in text


def test_same_messages_and_seed_give_the_same_bytes(written, coded, tmp_path):
    (folder,) = written
    (again,) = train_own(
        read_labels([coded]),
        tmp_path,
        files=[coded],
        name="tiny",
        coded_by="the author of the tests",
        licence="MIT",
        seed=5,
    )
    for path in folder.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


def test_audit_uses_the_model_and_records_it(written, tmp_path):
    (folder,) = written
    rows = [
        {
            "message_id": "1",
            "created_at": "2024-01-01T10:00:00Z",
            "text": "Order now and save!",
            "author_role": "company",
        }
    ]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = dialogscore.audit(tmp_path / "feed.jsonl", company="Acme", act_model=folder)
    assert result.manifest["models"][0]["name"] == "tiny-1.0.0"
    assert result.manifest["models"][0]["sha256"] == modelstore.load(folder).card["sha256"]
    assert result.manifest["options"]["act_model"] == "tiny-1.0.0"
    assert result.messages["act"].tolist() == ["promote"]


@pytest.mark.parametrize(
    ("count", "companies", "found"), [(299, 9, "299 messages of 9 companies"), (400, 2, "400 messages of 2 companies")]
)
def test_too_little_is_refused_with_what_would_be_needed(count, companies, found, tmp_path):
    path = write_csv(tmp_path / "coded.csv", many_acts(count, companies))
    with pytest.raises(FeedError, match=f"{found}, expected at least 300 coded messages of 3 companies"):
        train_own(read_labels([path]), tmp_path / "out", files=[path], name="tiny")
    assert not (tmp_path / "out").exists()


def test_more_rows_are_for_fits_only_and_know_their_kind(tmp_path):
    files = [write_csv(tmp_path / "a.csv", acts()[:2]), write_csv(tmp_path / "b.csv", inbound()[:3])]
    rows = read_more(files)
    assert ["act" in row for row in rows] == [True, True, False, False, False]
    assert read_more([]) == []
