"""Pieces in threads: the order stays, memory holds few, errors come out."""

import threading
import time

import pyarrow as pa
import pytest

from dialogscore.readers.ahead import ahead


@pytest.fixture(params=[1, 3])
def threads(request):
    before = pa.cpu_count()
    pa.set_cpu_count(request.param)
    yield request.param
    pa.set_cpu_count(before)


def test_results_come_in_the_order_of_the_pieces(threads):
    def slow_first(number):
        time.sleep(0.02 if number == 0 else 0)
        return number * 10

    assert list(ahead(slow_first, range(7))) == [0, 10, 20, 30, 40, 50, 60]


def test_no_more_pieces_are_taken_than_there_are_threads(threads):
    taken = []
    results = ahead(lambda number: number, (taken.append(number) or number for number in range(9)))
    assert next(results) == 0
    assert len(taken) == threads


def test_one_thread_is_the_callers_own():
    before = pa.cpu_count()
    pa.set_cpu_count(1)
    try:
        assert list(ahead(lambda _: threading.current_thread(), range(2))) == [threading.current_thread()] * 2
    finally:
        pa.set_cpu_count(before)


def test_an_error_is_raised_where_its_result_would_have_been(threads):
    results = ahead(lambda number: 6 // number, [3, 0, 1])
    assert next(results) == 2
    with pytest.raises(ZeroDivisionError):
        next(results)
