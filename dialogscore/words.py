"""Columns of few different words: told by numbers, written and looked up once for each word and not for each row."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.remembered import encoded

__all__ = ["by_kind", "kinds", "kinds_at", "present", "texts_at", "watched_until", "worded"]


def kinds(codes: np.ndarray, names: Sequence[str], *, missing: str = "") -> pd.Categorical:
    """
    Hold words by their numbers, so that they are compared, taken and told apart as fast as numbers.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Places in `names`; -1 for `missing`.
    names : sequence of str
        The words, each once.
    missing : str, default ""
        What stands for -1.

    Returns
    -------
    pandas.Categorical, shape (n,)
        The words, none missing.
    """
    known = list(dict.fromkeys([*names, missing]))
    codes = np.where(codes < 0, known.index(missing), codes)
    return pd.Categorical.from_codes(codes, categories=pd.Index(known, dtype=object))


def kinds_at(column: pd.Series, rows: np.ndarray, *, missing: str = "") -> pd.Categorical:
    """
    Take the texts of some rows of a column in which few different ones stand, by their numbers.

    Parameters
    ----------
    column : pandas.Series of str
        Text, may be NA.
    rows : ndarray of int64
        Positions.
    missing : str, default ""
        What stands for NA.

    Returns
    -------
    pandas.Categorical, shape of `rows`
        The texts.
    """
    codes, texts = encoded(column)
    return kinds(codes[rows], texts, missing=missing)


def by_kind(words: pd.Categorical) -> tuple[np.ndarray, np.ndarray]:
    """
    Sort rows by their words, so that those of each are a piece of one list.

    Parameters
    ----------
    words : pandas.Categorical
        As `kinds` holds them.

    Returns
    -------
    tuple of numpy.ndarray
        Rows by the number of their word, of one word in their order; and where the rows of each word begin, with one
        more number for where the last end.
    """
    counts = np.bincount(words.codes, minlength=len(words.categories))
    return np.argsort(words.codes, kind="stable"), np.r_[0, np.cumsum(counts)]


def present(words: pd.Categorical) -> list[str]:
    """
    List the words that are there.

    Parameters
    ----------
    words : pandas.Categorical
        As `kinds` holds them.

    Returns
    -------
    list of str
        Each once, by name; "" is none.
    """
    counts = np.bincount(words.codes, minlength=len(words.categories))
    return sorted(name for name, count in zip(words.categories, counts, strict=True) if count and name)


def texts_at(column: pd.Series, rows: np.ndarray, *, missing: str = "") -> np.ndarray:
    """
    Take the texts of some rows of a column in which few different ones stand.

    Parameters
    ----------
    column : pandas.Series of str
        Text, may be NA.
    rows : ndarray of int64
        Positions.
    missing : str, default ""
        What stands for NA.

    Returns
    -------
    ndarray of object, shape of `rows`
        The texts, each held once in memory.
    """
    codes, texts = encoded(column)
    return np.append(texts, missing)[codes[rows]]


def watched_until(messages: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """
    Tell until when each message was observed: until the end of its own source.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.
    sources : pandas.DataFrame
        The sources.

    Returns
    -------
    pandas.Series of datetime64, index 0, 1, ...
        NaT where nobody knows.
    """
    codes, names = encoded(messages["source_id"])
    ends = sources.set_index("source_id")["observed_until"].reindex([*names, None])
    return ends.iloc[codes].reset_index(drop=True)


def worded(codes: np.ndarray, words: Sequence[str]) -> pd.Series:
    """
    Write numbers as words, without a text in memory for each.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Places in `words`; -1 for NA.
    words : sequence of str
        The words.

    Returns
    -------
    pandas.Series of str, shape (n,)
        The words, resting on Arrow.
    """
    listed = pd.array([*words], dtype=pd.StringDtype("pyarrow"))
    return pd.Series(listed.take(codes, allow_fill=True), copy=False)
