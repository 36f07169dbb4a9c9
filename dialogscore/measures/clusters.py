"""Counts by thread for the pillars of the index: as the labels stand, and with uncertain ones against and for."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dialogscore.measures.ledger import HORIZON
from dialogscore.measures.mix import company_turns
from dialogscore.measures.replies import candidates, rated
from dialogscore.statistics import cluster_groups, seed_of

__all__ = ["cluster_table"]

EIGHT_HOURS = 8 * 3600


def cluster_table(
    turns: pd.DataFrame,
    said: pd.DataFrame,
    follow_ups: Mapping[str, pd.DataFrame],
    *,
    seed: int = 0,
    more: Mapping[str, np.ndarray] | None = None,
) -> pd.DataFrame:
    """
    Count by thread what the pillars of the index rest on, so that whole threads can be drawn again.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    follow_ups : mapping of str to pandas.DataFrame
        Threads, as `follow_up_readings` gives them.
    seed : int, default 0
        Seed; beyond 1,000 threads they are put together at random into 1,000 groups.
    more : mapping of str to numpy.ndarray of int, optional
        Further counts: the thread of each unit.

    Returns
    -------
    pandas.DataFrame
        One line each thread or group: ``openers`` (invitations tied to a prize left out), ``inviting``,
        ``watched`` (turns needing a reply, watched 72 h), ``within_8h``, ``within_72h``, ``replies`` (reply turns),
        ``substantial`` (of level 3 and more), ``handed_over`` (reply turns), ``follow_ups`` (watched 72 h),
        ``came_back``, ``decided`` (invitations kept or broken), ``kept``. What uncertain labels move stands again with
        ``_against`` and ``_for``, ``substantial_apart_for`` without what is handed over.
    """
    company = company_turns(said)
    watched = candidates(rated(turns), needing=False)
    watched = watched[watched["observed"] >= HORIZON]
    invited = said[said["outcome"].isin(["kept", "broken"])]
    parts = _written(company) | _asked(watched) | _followed(follow_ups) | _invited(invited) | dict(more or {})
    threads = {name: np.asarray(part, dtype=np.int64) for name, part in parts.items()}
    there = np.zeros(max(int(part.max(initial=-1)) for part in threads.values()) + 1, dtype=bool)
    for part in threads.values():
        there[part] = True
    group = cluster_groups(int(there.sum()), seed=seed_of(seed, "clusters"))
    groups = int(group.max()) + 1 if len(group) else 0
    of_thread = np.zeros(len(there), dtype=np.int64)
    of_thread[there] = group
    return pd.DataFrame({name: np.bincount(of_thread[part], minlength=groups) for name, part in threads.items()})


def _written(company: pd.DataFrame) -> dict[str, np.ndarray]:
    names = ("thread", "uncertain", "invites", "prize", "handed_over", "substantial_against", "substantial_for")
    thread, unsure, invites, prize, handed, against, best = (company[name].to_numpy() for name in names)
    opener, reply = ((company["position"] == name).to_numpy() for name in ("opener", "reply"))
    asks, inviting = opener & ~prize, opener & invites
    return {
        "openers": thread[asks],
        "inviting": thread[inviting],
        "inviting_against": thread[inviting & ~unsure],
        "inviting_for": thread[inviting | (asks & unsure)],
        "replies": thread[reply],
        "substantial": thread[reply & (company["level"].to_numpy() >= 3)],
        "substantial_against": thread[reply & against],
        "substantial_for": thread[reply & best],
        "substantial_apart_for": thread[reply & best & ~handed],
        "handed_over": thread[reply & handed],
    }


def _asked(watched: pd.DataFrame) -> dict[str, np.ndarray]:
    names = ("thread", "response", "needs", "needs_surely", "needs_maybe")
    thread, response, needs, surely, maybe = (watched[name].to_numpy() for name in names)
    soon, late = response <= EIGHT_HOURS, response <= HORIZON
    # An uncertain turn counts where it lowers the rates, or where it raises them; one that was answered between the
    # two hours does both, and counts as its label says.
    between = needs & late & ~soon
    readings = {"": needs, "_against": surely | (maybe & ~late) | between, "_for": surely | (maybe & soon) | between}
    found = {}
    for side, counted in readings.items():
        found[f"watched{side}"] = thread[counted]
        found[f"within_8h{side}"] = thread[counted & soon]
        found[f"within_72h{side}"] = thread[counted & late]
    return found


def _followed(readings: Mapping[str, pd.DataFrame]) -> dict[str, np.ndarray]:
    found = {}
    for side, threads in readings.items():
        thread, mature, came_back = (threads[name].to_numpy() for name in ("thread", "mature", "came_back"))
        suffix = f"_{side}" if side else ""
        found[f"follow_ups{suffix}"] = thread[mature]
        found[f"came_back{suffix}"] = thread[mature & came_back]
    return found


def _invited(invited: pd.DataFrame) -> dict[str, np.ndarray]:
    thread, unsure = invited["thread"].to_numpy(), invited["outcome_uncertain"].to_numpy()
    kept = (invited["outcome"] == "kept").to_numpy()
    return {
        "decided": thread,
        "kept": thread[kept],
        "kept_against": thread[kept & ~unsure],
        "kept_for": thread[kept | unsure],
    }
