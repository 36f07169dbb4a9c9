"""The language of coded messages that state none, found as an audit finds it."""

import pandas as pd

from dialogscore import features, schema
from dialogscore.training.gold import Coded

__all__ = ["with_languages"]


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
