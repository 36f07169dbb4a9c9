"""`dialogscore map` and what leads to it, as people use them."""

import io
import sys
import tomllib

import pytest

from dialogscore import registry
from dialogscore.cli import main

TABLE = (
    "Case,Ref,Sent,Who,Way,Words\n"
    "c1,1,2024-03-05 09:00,Acme,outgoing,Which cup do you pour it into?\n"
    "c1,2,2024-03-05 09:12,Ann,incoming,The blue one of course my friend\n"
    "c1,3,2024-03-05 09:42,Acme,outgoing,A good one to have and to hold\n"
)


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self):
        return True


@pytest.fixture
def feed(tmp_path, monkeypatch):
    """Return the path of a table that no format knows, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "export.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_guesses_are_taken_where_nobody_can_be_asked_and_the_file_works(feed, tmp_path, capsys):
    text = TABLE.replace("Ref", "Message ID").replace("Sent", "Date").replace("Who", "Author").replace("Words", "Text")
    feed.write_text(text.replace("Way", "Direction"), encoding="utf-8")

    assert main(["map", str(feed), "-o", "made.toml", "--zone", "UTC"]) == 0

    said = capsys.readouterr()
    assert "M000001 2024-03-05 09:00" in said.out
    assert "whether the company wrote it or got it: Direction = outgoing: the company" in said.err
    made = tomllib.loads((tmp_path / "made.toml").read_text(encoding="utf-8"))
    assert made["columns"] == {
        "message_id": "Message ID",
        "created_at": "Date",
        "text": "Text",
        "author_name": "Author",
        "conversation_id": "Case",
    }
    assert made["threading"] == "conversation"
    assert made["company"]["when"] == {"column": "Direction", "in": ["outgoing"]}
    assert main(["inspect", str(feed), "--mapping", "made.toml", "--company", "Acme"]) == 0
    assert "audience 1, company 2" in capsys.readouterr().out


def test_somebody_at_a_terminal_is_asked_by_number(feed, tmp_path, capsys, monkeypatch):
    answers = ["2", "3", "6", "4", "", "1", "", "5", "1", "Europe/Berlin"]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))

    assert main(["map", str(feed), "-o", "made.toml"]) == 0

    made = tomllib.loads((tmp_path / "made.toml").read_text(encoding="utf-8"))
    assert made["columns"] == {
        "message_id": "Ref",
        "created_at": "Sent",
        "text": "Words",
        "author_name": "Who",
        "conversation_id": "Case",
    }
    assert made["time"] == {"zone": "Europe/Berlin"}
    assert made["company"] == {"when": {"column": "Way", "in": ["outgoing"]}, "role": "company"}
    assert "   5  Way  (outgoing)" in capsys.readouterr().err


def test_who_leaves_half_way_has_nothing_written(feed, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("2\n"))
    assert main(["map", str(feed), "-o", "made.toml"]) == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_a_file_that_is_there_is_overwritten_by_force_only(feed, tmp_path, capsys):
    (tmp_path / "made.toml").write_text("mine", encoding="utf-8")
    assert main(["map", str(feed), "-o", "made.toml"]) == 1
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "made.toml").read_text(encoding="utf-8") == "mine"
    assert main(["map", str(feed), "-o", "made.toml", "--force", "--yes"]) == 0
    assert "mine" not in (tmp_path / "made.toml").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.csv", "made.toml"]


def test_what_cannot_be_guessed_is_named(feed, capsys):
    feed.write_text("a,b\nc,d\ne,f\n", encoding="utf-8")
    assert main(["map", str(feed), "-o", "made.toml"]) == 2
    assert "no column that is the time it was written or its text or who wrote it" in capsys.readouterr().err


@pytest.mark.parametrize("content", ['{"a": 1}\n{"a": 2}\n', "plain words\n"])
def test_what_is_no_table_is_refused(feed, capsys, content):
    feed.write_text(content, encoding="utf-8")
    assert main(["map", str(feed), "-o", "made.toml"]) == 1
    assert "expected CSV or XLSX with a header" in capsys.readouterr().err


def test_a_shipped_mapping_can_be_copied(capsys):
    assert main(["map", "--show", "hootsuite"]) == 0
    text = (registry.MAPPINGS / "hootsuite.toml").read_text(encoding="utf-8")
    assert capsys.readouterr().out == text
    assert main(["map", "--show", "hotsuite"]) == 2
    assert "Did you mean hootsuite" in capsys.readouterr().err


def test_a_table_and_a_file_to_write_are_needed(feed, capsys):
    assert main(["map", str(feed)]) == 2
    assert "dialogscore map FEED -o mapping.toml" in capsys.readouterr().err


def test_an_unknown_table_leads_to_the_command(feed, capsys):
    assert main(["audit", str(feed), "--company", "Acme", "-o", "out"]) == 1
    assert f"`dialogscore map {feed} -o mapping.toml`" in capsys.readouterr().err
    assert main(["inspect", str(feed), "--company", "Acme"]) == 1
    assert f"`dialogscore map {feed} -o mapping.toml`" in capsys.readouterr().err


def test_a_table_of_metrics_leads_to_where_formats_come_from(feed, capsys):
    feed.write_text("Date,Reach,Response rate\n2024-03-01,1200,85%\n2024-03-02,900,90%\n", encoding="utf-8")
    assert main(["map", str(feed), "-o", "made.toml"]) == 1
    assert "a table of metrics without messages (Reach, Response rate)" in capsys.readouterr().err
    assert main(["list", "formats", "--how-to-get"]) == 0
    said = capsys.readouterr().out
    assert "how to get: Hootsuite: Analytics" in said
    assert "capabilities" not in said
    assert main(["list", "measures", "--how-to-get"]) == 2


def test_a_zone_that_is_none_is_named_before_anything_is_written(feed, tmp_path, capsys):
    assert main(["map", str(feed), "-o", "made.toml", "--zone", "Europe/Berlim"]) == 2
    assert "Europe/Berlin" in capsys.readouterr().err
    assert not (tmp_path / "made.toml").exists()


def test_answers_to_messages_that_are_not_there_are_warned_of(feed, tmp_path, capsys):
    rows = ["Message ID,In reply to,Date,Author,Direction,Text", "1,,2024-03-05 09:00,Acme,outgoing,Which cup is it?"]
    rows.append("2,x1,2024-03-05 09:12,Ann,incoming,The blue one of course my friend")
    feed.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(["map", str(feed), "-o", "made.toml", "--zone", "UTC"]) == 0
    said = capsys.readouterr().err
    assert "none of 1 parents found" in said
    assert "First correct message_id and parent_id" in said
