"""Where the company talks with people: who is answered, and what is dialog, by what the post is for."""

import numpy as np
import pandas as pd

from dialogscore.measures.goals import NO_POST, PURPOSES, SIDES
from dialogscore.measures.mix import BANDS, DIALOG, company_turns
from dialogscore.measures.replies import HORIZONS, banded_rate, candidates, rated, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting, refused_row, share_row
from dialogscore.statistics import difference_limits

__all__ = ["dialog_by_purpose", "member_rows", "rates_by_purpose", "talk_table"]

RATES = {"reply_rate_72h": True, "reply_rate_all_72h": False}
HORIZON = HORIZONS["72h"]
LEAST_TURNS = 30
COMPARED = ("reply_rate_72h", "dialog_share")
TEXT = pd.StringDtype("pyarrow")

# Of each row of the feed: purpose of the post that its thread begins with, whether it is uncertain, and its row.
Roots = tuple[pd.Categorical, np.ndarray, np.ndarray]


def _parts(purpose: pd.Categorical) -> list[tuple[str, str, np.ndarray]]:
    """Every purpose, then the two sides that are compared."""
    parts = [("purpose", name, purpose == name) for name in (*PURPOSES, NO_POST)]
    return parts + [("purpose_side", side, purpose.isin(served)) for side, served in SIDES.items()]


def rates_by_purpose(
    turns: pd.DataFrame, roots: Roots, setting: Setting, blocked: Refusal | None, *, needing: Refusal | None = None
) -> list[dict]:
    """
    Compute the reply rates within 72 hours under the posts of each purpose.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    roots : tuple of numpy.ndarray
        As `root_purposes` gives them.
    setting : Setting
        What all scores of the run share.
    blocked, needing : Refusal or None
        Why there is no rate at all, or none of those that need a reply, if so: then there are no rows of it.

    Returns
    -------
    list of dict
        Rows of `scores` of reply_rate_72h and reply_rate_all_72h by ``purpose`` (``none``: asked of people's own
        accord, or under a post whose purpose is not known) and by ``purpose_side``; parts nobody wrote under are left
        out, parts with fewer than 30 turns in 10 threads refused. The band reads labels of need and of purpose against
        and for: a turn under an uncertain post counts where it lowers the rate, or where it raises it.
    """
    head = turns["row"].to_numpy()
    parts, asked = _parts(roots[0][head]), (turns["inside"] & ~turns["deleted"]).to_numpy()
    every = candidates(rated(turns).assign(doubtful=roots[1][head]), needing=False)
    at = every.index.to_numpy()
    rows: list[dict] = []
    for measure, chosen in RATES.items():
        if blocked is not None or (chosen and needing is not None):
            continue
        for by, name, held in parts:
            if (held & asked).any():
                rows += _rate_rows(measure, every[held[at]], (by, name), setting, needing=chosen)
    return rows


def _rate_rows(
    measure: str, units: pd.DataFrame, subset: tuple[str, str], setting: Setting, *, needing: bool
) -> list[dict]:
    counted = units[units["needs"].to_numpy()] if needing else units
    refused = refuse_horizon(setting, measure, counted, HORIZON, subset=subset)
    if refused is not None:
        return [refused]
    sure = ~units["doubtful"]
    if needing:
        read = units.assign(needs_surely=units["needs_surely"] & sure)
    else:
        read = units.assign(needs=True, needs_surely=sure, needs_maybe=True)
    return banded_rate(setting, measure, read, HORIZON, subset=subset)


def member_rows(
    setting: Setting,
    measure: str,
    units: pd.DataFrame,
    *,
    errors: tuple[str, ...] = (),
    subset: tuple[str | None, str | None] = (None, None),
) -> list[dict]:
    """
    Make the row of a share and its band where it is also uncertain which units belong.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    units : pandas.DataFrame
        ``thread``, ``hit``, ``against`` and ``for`` (whether each counts as labels stand, and with the uncertain ones
        read one way), ``doubtful`` (it may not belong here).
    errors, subset : tuple of str
        As for `share_row`.

    Returns
    -------
    list of dict
        Three rows of `scores`: a doubtful unit counts where it lowers the share (against), or where it raises it (for).
    """
    thread, hit, doubtful = (units[name].to_numpy() for name in ("thread", "hit", "doubtful"))
    rows = [share_row(setting, measure, hit, thread, errors=errors, subset=subset)]
    of = ("", "") if subset[0] is None else (f":{subset[0]}", f":{subset[1]}")
    for side in BANDS:
        hits = units[side].to_numpy()
        counted = ~doubtful | (hits if side == "for" else ~hits)
        band = (f"uncertain_labels{of[0]}", f"{side}{of[1]}")
        rows.append(share_row(setting, measure, hits[counted], thread[counted], subset=band))
    return rows


