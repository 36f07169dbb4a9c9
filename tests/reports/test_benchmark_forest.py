"""The marks of the picture stand where the figures are."""

from dataclasses import replace

import pandas as pd
import pytest

from dialogscore.reports import wording
from dialogscore.reports.benchmark_forest import NAMES, PANEL, PLACES, forest, panels, title
from dialogscore.reports.benchmark_ranks import overall
from tests.reports import benchmarks

WORDS = wording.load("en")


@pytest.fixture(scope="module")
def drawn():
    return benchmarks.made(16, absent=0, frame="census")


def names(drawing):
    return [mark.text for mark in drawing.marks if mark.kind == "text" and mark.look in ("name", "stratum")]


def test_index_and_pillars_stand_beside_the_places(drawn):
    assert panels(drawn) == [
        "index", "pillar_openness", "pillar_responsiveness", "pillar_substance", "pillar_continuity"
    ]  # fmt: skip
    assert title(drawn, WORDS) == "14 companies with 95% intervals and their possible places by Index"


def test_every_ranked_company_stands_under_its_stratum_in_the_order_of_its_places(drawn):
    (sheet,) = forest(drawn, WORDS)
    table = overall(drawn.tables["ranks"], "index").dropna(subset=["rank"]).set_index("company")
    sector = drawn.companies.set_index("company")["sector"]
    wanted = []
    for one in sorted(sector[table.index].unique()):
        mine = table[sector[table.index].eq(one).to_numpy()]
        keys = sorted(zip(mine["rank_low"] + mine["rank_high"], mine.index, strict=True))
        wanted += [one, *(company for _, company in keys)]
    # Below them the means by the other columns that were asked for.
    strata = drawn.tables["strata"]
    for column in ("platforms", "country"):
        more = strata.loc[strata["stratum_by"].eq(column).fillna(False), "stratum"].unique()
        wanted += [f"{column}: {one}" for one in sorted(more)]
    assert names(sheet) == wanted
    assert sheet.companies == len(table)


def test_sheets_of_a_few_lines_hold_together_what_one_holds(drawn):
    (whole,) = forest(drawn, WORDS)
    parts = forest(drawn, WORDS, most=5)
    assert [name for part in parts for name in names(part)] == names(whole)
    assert len(parts) == 5


def test_marks_stand_at_their_figures(drawn):
    (sheet,) = forest(drawn, WORDS)
    table = overall(drawn.tables["ranks"], "index").dropna(subset=["rank"]).set_index("company")
    company = table.index[3]
    name = next(mark for mark in sheet.marks if mark.text == company)
    row = [mark for mark in sheet.marks if mark.kind != "text" and abs(mark.y + 4 - name.y) < 0.01]
    left = NAMES + PLACES + 28
    dot = next(mark for mark in row if mark.kind == "dot" and left <= mark.x <= left + PANEL)
    assert dot.x == pytest.approx(left + table["value"][company] / 100 * PANEL)
    assert dot.look == table["tier"][company]
    line = next(mark for mark in row if mark.look == "value")
    assert line.x == pytest.approx(left + table["low"][company] / 100 * PANEL)
    assert line.x2 == pytest.approx(left + table["high"][company] / 100 * PANEL)
    alone, of = next(mark for mark in row if mark.look == "alone"), table["of"][company]
    assert alone.x == pytest.approx(NAMES + (table["rank_low"][company] - 1) / (of - 1) * PLACES - 1.5)
    assert alone.x2 == pytest.approx(NAMES + (table["rank_high"][company] - 1) / (of - 1) * PLACES + 1.5)


def test_means_of_strata_are_drawn(drawn):
    (sheet,) = forest(drawn, WORDS)
    strata = drawn.tables["strata"]
    mean = strata[strata["stratum"].eq("retail") & strata["measure"].eq("index")]["mean"].iloc[0]
    places = [mark.x for mark in sheet.marks if mark.look == "mean" and mark.kind == "diamond"]
    assert any(abs(x - (NAMES + PLACES + 28 + mean / 100 * PANEL)) < 0.01 for x in places)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_key_ends_within_the_sheet_however_few_panels_there_are(drawn, language):
    few = drawn.tables["ranks"]["measure"].eq("index").to_numpy()
    narrow = replace(drawn, tables=drawn.tables | {"ranks": drawn.tables["ranks"][few]})
    (sheet,) = forest(narrow, wording.load(language))
    last = [mark for mark in sheet.marks if mark.look == "key"][-1]
    # A letter of 11 px is some 5.6 px wide.
    assert last.x + 5.6 * len(last.text) <= sheet.width


def test_nobody_ranked_is_no_sheet():
    assert forest(benchmarks.made(1, absent=0), WORDS) == []


def test_a_further_column_of_the_frame_shows_its_means_below_the_companies(drawn):
    table = drawn.tables["strata"]
    mine = table[table["stratum_by"].notna().to_numpy()]
    more = mine.assign(stratum_by="size", stratum=mine["stratum"].map(lambda name: f"all of {name}"))
    wider = replace(drawn, tables=drawn.tables | {"strata": pd.concat([table, more.astype(table.dtypes)])})
    (plain,), (sheet,) = forest(drawn, WORDS), forest(wider, WORDS)
    added = sorted(f"size: all of {name}" for name in mine["stratum"].unique())
    assert names(sheet) == names(plain) + added
    assert sheet.companies == plain.companies
