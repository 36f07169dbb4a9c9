"""What models tell, as columns of the whole table: numbers are put in place first and written out as text once."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.classifier.handover import hand_overs
from dialogscore.classifier.labelling import Told, act_names, inbound_names
from dialogscore.classifier.purposes import Purposes
from dialogscore.classifier.reasons import NO_REASONS, UNTOLD, raised, written
from dialogscore.classifier.shards import Ground, Models
from dialogscore.words import worded

__all__ = ["label_columns"]


def label_columns(
    told: tuple[Told, Told, Purposes], models: Models, ground: Ground, *, min_confidence: float, jobs: int = 1
) -> dict[str, pd.array]:
    """
    Write the labels of a table.

    Parameters
    ----------
    told : tuple of Told, Told and Purposes
        From `dialogscore.classifier.shards.tell_all`.
    models : Models
        The models.
    ground : Ground
        What is known of the table.
    min_confidence : float
        Labels with a lower probability are uncertain; `needs_reply` where the more likely of its two values is less
        probable.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    dict of str to pandas.array
        The columns of the schema's stage "classifier"; NA where a column does not apply.
    """
    acts, inbound, purposes = told
    size, sent, received = len(ground.tokens), np.flatnonzero(ground.outbound), np.flatnonzero(ground.inbound)
    both = np.concatenate([sent, received])
    names = act_names(models.acts)
    moved = np.flatnonzero(acts.label == names.index("deflect")) if "deflect" in names else np.zeros(0, np.int64)
    destination, reason = hand_overs(ground.found, sent[moved], acts.names_others[moved])
    to, destinations = pd.factorize(destination)
    sure = np.concatenate([acts.chance, np.maximum(inbound.chance, 1 - inbound.chance)])
    keys = np.full((size, acts.reasons.shape[1]), NO_REASONS)
    keys[:, 0] = UNTOLD
    keys[sent] = acts.reasons
    keys[received] = raised(inbound.reasons, len(models.acts.columns.owners))
    return {
        "act": _texts(size, sent, acts.label, names),
        "act_probability": _numbers(size, sent, acts.chance),
        "is_uncertain": _flags(size, both, sure < min_confidence),
        "cues": written((*models.acts.columns.owners, *models.inbound.columns.owners), keys, jobs=jobs),
        "deflect_to": _texts(size, sent[moved], to, destinations),
        "deflect_reason": _flags(size, sent[moved], reason),
        "inbound_type": _texts(size, received, inbound.label, inbound_names(models.inbound)),
        "needs_reply": _flags(size, received, inbound.chance >= 0.5),
        "needs_reply_probability": _numbers(size, received, inbound.chance),
        "purpose": _texts(size, purposes.rows, purposes.label, models.purposes.labels),
        "purpose_probability": _numbers(size, purposes.rows, purposes.chance),
        "purpose_uncertain": _flags(size, purposes.rows, purposes.chance < min_confidence),
    }


def _texts(size: int, rows: np.ndarray, codes: np.ndarray, names: Sequence[str]) -> pd.array:
    place = np.full(size, -1, dtype=np.int64)
    place[rows] = codes
    return worded(place, names).array


def _numbers(size: int, rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    numbers = np.full(size, np.nan)
    numbers[rows] = values
    return numbers


def _flags(size: int, rows: np.ndarray, values: np.ndarray) -> pd.array:
    flags, missing = np.zeros(size, dtype=bool), np.ones(size, dtype=bool)
    flags[rows], missing[rows] = values, False
    return pd.arrays.BooleanArray(flags, missing)
