"""What lies in models/: numbers and cards, small, and no text of anybody."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator

import numpy as np
import pytest

from dialogscore import modelstore
from dialogscore.classifier.purposes import FIELD
from dialogscore.classifier.scoring import BLOCKS
from dialogscore.training import VERSION, card_texts, cards
from dialogscore.training.tasks import TASKS

FOLDER = modelstore.folder_of_shipped_models()
NAMES = modelstore.names()
# Whatever the project itself says in a card; everything else in it is a name or a number.
SENTENCES = {
    card_texts.CODED_BY,
    card_texts.LICENCES,
    card_texts.MEASURED_HOW,
    card_texts.FURTHER,
    card_texts.LABEL_ERRORS_HOW,
    *card_texts.OTHER_CHECKS.values(),
    *(limit for limits in card_texts.LIMITS.values() for limit in limits),
    *card_texts.MUST_NOT,
    *card_texts.DATASETS.values(),
    *(task.title for task in TASKS.values()),
}


def strings_of(value: object) -> Iterator[str]:
    """Yield every string of a card, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def test_nothing_lies_there_but_models_and_their_cards():
    assert sorted(f"{task.model}-{VERSION}" for task in TASKS.values()) == NAMES
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if "__pycache__" not in path.parts}
    files = {f"{name}/{file}" for name in NAMES for file in ("card.json", "weights.npz", "README.md")}
    assert found == {"README.md", "__init__.py", *NAMES, *files}


def test_models_are_small():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 15_000_000


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_those_of_the_card(name):
    card = json.loads((FOLDER / name / "card.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((FOLDER / name / "weights.npz").read_bytes()).hexdigest() == card["sha256"]


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_numbers_and_hold_no_words(name):
    content = (FOLDER / name / "weights.npz").read_bytes()
    arrays = np.load(io.BytesIO(content), allow_pickle=False)
    further = [FIELD] if "purposes" in name else []
    assert sorted(arrays.files) == sorted([*BLOCKS, *further, "bias", "out", "temperature"])
    assert {arrays[array].dtype.kind for array in arrays.files} == {"f"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not archive.comment
        for entry in archive.infolist():
            assert not entry.comment
            assert not entry.extra
            # The head of an array says its type and shape; what follows must not spell anything.
            numbers = archive.read(entry)[128:]
            assert not re.findall(rb"[A-Za-z]{8,}", numbers), entry.filename


@pytest.mark.parametrize("name", NAMES)
def test_card_holds_names_and_our_own_sentences_only(name):
    card = json.loads((FOLDER / name / "card.json").read_text(encoding="utf-8"))
    for text in strings_of(card):
        assert text in SENTENCES or len(text) <= 80, text
        assert "@" not in text
        assert "://" not in text
    for group in card["trained_on"]["company_groups"]:
        assert re.fullmatch(r"\w{1,40}", group), group


@pytest.mark.parametrize("name", NAMES)
def test_page_is_written_from_the_card(name):
    text = (FOLDER / name / "README.md").read_text(encoding="utf-8")
    assert text == cards.readme(name, modelstore.load(FOLDER / name).card)
