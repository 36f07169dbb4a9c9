"""`dialogscore map`: find out with the user which column of an unknown table is which, and write it down."""

import click

from dialogscore.cli.talk import say, tell
from dialogscore.errors import UsageError, nearest
from dialogscore.registry import MAPPINGS

__all__ = ["map_columns"]


@click.command("map")
@click.argument("feed", required=False, type=click.Path(exists=True), metavar="FEED")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="The mapping file to write.")
@click.option("--zone", metavar="ZONE", help="Time zone of times that carry none, such as Europe/Berlin.")
@click.option("--company", metavar="NAME", help="The company, for the threads that are shown.")
@click.option("--yes", is_flag=True, help="Take the guesses; so it does where nobody can be asked.")
@click.option("--force", is_flag=True, help="Overwrite the mapping file.")
@click.option("--show", "shown", metavar="FORMAT", help="Print the mapping file of a shipped format, to be adjusted.")
def map_columns(feed, output, zone, company, yes, force, shown) -> None:
    """
    Guess which column of any CSV or XLSX is which, ask for the rest, show three threads and write a mapping file.

    \b
    Example:
      dialogscore map export.csv -o mapping.toml --zone Europe/Berlin
      dialogscore map --show hootsuite > my.toml
    """
    if shown is not None:
        tell(_shipped(shown).rstrip("\n"))
        return
    if feed is None or output is None:
        raise click.UsageError("Name a table and the file to write: dialogscore map FEED -o mapping.toml")
    from dialogscore.cli.columns import write_mapping

    is_joined = write_mapping(feed, output, zone=zone, company=company, take_guesses=yes, force=force)
    audit = f"dialogscore audit {feed} --mapping {output} --company NAME"
    first = "Next" if is_joined else "First correct message_id and parent_id in it, then"
    say(f"Written: {output}. {first}: {audit}")


def _shipped(name: str) -> str:
    path = MAPPINGS / f"{name}.toml"
    known = [one.stem for one in MAPPINGS.glob("*.toml")]
    if name not in known:
        raise UsageError(
            f"show the mapping {name!r}",
            found="no such mapping",
            expected="a format that is one",
            next_step=nearest(name, known),
        )
    return path.read_text(encoding="utf-8")
