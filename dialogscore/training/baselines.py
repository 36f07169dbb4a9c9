"""What the models have to beat: the most frequent label, structure alone, and plain TF-IDF with logistic regression."""

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


def majority(held: Held, labels: int) -> np.ndarray:
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
    numpy.ndarray
        Messages x labels, 0 or 1.
    """
    return np.eye(labels)[held.majority]


def structure_only(problem: Problem, *, seed: int) -> np.ndarray:
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
    numpy.ndarray
        Messages x labels, companies held out.
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
    return hold_out(
        shown, hidden, problem.labels, problem.groups, seed=seed, evaluated=problem.evaluated, **options
    ).probability


def tfidf(problem: Problem, held: Held) -> np.ndarray:
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
    numpy.ndarray
        Messages x labels, companies held out.
    """
    above = problem.rows["parent" if "parent" in problem.rows else "context"].fillna("").astype(object)
    texts = pd.DataFrame({"text": problem.rows["text"].astype(object), "above": above})
    result = np.zeros(held.probability.shape)
    for number in range(held.fold.max() + 1):
        test = held.fold == number
        # Rows that only take part in the model's fits are not part of the baseline.
        train = (held.fold >= 0) & ~test
        result[test] = predict_by_tfidf(texts[train], problem.labels[train], texts[test], labels=result.shape[1])
    return result


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
    known, unknown = [], []
    for column, kind in NGRAMS:
        reader = TfidfVectorizer(min_df=2, sublinear_tf=True, dtype=np.float32, **kind)
        try:
            known.append(reader.fit_transform(train[column]))
        except ValueError:  # no message is answered, or nothing in them comes twice
            continue
        unknown.append(reader.transform(test[column]))
    result = np.zeros((len(test), labels))
    if not known or np.unique(coded).size < 2:
        result[:, np.bincount(coded).argmax()] = 1.0
        return result
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3, class_weight="balanced" if balanced else None)
    model.fit(sparse.hstack(known, format="csr"), coded)
    result[:, model.classes_] = model.predict_proba(sparse.hstack(unknown, format="csr"))
    return result
