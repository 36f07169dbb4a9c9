"""How well the rules for hand-overs agree with hand-coded messages: ``python -m dialogscore.training.handovers GOLD``.

The codes are ids and labels alone (``corpora/coded/hand_overs.csv``); the texts are read from the gold set they were
drawn from. Lines are those of a model card's ``quality``.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore import cues, tokens
from dialogscore.classifier.handover import hand_overs, names_others
from dialogscore.errors import DialogscoreError, FeedError
from dialogscore.statistics import cluster_weights, clustered_share, percentile_limits, seed_of
from dialogscore.training.blind import kappa
from dialogscore.training.gold import read_lines

__all__ = ["agreement", "coded_hand_overs", "main"]

CODES = Path(__file__).parents[2] / "corpora" / "coded" / "hand_overs.csv"
GOLD = ("company_acts_dev.jsonl", "company_acts_train.jsonl")


def coded_hand_overs(gold: str | Path, *, codes: str | Path = CODES) -> pd.DataFrame:
    """
    Join the codes with the texts they were given to.

    Parameters
    ----------
    gold : str or Path
        Folder of the gold set.
    codes : str or Path
        CSV with sample, dataset, key, deflect_to and reason_visible.

    Returns
    -------
    pandas.DataFrame
        One row a coded message: the codes, ``text``, ``lang`` and ``company``.

    Raises
    ------
    FeedError
        If the gold set is not there or lacks a coded message.
    """
    known = {}
    for name in GOLD:
        for line in read_lines(Path(gold) / name, keys=("key", "text", "lang", "company")):
            known[line["key"]] = line
    with Path(codes).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missing = [row["key"] for row in rows if row["key"] not in known]
    if missing:
        raise FeedError(
            "check the rules for hand-overs", found=f"no message {missing[0]}", expected="every coded message"
        )
    found = pd.DataFrame(
        [row | {name: known[row["key"]][name] for name in ("text", "lang", "company")} for row in rows]
    )
    return found.assign(reason_visible=found["reason_visible"].astype(int))


def agreement(coded: pd.DataFrame, *, seed: int = 0) -> list[dict]:
    """
    Measure the agreement of the rules with the codes.

    Parameters
    ----------
    coded : pandas.DataFrame
        As `coded_hand_overs` gives it.
    seed : int, default 0
        Seed of the bootstrap over companies.

    Returns
    -------
    list of dict
        ``measure``, ``rows`` (the sample), ``subset``, ``by``, ``value``, ``low``, ``high``, ``n``, ``companies``:
        accuracy and Cohen's kappa of each label by sample and language, recall of each destination.
    """
    texts = coded["text"].astype(pd.StringDtype("pyarrow")).reset_index(drop=True)
    languages = coded["lang"].astype(pd.StringDtype("pyarrow")).reset_index(drop=True)
    read = tokens.tokenize(texts, languages)
    rows = np.arange(len(coded))
    destination, reason = hand_overs(cues.find(read, languages), rows, names_others(read))
    told = coded.assign(to=destination, why=reason.astype(int))
    lines = []
    for sample, part in told.groupby("sample", sort=False):
        by_language = [("all", part), *((code, part[part["lang"] == code]) for code in ("de", "en"))]
        for subset, some in by_language:
            for label, given, ruled in (
                ("deflect_to", some["deflect_to"], some["to"]),
                ("deflect_reason", some["reason_visible"], some["why"]),
            ):
                lines += _lines(f"hand-overs, {label}", sample, subset, given, ruled, some["company"], seed)
        for value, some in part.groupby("deflect_to"):
            where = {"rows": sample, "subset": value}
            lines.append(_accuracy("hand-overs, recall", where, some["to"].eq(value), some["company"]))
    return lines


def _accuracy(measure: str, where: dict, hits: pd.Series, company: pd.Series) -> dict:
    found = clustered_share(hits.to_numpy(bool), pd.factorize(company, sort=True)[0])
    ends = {
        name: None if np.isnan(end) else round(float(end), 4)
        for name, end in (("low", found.low), ("high", found.high))
    }
    return {
        "measure": measure, **where, "by": "rules", "value": round(float(found.value), 4), **ends,
        "n": len(hits), "companies": int(company.nunique()),
    }  # fmt: skip


def _lines(measure: str, sample: str, subset: str, given, ruled, company: pd.Series, seed: int) -> list[dict]:
    where = {"rows": sample, "subset": subset}
    first = _accuracy(f"{measure}, accuracy", where, given.eq(ruled), company)
    names = sorted({*given, *ruled})
    pair = np.searchsorted(names, given) * len(names) + np.searchsorted(names, ruled)
    cluster = pd.factorize(company, sort=True)[0]
    table = np.zeros((cluster.max() + 1, len(names) ** 2))
    np.add.at(table, (cluster, pair), 1)
    weights = cluster_weights(len(table), seed=seed_of(seed, f"{measure}:{sample}:{subset}"))
    # A draw of one label alone agrees wholly and says nothing.
    low, high = percentile_limits(np.nan_to_num(kappa((weights @ table).reshape(-1, len(names), len(names))), nan=1.0))
    value = np.nan_to_num(kappa(table.sum(axis=0).reshape(len(names), len(names))), nan=1.0)
    ends = {"value": value, "low": low, "high": high}
    return [
        first,
        first | {"measure": f"{measure}, kappa"} | {name: round(float(end), 4) for name, end in ends.items()},
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Print the agreement.

    Parameters
    ----------
    arguments : sequence of str, optional
        By default those of the command line.

    Returns
    -------
    int
        Exit code: 0, or 1 with one sentence on stderr.
    """
    parser = argparse.ArgumentParser(prog="python -m dialogscore.training.handovers", description=__doc__)
    parser.add_argument("gold_dir", metavar="GOLD", help="folder of the gold set (JSON lines)")
    parser.add_argument("--json", action="store_true", help="the lines as a card holds them")
    options = parser.parse_args(arguments)
    try:
        lines = agreement(coded_hand_overs(options.gold_dir))
    except DialogscoreError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if options.json:
        sys.stdout.write(json.dumps(lines, indent=1) + "\n")
        return 0
    for line in lines:
        interval = "" if line["low"] is None else f" ({line['low']:.2f} to {line['high']:.2f})"
        sys.stdout.write(
            f"{line['rows']:<6} {line['measure']:<40} {line['subset']:<15} {line['value']:.2f}{interval}"
            f", n = {line['n']}, {line['companies']} companies\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
