"""Work spread over the cores of this machine, or over the workers of a Dask scheduler, by one and the same function."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky.process_executor import BrokenProcessPool

from dialogscore.errors import UsageError

__all__ = ["spread"]

_WAIT = 30  # seconds for a scheduler to answer, and for a worker to come up


def spread(
    function: Callable[..., Any], tasks: Sequence[tuple], *, jobs: int = 1, scheduler: str | None = None,
    died: Callable[[tuple], Any] | None = None,
) -> Iterator[Any]:  # fmt: skip
    """
    Call a function with each of many arguments.

    Parameters
    ----------
    function : callable
        A function of a module.
    tasks : sequence of tuple
        Arguments; callables without arguments among them are called here, when their turn comes, and the function gets
        what they return.
    jobs : int, default 1
        Processes on this machine.
    scheduler : str, optional
        Address of a Dask scheduler, such as ``tcp://host:8786``, whose workers do it instead.
    died : callable, optional
        Gives the result of a task that takes its process with it, twice.

    Yields
    ------
    object
        Results in the order in which they come.

    Raises
    ------
    UsageError
        If there is no such scheduler, or Dask is not installed.
    """
    if scheduler is not None:
        yield from _on_dask(function, tasks, scheduler)
    elif jobs == 1:
        yield from (function(*_ready(task)) for task in tasks)
    else:
        yield from _on_cores(function, tasks, jobs, died)


def _ready(task: tuple) -> tuple:
    return tuple(part() if callable(part) else part for part in task)


def _numbered(function: Callable, number: int, *arguments: object) -> tuple[int, object]:
    return number, function(*arguments)


def _on_cores(function: Callable, tasks: Sequence[tuple], jobs: int, died: Callable | None) -> Iterator[Any]:
    left = dict(enumerate(tasks))
    suspects: set[int] = set()
    while left.keys() - suspects:
        begun: set[int] = set()
        calls = _calls(function, {number: left[number] for number in left.keys() - suspects}, begun)
        try:
            with Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1) as pool:
                for number, result in pool(calls):
                    del left[number]
                    yield result
        except BrokenProcessPool:
            # A process was ended from outside, as when memory is short: whoever was at work is tried again, alone.
            if died is None:
                raise
            suspects |= begun & left.keys()
    for number in sorted(suspects & left.keys()):
        try:
            results = list(Parallel(n_jobs=2)(_calls(function, {number: left[number]}, set())))
            yield results[0][1]
        except BrokenProcessPool:
            yield died(left[number])


def _calls(function: Callable, tasks: dict[int, tuple], begun: set[int]) -> Iterable:
    for number in sorted(tasks):
        begun.add(number)
        yield delayed(_numbered)(function, number, *_ready(tasks[number]))


def _on_dask(function: Callable, tasks: Sequence[tuple], scheduler: str) -> Iterator[Any]:
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise UsageError(
            f"use the scheduler {scheduler}", found="no Dask", expected="it to be installed",
            next_step="Install dialogscore[dask].",
        ) from None  # fmt: skip
    # Shards travel with their tasks, so that a task whose worker dies can be given to another.
    settings = {"distributed.admin.large-graph-warning-threshold": "10 TiB"}
    with (
        dask.config.set(settings),
        _client(Client, scheduler) as client,
        parallel_config("dask", client=client, wait_for_workers_timeout=_WAIT),
    ):
        pool = Parallel(return_as="generator_unordered", batch_size=1)
        yield from (result for _, result in pool(_calls(function, dict(enumerate(tasks)), set())))


def _client(client: type, scheduler: str) -> object:
    try:
        return client(scheduler, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"use the scheduler {scheduler}", found=f"no answer ({error})", expected="the address of a Dask scheduler",
            next_step="Start one with `dask scheduler`, and workers with `dask worker ADDRESS`.",
        ) from None  # fmt: skip
