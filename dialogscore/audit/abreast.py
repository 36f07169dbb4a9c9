"""What goes on abreast: works on one feed, begun in other processes and looked after when they are needed."""

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from joblib import Parallel, delayed

from dialogscore.measures import Basis

__all__ = ["UNREAD", "WORTH_PROCESSES", "begin"]

# With fewer messages processes cost more than they save.
WORTH_PROCESSES = 200_000
# What nobody looks at once labels are placed: a third of a table's memory.
UNREAD = (
    "cues", "url", "edited_at", "conversation_id", "quoted_id", "visibility", "media_type", "created_at_source",
    "author_role_source", "reply_target_source", "mode_source", "source_row", "declared_language", "like_count",
    "reply_count", "share_count", "rating", "language_probability", "act_probability", "purpose_probability",
    "needs_reply_probability", "feature_words", "feature_overlap", "deflect_to", "canned_question_similarity",
)  # fmt: skip

Result = TypeVar("Result")


def begin(
    first: Callable[[], Result], works: Sequence[Callable[[Basis], Result]], basis: Basis, *, jobs: int = 1
) -> Iterator[Result]:
    """
    Begin works that other processes do while this one goes on.

    Parameters
    ----------
    first : callable
        What is waited for first.
    works : sequence of callable
        Works on the basis, none of which needs another's result. They are dealt out like cards, so those that take
        longest should come first.
    basis : Basis
        The feed, its messages as `dialogscore.lent.Lent`.
    jobs : int, default 1
        Processes; with one, each work is done here when its result is asked for.

    Returns
    -------
    iterator
        What `first` returns, then what the works return, in their order.
    """
    if jobs == 1:
        return (work() for work in (first, *(functools.partial(_one, work, basis) for work in works)))
    hands = min(jobs - 1, len(works))
    calls = [delayed(first)(), *(delayed(_share)(works[hand::hands], basis) for hand in range(hands))]
    return _in_order(Parallel(n_jobs=jobs, batch_size=1, return_as="generator")(calls), len(works), hands)


def _one(work: Callable[[Basis], Result], lent: Basis) -> Result:
    return work(lent._replace(messages=lent.messages.table))


def _share(works: Sequence[Callable[[Basis], Result]], lent: Basis) -> list[Result]:
    return [_one(work, lent) for work in works]


def _in_order(begun: Iterator, count: int, hands: int) -> Iterator:
    yield next(begun)
    results: list = [None] * count
    for hand, found in enumerate(begun):
        results[hand::hands] = found
    yield from results
