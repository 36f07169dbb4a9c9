"""Every number of a report is the number of the table: pages, PDFs and sheets are read back and held to scores.json."""

import json
import math
import re
import tomllib
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pypdf
import pytest

from dialogscore.audit import load
from dialogscore.reports import html, workbook
from dialogscore.reports.wording import load as words_of
from tests.readback import PERCENT, Page, number, read

DEMOS = ("fernmoor_trains", "knusperloh")
STRINGS = Path(html.__file__).parent / "strings"
EVERY = pytest.mark.parametrize(("demo", "language"), [(demo, language) for demo in DEMOS for language in ("de", "en")])


@pytest.fixture(scope="module")
def pages(demo_audits, tmp_path_factory) -> dict[tuple[str, str], Page]:
    """Both demo audits as pages in both languages."""
    folder, found = tmp_path_factory.mktemp("pages"), {}
    for demo in DEMOS:
        audit = load(demo_audits[demo])
        for language in ("de", "en"):
            html.render(audit, folder / "report.html", language=language)
            found[demo, language] = Page((folder / "report.html").read_text(encoding="utf-8"))
    return found


def scores_of(folder: Path) -> dict[tuple[str, str, str], dict]:
    """The scores as their JSON file has them, by measure and part."""
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    own = [row for row in rows if row["profile"] == "dialogscore" and row["basis"] != "corrected"]
    return {(row["measure"], row["subset_by"] or "", row["subset"] or ""): row for row in own}


def differs(text: str, value: float, unit: str, language: str) -> bool:
    told, slack = read(text, unit, language)
    return not math.isclose(told, value, rel_tol=0, abs_tol=slack * (1 + 1e-6) + 1e-12)


@EVERY
def test_every_figure_of_the_page_is_its_row_of_the_scores(demo, language, pages, demo_audits):
    scores, wrong = scores_of(demo_audits[demo]), []
    between = words_of(language)("format.interval", low="|", high="|").strip("|")
    for line in pages[demo, language].lines:
        row = scores[line.key]
        if row["value"] is None:
            wrong += [] if line.value == "–" else [(line, None)]
        elif line.value == "–" or differs(line.value, row["value"], row["unit"], language):
            wrong.append((line, row["value"]))
        if number(line.n, language)[0] != row["n"]:
            wrong.append((line, row["n"]))
        ends = line.interval.split(between) if between in line.interval else []
        if ends and any(
            differs(text, row[end], row["unit"], language)
            for text, end in zip(ends, ("low", "high"), strict=True)
            if row[end] is not None
        ):
            wrong.append((line, row["low"], row["high"]))
        if not ends and row["high"] is not None:
            wrong.append((line, "no interval"))
    assert not wrong
    assert len(pages[demo, language].lines) > 100


def known_percentages(folder: Path, language: str) -> set[str]:
    """Write every share that the result folder holds, and every percentage that the wording itself states."""
    words, shares = words_of(language), set()
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    for row in rows:
        found = [row[name] for name in ("value", "low", "high", "low_sampling", "high_sampling")]
        shares.update(value for value in found if value is not None and -1 <= value <= 1)
        shares.update(value for value in json.loads(row["note_args"] or "{}").values() if isinstance(value, float))
    for path in sorted((folder / "tables").glob("*.parquet")):
        table = pd.read_parquet(path)
        for name in table.select_dtypes("number"):
            shares.update(float(value) for value in table[name].dropna().unique() if -1 <= value <= 1)
    stated = PERCENT.findall(json.dumps(tomllib.loads((STRINGS / f"{language}.toml").read_text("utf-8")), default=str))
    manifest = PERCENT.findall((folder / "manifest.json").read_text(encoding="utf-8"))
    return {plain(text) for text in [*map(words.share, shares), *stated, *manifest, "0 %", "50 %", "100 %"]}


def plain(text: str) -> str:
    return re.sub(r"\s", "", text).replace("−", "-")


@EVERY
def test_no_percentage_stands_on_the_page_that_the_tables_do_not_hold(demo, language, pages, demo_audits):
    known = known_percentages(demo_audits[demo], language)
    found = {plain(text) for text in PERCENT.findall(pages[demo, language].text)}
    assert len(found) > 50
    # What the company itself wrote about per cents stands in its messages.
    own = " ".join(load(demo_audits[demo]).messages["text"])
    assert {text for text in found - known if text not in plain(own)} == set()


def test_the_pdf_prints_what_the_page_prints(papers, pages):
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pypdf.PdfReader(papers["de"]).pages))
    printed = Counter(plain(found) for found in PERCENT.findall(text))
    page = pages["knusperloh", "de"]
    assert set(printed) <= {plain(found) for found in PERCENT.findall(page.text)}
    wanted = Counter(plain(found) for line in page.lines for found in PERCENT.findall(f"{line.value} {line.interval}"))
    assert wanted <= printed
    squeezed = plain(text)
    missing = [line for line in page.lines if plain(line.value + line.interval) not in squeezed]
    assert not missing


@pytest.mark.parametrize("demo", DEMOS)
def test_every_number_of_the_workbook_is_the_number_of_the_tables(demo, demo_audits, tmp_path):
    audit = load(demo_audits[demo])
    workbook.render(audit, tmp_path / "report.xlsx", language="de")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    rows = json.loads((demo_audits[demo] / "scores.json").read_text(encoding="utf-8"))
    head, *cells = book["scores"].iter_rows(values_only=True)
    assert len(cells) == len(rows)
    for told, row in zip((dict(zip(head, line, strict=True)) for line in cells), rows, strict=True):
        assert [told[name] or "" for name in ("measure", "subset_by", "subset", "unit", "basis")] == [
            row[name] or "" for name in ("measure", "subset_by", "subset", "unit", "basis")
        ]
        for name in ("value", "low", "high", "low_sampling", "high_sampling", "n"):
            assert told[name] == (None if row[name] is None else pytest.approx(row[name], rel=1e-14)), row
    for name, table in {"messages": audit.messages, **audit.tables}.items():
        head, *cells = book[name].iter_rows(values_only=True)
        assert len(cells) == len(table)
        for column in set(head) & set(table.select_dtypes("number")):
            read_back = pd.to_numeric(pd.Series([line[head.index(column)] for line in cells], dtype="object"))
            expected = table[column].astype("Float64").reset_index(drop=True)
            assert (read_back.isna() == expected.isna()).all(), (name, column)
            gap = (read_back.astype("Float64") - expected).abs().fillna(0)
            assert (gap <= 1e-12 * expected.abs().fillna(0) + 1e-15).all(), (name, column)


@pytest.mark.parametrize(
    ("text", "unit", "language", "value", "slack"),
    [
        ("20,1\u00a0%", "share", "de", 0.201, 0.0005),
        ("1.021", "count", "de", 1021, 0.5),
        ("1,021", "count", "en", 1021, 0.5),
        ("-0,15", "correlation", "de", -0.15, 0.005),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, unit, language, value, slack):
    assert read(text, unit, language) == (pytest.approx(value), pytest.approx(slack))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("seconds", [5, 61, 3599, 3661, 90_061, 259_200, 700_000])
def test_durations_are_read_back_within_their_rounding(seconds, language):
    assert not differs(words_of(language).duration(seconds), seconds, "s", language)
    assert differs(words_of(language).duration(seconds * 2), seconds, "s", language)
