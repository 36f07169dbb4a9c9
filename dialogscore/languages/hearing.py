"""What texts tell of their language by themselves, row by row: each distinct text is looked at once."""

from functools import partial
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.languages.cleaning import cleaned, has_letters
from dialogscore.languages.guesses import UNDETERMINED, guess_languages
from dialogscore.languages.varieties import swiss_german
from dialogscore.pieces import piecewise

__all__ = ["MIN_LETTERS", "Heard", "hear"]

MIN_LETTERS = 20


class Heard(NamedTuple):
    """
    What texts tell of their language; one entry per text, which hangs on no other text.

    Attributes
    ----------
    long : numpy.ndarray
        bool, has `MIN_LETTERS` letters once links, mentions, hashtags and numbers are taken out.
    swiss : numpy.ndarray
        bool, is Swiss German.
    guess : numpy.ndarray
        object: the most likely language of a long text, ``und`` for all others.
    chance : numpy.ndarray
        float64: its probability, 0..1.
    """

    long: np.ndarray
    swiss: np.ndarray
    guess: np.ndarray
    chance: np.ndarray


def hear(texts: pa.Array, rows: np.ndarray, *, jobs: int = 1) -> Heard:
    """
    Look for the language of texts.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string; nulls count as empty.
    rows : numpy.ndarray
        Positions of those to look at.
    jobs : int, default 1
        Threads among which the texts are spread; the result is the same.

    Returns
    -------
    Heard
        Of each of these rows.
    """
    said = piecewise(lambda some: cleaned(texts.take(pa.array(some))), rows, jobs=jobs)
    coded = pc.fill_null(said, "").dictionary_encode()
    which, distinct = coded.indices.to_numpy(zero_copy_only=False), coded.dictionary
    long = piecewise(partial(has_letters, least=MIN_LETTERS), distinct, jobs=jobs)
    swiss = piecewise(swiss_german, distinct, jobs=jobs).to_numpy(zero_copy_only=False)
    guess, chance = np.full(len(distinct), UNDETERMINED, object), np.zeros(len(distinct))
    guess[long], chance[long] = guess_languages(distinct.filter(pa.array(long)), jobs=jobs)
    return Heard(long[which], swiss[which], guess[which], chance[which])
