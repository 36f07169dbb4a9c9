"""`dialogscore explain`: what a measure is, and how it came out in an audit."""

from collections.abc import Collection

import click

from dialogscore.cli.options import LANGUAGES
from dialogscore.cli.talk import tell
from dialogscore.errors import UsageError, nearest

__all__ = ["explain"]


@click.command("explain")
@click.argument("measure", metavar="MEASURE")
@click.option("--audit", "out", metavar="OUT", help="Result folder: say how the measure came out there.")
@click.option(
    "--in", "language", type=LANGUAGES, default="en", show_default=True, help="Language of the labels."
)
def explain(measure: str, out: str | None, language: str) -> None:
    """
    Show the card of a measure: definition, formula, what is excluded, range, when it is undefined, its source.

    With a finished audit it also says how the measure came out there, and names three messages that were counted.

    \b
    Example:
      dialogscore explain reply_rate_72h --audit acme-audit
    """
    from dialogscore.measures import cards
    from dialogscore.reports import wording

    known = cards()
    measure = _meant(measure, known)
    from dialogscore.reports.explained import card_text, outcome_text

    words = wording.load(language)
    tell(card_text(known[measure], words))
    if out is None:
        return
    from dialogscore.audit import load
    from dialogscore.reports.servicelevel import aims
    from dialogscore.verify import read_record, recount
    from dialogscore.verify.examples import examples

    audited = load(out)
    picked = examples(out, recount(read_record(out)), measure)
    tell("")
    told = aims(audited, words) if measure == "service_level" else None
    tell(outcome_text(known[measure], audited.scores, audited.company, picked, words, told=told))


def _meant(said: str, known: Collection[str]) -> str:
    """The measure of that name, or the only one that a report calls so, in whatever language."""
    from dialogscore.reports import wording

    if said in known:
        return said
    called: dict[str, set[str]] = {}
    for language in wording.LANGUAGES:
        words = wording.load(language)
        for name in known:
            shown = (words.name(name), words.table["benchmark"]["short"].get(name, ""), name.removeprefix("pillar_"))
            for one in filter(None, shown):
                called.setdefault(one.casefold(), set()).add(name)
    found = sorted(called.get(said.strip().casefold(), ()))
    if len(found) == 1:
        return found[0]
    raise UsageError(
        "explain a measure", found=f"no measure {said!r}", expected="one that `dialogscore list measures` names",
        next_step=f"Did you mean {' or '.join(found)}?" if found else nearest(said, [*known, *called]),
    )  # fmt: skip
