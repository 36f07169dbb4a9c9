"""Ids and labels meet their texts again: what is joined, what has changed, what is missing; and the texts stay out."""

import csv
import json

import pandas as pd
import pytest

from dialogscore.cli import main
from dialogscore.errors import FeedError, UsageError
from dialogscore.training import dehydrating, hydrating
from dialogscore.training.further import shipped_corpora, text_key
from dialogscore.training.labels import read_labels
from dialogscore.training.tasks import ACTS
from tests.coded import write_csv

ASKED = "@nordlicht warum ist die Halle heute zu?"
ANSWERED = "Die Halle ist heute zu, weil der Boden neu gemacht wird."
POSTED = "Am Samstag wird das Eis neu bereitet."
THANKED = "Danke für die schnelle Antwort!"
# Company messages: an answer coded twice, a post coded once; audience messages: a question, thanks to an answer.
ACT = {"dataset": "hall", "company": "nordlicht", "platform": "x", "lang": "de", "before": None, "sure": 1}
ANSWER = ACT | {"native_id": "2", "is_reply": True, "parent": ASKED, "text": ANSWERED, "act": "answer"}
POST = ACT | {"native_id": "3", "is_reply": None, "parent": None, "text": POSTED, "act": "inform"}
SAID = {"dataset": "hall", "company": "", "lang": "de", "sure": 0}
QUESTION = SAID | {"native_id": "1", "context": None, "text": ASKED, "type": "question", "needs_reply": 1}
THANKS = SAID | {"native_id": "https://hall.example/a-word-of-thanks", "context": f"company: {ANSWERED}"} | {
    "text": THANKED, "type": "praise", "needs_reply": 0,
}  # fmt: skip
SPEC = '[hall]\ntitle = "an ice rink"\nid = ["id_str"]\ntext = ["text"]\n'


@pytest.fixture
def gold(tmp_path):
    twice = {"coder_a": "answer", "coder_b": "probe"}
    files = {
        "company_acts_dev": [ANSWER | twice], "company_acts_train": [POST], "inbound_dev": [], "inbound_train":
        [QUESTION, THANKS], "post_purposes_dev": [], "post_purposes_train": [POST | {"purpose": "service"}],
    }  # fmt: skip
    (tmp_path / "gold").mkdir()
    for name, rows in files.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / "gold" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path / "gold"


@pytest.fixture
def corpora(gold, tmp_path, capsys):
    root = tmp_path / "corpora"
    assert dehydrating.main([str(gold), "-o", str(root)]) == 0
    (root / "coded" / "datasets.toml").write_text(SPEC, encoding="utf-8")
    (root / "written").mkdir()
    written = '{"company": "Elm", "lang": "en", "text": "Hi", "act": "inform"}\n'
    (root / "written" / "company_messages.jsonl").write_text(written, encoding="utf-8")
    capsys.readouterr()
    return root


def copy_of(tmp_path, **texts):
    rows = [{"id_str": number, "text": text} for number, text in texts.items()]
    return write_csv(tmp_path / "copy.csv", [{"id_str": row["id_str"].strip("n"), "text": row["text"]} for row in rows])


def test_what_is_shipped_holds_no_text_and_no_address(corpora):
    for path in (corpora / "coded").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert not any(said in text for said in (ASKED, ANSWERED, POSTED, THANKED, "hall.example"))
    rows = csv.DictReader((corpora / "coded/evaluated_acts.csv").read_text(encoding="utf-8").split("\n"))
    answer, post = sorted(rows, key=lambda row: row["native_id"])
    assert (answer["native_id"], answer["key"], answer["parent"]) == ("2", text_key(ANSWERED), text_key(ASKED))
    assert (answer["act"], answer["coder_a"], answer["coder_b"], post["coder_b"]) == ("answer", "answer", "probe", "")


