"""The memory of a process and all that it started, taken together while they run (Linux)."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["Watched", "memory_of", "watched"]

PROC = Path("/proc")
EVERY = 0.2  # seconds


class Watched(NamedTuple):
    """
    What a command said, and took.

    Attributes
    ----------
    said : str
        What it printed.
    together : float
        The most memory that it and its processes held at a time, GB.
    largest : float
        The most that one of them held, GB.
    """

    said: str
    together: float
    largest: float


def watched(command: Sequence[str], *, environment: Mapping[str, str], folder: Path) -> Watched:
    """
    Run a command to its end.

    Parameters
    ----------
    command : sequence of str
        The command.
    environment : mapping of str to str
        Its environment.
    folder : pathlib.Path
        Where it runs.

    Returns
    -------
    Watched
        What it said, and took.
    """
    together = largest = 0.0
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=EVERY)
                break
            except subprocess.TimeoutExpired:
                held = memory_of(process.pid)
                together, largest = max(together, sum(held)), max(largest, *held)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Watched(said, together, largest)


def memory_of(first: int) -> list[float]:
    """
    Measure what a process and its descendants hold now; what they share counts once.

    Parameters
    ----------
    first : int
        Number of the process.

    Returns
    -------
    list of float
        GB of each; 0 where it is gone.
    """
    parents = {}
    for entry in PROC.glob("[0-9]*/stat"):
        try:
            # Behind the name, which may hold spaces and brackets: the state, then the parent.
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue  # it ended while we looked
    family, found = {first}, True
    while found:
        found = {process for process, parent in parents.items() if parent in family} - family
        family |= found
    return [_share(process) / 1e9 for process in sorted(family)]


def _share(process: int) -> float:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().split("\n")
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
