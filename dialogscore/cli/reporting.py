"""Reports by name: those that come with dialogscore and those of other packages, as `Audit.save` takes them."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from dialogscore import registry
from dialogscore.errors import UsageError

__all__ = ["DEFAULT", "renderers", "report_option", "secret"]

DEFAULT = "html"
SHORTEST_KEY = 16  # bytes
ADDED = "dialogscore.added_reports"


def report_option(command: Callable) -> Callable:
    """
    Let a command be told which reports to write: ``report_names``.

    Parameters
    ----------
    command : callable
        What click is to call.

    Returns
    -------
    callable
        It with the options ``--report`` and ``--xlsx``.
    """
    named = click.option(
        "--report",
        "report_names",
        multiple=True,
        default=(DEFAULT,),
        metavar="NAME",
        help="Report to write as report.NAME; may be given several times.  [default: html]",
        callback=lambda context, _, names: tuple(dict.fromkeys([*names, *context.meta.get(ADDED, ())])),
    )
    workbook = click.option(
        "--xlsx",
        is_flag=True,
        is_eager=True,  # read first, because it adds to the other
        expose_value=False,
        help="Write report.xlsx too: every table on a sheet of its own.",
        callback=_add_workbook,
    )
    return named(workbook(command))


def _add_workbook(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[ADDED] = ("xlsx",)


def renderers(names: Iterable[str], *, language: str | None, key: bytes | None = None) -> dict[str, Callable]:
    """
    Find reports by their names.

    Parameters
    ----------
    names : iterable of str
        Names of the registry's kind ``reports``.
    language : str or None
        ``"de"``, ``"en"``, or None for that of most messages.
    key : bytes, optional
        The secret that persons are named with.

    Returns
    -------
    dict of str to callable
        ``report.NAME`` to ``render(audit, path)``.

    Raises
    ------
    UsageError
        If there is no report of that name.
    """
    found = {name: registry.resolve("reports", name) for name in names}
    return {f"report.{name}": partial(_render, render, language, key) for name, render in found.items()}


def secret(path: str | None) -> bytes | None:
    """
    Read the key that persons are named with.

    Parameters
    ----------
    path : str or None
        Its file.

    Returns
    -------
    bytes or None
        The key, None without a file.

    Raises
    ------
    UsageError
        If it is so short that names could be guessed.
    """
    if path is None:
        return None
    secret = Path(path).read_bytes().strip()
    if len(secret) < SHORTEST_KEY:
        raise UsageError(
            f"use the key {path}",
            found=f"{len(secret)} bytes",
            expected=f"at least {SHORTEST_KEY}, or names could be guessed",
            next_step="Make one with: head -c 32 /dev/urandom > FILE",
        )
    return secret


def _render(render: Callable, language: str | None, key: bytes | None, audit: object, path: object) -> None:
    render(audit, path, language=language or audit.manifest["language"], key=key)
