"""A finished model at work on coded messages, exactly as in an audit."""

from collections.abc import Sequence

import numpy as np

from dialogscore import cues
from dialogscore import tokens as token_engine
from dialogscore.classifier.companies import is_trained_on
from dialogscore.classifier.evidence import Context, addresses_of, collect
from dialogscore.classifier.layout import read_vocabulary
from dialogscore.classifier.scoring import letter_scores, open_model, probabilities, sums
from dialogscore.classifier.strangers import without_words
from dialogscore.modelstore import Model
from dialogscore.pairing import row_of
from dialogscore.training.gold import Coded
from dialogscore.training.languages import as_read, is_strange

__all__ = ["apply_model", "seen_companies"]


def apply_model(model: Model, coded: Coded, names: Sequence[str], *, hide_parents: bool = False) -> np.ndarray:
    """
    Predict coded messages by a finished model.

    Parameters
    ----------
    model : Model
        The model.
    coded : Coded
        Coded messages and those they answer.
    names : sequence of str
        Labels wanted, in order; those that the model does not know have probability 0.
    hide_parents : bool, default False
        Act as if no message answered were known, as in an export of the company's own side.

    Returns
    -------
    numpy.ndarray
        Messages x labels.
    """
    messages, count = as_read(coded), len(coded.rows)
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found = cues.find(tokens, messages["language"])
    lexicon, scorer = read_vocabulary(tokens), open_model(model)
    parent, address = row_of(messages, messages["reply_target_id"]), addresses_of(messages)
    if hide_parents:
        address = np.where(parent >= 0, 1, address)
        parent = np.full(parent.size, -1)
    context = Context(
        languages=messages["language"].reset_index(drop=True),
        parent=parent,
        address=address,
        by_company=messages["direction"].eq("outbound").fillna(False).to_numpy(dtype=bool),
    )
    rows = np.arange(count)
    by_word = letter_scores(lexicon, scorer.weights["letters"], np.unique(tokens.take(rows).ids))
    shown = collect(rows, tokens=tokens, found=found, context=context, lexicon=lexicon, columns=scorer.columns)
    shown = without_words(shown, is_strange(coded, model.card["languages"]))
    probability = probabilities(sums(shown, scorer, by_word), scorer)
    place = [scorer.labels.index(name) if name in scorer.labels else -1 for name in names]
    return np.where(np.array(place) >= 0, probability[:, place], 0.0)


def seen_companies(model: Model, coded: Coded) -> np.ndarray:
    """
    Tell which coded messages are by, or to, companies that a model was trained on.

    Parameters
    ----------
    model : Model
        The model; its card lists its companies.
    coded : Coded
        Coded messages.

    Returns
    -------
    numpy.ndarray
        bool, one per coded message.
    """
    return is_trained_on(coded.rows["group"].tolist(), model.card["trained_on"])
