"""Cues by which open cases are sorted: found as all others are, kept apart so that no model ever sees them."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from dialogscore import registry
from dialogscore.cues.phrases import sequences
from dialogscore.cues.search import Search, condensed

__all__ = ["case_codes", "case_cues"]


def case_codes() -> tuple[str, ...]:
    """
    List the codes of the cues by which open cases are sorted.

    Returns
    -------
    tuple of str
        Sorted; those of every registered language.
    """
    return tuple(sorted({code for cues in _written().values() for code in cues}))


def case_cues(tokens, languages: pd.Series) -> dict[str, np.ndarray]:
    """
    Find the cues by which open cases are sorted.

    Parameters
    ----------
    tokens : dialogscore.tokens.Tokens
        The texts.
    languages : pandas.Series of str
        Language of each text, aligned by position; texts of a language without a pack, and NA, have none.

    Returns
    -------
    dict of str to numpy.ndarray
        For each of `case_codes` a bool array, shape (number of texts,).
    """
    named = languages.astype(object).fillna("").to_numpy()
    written = _written()
    found = {code: np.zeros(len(tokens), bool) for code in case_codes()}
    every = [one for cues in written.values() for forms in cues.values() for one in forms]
    few = condensed(tokens.vocabulary, tokens.kinds, every)
    small = replace(tokens, ids=few.ids[tokens.ids], vocabulary=few.vocabulary, kinds=few.kinds)
    longest = max((len(one) for one in every), default=0)
    for language, cues in written.items():
        chosen = np.flatnonzero(named == language)
        if len(chosen):
            search = Search(small.take(chosen), longest=longest)
            for code, forms in cues.items():
                found[code][chosen[search.rows(forms)]] = True
    return found


@lru_cache(maxsize=1)
def _written() -> dict[str, dict[str, list]]:
    packs = {name: registry.resolve("languages", name) for name in registry.names("languages")}
    return {name: {code: sequences(forms) for code, forms in pack.casework.items()} for name, pack in packs.items()}
