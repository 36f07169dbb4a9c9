"""The signs that weighed most, written as JSON: codes, weights and counts, never words."""

import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.classifier.signs import COUNTED

__all__ = ["as_json"]

_MOST = 999


def as_json(owners: tuple[str, ...], signs: np.ndarray, weights: np.ndarray, counts: dict[str, np.ndarray]) -> pd.array:
    """
    Write the reasons of each message.

    Parameters
    ----------
    owners : tuple of str
        Codes.
    signs : numpy.ndarray
        Messages x slots, numbers into `owners`, -1 for an empty slot; filled slots come first.
    weights : numpy.ndarray
        Messages x slots.
    counts : dict of str to numpy.ndarray
        Counts per message that some codes name in their arguments.

    Returns
    -------
    pandas.array
        Strings: ``[["thanks", 1.25, {}], ["short_text", 0.4, {"words": 5}]]``.
    """
    named = np.zeros(signs.shape, dtype=np.int64)
    for number, code in enumerate(owners):
        if code in COUNTED:
            here = signs == number
            named[here] = np.broadcast_to(np.minimum(counts[COUNTED[code]], _MOST)[:, None], signs.shape)[here]
    cents = np.rint(weights * 100).astype(np.int64)
    # Few distinct reasons exist, so each is written once and taken by number.
    key = ((signs + 1) << 42) | (cents << 12) | named
    distinct, place = np.unique(key, return_inverse=True)
    place = place.reshape(signs.shape)
    texts = [_one(owners, value) for value in distinct.tolist()]
    first, later = pa.array(texts, pa.string()), pa.array([text and f", {text}" for text in texts], pa.string())
    slots = [(later if slot else first).take(pa.array(place[:, slot])) for slot in range(signs.shape[1])]
    whole = pc.binary_join_element_wise("[", *slots, "]", "")
    return pd.array(whole, dtype=pd.StringDtype("pyarrow"))


def _one(owners: tuple[str, ...], key: int) -> str:
    number = (key >> 42) - 1
    if number < 0:
        return ""
    code = owners[number]
    arguments = {COUNTED[code]: key & 4095} if code in COUNTED else {}
    return json.dumps([code, ((key >> 12) & ((1 << 30) - 1)) / 100, arguments])
