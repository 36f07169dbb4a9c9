"""`dialogscore sample`: sheets that people fill, so that shares can be checked and corrected."""

import click

from dialogscore.cli.options import LANGUAGES
from dialogscore.cli.talk import say
from dialogscore.errors import UsageError

__all__ = ["sample"]

SIDES = {"act": "of the company", "inbound": "of the audience"}


@click.command("sample")
@click.argument("out", metavar="[OUT]", required=False)
@click.option("-o", "--output", required=True, metavar="FILE", help="Sheet to write (.xlsx); its CSV twin lies beside.")
@click.option("-n", "--turns", "n", type=click.IntRange(min=1), default=100, show_default=True, help="Turns to draw.")
@click.option(
    "--what",
    type=click.Choice(["both", "outbound", "inbound"]),
    default="both",
    show_default=True,
    help="Turns of the company, of the audience, or half of each.",
)
@click.option("--companies", type=click.IntRange(min=1), help="Audits to draw from a folder of them.  [default: all]")
@click.option("--coders", type=click.IntRange(1, 8), default=1, show_default=True, help="Sheets, in different order.")
@click.option("--language", type=LANGUAGES, help="Of the sheet.  [default: that of most messages]")
@click.option(
    "--hide-company",
    is_flag=True,
    help="Put [company] for the name and handles of the company; other words that tell it stay.",
)
@click.option("--training", is_flag=True, help="Practice for coders: 80 messages written by us, with answers; no OUT.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same seed, the same sheet.")
def sample(out, output, n, what, companies, coders, language, hide_company, training, seed) -> None:
    """
    Draw turns of an audit at random and write a sheet on which people code them, blind.

    OUT is a result folder, or a folder of them. The draw is stratified by what the model says, which the sheet does not
    show; its probabilities are kept in the result folder, for `correct` to use.

    \b
    Examples:
      dialogscore sample acme-audit -n 100 -o sheet.xlsx --coders 2
      dialogscore sample audits -n 600 --companies 60 -o sheet.xlsx
      dialogscore sample --training -o practice.xlsx
    """
    if training == (out is not None):
        raise UsageError(
            "sample", found="OUT and --training" if training else "no OUT", expected="a result folder or --training"
        )
    if training:
        from dialogscore.coding.practice import write_practice

        for path in write_practice(output, language=language or "en"):
            say(f"Practice: {path}")
        return
    from dialogscore.coding.sampling import sample as run

    found = run(
        out, output, n=n, what=what, seed=seed, companies=companies, coders=coders, language=language,
        hide_company=hide_company,
    )  # fmt: skip
    drawn = [f"{found.turns[task]:,} turns {side}" for task, side in SIDES.items() if task in found.turns]
    names = list(found.samples)
    named = names[0] if len(names) == 1 else f"{len(names)} draws, one of each company"
    say(f"{' and '.join(drawn)} in {sum(found.messages.values()):,} messages, of {found.strata} strata ({named}).")
    if sum(found.turns.values()) < n:
        say(f"There are no more than that; {n:,} were asked for.")
    for name, turns in found.again.items():
        say(f"{turns:,} of these turns were drawn before, in {name}; both draws are kept.")
    if not found.is_new:
        say("All files were there already, with the same bytes.")
    for path in found.files:
        say(f"Sheet: {path}")
    say("These files hold the words of persons. Only you can read them; give them to your coders and nobody else.")
