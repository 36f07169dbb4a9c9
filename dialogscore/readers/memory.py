"""Memory of Arrow while one file is read: pages that are in hand are used again instead of given back and cleared."""

import contextlib
from collections.abc import Iterator

import pyarrow as pa

__all__ = ["pages_in_hand"]


@contextlib.contextmanager
def pages_in_hand() -> Iterator[None]:
    """
    Let Arrow take its memory from the allocator of the system.

    Arrow's own gives every large column back at once, and the next one costs a page fault for every 4 kB: a quarter
    of the time that reading takes. What is large is better off with Arrow's own.

    Yields
    ------
    None
        While it lasts.
    """
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.default_memory_pool().release_unused()
        pa.set_memory_pool(before)
