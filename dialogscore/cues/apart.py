"""Cues that a pack keeps apart from its others: found in the same way, in a field of their own."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from dialogscore import registry
from dialogscore.cues.phrases import sequences
from dialogscore.cues.search import Entries, Search, condensed

__all__ = ["codes_apart", "find_apart", "written_apart"]


def codes_apart(field: str) -> tuple[str, ...]:
    """
    List the codes of the cues in one field of the packs.

    Parameters
    ----------
    field : str
        ``"casework"`` or ``"purposes"``.

    Returns
    -------
    tuple of str
        Sorted; those of every registered language.
    """
    return tuple(sorted({code for cues in written_apart(field).values() for code in cues}))


def find_apart(field: str, tokens, languages: pd.Series) -> dict[str, np.ndarray]:
    """
    Find the cues of one field of the packs.

    Parameters
    ----------
    field : str
        ``"casework"`` or ``"purposes"``.
    tokens : dialogscore.tokens.Tokens
        The texts.
    languages : pandas.Series of str
        Language of each text, aligned by position; texts of a language without a pack, and NA, have none.

    Returns
    -------
    dict of str to numpy.ndarray
        For each of `codes_apart` a bool array, shape (number of texts,).
    """
    named = languages.astype(object).fillna("").to_numpy()
    written = written_apart(field)
    found = {code: np.zeros(len(tokens), bool) for code in codes_apart(field)}
    every = [one for cues in written.values() for forms in cues.values() for one in forms]
    if not every:
        return found
    few = condensed(tokens.vocabulary, tokens.kinds, every)
    small, entries = replace(tokens, ids=few.ids[tokens.ids]), Entries(few)
    longest = max(len(one) for one in every)
    for language, cues in written.items():
        chosen = np.flatnonzero(named == language)
        if len(chosen):
            search = Search(small.take(chosen), entries, longest=longest)
            for code, forms in cues.items():
                found[code][chosen[search.rows(forms)]] = True
    return found


@lru_cache(maxsize=2)
def written_apart(field: str) -> dict[str, dict[str, list]]:
    """
    Write out the phrases in one field of the packs.

    Parameters
    ----------
    field : str
        ``"casework"`` or ``"purposes"``.

    Returns
    -------
    dict of str to dict
        For each language the sequences by code, as `dialogscore.cues.phrases.sequences` gives them.
    """
    packs = {name: registry.resolve("languages", name) for name in registry.names("languages")}
    return {
        name: {code: sequences(forms) for code, forms in getattr(pack, field).items()} for name, pack in packs.items()
    }
