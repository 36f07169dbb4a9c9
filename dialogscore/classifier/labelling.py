"""From probabilities to labels: acts of outbound messages, types and needs_reply of inbound ones."""

from typing import NamedTuple

import numpy as np

from dialogscore.classifier.evidence import Evidence
from dialogscore.classifier.reasons import NO_REASONS, reason_keys
from dialogscore.classifier.scoring import Scorer, explain, probabilities, sums

__all__ = ["Told", "act_names", "inbound_names", "tell_act", "tell_inbound"]


class Told(NamedTuple):
    """
    What a model tells of some messages, in numbers.

    Attributes
    ----------
    label : numpy.ndarray
        int8, number of the act or type.
    chance : numpy.ndarray
        float64, probability of the act, or that a reply is needed.
    reasons : numpy.ndarray
        int64, messages x slots, as `dialogscore.classifier.reasons.reason_keys` gives them.
    names_others : numpy.ndarray
        bool, names an account besides those it leads with.
    """

    label: np.ndarray
    chance: np.ndarray
    reasons: np.ndarray
    names_others: np.ndarray


def tell_act(shown: Evidence, scorer: Scorer, by_word: np.ndarray) -> Told:
    """
    Find the act of outbound messages.

    Parameters
    ----------
    shown : Evidence
        What they show.
    scorer : Scorer
        The model of acts.
    by_word : numpy.ndarray
        Letter scores of the vocabulary.

    Returns
    -------
    Told
        Labels are numbers into `act_names`.
    """
    weighed = sums(shown, scorer, by_word)
    probability = probabilities(weighed, scorer)
    label = probability.argmax(axis=1)
    best = probability[np.arange(label.size), label]
    silent = shown.counts["words"] == 0
    friendly = silent & (shown.counts["emoji"] > 0) & (shown.address == 2)
    label = np.where(silent, len(scorer.labels) + ~friendly, label).astype(np.int8)
    reasons = _reasons(shown, scorer, weighed, _first_against_second(probability))
    reasons[silent] = NO_REASONS
    return Told(label, np.where(silent, 1.0, best), reasons, shown.counts["mentions"] > 0)


def tell_inbound(shown: Evidence, scorer: Scorer, by_word: np.ndarray) -> Told:
    """
    Find what inbound messages ask and whether they need a reply.

    Parameters
    ----------
    shown : Evidence
        What they show.
    scorer : Scorer
        The inbound model; its labels join both, as in ``"complaint/1"``.
    by_word : numpy.ndarray
        Letter scores of the vocabulary.

    Returns
    -------
    Told
        Labels are numbers into `inbound_names`.
    """
    weighed = sums(shown, scorer, by_word)
    probability = probabilities(weighed, scorer)
    types, replies = (np.array(part) for part in zip(*(label.split("/") for label in scorer.labels), strict=True))
    names = inbound_names(scorer)
    by_type = np.stack([probability[:, types == name].sum(axis=1) for name in names[:-1]], axis=1)
    needs = replies == "1"
    reply = probability[:, needs].sum(axis=1)
    # A bare "???" is a person who still waits; it goes by the model.
    silent = (shown.counts["words"] == 0) & (shown.counts["question_at"] == 0)
    reply = np.where(silent, 0.0, reply)
    label = np.where(silent, len(names) - 1, by_type.argmax(axis=1)).astype(np.int8)
    reasons = _reasons(shown, scorer, weighed, _for_against(probability, needs, reply >= 0.5))
    reasons[silent] = NO_REASONS
    return Told(label, reply, reasons, shown.counts["mentions"] > 0)


def act_names(scorer: Scorer) -> tuple[str, ...]:
    """
    List the acts of outbound messages.

    Parameters
    ----------
    scorer : Scorer
        The model of acts.

    Returns
    -------
    tuple of str
        The model's labels, then "acknowledge" and "other" of messages without words.
    """
    return (*scorer.labels, "acknowledge", "other")


def inbound_names(scorer: Scorer) -> tuple[str, ...]:
    """
    List the types of inbound messages.

    Parameters
    ----------
    scorer : Scorer
        The inbound model.

    Returns
    -------
    tuple of str
        Those of the model, sorted, then "noise" of messages that say nothing.
    """
    return (*sorted({label.split("/")[0] for label in scorer.labels}), "noise")


def _first_against_second(probability: np.ndarray) -> np.ndarray:
    row, rest = np.arange(probability.shape[0]), probability.copy()
    first = rest.argmax(axis=1)
    rest[row, first] = -1
    contrast = np.zeros(probability.shape, dtype=np.float32)
    contrast[row, first], contrast[row, rest.argmax(axis=1)] = 1, -1
    return contrast


def _for_against(probability: np.ndarray, needs: np.ndarray, reply: np.ndarray) -> np.ndarray:
    # Each side is the mean of its labels, weighted by how likely they are for this message.
    chosen = needs[None, :] == reply[:, None]
    sides = [np.where(side, probability, 0) for side in (chosen, ~chosen)]
    sides = [side / np.maximum(side.sum(axis=1, keepdims=True), 1e-12) for side in sides]
    return sides[0] - sides[1]


def _reasons(shown: Evidence, scorer: Scorer, weighed: np.ndarray, contrast: np.ndarray) -> np.ndarray:
    signs, weights = explain(shown, scorer, weighed, contrast)
    counts = shown.counts | {"words_taken_up": np.maximum(shown.counts["words_taken_up"] - 1, 0)}
    return reason_keys(scorer.columns.owners, signs, weights, counts)
