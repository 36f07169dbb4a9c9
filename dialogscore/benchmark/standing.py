"""Which companies are ranked, which are only listed, and why."""

import json

import numpy as np
import pandas as pd

from dialogscore.benchmark.figures import INDEX, whole

__all__ = ["LEAST_COVERED", "standing"]

TEXT = pd.StringDtype("pyarrow")
LEAST_COVERED = 0.9
COLUMNS = ["status", "reason_code", "reason_args"]
# Settled before any score is looked at.
SETTLED = ("failed", "no_feed", "listed")
# Reasons given here, and so found anew.
OWN = (
    "not_present", "not_exported", "no_scores", "window_not_covered", "too_few_data", "no_ranked_measure",
)  # fmt: skip
ABSENT = {"no": "not_present", "not_exported": "not_exported"}


def standing(
    companies: pd.DataFrame, scores: pd.DataFrame, *, least_covered: float = LEAST_COVERED
) -> pd.DataFrame:
    """
    Fill in who is ranked.

    Parameters
    ----------
    companies : pandas.DataFrame
        The frame; ``status`` and ``reason_code`` that are there already stay where the status is ``failed``,
        ``no_feed`` or ``listed``, but for reasons that are given here.
    scores : pandas.DataFrame
        Scores of all companies.
    least_covered : float, default 0.9
        Share of the window that a ranked company's feed covers.

    Returns
    -------
    pandas.DataFrame
        The frame with ``status``, ``reason_code`` and ``reason_args``: ``no_feed`` (``not_present``, ``not_exported``
        or ``no_scores``), ``listed`` (``window_not_covered`` below that share, ``too_few_data`` below 30 turns
        that need a reply and were watched 72 hours, 10 threads or 50 company messages, also where the feed cannot
        tell what was answered and no rate is given) or ``ranked``.
    """
    known = companies.reindex(columns=companies.columns.union(COLUMNS, sort=False))
    name = known["company"].astype(str).to_numpy(dtype=object)
    status, code, told = (known[column].astype(object).to_numpy().copy() for column in COLUMNS)
    ours = known["reason_code"].isin(OWN)
    open_ = np.array(~known["status"].isin(SETTLED) | ours, dtype=bool)

    def settle(where: np.ndarray, new: str, reason: str | None, arguments: object = None) -> None:
        chosen = open_ & where
        status[chosen], code[chosen] = new, reason
        told[chosen] = arguments[chosen] if isinstance(arguments, np.ndarray) else arguments
        open_[chosen] = False

    for presence, reason in ABSENT.items():
        settle(known["presence"].isin([presence]).to_numpy(dtype=bool), "no_feed", reason, "{}")
    without = ~np.isin(name, scores["company"].astype(str).unique()) & known["status"].isna().to_numpy(dtype=bool)
    settle(without, "no_feed", "no_scores", "{}")
    if "window_covered" in known:
        covered = known["window_covered"].astype("Float64").astype(float).to_numpy()
        share = [json.dumps({"covered": round(one, 4), "least": least_covered}) for one in covered.tolist()]
        # What comes to nine tenths but for rounding covers them.
        settle(covered < least_covered - 1e-9, "listed", "window_not_covered", np.array(share, dtype=object))
    missing = _missing_data(scores)
    reasons = np.array([missing.get(one) for one in name], dtype=object)
    settle(reasons != np.array(None), "listed", "too_few_data", reasons)
    settle(np.ones(len(known), dtype=bool), "ranked", None, None)
    filled = zip(COLUMNS, (status, code, told), strict=True)
    return known.assign(**{column: pd.Series(values, index=known.index, dtype=TEXT) for column, values in filled})


def _missing_data(scores: pd.DataFrame) -> dict[str, str]:
    """What companies lack, by name: the reasons why their index is withheld that are no fault of their export."""
    rows = whole(scores, INDEX)
    rows = rows[rows["note_code"].eq("withheld").fillna(False).to_numpy(dtype=bool)]
    found = {}
    for company, told in zip(rows["company"], rows["note_args"], strict=True):
        reasons = json.loads(told)["reasons"]
        few = [reason for reason in reasons if reason[0].startswith("too_few_") and len(reason) == 3]
        if few:
            found[company] = json.dumps({"reasons": few})
    return found
