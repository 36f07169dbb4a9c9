"""`dialogscore convert`: any export as a table for other programs, or as a ConvoKit corpus."""

import os
from pathlib import Path

import click

from dialogscore.cli.options import feed_options
from dialogscore.cli.settings import gather
from dialogscore.cli.signals import stop_if_asked
from dialogscore.cli.talk import progress, say
from dialogscore.errors import OutputError, UsageError

__all__ = ["convert"]

USED = ("company", "accounts", "affiliates", "mapping", "format", "zone", "as_of", "max_rejects", "coverage",
        "reviews")  # fmt: skip


@click.command("convert")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@feed_options
@click.option("-o", "--output", "output", required=True, metavar="OUT", help="Folder for what is written.")
@click.option(
    "--to",
    required=True,
    type=click.Choice(["convokit", "csv", "jsonl", "parquet"]),
    help="A ConvoKit corpus, or the readers' columns as a table.",
)
@click.option("--force", is_flag=True, help="Replace an older result, which is set aside as OUT.previous.")
def convert(feeds, config, format_name, output, to, force, **given) -> None:
    """
    Write an export as a ConvoKit corpus or as one table, with ids and texts as they are.

    OUT is a folder; it is itself a feed that audits to the same scores. It holds names and texts of persons.

    \b
    Examples:
      dialogscore convert export.jsonl --company Acme -o acme-corpus --to convokit
      dialogscore convert archive.zip --company Acme -o acme-table --to parquet
    """
    settings = gather(feeds, config_file=config, format=format_name, **given)
    if "company" not in settings.options:
        raise UsageError("convert", found="no company", expected="--company NAME, or company = in company.toml")
    if settings.options.get("private", "drop") != "drop":
        raise UsageError("convert", found="--private metadata", expected="no private messages in what is passed on")
    if os.path.lexists(output) and not force:
        raise OutputError(
            f"write the result to {output}",
            found="that it exists already",
            expected="a new folder",
            next_step="Give another name with -o, or --force to set the old one aside.",
        )
    from dialogscore.convert import convert as run

    with progress() as show:

        def step(stage: str, done: int, total: int) -> None:
            stop_if_asked()
            if show:  # None where stderr is no terminal
                show(stage, done, total)

        options = {name: value for name, value in settings.options.items() if name in USED}
        feed = run(settings.feeds, output, to=to, force=force, progress=step, **options)
    say(f"{len(feed.messages):,} messages: {Path(output)}")
    if len(feed.rejects):
        say(f"{len(feed.rejects):,} rows could not be used or were left out; `dialogscore inspect` names the reasons.")
    if to == "convokit" and len(feed.sources) > 1:
        say(f"A corpus is one source: how long each of the {len(feed.sources)} files was watched is not in it.")
    say("The output holds names and texts of persons as the export does: treat it as personal data.")
    if to == "csv":
        say("Texts are verbatim and not guarded against formulas: do not open the file in a spreadsheet.")
