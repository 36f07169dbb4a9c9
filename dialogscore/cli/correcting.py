"""`dialogscore correct`: shares as they are by what people coded, beside those that a model predicts."""

from pathlib import Path

import click

from dialogscore.cli.reporting import renderers, secret
from dialogscore.cli.talk import say, tell
from dialogscore.errors import UsageError

__all__ = ["correct"]


@click.command("correct")
@click.argument("out", metavar="OUT", type=click.Path(exists=True, file_okay=False))
@click.argument("sheet", metavar="SHEET", type=click.Path(exists=True, dir_okay=False))
@click.option("--report-language", type=click.Choice(["de", "en"]), help="Of the report.  [default: as the audit's]")
@click.option(
    "--key", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="The key that the audit was made with."
)
def correct(out: str, sheet: str, report_language: str | None, key: str | None) -> None:
    """
    Correct the shares of an audit by a coded sheet, drawn from it with `sample` and filled by people.

    Corrected shares are written beside the uncorrected ones, with intervals, and every report shows them from then on.
    A further sheet replaces what an earlier one said of the same shares.

    \b
    Example:
      dialogscore correct acme-audit final.xlsx
    """
    from dialogscore.coding.correcting import correct as run
    from dialogscore.folder import is_result
    from dialogscore.reports import people, wording

    place = Path(out)
    if not is_result(place) and any(is_result(one) for one in place.iterdir()):
        raise UsageError(f"correct {out}", found="a folder of result folders", expected="one result folder",
                         next_step="Correct each by its own messages of the sheet.")  # fmt: skip
    names = [path.suffix[1:] for path in sorted(place.glob("report.*"))]
    reports = renderers(names, language=report_language, key=secret(key))
    found = run(place, sheet, reports=reports)
    words = wording.load(report_language or found.audit.manifest["language"])
    lines = people.corrections(found.audit, words)["lines"]
    width = max(len(line["name"]) for line in lines)
    head = (words(f"corrected.{name}") for name in ("plain", "dsl", "turns"))
    tell(f"{'':<{width}}  {{:>12}}  {{:<28}}  {{}}".format(*head))
    for line in lines:
        value = " ".join(part for part in (line["corrected"][0], f"({line['corrected'][1]})") if part != "()")
        tell(f"{line['name']:<{width}}  {line['plain']:>12}  {value:<28}  {line.get('n', '')}")
    say(f"Corrected by {found.messages:,} coded messages in {found.turns:,} turns.")
    for name in reports:
        say(f"Report: {place / name}")
