"""Tables of numbers are told from tables of messages."""

import pytest

from dialogscore import readers
from dialogscore.errors import UnknownFormatError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import look
from dialogscore.readers.metrics import metric_columns
from tests.workbooks import write_workbook

OVERVIEW = "Datum;Reichweite;Antwortrate;Antwortzeit\n01.03.2024;1.200;85,5 %;2 h 10 min\n02.03.2024;900;90 %;5 min\n"


def seen(tmp_path, text, name="table.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return look(Blob(path))


@pytest.mark.parametrize(
    ("text", "counters"),
    [
        (OVERVIEW, ["Reichweite", "Antwortrate", "Antwortzeit"]),
        ('Page insights\n\nDate,Reach,Response rate\n2024-03-01,"1,200",85%\n', ["Reach", "Response rate"]),
        ("Metric,March,April\nReach,1200,1300\nResponse rate,85%,90%\n", ["March", "April"]),
    ],
)
def test_an_overview_is_a_table_of_metrics(tmp_path, text, counters):
    assert metric_columns(seen(tmp_path, text)) == counters


@pytest.mark.parametrize(
    "text",
    [
        "Post ID,Date,Likes,Comments\n1,2024-03-01,3,4\n2,2024-03-02,3,4\n",
        "Date,Message,Likes,Shares\n2024-03-01,Which cup do you pour it into?,3,4\n",
        "Nr;Verfasst von;Wann;Inhalt;Antwort auf\n1;Ann;05.03.2024 09:12;Mit Koffein?;\n2;Tea;05.03.2024 09:42;Ja;1\n",
        "a,b\nc,d\n",
        "a,b\n1,2\n",
        '{"reach": 3}\n',
    ],
)
def test_ids_and_texts_are_no_metrics(tmp_path, text):
    assert metric_columns(seen(tmp_path, text)) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_reading_it_says_what_to_ask_for(tmp_path, kind):
    path = tmp_path / f"table.{kind}"
    if kind == "xlsx":
        write_workbook(path, [line.split(";") for line in OVERVIEW.split("\n")])
    else:
        path.write_text(OVERVIEW, encoding="utf-8")
    with pytest.raises(UnknownFormatError) as caught:
        readers.read([path], readers.ReadOptions(company="Acme"))
    said = str(caught.value)
    assert "a table of metrics without messages (Reichweite, Antwortrate, Antwortzeit)" in said
    assert "dialogscore list formats --how-to-get" in said
