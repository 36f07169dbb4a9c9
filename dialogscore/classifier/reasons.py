"""The signs that weighed most, written as JSON: codes, weights and counts, never words."""

import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.classifier.signs import COUNTED
from dialogscore.pieces import piecewise

__all__ = ["NO_REASONS", "UNTOLD", "as_json", "raised", "reason_keys", "written"]

# An empty slot, and the first one of a message that gets no reasons.
NO_REASONS, UNTOLD = 0, -1
_SIGN_BITS = 42
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
    return written(owners, reason_keys(owners, signs, weights, counts))


def reason_keys(
    owners: tuple[str, ...], signs: np.ndarray, weights: np.ndarray, counts: dict[str, np.ndarray]
) -> np.ndarray:
    """
    Put each reason into one number, which `written` reads.

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
    numpy.ndarray
        int64, messages x slots; `NO_REASONS` for an empty slot.
    """
    # The counts of a message side by side, and which of them a sign names; the last column is of those that name none.
    names = sorted(set(COUNTED.values()) & set(counts))
    side = [np.minimum(counts[name], _MOST) for name in names] + [np.zeros(len(signs), dtype=np.int64)]
    column = [names.index(COUNTED[code]) if code in COUNTED else len(names) for code in owners] + [len(names)]
    named = np.stack(side, axis=1)[np.arange(len(signs))[:, None], np.array(column)[signs]]
    return ((signs.astype(np.int64) + 1) << _SIGN_BITS) | (np.rint(weights * 100).astype(np.int64) << 12) | named


def raised(keys: np.ndarray, by: int) -> np.ndarray:
    """
    Number the codes of reasons anew, behind those of others.

    Parameters
    ----------
    keys : numpy.ndarray
        From `reason_keys`.
    by : int
        How many codes come before them.

    Returns
    -------
    numpy.ndarray
        int64, same shape.
    """
    return np.where(keys == NO_REASONS, keys, keys + (by << _SIGN_BITS))


def written(owners: tuple[str, ...], keys: np.ndarray, *, jobs: int = 1) -> pd.array:
    """
    Write out reasons.

    Parameters
    ----------
    owners : tuple of str
        Codes.
    keys : numpy.ndarray
        From `reason_keys`; `UNTOLD` in the first slot of a message gives NA.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pandas.array
        JSON texts, as of `as_json`.
    """
    # Few distinct reasons exist, so each is written once and taken by number.
    place, distinct = pd.factorize(keys.ravel())
    place = place.reshape(keys.shape)
    texts = [None if value == UNTOLD else _one(owners, value) for value in distinct.tolist()]
    first = pa.array(texts, pa.large_string())
    later = pa.array([text and f", {text}" for text in texts], pa.large_string())
    opened, closed, between = (pa.scalar(sign, pa.large_string()) for sign in ("[", "]", ""))

    def join(*places: np.ndarray) -> pa.Array:
        slots = [(later if slot else first).take(pa.array(place)) for slot, place in enumerate(places)]
        return pc.binary_join_element_wise(opened, *slots, closed, between)

    return pd.array(piecewise(join, *place.T, jobs=jobs), dtype=pd.StringDtype("pyarrow"))


def _one(owners: tuple[str, ...], key: int) -> str:
    number = (key >> _SIGN_BITS) - 1
    if number < 0:
        return ""
    code = owners[number]
    arguments = {COUNTED[code]: key & 4095} if code in COUNTED else {}
    return json.dumps([code, ((key >> 12) & ((1 << 30) - 1)) / 100, arguments])
