"""How the program talks: progress and sentences on stderr, never more than a person wants to read."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from dialogscore.errors import OutputError
from dialogscore.hidden import escaped

__all__ = ["harmless", "progress", "say", "tell"]


def harmless(text: str) -> str:
    """
    Make a text safe to show in a terminal.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text with control, bidi and invisible characters written as escapes; tabs and line feeds stay.
    """
    return escaped(text)


def say(text: str) -> None:
    """
    Say something to the person at the terminal.

    Parameters
    ----------
    text : str
        A sentence; goes to stderr, because stdout is for data.
    """
    click.echo(harmless(text), err=True)


def tell(text: str) -> None:
    """
    Write data to stdout.

    Parameters
    ----------
    text : str
        What the command answers.

    Raises
    ------
    OutputError
        If stdout is a file on a full disk.
    """
    try:
        click.echo(harmless(text))
    except BrokenPipeError:
        raise
    except OSError as error:
        # Python must not try again at exit what could not be written now.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(
            "write standard output", found=error.strerror or "an error", expected="room for the answer"
        ) from error


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """
    Show progress while a long command runs, if somebody can see it.

    Yields
    ------
    callable or None
        Takes (stage, done, total); None if stderr is not a terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("starting")

        def show(stage: str, done: int, total: int) -> None:
            bars.update(bar, description=stage, completed=done, total=total)

        yield show
