"""The sentence of the St. Gallen study on many companies: how many are present, mostly one-way, geared to dialog."""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.benchmark.figures import whole
from dialogscore.benchmark.goals import TELLING
from dialogscore.benchmark.ranking import strata_of
from dialogscore.benchmark.sampling import share_over
from dialogscore.measures.stgallen import LEAST_OPENERS, LEAST_THREADS, LEAST_TURNS, RULE_VERSION, Part, state_of

__all__ = ["GALLEN", "MAJORITY", "PRESENT", "company_states", "gallen_table", "verdict"]

TEXT = pd.StringDtype("pyarrow")
SHARES = ("dialog_share", "dialog_share_openers")
STATES = ("one_way", "geared", "undecided")
GALLEN = [
    "statement", "stratum_by", "stratum", "basis", "frame", "threshold", "hits", "n", "population", "value", "against",
    "in_favor", "low", "high", "low_sampling", "high_sampling",
]  # fmt: skip
# What the study said: more than so many are present, and the majority is not geared to dialog.
PRESENT, MAJORITY = 0.8, 0.5


def company_states(
    scores: pd.DataFrame, companies: pd.DataFrame, *, threshold: float, goal: float, level: float = 0.95
) -> pd.DataFrame:
    """
    Apply the rule of a single audit to every company.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.
    threshold, goal : float
        A company is one-way where both its dialog shares lie wholly below `threshold`, geared to dialog where both lie
        wholly above `goal`, 0..1.
    level : float, default 0.95
        Confidence level of the scores, 0..1.

    Returns
    -------
    pandas.DataFrame
        A row a company with ``state`` (one_way, geared, undecided; too_few below 50 turns in 10 threads; no_openers and
        few_openers below ten, of which the rule needs a share; unstated without a dialog share; listed where the window
        was not covered;
        absent without a feed), ``reason`` of what is undecided, ``basis``, and both shares with their limits (open
        invitations counted as kept at the upper one) and numbers.
    """
    rows = whole(scores, *SHARES)
    corrected = rows["basis"].eq("corrected")
    every = set(rows["company"][rows["value"].notna() & ~corrected])
    basis = "corrected" if corrected.any() and every <= set(rows["company"][corrected]) else "predicted"
    rows = rows[corrected.to_numpy(dtype=bool) == (basis == "corrected")]
    opened = scores[scores["subset_by"].eq("open_invitations").fillna(False) & scores["subset"].eq("for").fillna(False)]
    ends = _by_company(opened, "high")
    values = {name: _by_company(rows, name) for name in ("value", "low", "high", "low_sampling", "high_sampling", "n")}
    threads = _threads(rows)
    lines = []
    frame = companies[["company", "status", "reason_code"]].astype(object)
    for company, status, reason in frame.itertuples(index=False):
        parts = [_part(values, ends, company, measure, corrected=basis == "corrected") for measure in SHARES]
        lines.append((company, *_state(parts, threads.get(company), status, reason, (threshold, goal), level), basis))
        lines[-1] += tuple(number for part in parts for number in (part.value, part.low, part.high, part.n))
    shown = [f"{name}{suffix}" for suffix in ("", "_openers") for name in ("value", "low", "high", "n")]
    table = pd.DataFrame(lines, columns=["company", "state", "reason", "basis", *shown])
    return table.astype(dict.fromkeys(("company", "state", "reason", "basis"), TEXT))


def _by_company(rows: pd.DataFrame, column: str) -> dict[tuple[str, str], float]:
    numbers = rows[column].astype("Float64").astype(float) if column == "n" else rows[column]
    keys = zip(rows["company"].astype(object), rows["measure"].astype(object), strict=True)
    return dict(zip(keys, numbers, strict=True))


def _threads(rows: pd.DataFrame) -> dict[str, int]:
    """Threads of those whose share is said to rest on few."""
    few = rows[rows["note_code"].eq("few_clusters").fillna(False) & rows["measure"].eq(SHARES[0])]
    return {
        company: json.loads(told)["threads"] for company, told in zip(few["company"], few["note_args"], strict=True)
    }


def _part(values: dict, ends: dict, company: str, measure: str, *, corrected: bool) -> Part:
    of = {name: column.get((company, measure), np.nan) for name, column in values.items()}
    most = np.nan if corrected else ends.get((company, measure), np.nan)
    high = max(of["high"], most) if most == most else of["high"]
    n = of["n"] if of["value"] == of["value"] else 0
    return Part(of["value"], of["low"], high, of["low_sampling"], of["high_sampling"], int(n))


def _state(
    parts: Sequence[Part], threads: int | None, status: str, reason: str | None, thresholds: tuple[float, float],
    level: float,
) -> tuple[str, str | None]:  # fmt: skip
    if status in ("no_feed", "failed"):
        return "absent", None
    if status == "listed" and reason not in TELLING:
        return "listed", None
    if np.isnan(parts[0].value):
        return "unstated", None
    if parts[0].n < LEAST_TURNS or (threads is not None and threads < LEAST_THREADS):
        return "too_few", None
    if parts[1].n < LEAST_OPENERS:
        return "few_openers" if parts[1].n else "no_openers", None
    below, above = (state_of(*parts, threshold=one, level=level)[:2] for one in thresholds)
    if below[0] == "one_way":
        return below
    return above if above[0] == "geared" else ("undecided", above[1] or below[1])


