"""The talk about the columns of an unknown table: what is guessed, what is asked, and what comes of it."""

import os
import sys
from pathlib import Path

import click
import pandas as pd

from dialogscore.cli.talk import say, tell
from dialogscore.disk import told
from dialogscore.errors import CompanyError, DialogscoreError, FeedError, OutputError, UsageError
from dialogscore.readers import ReadOptions, read
from dialogscore.readers.blobs import Blob, container_kind
from dialogscore.readers.detection import choose_format
from dialogscore.readers.guessing import ASKED, Guess, company_values, guess, to_toml
from dialogscore.readers.looks import look
from dialogscore.readers.metrics import metric_columns
from dialogscore.readers.times import check_zone
from dialogscore.reports import terminal
from dialogscore.threads import add_threads

__all__ = ["write_mapping"]

QUESTIONS = {
    "message_id": "the id of the message",
    "created_at": "the time it was written",
    "text": "its text",
    "author_name": "who wrote it",
    "author_id": "the id of who wrote it",
    "parent_id": "the id of the message it answers",
    "conversation_id": "the conversation, ticket or case it belongs to",
    "platform": "the network",
    "direction": "whether the company wrote it or got it",
}
NEEDED = ("created_at", "text")
SHOWN = 36
NOBODY = "?"
FEW_FOUND = 0.05  # of the parents: fewer, and the columns do not fit each other


def write_mapping(
    feed: str, output: str, *, zone: str | None, company: str | None, take_guesses: bool, force: bool
) -> bool:
    """
    Find out which column is which, show what comes of it, and write the mapping file.

    Parameters
    ----------
    feed : str
        A table.
    output : str
        File to write.
    zone : str or None
        Time zone of times that state none.
    company : str or None
        Name of the company whose threads are shown.
    take_guesses : bool
        Ask nothing; so it is where nobody sits at the terminal.
    force : bool
        Overwrite the file.

    Returns
    -------
    bool
        Whether the answers found the messages they answer, or say of none.

    Raises
    ------
    OutputError
        If the file is there already, or cannot be written.
    FeedError
        If it is no table, or one of numbers only.
    UsageError
        If the zone is none, or a needed column was found neither by guessing nor by asking.
    """
    target = Path(output)
    if target.exists() and not force:
        raise OutputError(
            f"write {target}", found="a file of that name", expected="a new one", next_step="--force overwrites it."
        )
    found = _guess(Path(feed))
    words = _company_of(found)
    if not take_guesses and sys.stdin.isatty():
        try:
            found, words, zone = _ask(found, zone)
        except click.Abort:
            say("Nothing was written.")
            raise click.exceptions.Exit(1) from None
    _check(found, feed)
    check_zone(zone)
    _say_guess(found, words)
    return _write(target, to_toml(found, company=words, zone=zone, title=Path(feed).stem), Path(feed), company)


def _guess(feed: Path) -> Guess:
    if container_kind(feed):
        raise FeedError(f"map {feed}", found="a folder or an archive", expected="one table, CSV or XLSX")
    seen = look(Blob(feed))
    if counters := metric_columns(seen):
        # The same sentence as anywhere else.
        choose_format(Blob(feed))
        raise FeedError(f"map {feed}", found=f"numbers only ({', '.join(counters[:5])})", expected="messages")
    found = guess(seen)
    if found is None:
        raise FeedError(f"map {feed}", found=f"no table ({seen.shape})", expected="CSV or XLSX with a header")
    return found


