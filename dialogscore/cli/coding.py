"""`dialogscore agree` and `adjudicate`: two codings of one sample compared, and made one; and a model against them."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from dialogscore.cli.talk import say, tell
from dialogscore.disk import told
from dialogscore.errors import FeedError, UsageError

__all__ = ["adjudicate", "agree", "evaluate_sheet"]

FILE = click.Path(exists=True, dir_okay=False)
WORDS = {
    "reliable": "reliable (alpha of .800 and more)",
    "tentative": "tentative conclusions only (alpha from .667)",
    "unreliable": "not reliable (alpha below .667)",
    "undefined": "undefined",
}
WHY = {
    "no_pairs": "no message was coded in both",
    "one_class": "all were coded the same, so nothing shows whether the classes can be told apart",
}


@click.command("agree")
@click.argument("first", type=FILE, metavar="SHEET_A")
@click.argument("second", type=FILE, metavar="SHEET_B")
@click.option(
    "--pass-of-one-coder",
    "one_coder",
    is_flag=True,
    help="Both are by one person, coded twice: that is stability, not reliability.",
)
@click.option(
    "--audit",
    "out",
    type=click.Path(exists=True, file_okay=False),
    metavar="OUT",
    help="Result folder the sample is from, for its threads.  [default: what answers each other or the same message]",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON, for programs.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the intervals.")
def agree(first, second, one_coder, out, as_json, seed) -> None:
    """
    Compare two coded sheets of one sample: Krippendorff's alpha, Gwet's AC1, agreement by class, and where they differ.

    Acts and types are nominal; level and mode follow from the act by the codebook and are ordinal. Intervals: 95 %,
    whole threads drawn again.

    \b
    Examples:
      dialogscore agree sheet_a.xlsx sheet_b.xlsx
      dialogscore agree monday.xlsx friday.xlsx --pass-of-one-coder --json
    """
    from dialogscore.coding.agreeing import agree as run
    from dialogscore.coding.reading import read_sheet

    sheets = [read_sheet(path) for path in (first, second)]
    threads = _threads(out, sheets) if out else None
    found = run(*sheets, one_coder=one_coder, threads=threads, seed=seed)
    coders = [sheet.about.get("coder") for sheet in sheets]
    if coders[0] == coders[1] and coders[0] and not one_coder:
        say(f"Both sheets are coder {coders[0]}'s: if one person coded twice, add --pass-of-one-coder.")
    if found.unpaired:
        say(f"{found.unpaired:,} messages stand in one sheet only and are left out.")
    if found.uncoded:
        say(f"{found.uncoded:,} messages lack a label in one of the sheets and are left out where it is missing.")
    if as_json:
        import json

        tell(json.dumps(_plain(found), ensure_ascii=False, indent=1))
        return
    what = "Stability: two passes of one coder" if one_coder else "Reliability: two coders"
    tell(f"{what}. 95 % intervals over threads.\n")
    tell(f"{'label':<14}{'alpha':<24}{'AC1':<24}{'agreement':<24}{'n':>6}{'threads':>9}  verdict")
    for line in found.coefficients.to_dict("records"):
        cells = "".join(f"{_cell(line, name):<24}" for name in ("alpha", "ac1", "agreement"))
        why = f": {WHY[line['why']]}" if line["why"] else ""
        tell(f"{line['label']:<14}{cells}{line['n']:>6,}{line['threads']:>9,}  {WORDS[line['verdict']]}{why}")
    tell(f"\n{'class':<28}{'agreement':>10}{'alpha':>8}{'codes':>7}")
    for line in found.classes.to_dict("records"):
        name = f"{line['label']} {line['class']}"
        tell(f"{name:<28}{_number(line['agreement']):>10}{_number(line['alpha']):>8}{line['codes']:>7,}")
    for label, table in found.confusions.items():
        tell(f"\n{label}: rows are {first}, columns {second}")
        width = max((len(name) for name in table), default=0) + 2
        tell(" " * width + "".join(f"{name:>{width}}" for name in table))
        for name, counts in zip(table.index, table.to_numpy(), strict=True):
            tell(f"{name:<{width}}" + "".join(f"{count:>{width},}" for count in counts))
    tell(f"\n{len(found.disagreements):,} disagreements")
    for line in found.disagreements.to_dict("records"):
        tell(f"  {line['ref']}  {line['label']}: {line['first']} | {line['second']}")


@click.command("adjudicate")
@click.argument("first", type=FILE, metavar="SHEET_A")
@click.argument("second", type=FILE, metavar="SHEET_B")
@click.option("-o", "--output", required=True, metavar="FINAL", help="Workbook to write.")
def adjudicate(first, second, output) -> None:
    """
    Merge two coded sheets of one sample into one.

    Labels on which both agree are filled. Where they differ, the label is left empty and highlighted, those rows come
    first, and what both said stands beside. Decide, save: the workbook is then a complete coded sheet.

    \b
    Example:
      dialogscore adjudicate sheet_a.xlsx sheet_b.xlsx -o final.xlsx
    """
    from dialogscore.coding.adjudicating import adjudicate as run
    from dialogscore.coding.reading import read_sheet

    found = run(read_sheet(first), read_sheet(second), output)
    settled = len(found.rows) - found.undecided
    say(f"{settled:,} of {len(found.rows):,} messages are settled, {found.undecided:,} to decide: {output}")


def evaluate_sheet(out: str, sheets: Sequence[str], *, output: str | None, seed: int) -> None:
    """
    Print how good the model is on one company, beside its card.

    Parameters
    ----------
    out : str
        Result folder.
    sheets : sequence of str
        The coded sheet of a sample of it.
    output : str or None
        Folder for quality.json.
    seed : int
        Of the intervals.

    Raises
    ------
    UsageError
        If it is not one folder and one sheet.
    """
    from dialogscore.audit.result import load
    from dialogscore.coding.evaluating import beside_card, joined, measure_sheet
    from dialogscore.coding.reading import read_sheet
    from dialogscore.tables import write_json

    if not Path(out).is_dir() or len(sheets) != 1:
        raise UsageError(
            f"evaluate {' '.join([out, *sheets])}",
            found="something else",
            expected="a result folder and one coded sheet",
            next_step="For files of coded messages put --labels before them.",
        )
    audit = load(out)
    quality = measure_sheet(joined(audit, read_sheet(sheets[0]), out), seed=seed)
    models = dict(zip(("act", "inbound"), audit.manifest["models"][:2], strict=True))
    found = beside_card(quality, {task: model["card"] for task, model in models.items()})
    tell(f"{audit.company}: {' and '.join(model['name'] for model in models.values())} against the coded sample")
    tell(f"{'figure':<38}{'here (95 % interval)':<25}{'card':<25}{'n':>6}{'turns':>7}  on the card")
    for line in found.to_dict("records"):
        here, card = (_cell(line, name) for name in ("value", "card_value"))
        tell(f"{line['measure']:<38}{here:<25}{card:<25}{line['n']:>6,}{line['turns']:>7,}  {line['card_subset']}")
    for line in found[found["is_worse"]].to_dict("records"):
        say(
            f"Clearly worse on {audit.company} than on the model's card: {line['measure']} {line['value']:.3f}, at "
            f"most {line['high']:.3f}, on the card at least {line['card_low']:.3f}. Correct the shares by this sample."
        )
    if output is not None:
        folder = Path(output)
        with told(f"write to {folder}"):
            folder.mkdir(parents=True, exist_ok=True)
            about = {"company": audit.company, "models": [model["name"] for model in models.values()]}
            lines = [{key: _json(value) for key, value in line.items()} for line in found.to_dict("records")]
            write_json(about | {"language": quality.language, "figures": lines}, folder / "quality.json")
        say(f"Quality: {folder / 'quality.json'}")


def _threads(out: str, sheets):
    from dialogscore.audit.result import load
    from dialogscore.coding import store

    samples = store.stored(out, store.SAMPLES)
    known = set() if samples is None else set(samples["sample"])
    foreign = sorted(set().union(*(sheet.rows["sample"].dropna() for sheet in sheets)) - known)
    if foreign:  # refs are counted in every audit: in another one they name other messages
        raise FeedError(
            f"take threads from {out}", found=f"the sample {foreign[0]}, which this audit does not know",
            expected="the audit that the sheets were drawn from", next_step="Leave --audit out for several audits.",
        )  # fmt: skip
    messages = load(out).messages
    return messages.set_index("ref")["thread_id"]


def _plain(found) -> dict:
    lines = {
        name: [{key: _json(value) for key, value in line.items()} for line in getattr(found, name).to_dict("records")]
        for name in ("coefficients", "classes", "disagreements")
    }
    tables = {
        label: {"classes": list(table), "counts": table.to_numpy().tolist()}
        for label, table in found.confusions.items()
    }
    return {"kind": found.kind, **lines, "confusions": tables, "unpaired": found.unpaired, "uncoded": found.uncoded}


def _json(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"


def _cell(line: Mapping[str, float], name: str) -> str:
    before = name.removesuffix("value")
    before = before if before != name else f"{name}_"
    low, high = line[f"{before}low"], line[f"{before}high"]
    return _number(line[name]) + ("" if math.isnan(low) else f" ({low:.3f} to {high:.3f})")
