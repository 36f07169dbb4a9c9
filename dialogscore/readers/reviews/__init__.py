"""Reviews and the one answer that each may have; read only where they are asked for, and never pooled with posts."""

from typing import Any

import numpy as np
import pandas as pd

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.model import Format, ReadOptions
from dialogscore.readers.ordering import arranged

__all__ = ["check_asked_for", "set_aside"]

_KINDS = ("review", "review_reply")
_STEP = "Name --reviews to measure reviews in a part of their own, which changes no share or index of the posts."


def check_asked_for(known: Format, file: Blob, options: ReadOptions) -> None:
    """
    Refuse a file of reviews that nobody asked for.

    Parameters
    ----------
    known : Format
        How it would be read.
    file : Blob
        The file.
    options : ReadOptions
        What the user asked for.

    Raises
    ------
    FeedError
        If the format holds reviews and `options` do not ask for them.
    """
    if known.is_reviews and not options.reviews:
        raise FeedError(f"read {file}", found=f"reviews ({known.title})", expected="posts", next_step=_STEP)


def set_aside(messages: pd.DataFrame, options: ReadOptions) -> tuple[pd.DataFrame, list[tuple[str, dict[str, Any]]]]:
    """
    Leave out the reviews among posts that nobody asked for.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages of all files; used up if some are left out, so that memory holds them once.
    options : ReadOptions
        What the user asked for.

    Returns
    -------
    (pandas.DataFrame, list of (str, dict))
        The other messages, and a note ``reviews_set_aside`` with how many ``rows`` there were, if there were any.

    Raises
    ------
    FeedError
        If nothing else is there.
    """
    is_review = messages["kind"].isin(_KINDS).to_numpy(dtype=bool)
    if options.reviews or not is_review.any():
        return messages, []
    if is_review.all():
        raise FeedError("read the messages", found="nothing but reviews", expected="posts", next_step=_STEP)
    rows = int(is_review.sum())
    return arranged(messages, np.flatnonzero(~is_review)), [("reviews_set_aside", {"rows": rows})]
