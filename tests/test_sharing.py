"""A copy for somebody else holds what its reader needs and nobody's words."""

import json

import openpyxl
import pandas as pd
import pytest

from dialogscore import folder, schema, tables
from dialogscore.errors import UsageError
from dialogscore.reports import html, workbook
from dialogscore.sharing import KINDS, share, without_small_cells
from tests.reports import made


def audited(*texts, **options):
    return made.kept(*texts, **options)

KIND = pytest.mark.parametrize("kind", KINDS)


def everything_in(place):
    parts = [path.read_text(encoding="utf-8") for path in sorted(place.rglob("*")) if path.suffix != ".parquet"
             and path.is_file()]  # fmt: skip
    read = [tables.read_parquet(path).to_csv() for path in sorted(place.rglob("*.parquet"))]
    return "\n".join([*parts, *read])


@KIND
def test_no_copy_holds_words_names_or_the_record_of_the_audience_even_if_the_audit_shows_them(kind, tmp_path):
    audit = audited(asked="Where is my accordion?", quotes=True, show_names=True)
    share(audit, tmp_path / "copy", kind=kind)
    told = everything_in(tmp_path / "copy")
    assert "accordion" not in told
    assert "Handle0" not in told
    assert "Anna Sommer" not in told
    assert not (tmp_path / "copy" / "private").exists()
    assert folder.is_result(tmp_path / "copy")
    assert folder.verify(tmp_path / "copy") == ((), (), ())


@KIND
def test_no_copy_says_why_and_by_whom_a_label_was_objected_to(kind, tmp_path):
    audit = audited()
    objection = {"ref": "M000001", "column": "needs_reply", "value": "false", "model_value": "true", "line": 2,
                 "reason": "She only says: my accordion", "by": "Berta Winter", "on": "2025-03-31",
                 "decision": "accepted"}  # fmt: skip
    audit.tables["overrides"] = tables.typed(pd.DataFrame([objection]))
    audit.tables["without_overrides"] = audit.scores
    reports = {"report.html": lambda reduced, path: html.render(reduced, path, language="en"),
               "report.xlsx": lambda reduced, path: workbook.render(reduced, path, language="en")}  # fmt: skip
    share(audit, tmp_path / "copy", kind=kind, reports=reports)
    cells = ""
    if kind == "client":
        book = openpyxl.load_workbook(tmp_path / "copy" / "report.xlsx")
        cells = str([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])
        assert "M000001" in cells
        (tmp_path / "copy" / "report.xlsx").unlink()
        assert 'id="objections"' in (tmp_path / "copy" / "report.html").read_text(encoding="utf-8")
    told = everything_in(tmp_path / "copy") + cells
    assert "accordion" not in told
    assert "Berta" not in told
    assert ("needs_reply,false,true" in told) == (kind != "public")


def test_a_clients_copy_keeps_every_score_and_the_companys_own_words(tmp_path):
    audit = audited("Thanks, the accordion is on its way.")
    share(audit, tmp_path / "copy", kind="client", reports={"report.txt": lambda _, path: path.write_text("made")})
    told = json.loads((tmp_path / "copy" / "scores.json").read_text(encoding="utf-8"))
    assert [row["value"] for row in told] == [None if v != v else v for v in audit.scores["value"]]
    assert "the accordion is on its way" in everything_in(tmp_path / "copy")
    assert (tmp_path / "copy" / "report.txt").read_text() == "made"


def test_a_replication_package_has_ids_and_labels_and_no_word_of_anybody(tmp_path):
    share(audited("Thanks, the accordion is on its way."), tmp_path / "copy", kind="ids")
    assert "accordion" not in everything_in(tmp_path / "copy")
    rows = pd.read_csv(tmp_path / "copy" / "messages.csv", encoding="utf-8-sig")
    assert rows["message_id"].tolist() == ["q0", "r0"]
    assert rows["act"].tolist()[1] == "deflect"
    assert {"source_id", "source_row", "act_probability", "thread_id"} <= set(rows)


def cells(*rows):
    return made.frame(schema.SCORES, [made.score("reply_rate_72h", 0.5, n=n, subset_by=by, subset=part)
                                      for by, part, n in rows])  # fmt: skip


def test_a_cell_below_five_is_left_out_and_with_it_the_next_smallest_of_its_split():
    scores = cells((None, None, 100), ("weekday", "mon", 4), ("weekday", "tue", 30), ("weekday", "wed", 12),
                   ("language", "de", 60), ("language", "en", 40))  # fmt: skip
    left = without_small_cells(scores)
    assert left["value"].isna().tolist() == [False, True, False, True, False, False]
    assert left["n"].isna().tolist() == [False, True, False, True, False, False]
    assert left["note_code"].fillna("").tolist() == ["", "suppressed", "", "suppressed", "", ""]


def test_two_cells_below_five_hide_each_other():
    left = without_small_cells(cells(("weekday", "mon", 4), ("weekday", "tue", 1), ("weekday", "wed", 12)))
    assert left["value"].isna().tolist() == [True, True, False]


def test_a_count_of_one_to_four_is_a_small_cell_and_none_is_not():
    rows = [made.score("handed_over", value, n=100, unit="count") for value in (0, 1, 4, 5)]
    assert without_small_cells(made.frame(schema.SCORES, rows))["value"].isna().tolist() == [False, True, True, False]


def test_another_kind_is_refused_with_the_nearest_name(tmp_path):
    with pytest.raises(UsageError, match="client"):
        share(audited(), tmp_path / "copy", kind="clients")
    assert not (tmp_path / "copy").exists()
