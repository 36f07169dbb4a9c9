"""What posts are for, and which goal of the St. Gallen study each purpose serves: the mapping as data."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers, threads
from dialogscore.remembered import encoded
from dialogscore.words import kinds

__all__ = [
    "ACT_PURPOSES",
    "GOALS",
    "NAMED",
    "NO_POST",
    "PURPOSES",
    "REPLY_PURPOSE",
    "SIDES",
    "post_purposes",
    "root_purposes",
]

#: Codebook part 4, in its order.
PURPOSES = ("sales", "product", "employer", "service", "research", "community", "corporate", "brand")
#: Threads that no post of the company begins, or one whose purpose is not known.
NO_POST = "none"
#: The study's goals and the purposes that serve them.
GOALS = {
    "brand_management": ("brand", "corporate"),
    "product_communication": ("product",),
    "sales": ("sales",),
    "employer_branding": ("employer",),
    "customer_retention": ("service", "community"),
    "market_research": ("research",),
}
#: Share of companies that name the goal, as reported of the study on 14 January 2013: 84 interviews, self-reports and
#: no message counts. 82 % and 62 % are of what single offers aim at, the others of goals named; for sales, said to be
#: neglected, no figure was reported.
NAMED = {
    "brand_management": 0.82,
    "product_communication": 0.62,
    "employer_branding": 0.42,
    "customer_retention": 0.58,
    "market_research": 0.38,
}
#: Whether a company talks with people where it sells or where it serves.
SIDES = {"sells": ("sales", "product"), "serves": ("service", "community")}
#: What a reply is for, unless its act says otherwise.
REPLY_PURPOSE = "service"
ACT_PURPOSES = {"acknowledge": "community", "invite": "community", "promote": "sales"}


def post_purposes(messages: pd.DataFrame) -> tuple[pd.Categorical, np.ndarray]:
    """
    Take the purpose of every post.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    tuple of (pandas.Categorical, numpy.ndarray of bool), each of shape (rows,)
        One of `PURPOSES`, "" where a row is no post or its language cannot be read; and whether it is uncertain.
    """
    unread = equals(messages["language_support"], "unsupported")
    codes, purposes = encoded(messages["purpose"])
    return kinds(np.where(unread, -1, codes), purposes), flags(messages["purpose_uncertain"]) & ~unread


def root_purposes(messages: pd.DataFrame) -> tuple[pd.Categorical, np.ndarray, np.ndarray]:
    """
    Tell of every message what the post is for that its thread begins with.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.

    Returns
    -------
    tuple of (pandas.Categorical, numpy.ndarray of bool, numpy.ndarray of int64), each of shape (rows,)
        The purpose, `NO_POST` where no post of the company begins the thread or its purpose is not known; whether it is
        uncertain; and the row of the post, -1 without one.
    """
    purpose, unsure = post_purposes(messages)
    thread = threads(messages)
    begins = np.flatnonzero((numbers(messages["depth"]) == 0) & messages["parent_id"].isna().to_numpy())
    root = np.full(int(thread.max(initial=-1)) + 1, -1, dtype=np.int64)
    # Written from the last to the first, so that the earliest stands.
    root[thread[begins[::-1]]] = begins[::-1]
    above = root[thread]
    begun = purpose[above]
    known = (above >= 0) & (begun != "")
    return (
        kinds(np.where(known, begun.codes, -1), purpose.categories, missing=NO_POST),
        known & unsure[above],
        np.where(known, above, -1),
    )
