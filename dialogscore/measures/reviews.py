"""Reviews in a part of their own: how many are answered and how fast, counted, and pooled with nothing."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.arrays import equals, ref_numbers
from dialogscore.measures.replies import HORIZONS, candidates, refuse_horizon
from dialogscore.measures.rows import Setting, share_row
from dialogscore.measures.times import time_scores
from dialogscore.measures.turns import Window, inbound_turns

__all__ = ["Parted", "part_reviews", "with_reviews"]

_KINDS = ("review", "review_reply")
_SUBSET = ("channel", "reviews")


class Parted(NamedTuple):
    """
    A feed in two parts.

    Attributes
    ----------
    posts, reviews : pandas.DataFrame
        Messages in table order, each with a RangeIndex.
    sources : pandas.DataFrame
        The sources that hold posts; all of them where none does.
    """

    posts: pd.DataFrame
    reviews: pd.DataFrame
    sources: pd.DataFrame


def part_reviews(messages: pd.DataFrame, sources: pd.DataFrame) -> Parted:
    """
    Part reviews and their answers from all other messages.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages with the readers' columns, in table order.
    sources : pandas.DataFrame
        The sources.

    Returns
    -------
    Parted
        A source of reviews lends its abilities to no post.
    """
    is_review = equals(messages["kind"], *_KINDS)
    if not is_review.any():
        return Parted(messages, messages.iloc[:0], sources)
    posts, reviews = (messages[mask].reset_index(drop=True) for mask in (~is_review, is_review))
    of_posts = sources[sources["source_id"].isin(posts["source_id"])].reset_index(drop=True)
    return Parted(posts, reviews, of_posts if len(posts) else sources)


def with_reviews(
    messages: pd.DataFrame,
    scores: pd.DataFrame,
    drawn: dict[str, pd.DataFrame],
    reviews: pd.DataFrame,
    *,
    company: str,
    window: Window = None,
    seed: int = 0,
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    """
    Put what is told of reviews beside what is told of posts.

    Parameters
    ----------
    messages, scores : pandas.DataFrame
        Of the posts, with all columns and the index.
    drawn : dict of str to pandas.DataFrame
        All tables of the posts.
    reviews : pandas.DataFrame
        Reviews and answers with the columns of `threads`.
    company : str
        The audited company.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.
    seed : int, default 0
        Seed of the bootstrap.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame, dict of str to pandas.DataFrame)
        Messages, to which reviews are added with the ledger rule ``review`` and no direction; scores, with
        ``subset_by`` "channel" and ``subset`` "reviews"; tables, whose ledger counts the reviews. Without any post,
        every score of posts that is missing says ``reviews_only``.
    """
    if not len(messages):
        silent = scores["value"].isna()
        scores = scores.assign(
            note_code=scores["note_code"].mask(silent, "reviews_only"), note_args=scores["note_args"].mask(silent, "{}")
        )
    setting = Setting(company, window, {}, seed=seed)
    rows = pd.DataFrame(_rows(reviews, setting))
    for column in ("window_from", "window_to"):
        rows[column] = pd.to_datetime(rows[column], utc=True)
    scores = pd.concat([scores, schema.conform(rows, schema.SCORES)], ignore_index=True)
    kept = reviews.assign(direction=pd.NA, ledger="review")
    kept = schema.conform(kept.reindex(columns=messages.columns))
    messages = pd.concat([messages, kept], ignore_index=True) if len(messages) else kept
    messages = messages.iloc[np.argsort(ref_numbers(messages), kind="stable")].reset_index(drop=True)
    ledger = drawn["ledger"]
    more = ledger["rule"].isin(["received", "review"])
    cited = " ".join(kept["ref"].iloc[:3])
    ledger = ledger.assign(
        rows=ledger["rows"] + more.astype("Int64") * len(kept),
        refs=ledger["refs"].mask(ledger["rule"].eq("review"), cited),
    )
    return schema.conform(messages), schema.conform(scores, schema.SCORES), drawn | {"ledger": ledger}


def _rows(reviews: pd.DataFrame, setting: Setting) -> list[dict]:
    # Whether a review needs an answer nobody asks: each is a unit, and no label stands behind any figure.
    given = reviews.assign(
        needs_reply=pd.array([True] * len(reviews), dtype="boolean"),
        is_uncertain=pd.array([False] * len(reviews), dtype="boolean"),
        language_support="measured",
    )
    turns = inbound_turns(given, window=setting.window)
    turns = turns[equals(reviews["kind"], "review")[turns["row"].to_numpy()]].reset_index(drop=True)
    units = candidates(turns, needing=False)
    found = []
    for name, horizon in HORIZONS.items():
        measure = f"reply_rate_{name}"
        refused = refuse_horizon(setting, measure, units, horizon)
        watched = units[units["observed"] >= horizon]
        hits = (watched["response"] <= horizon).to_numpy()
        clusters = np.unique(watched["thread"], return_inverse=True)[1].reshape(-1)
        found.append(refused or share_row(setting, measure, hits, clusters))
    found += [row for row in time_scores(turns, setting, None) if row["subset_by"] is None]
    return [row | {"basis": "counted", "subset_by": _SUBSET[0], "subset": _SUBSET[1]} for row in found]
