"""`dialogscore evaluate` and `dialogscore train`: how good a model is, and one's own model for one's own language."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from dialogscore.cli.coding import evaluate_sheet
from dialogscore.cli.talk import say, tell
from dialogscore.errors import OutputError, UsageError

__all__ = ["evaluate", "train"]

labels_option = click.option(
    "--labels",
    "labels",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Coded messages (CSV, JSON lines, Parquet): text, company, and act, or type and needs_reply; further files "
    "may follow.",
)
seed_option = click.option("--seed", type=int, default=1, show_default=True, help="Seed of folds and intervals.")


@click.command("evaluate")
@labels_option
@click.argument("more", nargs=-1, type=click.Path(exists=True), metavar="[OUT SHEET | FILE]...")
@click.option("--act-model", metavar="MODEL", help="Model of acts: a name or a folder.  [default: the shipped one]")
@click.option("--inbound-model", metavar="MODEL", help="Model of what the audience asks.  [default: the shipped one]")
@click.option(
    "--cross-validate",
    is_flag=True,
    help="Fit the shipped recipe on these messages themselves, five times, each time with other companies held out.",
)
@click.option("-o", "--output", metavar="FOLDER", help="Write quality.json, quality.md and the curves as CSV into it.")
@seed_option
def evaluate(labels, more, act_model, inbound_model, cross_validate, output, seed) -> None:
    """
    Measure how good a model is on messages that somebody coded.

    With --labels, on files of coded messages: companies that the model was trained on are shown apart, and every figure
    has an interval by drawing companies. With a result folder OUT and the coded sheet of a sample of it, on this
    company: every figure is weighted by how the sample was drawn and stands beside the model's card.

    \b
    Examples:
      dialogscore evaluate acme-audit sheet.xlsx
      dialogscore evaluate --labels coded.csv
      dialogscore evaluate --labels coded.csv --cross-validate -o quality
    """
    if not labels and more:
        given = (act_model, "--act-model"), (inbound_model, "--inbound-model"), (cross_validate, "--cross-validate")
        if unused := [name for value, name in given if value]:
            raise UsageError(
                f"evaluate {more[0]}", found=unused[0], expected="the labels that the audit has, without it",
                next_step="For files of coded messages put --labels before them.",
            )  # fmt: skip
        evaluate_sheet(more[0], more[1:], output=output, seed=seed)
        return
    if not labels:
        raise click.UsageError("Missing option '--labels', or a result folder and a coded sheet.")
    from dialogscore import classifier, modelstore
    from dialogscore.training import shown
    from dialogscore.training.evaluation import evaluate as run
    from dialogscore.training.labels import read_labels

    files = [*labels, *more]
    rows = _read(read_labels, files)
    models = {
        "act": modelstore.load(act_model or classifier.ACT_MODEL),
        "inbound": modelstore.load(inbound_model or classifier.INBOUND_MODEL),
    }
    found = run(rows, models=models, cross_validate=cross_validate, seed=seed)
    for task, measured in found.measured.items():
        tell(f"{task}\n{shown.table(measured.figures)}\n")
    for note in found.notes:
        say(note)
    if output is not None:
        about = {"notes": found.notes, "files": [Path(file).name for file in files], "rejects": len(rows.rejects)}
        shown.write(Path(output), found.measured, title="Quality on coded messages", about=about)
        say(f"Quality: {Path(output) / 'quality.md'}")


@click.command("train")
@labels_option
@click.argument("more", nargs=-1, type=click.Path(exists=True, dir_okay=False), metavar="[FILE]...")
@click.option(
    "--add",
    "sheets",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    metavar="SHEET",
    help="A coded sheet of `dialogscore sample` to learn from as well; may be given several times. The card tells what "
    "it changes.",
)
@click.option(
    "--audit",
    "audits",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    metavar="OUT",
    help="Result folder that a sheet is from, for its texts; needed where the sheet hides the company.",
)
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Where the model's folder is made.")
@click.option("--name", required=True, metavar="NAME", help="Name of the model, such as de_acts_own.")
@click.option("--version", default="1.0.0", show_default=True, metavar="VERSION", help="Version of the model.")
@click.option("--data-note", default="not stated", metavar="TEXT", help="For the card: what these messages are.")
@click.option("--coded-by", default="not stated", metavar="TEXT", help="For the card: who coded them, and how.")
@click.option("--licence", default="not stated", metavar="TEXT", help="For the card: on what terms they may be used.")
@click.option("--force", is_flag=True, help="Replace a model of this name and version.")
@seed_option
def train(labels, more, sheets, audits, output, name, version, data_note, coded_by, licence, force, seed) -> None:
    """
    Train a model on coded messages, for a house's own coding or a new language, and measure it.

    It needs 300 coded messages of each kind, of three companies, and a language with a cue pack (de, en; others need
    one first) and 100 messages; measured with whole companies held out. The names in the column company are written
    into the model's card. With --add coded sheets are learned from too: each company is judged by a model that has not
    seen it, with the sheets and without them.

    \b
    Examples:
      dialogscore train --labels coded.csv -o models --name de_acts_own --coded-by "two students"
      dialogscore train --labels twcs.jsonl --add final.xlsx -o models --name mine --coded-by "two students"
      dialogscore audit export.csv --company Acme -o out --act-model models/de_acts_own-1.0.0
    """
    if not labels and not sheets:
        raise click.UsageError("Missing option '--labels' or '--add'.")
    from dialogscore import modelstore
    from dialogscore.training import adding, shown
    from dialogscore.training.labels import read_labels
    from dialogscore.training.own import train_own

    for value, option in ((name, "--name"), (version, "--version")):
        if not re.fullmatch(r"\w[\w.]*", value):
            raise UsageError(
                f"use {option} {value!r}",
                found="signs that a folder's name should not have",
                expected="letters, digits, _ and .",
            )
    # Asked before anything is read: training takes long. Both names are taken if the messages are of both kinds.
    older = [path for end in ("", "_acts", "_inbound") if (path := Path(output) / f"{name}{end}-{version}").exists()]
    if older and not force:
        raise OutputError(
            f"write the model {older[0].name}",
            found=f"an older one in {output}",
            expected="a name and version that are free",
            next_step="Choose another --version, or replace it with --force.",
        )
    files = [*labels, *more]
    rows, added = _read(read_labels, files), _lessons(sheets, audits)
    written = train_own(
        rows, output, files=[*files, *sheets], name=name, version=version, data_note=data_note, coded_by=coded_by,
        licence=licence, seed=seed, added=added,
    )  # fmt: skip
    for folder, measured in written.items():
        tell(f"{shown.table(measured.figures)}\n")
        if told := modelstore.load(folder).card.get("change"):
            say(f"{told['messages']:,} messages added, of {', '.join(told['companies'])}. {told['before']}")
            tell(f"{adding.table(told)}\n")
        say(f"Model: {folder}")


def _lessons(sheets: Sequence[str], audits: Sequence[str]) -> list[dict]:
    if not sheets:
        return []
    from dialogscore.coding.lessons import audits_of, lessons
    from dialogscore.coding.reading import read_sheet

    known = audits_of(list(audits))
    found = [row for sheet in sheets for row in lessons(read_sheet(sheet), known)]
    say(f"{len(found):,} coded messages from {len(sheets)} {'sheet' if len(sheets) == 1 else 'sheets'}.")
    return found


def _read(read_labels, files: list[str]):
    from dialogscore.training.labels import LabelRows, reasons

    if not files:
        return LabelRows([], [], ())
    rows = read_labels(files)
    read = len(rows.acts) + len(rows.inbound)
    say(f"{read:,} coded messages: {len(rows.acts):,} of companies, {len(rows.inbound):,} of their audiences.")
    if len(rows.rejects):
        say(f"{len(rows.rejects):,} rows could not be used:")
        for reason in reasons(rows.rejects):
            say(f"  {reason}")
    return rows
