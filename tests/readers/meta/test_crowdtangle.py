"""Posts as CrowdTangle exported them."""

import pyarrow as pa
import pytest

from dialogscore.readers.meta.crowdtangle import FACEBOOK, INSTAGRAM, to_messages


def made(**columns):
    return pa.table({name: pa.array([value], pa.string()) for name, value in columns.items()} | {"source_row": [1]})


@pytest.mark.parametrize(
    ("time", "iso"),
    [
        ("2021-07-06 16:45:20 EDT", "2021-07-06 16:45:20-04:00"),
        ("2021-01-06 16:45:20 CET", "2021-01-06 16:45:20+01:00"),
        ("2021-01-06 16:45:20 UTC", "2021-01-06 16:45:20+00:00"),
        ("2021-01-06 16:45:20 IST", "2021-01-06 16:45:20 IST"),
    ],
)
def test_abbreviated_zones_become_offsets_unless_they_stand_for_several(time, iso):
    found = to_messages(made(**{"Post Created": time}), None, platform="facebook")
    assert found["created_at"].to_pylist() == [iso]


@pytest.mark.parametrize(
    ("url", "page", "id_"),
    [
        ("https://www.facebook.com/3300/posts/7001", "3300", "3300_7001"),
        ("https://www.facebook.com/k/posts/pfbid02x", "3300", "pfbid02x"),
        ("https://www.facebook.com/k/videos/7001/", None, "7001"),
        (None, "3300", None),
    ],
)
def test_ids_are_those_of_facebooks_own_interface_where_they_can(url, page, id_):
    found = to_messages(made(URL=url, **{"Facebook Id": page}), None, platform="facebook")
    assert found["message_id"].to_pylist() == [id_]


def test_posts_are_all_it_tells():
    assert {one.limits for one in (FACEBOOK, INSTAGRAM)} == {("posts_only", "time_zone_abbreviated")}
