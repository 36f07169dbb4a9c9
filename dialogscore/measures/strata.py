"""The dialog share of messages that are not of one kind with the others: paid posts and quotes."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags
from dialogscore.measures.mix import DIALOG, company_turns, split_rows
from dialogscore.measures.rows import Setting

__all__ = ["strata_scores"]


def strata_scores(messages: pd.DataFrame, said: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Set paid posts and quotes beside the rest.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores` for dialog_share: split by ``promotion`` (paid, organic) where the source marks any message as
        paid, and by ``kind`` (quote, other) where the company quotes anybody.
    """
    rows = said["row"].to_numpy()
    found = []
    for split, mask, names in (
        ("promotion", flags(messages["is_promoted"])[rows], ("paid", "organic")),
        ("kind", equals(messages["kind"], "quote")[rows], ("quote", "other")),
    ):
        if not mask.any():
            continue
        for name, part in zip(names, (mask, ~mask), strict=True):
            turns = company_turns(said, part)
            hits, unsure = turns["mode"].to_numpy() == DIALOG, turns["uncertain"].to_numpy()
            thread, errors = turns["thread"].to_numpy(dtype=np.int64), ("dialog_share",)
            found += split_rows(setting, "dialog_share", hits, unsure, thread, errors=errors, subset=(split, name))
    return found
