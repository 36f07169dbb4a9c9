"""The rules for hand-overs are measured against codes that hold no text."""

import json
from pathlib import Path

import pytest

from dialogscore.errors import FeedError
from dialogscore.training.handovers import CODES, agreement, coded_hand_overs, main

TEXTS = {
    "a1": ("en", "Anvil Rail", "@ann Please DM us your booking reference.", "direct_message", 1),
    "a2": ("en", "Anvil Rail", "@bob Please call us on 0800 12345.", "phone", 0),
    "b1": ("de", "Bote", "@carl Bitte wenden Sie sich an @BoteHilft, die Kollegen helfen.", "other_account", 0),
    "b2": ("de", "Bote", "@dora Bitte per E-Mail mit Kd-Nr. an post@bote.example.", "phone", 1),
}


@pytest.fixture
def gold(tmp_path):
    lines = [
        json.dumps({"key": key, "lang": lang, "company": company, "text": text})
        for key, (lang, company, text, *_) in TEXTS.items()
    ]
    (tmp_path / "company_acts_dev.jsonl").write_text("\n".join(lines[:2]) + "\n", encoding="utf-8")
    (tmp_path / "company_acts_train.jsonl").write_text("\n".join(lines[2:]) + "\n", encoding="utf-8")
    rows = [f"first,made,{key},{to},{why}" for key, (_, _, _, to, why) in TEXTS.items()]
    head = "sample,dataset,key,deflect_to,reason_visible"
    (tmp_path / "codes.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return tmp_path


def test_accuracy_and_kappa_are_those_worked_out_by_hand(gold):
    lines = agreement(coded_hand_overs(gold, codes=gold / "codes.csv"))
    found = {(line["measure"], line["subset"]): line for line in lines}
    # The rules say e-mail where b2 was coded as phone: 3 of 4. By chance: direct_message 1/4 x 1/4, phone 2/4 x 1/4,
    # other_account 1/4 x 1/4, e-mail 0: 4/16, so kappa is (3/4 - 1/4) / (1 - 1/4) = 2/3.
    assert found["hand-overs, deflect_to, accuracy", "all"]["value"] == 0.75
    assert found["hand-overs, deflect_to, kappa", "all"]["value"] == 0.6667
    assert found["hand-overs, deflect_reason, accuracy", "all"]["value"] == 1
    assert found["hand-overs, recall", "phone"] | {"low": 0, "high": 1} == {
        "measure": "hand-overs, recall", "rows": "first", "subset": "phone", "by": "rules", "value": 0.5,
        "low": 0, "high": 1, "n": 2, "companies": 2,
    }  # fmt: skip
    assert found["hand-overs, deflect_to, accuracy", "de"]["companies"] == 1


def test_a_gold_set_that_lacks_a_coded_message_is_refused(gold):
    (gold / "company_acts_dev.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(FeedError, match="every coded message"):
        coded_hand_overs(gold, codes=gold / "codes.csv")


def test_without_the_gold_set_the_command_says_so_in_a_sentence(capsys):
    assert main(["/nowhere/gold"]) == 1
    assert capsys.readouterr().err.startswith("Could not read the coded messages")


def test_the_codes_hold_ids_and_labels_alone():
    lines = Path(CODES).read_text(encoding="utf-8").split("\n")[1:-1]
    assert len(lines) == 300
    assert len({line.split(",")[2] for line in lines}) == 300
    assert {len(line.split(",")) for line in lines} == {6}