def _ask(found: Guess, zone: str | None) -> tuple[Guess, list[str], str | None]:
    names = found.grid.names
    say("Columns:")
    for number, name in enumerate(names, start=1):
        sample = next((cell for cell in found.grid.columns[number - 1] if cell), "")
        say(f"{number:>4}  {name}  ({' '.join(sample.split())[:SHOWN]})")
    columns = {target: name for target, name in found.columns.items() if target not in ASKED}
    for target in ASKED:
        guessed = names.index(found.columns[target]) + 1 if target in found.columns else 0
        least = 1 if target in NEEDED else 0
        asked = f"Which column is {QUESTIONS[target]}?" + ("" if least else " (0: none)")
        number = click.prompt(
            asked, default=guessed or (None if least else 0), type=click.IntRange(least, len(names)), err=True
        )
        if number:
            columns[target] = names[number - 1]
    if columns.get("author_id") in [columns.get(target) for target in ASKED]:
        columns.pop("author_id", None)
    clock = found.clock if columns["created_at"] == found.columns.get("created_at") else ""
    found = found._replace(columns=columns, clock=clock)
    words = _ask_company(found)
    if zone is None and found.profiles[columns["created_at"]].is_naive:
        zone = click.prompt("Time zone of these times, which state none", default="Europe/Berlin", err=True)
    return found, words, zone


def _ask_company(found: Guess) -> list[str]:
    column = found.columns.get("direction")
    values = found.profiles[column].values if column else ()
    if not values:
        return []
    for number, value in enumerate(values, start=1):
        say(f"{number:>4}  {value}")
    known = company_values(values)
    guessed = values.index(known[0]) + 1 if known else 0
    asked = f"Which value of {column} means that the company wrote it? (0: none)"
    number = click.prompt(asked, default=guessed, type=click.IntRange(0, len(values)), err=True)
    return [values[number - 1]] if number else []


def _company_of(found: Guess) -> list[str]:
    column = found.columns.get("direction")
    return company_values(found.profiles[column].values) if column else []


def _check(found: Guess, feed: str) -> None:
    missing = [target for target in NEEDED if target not in found.columns]
    if "author_name" not in found.columns and not _company_of(found) and "direction" not in found.columns:
        missing.append("author_name")
    if missing:
        raise UsageError(
            f"map {feed}",
            found=f"no column that is {' or '.join(QUESTIONS[one] for one in missing)}",
            expected="text, time and who wrote it",
            next_step="Run it in a terminal without --yes to name the columns by number.",
        )


def _say_guess(found: Guess, company: list[str]) -> None:
    for target in QUESTIONS:
        if target in found.columns:
            more = f" = {', '.join(company)}: the company" if target == "direction" and company else ""
            clock = f" and {found.clock}" if target == "created_at" and found.clock else ""
            say(f"  {QUESTIONS[target]}: {found.columns[target]}{clock}{more}")
    if "message_id" not in found.columns:
        say(f"  {QUESTIONS['message_id']}: none, so rows are numbered")


def _write(target: Path, text: str, feed: Path, company: str | None) -> bool:
    partial = target.with_name(f".{target.name}.partial")
    with told(f"write {target}"):
        try:
            partial.write_text(text, encoding="utf-8", newline="\n")
            is_joined = _show(feed, partial, company)
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    return is_joined


def _show(feed: Path, mapping: Path, company: str | None) -> bool:
    """Draw three threads as the mapping has them; what is wrong with it is said, and it is written all the same."""
    try:
        messages = read([feed], ReadOptions(company=company or NOBODY, mapping=mapping, max_rejects=1.0))
        tell(terminal.threads(add_threads(messages.messages, messages.sources), 3))
        return _are_joined(messages.messages)
    except CompanyError as error:
        say(f"Whose threads to show is not in the table: name the company with --company. {error.next_step}")
    except DialogscoreError as error:
        say(f"What comes of it: {error}")
    return True


def _are_joined(messages: pd.DataFrame) -> bool:
    parents = messages["parent_id"].dropna()
    found = int(parents.isin(messages["message_id"]).sum())
    if found > FEW_FOUND * len(parents) or parents.empty:
        return True
    say(
        f"WARNING: {found or 'none'} of {len(parents)} parents found: the id of the message and the id of the message"
        " it answers do not fit each other, so no answer would be seen."
    )
    return False
