import pandas as pd
import pytest

from dialogscore import Benchmark, benchmark, folder
from dialogscore.benchmark import compare_again
from dialogscore.coding.sampling import sample
from dialogscore.coding.store import is_benchmark, results
from tests.benchmark.made import write_twcs


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    home = tmp_path_factory.mktemp("comparing")
    benchmark(write_twcs(home / "twcs.csv", {"acme": 9, "bolt": 6}), home / "out", lean=True)
    return home / "out"


def test_compared_anew_nothing_changes_where_nothing_was_corrected(out):
    before, sums = Benchmark.load(out), (out / "SHA256SUMS").read_bytes()
    again = compare_again(out)
    pd.testing.assert_frame_equal(again.scores, before.scores)
    assert (out / "SHA256SUMS").read_bytes() == sums


def test_turns_are_drawn_from_all_companies_of_a_benchmark_which_still_proves_itself(out, tmp_path):
    assert is_benchmark(out)
    assert not is_benchmark(out / "companies" / "acme")
    assert [path.name for path in results(out)] == ["acme", "bolt"]
    found = sample(out, tmp_path / "sheet.xlsx", n=6)
    assert {path.name for path in found.samples.values()} == {"acme", "bolt"}
    assert not any(folder.verify(out))


def test_reports_are_written_anew_from_what_was_written(out):
    compare_again(out, reports={"benchmark.txt": lambda found, path: path.write_text(str(len(found.companies)))})
    assert (out / "benchmark.txt").read_text() == "2"
    assert not any(folder.verify(out))
