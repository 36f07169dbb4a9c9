"""Options that commands share: how a feed is to be read, the key that names persons, languages of reports."""

from collections.abc import Callable
from pathlib import Path

import click

from dialogscore.errors import UsageError

__all__ = ["LANGUAGES", "feed_options", "key_option", "secret"]

#: Of reports and lists.
LANGUAGES = click.Choice(["de", "en"])
SHORTEST_KEY = 16  # bytes

key_option = click.option(
    "--key", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="The key that the audit was made with."
)


def feed_options(command: Callable) -> Callable:
    """
    Add the options that say how a feed is to be read; `audit` and `inspect` share them.

    Parameters
    ----------
    command : callable
        A click command's function.

    Returns
    -------
    callable
        The same function, decorated.
    """
    options = [
        click.option("--company", metavar="NAME", help="The company to audit."),
        click.option(
            "--account",
            "accounts",
            multiple=True,
            metavar="[PLATFORM:]HANDLE",
            help="An account of the company; may be given several times.",
        ),
        click.option(
            "--config",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE",
            help="company.toml: name, accounts, affiliates, mapping, zone and language in one file.",
        ),
        click.option(
            "--mapping",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE",
            help="Mapping file (TOML) that says what the columns of an unknown CSV or XLSX mean.",
        ),
        click.option(
            "--format",
            "format_name",
            metavar="NAME",
            help="Read as this format; see `dialogscore list formats`.  [default: find out]",
        ),
        click.option(
            "--zone",
            metavar="ZONE",
            help="Time zone of times that carry none, and of the report's week by hour, such as Europe/Berlin."
            "  [default: the mapping file's; UTC for the hours]",
        ),
        click.option(
            "--as-of",
            metavar="TIME",
            help="End of observation; UTC unless it carries an offset.  [default: each file's last message]",
        ),
        click.option(
            "--max-rejects",
            type=click.FloatRange(0, 1),
            metavar="SHARE",
            help="Share of malformed rows that is still accepted.  [default: 0.05]",
        ),
        click.option(
            "--coverage",
            type=click.Choice(["auto", "full"]),
            help="`full`: the audience's unanswered messages are in the export, whatever the data looks like."
            "  [default: auto]",
        ),
        click.option(
            "--private",
            type=click.Choice(["drop", "metadata"]),
            help="`metadata`: keep author, time and direction of private messages, never their text, to see whether "
            "hand-overs were taken up.  [default: drop]",
        ),
        click.option(
            "--reviews",
            is_flag=True,
            default=None,
            help="Read reviews and the answers to them too; they are measured in a part of their own.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def secret(path: str | None) -> bytes | None:
    """
    Read the file of ``--key``.

    Parameters
    ----------
    path : str or None
        File, if the option was given.

    Returns
    -------
    bytes or None
        What is in it, without blanks around.

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
