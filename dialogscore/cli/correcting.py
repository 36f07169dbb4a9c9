"""`dialogscore correct`: shares as they are by what people coded, beside those that a model predicts."""

from collections.abc import Callable
from pathlib import Path

import click

from dialogscore.cli.benchmarking import reports_there
from dialogscore.cli.options import LANGUAGES, key_option, secret
from dialogscore.cli.reporting import written_again
from dialogscore.cli.talk import say, tell

__all__ = ["correct"]


@click.command("correct")
@click.argument("out", metavar="OUT", type=click.Path(exists=True, file_okay=False))
@click.argument("sheet", metavar="SHEET", type=click.Path(exists=True, dir_okay=False))
@click.option("--report-language", type=LANGUAGES, help="Of the report.  [default: as the audit's]")
@key_option
def correct(out: str, sheet: str, report_language: str | None, key: str | None) -> None:
    """
    Correct the shares of an audit by a coded sheet, drawn from it with `sample` and filled by people.

    Corrected shares are written beside the uncorrected ones, with intervals, and every report shows them from then on.
    A further sheet replaces what an earlier one said of the same shares. If OUT is a folder of result folders and the
    sheet was drawn from it, the mean error of the labels and its spread between companies correct all of them.

    \b
    Examples:
      dialogscore correct acme-audit final.xlsx
      dialogscore correct audits final.xlsx
    """
    from dialogscore.coding.store import is_benchmark, results
    from dialogscore.folder import is_result

    place, secret_key = Path(out), secret(key)

    def reports(folder: Path) -> dict:
        return written_again(folder, language=report_language, key=secret_key)

    if is_benchmark(place):
        from dialogscore.benchmark import compare_again

        _all_of(place, sheet, reports)
        compare_again(place, reports=reports_there(place, report_language))
        say(f"Compared anew: {place}")
    elif not is_result(place) and results(place):
        _all_of(place, sheet, reports)
    else:
        _one(place, sheet, reports, report_language)


def _one(place: Path, sheet: str, reports: Callable[[Path], dict], language: str | None) -> None:
    from dialogscore.coding.correcting import correct as run
    from dialogscore.reports import people, wording

    written = reports(place)
    found = run(place, sheet, reports=written)
    words = wording.load(language or found.audit.manifest["language"])
    lines = people.corrections(found.audit, words)["lines"]
    width = max((len(line["name"]) for line in lines), default=0)
    head = (words(f"corrected.{name}") for name in ("plain", "dsl", "turns"))
    tell(f"{'':<{width}}  {{:>12}}  {{:<28}}  {{}}".format(*head))
    for line in lines:
        value = " ".join(part for part in (line["corrected"][0], f"({line['corrected'][1]})") if part != "()")
        tell(f"{line['name']:<{width}}  {line['plain']:>12}  {value:<28}  {line.get('n', '')}")
    say(f"Corrected by {found.messages:,} coded messages in {found.turns:,} turns.")
    coded, shares = found.audit.tables["coded"], found.shares
    of_audience = coded["sample"].isin(shares["sample"]) & coded["task"].eq("inbound")
    if of_audience.any() and not shares["measure"].str.startswith("reply_rate").any():
        say("What was coded of the audience corrects nothing: this audit states no reply rate. `evaluate` uses it.")
    for name in written:
        say(f"Report: {place / name}")


def _all_of(place: Path, sheet: str, reports: Callable[[Path], dict]) -> None:
    from dialogscore.coding.pooling import correct_benchmark

    found = correct_benchmark(place, sheet, reports=reports)
    tell(f"{'corrected less uncorrected, in points':<40}  {'mean':>7}  {'spread':>7}  {'a further company':<18}  n")
    for one in found.errors.to_dict("records"):
        part = one["subset"]
        name = one["measure"] if not isinstance(part, str) else f"{one['measure']} {part}"
        ends = f"{100 * one['low']:+.1f} to {100 * one['high']:+.1f}"
        tell(f"{name:<40}  {100 * one['bias']:>+7.1f}  {100 * one['tau']:>7.1f}  {ends:<18}  {one['companies']}")
    coded = f"{found.messages:,} coded messages of {found.companies:,} companies"
    say(f"{len(found.folders):,} audits corrected by {coded}.")
