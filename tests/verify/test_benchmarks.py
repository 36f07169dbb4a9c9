"""`verify` of a benchmark: every company counted again, and the table of all compared with their own."""

import json
import re
import shutil

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.benchmark import benchmark
from dialogscore.cli import main
from dialogscore.errors import OutputError
from dialogscore.verify import companies_of, is_benchmark, verify
from tests.benchmark.made import write_twcs


@pytest.fixture(scope="module")
def lean(tmp_path_factory):
    """A lean benchmark of two companies."""
    home = tmp_path_factory.mktemp("lean")
    write_twcs(home / "twcs.csv", {"acme": 6, "bolt": 4})
    benchmark(home / "twcs.csv", home / "bench", lean=True)
    return home / "bench"


def test_each_company_of_a_lean_benchmark_passes_though_it_has_no_messages_csv(lean):
    found = [(one.name, one.check.failures, verify(one.place)) for one in companies_of(lean)]
    assert [name for name, _, _ in found] == ["acme", "bolt"]
    assert all(not wrong and verified.passed for _, wrong, verified in found)
    assert not (lean / "companies" / "acme" / "messages.csv").exists()
    names = [check.name for check in found[0][2].checks]
    assert "tables/ledger.parquet" in names
    assert "messages.csv" not in names


def test_a_lean_ledger_that_was_changed_fails(lean, tmp_path):
    place = tmp_path / "acme"
    shutil.copytree(lean / "companies" / "acme", place)
    path = place / "tables" / "ledger.parquet"
    table = tables.read_parquet(path)
    tables.write_parquet(table.assign(rows=table["rows"] + 1), path)
    assert any("recounted" in one for check in verify(place).checks for one in check.failures)


def test_a_messages_csv_that_was_taken_away_is_missed(demo_audits, tmp_path):
    place = tmp_path / "out"
    shutil.copytree(demo_audits["knusperloh"], place)
    (place / "messages.csv").unlink()
    failures = {check.name: check.failures for check in verify(place).checks}
    assert failures["messages.csv"]
    assert "messages.csv is missing" in failures["SHA256SUMS"]


def test_the_command_says_a_line_for_each_company(lean, capsys):
    assert main(["verify", str(lean)]) == 0
    told = capsys.readouterr().out
    assert "pass  acme: " in told
    assert "2 companies, " in told
    assert told.endswith("Everything that was recounted passes.\n")


def test_a_score_that_only_the_benchmark_changed_is_named(lean, tmp_path, capsys):
    place = tmp_path / "bench"
    shutil.copytree(lean, place)
    scores = pd.read_parquet(place / "benchmark.parquet")
    row = scores.index[scores["company"].eq("bolt") & scores["value"].notna()][0]
    scores.loc[row, "value"] += 1
    tables.write_parquet(tables.typed(scores), place / "benchmark.parquet")
    assert main(["verify", str(place)]) == 1
    told = capsys.readouterr().out
    assert "benchmark.parquet says" in told
    assert "benchmark.parquet has changed" in told
    assert "pass  acme" in told
    assert "FAIL  bolt" in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b",", b";", "not as many columns"), (b'"count",', b"", "not as many columns"),
        (b'"count",', b'"count",0.x5', "is '0.x5"),
    ],
)  # fmt: skip
def test_a_garbled_table_of_one_company_fails_and_the_others_are_recounted(lean, tmp_path, capsys, old, new, said):
    place = tmp_path / "bench"
    shutil.copytree(lean, place)
    path = place / "companies" / "acme" / "scores.csv"
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    assert main(["verify", str(place)]) == 1
    told = capsys.readouterr().out
    assert "FAIL  acme: 0 rows" in told
    assert "scores.csv cannot be read as it was written" in told
    assert said in told
    assert "pass  bolt: " in told
    assert told.endswith("Something fails; see the lines above.\n")
    assert main(["verify", str(path.parent)]) == 1
    assert "damaged file" in capsys.readouterr().err


def test_explain_names_refs_where_a_lean_result_has_no_messages_csv(lean, capsys):
    assert main(["explain", "outbound_messages", "--audit", str(lean / "companies" / "acme")]) == 0
    assert re.search(r"^  M\d+: ", capsys.readouterr().out, flags=re.MULTILINE)


def test_inputs_are_compared_of_one_company_only(lean, capsys):
    assert main(["verify", str(lean), "--inputs", "twcs.csv"]) == 2
    assert "--inputs" in capsys.readouterr().err


def test_what_is_a_benchmark_says_its_manifest(lean, demo_audits, tmp_path):
    assert is_benchmark(lean)
    assert not is_benchmark(demo_audits["knusperloh"])
    assert not is_benchmark(tmp_path)
    assert json.loads((lean / "manifest.json").read_text(encoding="utf-8"))["kind"] == "benchmark"


def test_a_benchmark_without_its_tables_says_so(lean, tmp_path):
    place = tmp_path / "bench"
    shutil.copytree(lean, place)
    (place / "tables" / "companies.parquet").unlink()
    with pytest.raises(OutputError, match="damaged table"):
        list(companies_of(place))
