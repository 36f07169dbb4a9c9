"""All measures of one feed: messages in, scores and the tables behind them out."""

import pandas as pd

from dialogscore.measures.basis import basis_of
from dialogscore.measures.families import FAMILIES, gathered
from dialogscore.measures.families_split import parted, themed

__all__ = ["compute"]


def compute(messages: pd.DataFrame, **known) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """
    Compute every measure of a feed but the index.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns, ``ledger`` included (made with the same window), in any order.
    **known
        What else is known of the feed, as `dialogscore.measures.basis.basis_of` takes it.

    Returns
    -------
    tuple of (pandas.DataFrame, dict of str to pandas.DataFrame)
        Rows as `schema.SCORES`; tables ``ledger``, ``curve`` and ``endings`` (empty where rates are refused),
        ``hours``, ``canned``, ``invitations``, ``horizons``, ``accounts``, ``sides``, ``unanswered``, ``languages``,
        ``asked_roles``, ``quiet_days``, ``weekdays``, ``differences``, ``themes``, ``posting_weeks``,
        ``answer_months``, ``quarters``, ``steadiness``, ``week_blocks``, ``st_gallen``, ``service_level``, ``backlog``,
        ``channels``, ``purposes``, ``goals``, ``purpose_talk``, ``research_threads``, ``invitation_purposes``, and
        ``clusters`` and ``alternatives``, from which `dialogscore.index` draws.
    """
    basis = basis_of(messages, **known)
    return gathered([themed(basis, parted(basis)), *(family(basis) for family in FAMILIES)])
