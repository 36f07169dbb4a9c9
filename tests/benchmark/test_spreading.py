import os
import signal

import pytest

from dialogscore.benchmark import spreading
from dialogscore.benchmark.spreading import spread
from dialogscore.errors import UsageError


def double(number):
    return 2 * number


def double_or_die(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_is_done_once_whatever_the_number_of_processes(jobs):
    tasks = [(number,) for number in range(5)]
    assert sorted(spread(double, tasks, jobs=jobs)) == [0, 2, 4, 6, 8]


def test_what_a_task_needs_is_fetched_when_its_turn_comes():
    assert list(spread(double, [(lambda: 4,)])) == [8]


def test_a_task_that_takes_its_process_with_it_twice_is_given_up_and_the_others_are_done():
    tasks = [(number,) for number in range(6)]
    found = list(spread(double_or_die, tasks, jobs=2, died=lambda task: f"gone {task[0]}"))
    assert found.count("gone 3") == 1
    assert sorted(one for one in found if one != "gone 3") == [0, 2, 4, 8, 10]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(spreading, "_WAIT", 1)
    with pytest.raises(UsageError, match=r"use the scheduler tcp://127\.0\.0\.1:1"):
        list(spread(double, [(1,)], scheduler="tcp://127.0.0.1:1"))
