"""Themes of many companies on one page: each company's own, the most unanswered first."""

from types import SimpleNamespace

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.reports import benchmark, benchmark_themes, wording
from tests.reports import benchmarks

WORDS = wording.load("en")
COLUMNS = ["company", "themes", "place", "theme", "language", "label", "turns", "watched", "unanswered"]
LINES = [
    ("Acme", 4, 1, "T02", "en", "parcel, late", 40, 30, 20), ("Acme", 4, 2, "T01", "en", None, 30, 30, 3),
    ("<i>Brix", 1, 1, "T01", "de", "rechnung", 25, 0, None),
]  # fmt: skip


def made(*lines):
    found = pd.DataFrame(lines, columns=COLUMNS)
    return tables.typed(found.astype({"watched": "Int64", "unanswered": "Int64", "label": "string[pyarrow]"}))


def given(found, **by):
    """A benchmark of two companies; `by` are columns of the frame to stand together by."""
    companies = pd.DataFrame({"company": ["<i>Brix", "Acme"]} | by)
    return SimpleNamespace(tables=found, companies=companies, manifest={"options": {"by": list(by)}})


def test_companies_of_one_sector_stand_together_under_its_name():
    found = benchmark_themes.themes(given({"company_themes": made(*LINES)}, sector=["retail", "energy"]), WORDS)
    assert found["by"] == "Sector"
    assert [(one["stratum"], one["company"]) for one in found["lines"]] == [("energy", "Acme"), ("retail", "<i>Brix")]
    plain = benchmark_themes.themes(given({"company_themes": made(*LINES)}), WORDS)
    assert plain["by"] == ""
    assert [one["company"] for one in plain["lines"]] == ["<i>Brix", "Acme"]


def test_themes_are_told_with_what_became_of_them():
    found = benchmark_themes.themes(given({"company_themes": made(*LINES)}), WORDS)
    assert found["title"] == "Most often left unanswered: parcel, late, at Acme (20 of 30 within 72 hours)"
    brix, acme = found["lines"]
    assert acme["count"] == "4"
    assert [one["said"] for one in acme["told"]] == [WORDS("themes.open", open=open_, of=30) for open_ in (20, 3)]
    assert acme["told"][1]["name"] == "T01 (words taken out)"
    assert (brix["company"], brix["told"][0]["said"]) == ("<i>Brix", "25 turns")


def test_where_nothing_was_watched_the_title_says_how_many_feeds_have_themes():
    found = benchmark_themes.themes(given({"company_themes": made(LINES[2])}), WORDS)
    assert found["title"] == "The feed of one company has themes"


def test_without_themes_there_is_no_chapter():
    assert benchmark_themes.themes(given({"company_themes": made()}), WORDS) is None
    assert benchmark_themes.themes(given({}), WORDS) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_of_people_never_become_html(tmp_path, language):
    drawn = benchmarks.made(8, draws=50)
    hostile = [(*LINES[0][:5], "<script>alert(1)</script>", *LINES[0][6:]), LINES[2]]
    drawn.tables["company_themes"] = made(*hostile)
    benchmark.render(drawn, tmp_path / "b.html", language=language)
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert 'id="themes"' in page
    assert "<script>alert" not in page
    assert "<i>Brix" not in page
