"""The memory of a process and all that it started, taken together while they run (Linux)."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["memory_of", "watched"]

PROC = Path("/proc")
EVERY = 0.2  # seconds


def watched(command: Sequence[str], *, environment: Mapping[str, str], folder: Path) -> tuple[str, float]:
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
    (str, float)
        What it printed, and the most memory in GB that it and its processes held at a time.
    """
    most = 0.0
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=EVERY)
                break
            except subprocess.TimeoutExpired:
                most = max(most, memory_of(process.pid))
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return said, most


def memory_of(first: int) -> float:
    """
    Measure what a process and its descendants hold now; what they share counts once.

    Parameters
    ----------
    first : int
        Number of the process.

    Returns
    -------
    float
        GB; 0 where it is gone.
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
    return sum(map(_share, family)) / 1e9


def _share(process: int) -> float:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().split("\n")
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
