"""Memory of large tables: copied no sooner than they change, and given back where nobody needs it any more."""

import contextlib
import ctypes
import functools
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

import pandas as pd
import pyarrow as pa

__all__ = ["copied_late", "give_back", "giving_back"]

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextlib.contextmanager
def copied_late() -> Iterator[None]:
    """
    Have pandas copy a table's columns when one of two tables is written to, and not whenever a column is added.

    pandas 3 does so always. Before it, every stage that adds columns would copy the numbers of all the others: a
    quarter of a kilobyte a message, several times at once. What is computed is the same.

    Yields
    ------
    None
        While it lasts, for the whole process.
    """
    if int(pd.__version__.partition(".")[0]) > 2:
        yield
        return
    with pd.option_context("mode.copy_on_write", True):
        yield


def give_back() -> None:
    """Give the system back what is free: large tables leave holes that the allocators of C and of Arrow would keep."""
    pa.default_memory_pool().release_unused()
    with contextlib.suppress(AttributeError, OSError, TypeError):  # no glibc: others keep less
        ctypes.CDLL(None).malloc_trim(0)


def giving_back(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """
    Decorate what another process does: it keeps nothing of it, lest it be taken for one that leaks and be replaced.

    Parameters
    ----------
    function : callable
        Any function.

    Returns
    -------
    callable
        The same, memory being given back once it is done.
    """

    @functools.wraps(function)
    def called(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return function(*args, **kwargs)
        finally:
            give_back()

    return called
