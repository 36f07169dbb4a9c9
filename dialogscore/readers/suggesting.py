"""What to suggest where nobody of the feed is the company that was asked for."""

import numpy as np
import pandas as pd

from dialogscore.errors import nearest
from dialogscore.readers.pages import page_labels

__all__ = ["hint", "label"]

_SUGGESTED = 2000
_LISTED = 5


def label(authors: pd.DataFrame) -> pd.Series:
    """
    Call each author by what it is best known by.

    Parameters
    ----------
    authors : pandas.DataFrame
        ``author_handle``, ``author_id``, ``author_name``.

    Returns
    -------
    pandas.Series of str
        Handle, else id, else name; NA where there is none.
    """
    return authors["author_handle"].fillna(authors["author_id"]).fillna(authors["author_name"])


def hint(wanted: str, authors: pd.DataFrame, *, lists: bool) -> str:
    """
    Suggest accounts like the one asked for; the audience is not listed where none is alike.

    Parameters
    ----------
    wanted : str
        What the user wrote.
    authors : pandas.DataFrame
        One row an author and declared role, with the number of ``messages``.
    lists : bool
        Name the authors with most messages where none is alike.

    Returns
    -------
    str
        A sentence, or nothing.
    """
    if (near := nearest(wanted, _suggested(authors))).startswith("Did you mean"):
        return near
    if lists:
        known = authors["author_name"].fillna(label(authors)).dropna()
        counts = authors["messages"].groupby(known).sum().sort_values(ascending=False, kind="stable")
        return f"Most messages are by {', '.join(counts.index[:_LISTED])}." if len(counts) else ""
    companies = authors["author_role"].isin(["company", "brand", "other_company", "audited"]).fillna(False)
    return nearest(wanted, page_labels(authors[companies.to_numpy(dtype=bool)]).dropna().drop_duplicates())


def _suggested(authors: pd.DataFrame) -> list[str]:
    """The authors with most messages, companies first: difflib compares each, so there is a limit."""
    is_company = authors["author_role"].isin(["company", "brand", "other_company", "audited"]).fillna(False).astype(int)
    order = np.lexsort((-authors["messages"].to_numpy(), -is_company.to_numpy()))
    return label(authors.iloc[order]).dropna().drop_duplicates().head(_SUGGESTED).tolist()
