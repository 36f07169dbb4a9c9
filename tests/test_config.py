"""company.toml: one file for one company."""

from pathlib import Path

import pytest

from dialogscore import config
from dialogscore.config import Account
from dialogscore.errors import FeedError, UsageError


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two exports and files that are none."""
    for name in ("b.csv", "a.jsonl", "README.txt", "notes.md", "mapping.toml", ".hidden.csv", "report.html"):
        (tmp_path / name).write_text("x")
    (tmp_path / "result").mkdir()
    (tmp_path / "result" / "scores.csv").write_text("x")
    return tmp_path


def put(folder, text):
    (folder / "company.toml").write_text(text, encoding="utf-8")
    return folder


def test_all_keys_are_read(folder):
    told = config.load(put(folder, """
        company = "Acme"
        accounts = ["@acme", "x:acme_care", "did:plc:abc"]
        affiliates = ["star"]
        feeds = ["b.csv"]
        mapping = "mapping.toml"
        format = "canonical"
        zone = "Europe/Berlin"
        language = "de"
        window = "2025-Q3"
        as_of = "2025-10-01"
        min_confidence = 0.7
        max_rejects = 0.1
        coverage = "full"
    """))  # fmt: skip
    assert told.company == "Acme"
    assert told.accounts == (Account(None, "acme"), Account("x", "acme_care"), Account(None, "did:plc:abc"))
    assert told.affiliates == (Account(None, "star"),)
    assert told.feeds == (folder / "b.csv",)
    assert told.mapping == folder / "mapping.toml"
    assert (told.zone, told.language, told.window, told.as_of) == ("Europe/Berlin", "de", "2025-Q3", "2025-10-01")
    assert (told.min_confidence, told.max_rejects, told.coverage) == (0.7, 0.1, "full")


def test_feeds_default_to_every_export_of_the_folder(folder):
    assert config.load(put(folder, 'company = "Acme"')).feeds == (folder / "a.jsonl", folder / "b.csv")


def test_the_file_itself_may_be_named(folder):
    put(folder, 'company = "Acme"')
    assert config.load(folder / "company.toml") == config.load(folder)


def test_accounts_may_be_listed_by_platform(folder):
    told = config.load(put(folder, '[accounts]\nx = ["acme", "@care"]\nInstagram = "acme.de"\n'))
    assert told.accounts == (Account("x", "acme"), Account("x", "care"), Account("instagram", "acme.de"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('compny = "Acme"', "Did you mean company"),
        ("company = 7", "company to be text"),
        ("accounts = 'acme'", "accounts to be a list or a table"),
        ("accounts = [7]", "a list of texts"),
        ("[accounts]\nmyspce = ['acme']", "the unknown platform 'myspce'"),
        ("accounts = ['@']", "no handle"),
        ("min_confidence = 60", "a share from 0 to 1"),
        ("min_confidence = true", "a number"),
        ("threshold = 50", "a share from 0 to 1"),
        ("feeds = [1]", "file names in feeds"),
        ("company = ", "no TOML"),
    ],
)
def test_every_slip_is_named(folder, text, said):
    with pytest.raises(UsageError) as caught:
        config.load(put(folder, text))
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"company\.toml"):
        config.load(tmp_path)


def test_a_folder_without_exports_is_named(tmp_path):
    with pytest.raises(FeedError, match="without any export file"):
        config.load(put(tmp_path, 'company = "Acme"'))


def test_an_account_is_shown_as_it_is_written():
    assert str(config.parse_account("Twitter:@acme")) == "x:acme"
    assert str(config.parse_account(" @acme ")) == "acme"


def test_feeds_named_in_the_file_start_at_its_folder(folder, monkeypatch):
    put(folder, 'feeds = "sub/feed.csv"')
    monkeypatch.chdir("/")
    assert config.load(folder).feeds == (Path(folder) / "sub" / "feed.csv",)


def test_a_pipeline_may_be_a_package_or_a_folder_beside_the_file(folder):
    (folder / "own").mkdir()
    told = config.load(put(folder, 'spacy_pipeline = ["de=own", "en_core_web_sm"]'))
    assert told.spacy_pipelines == (f"de={folder / 'own'}", "en_core_web_sm")
    assert config.load(put(folder, 'spacy_pipeline = "own"')).spacy_pipelines == (str(folder / "own"),)


@pytest.mark.parametrize("value", ["3", "[3]", "true"])
def test_a_pipeline_that_is_no_text_is_refused(folder, value):
    with pytest.raises(UsageError, match="spacy_pipeline"):
        config.load(put(folder, f"spacy_pipeline = {value}"))


def test_opening_hours_are_a_table_of_their_own(folder):
    text = 'company = "Acme"\n[hours]\nmonday = "09:00-17:00"\nclosed = [2025-12-24]\n'
    text += '[hours.accounts."x:acme_help"]\nsaturday = "10:00-14:00"\n'
    said = config.load(put(folder, text)).hours
    assert said["monday"] == "09:00-17:00"
    assert said["accounts"] == {"x:acme_help": {"saturday": "10:00-14:00"}}