def test_labels_meet_the_texts_they_were_given_to(corpora, tmp_path):
    copy = copy_of(tmp_path, n1=ASKED, n2=ANSWERED, n3=POSTED, n4=THANKED)
    found = hydrating.hydrate("hall", [copy], corpora=corpora)
    by_text = {row["text"]: row for row in found.rows}
    assert by_text[ANSWERED]["parent"] == ASKED
    assert (by_text[ANSWERED]["act"], by_text[ANSWERED]["double"], by_text[POSTED]["double"]) == ("answer", True, False)
    assert (by_text[ASKED]["type"], by_text[ASKED]["needs_reply"]) == ("question", 1)
    assert by_text[THANKED]["context"] == f"company: {ANSWERED}"
    assert found.counts.loc["hall"].to_dict() == {
        "labels": 4, "joined": 4, "changed": 0, "missing": 0, "above": 2, "above_found": 2,
    }  # fmt: skip


def test_changed_and_missing_texts_are_counted_and_left_out(corpora, tmp_path):
    # 1 says something else now, 3 is not there; 2 and the thanks are as they were.
    copy = copy_of(tmp_path, n1="gelöscht", n2=ANSWERED, n4=THANKED)
    found = hydrating.hydrate("hall", [copy], corpora=corpora)
    assert sorted(row["text"] for row in found.rows) == sorted([ANSWERED, THANKED])
    assert found.counts.loc["hall"].to_dict() == {
        "labels": 4, "joined": 2, "changed": 1, "missing": 1, "above": 2, "above_found": 1,
    }  # fmt: skip


def test_a_file_in_an_old_code_page_is_read_where_the_data_set_is_in_one(corpora, tmp_path):
    copy = tmp_path / "old.csv"
    copy.write_bytes(f"id_str,text\n4,{THANKED}\n".encode("latin-1"))
    with pytest.raises(FeedError, match="none of its coded messages"):
        hydrating.hydrate("hall", [copy], corpora=corpora)
    (corpora / "coded" / "datasets.toml").write_text(SPEC + 'encoding = "latin-1"\n', encoding="utf-8")
    assert [row["text"] for row in hydrating.hydrate("hall", [copy], corpora=corpora).rows] == [THANKED]


def test_fits_only_rows_say_so_and_get_their_ids(corpora, tmp_path):
    row = {"dataset": "hall", "key": text_key("Neu im Shop."), "company": "nordlicht", "lang": "de", "is_reply": 0}
    write_csv(corpora / "coded/company_acts.csv", [row | {"parent": None, "before": None, "act": "promote", "sure": 1}])
    write_csv(corpora / "coded/further_ids.csv", [{"dataset": "hall", "native_id": "9", "key": row["key"]}])
    copy = copy_of(tmp_path, n9="Neu im Shop.")
    (found,) = hydrating.hydrate("hall", [copy], corpora=corpora).rows
    assert (found["native_id"], found["evaluated"], found["is_reply"]) == ("9", False, False)
    changed = hydrating.hydrate("hall", [copy_of(tmp_path, n9="Ausverkauft.", n3=POSTED)], corpora=corpora)
    assert changed.counts.loc["hall", ["changed", "missing"]].tolist() == [1, 3]


def test_purposes_come_when_they_are_asked_for(corpora, tmp_path):
    copy = copy_of(tmp_path, n3=POSTED)
    (row,) = hydrating.hydrate("hall", [copy], kinds=["purposes"], corpora=corpora).rows
    assert (row["purpose"], row["text"], "act" in row) == ("service", POSTED, False)


def test_all_takes_messages_written_for_the_project_along(corpora, tmp_path):
    rows = hydrating.hydrate("all", [copy_of(tmp_path, n3=POSTED)], corpora=corpora).rows
    assert [(row["dataset"], row["evaluated"]) for row in rows] == [("hall", True), ("written", False)]
    assert [row["text"] for row in hydrating.hydrate("written", corpora=corpora).rows] == ["Hi"]


