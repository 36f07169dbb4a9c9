"""``python -m dialogscore.training.quality_report ../shared/data``: measure the shipped models and write it down.

A development script behind ``make quality``: the data it needs are not part of dialogscore. It trains nothing that is
kept; figures go into the cards of the models and into a folder, and ``make readme`` copies them into README.md.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from threadpoolctl import threadpool_limits

from dialogscore import modelstore
from dialogscore.errors import DialogscoreError, FeedError, ModelError
from dialogscore.training import VERSION, assess, cards, shown, sources
from dialogscore.training.choosing import tasks_in
from dialogscore.training.further import further, shipped_corpora
from dialogscore.training.measuring import Measured
from dialogscore.training.own import read_more
from dialogscore.training.tasks import Problem, Task

__all__ = ["main", "report"]


def report(
    data: Path,
    models: Path,
    output: Path | None,
    *,
    corpora: Path,
    more: list[Path],
    more_apart: bool = False,
    seed: int,
) -> list[Measured]:
    """
    Measure all models and write the figures into their cards.

    Parameters
    ----------
    data : pathlib.Path
        Folder with ``gold`` and ``feeds``.
    models : pathlib.Path
        Folder of the models.
    output : pathlib.Path or None
        Folder for quality.json, quality.md and the curves.
    corpora : pathlib.Path
        Folder of further coded messages, for fits only.
    more : list of pathlib.Path
        Files of other coded messages, for fits only.
    more_apart : bool, default False
        Whether these are also measured, as rows of their own.
    seed : int
        Of folds and intervals.

    Returns
    -------
    list of Measured
        One per model.
    """
    gold = data / "gold"
    if not gold.is_dir():
        raise FeedError(
            f"measure the models on {data}",
            found="no folder gold in it",
            expected="the coded messages, which are not part of dialogscore",
            next_step="Without them, measure on your own: dialogscore evaluate --labels FILE.",
        )
    rows, found = [*read_more(more), *further(data / "feeds", corpora)], []
    with threadpool_limits(limits=1):
        for task in (tasks := tasks_in(gold)):
            problem, _, measured = assess(task, gold, corpora=corpora, more=rows, more_apart=more_apart, seed=seed)
            _into_card(task, problem, measured, models, sources(task, gold, corpora), seed)
            found.append(measured)
    if output is not None:
        named = dict(zip([task.name for task in tasks], found, strict=True))
        shown.write(output, named, title="Quality of the shipped models")
    return found


def _into_card(task: Task, problem: Problem, measured: Measured, models: Path, files: list[Path], seed: int) -> None:
    folder = models / f"{task.model}-{VERSION}"
    model = modelstore.load(folder)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    learned = model.card["trained_on"]
    found = (learned["files"], learned["messages"], model.card["cues"], model.card["settings"])
    # The seed is compared too: folds and intervals of another one are not those that the card tells of.
    if found != (sums, len(problem.rows), list(problem.cues), cards.settings(task, seed=seed)):
        raise ModelError(
            f"write figures into the card of {model.name}",
            found="a model trained on other messages, or with other cues, settings or seed",
            expected="the one that this recipe and these messages give",
            next_step=f"Train it again: python -m dialogscore.training {files[0].parent} -o {models}.",
        )
    card = cards.retold(cards.with_quality(model.card, measured), cards.shipped(problem, files))
    cards.save(models, name=task.model, version=VERSION, weights=model.weights, card=card)


def main(arguments: list[str] | None = None) -> int:
    """
    Measure the shipped models.

    Parameters
    ----------
    arguments : list of str, optional
        By default those of the command line.

    Returns
    -------
    int
        Exit code: 0, or 1 with one sentence on stderr.
    """
    parser = argparse.ArgumentParser(prog="python -m dialogscore.training.quality_report", description=__doc__)
    parser.add_argument("data", metavar="DATA", type=Path, help="folder with gold/ and feeds/")
    parser.add_argument("--models", metavar="FOLDER", type=Path, default="models", help="models to write into (models)")
    parser.add_argument("--corpora", metavar="FOLDER", type=Path, help="further rows, fits only (dialogscore's own)")
    parser.add_argument("--more", metavar="FILE", type=Path, action="append", default=[], help="more rows, fits only")
    parser.add_argument("--more-apart", action="store_true", help="measure these too, as rows of their own")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="also write quality.json, .md and curves")
    parser.add_argument("--seed", type=int, default=1, help="seed of folds and intervals (1)")
    options = parser.parse_args(arguments)
    try:
        found = report(
            options.data,
            options.models,
            options.output,
            corpora=options.corpora or shipped_corpora(),
            more=options.more,
            more_apart=options.more_apart,
            seed=options.seed,
        )
    except DialogscoreError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    for measured in found:
        sys.stdout.write(shown.table(measured.figures) + "\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
