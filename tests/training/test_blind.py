"""The coding of further messages is checked blind, and the figure is computed, not typed."""

import json

import numpy as np
import pandas as pd
import pytest

from dialogscore.training.blind import FILES, agreement, blind_figures, kappa
from dialogscore.training.further import shipped_corpora, text_key
from dialogscore.training.tasks import TASKS
from tests.coded import acts, write_csv


def test_kappa_is_the_one_worked_out_by_hand():
    # 6 of 8 agree; by chance 5/8 x 5/8 + 3/8 x 3/8 = 34/64: kappa is (48 - 34) / (64 - 34) = 7/15.
    assert kappa(np.array([[4, 1], [1, 2]])) == pytest.approx(7 / 15)
    # One label alone agrees by chance wholly, and nothing agrees in nothing.
    assert np.isnan(kappa(np.array([[[3, 0], [0, 0]], [[0, 0], [0, 0]]]))).all()


def test_two_codings_are_set_against_each_other_by_language():
    first = pd.DataFrame(
        {"act": ["answer", "probe"] * 40, "lang": ["de"] * 40 + ["en"] * 40, "group": list("abcd") * 20}
    )
    second = first.assign(act=["answer", "probe"] * 20 + ["answer"] * 40)
    found = {line["subset"]: line for line in agreement(first, second, ("act",), seed=1)}
    # Where the second coder says "answer" always, agreement is what chance gives. Over all: 60 of 80 agree, by chance
    # 1/2 x 3/4 + 1/2 x 1/4 = 1/2: kappa 1/2.
    assert {subset: line["value"] for subset, line in found.items()} == {"all": 0.5, "de": 1.0, "en": 0.0}
    assert (found["de"]["n"], found["de"]["companies"]) == (40, 4)


def test_messages_are_found_by_the_hash_of_their_text(tmp_path):
    rows = acts()
    lines = "".join(json.dumps(row | {"before": None}) + "\n" for row in rows)
    (tmp_path / TASKS["act"].files[0]).write_text(lines, encoding="utf-8")
    (tmp_path / "coded").mkdir()
    coded = [{"dataset": "written", "key": text_key(row["text"]), "act": row["act"]} for row in rows]
    path = write_csv(tmp_path / FILES["act"], coded)
    (line,) = blind_figures(TASKS["act"], tmp_path, tmp_path, seed=1)
    assert (line["measure"], line["value"], line["n"]) == ("blind coding, act, kappa", 1.0, len(rows))
    # A message that is not there is no agreement: no figure rather than one on fewer messages.
    write_csv(path, [*coded, coded[0] | {"key": "0" * 16}])
    assert blind_figures(TASKS["act"], tmp_path, tmp_path, seed=1) == []
    assert blind_figures(TASKS["act"], tmp_path, tmp_path / "nowhere", seed=1) == []


def test_shipped_codings_hold_hashes_and_labels_alone():
    for name in FILES.values():
        table = pd.read_csv(shipped_corpora() / name, dtype=str, keep_default_na=False)
        assert table["key"].str.fullmatch("[0-9a-f]{16}").all()
        assert set(table.columns) <= {"dataset", "native_id", "key", "lang", "act", "type", "needs_reply", "sure"}
        assert (table.drop(columns="key").map(len) < 20).all(axis=None)
