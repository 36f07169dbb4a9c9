"""Goals, purposes and steadiness of many companies: shares of companies, and what executives said apart from them."""

import json
from types import SimpleNamespace

import numpy as np
import pytest
from openpyxl import load_workbook

from dialogscore.benchmark.goals import goal_companies, goal_shares
from dialogscore.benchmark.standing import standing
from dialogscore.benchmark.views import company_views, readings, steadiness_companies, strata_views
from dialogscore.measures.steadyrules import weeks_to_meet
from dialogscore.reports import benchmark, benchmark_views, benchmark_workbook, wording
from tests.benchmark.drawn import company_rows, frame, row, table
from tests.reports import benchmarks

WORDS = wording.load("en")
NAMES = ["Acme", "Brix", "<b>Cole"]


def made(*rows, kind="convenience", sector=("retail", "energy", "energy")):
    scores = table([*rows, *(one for name in NAMES for one in company_rows(name, 0.5))])
    companies = standing(frame(NAMES, sector=list(sector)), scores)
    aims, viewed = goal_companies(scores, companies, threshold=0.2), company_views(scores, companies)
    states, by = steadiness_companies(scores, companies), ["sector"]
    tables = {
        "goals": goal_shares(aims, companies, frame=kind, threshold=0.2), "company_figures": viewed,
        "strata_figures": strata_views(viewed, companies, by=by, frame=kind), "steadiness_companies": states,
        "steadiness_readings": readings(states, companies, by=by, frame=kind),
    }  # fmt: skip
    stated = {"name": "day", "share": 0.8, "within_seconds": 86400.0, "clock": "wall", "account": None, "channel": None}
    options = {"targets": [stated | {"platform": None}]}
    return SimpleNamespace(tables=tables, companies=companies, scores=scores, manifest={"options": options})


def goal(company, name, value, half=0.05):
    return row(company, "goal_share", value, n=80, limits=(max(0, value - half), value + half), subset_by="goal",
               subset=name)  # fmt: skip


def rules(company, met, decided):
    bare = {"sampling": (np.nan, np.nan), "limits": (np.nan, np.nan), "unit": "count"}
    if decided < 3:
        return row(company, "steadiness_rules_met", np.nan, n=decided, note=("too_few_rules", {}), **bare)
    return row(company, "steadiness_rules_met", met, n=decided, **bare)


def test_goals_say_how_many_companies_pursue_them_and_the_study_stands_apart():
    brands = [goal(name, "brand_management", value) for name, value in zip(NAMES, (0.6, 0.22, 0.1), strict=True)]
    found = benchmark_views.goals(made(*brands, goal("Acme", "sales", 0.3)), WORDS)
    assert found["title"] == "Most pursue Brand management: 2 of 3 companies give it at least 20.0% of their posts"
    first, *_, last = found["lines"]
    assert (first["value"], first["hits"], first["study"]) == ("66.7%", "2 of 3", "82.0%")
    assert (first["readings"], first["interval"]) == ("33.3% to 66.7%", "–")
    assert (last["goal"], last["value"], last["bar"]) == ("market_research", "–", None)
    sales = next(line for line in found["lines"] if line["goal"] == "sales")
    assert (sales["value"], sales["study"]) == ("100.0%", "")
    energy, retail = found["sectors"]
    assert [part["lines"][0]["value"] for part in (energy, retail)] == ["50.0%", "100.0%"]
    assert energy["lines"][0]["study"] == ""


def test_a_goal_that_nobody_pursues_is_said():
    found = benchmark_views.goals(made(*(goal(name, "sales", 0.01) for name in NAMES)), WORDS)
    assert found["title"] == "No goal has 20.0% of the posts of any of the 3 companies judged"


def test_without_posts_there_are_no_goals():
    assert benchmark_views.goals(made(), WORDS) is None
    assert benchmark_views.matrix(made(), "purposes", WORDS) is None
    assert benchmark_views.goals(SimpleNamespace(tables={}), WORDS) is None


def test_purposes_stand_in_the_order_of_the_codebook_with_means_of_sectors():
    rows = [row(name, "purpose_share", value, n=80, subset_by="purpose", subset=purpose)
            for name in NAMES for purpose, value in (("brand", 0.75), ("sales", 0.25))]  # fmt: skip
    found = benchmark_views.matrix(made(*rows, kind="census"), "purposes", WORDS)
    assert found["names"] == [WORDS(f"purposes.names.{name}") for name in ("sales", "brand")]
    assert [line["company"] for line in found["lines"]][:1] == ["<b>Cole"]
    assert [cell["value"] for cell in found["lines"][1]["cells"]] == ["25.0%", "75.0%"]
    (table,) = found["strata"]
    assert (table["name"], [line["name"] for line in table["lines"]]) == ("Sector", ["All", "energy", "retail"])
    assert [cell["value"] for cell in table["lines"][1]["cells"]] == ["25.0%", "75.0%"]
    assert table["lines"][0]["cells"][0]["n"] == "n = 3"


