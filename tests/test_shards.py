"""Messages spread over processes: the same labels to the last bit, and no process for a small feed."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import classifier, cues
from dialogscore import tokens as token_engine
from dialogscore.classifier import shards
from dialogscore.classifier.scoring import BLOCKS, open_model
from tests.test_classifier import ACTS, INBOUND, feed

SAID = (
    ("@shop my parcel is late. Where is it?", "inbound"),
    ("@ann Sorry! Please send us a DM with your number. ^AB", "outbound"),
    ("@shop danke, das hat geholfen!", "inbound"),
    ("Unser neuer Laden öffnet am Montag. Wer kommt?", "outbound"),
    ("", "inbound"),
    ("Great work! RT @person: we did it today", "outbound"),
    ("@ben We are open until 6 pm, see https://example.org/a", "outbound"),
)


@pytest.fixture(scope="module")
def table():
    """Sixty messages, each but every fifth an answer to the one before it, in three languages."""
    rows = [
        {
            "text": f"{SAID[number % len(SAID)][0]} {'so ' * (number // 9)}",
            "direction": SAID[number % len(SAID)][1],
            "kind": "reply",
            "language": ("en", "de", "fr")[number % 3],
            "message_id": str(number),
            "reply_target_id": None if number % 5 == 0 else str(number - 1),
        }
        for number in range(60)
    ]
    messages = feed(rows).assign(language_support=["measured", "measured", "unsupported"] * 20)
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    return messages, tokens, cues.find(tokens, messages["language"])


def label(table, **options) -> pd.DataFrame:
    return classifier.add_labels(*table, acts=ACTS, inbound=INBOUND, **options)


def test_labels_are_the_same_to_the_last_bit_however_many_processes(table, monkeypatch):
    alone = label(table)
    monkeypatch.setattr(shards, "WORTH_PROCESSES", 0)
    monkeypatch.setattr(shards, "SHARD_ROWS", 7)
    pd.testing.assert_frame_equal(label(table, jobs=2), alone, check_exact=True)
    assert alone["act"].nunique() > 2
    assert alone["purpose"].nunique() > 1


@pytest.mark.parametrize("of_concepts", ["act", "inbound", "purpose"])
def test_evidence_that_a_model_gives_no_weight_is_not_asked_for_and_changes_nothing(table, monkeypatch, of_concepts):
    def only_one_weighs_concepts(model, *, few=False):
        scorer = open_model(model, few=few)
        concepts = np.full_like(scorer.weights["skeleton"], 0.01) * np.arange(scorer.bias.size, dtype=np.float32)
        concepts *= model.card["task"] == of_concepts
        asked = tuple(block for block in scorer.blocks if block != "skeleton")
        asked += ("skeleton",) * bool(concepts.any())
        weights = scorer.weights | {"skeleton": concepts}
        return scorer._replace(weights=weights, blocks=tuple(block for block in BLOCKS if block in asked))

    def asked_for_all(model, *, few=False):
        return only_one_weighs_concepts(model, few=few)._replace(blocks=BLOCKS)

    monkeypatch.setattr(classifier, "open_model", only_one_weighs_concepts)
    needed = label(table)
    monkeypatch.setattr(classifier, "open_model", asked_for_all)
    pd.testing.assert_frame_equal(label(table), needed, check_exact=True)


def test_models_say_what_they_give_weight():
    assert open_model(ACTS).blocks == BLOCKS
    assert open_model(INBOUND).blocks == ("words", "parent", "letters", "signs")


@pytest.mark.parametrize(("shard", "chunk"), [(7, 250), (60, 3), (1, 1)])
def test_labels_are_the_same_to_the_last_bit_however_messages_are_cut(table, monkeypatch, shard, chunk):
    alone = label(table)
    monkeypatch.setattr(shards, "SHARD_ROWS", shard)
    monkeypatch.setattr(shards, "CHUNK_ROWS", chunk)
    pd.testing.assert_frame_equal(label(table), alone, check_exact=True)


def test_a_model_of_purposes_that_knows_other_cues_sees_what_it_was_trained_on(table, monkeypatch):
    alone = label(table)
    opened = shards.tell_all

    def fewer(ground, models, *, jobs):
        # The same columns under a name of their own: the evidence is collected again.
        columns = models.purposes.columns._replace(codes=[*models.purposes.columns.codes])
        return opened(ground, models._replace(purposes=models.purposes._replace(columns=columns)), jobs=jobs)

    monkeypatch.setattr(classifier, "tell_all", fewer)
    pd.testing.assert_frame_equal(label(table), alone, check_exact=True)


def test_a_small_feed_starts_no_process(table, monkeypatch):
    def refuse(**options):
        raise AssertionError(options)

    monkeypatch.setattr("joblib.Parallel", refuse)
    assert label(table, jobs=4)["act"].notna().any()


def test_a_shard_holds_its_messages_those_they_answer_and_their_words_alone(table):
    messages, tokens, found = table
    parent = np.arange(60) - 1
    context = shards.Context(messages["language"], parent, np.zeros(60, int), np.zeros(60, bool))
    every, none = np.ones(60, bool), np.zeros(60, bool)
    ground = shards.Ground(tokens, found, context, none, every, none, np.zeros(60, np.int8))
    part = shards.cut(np.array([5, 6, 9]), ground)
    # 5 and 6 answer 4 and 5, 9 answers 8.
    order = [5, 6, 9, 4, 8]
    assert part.context.parent.tolist() == [3, 0, 4, -1, -1]
    whole = tokens.take(order).ids
    lexicon = shards.read_vocabulary(part.tokens)
    assert np.array_equal(lexicon.hashes[part.tokens.ids], shards.read_vocabulary(tokens).hashes[whole])
    assert lexicon.hashes.size == len(set(whole.tolist()))
    assert (part.found.matrix != found.matrix[order]).nnz == 0
    assert part.outbound.tolist() == [True, True, True, False, False]
