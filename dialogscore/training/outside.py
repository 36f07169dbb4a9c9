"""A check that shares nothing with our codebook: corporate posts that a crowd labelled Information, Action or Dialogue.

Every account is predicted by models that have not seen it; the model of acts has seen none of the accounts at all.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore.classifier.companies import company_groups
from dialogscore.classifier.scoring import softmax
from dialogscore.training import gold, quality
from dialogscore.training.baselines import predict_by_tfidf
from dialogscore.training.designs import design
from dialogscore.training.fitting import fit, fit_both, scores_of
from dialogscore.training.lines import line
from dialogscore.training.tasks import Problem

__all__ = ["FILE", "LEARNED", "crowd_figures", "read_crowd"]

FILE = "crowdflower_corporate_messaging.csv"
LEARNED = "CrowdFlower Dialogue, F1, learned from the other accounts"
ALONE = "CrowdFlower Dialogue, F1, by acts to a person alone"
MODE_ALONE = "CrowdFlower Dialogue, F1, by the mode dialog alone"
# Answer, probe, deflect and acknowledge speak to a person, as the crowd's "Dialogue" does.
TO_A_PERSON = slice(0, 4)
# Accounts with fewer dialog posts have no line of their own.
LEAST_OF_AN_ACCOUNT = 10


def read_crowd(path: Path) -> pd.DataFrame:
    """
    Read the crowd's labels.

    Parameters
    ----------
    path : pathlib.Path
        The CSV as published.

    Returns
    -------
    pandas.DataFrame
        key, company, text and dialog; posts that the crowd excluded are left out.
    """
    table = pd.read_csv(path, encoding="latin-1", dtype=str, keep_default_na=False)
    table = table[table["category"].ne("Exclude")].reset_index(drop=True)
    return pd.DataFrame(
        {
            "key": "cf" + table["_unit_id"],
            "company": table["screenname"],
            "text": table["text"],
            "dialog": table["category"].eq("Dialogue"),
        }
    )


def crowd_figures(problem: Problem, crowd: pd.DataFrame, *, temperature: float) -> list[dict]:
    """
    Measure how well the crowd's "Dialogue" is found in accounts held out.

    Parameters
    ----------
    problem : Problem
        Coded company messages.
    crowd : pandas.DataFrame
        From `read_crowd`.
    temperature : float
        Of the model of acts.

    Returns
    -------
    list of dict
        Lines: for all accounts, and for each one with dialog in it.
    """
    posts = crowd.assign(dataset="crowd", lang="en", is_reply=None, parent=None, act="other")
    coded = gold.coded_acts(posts.to_dict("records"), double=[False] * len(posts))
    matrix = design(coded.messages, len(crowd)).matrix
    both = company_groups([*problem.rows["company"], *crowd["company"]])
    known, account = both[: len(problem.rows)], both[len(problem.rows) :].astype(str)
    train = np.flatnonzero(~np.isin(known.astype(str), account))
    options = problem.options
    learned = fit_both(
        problem.shown[train], problem.hidden[train], problem.labels[train], problem.groups[train], **options
    )
    acts = softmax(scores_of(matrix, learned) / temperature)
    truth = crowd["dialog"].to_numpy(dtype=np.int64)
    structure = coded.messages["addresses"].iloc[: len(crowd)].ne("everybody").to_numpy(dtype=bool)
    said = {
        (ALONE, "model"): acts[:, TO_A_PERSON].sum(axis=1) >= 0.5,
        (ALONE, "structure only"): structure,
        (MODE_ALONE, "model"): acts[:, :2].sum(axis=1) >= 0.5,
        (LEARNED, "model"): _learned(matrix, acts, truth, account, problem),
        (LEARNED, "TF-IDF"): _by_words(crowd, truth, account),
        (LEARNED, "majority"): np.zeros(truth.size, dtype=bool),
    }
    lines = []
    for (measure, by), guess in said.items():
        tables = quality.confusions(truth, guess.astype(np.int64), account, labels=2)
        names = np.unique(account)
        lines.append(_line(measure, "accounts held out", by, tables, names.size))
        for name, table in zip(names, tables, strict=True):
            if table[1].sum() >= LEAST_OF_AN_ACCOUNT:
                lines.append(_line(measure, f"account {name}", by, table[None], 1))
    return lines


def _learned(matrix, acts: np.ndarray, truth: np.ndarray, account: np.ndarray, problem: Problem) -> np.ndarray:
    evidence = sparse.hstack([matrix, sparse.csr_matrix(acts)], format="csr")
    guess = np.zeros(truth.size, dtype=bool)
    settings = {name: value for name, value in problem.task.fit.items() if name != "network"}
    for name in np.unique(account):
        train, test = np.flatnonzero(account != name), np.flatnonzero(account == name)
        weights, bias = fit(
            evidence[train], truth[train], account[train], count=2, weight=np.ones(train.size), **settings
        )
        guess[test] = (evidence[test] @ weights + bias).argmax(axis=1) == 1
    return guess


def _by_words(crowd: pd.DataFrame, truth: np.ndarray, account: np.ndarray) -> np.ndarray:
    texts = pd.DataFrame({"text": crowd["text"].astype(object), "above": ""})
    guess = np.zeros(truth.size, dtype=bool)
    for name in np.unique(account):
        train, test = account != name, account == name
        said = predict_by_tfidf(texts[train], truth[train], texts[test], labels=2, balanced=True)
        guess[test] = said.argmax(axis=1) == 1
    return guess


def _line(measure: str, subset: str, by: str, tables: np.ndarray, accounts: int) -> dict:
    where = {"rows": "crowd", "subset": subset, "by": by}
    value = quality.f1(tables.sum(axis=0))[1]
    # Too few accounts for an interval: it would say more than we know.
    return line(measure, where, value, n=int(tables.sum()), companies=accounts)
