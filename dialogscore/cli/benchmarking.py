"""`dialogscore benchmark`: many companies, one window, ranks that admit what the data cannot tell apart."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from dialogscore import registry
from dialogscore.cli.benchmarked import summed_up, warn_of_columns
from dialogscore.cli.options import LANGUAGES, secret
from dialogscore.cli.reporting import DEFAULT, page_language, renderers, report_option
from dialogscore.cli.signals import leave, stop_if_asked
from dialogscore.cli.talk import harmless, say
from dialogscore.errors import UsageError
from dialogscore.resealing import replace_files

__all__ = ["benchmark", "reports_of_all", "reports_there", "write_reports"]

SHARE = click.FloatRange(0, 1)
FILE = click.Path(exists=True, dir_okay=False)


@click.command("benchmark")
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS...")
@click.option("-o", "--output", required=True, metavar="OUT", help="Folder for the result.")
@click.option(
    "--companies",
    type=FILE,
    metavar="FILE",
    help="companies.csv: the whole frame, companies without a feed included.  [default: whom the feeds declare]",
)
@click.option("--protocol", type=FILE, metavar="FILE", help="protocol.toml: what was fixed beforehand.")
@click.option(
    "--frame",
    type=click.Choice(["census", "random", "convenience"]),
    help="How the companies were chosen: all there are, at random, or as they came.  [default: convenience]",
)
@click.option("--window", metavar="WINDOW", help="The window of all, as in `audit`.  [default: all that feeds hold]")
@click.option(
    "--least-covered",
    type=SHARE,
    metavar="SHARE",
    help="Share of the window that a company must cover to be ranked.  [default: 0.9]",
)
@click.option("--where", multiple=True, metavar="CONDITION", help="Only these companies: 'sector == \"retail\"'.")
@click.option("--by", metavar="COLUMNS", help="Compare within columns of the frame, too: sector,platform.")
@click.option(
    "--goal",
    type=SHARE,
    metavar="SHARE",
    help="Dialog share from which communication counts as geared to dialog.  [default: the threshold]",
)
@click.option(
    "--goal-share",
    type=SHARE,
    metavar="SHARE",
    help="Share of posts from which a company pursues a goal of the St. Gallen study.  [default: 0.2]",
)
@click.option("--draws", type=click.IntRange(min=100), help="Draws behind ranks.  [default: 1000]")
@click.option("--mapping", type=FILE, metavar="FILE", help="Mapping file (TOML) of feeds that bring none of their own.")
@click.option("--format", metavar="NAME", help="Read feeds as this format.  [default: find out]")
@click.option("--zone", metavar="ZONE", help="Time zone of times that carry none.")
@click.option("--as-of", metavar="TIME", help="End of observation.  [default: each file's last message]")
@click.option("--max-rejects", type=SHARE, metavar="SHARE", help="Share of malformed rows accepted.  [default: 0.05]")
@click.option("--coverage", type=click.Choice(["auto", "full"]), help="As in `audit`.  [default: auto]")
@click.option("--reviews", is_flag=True, help="Read reviews and the answers to them too.")
@click.option("--language", type=click.Choice(["auto", "de", "en"]), help="Of all messages.  [default: auto]")
@click.option("--min-confidence", type=SHARE, metavar="SHARE", help="Below it labels are uncertain.  [default: 0.6]")
@click.option("--threshold", type=SHARE, metavar="SHARE", help="Dialog share of the verdict.  [default: 0.5]")
@click.option("--profiles", "own_profiles", multiple=True, type=FILE, metavar="FILE", help="Profiles of your own.")
@click.option("--targets", type=FILE, metavar="FILE", help="Service levels to compare with, as in `audit`.")
@click.option("--act-model", metavar="MODEL", help="Model of acts.  [default: the shipped one]")
@click.option("--inbound-model", metavar="MODEL", help="Model of what the audience asks.  [default: the shipped one]")
@click.option("--purpose-model", metavar="MODEL", help="Model of what posts are for.  [default: the shipped one]")
@click.option("--spacy-pipeline", "spacy_pipelines", multiple=True, metavar="[LANG=]NAME|PATH", help="As in `audit`.")
@click.option("--show-names", is_flag=True, help="Write the audience's names into each messages.csv.")
@click.option("--quotes", is_flag=True, help="Write the audience's words into each messages.csv and report.")
@click.option("--key", type=FILE, metavar="FILE", help="Name authors by a keyed hash.")
@click.option(
    "--lean",
    is_flag=True,
    help="Per company tables alone: no reports and no messages.csv; `report OUT` writes those of the whole.",
)
@report_option
@click.option("--png", is_flag=True, help="Write the picture as benchmark.png too; needs dialogscore[plot].")
@click.option("--report-language", type=LANGUAGES, help="Language of the reports.  [default: that of most messages]")
@click.option("--force", is_flag=True, help="Replace an older result, which is set aside as OUT.previous.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Cores to use; the result is the same."
)
@click.option(
    "--scheduler",
    metavar="tcp://HOST:PORT",
    help="Let the workers of a Dask scheduler do the work; they need dialogscore, and no files.",
)
@click.option("--seed", type=int, help="Seed of every draw.  [default: 0]")
def benchmark(feeds, output, by, key, report_names, report_language, lean, png, **given) -> int:
    """
    Audit many companies and compare them: in the same window, by the same definitions and models.

    FEEDS are files of many companies, folders of one company each (with a company.toml, or of its name), folders of
    such folders, and addresses such as s3://..., in any mixture. In a file of many, a company is found by its accounts
    in companies.csv; without that file, every account that the feed declares to be a company's is a company.

    What is done is kept in OUT.partial until all is. The same command goes on where a stopped one was.

    \b
    Examples:
      dialogscore benchmark twcs.csv -o bench --jobs 4
      dialogscore benchmark clients --companies companies.csv --window 2025-Q3 --frame census --by sector -o bench
    """
    from dialogscore.benchmark import benchmark as run

    added = [name for name in report_names if name != DEFAULT] + ["png"] * png
    if lean and added:
        raise UsageError(
            "benchmark with --lean", found=f"--{added[0]}", expected="no reports, which --lean leaves out",
            next_step=f"Write those of the whole afterwards: dialogscore report {output}"
            + (" --report png" if png else ""),
        )  # fmt: skip
    out, secret_key = Path(output), secret(key)
    reports = {} if lean else renderers(report_names, language=report_language, key=secret_key)
    # Found before the work, so that a missing library is told now and not at its end.
    of_all = {} if lean else reports_of_all(report_language, png=png)
    place = out.with_name(out.name + ".partial")
    if _holds_any(place):
        say(f"Going on with what is done in {place}, as far as feeds, window and options are the same.")
    warn_of_columns(given["companies"])
    try:
        with _progress() as show:
            found = run(
                feeds, out, by=tuple(filter(None, map(str.strip, (by or "").split(",")))), key=secret_key, lean=lean,
                reports=reports, benchmark_reports=of_all, progress=show, **given,
            )  # fmt: skip
    finally:
        if _holds_any(place):
            leave(
                f"What is done is kept in {place}, words and names of persons among it: a command with the same feeds "
                "and -o goes on from there, and does again what another window or other options change. Delete the "
                "folder if you do not want to go on."
            )
    return summed_up(found, out)


def reports_of_all(language: str | None, *, png: bool = False) -> dict[str, Callable]:
    """
    Find the reports of a benchmark.

    Parameters
    ----------
    language : str or None
        ``"de"``, ``"en"``, or None for that of most companies.
    png : bool, default False
        With ``benchmark.png``, which needs a library of its own.

    Returns
    -------
    dict of str to callable
        ``benchmark.NAME`` to ``render(benchmark, path)``, for every name of the registry's kind ``benchmark_reports``.

    Raises
    ------
    UsageError
        If the library that draws a PNG is not there.
    """
    return {
        f"benchmark.{name}": partial(_render, registry.resolve("benchmark_reports", name), language)
        for name in registry.names("benchmark_reports") if png or name != "png"
    }  # fmt: skip


def reports_there(out: str | Path, language: str | None) -> dict[str, Callable]:
    """
    Find the reports that a benchmark has, to be written anew.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder of the benchmark.
    language : str or None
        Another language, None for that of the page that is there.

    Returns
    -------
    dict of str to callable
        ``benchmark.NAME`` to ``render(benchmark, path)``.
    """
    there = {name: (Path(out) / f"benchmark.{name}").is_file() for name in registry.names("benchmark_reports")}
    found = reports_of_all(language or page_language(Path(out) / "benchmark.html"), png=there.get("png", False))
    return {f"benchmark.{name}": found[f"benchmark.{name}"] for name, is_there in there.items() if is_there}


def write_reports(out: Path, names: Iterable[str], *, language: str | None, others: str | None = None) -> None:
    """
    Write the reports of a benchmark anew.

    Parameters
    ----------
    out : pathlib.Path
        Folder of the benchmark.
    names : iterable of str
        Reports that were asked for beside those that are always written, such as ``png``.
    language : str or None
        ``"de"``, ``"en"``, or None for that of the page that is there.
    others : str, optional
        What only the report of one company knows.

    Raises
    ------
    UsageError
        If there is no such report of a benchmark, or something of `others` is given.
    """
    from dialogscore.benchmark import load

    task = f"write the report of the benchmark {out}"
    if others:
        raise UsageError(task, found=f"{others}, which only a single audit takes", expected="--report and --language")
    asked = {name: registry.resolve("benchmark_reports", name) for name in names}
    reports = reports_of_all(language or page_language(out / "benchmark.html"), png="png" in asked)
    result = load(out)
    for name, render in reports.items():
        replace_files(out, {name: lambda path, render=render: render(result, path)})
        say(f"Report: {out / name}")


def _holds_any(place: Path) -> bool:
    """Whether a stopped run left more behind than an empty folder."""
    return any(path.is_file() for part in ("inputs", "shards", "companies") for path in (place / part).rglob("*"))


def _render(render: Callable, language: str | None, benchmark: object, path: Path) -> None:
    render(benchmark, path, language=language or benchmark.manifest["language"])


@contextmanager
def _progress() -> Iterator[Callable]:
    """Show how many companies are done, how fast, how long it will take, and how many failed."""
    import sys

    if not sys.stderr.isatty():
        yield lambda tally: stop_if_asked()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description}")
    with Progress(text, BarColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("starting")

        def show(tally: object) -> None:
            stop_if_asked()
            task = bars.tasks[0]
            by_rows = tally.all_messages > 0
            words = [f"{tally.stage}: {tally.done:,} of {tally.companies:,} companies"]
            if tally.messages and task.elapsed:
                words.append(f"{tally.messages / task.elapsed:,.0f} messages/s")
            if tally.failures:
                words.append(f"{tally.failures:,} failed")
            if by_rows and not tally.messages:
                bars.reset(bar)
            done, total = (tally.messages, tally.all_messages) if by_rows else (tally.done, tally.companies)
            bars.update(bar, description=harmless(", ".join(words)), completed=done, total=total)

        yield show
