"""Messages that are left out: private ones, and those after the end of observation."""

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.readers.model import ReadOptions
from dialogscore.readers.ordering import arranged

__all__ = ["drop_unwanted"]


def drop_unwanted(messages: pd.DataFrame, options: ReadOptions) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """
    Leave out what must not be read or was not observed.

    Parameters
    ----------
    messages : pandas.DataFrame
        All messages; used up if some are left out, so that memory holds them once.
    options : ReadOptions
        Its ``as_of`` ends the observation.

    Returns
    -------
    (pandas.DataFrame, list of pandas.DataFrame)
        The other messages; rejects of kind ``private`` and ``not_observed``.
    """
    is_private = (messages["visibility"] == "direct").to_numpy(dtype=bool)
    is_late = np.zeros(len(messages), dtype=bool)
    if options.as_of is not None:
        is_late = (messages["created_at"] > options.as_of).to_numpy(dtype=bool) & ~is_private
    gone = []
    for mask, kind, reason in (
        (is_private, "private", "private_message_metadata" if options.private == "metadata" else "private_message"),
        (is_late, "not_observed", "after_end_of_observation"),
    ):
        rows = messages.loc[mask, ["source_id", "source_row"]].assign(kind=kind, reason=reason, arguments="{}")
        gone.append(schema.conform(rows, schema.REJECTS))
    out = is_private | is_late
    return (arranged(messages, np.flatnonzero(~out)) if out.any() else messages), gone
