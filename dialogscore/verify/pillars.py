"""Recount of the four pillars and of the index by their stated formulas."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from dialogscore.verify.rates import HORIZON, eligible
from dialogscore.verify.shares import Recount, counted, interval, refused
from dialogscore.verify.units import Asked, company_turns
from dialogscore.verify.written import is_prize

__all__ = ["pillar_recounts"]

EIGHT_HOURS = 8 * 3600
ONE_IN_FOUR = 0.25
WITHHELD = ("unsupported_languages", "posts_only", "no_parents")
LEAST_UNITS = 10
LEAST_TURNS, LEAST_THREADS, LEAST_MESSAGES = 30, 10, 50
# Beyond so many threads they are put together at random, and the interval is of such groups.
MOST_THREADS = 1000
SIDES = ("", "against", "for")
PILLARS = ("openness", "responsiveness", "substance", "continuity")
APART = "substance_without_handed_over"

# Of one reading of the labels, by pillar: thread to [units, hits].
Tallies = dict[str, dict[tuple, list[float]]]
# By pillar: what was counted, and whether it is a hit.
Units = dict[str, list[tuple[Any, bool]]]


def pillar_recounts(
    everything: Sequence[Any],
    turns: Sequence[Asked],
    followed: Mapping[str, Sequence[Asked]],
    rows: Mapping[str, Recount],
) -> list[Recount]:
    """
    Recount the pillars and the index.

    Parameters
    ----------
    everything : sequence of Message
        As `said_messages` gives them.
    turns : sequence of Asked
        Turns of the audience.
    followed : mapping of str to sequence of Asked
        As `follow_ups` gives them.
    rows : mapping of str to Recount
        The recounts of the whole by measure.

    Returns
    -------
    list of Recount
        Pillars with half a hit added, pillars as they stand, and the index; its interval is not recounted.
    """
    said = [one for one in everything if one.language_support != "unsupported"]
    units_of: Units = {name: [] for name in (*PILLARS, APART)}
    tallies = {side: _tallies(said, turns, followed[side], side, {} if side else units_of) for side in SIDES}
    threads = {thread for tally in tallies.values() for pillar in tally.values() for thread in pillar}
    exact = len(threads) <= MOST_THREADS
    found, values = [], {side: {} for side in SIDES}
    refusals = {}
    for name in (*PILLARS, APART):
        units = _sum(tallies[""][name], 0)
        reason = _reason(name, units, rows)
        suffixes = ("",) if name == APART else ("", "_raw")
        if reason:
            refusals[name] = reason
            found += [refused(f"pillar_{name}{suffix}", reason, int(units)) for suffix in suffixes]
            continue
        for side in SIDES:
            tally = tallies[side][name]
            n, k = _sum(tally, 0), _sum(tally, 1)
            of = {"by": "uncertain_labels", "part": side} if side else {}
            for suffix in suffixes if n else ():
                half = suffix == ""
                value = (k + 0.5) / (n + 1) if half else k / n
                low, high = interval(tally.values())
                ends = [min(value, low), max(value, high)]
                if half and name == "openness":
                    value, *ends = (min(1.0, part / ONE_IN_FOUR) for part in (value, *ends))
                if half and name in PILLARS:
                    values[side][name] = value
                limits = (ends[0], ends[1]) if exact else None
                which = units_of[name] if not side else []
                listed = {"units": [unit for unit, _ in which], "hits": [hit for _, hit in which]}
                found.append(counted(f"pillar_{name}{suffix}", value, int(n), limits=limits, **listed, **of))
    return found + _index(tallies, values, refusals, turns, rows)


def _index(
    tallies: dict[str, Tallies], values: dict, refusals: dict, turns: Sequence[Asked], rows: Mapping[str, Recount]
) -> list[Recount]:
    watched = [turn for turn in eligible(turns) if turn.watched(HORIZON)]
    missing = [name for name in PILLARS if name in refusals]
    enough = (
        len(watched) >= LEAST_TURNS
        and len({turn.thread for turn in watched}) >= LEAST_THREADS
        and rows["outbound_messages"].value >= LEAST_MESSAGES
    )
    if len(missing) > 1 or not enough or "answered_only" in refusals.values():
        return [refused("index", "withheld", len(watched))]
    named = [name for name in PILLARS if name not in missing]
    return [
        counted(
            "index", 100 * prod(values[side][name] for name in named) ** (1 / len(named)),
            int(_sum(tallies[side]["responsiveness"], 0)),
            by="uncertain_labels" if side else "", part=side,
        )
        for side in SIDES
        if all(name in values[side] for name in named)
    ]  # fmt: skip


def _reason(name: str, units: float, rows: Mapping[str, Recount]) -> str | None:
    measure = {"responsiveness": "reply_rate_72h", "continuity": "continuity"}.get(name, "dialog_share")
    note = rows[measure].note
    tolerated = {"no_units"} | ({"not_watched"} if name == "continuity" else set())
    if note not in {None} | tolerated and (measure != "dialog_share" or note in WITHHELD):
        return note
    return "too_few" if units < LEAST_UNITS else None


def _sum(tally: Mapping[tuple, list[float]], place: int) -> float:
    return sum(pair[place] for pair in tally.values())


def _tallies(
    said: Sequence[Any], turns: Sequence[Asked], followed: Sequence[Asked], side: str, units_of: Units
) -> Tallies:
    found: Tallies = {name: defaultdict(lambda: [0.0, 0.0]) for name in (*PILLARS, APART)}

    def add(name: str, unit: Any, units: float, hits: float) -> None:
        found[name][unit.thread][0] += units
        found[name][unit.thread][1] += hits
        if units and name in units_of:
            units_of[name].append((unit, hits > 0))

    for turn in company_turns(said):
        if turn.position == "opener":
            invites = turn.any(lambda one: one.act == "invite" and not is_prize(one))
            prize = turn.any(is_prize)
            for_it = invites or (not prize and turn.uncertain)
            hit = {"": invites, "against": invites and not turn.uncertain, "for": for_it}[side]
            add("openness", turn, not prize, hit)
        elif turn.position == "reply":
            high = {
                "": lambda one: int(one.level) >= 3,
                "against": lambda one: int(one.level) >= 3 and not one.is_uncertain,
                "for": lambda one: int(one.level) >= 3 or one.is_uncertain,
            }[side]
            hit = turn.any(high)
            add("substance", turn, 1, hit)
            stays = not turn.leads(lambda one: one.handed_over)
            add(APART, turn, stays, hit and stays)
    for turn in eligible(turns, needing=False):
        soon, late = turn.within(EIGHT_HOURS), turn.within(HORIZON)
        between = turn.needs and late and not soon
        counts = {
            "": turn.needs,
            "against": turn.surely or (turn.maybe and not late) or between,
            "for": turn.surely or (turn.maybe and soon) or between,
        }[side]
        if counts and turn.watched(HORIZON):
            add("responsiveness", turn, 1, (soon + late) / 2)
    for turn in followed:
        if turn.watched(HORIZON):
            add("continuity", turn, 1, turn.within(HORIZON))
    for one in said:
        if one.invitation_outcome in ("kept", "broken"):
            kept, unsure = one.invitation_outcome == "kept", bool(one.invitation_uncertain)
            add("continuity", one, 1, {"": kept, "against": kept and not unsure, "for": kept or unsure}[side])
    return found