def gallen_table(
    states: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    frame: str,
    threshold: float,
    goal: float,
    level: float = 0.95,
    presence_told: bool = True,
) -> pd.DataFrame:
    """
    Estimate the shares of companies that the sentence speaks of, in all and by sector.

    Parameters
    ----------
    states : pandas.DataFrame
        As `company_states` gives them.
    companies : pandas.DataFrame
        The frame, with ``weight``.
    frame : str
        ``census``, ``random`` or ``convenience``.
    threshold, goal : float
        As for `company_states`; stated in the table.
    level : float, default 0.95
        Confidence level, 0..1.
    presence_told : bool, default True
        Whether a list told who is present. Companies found by their feeds are present all, whatever others are.

    Returns
    -------
    pandas.DataFrame
        `GALLEN`: ``present`` of all whose presence is known (one whose feed was not exported is present), ``one_way``,
        ``geared`` and ``undecided`` of those judged. ``hits`` of ``n`` companies, ``population`` those of the frame
        that it speaks of; ``value`` weighted; ``against`` and ``in_favor`` count every undecided company against and
        for; ``low_sampling`` and ``high_sampling`` are what the frame allows, ``low`` and ``high`` span both.
    """
    table = companies.set_index(companies["company"].astype(str), drop=False)
    state = states.set_index(states["company"].astype(str))["state"].reindex(table.index)
    weight = table["weight"].astype("Float64").fillna(1.0).astype(float)
    said = table["presence"].astype(object)
    present = said.isin(["yes", "not_exported"]) | (said.isna() & table["status"].ne("no_feed"))
    known = (said.notna() | present) & presence_told
    judged = state.isin(STATES)
    basis = states["basis"].iloc[0] if len(states) else "predicted"
    lines = []
    for column, value, inside in strata_of(table, ["sector"] if "sector" in table else []):
        asked = (inside & known).to_numpy(dtype=bool)
        hits = present.to_numpy(dtype=bool)[asked]
        options = {"frame": frame, "level": level}
        found = share_over(hits, weight[asked].to_numpy(), population=int(inside.sum()), **options)
        ends = (found.value, found.value, found.low, found.high, found.low, found.high)
        first = ("present", column, value, "counted", frame, np.nan, int(hits.sum()), found.n, int(inside.sum()))
        lines.append((*first, found.value, *ends))
        asked = (inside & judged).to_numpy(dtype=bool)
        population, weights, states_there = int((inside & present).sum()), weight[asked].to_numpy(), state[asked]
        open_ = states_there.eq("undecided").to_numpy(dtype=bool)
        for name, limit in zip(STATES, (threshold, goal, np.nan), strict=True):
            hits = states_there.eq(name).to_numpy(dtype=bool)
            found = share_over(hits, weights, population=population, **options)
            wide = share_over(hits | open_, weights, population=population, **options)
            first = (name, column, value, basis, frame, limit, int(hits.sum()), found.n, population)
            lines.append((*first, found.value, found.value, wide.value, found.low, wide.high, found.low, found.high))
    done = pd.DataFrame(lines, columns=GALLEN)
    return done.astype(dict.fromkeys(("statement", "stratum_by", "stratum", "basis", "frame"), TEXT))


def verdict(gallen: pd.DataFrame) -> pd.DataFrame:
    """
    Say in codes what the study's sentence comes to.

    Parameters
    ----------
    gallen : pandas.DataFrame
        As `gallen_table` gives it.

    Returns
    -------
    pandas.DataFrame
        One line: ``rule`` (its version), ``presence`` (``more_than_80``, ``not_more_than_80``, ``undecided`` or
        ``untold``), ``direction`` (``mostly_one_way`` or ``mostly_geared``: more than half of the companies judged;
        ``undecided``; ``nobody_judged``), ``frame``, and the shares. Each says so only where its whole interval does,
        with every undecided company against it; of companies that were at hand, where that reading alone does.
    """
    rows = gallen[gallen["stratum_by"].isna()].set_index("statement")
    # Where the frame allows no interval the readings of the undecided are what is left.
    low = rows["low"].where(rows["low"].notna(), rows["against"])
    high = rows["high"].where(rows["high"].notna(), rows["in_favor"])
    presence = "undecided" if rows["n"]["present"] else "untold"
    if low["present"] > PRESENT:
        presence = "more_than_80"
    elif high["present"] <= PRESENT:
        presence = "not_more_than_80"
    if not rows["n"]["geared"]:
        direction = "nobody_judged"
    elif low["one_way"] > MAJORITY:
        direction = "mostly_one_way"
    elif low["geared"] > MAJORITY:
        direction = "mostly_geared"
    else:
        direction = "undecided"
    line = {"rule": RULE_VERSION, "presence": presence, "direction": direction, "frame": rows["frame"]["present"]}
    for name in ("present", *STATES):
        line |= {name: rows["value"][name], f"{name}_low": low[name], f"{name}_high": high[name]}
    line |= {"companies": int(rows["n"]["present"]), "judged": int(rows["n"]["geared"])}
    return pd.DataFrame([line]).astype(dict.fromkeys(("rule", "presence", "direction", "frame"), TEXT))
