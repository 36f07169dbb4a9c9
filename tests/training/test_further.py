"""Further coded messages: texts are found again by their hash, and what is written by us comes with its text."""

import json

import pytest

from dialogscore import modelstore
from dialogscore.training import train
from dialogscore.training.further import FILES, further, shipped_corpora, text_key
from tests.coded import acts, inbound, write_csv

ASKED = "@nordlicht warum ist die Halle heute zu?"
ANSWERED = "Die Halle ist heute zu, weil der Boden neu gemacht wird."
POSTED = "Am Samstag wird das Eis neu bereitet."


@pytest.fixture
def folders(tmp_path):
    for name in ("feeds", "coded", "written"):
        (tmp_path / name).mkdir()
    write_csv(tmp_path / "feeds" / "hall.csv", [{"company": "nordlicht", "text": text} for text in (ANSWERED, POSTED)])
    (tmp_path / "feeds" / "old_latin1.csv").write_bytes(f"Text,n\n{ASKED},1\nGr\u00fc\u00dfe,2\n".encode("latin-1"))
    row = {"dataset": "hall", "company": "nordlicht", "lang": "de", "sure": 1}
    replied = {"is_reply": 1, "parent": text_key(ASKED), "before": None, "act": "answer"}
    posted = {"is_reply": 0, "parent": None, "before": None, "act": "inform"}
    write_csv(
        tmp_path / "coded" / "company_acts.csv",
        [
            row | replied | {"key": text_key(ANSWERED)},
            row | posted | {"key": text_key(POSTED)},
            row | posted | {"key": text_key("Diese Nachricht hat keine Tabelle.")},
        ],
    )
    asked = {"speaker": "company", "context": text_key(POSTED), "type": "question", "needs_reply": 1}
    write_csv(tmp_path / "coded" / "audience_messages.csv", [row | asked | {"key": text_key(ASKED)}])
    written = [
        {"company": "Elmsee", "lang": "de", "parent": "Fährt das Boot?", "text": "Ja, um neun.", "act": "answer"},
        {"company": "Elmsee", "lang": "de", "parent": None, "text": "Neue Bilder vom See.", "act": "inform"},
    ]
    text = "".join(json.dumps(one) + "\n" for one in written)
    (tmp_path / "written" / "company_messages.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_public_messages_get_their_texts_from_the_feeds(folders):
    answer, post = (row for row in further(folders / "feeds", folders) if row["dataset"] == "hall" and "act" in row)
    assert (answer["text"], answer["parent"], answer["is_reply"]) == (ANSWERED, ASKED, True)
    assert (post["text"], post["parent"], post["is_reply"]) == (POSTED, None, None)


def test_context_names_its_speaker(folders):
    (row,) = (row for row in further(folders / "feeds", folders) if "act" not in row)
    assert (row["text"], row["context"]) == (ASKED, f"company: {POSTED}")


def test_messages_that_no_feed_holds_are_left_out(folders):
    # Three coded company messages, one of which is in no feed, one coded audience message, two written by us.
    assert len(further(folders / "feeds", folders)) == 2 + 1 + 2
    assert {row["dataset"] for row in further(folders / "nowhere", folders)} == {"written"}


def test_written_messages_have_keys_of_their_own(folders):
    rows = [row for row in further(folders / "feeds", folders) if row["dataset"] == "written"]
    assert [row["key"] for row in rows] == ["company_messages-1", "company_messages-2"]
    assert [row["is_reply"] for row in rows] == [True, None]


def test_empty_corpora_hold_nothing(tmp_path):
    assert further(tmp_path, tmp_path) == []


def test_shipped_corpora_hold_all_files_and_labels_without_texts():
    for path in (shipped_corpora() / name for names in FILES.values() for name in names):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        if path.suffix == ".csv":
            assert "key" in head.split(",")
            assert "text" not in head.split(",")
        else:
            assert {"company", "lang", "text", "purpose" if "posts" in path.name else "act"} <= set(json.loads(head))


def test_card_counts_further_messages_and_hashes_their_files(folders, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    rows = {"company_acts": acts(), "inbound": inbound()}
    for name, coded in rows.items():
        for part, some in (("dev", coded[:14]), ("train", coded[14:])):
            text = "".join(json.dumps(row) + "\n" for row in some)
            (gold / f"{name}_{part}.jsonl").write_text(text, encoding="utf-8")
    data = modelstore.load(train(gold, tmp_path / "models", corpora=folders)[0]).card["trained_on"]
    assert [(one["name"], one["messages"]) for one in data["datasets"]] == [
        ("written", len(rows["company_acts"])),
        ("hall, for fits only", 2),
        ("written, for fits only", 2),
    ]
    assert data["for_fits_only"] == 4
    assert {"company_acts.csv", "company_messages.jsonl"} < set(data["files"])
    assert "not checked by people" in data["further"]
