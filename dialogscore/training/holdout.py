"""Predict each message by a model that has not seen its company: whole companies are held out, never random rows."""

from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.model_selection import StratifiedGroupKFold

from dialogscore.classifier.scoring import softmax
from dialogscore.training.fitting import Fitted, fit_both, scores_of, temperature_of

__all__ = ["FOLDS", "Held", "assign_folds", "hold_out", "predict_unseen"]

FOLDS = 5
ALWAYS = -1


class Held(NamedTuple):
    """
    Predictions for companies held out; rows that only take part in fits have zeros.

    Attributes
    ----------
    probability : numpy.ndarray
        Messages x labels, with a temperature fitted on the other folds.
    hidden : numpy.ndarray
        As `probability`, with the message answered hidden.
    temperature : float
        Fitted on all rows held out: for the model that is trained on everything.
    majority : numpy.ndarray
        Most frequent label of the other folds, one per message.
    fold : numpy.ndarray
        Fold in which each message was held out, -1 for always in training.
    models : list of tuple
        What each fold's model learned, and its temperature.
    """

    probability: np.ndarray
    hidden: np.ndarray
    temperature: float
    majority: np.ndarray
    fold: np.ndarray
    models: list[tuple[Fitted, float]]


def assign_folds(labels: np.ndarray, groups: np.ndarray, evaluated: np.ndarray, *, seed: int) -> np.ndarray:
    """
    Deal companies into folds.

    Rows that only take part in fits do not move the folds of the others: they follow their company, or, where it has
    no row that is evaluated, stay in training always.

    Parameters
    ----------
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    evaluated : numpy.ndarray
        Which rows are evaluated.
    seed : int
        Of the folds.

    Returns
    -------
    numpy.ndarray
        Fold of each row, -1 for always in training.
    """
    chosen = np.flatnonzero(evaluated)
    companies = np.unique(groups[chosen])
    folds = min(FOLDS, companies.size)
    # A label with fewer messages than folds cannot be spread over them: it counts as the commonest one.
    size = np.bincount(labels[chosen])
    stratum = np.where(size[labels[chosen]] < folds, size.argmax(), labels[chosen])
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    of_company = np.full(companies.size, ALWAYS)
    for number, (_, test) in enumerate(splitter.split(chosen, stratum, groups[chosen])):
        of_company[np.searchsorted(companies, groups[chosen[test]])] = number
    place = np.minimum(np.searchsorted(companies, groups), companies.size - 1)
    return np.where(companies[place] == groups, of_company[place], ALWAYS)


def hold_out(
    shown: sparse.csr_matrix,
    hidden: sparse.csr_matrix,
    labels: np.ndarray,
    groups: np.ndarray,
    *,
    seed: int,
    evaluated: np.ndarray | None = None,
    summed: np.ndarray | None = None,
    unlearned: np.ndarray | None = None,
    **options: Any,
) -> Held:
    """
    Predict each message by a model trained without its company.

    Parameters
    ----------
    shown, hidden : scipy.sparse.csr_matrix
        The messages with and without those they answer.
    labels : numpy.ndarray
        Coded label numbers.
    groups : numpy.ndarray
        Company of each message.
    seed : int
        Of the folds.
    evaluated : numpy.ndarray, optional
        Rows to predict; the others take part in fits only.
    summed : numpy.ndarray, optional
        Class of each label, whose summed probability the temperature is fitted to; by default the label's own.
    unlearned : numpy.ndarray, optional
        Rows that are predicted, in the folds that they are in otherwise, and never learned from.
    **options
        For `fit_both`.

    Returns
    -------
    Held
        Predictions out of fold.
    """
    evaluated = np.ones(labels.size, dtype=bool) if evaluated is None else evaluated
    learned_from = np.ones(labels.size, dtype=bool) if unlearned is None else ~unlearned
    fold = assign_folds(labels, groups, evaluated, seed=seed)
    folds = range(fold.max() + 1)
    majority, fitted = np.zeros(labels.size, dtype=np.int64), []
    result = np.zeros((2, labels.size, options["count"]))
    for number in folds:
        train, test = np.flatnonzero((fold != number) & learned_from), np.flatnonzero(fold == number)
        learned = fit_both(shown[train], hidden[train], labels[train], groups[train], **options)
        majority[test] = np.bincount(labels[train[evaluated[train]]], minlength=1).argmax()
        result[0, test], result[1, test] = scores_of(shown[test], learned), scores_of(hidden[test], learned)
        fitted.append(learned)
    probability, models = np.zeros_like(result), []
    for number, learned in zip(folds, fitted, strict=True):
        others = evaluated & learned_from & (fold != number)
        warmth = temperature_of(result[0, others], labels[others], summed=summed)
        here = evaluated & (fold == number)
        for guise in (0, 1):
            probability[guise, here] = softmax(result[guise, here] / warmth)
        models.append((learned, warmth))
    temperature = temperature_of(result[0, evaluated], labels[evaluated], summed=summed)
    return Held(probability[0], probability[1], temperature, majority, np.where(evaluated, fold, ALWAYS), models)


def predict_unseen(held: Held, matrix: sparse.csr_matrix, groups: np.ndarray, known: np.ndarray) -> np.ndarray:
    """
    Predict further messages, each by a model that has not seen its company.

    Parameters
    ----------
    held : Held
        From `hold_out`.
    matrix : scipy.sparse.csr_matrix
        The messages, in the columns that the models were fitted on.
    groups : numpy.ndarray
        Company of each message.
    known : numpy.ndarray
        Company of each row of `held`.

    Returns
    -------
    numpy.ndarray
        Messages x labels. A company that no fold knows gets the mean of the models; NaN where all of them have seen it.
    """
    companies, first = np.unique(known[held.fold >= 0], return_index=True)
    always = np.setdiff1d(known, companies)
    fold_of = held.fold[held.fold >= 0][first]
    place = np.minimum(np.searchsorted(companies, groups), companies.size - 1)
    fold = np.where(companies[place] == groups, fold_of[place], ALWAYS)
    each = [softmax(scores_of(matrix, learned) / warmth) for learned, warmth in held.models]
    result = np.mean(each, axis=0)
    for number, probability in enumerate(each):
        result[fold == number] = probability[fold == number]
    result[np.isin(groups, always)] = np.nan
    return result
