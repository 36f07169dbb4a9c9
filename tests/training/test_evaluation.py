"""Evaluation of any coded set: companies that the model knows stand apart, and too little is one sentence."""

import numpy as np
import pytest

from dialogscore import modelstore
from dialogscore.classifier import ACT_MODEL, INBOUND_MODEL
from dialogscore.errors import FeedError, ModelError
from dialogscore.training.applying import apply_model, seen_companies
from dialogscore.training.evaluation import evaluate, languages_of
from dialogscore.training.labels import LabelRows, read_labels
from dialogscore.training.languages import is_strange
from dialogscore.training.lines import find
from dialogscore.training.tasks import ACTS, TASKS, lay_out, pose
from tests.coded import acts, inbound, many_acts, write_csv

MODELS = {"act": modelstore.load(ACT_MODEL), "inbound": modelstore.load(INBOUND_MODEL)}


def rows_of(*rows: dict) -> LabelRows:
    split = [[row for row in rows if ("act" in row) == is_act] for is_act in (True, False)]
    return LabelRows(*split, rejects=None)


def test_shipped_models_label_easy_messages_of_strangers_right():
    found = evaluate(rows_of(*acts(), *inbound()), models=MODELS)
    mode = find(found.measured["act"].figures, "mode, macro-F1", rows="all", subset="all", by="model")
    assert mode["value"] > 0.9
    assert mode["companies"] == 8
    assert mode["low"] <= mode["value"] <= mode["high"]
    assert (
        find(found.measured["inbound"].figures, "needs_reply, F1", rows="all", subset="all", by="model")["value"] > 0.9
    )
    assert find(found.measured["act"].figures, "mode, macro-F1", by="majority")["value"] < 0.3


def test_companies_seen_in_training_stand_apart():
    known = MODELS["act"].card["trained_on"]["company_groups"][0]
    coded = acts(("Unheard Of", "Never Met", "Quite New", known))
    seen = seen_companies(MODELS["act"], lay_out(TASKS["act"], coded))
    assert seen.tolist() == [False] * 21 + [True] * 7
    found = evaluate(rows_of(*coded), models=MODELS)
    figures = found.measured["act"].figures
    assert find(figures, "mode, macro-F1", rows="all")["n"] == 21
    assert find(figures, "mode, macro-F1", rows="all, companies seen in training")["n"] == 7
    assert "21 messages of 3 companies; has seen: 7 messages of 1 companies" in found.notes[0]


def test_figures_that_flatter_are_called_so():
    known = MODELS["act"].card["trained_on"]["company_groups"][0]
    found = evaluate(rows_of(*acts((known,))), models=MODELS)
    assert any("flatter" in note for note in found.notes)
    assert any("there are no intervals" in note for note in found.notes)


def test_a_name_that_no_company_stated_is_only_kept_as_a_hash():
    trained = MODELS["inbound"].card["trained_on"]
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in trained["company_groups_hashed"])
    assert not set(trained["company_groups_hashed"]) & set(trained["company_groups"])


def test_evaluation_uses_the_labels_of_an_audit():
    from dialogscore import classifier, cues
    from dialogscore import tokens as token_engine

    coded = lay_out(TASKS["act"], acts())
    tokens = token_engine.tokenize(coded.messages["text"], coded.messages["language"])
    found = cues.find(tokens, coded.messages["language"])
    audited = classifier.add_labels(coded.messages.assign(language_support="measured"), tokens, found)
    probability = apply_model(MODELS["act"], coded, ACTS)
    said = np.array(ACTS)[probability.argmax(axis=1)]
    assert said.tolist() == audited["act"].iloc[: len(said)].tolist()
    assert probability.max(axis=1) == pytest.approx(audited["act_probability"].iloc[: len(said)].to_numpy())


def test_cross_validation_holds_companies_out_and_knows_baselines():
    found = evaluate(rows_of(*many_acts(112, 8)), models={}, cross_validate=True)
    figures = found.measured["act"].figures
    for by in ("model", "TF-IDF", "structure only", "majority"):
        assert find(figures, "mode, macro-F1", rows="all", subset="all", by=by)["n"] == 112
    assert find(figures, "mode, macro-F1", by="model")["value"] > 0.9


def test_rows_for_fits_only_are_in_no_figure():
    rows = [row | {"evaluated": number < 112} for number, row in enumerate(many_acts(150, 8))]
    found = evaluate(rows_of(*rows), models={}, cross_validate=True)
    assert find(found.measured["act"].figures, "mode, macro-F1")["n"] == 112


@pytest.mark.parametrize(("count", "companies"), [(60, 8), (140, 2)])
def test_too_little_is_refused_with_what_would_be_needed(count, companies):
    with pytest.raises(FeedError, match="at least 100 coded messages of 3 companies"):
        evaluate(rows_of(*many_acts(count, companies)), models={}, cross_validate=True)


def test_nothing_to_judge_is_said():
    with pytest.raises(FeedError, match="none that can be judged"):
        evaluate(rows_of(*(row | {"act": "other"} for row in acts())), models=MODELS)


def test_model_of_another_task_is_refused():
    with pytest.raises(ModelError, match="a model of the task inbound"):
        evaluate(rows_of(*acts()), models={"act": MODELS["inbound"]})


def test_language_that_nobody_stated_is_found_out(tmp_path):
    rows = [{"text": "Danke für die freundlichen Worte, das freut uns sehr!", "company": "Acme", "act": "acknowledge"}]
    read = read_labels([write_csv(tmp_path / "a.csv", rows)])
    assert lay_out(TASKS["act"], read.acts).rows["lang"].tolist() == ["de"]


def test_words_of_a_language_without_a_pack_are_not_read_as_in_an_audit():
    rows = [row | {"lang": "fr"} for row in acts()]
    english, french = (pose(TASKS["act"], lay_out(TASKS["act"], one)) for one in (acts(), rows))
    first = sum(english.sizes[name] for name in ("words", "parent", "letters"))
    assert english.shown[:, :first].nnz > 0
    assert french.shown[:, :first].nnz == 0
    assert french.shown[:, first:].nnz > 0
    coded = lay_out(TASKS["act"], rows)
    said = apply_model(MODELS["act"], coded, ACTS)
    # "Order now" and "results for the year" look alike without words.
    assert said[5] == pytest.approx(said[6], abs=0.5)


def test_languages_that_can_be_learned_have_a_pack_and_a_hundred_messages():
    rows = many_acts(230, 5)
    spoken = [row | {"lang": "de" if number < 120 else "fr"} for number, row in enumerate(rows)]
    assert languages_of(lay_out(TASKS["act"], spoken)) == ["de"]
    with pytest.raises(FeedError, match="no cue pack for fr"):
        languages_of(lay_out(TASKS["act"], [row | {"lang": "fr"} for row in rows]))


def test_swiss_german_is_read_as_german_and_shown_by_itself():
    rows = [row | {"lang": "gsw" if number < 40 else "de"} for number, row in enumerate(many_acts(80, 5))]
    coded = lay_out(TASKS["act"], rows)
    assert not is_strange(coded, ["de", "en"]).any()
    found = evaluate(rows_of(*rows), models=MODELS)
    assert find(found.measured["act"].figures, "mode, macro-F1", subset="gsw")["n"] == 40
