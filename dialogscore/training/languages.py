"""The languages of coded messages, treated as an audit treats them: found out, read as a neighbor, or without words."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from dialogscore import features, registry, schema
from dialogscore.languages.varieties import read_as
from dialogscore.training.gold import Coded

__all__ = ["as_read", "is_strange", "packed", "with_languages"]


def with_languages(coded: Coded) -> Coded:
    """
    Fill in the languages that the coded messages do not state.

    Parameters
    ----------
    coded : Coded
        Coded messages and those they answer.

    Returns
    -------
    Coded
        The same with a language in every row.
    """
    messages = coded.messages
    missing = messages["language"].isna().to_numpy()
    if not missing.any():
        return coded
    feed = schema.conform(messages.assign(created_at=pd.Timestamp(0, tz="UTC"), declared_language=None))
    found = features.add_language(feed)["language"]
    messages = messages.assign(language=messages["language"].where(~missing, found))
    rows = coded.rows.assign(lang=messages["language"].iloc[: len(coded.rows)].to_numpy(dtype=object))
    return Coded(messages, rows)


def as_read(coded: Coded) -> pd.DataFrame:
    """
    Give messages the languages that they are read as, Swiss German as German.

    Parameters
    ----------
    coded : Coded
        Coded messages and those they answer.

    Returns
    -------
    pandas.DataFrame
        Their table.
    """
    return coded.messages.assign(language=read_as(coded.messages["language"]))


def packed(languages: Collection[str]) -> set[str]:
    """
    Tell which languages have a cue pack.

    Parameters
    ----------
    languages : collection of str
        Codes.

    Returns
    -------
    set of str
        Those with a pack, built in or of another package.
    """
    return set(registry.names("languages")) & set(languages)


def is_strange(coded: Coded, measured: Collection[str]) -> np.ndarray:
    """
    Tell which coded messages a model reads without their words.

    Parameters
    ----------
    coded : Coded
        Coded messages.
    measured : collection of str
        Languages of the model.

    Returns
    -------
    numpy.ndarray
        bool, one per coded message: its language has no cue pack, or is none of the model's.
    """
    spoken = as_read(coded)["language"].iloc[: len(coded.rows)]
    return ~spoken.isin(sorted(packed(measured))).to_numpy(dtype=bool)
