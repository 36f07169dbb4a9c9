"""Do acts mean something? What people do after a reply, and what kinds of accounts are known to do.

No label of ours decides here: whether a person wrote again is a fact of the feed, and care accounts say so themselves.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore.classifier.companies import company_groups
from dialogscore.training import gold, quality
from dialogscore.training.designs import design
from dialogscore.training.holdout import Held, predict_unseen
from dialogscore.training.languages import as_read, is_strange, with_languages
from dialogscore.training.lines import add
from dialogscore.training.tables import modes_of
from dialogscore.training.tasks import ACTS, Problem

__all__ = ["FEEDS", "came_back", "known_groups", "replies_of"]

FEEDS = {
    "twcs_threads.csv": {
        "id": "tweet_id",
        "author": "author_id",
        "company": "author_id",
        "target": "in_response_to_tweet_id",
        "text": "text",
        "inbound": "inbound",
    },
    "airlines_2019.csv": {
        "id": "id_str",
        "author": "user_id_str",
        "company": "author",
        "target": "in_reply_to_status_id_str",
        "text": "text",
        "lang": "lang",
    },
}
PAIRS = (("answer", "acknowledge"), ("answer", "deflect"), ("probe", "answer"), ("deflect", "acknowledge"))
# Fewer replies of an act than this say nothing of a company.
LEAST = 5
CARE = r"(?i)^ask|help|support|care|service"
MARKETING = ("corpmsg", "fortune100")
LEAST_OF_AN_ACCOUNT = 10


def replies_of(path: Path, columns: dict[str, str]) -> pd.DataFrame:
    """
    List company replies to messages of persons, and whether the person wrote again.

    Parameters
    ----------
    path : pathlib.Path
        A feed with one row a message.
    columns : dict of str to str
        Its columns for id, author, company, target, text and, if there, inbound and lang.

    Returns
    -------
    pandas.DataFrame
        key, company, lang, is_reply, parent, text, dataset, act (unknown) and again: a reply by the person to this
        very reply.
    """
    raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    table = pd.DataFrame({name: raw[column] for name, column in columns.items()}).drop_duplicates("id")
    is_company = table["inbound"].eq("False") if "inbound" in table else table["company"].ne("")
    by_id = table.set_index("id")
    target = table["target"].str.replace(r"\.0$", "", regex=True)
    person = target.map(by_id["author"].where(~is_company.set_axis(by_id.index)))
    chosen = is_company & person.notna()
    followers = table[~is_company]
    again = set(zip(target[~is_company], followers["author"], strict=True))
    replies = table[chosen]
    return pd.DataFrame(
        {
            "key": path.stem + replies["id"],
            "dataset": path.stem,
            "company": replies["company"],
            "lang": replies.get("lang"),
            "is_reply": True,
            "parent": target[chosen].map(by_id["text"]),
            "text": replies["text"],
            "act": "other",
            "again": [pair in again for pair in zip(replies["id"], person[chosen], strict=True)],
        }
    ).reset_index(drop=True)


def came_back(problem: Problem, held: Held, feeds: Path, *, seed: int) -> list[dict]:
    """
    Measure the share of replies after which the person wrote again, by predicted act.

    Parameters
    ----------
    problem : Problem
        Coded company messages.
    held : Held
        Predictions for them, and the models that have not seen each company.
    feeds : pathlib.Path
        Folder with the feeds of `FEEDS`; those that are missing are left out.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines: shares by act and feed, and mean differences between acts within a company.
    """
    parts = [replies_of(feeds / name, columns) for name, columns in FEEDS.items() if (feeds / name).is_file()]
    if not parts:
        return []
    replies = pd.concat(parts, ignore_index=True)
    coded = with_languages(gold.coded_acts(replies.to_dict("records"), double=[False] * len(replies)))
    both = company_groups([*problem.rows["company"], *replies["company"]])
    known, groups = both[: len(problem.rows)].astype(str), both[len(problem.rows) :].astype(str)
    shown = design(as_read(coded), len(replies))
    probability = predict_unseen(held, shown.matrix, groups, known)
    usable = shown.has_words & ~is_strange(coded, ("de", "en")) & ~np.isnan(probability[:, 0])
    act = probability.argmax(axis=1)
    again = replies["again"].to_numpy(dtype=bool)
    lines: list[dict] = []
    for feed in replies["dataset"].unique():
        here = usable & replies["dataset"].eq(feed).to_numpy()
        where = {"rows": feed, "subset": "company replies", "by": "model"}
        for number, name in enumerate(ACTS[:4]):
            chosen = here & (act == number)
            sums = _sums(groups[chosen], again[chosen])
            if len(sums):
                add(lines, f"person wrote again after {name}", sums, _share, where, seed)
    where = {"rows": " + ".join(replies["dataset"].unique()), "subset": "within company", "by": "model"}
    for first, second in PAIRS:
        sums = _differences(act, again, groups, usable, ACTS.index(first), ACTS.index(second))
        if len(sums) >= quality.LEAST_COMPANIES:
            name = f"person wrote again, {first} minus {second}"
            add(lines, name, sums[:, :2], _share, where, seed, n=int(sums[:, 2].sum()))
    return lines


def known_groups(problem: Problem, held: Held, *, seed: int) -> list[dict]:
    """
    Compare the predicted dialog share of care accounts with that of corporate accounts.

    Parameters
    ----------
    problem : Problem
        Coded company messages.
    held : Held
        Predictions for them.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines, each the mean over accounts with ten coded messages and more.
    """
    rows = problem.rows[problem.evaluated]
    dialog = modes_of(held.probability[problem.evaluated]).argmax(axis=1) == 2
    care = rows["company"].str.contains(CARE, regex=True).to_numpy(dtype=bool)
    kinds = {
        "accounts named help, support, care, service or ask": care,
        "corporate accounts (Fortune 100, corporate messaging)": rows["dataset"].isin(MARKETING).to_numpy() & ~care,
    }
    lines: list[dict] = []
    for name, chosen in kinds.items():
        sums = _sums(rows["company"].to_numpy(dtype=str)[chosen], dialog[chosen])
        sums = sums[sums[:, 0] >= LEAST_OF_AN_ACCOUNT]
        if len(sums) >= quality.LEAST_COMPANIES:
            means = np.stack([np.ones(len(sums)), sums[:, 1] / sums[:, 0]], axis=1)
            where = {"rows": "all", "subset": name, "by": "model"}
            add(lines, "dialog share of an account, mean", means, _share, where, seed, n=int(sums[:, 0].sum()))
    return lines


def _sums(groups: np.ndarray, flag: np.ndarray) -> np.ndarray:
    _, group = np.unique(groups, return_inverse=True)
    return np.stack([np.bincount(group), np.bincount(group, weights=flag)], axis=1).astype(np.float64)


def _share(sums: np.ndarray) -> np.ndarray:
    total = sums[..., 0]
    return np.divide(sums[..., 1], total, out=np.full(total.shape, np.nan), where=total > 0)


def _differences(act, again, groups, usable, first: int, second: int) -> np.ndarray:
    # One line per company that has enough of both acts: 1, difference of shares, replies.
    _, group = np.unique(groups, return_inverse=True)
    size = group.max() + 1
    counted = []
    for number in (first, second):
        chosen = usable & (act == number)
        n = np.bincount(group[chosen], minlength=size)
        counted.append((n, np.bincount(group[chosen], weights=again[chosen], minlength=size)))
    (n1, hits1), (n2, hits2) = counted
    both = (n1 >= LEAST) & (n2 >= LEAST)
    gap = hits1[both] / n1[both] - hits2[both] / n2[both]
    return np.stack([np.ones(gap.size), gap, n1[both] + n2[both]], axis=1)
