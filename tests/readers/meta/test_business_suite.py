"""Posts of the Meta Business Suite."""

import pytest

from dialogscore import readers
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS

HEADER = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Date,Reactions\n"


def read(path, zone="UTC"):
    return readers.read([path], readers.ReadOptions(company="kesselberg", zone=zone))


def test_local_times_need_a_zone():
    with pytest.raises(FeedError, match="--zone"):
        read(FEEDS / "meta_business_suite" / "facebook.csv", zone=None)


@pytest.mark.parametrize(
    ("time", "iso"),
    [
        ("03/05/2024 01:00", "2024-03-05T01:00"),
        ("3/5/2024 1:00", None),
        ("3/5/2024 01:00", "2024-03-05T01:00"),
        ("25/03/2024 01:00", "2024-03-25T01:00"),
        ("05.03.2024 01:00", "2024-03-05T01:00"),
        ("2024-03-05 01:00", "2024-03-05T01:00"),
    ],
)
def test_times_of_the_suite(tmp_path, time, iso):
    path = tmp_path / "feed.csv"
    path.write_text(f"{HEADER}1,9,Kesselberg,news,{time},u,Lifetime,3\n")
    if iso is None:
        with pytest.raises(FeedError):
            read(path)
    else:
        assert read(path).messages["created_at"].dt.strftime("%Y-%m-%dT%H:%M").tolist() == [iso]


def test_days_of_one_post_are_added_up_and_its_whole_time_is_taken_as_it_is(tmp_path):
    path = tmp_path / "feed.csv"
    rows = ["1,9,K,a,03/05/2024 01:00,u,03/05/2024,3", "1,9,K,a,03/05/2024 01:00,u,03/06/2024,4",
            "2,9,K,b,03/05/2024 02:00,u,03/05/2024,5", "2,9,K,b,03/05/2024 02:00,u,Lifetime,50"]  # fmt: skip
    path.write_text(HEADER + "\n".join(rows) + "\n")
    assert read(path).messages["like_count"].tolist() == [7, 50]
