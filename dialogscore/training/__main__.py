"""The one command that trains: ``python -m dialogscore.training GOLD_DIR -o models/``."""

import argparse
import sys
from pathlib import Path

from dialogscore.errors import DialogscoreError
from dialogscore.training import train
from dialogscore.training.further import shipped_corpora
from dialogscore.training.own import read_more

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """
    Train both models.

    Parameters
    ----------
    arguments : list of str, optional
        By default those of the command line.

    Returns
    -------
    int
        Exit code: 0, or 1 with one sentence on stderr.
    """
    parser = argparse.ArgumentParser(prog="python -m dialogscore.training", description=__doc__)
    parser.add_argument("gold_dir", metavar="GOLD_DIR", help="folder of coded messages (JSON lines)")
    parser.add_argument("-o", "--out", metavar="FOLDER", default="models", help="where the models go (models)")
    parser.add_argument("--corpora", metavar="FOLDER", type=Path, help="further rows, fits only (dialogscore's own)")
    parser.add_argument("--more", metavar="FILE", type=Path, action="append", default=[], help="more rows, fits only")
    parser.add_argument("--seed", type=int, default=1, help="seed of folds and intervals (1)")
    options = parser.parse_args(arguments)
    try:
        folders = train(
            options.gold_dir,
            options.out,
            corpora=options.corpora or shipped_corpora(),
            more=read_more(options.more),
            seed=options.seed,
        )
    except DialogscoreError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.writelines(f"{folder}\n" for folder in folders)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
