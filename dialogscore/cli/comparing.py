"""`dialogscore compare`: quarters, before and after, brand and rival - what changed, and what cannot be told apart."""

import os
from pathlib import Path

import click

from dialogscore.cli.options import LANGUAGES
from dialogscore.cli.talk import say, tell
from dialogscore.errors import OutputError, UsageError

__all__ = ["against_option", "beside", "compare", "opened"]

ENDINGS = (".csv", ".xlsx")
WIDTH, MOST = 110, 40
CHANGED = ("▲", "▼")

against_option = click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False),
    metavar="LAST",
    help="Result folder of last quarter, put beside this one in every report.",
)


@click.command("compare")
@click.argument("before", metavar="A", type=click.Path(exists=True, file_okay=False))
@click.argument("after", metavar="B", type=click.Path(exists=True, file_okay=False))
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write all rows: .csv or .xlsx.")
@click.option("--all", "everything", is_flag=True, help="Show all figures that differ, not the headline ones alone.")
@click.option(
    "--language", type=LANGUAGES, help="Language of the table.  [default: that of the second result]"
)
@click.option("--force", is_flag=True, help="Overwrite the file.")
def compare(before: str, after: str, output: str | None, everything: bool, language: str | None, force: bool) -> None:
    """
    Compare two results: each difference with its interval, and whether it is one.

    A and B are result folders of audits, or of benchmarks: quarters, before and after, brand and rival. Windows, feeds
    and companies may differ; models, definitions and the options that change them may not.

    \b
    Examples:
      dialogscore compare acme-2025-q1 acme-2025-q2
      dialogscore compare acme rival -o acme-and-rival.xlsx
    """
    if output is not None:
        _require_writable(Path(output), force=force)
    from dialogscore import comparing, disk, tables
    from dialogscore.reports import compared, wording
    from dialogscore.reports.workbook import write_tables

    second = comparing.open_result(after)
    found = comparing.compare(comparing.open_result(before), second)
    words = wording.load(language or second.manifest.get("language") or "en")
    told = compared.told(found.table, found.facts, words, most=len(found.table) if everything else 0)
    tell(_drawn(told, words, everything=everything))
    if output is None:
        return
    path = Path(output)
    with disk.told(f"write {path}"):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".csv":
            tables.write_csv(found.table, path)
        else:
            rows = compared.named(found.table, found.facts, words)
            write_tables({"comparison": rows}, path, title=told["title"], described={"comparison": comparing.COLUMNS})
    say(words("compared.written", path=path))


def opened(last: str | None):
    """
    Read last quarter's result, before an hour's work that is to stand beside it.

    Parameters
    ----------
    last : str or None
        Result folder, if the option was given.

    Returns
    -------
    Result or None
        What `dialogscore.comparing.beside` takes.

    Raises
    ------
    OutputError
        If it is no result folder.
    """
    if last is None:
        return None
    from dialogscore.comparing import open_result

    return open_result(last)


def beside(audit, last):
    """
    Put last quarter's result beside an audit, if there is one.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    last : Result, str or None
        The earlier result or its folder.

    Returns
    -------
    Audit
        The same with the comparison, or as it was.

    Raises
    ------
    OutputError
        If it is no result folder.
    ModelError
        If the results come from different engines.
    ComparisonError
        If their definitions differ.
    """
    if last is None:
        return audit
    from dialogscore.comparing import beside as put_beside

    return put_beside(audit, last)


def _require_writable(path: Path, *, force: bool) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"write {path}", found=f"the ending {path.suffix!r}", expected=".csv or .xlsx")
    if os.path.lexists(path) and not force:
        raise OutputError(
            f"write {path}", found="that it exists already", expected="a new file",
            next_step="Give another name with -o, or --force to overwrite it.",
        )  # fmt: skip


def _drawn(told: dict, words, *, everything: bool) -> str:
    """Draw the tables as plain text, with a rule above and below and no colour."""
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table

    buffer = StringIO()
    console = Console(file=buffer, width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False)

    def draw(lines: list[dict]) -> None:
        heads = [words("page.figure"), *told["sides"], words("compared.difference"), words("compared.verdict")]
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for place, head in enumerate(heads):
            table.add_column(head, justify="right" if place in (1, 2) else "left", ratio=(5, 3, 3, 5, 5)[place])
        for line in lines:
            gap = "\n".join(part for part in (line["difference"], line["interval"]) if part)
            said = "\n".join(part for part in (f"{line['mark']} {line['verdict']}".strip(), line["note"]) if part)
            table.add_row(line["name"], line["before"], line["after"], gap, said)
        console.print(table)

    console.print(told["title"] + ".")
    console.print(told["lead"])
    # Of hundreds of companies a person reads what changed.
    marked = [line for line in told["lines"] if line["mark"] in CHANGED]
    lines = told["lines"] if len(told["lines"]) <= MOST or everything else marked[:MOST]
    # What was refused says the least; its reasons are summed up below.
    lines = sorted(lines, key=lambda line: not line["mark"])
    if lines:
        draw(lines)
    if hidden := len(told["lines"]) - len(lines):
        # What was refused has no mark, and the title does not count it.
        refused = sum(not line["mark"] for line in told["lines"]) - sum(not line["mark"] for line in lines)
        said = [words("compared.elsewhere", n=hidden)]
        said += [words("compared.elsewhere_refused", n=refused)] if refused else []
        console.print(" ".join(said))
    for text in told["notes"]:
        console.print(text)
    if told["chance"]:
        console.print(told["chance"])
    if everything and told["further"]:
        draw(told["further"])
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n")).strip("\n")
