"""`dialogscore audit`, `demo` and `report`: from files to a result folder and a verdict."""

import os
from functools import partial
from pathlib import Path

import click

from dialogscore.cli.comparing import against_option, beside, opened
from dialogscore.cli.options import LANGUAGES, feed_options, key_option, secret
from dialogscore.cli.reporting import DEFAULT, brand_option, branded, renderers, report_option
from dialogscore.cli.settings import Settings, gather
from dialogscore.cli.signals import stop_if_asked
from dialogscore.cli.talk import progress, say, tell
from dialogscore.errors import ComparisonError, ModelError, OutputError, UsageError
from dialogscore.resealing import replace_files

__all__ = ["audit", "demo", "demo_folders", "report"]

COMPARISON = "tables/comparison.parquet"


@click.command("audit")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@feed_options
@click.option("-o", "--output", "output", metavar="OUT", help="Result folder.  [default: FEED/audit for a folder]")
@click.option(
    "--window",
    metavar="WINDOW",
    help="What is audited: 2025, 2025-Q3, 2025-03 or FROM..TO in UTC; TO itself is not part.  [default: everything]",
)
@click.option(
    "--language",
    type=click.Choice(["auto", "de", "en"]),
    help="Language of all messages.  [default: found out for each]",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Labels less probable than this are uncertain and widen the band.  [default: 0.6]",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Dialog share that the verdict on the St. Gallen sentence compares with.  [default: 0.5]",
)
@click.option(
    "--profiles",
    "own_profiles",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Definition profiles of your own (TOML), scored beside the shipped ones; may be given several times.",
)
@click.option(
    "--targets",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="targets.toml: service levels to compare with, such as 80 % within 1 h.  [default: 80 % within 1 h and 1 day]",
)
@click.option(
    "--overrides",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="The audited company's objections to labels (CSV: ref, column, value, reason, by, on, decision); accepted "
    "ones are applied, and scores without them stand beside.",
)
@click.option("--act-model", metavar="MODEL", help="Model of acts: a name or a folder.  [default: the shipped one]")
@click.option("--inbound-model", metavar="MODEL", help="Model of what the audience asks.  [default: the shipped one]")
@click.option("--purpose-model", metavar="MODEL", help="Model of what posts are for.  [default: the shipped one]")
@click.option(
    "--spacy-pipeline",
    "spacy_pipelines",
    multiple=True,
    metavar="[LANG=]NAME|PATH",
    help="Installed spaCy pipeline, or folder of a saved one, whose tokenizer is used for its language; may be given "
    "several times. Scores made with it never stand beside others. Name only what you trust: its settings choose "
    "among the code of the libraries installed here, though none of its own is run.",
)
@click.option("--show-names", is_flag=True, help="Write the audience's names and handles into messages.csv.")
@click.option("--quotes", is_flag=True, help="Write the audience's words into messages.csv and the report.")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Name authors by a keyed hash, so that the same person can be found in another audit made with the same file.",
)
@click.option("--force", is_flag=True, help="Replace an older result, which is set aside as OUT.previous.")
@against_option
@report_option
@click.option("--report-language", type=LANGUAGES, help="Language of the report.  [default: that of most messages]")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Cores to use; the result is the same."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the bootstrap intervals.")
def audit(feeds, config, format_name, output, key, force, against, report_names, report_language, **given) -> None:
    """
    Audit one company's export: score it, and write the report and every number's trace.

    FEED is an export file, several of them, or one folder that holds company.toml and the files.

    \b
    Examples:
      dialogscore audit export.csv --company Acme --account x:acme -o acme-audit
      dialogscore audit clients/acme
      dialogscore audit table.csv --mapping table.toml --company Acme --zone Europe/Berlin -o out --window 2025-Q3
    """
    settings = gather(feeds, config_file=config, format=format_name, **given)
    if output is None and settings.folder is None:
        raise UsageError("audit", found="no -o/--output", expected="a folder for the result", next_step="Add -o OUT.")
    out = Path(output) if output is not None else settings.folder / "audit"
    _run(
        settings, out, key=secret(key), force=force, report_names=report_names, report_language=report_language,
        against=against,
    )  # fmt: skip


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "output",
    default="dialogscore-demo",
    show_default=True,
    metavar="OUT",
    help="Folder for the results.",
)
@click.option("--force", is_flag=True, help="Replace results of an earlier demo.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Cores to use.")
def demo(output: str, force: bool, jobs: int) -> None:
    """
    Audit the two feeds that come with dialogscore, a German brand and an English service account.

    \b
    Example:
      dialogscore demo -o my-demo
    """
    for number, folder in enumerate(demo_folders()):
        if number:
            tell("")
        _run(gather((str(folder),), jobs=jobs), Path(output) / folder.name, force=force)


