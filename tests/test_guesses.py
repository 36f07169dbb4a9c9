"""Languages of many texts at once, held against py3langid's own answer for each. All texts are written by us."""

import numpy as np
import pyarrow as pa
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dialogscore.languages import guesses
from dialogscore.languages.guesses import CANDIDATES, UNDETERMINED, guess_languages

TEXTS = """
The parcel has been waiting at the depot since Monday morning
Das Paket liegt seit Montag früh im Lager und wird nicht zugestellt
Het pakket ligt sinds maandag in het magazijn en wordt niet bezorgd
Le colis attend au dépôt depuis lundi matin
Il pacco è fermo in magazzino da lunedì mattina
El paquete está en el almacén desde el lunes por la mañana
Paczka leży w magazynie od poniedziałku rano
Посылка лежит на складе с утра понедельника
Посилка лежить на складі з ранку понеділка
Το δέμα βρίσκεται στην αποθήκη από τη Δευτέρα το πρωί
荷物は月曜日の朝から倉庫にあります
包裹从星期一早上就在仓库里
พัสดุอยู่ที่คลังสินค้าตั้งแต่เช้าวันจันทร์
WHERE IS MY PARCEL
WO BLEIBT DIE BESTELLUNG FÜR MEINE GROSSE SCHWESTER
Fu\u0308r die Gro\u0308ße
ok
danke
x
😀
Ǆ ŉ İ
ok super thanks die Antwort kam prompt
""".strip().split("\n")


@pytest.fixture(scope="module")
def library():
    """The oracle: py3langid itself, one text after the other."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return identifier.classify


def test_guesses_are_those_of_the_library(library):
    codes, chances = guess_languages(pa.array(TEXTS, pa.large_string()))
    expected = [library(text) for text in TEXTS]
    assert codes.tolist() == [code for code, _ in expected]
    np.testing.assert_allclose(chances, [chance for _, chance in expected], atol=1e-4)


def test_cutting_the_texts_into_blocks_and_jobs_changes_nothing(monkeypatch):
    texts = pa.array(TEXTS * 2, pa.large_string())
    codes, chances = guess_languages(texts)
    monkeypatch.setattr(guesses, "TEXTS_AT_ONCE", 3)
    monkeypatch.setattr(guesses, "TEXTS_A_TASK", 10)
    monkeypatch.setattr(guesses, "WORTH_PROCESSES", 1)
    for jobs in (1, 2):
        again, probabilities = guess_languages(texts, jobs=jobs)
        assert again.tolist() == codes.tolist()
        assert probabilities.tolist() == chances.tolist()


def test_nothing_written_is_undetermined():
    codes, chances = guess_languages(pa.array(["", None], pa.large_string()))
    assert codes.tolist() == [UNDETERMINED] * 2
    assert chances.tolist() == [0, 0]
    assert [len(part) for part in guess_languages(pa.array([], pa.large_string()))] == [0, 0]


def test_candidates_hold_the_languages_of_the_packs():
    assert {"de", "en"} <= set(CANDIDATES)
