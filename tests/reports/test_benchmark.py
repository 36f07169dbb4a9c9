"""The page of a benchmark: its numbers are those of its tables, nothing of others becomes markup, both languages."""

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.benchmark.partial_pooling import LEAST_PEERS
from dialogscore.reports import benchmark, wording
from dialogscore.reports.benchmark_ranks import overall, unit_of
from tests.reports import benchmarks

LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)
HOSTILE = "<script>alert(1)</script>\u202e=1+1"
VOID = {"meta", "br", "img", "link", "input"}


class Rows(HTMLParser):
    """Rows of tables: (attributes of the table and the row, texts of the cells); and all tags that were opened."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.tags, self.ids, self.links = [], [], set(), []
        self._table, self._row, self._cells, self._open = {}, {}, None, []
        self.feed(text)

    def handle_starttag(self, tag, given):
        given = dict(given)
        self.tags.append(tag)
        self.ids |= {given["id"]} if "id" in given else set()
        self.links += [given["href"]] if "href" in given else []
        if tag == "table":
            self._table = given
        elif tag == "tr":
            self._row, self._cells = given, []
        elif tag in ("td", "th"):
            self._cells.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag
        if tag == "tr":
            self.rows.append((self._table, self._row, [" ".join(cell.split()) for cell in self._cells]))
            self._cells = None

    def handle_data(self, data):
        if self._cells:
            self._cells[-1] += f" {data}"

    def of(self, name, *, kind="class"):
        """Rows that have a name, of tables of a class."""
        return [row for row in self.rows if name in row[0].get(kind, "")]


def page(found, tmp_path, language="en"):
    path = tmp_path / f"benchmark.{language}.html"
    benchmark.render(found, path, language=language)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawn():
    return benchmarks.made(20, frame="census", absent=4)


@pytest.fixture(scope="module")
def pages(drawn, tmp_path_factory):
    return {name: page(drawn, tmp_path_factory.mktemp(name), name) for name in wording.LANGUAGES}


@LANGUAGES
def test_places_and_values_of_every_measure_are_those_of_the_table(drawn, pages, language):
    words, ranks = wording.load(language), drawn.tables["ranks"]
    seen = 0
    rows = Rows(pages[language]).of("places")
    for measure in benchmark.ALSO:
        table = overall(ranks, measure)
        placed = table[table["rank"].notna()].set_index("company")
        mine = {row[1]["data-company"]: row[2] for row in rows if row[0]["data-measure"] == measure and row[1]}
        assert set(mine) == set(placed.index)
        for company, cells in mine.items():
            one, unit = placed.loc[company], unit_of(measure)
            shown = [words.value(one["value"], unit), words.interval(one["low"], one["high"], unit)]
            for first, last in (("rank_low", "rank_high"), ("rank_low_simultaneous", "rank_high_simultaneous")):
                low, high = one[first], one[last]
                shown.append(words.count(low) if low == high else words("benchmark.places", low=low, high=high))
            assert [cell.replace("\u202f", "\u00a0") for cell in (cells[1], *cells[3:6])] == [
                " ".join(text.split()).replace("\u202f", "\u00a0") for text in shown
            ]
            of_waits = unit == "s" and one["tier"] in ("above", "below")
            assert cells[6] == words(f"benchmark.tiers{'_of_waits' if of_waits else ''}.{one['tier']}")
            seen += 1
    assert seen > 100


def test_lines_go_by_the_middle_of_their_places_then_by_name(drawn, pages):
    table = overall(drawn.tables["ranks"], "index").dropna(subset=["rank"])
    keys = sorted(zip(table["rank_low"] + table["rank_high"], table["company"], strict=True))
    rows = [row for row in Rows(pages["en"]).of("places") if row[0]["data-measure"] == "index" and row[1]]
    assert [row[1]["data-company"] for row in rows] == [company for _, company in keys]


def test_shares_of_companies_stand_beside_the_study_and_in_columns_of_their_own(drawn, pages):
    words = wording.load("en")
    table = drawn.tables["st_gallen"]
    whole = table[table["stratum_by"].isna()].set_index("statement")
    rows = {row[1]["data-statement"]: row[2] for row in Rows(pages["en"]).of("gallen") if row[1]}
    assert list(rows) == ["present", "one_way", "geared", "undecided"]
    for name, cells in rows.items():
        one = whole.loc[name]
        assert cells[1] == f"{words.share(one['value'])} {one['hits']} of {one['n']}"
        assert cells[3] == words.interval(one["low_sampling"], one["high_sampling"], "share")
    assert rows["present"][5] == "more than 80% (2013)"
    assert rows["geared"][5] == "the majority is not (2013)"
    assert rows["one_way"][5] == "–"


def test_verdict_is_one_sentence_with_both_shares_and_their_limits(drawn, pages):
    told = drawn.tables["st_gallen_verdict"].iloc[0]
    words = wording.load("en")
    sentence = re.search(r'<p class="verdict">([^<]*)</p>', pages["en"])[1]
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    for name in ("one_way", "geared"):
        limits = words.interval(told[f"{name}_low"], told[f"{name}_high"], "share")
        assert f"{words.share(told[name])} ({limits})" in sentence
    assert "with 95% intervals" in sentence


@LANGUAGES
def test_who_was_not_judged_and_why_others_are_undecided_is_told(drawn, tmp_path, language):
    words, states = wording.load(language), drawn.tables["st_gallen_companies"].copy()
    names = ["undecided", "undecided", "no_openers", "few_openers", *["one_way"] * (len(states) - 4)]
    reasons = ["sides", "codable", *[None] * (len(states) - 2)]
    states["state"], states["reason"] = pd.array(names, dtype="string"), pd.array(reasons, dtype="string")
    text = page(replace(drawn, tables=drawn.tables | {"st_gallen_companies": states}), tmp_path, language)
    left = [words(f"benchmark.unjudged.{name}", n=1) for name in ("no_openers", "few_openers")]
    assert words("benchmark.unjudged.all", parts="; ".join(left)) in text
    parts = [words(f"benchmark.undecided_why.{name}", n=1) for name in ("codable", "sides")]
    assert words("benchmark.undecided_why.all", parts="; ".join(parts)) in text
    assert words("benchmark.undecided_because", why=words("benchmark.because.sides")) in text
    assert words("benchmark.states.no_openers") in text
    assert words("benchmark.states.few_openers") in text


@LANGUAGES
def test_without_a_list_the_page_refuses_the_share_of_companies_that_are_present(tmp_path, language):
    found = benchmarks.made(8, frame="random")
    shares = found.tables["st_gallen"].assign(n=0, value=float("nan"))
    told = found.tables["st_gallen_verdict"].assign(presence="untold", companies=0)
    tables_ = found.tables | {"st_gallen": shares, "st_gallen_verdict": told}
    without = replace(found, manifest=found.manifest | {"presence_told": False}, tables=tables_)
    text = page(without, tmp_path, language)
    words = wording.load(language)
    assert words("benchmark.presence.untold") in text
    assert words("benchmark.presence_title") + ":" not in text


@LANGUAGES
def test_a_company_above_the_median_by_its_wait_waits_shorter(drawn, tmp_path, language):
    words, ranks = wording.load(language), drawn.tables["ranks"].copy()
    waits = ranks["measure"].eq("response_rmst_72h_seconds") & ranks["rank"].notna()
    ranks.loc[waits, "tier"] = "above"
    rows = Rows(page(replace(drawn, tables=drawn.tables | {"ranks": ranks}), tmp_path, language)).of("places")
    mine = [row[2] for row in rows if row[0]["data-measure"] == "response_rmst_72h_seconds" and row[1]]
    assert len(mine) > 5
    assert all(words("benchmark.tiers_of_waits.above") in cells for cells in mine)


def test_companies_at_hand_get_no_sampling_interval_and_no_claim_of_presence(tmp_path):
    found = benchmarks.made(8, frame="convenience", absent=0)
    text = page(found, tmp_path)
    assert "in brackets with the undecided counted against and for" in text
    assert "that says nothing about presence" in text
    assert "so no mean has an interval" in text
    rows = Rows(text).of("gallen")
    assert {row[2][3] for row in rows if row[1]} == {"–"}


def test_who_is_not_ranked_stands_there_with_the_reason(drawn, pages):
    rows = [row for row in Rows(pages["en"]).rows if "data-apart" in row[1]]
    apart = drawn.companies[drawn.companies["status"].ne("ranked")]
    assert {row[2][0] for row in rows} == set(apart["company"])
    said = " ".join(row[2][2] for row in rows)
    for part in ("Not in social media.", "but not exported", "covers 40.0% of the window; 90.0%", "found <b>bytes</b>"):
        assert part in said
    counts = {row[1]["data-status"]: row[2][1] for row in Rows(pages["en"]).of("counts") if row[1]}
    status = drawn.companies["status"].value_counts()
    assert counts == {name: str(status.get(name, 0)) for name in ("ranked", "listed", "no_feed", "failed")}


def test_sectors_have_the_expectation_as_a_second_column(drawn, pages):
    words, table = wording.load("en"), drawn.tables["sectors"].set_index(["sector", "measure"])
    rows = {row[1]["data-sector"]: row[2] for row in Rows(pages["en"]).of("sectors") if row[1]}
    assert {name: cells[1] for name, cells in rows.items()} == {
        "retail": "72.0%", "telecommunications": "73.0%", "insurance": "51.0%", "energy": "–"
    }  # fmt: skip
    measures = list(dict.fromkeys(drawn.tables["sectors"]["measure"]))
    for name, cells in rows.items():
        for measure, cell in zip(measures, cells[2:], strict=True):
            assert cell.startswith(words.share(table.loc[(name, measure), "measured"]))


def test_strata_views_robustness_and_pooled_view_are_those_of_the_tables(drawn, pages):
    words, rows = wording.load("en"), Rows(pages["en"])
    strata = drawn.tables["strata"]
    mean = strata[strata["stratum"].eq("retail") & strata["measure"].eq("index")]["mean"].iloc[0]
    retail = next(row for row in rows.of("strata") if row[1].get("data-stratum") == "retail")
    assert retail[2][2].startswith(words.points(mean))
    joint = drawn.tables["robustness"].query("kind == 'joint'").set_index("company")
    robust = {row[1]["data-company"]: row[2] for row in rows.of("robust") if row[1]}
    assert set(robust) == set(joint.index)
    for company, cells in robust.items():
        assert cells[3] == words.share(joint["first"][company])
    pooled = overall(drawn.tables["pooled"], "index").set_index("company")
    mine = {row[1]["data-company"]: row[2] for row in rows.of("pooled") if row[1]}
    assert set(mine) == set(pooled.index)
    for company, cells in mine.items():
        assert cells[1:3] == [words.points(pooled["value"][company]), words.points(pooled["pooled"][company])]
    views = {row[1]["data-company"]: row[2] for row in rows.of("views") if row[1]}
    mix = overall(drawn.tables["ranks"], "dialog_share").set_index("company")
    assert all(cells[1].startswith(words.share(mix["value"][company])) for company, cells in views.items())


def test_a_stratum_of_one_ranked_company_says_why_it_has_no_mean(tmp_path):
    found = benchmarks.made(6, absent=0, frame="census")
    strata = found.tables["strata"]
    alone = strata.query("ranked == 1 and stratum_by == 'sector' and measure == 'index'")
    assert len(alone)
    rows = {row[1]["data-stratum"]: row[2] for row in Rows(page(found, tmp_path)).of("strata") if row[1]}
    for one in alone.to_dict("records"):
        assert f"1 of {one['companies']} ranked: one company is no mean" in rows[one["stratum"]][2]


def test_one_company_above_the_median_is_and_several_are():
    said = {n: wording.load("en")("benchmark.tier_finding", of=9, measure="x", n=n, below=1, same=2) for n in (1, 2)}
    assert "1 is above the median" in said[1]
    assert "2 are above the median" in said[2]


def test_few_companies_are_not_pooled_and_the_page_says_so(tmp_path):
    text = page(benchmarks.made(6, absent=0), tmp_path)
    assert f"Fewer than {LEAST_PEERS} companies are ranked" in text


def test_protocol_and_its_absence_are_told(drawn, pages, tmp_path):
    assert "c" * 64 in pages["en"]
    assert "No protocol was given" in page(benchmarks.made(4, absent=0, protocol=False), tmp_path)


@LANGUAGES
def test_page_is_whole_and_its_contents_lead_somewhere(pages, language):
    found = Rows(pages[language])
    assert pages[language].startswith(f'<!doctype html>\n<html lang="{language}">')
    assert {link[1:] for link in found.links if link.startswith("#")} <= found.ids
    assert {*benchmark.CHAPTERS} <= found.ids
    assert not re.search(r'(src|href)="(https?:)?//', pages[language])


@LANGUAGES
def test_names_of_others_never_become_markup(tmp_path, language):
    names = [f"{HOSTILE} {place}" for place in range(6)]
    text = page(benchmarks.made(6, names=names, absent=0), tmp_path, language)
    assert Rows(text).tags.count("script") == 1
    assert "\u202e" not in re.sub(r'data-company="[^"]*"', "", text)


def test_the_same_benchmark_gives_the_same_page_read_back_too(drawn, tmp_path):
    drawn.save(tmp_path / "out")
    first = page(drawn, tmp_path)
    from dialogscore.benchmark import load

    assert page(load(tmp_path / "out"), tmp_path) == first


def test_nobody_ranked_is_said_and_no_picture_is_drawn(tmp_path):
    text = page(benchmarks.made(1, absent=1), tmp_path)
    assert "No company can be ranked" in text
    assert "<svg" not in text


def test_hundreds_of_companies_stay_small(tmp_path):
    found = benchmarks.made(120, absent=3, draws=100)
    size = len(page(found, tmp_path, "de").encode())
    # 500 companies are to stay under 5 MB.
    assert size < 120 * 10_000


def test_more_companies_than_the_page_shows_are_counted(tmp_path, monkeypatch):
    for module in ("benchmark_ranks", "benchmark_frame", "benchmark_gallen", "benchmark_checks"):
        monkeypatch.setattr(f"dialogscore.reports.{module}.MOST_LINES", 5)
    text = page(benchmarks.made(9, absent=0), tmp_path)
    assert "5 of 9 companies are shown" in text


def test_drawn_tables_are_typed_as_those_of_a_real_benchmark(drawn):
    for table in drawn.tables.values():
        pd.testing.assert_frame_equal(tables.typed(table), table)
    assert json.loads(json.dumps(drawn.manifest)) == drawn.manifest


@LANGUAGES
def test_replies_that_feeds_lack_are_told_of_all_and_by_company(drawn, tmp_path, language):
    words = wording.load(language)
    lines = [("Acme", "replies_missing", 23, 94), ("Bolt", "replies_missing", 1, 6), ("Corn", "posts_cut", 2, 9)]
    gaps = tables.typed(pd.DataFrame(lines, columns=["company", "gap", "lacking", "looked_at"]))
    text = page(replace(drawn, tables=drawn.tables | {"gaps": gaps}), tmp_path, language)
    audited = drawn.manifest["audited"]
    said = words("benchmark.unheld", companies=2, audited=audited, found=24, of=100)
    assert words.count(audited) in said
    assert html.escape(said, quote=False) in html.unescape(text)
    assert f"<bdi>Acme</bdi></dt><dd>{words('benchmark.hits', hits=23, n=94)}" in text
    assert words("benchmark.unheld_each") not in page(drawn, tmp_path, language)
