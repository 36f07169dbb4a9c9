"""Pieces of a column: the same result as in one piece, in the same order."""

import threading

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from dialogscore.pieces import PIECE_ROWS, at_once, one_thread, piecewise


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("rows", [0, 1, PIECE_ROWS, PIECE_ROWS + 1, 3 * PIECE_ROWS + 7])
def test_pieces_give_what_the_whole_gives(jobs, rows):
    texts = pa.array([f"row {row}" for row in range(rows)], pa.large_string())
    assert piecewise(pc.utf8_upper, texts, jobs=jobs).equals(pc.utf8_upper(texts))


def test_several_columns_are_cut_at_the_same_rows():
    rows = 2 * PIECE_ROWS + 5
    left, right = np.arange(rows), np.arange(rows)[::-1]
    assert (piecewise(np.subtract, left, right, jobs=2) == left - right).all()


def test_tasks_run_side_by_side_and_answer_in_their_order():
    # Each waits for the other: one after the other they would wait for ever.
    both = threading.Barrier(2, timeout=60)

    def met(name):
        both.wait()
        return name

    assert at_once([(met, "first"), (met, "second")], jobs=2) == ["first", "second"]


def test_what_a_task_raises_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        at_once([(divmod, 1, 1), (divmod, 1, 0)], jobs=2)


def threads_of_libraries():
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_libraries_that_multiply_matrices_use_one_thread_while_a_function_works_and_as_many_as_before_afterwards():
    with threadpool_limits(limits=2):
        before = threads_of_libraries()
        assert one_thread(threads_of_libraries)() == {1}
        assert threads_of_libraries() == before
