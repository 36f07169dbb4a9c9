"""Records within records: pages of an interface, pages of such pages, however deep somebody has nested them."""

from collections.abc import Iterator
from typing import TypeVar

__all__ = ["unwrapped"]

T = TypeVar("T")


def unwrapped(record: T, name: str) -> Iterator[T]:
    """
    Give the records that a page holds, in their order.

    Parameters
    ----------
    record : object
        A page, or a record by itself.
    name : str
        Attribute that holds the records of a page, and None where there is no page.

    Yields
    ------
    object
        Records that hold no others. Not by recursion: a decoder may go deeper than Python's own stack.
    """
    waiting = [record]
    while waiting:
        one = waiting.pop()
        inside = getattr(one, name)
        if inside is None:
            yield one
        else:
            waiting += reversed(inside)
