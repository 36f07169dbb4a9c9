"""Families of measures of what people ask: rates, times and how waits end, what comes back, and how that is gamed."""

from dialogscore.measures.backlog import backlog_scores, backlog_table
from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.business import business_scores
from dialogscore.measures.endings import ending_scores, ending_table
from dialogscore.measures.exchanges import continuity_scores
from dialogscore.measures.gamed import gamed_scores
from dialogscore.measures.replies import horizon_table, label_spread, rate_scores
from dialogscore.measures.returns import exchange_scores, exchanges
from dialogscore.measures.speed import speed_scores, weekday_table
from dialogscore.measures.summaries import hour_table
from dialogscore.measures.times import curve_table, time_scores
from dialogscore.measures.weeks import week_table

__all__ = ["ASKED"]


def _rated(basis: Basis) -> Found:
    """Measure how many are answered, and how soon."""
    turns, setting, needing = basis.turns, basis.setting, basis.needing
    rates = rate_scores(turns, setting, basis.rates, needing=needing)
    times = time_scores(turns, setting, needing)
    rate = next(row for row in rates if row["measure"] == "reply_rate_72h" and row["subset_by"] is None)
    spread, why = label_spread(rate, level=setting.level), basis.blocked("continuity") or needing
    continuity = continuity_scores(basis.followed, setting, why, spread=spread)
    blocks = {"rates": rates, "times": times, "continuity": continuity}
    return Found(
        {name: basis.noted(rows) for name, rows in blocks.items()},
        {
            "curve": curve_table(basis.needed, level=setting.level),
            "horizons": horizon_table(turns, basis.rates, needing=needing),
            "week_blocks": week_table(turns, rates + times, setting, zone=basis.zone),
        },
    )


def _ended(basis: Basis) -> Found:
    """Measure how waits end."""
    turns, setting, needing = basis.turns, basis.setting, basis.needing
    return Found(
        {
            "endings": basis.noted(ending_scores(turns, setting, needing)),
            "backlog": basis.noted(backlog_scores(turns, setting, needing)),
        },
        {
            "endings": ending_table(basis.needed, level=setting.level),
            "backlog": backlog_table(basis.needed, window=setting.window, zone=basis.zone),
        },
    )


def _hurried(basis: Basis) -> Found:
    """Measure how fast answers come, by every clock."""
    turns, setting, needing = basis.turns, basis.setting, basis.needing
    rows = {"speed": basis.noted(speed_scores(turns, setting, needing, counted=basis.rates))}
    if basis.opening:
        rows["business"] = basis.noted(business_scores(basis.messages, turns, basis.opening, setting, needing))
    tables = {"hours": hour_table(turns, zone=basis.zone), "weekdays": weekday_table(basis.needed, zone=basis.zone)}
    return Found(rows, tables)


def _gamed(basis: Basis) -> Found:
    """Measure what a company that games its figures would not move."""
    rows = gamed_scores(basis.messages, basis.turns, basis.setting, basis.rates, needing=basis.needing)
    return Found({"gamed": basis.noted(rows)})


def _returned(basis: Basis) -> Found:
    """Measure how often people and company come back to each other."""
    pairs = exchanges(basis.messages, basis.turns)
    rows = exchange_scores(pairs, basis.setting, basis.blocked("exchanges"), basis.needing)
    return Found({"exchanges": basis.noted(rows)})


ASKED = {_rated: 0.7, _ended: 1.4, _hurried: 1.0, _gamed: 0.4, _returned: 0.1}
