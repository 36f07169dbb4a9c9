"""What the models have to beat: the most frequent label, structure alone, and plain TF-IDF with logistic regression."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from dialogscore.classifier.scoring import BLOCKS
from dialogscore.classifier.signs import columns_of
from dialogscore.training.holdout import Held, hold_out
from dialogscore.training.tasks import Problem

__all__ = ["majority", "predict_by_tfidf", "structure_only", "tfidf"]

# Each kind of n-gram and what it reads; an n-gram of one single training message is not learned.
NGRAMS = (
    ("text", {"ngram_range": (1, 2)}),
    ("text", {"analyzer": "char_wb", "ngram_range": (2, 5)}),
    ("above", {"ngram_range": (1, 2)}),
)
STRENGTH = 5.0
# Probabilities with the message answered visible, and hidden.
Both = tuple[np.ndarray, np.ndarray]


def majority(held: Held, labels: int) -> Both:
    """
    Predict the most frequent label of the training companies.

    Parameters
    ----------
    held : Held
        Predictions of the model, whose folds are used.
    labels : int
        Number of labels.

    Returns
    -------
    tuple of numpy.ndarray
        Messages x labels, 0 or 1; the message answered changes nothing.
    """
    said = np.eye(labels)[held.majority]
    return said, said


def structure_only(problem: Problem, *, seed: int) -> Both:
    """
    Predict from whom a message speaks to and its form, without its words and cues.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    seed : int
        Of the folds.

    Returns
    -------
    tuple of numpy.ndarray
        Messages x labels, companies held out, with and without the message answered.
    """
    columns = columns_of(problem.cues)
    start = sum(problem.sizes[name] for name in BLOCKS[:-1])
    wanted = [
        start + column
        for block in ("address", "structure")
        for column in range(columns.starts[block], columns.ends[block])
    ]
    shown, hidden = problem.shown[:, wanted], problem.hidden[:, wanted]
    options = problem.options | {"network": None, "wordless": 0.0}
    held = hold_out(shown, hidden, problem.labels, problem.groups, seed=seed, evaluated=problem.evaluated, **options)
    return held.probability, held.hidden


def tfidf(problem: Problem, held: Held) -> Both:
    """
    Predict by what anybody would try first: TF-IDF of words and letters of the raw text and of the message answered.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    held : Held
        Predictions of the model, whose folds are used.

    Returns
    -------
    tuple of numpy.ndarray
        Messages x labels, companies held out, with and without the message answered.
    """
    above = problem.rows["parent" if "parent" in problem.rows else "context"].fillna("").astype(object)
    texts = pd.DataFrame({"text": problem.rows["text"].astype(object), "above": above})
    alone = texts.assign(above="")
    result = np.zeros((2, *held.probability.shape))
    for number in range(held.fold.max() + 1):
        test = held.fold == number
        # Rows that only take part in the model's fits are not part of the baseline.
        train = (held.fold >= 0) & ~test
        say = _learn(texts[train], problem.labels[train], labels=result.shape[2])
        result[0, test], result[1, test] = say(texts[test]), say(alone[test])
    return result[0], result[1]


def predict_by_tfidf(
    train: pd.DataFrame, coded: np.ndarray, test: pd.DataFrame, *, labels: int, balanced: bool = False
) -> np.ndarray:
    """
    Fit TF-IDF and logistic regression on some messages and predict others.

    Parameters
    ----------
    train : pandas.DataFrame
        Columns text and above (the message answered, or an empty text).
    coded : numpy.ndarray
        Label numbers of `train`.
    test : pandas.DataFrame
        As `train`.
    labels : int
        Number of labels.
    balanced : bool, default False
        Let each label count the same.

    Returns
    -------
    numpy.ndarray
        Messages of `test` x labels.
    """
    return _learn(train, coded, labels=labels, balanced=balanced)(test)


def _learn(train: pd.DataFrame, coded: np.ndarray, *, labels: int, balanced: bool = False) -> Callable:
    known, readers = [], []
    for column, kind in NGRAMS:
        reader = TfidfVectorizer(min_df=2, sublinear_tf=True, dtype=np.float32, **kind)
        try:
            known.append(reader.fit_transform(train[column]))
        except ValueError:  # no message is answered, or nothing in them comes twice
            continue
        readers.append((column, reader))
    if not known or np.unique(coded).size < 2:
        usual = np.eye(labels)[np.bincount(coded).argmax()]
        return lambda test: np.tile(usual, (len(test), 1))
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3, class_weight="balanced" if balanced else None)
    model.fit(sparse.hstack(known, format="csr"), coded)

    def say(test: pd.DataFrame) -> np.ndarray:
        result = np.zeros((len(test), labels))
        unknown = [reader.transform(test[column]) for column, reader in readers]
        result[:, model.classes_] = model.predict_proba(sparse.hstack(unknown, format="csr"))
        return result

    return say
