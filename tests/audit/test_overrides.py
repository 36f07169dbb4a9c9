"""The file of objections: however a spreadsheet saved it, and what is wrong with it named by its line."""

import re

import pytest

from dialogscore.audit.overrides import read_overrides
from dialogscore.errors import UsageError

HEADER = "ref,column,value,reason,by,on"
GOOD = "M000003,act,answer,It answers the question.,Acme press office,2025-03-31"


def written(tmp_path, *lines, encoding="utf-8", end="\n"):
    path = tmp_path / "overrides.csv"
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    return path


def test_a_plain_file_is_read(tmp_path):
    table = read_overrides(written(tmp_path, HEADER, GOOD))
    assert table.drop(columns="message_id").to_dict("records") == [
        {"ref": "M000003", "column": "act", "value": "answer", "reason": "It answers the question.",
         "by": "Acme press office", "on": "2025-03-31", "decision": "accepted", "line": 2}
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_is_read(tmp_path, encoding, separator):
    lines = [HEADER, "'M000003,Needs_Reply,Ja,'=für uns keine Frage,'Müller,31.03.2025"]
    lines = [line.replace(",", separator) for line in lines]
    row = read_overrides(written(tmp_path, *lines, encoding=encoding, end="\r\n")).iloc[0]
    assert (row["ref"], row["column"], row["value"], row["on"]) == ("M000003", "needs_reply", "true", "2025-03-31")
    assert (row["reason"], row["by"]) == ("=für uns keine Frage", "Müller")


def test_a_reason_may_have_commas_quotes_and_lines_and_the_next_line_is_still_counted_right(tmp_path):
    path = written(tmp_path, HEADER, 'M000003,act,answer,"It answers,\nthe ""question"".",Acme,2025-03-31', "", GOOD)
    table = read_overrides(path)
    assert table["reason"][0] == 'It answers,\nthe "question".'
    assert table["line"].tolist() == [2, 5]


def test_decisions_are_read_and_without_the_column_all_are_accepted(tmp_path):
    table = read_overrides(written(tmp_path, f"{HEADER},decision", f"{GOOD},Rejected", f"{GOOD},angenommen"))
    assert table["decision"].tolist() == ["rejected", "accepted"]


def test_no_answer_at_all_is_an_empty_value(tmp_path):
    path = written(tmp_path, HEADER, "M000003,response_id,,That was for somebody else.,Acme,2025-03-31")
    assert read_overrides(path)["value"][0] == ""


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([""], "found an empty file"),
        (["ref,column,value,reason,by"], "line 1: found no column 'on'"),
        (["column,value,reason,by,on"], "line 1: found no column 'ref'"),
        (["ref,column,value,reason,by,on,why"], "line 1: found the unknown column 'why'"),
        (["ref,ref,column,value,reason,by,on"], "line 1: found the column 'ref' twice"),
        ([HEADER, ",act,answer,It does.,Acme,2025-03-31"], "line 2: found no ref"),
        ([HEADER, GOOD, "M000003,level,3,It does.,Acme,2025-03-31"], "line 3: found the column 'level'"),
        ([HEADER, "M000003,act,anser,It does.,Acme,2025-03-31"], "found the act 'anser'.* Did you mean answer"),
        ([HEADER, "M000003,inbound_type,rant,It is.,Acme,2025-03-31"], "found the inbound_type 'rant'"),
        ([HEADER, "M000003,needs_reply,maybe,It is.,Acme,2025-03-31"], "needs_reply 'maybe', expected 1 or 0"),
        ([HEADER, "M000003,act,answer, ,Acme,2025-03-31"], "line 2: found no reason"),
        ([HEADER, "M000003,act,answer,It does.,,2025-03-31"], "line 2: found no by"),
        ([HEADER, "M000003,act,answer,It does.,Acme,"], "line 2: found no day"),
        ([HEADER, "M000003,act,answer,It does.,Acme,03/31/2025"], "line 2: found the day '03/31/2025'"),
        ([f"{HEADER},decision", f"{GOOD},perhaps"], "line 2: found the decision 'perhaps'"),
        ([HEADER, "M000003,act,answer,It does, really,Acme,2025-03-31"], "line 2: found 7 cells, expected 6"),
        ([HEADER, 'M000003,act,answer,"It does'], "what is no CSV"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path, lines, sentence):
    with pytest.raises(UsageError, match=sentence):
        read_overrides(written(tmp_path, *lines))


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UsageError, match=re.escape("No such file")):
        read_overrides(tmp_path / "none.csv")
