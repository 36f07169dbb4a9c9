"""Two sheets become one: what is agreed stands, what is not is left open, and the filled result is a coded sheet."""

import openpyxl
import pytest

from dialogscore.cli import main
from dialogscore.coding.adjudicating import adjudicate
from dialogscore.coding.reading import read_sheet
from dialogscore.errors import FeedError, OutputError
from tests.coding.filled import row, write_sheet


@pytest.fixture
def sheets(tmp_path):
    asked = {"inbound_type": "question", "needs_reply": 1}
    first = [row(1, act="answer", sure=1, remark="clear"), row(2, act="deflect", sure=1), row(3, "inbound", **asked)]
    second = [row(3, "inbound", **asked | {"needs_reply": 0}), row(2, act="inform", remark="no idea"),
              row(1, act="answer", sure=0)]  # fmt: skip
    coded = {"a": first, "b": second}
    return [write_sheet(tmp_path / f"{coder}.xlsx", rows, coder=coder) for coder, rows in coded.items()]


def test_agreed_labels_stand_and_others_are_left_open(sheets):
    found = adjudicate(*map(read_sheet, sheets))
    assert found.undecided == 2
    # Those to decide come first, in the order of the first sheet.
    assert found.rows["ref"].tolist() == ["M000002", "M000003", "M000001"]
    rows, beside = found.rows.set_index("ref"), found.beside.set_axis(found.rows["ref"])
    assert rows["act"].tolist()[2] == "answer"
    assert rows[["act", "needs_reply"]].isna().to_numpy().tolist() == [[True, True], [True, True], [False, True]]
    # What both said of the type stands, whether they differ about the reply or not.
    assert rows.loc["M000003", "inbound_type"] == "question"
    assert beside.loc["M000002"].tolist() == ["deflect", "inform"]
    assert beside.loc["M000003"].tolist() == ["1", "0"]
    assert beside.loc["M000001"].tolist() == ["", ""]
    # As sure as the less sure of both.
    assert not rows.loc["M000001", "sure"]
    assert rows["remark"].fillna("").tolist() == ["b: no idea", "", "a: clear"]


def test_filled_result_is_a_complete_coded_sheet(sheets, tmp_path):
    final = tmp_path / "final.xlsx"
    adjudicate(*map(read_sheet, sheets), final)
    read = read_sheet(final)
    assert [(one.ref, one.column) for one in read.missing] == [("M000002", "act"), ("M000003", "needs_reply")]
    assert (read.about["coder"], read.about["blind"], read.about["sample"]) == ("adjudicated", "yes", "s-1")
    book = openpyxl.load_workbook(final)
    tab = book["messages"]
    head = [cell.value for cell in tab[1]]
    assert head[-2:] == ["coder a", "coder b"]
    act, reply = (head.index(name) for name in ("act", "needs_reply"))
    assert tab[2][act].fill.fgColor.rgb == tab[3][reply].fill.fgColor.rgb == "FFFFC9B5"
    assert tab[4][act].fill.fgColor.rgb != "FFFFC9B5"
    assert [cell.value for cell in tab[2]][-2:] == ["deflect", "inform"]
    tab[2][act].value, tab[3][reply].value = "deflect", 1
    book.save(final)
    labels = read_sheet(final).require_complete().rows.set_index("ref")
    assert labels["act"].dropna().to_dict() == {"M000002": "deflect", "M000001": "answer"}
    assert labels.loc["M000003", "needs_reply"] == 1
    assert labels["text"].tolist() == ["message 2", "message 3", "message 1"]


def test_german_sheets_stay_german(tmp_path):
    paths = [
        write_sheet(tmp_path / f"{act}.xlsx", [row(1, act=act)], coder=act, language="de")
        for act in ("answer", "probe")
    ]
    adjudicate(*map(read_sheet, paths), tmp_path / "final.xlsx")
    tab = openpyxl.load_workbook(tmp_path / "final.xlsx").worksheets[0]
    assert [cell.value for cell in tab[2]][-2:] == ["Antwort", "Rückfrage"]


def test_a_label_of_one_coder_alone_is_to_be_decided(tmp_path):
    a = read_sheet(write_sheet(tmp_path / "a.xlsx", [row(1, act="answer")], coder=1))
    b = read_sheet(write_sheet(tmp_path / "b.xlsx", [row(1, act=None)], coder=1))
    found = adjudicate(a, b)
    assert found.beside.loc[0].tolist() == ["answer", "-"]
    assert list(found.beside) == ["a", "b"]


def test_sheets_of_other_messages_are_refused(sheets, tmp_path):
    other = read_sheet(write_sheet(tmp_path / "c.xlsx", [row(1, act="answer")]))
    with pytest.raises(FeedError, match="3 and 1 messages, 1 of them in both"):
        adjudicate(read_sheet(sheets[0]), other)


def test_decisions_are_never_written_over(sheets, tmp_path, capsys):
    final = tmp_path / "final.xlsx"
    assert main(["adjudicate", *map(str, sheets), "-o", str(final)]) == 0
    assert "1 of 3 messages are settled, 2 to decide" in capsys.readouterr().err
    # Once more as it was is no harm.
    adjudicate(*map(read_sheet, sheets), final)
    book = openpyxl.load_workbook(final)
    book.worksheets[0]["A2"].value = "mine"
    book.save(final)
    with pytest.raises(OutputError, match="somebody may have coded in it"):
        adjudicate(*map(read_sheet, sheets), final)