@click.command("report")
@click.argument("out", metavar="OUT")
@report_option
@brand_option
@against_option
@click.option("--language", type=LANGUAGES, help="Language of the report.  [default: that of most messages]")
@key_option
def report(
    out: str,
    report_names: tuple[str, ...],
    brand: str | None,
    against: str | None,
    language: str | None,
    key: str | None,
) -> None:
    """
    Write the report of a result folder anew, for example in the other language or with an agency's own face.

    Of a benchmark it writes benchmark.html, .xlsx and .svg, and with `--report png` benchmark.png.

    \b
    Examples:
      dialogscore report acme-audit --language en
      dialogscore report acme-audit --brand brand.toml --xlsx
      dialogscore report acme-2025-q2 --against acme-2025-q1
    """
    from dialogscore.audit import load
    from dialogscore.coding.store import is_benchmark
    from dialogscore.tables import write_json, write_parquet

    if is_benchmark(out):
        from dialogscore.cli.benchmarking import write_reports  # which takes from here what both need

        write_reports(Path(out), report_names, language=language, others=brand or against or key)
        return
    reports = renderers(report_names, language=language, key=secret(key))
    result = beside(branded(load(out), brand), against)
    # Kept with the result, so that every later report wears the brand and has the last quarter beside it.
    kept = {} if against is None else {COMPARISON: lambda path: write_parquet(result.tables["comparison"], path)}
    if brand is not None or against is not None:
        kept["manifest.json"] = lambda path: write_json(result.manifest, path)
    # All or nothing: a report that cannot be written leaves the folder without the brand too.
    replace_files(Path(out), kept | {name: partial(render, result) for name, render in reports.items()})
    for name in reports:
        say(f"Report: {Path(out) / name}")


def demo_folders() -> list[Path]:
    """
    Find the feeds that come with dialogscore.

    Returns
    -------
    list of pathlib.Path
        Folders that `dialogscore audit` takes as they are.

    Raises
    ------
    OutputError
        If the package was installed without them.
    """
    from importlib.resources import files

    try:
        home = Path(str(files("dialogscore_corpora"))) / "demo"
    except ModuleNotFoundError:  # a checkout that was not installed
        home = Path(__file__).parents[2] / "corpora" / "demo"
    folders = sorted(path.parent for path in home.glob("*/company.toml"))
    if not folders:
        raise OutputError("find the demo feeds", found="none", expected="them in the installed package")
    return folders


def _run(
    settings: Settings,
    out: Path,
    *,
    force: bool,
    key: bytes | None = None,
    report_names: tuple[str, ...] = (DEFAULT,),
    report_language: str | None = None,
    against: str | None = None,
) -> None:
    if "company" not in settings.options:
        raise UsageError("audit", found="no company", expected="--company NAME, or company = in company.toml")
    # Saving checks this again; an hour's work should not end in it.
    if os.path.lexists(out) and not force:
        raise OutputError(
            f"write the result to {out}",
            found="that it exists already",
            expected="a new folder",
            next_step="Give another name with -o, or --force to set the old one aside.",
        )
    reports = renderers(report_names, language=report_language, key=key)
    last = opened(against)
    from dialogscore.audit import audit as run
    from dialogscore.reports import terminal

    with progress() as show:

        def step(stage: str, done: int, total: int) -> None:
            stop_if_asked()
            if show:  # None where stderr is no terminal
                show(stage, done, total)

        result = run(settings.feeds, **settings.options, progress=step)
        stop_if_asked()
        result, refused = _beside(result, last)
        result.save(out, force=force, key=key, reports=reports)
    tell(terminal.verdict(result, language=report_language or result.manifest["language"]))
    for name in reports:
        say(f"Report: {out / name}")
    if refused is not None:
        raise refused


def _beside(result, last) -> tuple:
    """Put last quarter beside an audit; where that is refused, an hour's work is saved without it, and then said so."""
    try:
        return beside(result, last), None
    except (ComparisonError, ModelError) as error:
        return result, error
