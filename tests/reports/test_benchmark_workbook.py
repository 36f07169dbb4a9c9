"""The workbook of a benchmark: one sheet a table, numbers as numbers, no formula from anyone's name."""

import openpyxl
import pytest

from dialogscore import schema
from dialogscore.reports import benchmark_workbook, wording
from dialogscore.reports.benchmark_ranks import overall
from tests.reports import benchmarks


@pytest.fixture(scope="module")
def drawn():
    return benchmarks.made(8, absent=2)


def opened(found, tmp_path, language="en"):
    path = tmp_path / "benchmark.xlsx"
    benchmark_workbook.render(found, path, language=language)
    return openpyxl.load_workbook(path)


def lines(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_every_table_has_a_sheet_and_every_column_a_line(drawn, tmp_path):
    book = opened(drawn, tmp_path)
    told = set(drawn.tables) - {"st_gallen_verdict"} | {"companies", "scores"}
    assert told <= set(book.sheetnames)
    columns = {(line["table"], line["column"]) for line in lines(book["columns"])}
    for name in told - {"scores"}:
        assert {(name, cell.value) for cell in book[name][1]} <= columns


def test_numbers_are_the_tables_own(drawn, tmp_path):
    rows = lines(opened(drawn, tmp_path)["ranks"])
    table = overall(drawn.tables["ranks"], "index").set_index("company")
    mine = [row for row in rows if row["measure"] == "index" and row["stratum_by"] is None]
    assert len(mine) == len(table)
    for row in mine:
        one = table.loc[row["company"]]
        if row["rank_low"] is None:
            assert row["reason"]
            continue
        assert row["value"] == pytest.approx(one["value"], abs=1e-12)
        assert (row["rank_low"], row["rank_high_simultaneous"]) == (one["rank_low"], one["rank_high_simultaneous"])
        assert isinstance(row["low"], float)
    placed = [row for row in mine if row["rank_low"] is not None]
    assert placed == sorted(placed, key=lambda row: (row["rank_low"] + row["rank_high"], row["company"]))


def test_rows_of_the_benchmark_itself_are_there_as_scores(drawn, tmp_path):
    book = opened(drawn, tmp_path)
    assert [cell.value for cell in book["scores"][1]] == [column.name for column in schema.SCORES]
    assert {row["measure"] for row in lines(book["scores"])} > {"companies_one_way_share", "companies_geared_share"}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_first_sheet_says_the_verdict_and_reasons_are_words(drawn, tmp_path, language):
    words, book = wording.load(language), opened(drawn, tmp_path, language)
    first = book[book.sheetnames[0]]
    assert first.title == words("workbook.about")
    assert any(words("benchmark.order") == cell.value for cell in first["A"])
    reasons = {row["reason"] for row in lines(book["companies"]) if row["reason"]}
    assert words("benchmark.reasons.not_present") in reasons


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path):
    book = opened(benchmarks.made(4, names=["=1+1", "+a", "@b", "-c"], absent=0), tmp_path)
    cell = next(cell for row in book["companies"].iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_the_same_benchmark_gives_the_same_bytes(drawn, tmp_path):
    paths = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for path in paths:
        benchmark_workbook.render(drawn, path, language="de")
    assert paths[0].read_bytes() == paths[1].read_bytes()
