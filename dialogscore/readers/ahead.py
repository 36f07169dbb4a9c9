"""Work on pieces of a file in as many threads as Arrow has, results in the order of the pieces."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pyarrow as pa

__all__ = ["ahead"]

One = TypeVar("One")
Other = TypeVar("Other")


def ahead(work: Callable[[One], Other], pieces: Iterable[One]) -> Iterator[Other]:
    """
    Do the same with each piece, some of them at a time.

    Parameters
    ----------
    work : callable
        Gives the result of a piece. Threads help as far as it is the work of Arrow and NumPy.
    pieces : iterable
        What is to be done, asked for no sooner than a thread is free, so that memory holds few of them.

    Yields
    ------
    object
        Results in the order of the pieces, whatever the number of threads; with one, no thread is started.
    """
    threads = pa.cpu_count()
    if threads == 1:
        yield from map(work, pieces)
        return
    waiting: deque[Future[Other]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            del piece
            if len(waiting) >= threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