def dialog_by_purpose(said: pd.DataFrame, roots: Roots, setting: Setting, refusal: Refusal | None) -> list[dict]:
    """
    Compute the dialog share in the threads that posts of each purpose begin.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages in languages that can be read, as `said_by_company` gives them.
    roots : tuple of numpy.ndarray
        As `root_purposes` gives them.
    setting : Setting
        What all scores of the run share.
    refusal : Refusal or None
        Why there is no dialog share of the whole, if so: then there are no rows.

    Returns
    -------
    list of dict
        Rows of `scores` with their bands, by ``purpose`` and by ``purpose_side``; the posts themselves count, a part of
        fewer than 30 turns is refused.
    """
    head = said["row"].to_numpy()
    purpose, unsure = roots[0][head], roots[1][head]
    rows: list[dict] = []
    for by, name, held in _parts(purpose) if refusal is None else ():
        if not held.any():
            continue
        turns, subset = company_turns(said, held), (by, name)
        if len(turns) < LEAST_TURNS:
            few = {"n": len(turns), "subset": subset, "found": len(turns), "needed": LEAST_TURNS}
            rows.append(refused_row(setting, "dialog_share", "few_units", **few))
            continue
        hit, uncertain = (turns["mode"] == DIALOG).to_numpy(), turns["uncertain"].to_numpy()
        doubt = np.isin(turns["thread"].to_numpy(), said["thread"].to_numpy()[held & unsure])
        units = pd.DataFrame({"thread": turns["thread"], "hit": hit, "against": hit & ~uncertain,
                              "for": hit | uncertain, "doubtful": doubt})  # fmt: skip
        rows += member_rows(setting, "dialog_share", units, errors=("dialog_share",), subset=subset)
    return rows


def talk_table(rows: list[dict]) -> pd.DataFrame:
    """
    Compare where the company sells with where it serves.

    Parameters
    ----------
    rows : list of dict
        Rows of `scores` by ``purpose_side``.

    Returns
    -------
    pandas.DataFrame
        ``measure`` (reply_rate_72h, dialog_share), ``sells``, ``sells_n``, ``serves``, ``serves_n``, ``difference``
        (serves less sells) with ``low`` and ``high`` (`difference_limits`: the two sides are different threads; labels
        as they stand, sampling alone) and ``low_labels`` and ``high_labels`` (from intervals with label errors);
        ``finding``: ``serves`` or ``sells`` where the interval of the difference lies on that side of 0, ``same`` where
        it holds 0, ``unstated`` where a side has no figure; ``outlasts``: the finding is the same with label errors.
    """
    lines = []
    for measure in COMPARED:
        own = {
            row["subset"]: row for row in rows if row["measure"] == measure and row["subset_by"] == "purpose_side"
        }
        unknown = dict.fromkeys(("value", "low", "high", "low_sampling", "high_sampling"), np.nan) | {"n": 0}
        sides = [own.get(side, unknown) for side in SIDES]
        (low, high), (low_labels, high_labels) = (
            map(float, difference_limits(*(tuple(one[name] for name in ("value", *ends)) for one in sides)))
            for ends in (("low_sampling", "high_sampling"), ("low", "high"))
        )
        (sells, sells_n), (serves, serves_n) = ((one["value"], one["n"]) for one in sides)
        finding = _finding(low, high)
        limits = (low, high, low_labels, high_labels)
        outlasts = finding == _finding(low_labels, high_labels)
        lines.append((measure, sells, sells_n, serves, serves_n, serves - sells, *limits, finding, outlasts))
    shares = ("difference", "low", "high", "low_labels", "high_labels")
    names = ["measure", "sells", "sells_n", "serves", "serves_n", *shares, "finding", "outlasts"]
    table = pd.DataFrame(lines, columns=names).astype(dict.fromkeys(("sells", "serves", *shares), "float64"))
    return table.astype({"sells_n": "int64", "serves_n": "int64", "measure": TEXT, "finding": TEXT})


def _finding(low: float, high: float) -> str:
    if not np.isfinite([low, high]).all():
        return "unstated"
    return "serves" if low > 0 else "sells" if high < 0 else "same"
