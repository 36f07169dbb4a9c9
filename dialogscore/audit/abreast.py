"""What goes on abreast: works on one feed, begun in other processes and looked after when they are needed."""

import functools
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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


@contextmanager
def begin(
    first: Callable[[], Result], works: Mapping[Callable[[Basis], Result], float], basis: Basis, *, jobs: int = 1
) -> Iterator[Iterator[Result]]:
    """
    Begin works that other processes do while this one goes on; what is not done at the end of the block is given up.

    Parameters
    ----------
    first : callable
        What is waited for first; a process is its own.
    works : mapping of callable to float
        Works on the basis, none of which needs another's result, and how long each takes beside the others.
    basis : Basis
        The feed, its messages as `dialogscore.lent.Lent`.
    jobs : int, default 1
        Processes; with one, each work is done here when its result is asked for.

    Yields
    ------
    iterator
        What `first` returns, then what the works return, in their order.
    """
    if jobs == 1 or len(basis.messages.table) < WORTH_PROCESSES:
        yield (work() for work in (first, *(functools.partial(_one, work, basis) for work in works)))
        return
    shares = _dealt(works, min(jobs - 1, len(works)))
    calls = [delayed(first)(), *(delayed(_share)(share, basis) for share in shares)]
    begun = Parallel(n_jobs=jobs, batch_size=1, return_as="generator")(calls)
    try:
        yield _in_order(begun, shares, works)
    finally:
        with warnings.catch_warnings():
            # Where this process fails or is stopped, that others were at work is no news.
            warnings.simplefilter("ignore", UserWarning)
            begun.close()


def _dealt(works: Mapping[Callable, float], hands: int) -> list[list[Callable]]:
    """Give the longest of the works left to whoever has least to do."""
    shares: list[list[Callable]] = [[] for _ in range(hands)]
    for work in sorted(works, key=works.__getitem__, reverse=True):
        min(shares, key=lambda share: sum(works[one] for one in share)).append(work)
    return shares


def _one(work: Callable[[Basis], Result], lent: Basis) -> Result:
    return work(lent._replace(messages=lent.messages.table))


def _share(works: Sequence[Callable[[Basis], Result]], lent: Basis) -> list[Result]:
    return [_one(work, lent) for work in works]


def _in_order(begun: Iterator, shares: Sequence[Sequence[Callable]], works: Mapping[Callable, float]) -> Iterator:
    yield next(begun)
    found: dict[Callable, Result] = {}
    for share, results in zip(shares, begun, strict=True):
        found |= zip(share, results, strict=True)
    yield from (found[work] for work in works)
