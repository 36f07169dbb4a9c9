"""`dialogscore corpus`: which coded messages come with dialogscore, and their texts joined to them again."""

import os
from pathlib import Path

import click

from dialogscore.cli.talk import say, tell
from dialogscore.errors import OutputError

__all__ = ["corpus"]

KINDS = ("acts", "audience", "purposes")


@click.group("corpus")
def corpus() -> None:
    """
    Coded messages that are shipped as ids and labels, and joined to a copy of their data set that you hold.

    \b
    Examples:
      dialogscore corpus list
      dialogscore corpus hydrate twcs --from twcs.csv -o twcs.jsonl
      dialogscore evaluate --labels twcs.jsonl --cross-validate
    """


@corpus.command("list")
def _list() -> None:
    """List the data sets that have coded messages: how many, and what of their files is read."""
    from dialogscore.training.hydrating import datasets, labelled

    labels = labelled()
    for name, spec in datasets().items():
        tell(f"{name}  {spec['title']}")
        part = labels[labels["dataset"].eq(name)]
        for kind in KINDS:
            of_kind = part[part["kind"].eq(kind)]
            if len(of_kind):
                fits = int((~of_kind["evaluated"].astype(bool)).sum())
                twice = int(of_kind["coder_b"].ne("").sum())
                tell(f"    {kind}: {len(of_kind):,} coded, {twice:,} of them twice; {fits:,} for fits only")
        known = " or ".join(spec["id"]) or "none: messages are found by their text"
        tell(f"    columns read: text {' or '.join(spec['text'])}, id {known}")
    tell("written  messages of invented companies, written for this project; they come with their texts, for fits only")


@corpus.command("hydrate")
@click.argument("name", metavar="NAME")
@click.option(
    "--from",
    "copies",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="A copy of the data set (CSV, or TSV by its ending, compressed or not); may be given several times.",
)
@click.option("-o", "--output", metavar="OUT", help="File of JSON lines to write.  [default: NAME.jsonl]")
@click.option(
    "--what",
    multiple=True,
    type=click.Choice(KINDS),
    default=("acts", "audience"),
    show_default="acts and audience",
    help="Company messages with their acts, audience messages, purposes of posts; may be given several times.",
)
@click.option("--force", is_flag=True, help="Replace a file of this name.")
def _hydrate(name, copies, output, what, force) -> None:
    """
    Join the shipped ids and labels of the data set NAME (or `all`) to a copy that you hold.

    What is written holds texts of persons, one message a line, and is read by `train --labels` and
    `evaluate --labels`. A label whose text is missing in the copy or has changed is left out and counted.

    \b
    Example:
      dialogscore corpus hydrate twcs --from twcs.csv -o twcs.jsonl
      dialogscore train --labels twcs.jsonl -o models --name mine
    """
    from dialogscore.training.hydrating import WRITTEN, write
    from dialogscore.training.hydrating import hydrate as run

    if not copies and name != WRITTEN:
        raise click.UsageError("Missing option '--from': the file that holds the texts.")
    target = Path(output or f"{name}.jsonl")
    if os.path.lexists(target) and not force:
        raise OutputError(
            f"write {target}", found="that it exists already", expected="a new file",
            next_step="Give another name with -o, or --force to replace it.",
        )  # fmt: skip
    found = run(name, copies, kinds=what)
    write(found.rows, target)
    for dataset, count in found.counts.to_dict("index").items():
        if count["labels"]:
            say(
                f"{dataset}: {count['labels']:,} labels: {count['joined']:,} joined, {count['changed']:,} with another "
                f"text in the copy, {count['missing']:,} not in it. Messages answered: {count['above_found']:,} of "
                f"{count['above']:,} found."
            )
    say(f"{len(found.rows):,} coded messages with their texts: {target}")
    say("Coded by a language model under corpora/CODEBOOK.md, not checked by people. The file holds personal data.")
