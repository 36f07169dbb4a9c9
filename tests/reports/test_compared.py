"""Last quarter beside this one on the page, in the workbook and in words, in both languages."""

import pytest
import python_calamine

from dialogscore import schema
from dialogscore.comparing import COLUMNS, Comparison, compare
from dialogscore.index.pillars import LEAST_UNITS
from dialogscore.measures.rows import FEW_CLUSTERS
from dialogscore.reports import compared, html, terminal, wording, workbook
from tests.comparing.made import result, score
from tests.reports import made

EN, DE = wording.load("en"), wording.load("de")
LATER = {"quarter": ("2025-04-01", "2025-07-01")}


def share(measure, value, far=0.1, **more):
    return score(measure, value, low=value - far, high=value + far, **more)


def quarters(**later) -> Comparison:
    first = [share("dialog_share", 0.3), share("canned_share", 0.5), score("index", 40.0, unit="points"),
             share("act_share", 0.5, subset_by="act", subset="invite"),
             score("response_median_seconds", 600.0, low=500.0, high=700.0, unit="s")]  # fmt: skip
    second = [share("dialog_share", 0.6), share("canned_share", 0.52), score("index", 50.0, unit="points"),
              share("act_share", 0.1, subset_by="act", subset="invite"),
              score("response_median_seconds", 240.0, low=200.0, unit="s")]  # fmt: skip
    return compare(result(*first), result(*second, **LATER | later))


def told(words=EN, **later):
    found = quarters(**later)
    return compared.told(found.table, found.facts, words)


def audit_with(found, **options):
    audit = made.audit(**options)
    audit.tables["comparison"] = found.table
    audit.manifest["compared"] = found.facts
    return audit


def line(name, words=EN, **later):
    return next(one for one in told(words, **later)["lines"] if one["name"] == name)


def test_title_takes_back_what_holm_takes_back():
    found = quarters()
    table = found.table.assign(p_adjusted=found.table["p_adjusted"].where(~found.table["is_headline"], 0.2))
    assert compared.finding(table, found.facts, EN) == (
        "1 of 3 headline figures changed: Dialog share, but not if all headline comparisons are allowed for (Holm)"
    )
    assert compared.finding(table, found.facts, DE).endswith(
        "Dialoganteil, jedoch nicht, wenn alle Hauptvergleiche berücksichtigt werden (Holm)"
    )


def test_parts_of_splits_go_by_their_words():
    found = compare(
        result(share("incidence_8h", 0.3, subset_by="cause", subset="company", far=0.01)),
        result(share("incidence_8h", 0.6, subset_by="cause", subset="company", far=0.01), **LATER),
    )
    assert compared.named(found.table, found.facts, DE)["name"].tolist()[-1].endswith(": Vom Unternehmen beantwortet")


def test_the_title_names_what_changed():
    assert told()["title"] == "1 of 3 headline figures changed: Dialog share"
    assert told(DE)["title"] == "1 von 3 Hauptkennzahlen hat sich verändert: Dialoganteil"
    assert told(company="Rival")["title"] == "1 of 3 headline figures differs: Dialog share"


@pytest.mark.parametrize(
    ("row", "english", "german"),
    [
        (share("dialog_share", 0.31), "The one headline figure that can be compared is not distinguishable",
         "Die eine vergleichbare Hauptkennzahl ist nicht unterscheidbar"),
        (score("dialog_share", 0.9), "No headline figure can be compared",
         "Keine Hauptkennzahl lässt sich vergleichen"),
    ],
)  # fmt: skip
def test_a_title_without_a_change_says_so(row, english, german):
    found = compare(result(share("dialog_share", 0.3)), result(row, **LATER))
    assert [compared.finding(found.table, found.facts, words) for words in (EN, DE)] == [english, german]


def test_a_title_of_many_figures_names_none():
    kind = {"kind": "benchmark"}
    sides = []
    for value, window in ((0.3, {}), (0.6, LATER)):
        side = result(*[share("dialog_share", value)] * 9, manifest=kind, **window)
        side.scores["company"] = [f"Company {number}" for number in range(9)]
        side.scores = schema.conform(side.scores, schema.SCORES)
        sides.append(side)
    found = compare(*sides)
    assert compared.finding(found.table, found.facts, EN) == "9 of 9 headline figures differ"


def test_sides_are_named_with_the_last_day_that_they_hold():
    assert told()["lead"] == "Acme, 1 January 2025 to 31 March 2025, beside Acme, 1 April 2025 to 30 June 2025."
    assert told()["sides"] == ["1 January 2025 to 31 March 2025", "1 April 2025 to 30 June 2025"]
    assert told(company="Rival")["sides"] == ["Acme", "Rival"]


def test_differences_carry_their_sign_and_shares_are_in_percentage_points():
    # 0.3 +- sqrt(2) * 0.1.
    one = line("Dialog share")
    assert (one["before"], one["after"]) == ("30.0%", "60.0%")
    assert (one["difference"], one["interval"]) == ("+30.0 pp", "+15.9 pp to +44.1 pp")
    assert (one["mark"], one["verdict"]) == ("▲", "changed")
    assert line("Dialoganteil", DE)["difference"] == "+30,0 PP"


def test_an_open_end_is_said():
    one = line("Median response time")
    assert one["difference"].replace("\u00a0", " ") == "\u22126 min"
    # Below: sqrt(40^2 + 100^2) = 107.7 s more; above nothing is known.
    assert one["interval"].replace("\u00a0", " ") == "\u22127 min 48 s and more"
    assert (one["mark"], one["verdict"]) == ("≈", "not distinguishable")