def test_figures_that_nobody_has_have_no_column():
    bare = {"sampling": (np.nan, np.nan), "limits": (np.nan, np.nan), "unit": "s"}
    rows = [row("Acme", "post_gap_longest_seconds", 86400.0, n=9, **bare),
            row("Acme", "months_without_answer", np.nan, n=0, note=("no_whole_month", {}), unit="count")]  # fmt: skip
    found = benchmark_views.matrix(made(*rows), "steadiness", WORDS)
    assert found["names"] == ["Longest time without a message"]
    assert [cell["value"].replace("\N{NO-BREAK SPACE}", " ") for cell in found["lines"][0]["cells"]] == ["24 h"]
    assert len(found["lines"]) == 1


def test_service_levels_are_named_by_what_they_ask():
    rows = [row("Acme", "service_level", 0.5, n=40, subset_by="target", subset=name) for name in ("day", "other")]
    found = benchmark_views.matrix(made(*rows), "service", WORDS)
    said, other = found["names"]
    assert said.startswith("80%")
    assert other == "other"


def test_a_target_that_nobody_has_a_figure_of_is_named_with_the_reasons():
    bare = {"sampling": (np.nan, np.nan), "limits": (np.nan, np.nan), "subset_by": "target", "subset": "day"}
    rows = [row(name, "service_level", np.nan, n=0, note=("answered_only", {}), **bare) for name in NAMES[:2]]
    found = made(*rows)
    assert benchmark_views.matrix(found, "service", WORDS) is None
    (one,) = benchmark_views.unserved(found, WORDS)
    assert one["said"].startswith("No company has a figure for the target day (80%")
    assert one["reasons"] == [f"2: {WORDS('benchmark.commonly.answered_only')}"]
    rows.append(row("<b>Cole", "service_level", 0.5, n=40, subset_by="target", subset="day"))
    assert benchmark_views.unserved(made(*rows), WORDS) == []


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_page_says_that_nobody_has_a_figure_of_a_target(tmp_path, language):
    found, words = benchmarks.made(8, draws=50), wording.load(language)
    figures = found.tables["company_figures"]
    found.tables["company_figures"] = figures.assign(value=figures["value"].mask(figures["view"].eq("service")))
    benchmark.render(found, tmp_path / "b.html", language=language)
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert 'id="service"' in page
    assert words("benchmark.service_nobody", target="x, 80 % in 4 h") in page


def test_readings_are_counted_and_each_company_is_told_with_its_rules():
    found = benchmark_views.steadiness(made(rules("Acme", 5, 6), rules("Brix", 1, 4), rules("<b>Cole", 0, 2)), WORDS)
    assert found["title"].startswith("Of 3 companies, 1 run their channels strategically")
    assert [cell["value"] for cell in found["lines"][0]["cells"]] == ["33.3%", "0.0%", "33.3%", "33.3%"]
    told = {line["company"]: (line["reading"], line["rules"]) for line in found["companies"]}
    assert told["Acme"] == ("strategically", "5 of 6")
    assert told["<b>Cole"] == ("cannot be told", "–")


def test_where_nobody_can_be_read_one_sentence_is_enough():
    found = benchmark_views.steadiness(made(rules("Acme", 0, 2)), WORDS)
    assert found["title"].startswith("Of none of the 3 companies")
    assert found["lines"] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_holds_the_chapters_that_there_is_something_to_say_of(tmp_path, language):
    words = wording.load(language)
    benchmark.render(benchmarks.made(8, draws=50), tmp_path / "b.html", language=language)
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert 'id="purposes"' in page
    assert 'id="steadiness"' in page
    assert 'id="service"' in page
    assert "x, 80 % in 4 h" in page
    assert page.count('data-goal="brand_management"') == 5  # the table, and a line for each of four sectors
    assert words("benchmark.named") in page


def test_a_page_without_targets_has_no_chapter_on_service(tmp_path):
    found = benchmarks.made(8, draws=50)
    figures = found.tables["company_figures"]
    found.tables["company_figures"] = figures[figures["view"].ne("service").to_numpy(dtype=bool)]
    benchmark.render(found, tmp_path / "b.html", language="en")
    assert 'id="service"' not in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_the_workbook_has_a_sheet_for_each_table(tmp_path):
    benchmark_workbook.render(benchmarks.made(8, draws=50), tmp_path / "b.xlsx", language="en")
    book = load_workbook(tmp_path / "b.xlsx", read_only=True)
    wanted = {"goals", "goal_companies", "steadiness_readings", "steadiness_companies", "strata_figures"}
    assert wanted | {"company_figures"} <= set(book.sheetnames)
    assert json.dumps(next(book["goals"].iter_rows(max_row=1, values_only=True))).count("share_of_companies") == 1


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_what_steadiness_asks_is_told_with_the_weeks_that_it_takes(language):
    words = wording.load(language)
    for decided in (2, 5):
        found = benchmark_views.steadiness(made(*(rules(name, 3, decided) for name in NAMES)), words)
        assert words.count(weeks_to_meet()) in found["lead"]
        assert "{" not in found["lead"]


def test_a_mean_that_not_all_companies_have_says_of_how_many():
    rows = [row(NAMES[0], "purpose_share", 0.5, n=80, subset_by="purpose", subset="sales")]
    (table,) = benchmark_views.matrix(made(*rows, kind="census"), "purposes", WORDS)["strata"]
    cell = table["lines"][0]["cells"][0]
    assert cell["n"] == WORDS("benchmark.stated_of", n=1, of=int(table["lines"][0]["companies"]))
