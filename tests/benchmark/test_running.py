import pytest

from dialogscore.benchmark import benchmark
from dialogscore.benchmark.running import dominant
from tests.benchmark.made import write_twcs


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ({"acme": 51, "birch": 30, "corn": 19}, ["acme"]),
        ({"acme": 50, "birch": 30, "corn": 20}, []),  # half is not more than half
        ({"acme": 1}, ["acme"]),
        ({}, []),
    ],
)
def test_the_company_that_all_would_wait_for_holds_more_than_half(rows, found):
    assert dominant(rows) == found


def test_a_company_that_all_cores_work_on_gives_the_same_bytes(tmp_path):
    feed = write_twcs(tmp_path / "twcs.csv", {"acme": 60, "birch": 12, "corn": 9})
    for jobs in (1, 2):
        benchmark(feed, tmp_path / f"by{jobs}", lean=True, jobs=jobs)
    one, two = ((tmp_path / f"by{jobs}" / "SHA256SUMS").read_bytes() for jobs in (1, 2))
    assert one == two
