"""Model folders: same bytes from same arrays, nothing executed, every damage told in one sentence."""

import json

import numpy as np
import pytest

from dialogscore import modelstore
from dialogscore.errors import ModelError

WEIGHTS = {"words": np.arange(6, dtype=np.float16).reshape(3, 2), "bias": np.array([0.5, -0.5]), "scale": np.array(2.0)}
CARD = {"title": "A model for tests", "labels": ["yes", "no"]}


@pytest.fixture
def folder(tmp_path):
    return modelstore.save(tmp_path, name="tiny", version="0.1.0", weights=WEIGHTS, card=CARD)


def test_saved_model_loads_with_equal_arrays_and_card(folder):
    model = modelstore.load(folder)
    assert model.name == "tiny-0.1.0"
    assert model.card["labels"] == ["yes", "no"]
    assert set(model.weights) == set(WEIGHTS)
    for name, array in WEIGHTS.items():
        np.testing.assert_array_equal(model.weights[name], array)
        assert model.weights[name].dtype == array.dtype
        assert model.weights[name].shape == array.shape


def test_weights_are_unpacked_once_and_stay_as_they_are(folder):
    first, again = modelstore.load(folder), modelstore.load(folder)
    for name, array in first.weights.items():
        assert again.weights[name] is array
        assert not array.flags.writeable
    first.weights.clear()
    assert set(modelstore.load(folder).weights) == set(WEIGHTS)


def test_only_the_models_used_last_are_kept(folder, tmp_path):
    for number in range(modelstore.MOST_UNPACKED + 1):
        made = modelstore.save(tmp_path, name="other", version=str(number), weights={"n": np.array(number)}, card=CARD)
        assert modelstore.load(made).weights["n"] == number
    assert len(modelstore._UNPACKED) == modelstore.MOST_UNPACKED


def test_same_arrays_give_the_same_bytes_in_any_order():
    backwards = dict(reversed(WEIGHTS.items()))
    assert modelstore.pack_weights(WEIGHTS) == modelstore.pack_weights(backwards)


def test_python_objects_are_never_stored():
    with pytest.raises(ValueError, match="allow_pickle"):
        modelstore.pack_weights({"words": np.array([{"a": 1}], dtype=object)})


def test_changed_weights_are_refused(folder):
    path = folder / "weights.npz"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="weights that are not those of its card"):
        modelstore.load(folder)


@pytest.mark.parametrize("name", ["weights.npz", "card.json"])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"no {name}"):
        modelstore.load(folder)


@pytest.mark.parametrize("text", ["{", "[]", "\x00"])
def test_damaged_card_is_refused(folder, text):
    (folder / "card.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="a damaged card"):
        modelstore.load(folder)


def test_model_of_another_format_is_refused(folder):
    path = folder / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(card | {"format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="model format 99, expected format 1"):
        modelstore.load(folder)


def test_pickled_arrays_are_not_executed(folder):
    import hashlib
    import io

    content = io.BytesIO()
    np.savez(content, words=np.array([{"a": 1}], dtype=object))
    (folder / "weights.npz").write_bytes(content.getvalue())
    path = folder / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    path.write_text(json.dumps(card | {"sha256": sha256}), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        modelstore.load(folder)


def test_unknown_name_suggests_the_nearest():
    with pytest.raises(ModelError, match=r"Did you mean de_en_acts_social-1\.0\.0"):
        modelstore.load("de_en_act_social")


def test_name_without_version_takes_the_highest(tmp_path, monkeypatch):
    for version in ("0.9.0", "0.10.0"):
        modelstore.save(tmp_path, name="tiny", version=version, weights=WEIGHTS, card=CARD)
    monkeypatch.setattr(modelstore, "folder_of_shipped_models", lambda: tmp_path)
    assert modelstore.names() == ["tiny-0.10.0", "tiny-0.9.0"]
    assert modelstore.load("tiny").name == "tiny-0.10.0"


def test_shipped_models_are_listed_and_load():
    assert modelstore.names() == [
        "de_en_acts_social-1.0.0",
        "de_en_inbound_social-1.0.0",
        "de_en_purposes_social-1.0.0",
    ]
    for name in modelstore.names():
        assert modelstore.load(name).name == name
