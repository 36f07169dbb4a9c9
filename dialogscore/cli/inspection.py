"""`dialogscore inspect`: a dry run that shows what a feed is taken for before anything is scored."""

import click

from dialogscore.cli.options import feed_options
from dialogscore.cli.settings import Settings, gather
from dialogscore.cli.talk import tell
from dialogscore.errors import CompanyError

__all__ = ["inspect"]

LIKELY = 0.6
NOBODY = "?"
# Only what is malformed is lost; the rest was left out on purpose, and an export may be expected to hold it.
NOT_USED = {
    "malformed": "could not be used",
    "duplicate": "merged with another row of the same message",
    "private": "set aside as private",
    "not_observed": "left out as later than the end of observation",
}


@click.command("inspect")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@feed_options
@click.option("--threads", type=click.IntRange(min=0), default=3, show_default=True, help="How many threads to draw.")
def inspect(feeds, config, format_name, threads, **given) -> None:
    """
    Show what a feed is recognised as, what it can tell, its counts, first threads and rejects. Writes nothing.

    \b
    Example:
      dialogscore inspect export.csv --company Acme --threads 5
    """
    settings = gather(feeds, config_file=config, format=format_name, **given)
    _show_detection(settings)
    feed = _read(settings)
    if feed is None:
        return
    _show_sources(feed)
    _show_counts(feed)
    _show_rejects(feed)
    if threads and len(feed.messages):
        from dialogscore.reports import terminal
        from dialogscore.threads import add_threads

        accounts = [(account.platform, account.handle) for account in settings.options["accounts"]]
        messages = add_threads(feed.messages, feed.sources, accounts=accounts)
        _echo("", "First threads", terminal.threads(messages, threads))


def _echo(*lines: str) -> None:
    for line in lines:
        tell(line)


def _show_detection(settings: Settings) -> None:
    from dialogscore.readers import inspect_detection

    for path in settings.feeds:
        _echo(f"{path}")
        found = inspect_detection(path)
        for detection in [one for one in found if one.confidence >= LIKELY] or found:
            _echo(f"  looks like {detection.format} ({detection.confidence:.0%}): {detection.evidence}")
        if not found:
            # A table always looks like one; what else there is has no columns that could be mapped.
            _echo("  looks like no format that is known")


def _read(settings: Settings):
    """Read the feed; without a company as far as that goes."""
    from dialogscore.audit.options import settle
    from dialogscore.readers import ReadOptions, read

    options = settle(**settings.options)
    known = {name: options[name] for name in ReadOptions.__dataclass_fields__ if name in options}
    try:
        return read(settings.feeds, ReadOptions(**{"company": NOBODY} | known))
    except CompanyError as error:
        if "company" in known:
            raise
        _echo("", "Which one is the company? Say so with --company NAME or --account HANDLE.", f"  {error.next_step}")
        return None


def _show_sources(feed) -> None:
    for source in feed.sources.to_dict("records"):
        _echo(
            "",
            f"{source['file']} as {source['format']}",
            *_abilities(source),
            f"  audience   {source['audience_coverage']} (by {source['coverage_source']})",
            f"  observed   {source['observed_from']} to {source['observed_until']} ({source['observed_until_source']})",
            f"  encoding   {source['encoding']}",
        )


def _abilities(source: dict) -> list[str]:
    from dialogscore.reports import wording
    from dialogscore.reports.abilities import SIGNS, graded, limits

    words = wording.load("en")
    lines = [f"  {SIGNS[grade]} {name}: {word}" for name, grade, word in graded(source, words)]
    return lines + [f"    since {limit}" for limit in limits(source, words)]


def _show_counts(feed) -> None:
    from dialogscore.readers.pages import account_label

    messages = feed.messages
    _echo("", f"{len(messages):,} messages")
    for column in ("author_role", "kind", "platform", "created_at_precision"):
        counts = messages[column].value_counts().sort_index()
        shown = ", ".join(f"{value} {count:,}" for value, count in counts.items())
        _echo(f"  {column.replace('_', ' '):<21}{shown}")
    _echo(f"  {'with a parent':<21}{int(messages['parent_id'].notna().sum()):,}")
    for account in feed.accounts:
        name = account_label(account) or "without a name"
        _echo(f"  company account      {name} on {account['platform']}: {account['messages']:,} messages")
    if feed.other_companies:
        _echo(f"  other companies      {', '.join(feed.other_companies[:8])}")


def _show_rejects(feed) -> None:
    from dialogscore.reports import terminal

    counts = feed.rejects["kind"].value_counts()
    told = [(int(counts.get(kind, 0)), words) for kind, words in NOT_USED.items()]
    _echo("", *(f"{n:,} {'row' if n == 1 else 'rows'} {words}" for n, words in told if n or words is told[0][1]))
    if len(feed.rejects):
        _echo(terminal.rejects(feed))
    told = [note for note in feed.notes if note[0] != "detected"]
    if told:
        _echo("", "Notes", terminal.notes(told))
