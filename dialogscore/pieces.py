"""Work in pieces that several threads or processes see to at once.

Arrow, numpy's sorts and scipy's sparse products leave Python's lock to others while they work, and threads need no copy
of what they work on. What is written in Python itself is for processes instead.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
import pyarrow as pa
from threadpoolctl import threadpool_limits

__all__ = ["PIECE_ROWS", "at_once", "in_processes", "one_thread", "piecewise"]

# A piece takes long enough to be worth handing over, and is small enough that all cores end at much the same time. One
# core gains too: what a piece needs in between takes the memory that the piece before left, which new memory does not.
PIECE_ROWS = 50_000

#: Decorates what multiplies matrices: the libraries that do so use one thread, since sums by several have other last
#: digits on a machine of other cores, and for products as small as ours take several times the processor's time.
one_thread = threadpool_limits.wrap(limits=1)

Column = TypeVar("Column", pa.Array, np.ndarray)


def piecewise(function: Callable[..., Column], *columns: pa.Array | np.ndarray, jobs: int = 1) -> Column:
    """
    Work on columns row by row, pieces of them at once.

    Parameters
    ----------
    function : callable
        Takes as many columns as are given and returns one of the same length; each row depends on that row alone.
    *columns : pyarrow.Array or numpy.ndarray
        Of one length.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pyarrow.Array or numpy.ndarray
        What the function gives for all rows.
    """
    rows = len(columns[0])
    if rows <= PIECE_ROWS:
        return function(*columns)
    starts = range(0, rows, PIECE_ROWS)
    parts = at_once([(function, *(one[start : start + PIECE_ROWS] for one in columns)) for start in starts], jobs=jobs)
    return np.concatenate(parts) if isinstance(parts[0], np.ndarray) else pa.concat_arrays(parts)


def at_once(tasks: Sequence[tuple], *, jobs: int = 1) -> list:
    """
    Call functions in threads that run side by side.

    Parameters
    ----------
    tasks : sequence of tuple
        A function each, and its arguments; none may change what another reads.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    list
        What they return, in the order of the tasks.
    """
    if jobs == 1 or len(tasks) < 2:
        return [function(*arguments) for function, *arguments in tasks]
    from joblib import Parallel, delayed  # loading it takes longer than a small feed's work

    threads = Parallel(n_jobs=min(jobs, len(tasks)), backend="threading", batch_size=1)
    return threads(delayed(function)(*arguments) for function, *arguments in tasks)


@contextmanager
def in_processes(calls: Sequence[tuple], *, jobs: int = 1) -> Iterator[Iterator]:
    """
    Begin calls that other processes work on while this one goes on; what is left at the end of the block is given up.

    Parameters
    ----------
    calls : sequence of tuple
        A function each, and its arguments; tables as `dialogscore.lent.Lent`.
    jobs : int, default 1
        Processes; with one, each call is made here when its result is asked for.

    Yields
    ------
    iterator
        What the calls return, in their order.
    """
    if jobs == 1:
        yield (function(*arguments) for function, *arguments in calls)
        return
    from joblib import Parallel, delayed  # loading it takes longer than measuring a small feed

    begun = Parallel(n_jobs=jobs, batch_size=1, return_as="generator")(
        delayed(function)(*arguments) for function, *arguments in calls
    )
    try:
        yield begun
    finally:
        with warnings.catch_warnings():
            # Where this process fails or is stopped, that others were at work is no news.
            warnings.simplefilter("ignore", UserWarning)
            begun.close()