def test_what_was_not_compared_says_why_and_is_counted():
    assert line("Index")["verdict"] == "not judged: it has no interval"
    assert told()["refused"] == [("not judged: it has no interval", "1")]


@pytest.mark.parametrize(
    ("weak", "english", "german"),
    [
        ({"n": 20, "note": ("few_clusters", {"threads": 3})},
         f"not judged: one side at least rests on fewer than {FEW_CLUSTERS} threads",
         f"nicht beurteilt: Mindestens eine Seite beruht auf weniger als {FEW_CLUSTERS} Threads"),
        ({"n": 9}, f"not judged: one side at least rests on fewer than {LEAST_UNITS} cases",
         f"nicht beurteilt: Mindestens eine Seite beruht auf weniger als {LEAST_UNITS} Fällen"),
    ],
)  # fmt: skip
def test_what_rests_on_too_little_is_not_judged_and_keeps_its_difference(weak, english, german):
    found = compare(result(share("dialog_share", 0.3)), result(share("dialog_share", 0.9, **weak), **LATER))
    for words, said in ((EN, english), (DE, german)):
        told = compared.told(found.table, found.facts, words)
        assert told["refused"] == [(said, "1")]
        assert told["lines"][0]["verdict"] == said
    assert (told["lines"][0]["difference"], told["lines"][0]["interval"]) == ("+60,0 PP", "")


def test_other_figures_that_differ_stand_apart_with_what_chance_would_bring():
    assert [one["name"] for one in told()["further"]] == ["Acts: Invitation"]
    assert told()["chance"].startswith("1 of 1 other figures differs. With so many looked at, about 0 would")


def test_a_change_that_hangs_on_equal_label_errors_says_so():
    rows = [score("dialog_share", v, low=v - 0.2, high=v + 0.2, sampling=(v - 0.1, v + 0.1)) for v in (0.4, 0.6)]
    found = compare(result(rows[0]), result(rows[1], **LATER))
    assert compared.told(found.table, found.facts, EN)["lines"][0]["note"] == "If the model errs alike on both sides."


def test_companies_of_benchmarks_are_named_and_a_measure_of_theirs_alone_goes_by_its_code():
    kind = {"manifest": {"kind": "benchmark"}}
    sides = [[share("dialog_share", value), share("share_of_companies", value)] for value in (0.3, 0.6)]
    found = compare(*[result(*rows, **kind, **more) for rows, more in zip(sides, ({}, LATER), strict=True)])
    told = compared.told(found.table, found.facts, EN)
    assert told["lines"][0]["name"] == "Acme: Dialog share"
    assert told["further"][0]["name"] == "Acme: share_of_companies"
    assert told["notes"][0].startswith("Companies are paired by name.")


@pytest.mark.parametrize("words", [EN, DE])
@pytest.mark.parametrize(
    "change",
    [{}, {"company": "Rival"}, {"quarter": ("2025-03-01", "2025-06-01")}, {"manifest": {"overrides": {}}},
     {"manifest": {"accounts": []}}, {"manifest": {"language": "de"}}],
)  # fmt: skip
def test_every_note_has_words(words, change):
    found = told(words, **change)
    assert found["notes"]
    assert "None" not in " ".join(found["notes"])


def test_the_terminal_says_it_too():
    said = " ".join(terminal.verdict(audit_with(quarters())).split())
    assert "beside Acme, 1 April 2025 to 30 June 2025. 1 of 3 headline figures changed: Dialog share." in said


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_has_a_chapter_with_both_sides(tmp_path, language):
    html.render(audit_with(quarters()), tmp_path / "report.html", language=language)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'href="#compared"' in page
    assert {"de": "+30,0 PP", "en": "+30.0 pp"}[language] in page


def test_the_page_of_an_audit_that_was_compared_with_nothing_has_no_such_chapter(tmp_path):
    html.render(made.audit(), tmp_path / "report.html", language="en")
    assert "compared" not in (tmp_path / "report.html").read_text(encoding="utf-8").partition("</style>")[2]


def test_a_hostile_name_of_the_other_side_stays_text(tmp_path):
    found = quarters(company='<script>alert(1)</script>"\u202e')
    html.render(audit_with(found), tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_the_workbook_has_a_sheet_with_numbers_and_words(tmp_path):
    workbook.render(audit_with(quarters()), tmp_path / "report.xlsx", language="en")
    rows = python_calamine.load_workbook(tmp_path / "report.xlsx").get_sheet_by_name("comparison").to_python()
    first = next(row for row in (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
                 if row["measure"] == "dialog_share")  # fmt: skip
    assert (first["name"], first["said"]) == ("Dialog share", "changed")
    assert (first["before"], first["after"], first["difference"]) == pytest.approx((0.3, 0.6, 0.3))


def test_tables_are_written_as_a_workbook_with_their_columns_explained(tmp_path):
    found = quarters()
    described = {"comparison": COLUMNS}
    workbook.write_tables({"comparison": found.table}, tmp_path / "c.xlsx", title="C", described=described)
    book = python_calamine.load_workbook(tmp_path / "c.xlsx")
    assert book.sheet_names == ["comparison", "columns"]
    assert len(book.get_sheet_by_name("columns").to_python()) == len(COLUMNS) + 1
