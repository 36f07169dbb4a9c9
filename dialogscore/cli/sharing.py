"""`dialogscore share` and `forget`: a copy that holds no more than its reader needs, and a result without a person."""

import shutil
from pathlib import Path

import click

from dialogscore.cli.options import LANGUAGES, key_option, secret
from dialogscore.cli.reporting import written_again
from dialogscore.cli.talk import say
from dialogscore.errors import UsageError

__all__ = ["forget", "share"]

KINDS = ("client", "public", "ids")


@click.command("share")
@click.argument("out", metavar="OUT")
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    required=True,
    help="`client`: without the working record and the audience's words and names; `public`: figures without cells "
    "below 5, and ids; `ids`: ids and labels of every message without anybody's words, to replicate.",
)
@click.option("-o", "--output", "output", required=True, metavar="COPY", help="Folder for the copy.")
@click.option("--language", type=LANGUAGES, help="Language of the report.  [default: as it was]")
@key_option
@click.option("--force", is_flag=True, help="Replace an older copy, which is set aside as COPY.previous.")
def share(out: str, kind: str, output: str, language: str | None, key: str | None, force: bool) -> None:
    """
    Copy a result folder for somebody else, without what they need not see.

    \b
    Example:
      dialogscore share acme-audit --as client -o for-acme
    """
    from dialogscore.audit import load
    from dialogscore.sharing import share as write

    result, given = load(out), secret(key)
    reports = written_again(out, language=language, key=given)
    write(result, output, kind=kind, force=force, reports=reports, key=given)
    say(f"Shared as {kind}: {output}")


@click.command("forget")
@click.argument("out", metavar="OUT")
@click.option("--author", metavar="ID", help="Id or handle of the person, as the export gives it.")
@click.option("--everybody", is_flag=True, help="Every person and every word.")
@click.option(
    "--purge-after",
    metavar="DATE",
    help="Everybody, if --on is later than this day; the machine's clock is never read.",
)
@click.option("--on", "on", metavar="DATE", help="Today's date, for --purge-after.")
@key_option
def forget(
    out: str, author: str | None, everybody: bool, purge_after: str | None, on: str | None, key: str | None
) -> None:
    """
    Take a person, or everybody, and their words out of a result folder; the scores stay.

    The older folder is not kept. Exports, coding sheets and copies given to others are yours to look after.

    \b
    Examples:
      dialogscore forget acme-audit --author 1552081331108664273
      dialogscore forget acme-audit --purge-after 2026-12-31 --on "$(date +%F)"
    """
    from dialogscore.audit import load
    from dialogscore.forgetting import forget_author, forget_everybody

    if sum([author is not None, everybody, purge_after is not None]) != 1:
        raise UsageError(
            "forget", found="none or several of --author, --everybody, --purge-after", expected="one of them"
        )
    if purge_after is not None and not _is_due(purge_after, on):
        say(f"{out} is kept until {purge_after}: nothing was changed.")
        return
    result, given = load(out), secret(key)
    reports = written_again(out, language=None, key=given)
    lists = sorted(path.name for path in Path(out).glob("worklist.*"))
    done = forget_everybody(result) if author is None else forget_author(result, author)
    done.audit.save(out, force=True, key=given, reports=reports)
    # What was set aside holds the person still.
    place = Path(out).resolve()  # OUT may be a link, or "."
    shutil.rmtree(place.with_name(f"{place.name}.previous"))
    say(f"{done.messages:,} messages have no words and no author any more; the scores are as they were.")
    if lists:
        say(f"Removed, since they may name persons: {', '.join(lists)}.")
        say(f"Write them anew with: dialogscore worklist {out}")
    say("Exports, coding sheets, worklists elsewhere and copies that were given on still hold them.")


def _is_due(until: str, on: str | None) -> bool:
    import pandas as pd

    days = []
    for name, given in (("--purge-after", until), ("--on", on)):
        if given is None:
            raise UsageError(
                "purge", found="no --on", expected="today's date, since the machine's clock is never read",
                next_step='Add --on "$(date +%F)".',
            )  # fmt: skip
        day = pd.to_datetime(given, format="%Y-%m-%d", errors="coerce")
        if pd.isna(day):
            raise UsageError("purge", found=f"{given!r} as {name}", expected="a date such as 2026-12-31")
        days.append(day)
    return days[1] > days[0]
