"""An audit with themes from end to end: recounted, shown in both languages, shared and forgotten with care."""

import json

import pandas as pd
import pytest

import dialogscore
from dialogscore import tables
from dialogscore.forgetting import forget_everybody
from dialogscore.reports import html, workbook
from dialogscore.sharing import share
from dialogscore.verify import verify
from tests.themed import drawn, write_feed


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    write_feed(path, drawn(languages=("de",), asked=180))
    return dialogscore.audit(path, company="acme")


@pytest.fixture(scope="module")
def label(audit):
    return audit.tables["themes"]["label"].iloc[0]


def test_the_result_is_read_back_and_recounted(audit, tmp_path):
    audit.save(tmp_path / "out")
    assert not [check for check in verify(tmp_path / "out").checks if check.failures]
    found = verify(tmp_path / "out")
    assert found.passed
    assert found.verdict.measures["theme_share"].left == 0
    assert found.verdict.measures["unanswered"].failed == 0
    again = dialogscore.Audit.load(tmp_path / "out")
    pd.testing.assert_frame_equal(again.tables["themes"], audit.tables["themes"])


def test_a_theme_changed_in_the_record_is_found_out(audit, tmp_path):
    audit.save(tmp_path / "out")
    path = tmp_path / "out" / "private" / "messages.parquet"
    record = pd.read_parquet(path)
    row = record.index[record["theme"].notna()][0]
    other = next(code for code in record["theme"].dropna() if code != record.loc[row, "theme"])
    record["theme"] = record["theme"].mask(record.index == row, other)
    tables.write_parquet(record, path)
    assert any(failure.startswith("theme_share (theme") for failure in verify(tmp_path / "out").verdict.failures)


def test_every_turn_that_needs_a_reply_has_a_theme_and_figures_agree_with_the_ledger(audit):
    table, messages = audit.tables["themes"], audit.messages
    assert messages.loc[messages["ledger"].eq("eligible"), "theme"].notna().all()
    ledger = audit.tables["ledger"].set_index("rule")["turns"]
    assert table["watched"].sum() == ledger["eligible"]
    assert table["unanswered"].sum() == ledger["eligible"] - ledger["answered"]
    assert table["share"].sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Most often left unanswered"), ("de", "Am häufigsten unbeantw")]
)
def test_the_page_tells_them_in_both_languages(audit, label, language, title):
    page = html.compose(audit, language=language)
    chapter = page[page.index('<section id="themes"') :]
    chapter = chapter[: chapter.index("</section>")]
    assert f"{title}" in chapter
    assert label in chapter
    assert 'href="#M0' in chapter


def test_the_workbook_has_a_sheet_of_them(audit, label, tmp_path):
    workbook.render(audit, tmp_path / "report.xlsx", language="de")
    sheet = pd.read_excel(tmp_path / "report.xlsx", sheet_name="themes", engine="calamine")
    assert sheet["label"].iloc[0] == label
    assert sheet["theme"].tolist() == audit.tables["themes"]["theme"].tolist()


@pytest.mark.parametrize("kind", ["public", "ids"])
def test_copies_for_everybody_hold_no_words_of_themes(audit, label, kind, tmp_path):
    share(audit, tmp_path / "copy", kind=kind)
    plain = [path for path in (tmp_path / "copy").rglob("*") if path.suffix in (".csv", ".json")]
    texts = [path.read_text(encoding="utf-8") for path in plain]
    read = [tables.read_parquet(path).to_csv() for path in (tmp_path / "copy").rglob("*.parquet")]
    assert not any(label in text for text in [*texts, *read])
    if kind == "ids":
        kept = tables.read_parquet(tmp_path / "copy" / "tables" / "themes.parquet")
        assert "label" not in kept
        assert len(kept) == len(audit.tables["themes"])


def test_everybody_forgotten_leaves_themes_without_words(audit, label):
    left = forget_everybody(audit).audit
    assert set(left.tables["themes"]["label"]) == {""}
    assert left.tables["themes"]["turns"].tolist() == audit.tables["themes"]["turns"].tolist()
    page = html.compose(left, language="en")
    assert "T01 (words taken out)" in page
    assert label not in page


def test_the_same_feed_gives_the_same_themes_whatever_the_number_of_processes(tmp_path):
    write_feed(tmp_path / "feed.jsonl", drawn(asked=130))
    first, second = (dialogscore.audit(tmp_path / "feed.jsonl", company="acme", jobs=jobs) for jobs in (1, 2))
    pd.testing.assert_frame_equal(first.tables["themes"], second.tables["themes"])
    assert first.messages["theme"].equals(second.messages["theme"])
    row = first.scores[first.scores["measure"] == "themes"].iloc[0]
    assert (row["value"], row["n"]) == (first.tables["theme_fits"]["themes"].sum(), 130)


def test_a_feed_too_small_says_so_in_scores_and_page(tmp_path):
    write_feed(tmp_path / "feed.jsonl", drawn(asked=60))
    audit = dialogscore.audit(tmp_path / "feed.jsonl", company="acme")
    row = audit.scores[audit.scores["measure"] == "themes"].iloc[0]
    assert json.loads(row["note_args"]) == {"found": 60, "least": 120}
    page = html.compose(audit, language="en")
    assert "Too few for themes: 60 turns in need of a reply in one language, 120 are needed." in page
