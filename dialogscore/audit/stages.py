"""The stages of an audit: each is announced, and begins with memory that earlier ones no longer hold."""

import logging
from collections.abc import Callable

from dialogscore.memory import give_back

__all__ = ["STAGES", "Progress", "steps"]

STAGES = ("read", "threads", "language", "tokens", "labels", "levels", "measures")

Progress = Callable[[str, int, int], None]

log = logging.getLogger("dialogscore")


def steps(progress: Progress | None) -> Callable[[str | None], None]:
    """
    Announce stages.

    Parameters
    ----------
    progress : callable, optional
        Called with (stage, done, total).

    Returns
    -------
    callable
        Takes the name of the stage that begins, None when all are done.
    """

    def step(stage: str | None) -> None:
        done = len(STAGES) if stage is None else STAGES.index(stage)
        log.debug("%s (%d of %d)", stage or "done", done, len(STAGES))
        give_back()
        if progress:
            progress(stage or "done", done, len(STAGES))

    return step
