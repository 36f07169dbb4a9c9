"""`dialogscore verify`: every score counted again from the working record, and every file compared with its hash."""

from pathlib import Path

import click

from dialogscore.cli.signals import stop_if_asked
from dialogscore.cli.talk import tell
from dialogscore.errors import OutputError, UsageError

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

    Of a benchmark, those of every company; ranks and what else compares them are not recounted. Exit code 0 if all that
    is recounted passes, 1 if anything fails.

    \b
    Example:
      dialogscore verify acme-audit --inputs export.csv
    """
    from dialogscore.verify import OUT_OF_REACH, is_benchmark
    from dialogscore.verify import verify as run

    if is_benchmark(out):
        return _each_company(out, inputs)
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


def _each_company(out: str, inputs: tuple[str, ...]) -> int:
    from dialogscore.verify import benchmark_checks, companies_of

    if inputs:
        raise UsageError(
            f"verify the benchmark {out}", found="--inputs", expected="none, since its files hold many companies",
            next_step="Give --inputs with the result folder of one company.",
        )  # fmt: skip
    passes, rows, count = True, 0, 0
    for check in benchmark_checks(out):
        tell(f"{_outcome(bool(check.failures)):<5} {check.name}: {check.looked_at:,} looked at")
        _failures(check.failures)
        passes = passes and not check.failures
    for one in companies_of(out):
        stop_if_asked()
        recounted, failures = _recounted(one.place)
        failures = (*one.check.failures, *failures)
        tell(f"{_outcome(bool(failures)):<5} {one.name}: {recounted:,} rows of scores recounted")
        _failures(failures)
        passes, rows, count = passes and not failures, rows + recounted, count + 1
    tell("")
    tell(f"{count:,} companies, {rows:,} rows of scores recounted; what compares companies is not.")
    tell("Everything that was recounted passes." if passes else "Something fails; see the lines above.")
    return 0 if passes else 1


def _recounted(place: Path) -> tuple[int, tuple[str, ...]]:
    """Rows that were recounted, and what is wrong: a company that cannot be read does not keep others from it."""
    from dialogscore.verify import verify as run

    try:
        found = run(place)
    except OutputError as error:
        return 0, (error.found,)
    wrong = [failure for check in found.checks for failure in check.failures]
    recounted = sum(tally.passed + tally.failed for tally in found.verdict.measures.values())
    return recounted, (*wrong, *found.verdict.failures)


def _outcome(failed: bool) -> str:
    return "FAIL" if failed else "pass"


def _failures(failures: tuple[str, ...]) -> None:
    for failure in failures[:MOST]:
        tell(f"      {failure}")
    if len(failures) > MOST:
        tell(f"      and {len(failures) - MOST:,} more")