def test_what_was_hydrated_is_read_as_coded_messages(corpora, tmp_path):
    rows = hydrating.hydrate("hall", [copy_of(tmp_path, n1=ASKED, n2=ANSWERED, n3=POSTED)], corpora=corpora).rows
    hydrating.write(rows, tmp_path / "hall.jsonl")
    read = read_labels([tmp_path / "hall.jsonl"])
    assert not len(read.rejects)
    answer = next(row for row in read.acts if row["act"] == "answer")
    assert (answer["parent"], answer["is_reply"], answer["double"], answer["dataset"]) == (ASKED, True, True, "hall")
    assert [(row["type"], row["needs_reply"]) for row in read.inbound] == [("question", 1)]


def test_unknown_data_sets_and_tables_without_texts_are_refused(corpora, tmp_path):
    with pytest.raises(UsageError, match="Did you mean hall"):
        hydrating.hydrate("halls", corpora=corpora)
    with pytest.raises(FeedError, match="a column of texts: text"):
        hydrating.hydrate("hall", [write_csv(tmp_path / "copy.csv", [{"id_str": 1, "words": POSTED}])], corpora=corpora)


def test_shipped_labels_are_of_known_data_sets_and_of_the_codebook():
    labels, known = hydrating.labelled(), hydrating.datasets()
    assert set(labels["dataset"]) == set(known)
    assert set(labels["act"]) - {""} <= {*ACTS, "other"}
    assert labels.groupby(["kind", "evaluated"]).size().to_dict() == {
        ("acts", False): 6367, ("acts", True): 10390, ("audience", False): 6971, ("audience", True): 1127,
        ("purposes", False): 1530, ("purposes", True): 2033,
    }  # fmt: skip
    assert labels["key"].str.fullmatch(r"[0-9a-f]{16}").all()
    assert labels["native_id"].str.fullmatch(r"[\w.-]*").all()
    # Whoever holds twcs.csv can tell each of its coded messages by its tweet_id.
    assert labels.loc[labels["dataset"].eq("twcs"), "native_id"].ne("").all()


def test_shipped_files_hold_no_column_of_words():
    for path in (shipped_corpora() / "coded").glob("*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        assert not {"text", "remark"} & set(table)
        assert not any(table[column].str.contains(r"\s\S+\s").any() for column in table if column != "company"), path


def test_command_hydrates_and_lists(tmp_path, capsys):
    assert main(["corpus", "list"]) == 0
    assert "twcs  Customer Support on Twitter" in capsys.readouterr().out
    out = tmp_path / "written.jsonl"
    assert main(["corpus", "hydrate", "written", "-o", str(out)]) == 0
    assert len(read_labels([out]).acts) > 1000
    assert "not checked by people" in capsys.readouterr().err
    assert main(["corpus", "hydrate", "written", "-o", str(out)]) == 1
    assert "--force to replace it" in capsys.readouterr().err
    assert main(["corpus", "hydrate", "twcs"]) == 2
    assert "--from" in capsys.readouterr().err


def test_what_is_written_is_whole_and_its_owners_alone_even_over_an_older_file(tmp_path):
    path = tmp_path / "coded.jsonl"
    path.write_text("older\n")
    path.chmod(0o644)

    def broken():
        yield {"text": THANKED}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hydrating.write(broken(), path)
    assert path.read_text() == "older\n"
    hydrating.write([{"text": THANKED}], path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"text": THANKED}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["coded.jsonl"]


@pytest.mark.parametrize("name", ["copy.csv.gz", "copy.csv.zip", "copy.csv.xz", "copy.csv.bz2"])
def test_a_damaged_copy_is_refused_in_a_sentence(corpora, tmp_path, name):
    whole = tmp_path / f"whole-{name}"
    pd.DataFrame({"id_str": range(5000), "text": ASKED}).to_csv(whole)
    (tmp_path / name).write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(FeedError, match="cannot be read as such"):
        hydrating.hydrate("hall", [tmp_path / name], corpora=corpora)
