"""From probabilities to columns: acts of outbound messages, types and needs_reply of inbound ones."""

import numpy as np
import pandas as pd

from dialogscore.classifier.evidence import Evidence
from dialogscore.classifier.handover import hand_overs
from dialogscore.classifier.reasons import as_json
from dialogscore.classifier.scoring import Scorer, explain, probabilities, sums

__all__ = ["label_acts", "label_inbound"]


def label_acts(
    rows: np.ndarray, shown: Evidence, scorer: Scorer, by_word: np.ndarray, found, *, min_confidence: float
) -> pd.DataFrame:
    """
    Name the act of outbound messages.

    Parameters
    ----------
    rows : numpy.ndarray
        Rows of the table.
    shown : Evidence
        What they show.
    scorer : Scorer
        The model of acts.
    by_word : numpy.ndarray
        Letter scores of the vocabulary.
    found : Cues
        Cues of the whole table.
    min_confidence : float
        Acts with a lower probability are uncertain.

    Returns
    -------
    pandas.DataFrame
        act, act_probability, is_uncertain, cues, deflect_to, deflect_reason; index `rows`.
    """
    weighed = sums(shown, scorer, by_word)
    probability = probabilities(weighed, scorer)
    label = probability.argmax(axis=1)
    act = np.array(scorer.labels, dtype=object)[label]
    best = probability[np.arange(rows.size), label]
    silent = shown.counts["words"] == 0
    friendly = silent & (shown.counts["emoji"] > 0) & (shown.address == 2)
    act = np.where(friendly, "acknowledge", np.where(silent, "other", act))
    best = np.where(silent, 1.0, best)
    table = pd.DataFrame(
        {
            "act": act,
            "act_probability": best,
            "is_uncertain": best < min_confidence,
            "cues": _reasons(shown, scorer, weighed, _first_against_second(probability)),
        },
        index=rows,
    )
    table.loc[silent, "cues"] = "[]"
    table["deflect_to"], table["deflect_reason"] = None, None
    moved = act == "deflect"
    destination, reason = hand_overs(found, rows[moved], shown.counts["mentions"][moved] > 0)
    table.loc[moved, "deflect_to"] = destination
    table.loc[moved, "deflect_reason"] = reason
    return table


def label_inbound(
    rows: np.ndarray, shown: Evidence, scorer: Scorer, by_word: np.ndarray, *, min_confidence: float
) -> pd.DataFrame:
    """
    Name what inbound messages ask and whether they need a reply.

    Parameters
    ----------
    rows : numpy.ndarray
        Rows of the table.
    shown : Evidence
        What they show.
    scorer : Scorer
        The inbound model; its labels join both, as in ``"complaint/1"``.
    by_word : numpy.ndarray
        Letter scores of the vocabulary.
    min_confidence : float
        A message is uncertain where the more likely of "needs a reply" and "needs none" is less probable.

    Returns
    -------
    pandas.DataFrame
        inbound_type, needs_reply, needs_reply_probability, is_uncertain, cues; index `rows`.
    """
    weighed = sums(shown, scorer, by_word)
    probability = probabilities(weighed, scorer)
    types, replies = zip(*(label.split("/") for label in scorer.labels), strict=True)
    names = sorted(set(types))
    by_type = np.stack([probability[:, np.array(types) == name].sum(axis=1) for name in names], axis=1)
    kind = np.array(names, dtype=object)[by_type.argmax(axis=1)]
    needs = np.array(replies) == "1"
    reply = probability[:, needs].sum(axis=1)
    # A bare "???" is a person who still waits; it goes by the model.
    silent = (shown.counts["words"] == 0) & (shown.counts["question_at"] == 0)
    reply = np.where(silent, 0.0, reply)
    table = pd.DataFrame(
        {
            "inbound_type": np.where(silent, "noise", kind),
            "needs_reply": reply >= 0.5,
            "needs_reply_probability": reply,
            "is_uncertain": np.maximum(reply, 1 - reply) < min_confidence,
            "cues": _reasons(shown, scorer, weighed, _for_against(probability, needs, reply >= 0.5)),
        },
        index=rows,
    )
    table.loc[silent, "cues"] = "[]"
    return table


def _first_against_second(probability: np.ndarray) -> np.ndarray:
    order = np.argsort(-probability, axis=1, kind="stable")
    contrast = np.zeros(probability.shape, dtype=np.float32)
    row = np.arange(probability.shape[0])
    contrast[row, order[:, 0]], contrast[row, order[:, 1]] = 1, -1
    return contrast


def _for_against(probability: np.ndarray, needs: np.ndarray, reply: np.ndarray) -> np.ndarray:
    # Each side is the mean of its labels, weighted by how likely they are for this message.
    chosen = needs[None, :] == reply[:, None]
    sides = [np.where(side, probability, 0) for side in (chosen, ~chosen)]
    sides = [side / np.maximum(side.sum(axis=1, keepdims=True), 1e-12) for side in sides]
    return sides[0] - sides[1]


def _reasons(shown: Evidence, scorer: Scorer, weighed: np.ndarray, contrast: np.ndarray):
    signs, weights = explain(shown, scorer, weighed, contrast)
    counts = shown.counts | {"words_taken_up": np.maximum(shown.counts["words_taken_up"] - 1, 0)}
    return as_json(scorer.columns.owners, signs, weights, counts)
