"""How each wait ended, and when: by the company, by somebody else, or by deletion - whichever came first."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, ref_numbers, seconds_since_1970, set_apart
from dialogscore.codes import ranked
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import authors, row_of

__all__ = ["CAUSES", "EndTimes", "end_times", "endings", "turn_times"]

CAUSES = ("company", "others", "deleted")


def turn_times(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """
    Add to turns what else happened to them, and when.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.DataFrame
        The turns with ``others`` (seconds to the first answer by somebody who is not the company), ``gone`` (seconds
        to the deletion of the last of its messages; NaN unless all are deleted and the time of each is known) and
        ``last`` (seconds from its first message to the last one that was not sent after the response).
    """
    created, number = seconds_since_1970(messages["created_at"]), ref_numbers(messages)
    head = np.searchsorted(number, ref_numbers(messages, "turn"))
    place = np.full(len(messages), -1, dtype=np.int64)
    place[turns["row"]] = np.arange(len(turns))
    inbound = inbound_rows(messages)
    turn = np.where(inbound, place[head], -1)
    first = created[turns["row"]]

    author, target = authors(messages), row_of(messages, messages["reply_target_id"])
    exact = ~equals(messages["created_at_precision"], "day", "estimated")
    other = (target >= 0) & (turn[target] >= 0) & exact & ~set_apart(messages)
    other &= ~equals(messages["author_role"], "company") & (created >= created[target])
    other &= (author != author[target]) | (author < 0)
    helped = np.full(len(turns), np.inf)
    np.minimum.at(helped, turn[target[other]], created[other])

    of_turn = turn >= 0
    gone = np.full(len(turns), -np.inf)
    deleted_at = np.where(equals(messages["status"], "visible"), np.inf, seconds_since_1970(messages["deleted_at"]))
    np.maximum.at(gone, turn[of_turn], np.where(np.isnan(deleted_at), np.inf, deleted_at)[of_turn])

    # A turn ends with its answer, so what its author adds later belongs to the next one: only ties are cut here.
    until = first + turns["response"].fillna(np.inf).to_numpy()
    counted = np.flatnonzero(of_turn)
    counted = counted[created[counted] <= until[turn[counted]]]
    last = first.copy()
    np.maximum.at(last, turn[counted], created[counted])
    return turns.assign(
        others=np.where(np.isfinite(helped), helped - first, np.nan),
        gone=np.where(np.isfinite(gone), np.maximum(gone - first, 0), np.nan),
        last=last - first,
    )


class EndTimes(NamedTuple):
    """
    When and how the wait of each turn ended, whether it counts or not.

    Attributes
    ----------
    cause : ndarray of int, shape (turns,)
        0 still waiting, else 1 and on in `CAUSES`.
    seconds : ndarray of float, shape (turns,)
        To the end, or watched without one; NaN if unknown.
    """

    cause: np.ndarray
    seconds: np.ndarray


def end_times(turns: pd.DataFrame) -> EndTimes:
    """
    Tell when and how the wait of each turn ended.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `turn_times` gives them.

    Returns
    -------
    EndTimes
        Of all turns, in their order.
    """
    cause, ended = np.zeros(len(turns), dtype=np.int64), np.full(len(turns), np.inf)
    for place, name in enumerate(("response", "others", "gone")):
        at = turns[name].to_numpy(dtype=float)
        sooner = at < ended
        cause[sooner], ended[sooner] = 1 + place, at[sooner]
    return EndTimes(cause, np.where(cause > 0, ended, turns["observed"].to_numpy(dtype=float)))


def endings(turns: pd.DataFrame) -> pd.DataFrame:
    """
    Take the waits of all turns that need a reply, with how each ended.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `turn_times` gives them.

    Returns
    -------
    pandas.DataFrame
        ``seconds`` (to the end, or watched without one), ``cause`` (0 still waiting, else 1 and on in `CAUSES`; of two
        at once the first) and ``thread`` (numbered from 0 without gaps). A wholly deleted turn is among them only if
        the time of its deletion is known.
    """
    needs, inside, exact, deleted = (turns[name].to_numpy() for name in ("needs", "inside", "exact", "deleted"))
    kept = needs & inside & exact & (~deleted | turns["gone"].notna().to_numpy())
    times = end_times(turns)
    known = np.flatnonzero(kept & ~np.isnan(times.seconds))
    # The shortest first, so that no curve has to sort them again.
    known = known[np.argsort(times.seconds[known])]
    thread = ranked(turns["thread"].to_numpy()[known])
    return pd.DataFrame({"seconds": times.seconds[known], "cause": times.cause[known], "thread": thread})
