"""Comments whose post is not in the feed: whose post it was shows in who answers below it."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, set_apart
from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.forest import roots_and_depths

__all__ = ["below_own_posts"]


def below_own_posts(messages: pd.DataFrame, parent: np.ndarray, parent_known: np.ndarray) -> np.ndarray:
    """
    Find comments under missing posts that are the company's by all that the feed shows.

    On platforms of posts and comments the owner of a post answers the comments below it. A missing post counts as the
    company's if the company answers comments below it and no other company does; where all comments of a source name
    no post, they are those of one. Comments under missing posts where it answers nobody stay what they are: nothing
    tells whose posts those were, and where they are many `dialogscore.measures.coverage.flattering` refuses the rates.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns.
    parent : numpy.ndarray of int64, shape (n,)
        Row of each parent as a forest, -1 for none.
    parent_known : numpy.ndarray of bool, shape (n,)
        The stated parent is a row.

    Returns
    -------
    numpy.ndarray of bool, shape (n,)
        Whether a row is such a comment, by whomever.
    """
    comment = equals(messages["platform"], *TWO_LEVEL_PLATFORMS) & equals(messages["kind"], "comment")
    comment &= (parent < 0) & ~parent_known
    if not comment.any():
        return comment
    # An export of one post's comments may not name the post at all.
    named = messages["parent_id"].fillna(messages["conversation_id"])
    unnamed = named.isna()
    partly = messages["source_id"].isin(messages.loc[comment & named.notna().to_numpy(), "source_id"])
    comment &= ~(unnamed & partly).to_numpy(dtype=bool)
    post = messages["platform"] + "\x1f" + named.fillna("\x1f" + messages["source_id"])
    code = np.where(comment, pd.factorize(post)[0], -1)
    above, depth = roots_and_depths(parent)
    answers = (depth > 0) & ~set_apart(messages) & comment[above]
    answers &= equals(messages["author_role"][above].reset_index(drop=True), "audience")
    answered = [np.unique(code[above[answers & equals(messages["author_role"], role)]])
                for role in ("company", "other_company")]  # fmt: skip
    return comment & np.isin(code, np.setdiff1d(*answered))
