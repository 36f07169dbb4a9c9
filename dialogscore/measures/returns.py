"""Exchanges of three turns and more: whether the person came back, whether the company did, and how it ended."""

import numpy as np
import pandas as pd

from dialogscore.measures.ledger import HORIZON
from dialogscore.measures.mix import BANDS
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row, share_row
from dialogscore.pairing import authors

__all__ = ["MEASURES", "exchange_scores", "exchanges"]

MEASURES = ("exchanges", "person_came_back", "company_came_back", "exchanges_completed")
WEEK = 7 * 86400
LONGEST = 6
KEPT = ["thread", "created", "response", "observed", "inside", "needs", "needs_surely", "needs_maybe", "supported"]


def exchanges(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """
    Make one row of each exchange: one known person and the company in one thread.

    It begins with the person's first turn that the company answered directly. Each turn of the person after an answer,
    and the answer to it, make it longer; what the person adds before the answer came does not.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.DataFrame
        ``thread``; ``length`` (turns of both sides in alternation, 2 to 6 and more); ``returned`` (the person wrote
        again within 7 days of the first answer) and ``return_watched`` (that long was watched); ``answered_again``
        (the first turn after it was answered within 72 hours; false where there is none), ``again_watched`` (there is
        one, watched that long); of the person's last turn ``needs``, ``needs_surely``, ``needs_maybe``, ``done``
        (answered within 72 hours), ``last_watched`` and ``supported`` (in a language that can be read).
    """
    person = authors(messages)[turns["row"].to_numpy()]
    rows = np.flatnonzero((person >= 0) & (turns["exact"] & ~turns["deleted"]).to_numpy())
    # One number for each person in each thread; turns stand in the order of time, which the sort keeps.
    pair = turns["thread"].to_numpy()[rows] * (int(person.max(initial=-1)) + 1) + person[rows]
    order = np.lexsort((turns["row"].to_numpy()[rows], turns["created"].to_numpy()[rows], pair))
    kept = turns[KEPT].iloc[rows[order]].reset_index(drop=True)
    code = np.cumsum(np.r_[False, np.diff(pair[order]) != 0][: len(order)])
    begin = np.flatnonzero((kept["inside"] & kept["response"].notna()).to_numpy())
    begin = begin[np.r_[True, np.diff(code[begin]) != 0][: len(begin)]]
    begins, place = kept.iloc[begin], np.full(int(code.max(initial=-1)) + 1, -1, dtype=np.int64)
    place[code[begin]] = np.arange(len(begin))
    owner = place[code]
    kept, owner = kept[owner >= 0], owner[owner >= 0]
    created, answer = kept["created"].to_numpy(), (kept["created"] + kept["response"]).to_numpy()
    ready = (begins["created"] + begins["response"]).to_numpy()
    length = np.full(len(begins), 2)
    first_again = np.full(len(begins), -1)
    waiting, step = ready.copy(), 2
    while step < LONGEST:
        # The person's first turn after the last answer.
        after = np.flatnonzero(created >= waiting[owner])
        exchange, place = np.unique(owner[after], return_index=True)
        row = after[place]
        if not len(row):
            break
        length[exchange] = step + 1
        if step == 2:
            first_again[exchange] = row
        given = ~np.isnan(answer[row])
        length[exchange[given]] = min(step + 2, LONGEST)
        waiting = np.full(len(begins), np.inf)
        waiting[exchange[given]] = answer[row[given]]
        step += 2
    again = first_again >= 0
    response, observed = kept["response"].to_numpy(), kept["observed"].to_numpy()
    last = np.flatnonzero(created >= begins["created"].to_numpy()[owner])
    last = last[np.r_[owner[last][1:] != owner[last][:-1], True][: len(last)]]
    ended = kept.iloc[last]
    with np.errstate(invalid="ignore"):
        soon = again & (created[first_again] - ready <= WEEK) if len(begins) else again
        done = again & (response[first_again] <= HORIZON) if len(begins) else again
        watched = again & (observed[first_again] >= HORIZON) if len(begins) else again
    return pd.DataFrame(
        {
            "thread": begins["thread"].to_numpy(),
            "length": length,
            "returned": soon,
            "return_watched": (begins["observed"] - begins["response"] >= WEEK).to_numpy(),
            "answered_again": done,
            "again_watched": watched,
            **{name: ended[name].to_numpy() for name in ("needs", "needs_surely", "needs_maybe", "supported")},
            "done": (ended["response"] <= HORIZON).to_numpy(),
            "last_watched": (ended["observed"] >= HORIZON).to_numpy(),
        }
    )


def exchange_scores(found: pd.DataFrame, setting: Setting, blocked: Refusal | None, needing: Refusal | None) -> list:
    """
    Compute what comes of exchanges.

    Parameters
    ----------
    found : pandas.DataFrame
        As `exchanges` gives them.
    setting : Setting
        What all scores of the run share.
    blocked, needing : Refusal or None
        Why the export cannot tell, if so; why nobody can tell what needs a reply.

    Returns
    -------
    list of dict
        Rows of `scores`: exchanges (how many, and by length), person_came_back, company_came_back and
        exchanges_completed with its band.
    """
    if blocked is not None:
        units = ("count", "share", "share", "share")
        bases = ("counted", "counted", "counted", "predicted")
        return [
            refused_row(setting, measure, blocked[0], unit=unit, basis=basis, **blocked[1])
            for measure, unit, basis in zip(MEASURES, units, bases, strict=True)
        ]
    count = {"n": len(found), "unit": "count", "basis": "counted"}
    rows = [score_row(setting, "exchanges", len(found), **count)]
    for number in range(2, LONGEST + 1):
        value = int((found["length"] == number).sum())
        rows.append(score_row(setting, "exchanges", value, subset=("turns", str(number)), **count))
    for measure, watched, hit in (
        ("person_came_back", "return_watched", "returned"),
        ("company_came_back", "again_watched", "answered_again"),
    ):
        part = found[found[watched]]
        rows.append(share_row(setting, measure, part[hit].to_numpy(), part["thread"].to_numpy(), basis="counted"))
    if needing is not None:
        return [*rows, refused_row(setting, "exchanges_completed", needing[0], **needing[1])]
    part = found[found["last_watched"] & found["supported"]]
    thread, done = part["thread"].to_numpy(), part["done"].to_numpy()
    row = share_row(setting, "exchanges_completed", done | ~part["needs"].to_numpy(), thread)
    bands = []
    for side, needs in zip(BANDS, ("needs_maybe", "needs_surely"), strict=True):
        hits = done | ~part[needs].to_numpy()
        bands.append(share_row(setting, "exchanges_completed", hits, thread, subset=("uncertain_labels", side)))
    # Nobody measured how often the need of a last turn is misread: both readings lie within the interval.
    if len(part):
        row |= {"low": min(row["low"], bands[0]["low"]), "high": max(row["high"], bands[1]["high"])}
    return [*rows, row, *bands]
