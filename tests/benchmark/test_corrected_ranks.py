"""A benchmark that people have coded is compared again by the corrected shares."""

import openpyxl
import pytest

from dialogscore import benchmark, folder
from dialogscore.audit import load
from dialogscore.benchmark.result import Benchmark
from dialogscore.cli import main
from dialogscore.coding.sampling import sample
from tests.benchmark.made import write_twcs

# 90 turns, two of three answered: 60 company messages.
COMPANIES = {"acme": 90, "bolt": 90, "corn": 90, "dill": 90}


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """A benchmark with a sheet of three of its companies, filled as the model labels them."""
    home = tmp_path_factory.mktemp("again")
    write_twcs(home / "twcs.csv", COMPANIES)
    benchmark(home / "twcs.csv", home / "out", lean=True, draws=100, frame="census")
    found = sample(home / "out", home / "sheet.xlsx", n=24, what="outbound", companies=3, seed=1, language="en")
    acts = {name: load(place).messages.set_index("ref")["act"] for name, place in found.samples.items()}
    book = openpyxl.load_workbook(home / "sheet.xlsx")
    tab = book["messages"]
    at = {cell.value: place for place, cell in enumerate(tab[1])}
    for row in tab.iter_rows(min_row=2):
        row[at["act"]].value = acts[row[at["sample"]].value][row[at["ref"]].value]
    book.save(home / "sheet.xlsx")
    return home


def test_correct_ranks_the_benchmark_by_corrected_shares(coded, capsys):
    before = Benchmark.load(coded / "out").tables["ranks"]
    assert before["basis"].isin(["predicted", "counted"]).all()
    assert main(["correct", str(coded / "out"), str(coded / "sheet.xlsx"), "--report-language", "en"]) == 0
    assert "Compared anew" in capsys.readouterr().err
    after = Benchmark.load(coded / "out")
    ranks = after.tables["ranks"].set_index("measure")
    assert ranks.loc["dialog_share", "basis"].eq("corrected").all()
    assert ranks.loc["reply_rate_all_72h", "basis"].eq("counted").all()
    assert after.tables["st_gallen_companies"]["basis"].eq("corrected").all()
    assert after.scores["basis"].eq("corrected").any()
    assert not any(folder.verify(coded / "out"))
