import pandas as pd
import pytest

from dialogscore.config import Account
from dialogscore.errors import CompanyError, FeedError
from dialogscore.readers import ReadOptions, passes, read
from dialogscore.readers.shared import brands, each_feed, join_feeds, read_shared
from tests.benchmark.made import write_twcs

ACME, BOLT = Account("x", "acme"), Account("x", "bolt")


@pytest.fixture
def shared(tmp_path):
    return read_shared([write_twcs(tmp_path / "twcs.csv", {"acme": 6, "bolt": 3})], ReadOptions(company=""))


def test_the_companies_of_a_file_are_those_that_it_declares(shared):
    assert brands(shared) == [ACME, BOLT]


def test_each_company_gets_its_own_threads_and_what_the_file_can_tell(shared):
    feeds = dict(each_feed(shared, {"Acme": (ACME,), "Bolt": (BOLT,)}))
    acme, bolt = feeds["Acme"].messages, feeds["Bolt"].messages
    # Six questions and their four answers, and one message of a day on which nobody spoke to it.
    assert acme["author_role"].value_counts().to_dict() == {"audience": 7, "company": 4}
    assert bolt["ref"].iloc[0] == "M000001"
    assert set(bolt["created_at"].dt.day) == set(acme["created_at"].dt.day)
    assert bolt["author_role"].eq("company").sum() == 2
    for feed in feeds.values():
        assert feed.sources["observed_until"].tolist() == [pd.Timestamp("2025-03-31 11:00", tz="UTC")]
        assert feed.sources["capabilities"].tolist() == ["company_posts audience_messages parents exact_times"]
        assert feed.rejects.empty


def test_a_company_without_a_message_is_told_and_the_others_are_given(shared):
    feeds = dict(each_feed(shared, {"Corn": (Account("x", "corn"),), "Bolt": (BOLT,)}))
    assert isinstance(feeds["Corn"], CompanyError)
    assert "x:corn" in str(feeds["Corn"])
    assert len(feeds["Bolt"].messages)


def test_two_feeds_of_one_company_are_joined_and_a_message_in_both_is_there_once(tmp_path, shared):
    march = dict(each_feed(shared, {"Acme": (ACME,)}))["Acme"]
    options = ReadOptions(company="Acme", accounts=(ACME,))
    same = read([write_twcs(tmp_path / "again.csv", {"acme": 6})], options)
    joined = join_feeds([march, same])
    own = joined.messages[joined.messages["author_role"].eq("company")]
    assert joined.sources["source_id"].tolist() == ["S1", "S2"]
    assert len(own) == 4
    assert joined.rejects["source_id"].unique().tolist() == ["S2"]
    assert joined.accounts == [
        {"handle": "acme", "platform": "x", "author_id": "acme", "name": None, "messages": 4},
    ]
    assert join_feeds([march]) is march


def test_a_file_that_is_none_is_an_error_of_the_file(tmp_path):
    (tmp_path / "feed.csv").write_text("tweet_id,author_id,inbound,in_response_to_tweet_id,created_at,text\n")
    with pytest.raises(FeedError):
        read_shared([tmp_path / "feed.csv"], ReadOptions(company=""))


def test_feeds_are_the_same_where_texts_lie_on_the_disk(tmp_path, monkeypatch):
    path = write_twcs(tmp_path / "twcs.csv", {"acme": 9, "bolt": 5, "corn": 4})
    head, *lines = path.read_text(encoding="utf-8").split("\n")
    # A message that stands there twice, one whose other version has another text, one without text, and a broken one.
    other = lines[3].replace("@", "Once more: @", 1)
    empty = "5001,99,True,Sat Mar 01 09:00:00 +0000 2025,,,"
    path.write_text("\n".join([head, *lines[:-1], lines[2], other, empty, "5002,,,,,,", ""]), encoding="utf-8")
    companies = {name.title(): (Account("x", name),) for name in ("acme", "bolt", "corn", "dill")}
    options = ReadOptions(company="", max_rejects=1.0)
    plain = read_shared([path], options, beside=tmp_path / "not made")
    monkeypatch.setattr(passes, "LARGE", 0)
    stowed = read_shared([path], options, beside=tmp_path / "texts")
    assert plain.stowed is None
    assert stowed.stowed is not None
    pd.testing.assert_frame_equal(stowed.sources, plain.sources)
    pd.testing.assert_frame_equal(stowed.gathered.rejects, plain.gathered.rejects)
    assert len(plain.gathered.rejects) == 3
    one, other = dict(each_feed(plain, companies)), dict(each_feed(stowed, companies))
    assert list(one) == list(other) == list(companies)
    assert isinstance(other.pop("Dill"), CompanyError)
    for name, feed in other.items():
        pd.testing.assert_frame_equal(feed.messages, one[name].messages)
        assert feed.accounts == one[name].accounts
        assert feed.notes == one[name].notes
