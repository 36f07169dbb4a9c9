"""Recount of reviews, which stand in a part of their own: how many are answered, and how fast."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dialogscore.verify.rates import HORIZONS, eligible, stands
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, refused, share
from dialogscore.verify.times import time_recounts
from dialogscore.verify.units import asked_turns

__all__ = ["review_recounts"]

OF = {"by": "channel", "part": "reviews"}


def review_recounts(record: Record, reviews: Sequence[Any]) -> list[Recount]:
    """
    Recount reply rates and times of reviews; whether one needs an answer nobody asks.

    Parameters
    ----------
    record : Record
        The record.
    reviews : sequence of Message
        Reviews and their answers.

    Returns
    -------
    list of Recount
        Rows with the split ``channel``; none without reviews.
    """
    if not reviews:
        return []
    turns = [
        replace(turn, needs=True, surely=True, maybe=True)
        for turn in asked_turns(record, reviews=reviews)
        if turn.head.kind == "review"
    ]
    rows, units = [], eligible(turns)
    for name, horizon in HORIZONS.items():
        note, n = stands(units, horizon)
        watched = [turn for turn in units if turn.watched(horizon)]
        measure = f"reply_rate_{name}"
        rows.append(
            refused(measure, note, n, **OF)
            if note
            else share(measure, watched, lambda turn, horizon=horizon: turn.within(horizon), **OF)
        )
    return rows + [row._replace(**OF) for row in time_recounts(turns, None) if not row.by]
