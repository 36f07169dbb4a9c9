"""Which tasks a folder of coded messages can teach, and which messages belong to a task."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dialogscore.training.tasks import TASKS, Task

__all__ = ["rows_of", "tasks_in"]


def tasks_in(folder: Path) -> list[Task]:
    """
    Tell what can be learned from a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of coded messages.

    Returns
    -------
    list of Task
        Acts and what is asked always, purposes where there are coded posts.
    """
    coded = any((folder / name).is_file() for name in TASKS["purpose"].files)
    return [one for one in TASKS.values() if one.name != "purpose" or coded]


def rows_of(task: Task, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """
    Choose coded messages by what was coded.

    Parameters
    ----------
    task : Task
        What is learned.
    rows : sequence of dict
        Coded messages of all kinds.

    Returns
    -------
    list of dict
        Those with the task's label.
    """
    return [row for row in rows if task.keys[-1] in row]
