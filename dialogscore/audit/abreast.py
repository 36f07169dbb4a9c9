"""What goes on abreast: works on one feed, begun in other processes and looked after when they are needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa

from dialogscore.languages.hearing import Heard, hear
from dialogscore.lent import Lent
from dialogscore.measures import Basis
from dialogscore.memory import giving_back
from dialogscore.pieces import in_processes, one_thread

__all__ = ["THEMED", "UNREAD", "WORTH_PROCESSES", "get_ready", "listening", "share_out"]

# With fewer messages processes cost more than they save.
WORTH_PROCESSES = 200_000
# Of bytes a message takes two hundred, at least in a file that is not packed.
WORTH_BYTES = 200 * WORTH_PROCESSES
# Small enough that no process is the last one for long.
TEXTS_A_SHARE = 100_000
# What nobody looks at once labels are placed: a third of a table's memory.
UNREAD = (
    "cues", "url", "edited_at", "conversation_id", "quoted_id", "visibility", "media_type", "created_at_source",
    "author_role_source", "reply_target_source", "mode_source", "source_row", "declared_language", "like_count",
    "reply_count", "share_count", "rating", "language_probability", "act_probability", "purpose_probability",
    "needs_reply_probability", "feature_words", "feature_overlap", "canned_question_similarity",
)  # fmt: skip
# What themes are made of: they are begun first, and whatever else is lent with them would come before them.
THEMED = (
    "ref", "turn", "platform", "message_id", "thread_id", "direction", "kind", "ledger", "author_role", "author_id",
    "author_handle", "author_name", "feature_sign_off", "language", "text", "response_seconds", "observed_seconds",
)  # fmt: skip

Result = TypeVar("Result")


@contextmanager
def get_ready(paths: Sequence[str | Path], *, jobs: int = 1) -> Iterator[None]:
    """
    Let other processes load what they will need while this one reads files that are worth them.

    Parameters
    ----------
    paths : sequence of paths
        The files.
    jobs : int, default 1
        Processes.

    Yields
    ------
    None
        All of them are ready at the end of the block.
    """
    large = jobs > 1 and sum(Path(path).stat().st_size for path in paths if Path(path).is_file()) >= WORTH_BYTES
    with in_processes([(_load,)] * jobs, jobs=jobs if large else 1) as begun:
        try:
            yield
        except Exception:  # reraised
            list(begun)  # processes that are given up while they start say so on the screen
            raise
        list(begun)


@contextmanager
def listening(messages: pd.DataFrame, *, jobs: int = 1) -> Iterator[Callable[[], Heard | None]]:
    """
    Begin to look for the language of texts, in other processes while this one goes on.

    Parameters
    ----------
    messages : pandas.DataFrame
        With the column ``text`` and the index 0, 1, ...
    jobs : int, default 1
        Processes.

    Yields
    ------
    callable
        Waits for what the texts tell, row by row; None where that is worth no process.
    """
    if jobs == 1 or len(messages) < WORTH_PROCESSES:
        yield lambda: None
        return
    lent, starts = Lent(messages[["text"]]), range(0, len(messages), TEXTS_A_SHARE)
    shares = [slice(start, start + TEXTS_A_SHARE) for start in starts]
    with in_processes([(_heard, lent, share) for share in shares], jobs=jobs) as begun:
        yield lambda: Heard(*(np.concatenate(part) for part in zip(*begun, strict=True)))


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


def _load() -> None:
    """Do nothing: whoever looks this up has loaded this module, and with it all that an audit is made of."""


@giving_back
@one_thread
def _heard(lent: Lent, share: slice) -> Heard:
    texts = pa.array(lent.table["text"].iloc[share], pa.large_string(), from_pandas=True)
    texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return hear(texts, np.arange(len(texts)))


@giving_back
@one_thread
def _share(works: Sequence[Callable[[Basis], Result]], lent: Basis) -> list[Result]:
    # Put together again once for all works, so that one finds what another has worked out of a column.
    basis = lent._replace(messages=lent.messages.table)
    return [work(basis) for work in works]


def _in_order(begun: Iterator, shares: Sequence[Sequence[Callable]], works: Mapping[Callable, float]) -> Iterator:
    found: dict[Callable, Result] = {}
    for share, results in zip(shares, begun, strict=True):
        found |= zip(share, results, strict=True)
    yield from (found[work] for work in works)
