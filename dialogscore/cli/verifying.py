"""`dialogscore verify`: every score counted again from the working record, and every file compared with its hash."""

import click

from dialogscore.cli.talk import tell

__all__ = ["verify"]

MOST = 20


@click.command("verify")
@click.argument("out", metavar="OUT")
@click.option(
    "--inputs",
    multiple=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="A file that the audit was made from, to compare its bytes; may be given several times.",
)
def verify(out: str, inputs: tuple[str, ...]) -> int:
    """
    Count the scores of a result folder again, in code of its own, and check its files. Writes nothing.

    Exit code 0 if all that is recounted passes, 1 if anything fails.

    \b
    Example:
      dialogscore verify acme-audit --inputs export.csv
    """
    from dialogscore.verify import OUT_OF_REACH
    from dialogscore.verify import verify as run

    found = run(out, inputs=inputs)
    for check in found.checks:
        tell(f"{_outcome(bool(check.failures)):<5} {check.name}: {check.looked_at:,} looked at")
        _failures(check.failures)
    tell("")
    measures = found.verdict.measures
    width = max(map(len, measures), default=0)
    tell(f"{'':<13} {'measure':<{width}}  {'pass':>5} {'fail':>5} {'not recounted':>14}")
    for measure, tally in measures.items():
        # A measure of which nothing was recounted has not passed.
        word = _outcome(bool(tally.failed)) if tally.passed or tally.failed else "not recounted"
        why = "  in private: not recounted" if tally.left and measure in OUT_OF_REACH else ""
        tell(f"{word:<13} {measure:<{width}}  {tally.passed:>5,} {tally.failed:>5,} {tally.left:>14,}{why}")
    _failures(found.verdict.failures)
    passed, failed, left, intervals = (sum(column) for column in zip(*measures.values(), strict=True))
    tell("")
    tell(
        f"{passed + failed:,} rows of scores recounted: {passed:,} pass, {failed:,} fail; {left:,} not recounted. "
        f"Sampling intervals recounted: {intervals:,}."
    )
    if found.forgot:
        tell("People were taken out of this folder; what rests on their words or names is not recounted.")
    if found.verdict.coded:
        tell(f"{found.verdict.coded:,} of these are corrected by labels of people, which are in tables/coded.parquet.")
    tell("Everything that was recounted passes." if found.passed else "Something fails; see the lines above.")
    return 0 if found.passed else 1


def _outcome(failed: bool) -> str:
    return "FAIL" if failed else "pass"


def _failures(failures: tuple[str, ...]) -> None:
    for failure in failures[:MOST]:
        tell(f"      {failure}")
    if len(failures) > MOST:
        tell(f"      and {len(failures) - MOST:,} more")
