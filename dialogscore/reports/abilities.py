"""What a source can tell, in words: seven abilities and what narrows them."""

from collections.abc import Mapping

import pandas as pd

from dialogscore.reports.wording import Words

__all__ = ["SIGNS", "graded", "limits"]

SIGNS = {"yes": "✓", "partly": "◐", "no": "✗"}


def graded(source: Mapping[str, object], words: Words) -> list[tuple[str, str, str]]:
    """
    Word the abilities of a source.

    Parameters
    ----------
    source : mapping
        A row of `dialogscore.schema.SOURCES`.
    words : Words
        Wording.

    Returns
    -------
    list of (str, str, str)
        Name, grade (a key of `SIGNS`) and the grade's word.
    """
    pairs = (part.split("=") for part in str(source["abilities"]).split())
    return [(words(f"capabilities.{name}"), grade, words(f"ability.{grade}")) for name, grade in pairs]


def limits(source: Mapping[str, object], words: Words) -> list[str]:
    """
    Word what narrows the abilities of a source.

    Parameters
    ----------
    source : mapping
        A row of `dialogscore.schema.SOURCES`.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Parts of sentences; empty if nothing does.
    """
    codes = source["limits"]
    return [] if pd.isna(codes) else [words(f"limits.{code}") for code in str(codes).split()]
