"""`dialogscore profiles`: one feed under everybody's definition of reply rate and response time."""

import click

from dialogscore.cli.options import LANGUAGES, feed_options
from dialogscore.cli.settings import gather
from dialogscore.cli.signals import stop_if_asked
from dialogscore.cli.talk import progress, tell
from dialogscore.errors import UsageError

__all__ = ["profiles"]


@click.command("profiles")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@feed_options
@click.option(
    "--profiles",
    "own_profiles",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Definition profiles of your own (TOML), scored beside the shipped ones; may be given several times.",
)
@click.option("--window", metavar="WINDOW", help="What is counted: 2025, 2025-Q3, 2025-03 or FROM..TO in UTC.")
@click.option(
    "--in", "language", type=LANGUAGES, default="en", show_default=True, help="Language of the table."
)
def profiles(feeds, config, format_name, language, **given) -> None:
    """
    Show a feed under every definition of reply rate and response time, each with its denominator. Writes nothing.

    \b
    Example:
      dialogscore profiles export.csv --company Acme
    """
    settings = gather(feeds, config_file=config, format=format_name, **given)
    if "company" not in settings.options:
        raise UsageError(
            "compare profiles", found="no company", expected="--company NAME, or company = in company.toml"
        )
    from dialogscore.audit import audit as run
    from dialogscore.reports import wording
    from dialogscore.reports.profiled import text

    with progress() as show:

        def step(stage: str, done: int, total: int) -> None:
            stop_if_asked()
            if show:  # None where stderr is no terminal
                show(stage, done, total)

        result = run(settings.feeds, **settings.options, progress=step)
    tell(text(result, wording.load(language)))
