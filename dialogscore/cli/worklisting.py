"""`dialogscore worklist`: who still waits for an answer, for those who give it."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from dialogscore.cli.options import LANGUAGES, key_option, secret
from dialogscore.cli.talk import say, tell
from dialogscore.disk import told
from dialogscore.errors import OutputError, UsageError
from dialogscore.resealing import replace_files

__all__ = ["worklist"]

FORMATS = ("html", "csv", "xlsx")


@click.command("worklist")
@click.argument("out", metavar="OUT")
@click.option(
    "-o",
    "--output",
    "output",
    metavar="FOLDER|FILE",
    help="Folder for worklist.html, .csv and .xlsx, or one file that ends so.  [default: OUT itself]",
)
@click.option(
    "--update",
    "newer",
    multiple=True,
    type=click.Path(exists=True),
    metavar="NEW_EXPORT",
    help="Newer export: strike what was answered since, and add what is new; may be given several times.",
)
@click.option(
    "--mapping", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="Mapping file of the newer export, if the audit was made with one.",
)  # fmt: skip
@click.option("--as-of", metavar="TIME", help="End of observation of the newer export.  [default: its last message]")
@click.option("--language", type=LANGUAGES, help="Language of the list.  [default: the audit's]")
@click.option("--reach", is_flag=True, help="Add a column with the author's followers; it changes no order.")
@click.option("--quotes", is_flag=True, help="Write what people asked into the list.")
@click.option("--show-names", is_flag=True, help="Write handles, and links that name persons, into the list.")
@key_option
@click.option("--force", is_flag=True, help="Replace files of an older list outside OUT.")
def worklist(
    out: str, output: str | None, newer: tuple[str, ...], mapping: str | None, as_of: str | None, language: str | None,
    reach: bool, quotes: bool, show_names: bool, key: str | None, force: bool,
) -> None:  # fmt: skip
    """
    List the open cases of a result folder: the most pressing first, what needs no answer any more apart.

    The list in OUT is for the care team, not for the client: `share` never copies it, and `forget` removes it.

    \b
    Examples:
      dialogscore worklist acme-audit --quotes --show-names -o for-the-care-team
      dialogscore worklist acme-audit --update export-of-today.csv
    """
    if not newer and (mapping or as_of):
        raise UsageError("list open cases", found="--mapping or --as-of without --update", expected="a newer export")
    from dialogscore.audit import load
    from dialogscore.reports import worklist as write
    from dialogscore.reports.waiting import facts
    from dialogscore.reports.wording import load as wording
    from dialogscore.worklist import audit_again, updated
    from dialogscore.worklist import worklist as listed

    files = _targets(Path(out) if output is None else Path(output), Path(out))
    if not force and output is not None:
        _require_free(files.values())
    given, result = secret(key), load(out)
    table = listed(result, quotes=quotes, show_names=show_names, key=given)
    if newer:
        again = audit_again(result, newer, mapping=mapping, as_of=as_of)
        since = listed(again, quotes=quotes, show_names=show_names, key=given, before=result.messages)
        table = updated(table, since, result.messages, again.messages)
    language = language or result.manifest["language"]
    writers: dict[str, Callable] = {
        "html": partial(
            write.page, result, table, language=language, reach=reach, quotes=quotes, show_names=show_names
        ),
        "csv": partial(write.csv, table, reach=reach, quotes=quotes),
        "xlsx": partial(write.workbook, result, table, language=language, reach=reach, quotes=quotes),
    }
    _write({path: writers[name] for name, path in files.items()}, Path(out))
    said = facts(result, table, wording(language))
    tell(said["blind"] or said["title"])
    for part in said["parts"]:
        tell(f"  {part['name']}: {part['count']}")
    for path in files.values():
        say(f"Worklist: {path}")


def _targets(place: Path, out: Path) -> dict[str, Path]:
    ending = place.suffix[1:].lower()
    if place != out and ending in FORMATS and not place.is_dir():
        return {ending: place}
    return {name: place / f"worklist.{name}" for name in FORMATS}


def _require_free(paths) -> None:
    for path in paths:
        if os.path.lexists(path):
            raise OutputError(
                f"write {path}", found="that it exists already", expected="a new file",
                next_step="Give another name with -o, or --force to replace it.",
            )  # fmt: skip


def _write(writers: dict[Path, Callable], out: Path) -> None:
    """Write into the result folder with its sums, or elsewhere as plain files."""
    inside = {path.name: write for path, write in writers.items() if path.parent.resolve() == out.resolve()}
    if inside:
        replace_files(out, inside)
    for path, write in writers.items():
        if path.name in inside:
            continue
        with told(f"write {path}"):
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path)
