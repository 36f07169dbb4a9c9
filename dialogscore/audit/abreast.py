"""What goes on abreast: works on one feed, begun in other processes and looked after when they are needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from dialogscore.measures import Basis
from dialogscore.memory import give_back
from dialogscore.pieces import in_processes, one_thread

__all__ = ["UNREAD", "WORTH_PROCESSES", "share_out"]

# With fewer messages processes cost more than they save.
WORTH_PROCESSES = 200_000
# What nobody looks at once labels are placed: a third of a table's memory.
UNREAD = (
    "cues", "url", "edited_at", "conversation_id", "quoted_id", "visibility", "media_type", "created_at_source",
    "author_role_source", "reply_target_source", "mode_source", "source_row", "declared_language", "like_count",
    "reply_count", "share_count", "rating", "language_probability", "act_probability", "purpose_probability",
    "needs_reply_probability", "feature_words", "feature_overlap", "canned_question_similarity",
)  # fmt: skip

Result = TypeVar("Result")


@contextmanager
def share_out(
    works: Mapping[Callable[[Basis], Result], float], basis: Basis, *, jobs: int = 1
) -> Iterator[Iterator[Result]]:
    """
    Share out works on a feed, as `dialogscore.pieces.in_processes` begins calls.

    Parameters
    ----------
    works : mapping of callable to float
        Works, none of which needs another's result, and how long each takes beside the others.
    basis : Basis
        The feed, its messages as `dialogscore.lent.Lent`.
    jobs : int, default 1
        Processes, one of which is busy with something else.

    Yields
    ------
    iterator
        What the works return, in their order.
    """
    shares = _dealt(works, min(max(1, jobs - 1), len(works)))
    with in_processes([(_share, share, basis) for share in shares], jobs=jobs) as begun:
        yield _in_order(begun, shares, works)


def _dealt(works: Mapping[Callable, float], hands: int) -> list[list[Callable]]:
    """Give the longest of the works left to whoever has least to do."""
    shares: list[list[Callable]] = [[] for _ in range(hands)]
    for work in sorted(works, key=works.__getitem__, reverse=True):
        min(shares, key=lambda share: sum(works[one] for one in share)).append(work)
    return shares


@one_thread
def _share(works: Sequence[Callable[[Basis], Result]], lent: Basis) -> list[Result]:
    give_back()  # what an earlier stage left in this process
    # Put together again once for all works, so that one finds what another has worked out of a column.
    basis = lent._replace(messages=lent.messages.table)
    return [work(basis) for work in works]


def _in_order(begun: Iterator, shares: Sequence[Sequence[Callable]], works: Mapping[Callable, float]) -> Iterator:
    found: dict[Callable, Result] = {}
    for share, results in zip(shares, begun, strict=True):
        found |= zip(share, results, strict=True)
    yield from (found[work] for work in works)
