"""Cues by which open cases are sorted: found as all others are, kept apart so that no model ever sees them."""

import numpy as np
import pandas as pd

from dialogscore.cues.apart import codes_apart, find_apart

__all__ = ["case_codes", "case_cues"]


def case_codes() -> tuple[str, ...]:
    """
    List the codes of the cues by which open cases are sorted.

    Returns
    -------
    tuple of str
        Sorted; those of every registered language.
    """
    return codes_apart("casework")


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
    return find_apart("casework", tokens, languages)
