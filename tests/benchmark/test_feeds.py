import fsspec
import pytest

from dialogscore.benchmark.feeds import fetched, inputs_of, stamps
from dialogscore.benchmark.frame import frame_of, read_frame
from dialogscore.config import Account
from dialogscore.errors import FeedError, UsageError
from tests.benchmark.made import write_twcs


@pytest.fixture
def home(tmp_path):
    for name in ("acme", "bolt"):
        (tmp_path / "clients" / name).mkdir(parents=True)
        write_twcs(tmp_path / "clients" / name / "feed.csv", {name: 2})
    said = 'company = "Acme Ltd"\naccounts = ["x:acme"]\nzone = "Europe/Berlin"\nthreshold = 0.9\n'
    (tmp_path / "clients" / "acme" / "company.toml").write_text(said, encoding="utf-8")
    write_twcs(tmp_path / "twcs.csv", {"corn": 2})
    return tmp_path


def test_a_folder_with_a_company_file_is_one_company_and_a_file_may_hold_many(home):
    found = inputs_of([home / "clients", home / "twcs.csv"], None)
    assert [(one.company, [path.name for path in one.paths]) for one in found.own] == [("Acme Ltd", ["feed.csv"])]
    assert found.shared == [home / "twcs.csv"]


def test_what_a_company_file_says_of_measuring_is_not_asked(home):
    (one,) = inputs_of([home / "clients" / "acme"], None).own
    assert one.facts == {"accounts": (Account("x", "acme"),), "zone": "Europe/Berlin"}


def test_a_folder_that_bears_the_name_of_a_company_of_the_frame_is_its_own(home):
    found = inputs_of([home / "clients"], frame_of({"Acme Ltd": (), "BOLT": ()}))
    assert [one.company for one in found.own] == ["Acme Ltd", "BOLT"]
    assert not found.shared


def test_a_row_of_the_frame_may_name_a_feed(home):
    (home / "companies.csv").write_text("company,feed\nCorn,twcs.csv\nDill,\n", encoding="utf-8")
    found = inputs_of([], read_frame(home / "companies.csv"))
    assert [(one.company, one.paths) for one in found.own] == [("Corn", [home / "twcs.csv"])]


def test_a_feed_of_nobody_in_the_frame_and_a_feed_that_is_not_there_are_told(home):
    with pytest.raises(UsageError, match="the feed of Acme Ltd, which the frame does not list"):
        inputs_of([home / "clients" / "acme"], frame_of({"Dill": ()}))
    with pytest.raises(FeedError, match="no such file"):
        inputs_of([home / "none.csv"], None)
    (home / "companies.csv").write_text("company,feed\nCorn,none.csv\n", encoding="utf-8")
    (one,) = inputs_of([], read_frame(home / "companies.csv")).own
    assert (one.company, one.paths) == ("Corn", [])
    assert one.failure["task"] == "read the feed of Corn"


def test_what_lies_at_an_address_is_copied(home, tmp_path):
    with fsspec.open("memory://bucket/many.csv", "wb") as file:
        file.write((home / "twcs.csv").read_bytes())
    (copy, other) = fetched(["memory://bucket/many.csv", home / "twcs.csv"], tmp_path / "copies")
    assert copy.name == "many.csv"
    assert copy.read_bytes() == other.read_bytes()
    with pytest.raises(FeedError, match=r"read memory://bucket/none\.csv"):
        fetched(["memory://bucket/none.csv"], tmp_path / "copies")
    with pytest.raises(UsageError, match=r"read nosuch://host/feed\.csv"):
        fetched(["nosuch://host/feed.csv"], tmp_path / "copies")


def test_stamps_change_with_what_files_hold(home):
    before = stamps([home / "clients"])
    assert len(before) == 3
    write_twcs(home / "clients" / "bolt" / "feed.csv", {"bolt": 3})
    assert stamps([home / "clients"]) != before
