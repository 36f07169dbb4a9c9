"""Which threads a page can hold, and who answers whom in them: the open ones first, the doubtful next, then a sample.

A page of hundreds of thousands of messages must open, so it holds what a budget of bytes allows. Which threads go in
is a rule that the page states: threads with an open case, longest wait first, get at most `OPEN_SHARE` of the budget;
others with an uncertain label, least sure first, half of what is left; the others come in an order drawn from the
audit's seed; what is still left goes to the first two again. A small feed is there whole. Of a thread with more than
`MOST_IN_THREAD` messages its first message goes in, then open cases, then the company's, then the others, by time.
"""

import zlib
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.arrays import equals, flags, numbers, threads
from dialogscore.measures.turns import Window, inbound_turns
from dialogscore.pairing import row_of

__all__ = ["BUDGET", "GROUPS", "LONGEST_TEXT", "Chosen", "choose", "states"]

BUDGET = 2_500_000
MOST_IN_THREAD = 40
LONGEST_TEXT = 700
OPEN_SHARE = 0.6
GROUPS = ("open", "doubtful", "other")
# What a row and a thread take in the page beside their text, in bytes.
ROW, HEAD = 650, 350


class Chosen(NamedTuple):
    """
    Threads that go into a page.

    Attributes
    ----------
    threads : pandas.DataFrame
        One row a thread, in the order of the page: ``first`` (position of its first message), ``messages``, ``open``,
        ``shown`` (how many messages), ``group`` (one of `GROUPS`), ``wait`` (seconds of its longest open case, else of
        its slowest answer, NaN without) and ``surest`` (least probability of its labels, NaN without one).
    rows : pandas.DataFrame
        One row a message, thread by thread, an answer below what it answers: ``row`` (position), ``thread`` (position
        in `threads`), ``depth`` (below what is shown) and ``target`` (position of the row it answers, or -1).
    counts : dict of str to tuple of int
        For each of `GROUPS` how many threads are shown, and how many there are.
    """

    threads: pd.DataFrame
    rows: pd.DataFrame
    counts: dict[str, tuple[int, int]]


def states(messages: pd.DataFrame, *, window: Window = None) -> pd.DataFrame:
    """
    Say what became of each case.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    pandas.DataFrame
        One row a message: ``state`` at the first message of each inbound turn, else empty (``answered``, ``open``,
        ``collective``, ``community``, ``not_needed``, ``deleted``, ``unsupported``, ``outside``), ``wait`` (seconds
        until the answer, or until the end of observation where it is still open; NaN elsewhere).
    """
    turns = inbound_turns(messages, window=window)
    by = turns["answered"].to_numpy(dtype=object)
    case = [
        ~turns["inside"],
        by == "direct",
        turns["deleted"],
        ~turns["supported"],
        ~turns["needs"],
        by == "collective",
        by == "community",
    ]
    names = ("outside", "answered", "deleted", "unsupported", "not_needed", "collective", "community")
    state, wait = np.full(len(messages), "", dtype=object), np.full(len(messages), np.nan)
    said = np.select(case, names, default="open").astype(object)
    state[turns["row"]] = said
    waited = np.where(said == "answered", turns["response"], np.where(said == "open", turns["observed"], np.nan))
    wait[turns["row"]] = waited
    return pd.DataFrame({"state": state, "wait": wait})


def choose(
    messages: pd.DataFrame, became: pd.DataFrame, *, quotes: bool = False, seed: int = 0, budget: int | None = None
) -> Chosen:
    """
    Choose the threads of a page.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    became : pandas.DataFrame
        Their `states`.
    quotes : bool, default False
        Whether texts of the audience are shown.
    seed : int, default 0
        Seed of the audit, for the order of the threads that are neither open nor doubtful.
    budget : int, optional
        Bytes that the table may take, about; else `BUDGET`.

    Returns
    -------
    Chosen
        Threads that the company takes part in or is spoken to in.
    """
    touched = np.flatnonzero(messages["direction"].notna().to_numpy(dtype=bool))
    code = pd.factorize(threads(messages)[touched])[0]
    count = int(code.max(initial=-1)) + 1
    is_open = equals(became["state"], "open")[touched]
    kept = _kept(code, is_open, equals(messages["direction"], "outbound")[touched])
    cost = np.bincount(code[kept], weights=_cost(messages, touched[kept], quotes), minlength=count) + HEAD
    probability = np.fmin(numbers(messages["act_probability"]), _sureness(messages))[touched]
    wait = became["wait"].to_numpy()[touched]
    waiting, slowest = (-_least(code, -some, count) for some in (np.where(is_open, wait, np.nan), wait))
    frame = pd.DataFrame(
        {
            "first": touched[np.unique(code, return_index=True)[1]],
            "messages": np.bincount(code, minlength=count),
            "open": np.bincount(code, weights=is_open, minlength=count).astype(np.int64),
            "shown": np.bincount(code[kept], minlength=count),
            "wait": np.where(np.isnan(waiting), slowest, waiting),
            "surest": _least(code, probability, count),
        }
    )
    unsure = np.bincount(code, weights=flags(messages["is_uncertain"])[touched], minlength=count) > 0
    group = np.select([frame["open"] > 0, unsure], [0, 1], default=2)
    frame["group"] = np.array(GROUPS, dtype=object)[group]
    picked = _picked(_queues(frame, group, seed), cost, BUDGET if budget is None else budget)
    place = np.full(count, -1, dtype=np.int64)
    place[picked] = np.arange(len(picked))
    inside = kept[place[code[kept]] >= 0]
    rows = _trees(messages, touched[inside], place[code[inside]])
    counts = {name: (int((group[picked] == number).sum()), int((group == number).sum()))
              for number, name in enumerate(GROUPS)}  # fmt: skip
    return Chosen(frame.iloc[picked].reset_index(drop=True), rows, counts)


def _sureness(messages: pd.DataFrame) -> np.ndarray:
    """Turn the probability that a reply is needed into how sure the label is, whichever it is."""
    needs = numbers(messages["needs_reply_probability"])
    return np.fmax(needs, 1 - needs)


def _least(code: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    """Take the smallest value of each thread, NaN where it has none."""
    least = np.full(count, np.inf)
    known = ~np.isnan(values)
    np.minimum.at(least, code[known], values[known])
    return np.where(np.isinf(least), np.nan, least)


def _kept(code: np.ndarray, is_open: np.ndarray, outbound: np.ndarray) -> np.ndarray:
    """Cut long threads: positions of the rows that stay, in table order."""
    rank = np.full(len(code), 3)
    rank[outbound] = 2
    rank[is_open] = 1
    rank[np.unique(code, return_index=True)[1]] = 0
    order = np.lexsort((np.arange(len(code)), rank, code))
    start = np.searchsorted(code[order], code[order])
    return np.sort(order[np.arange(len(order)) - start < MOST_IN_THREAD])


def _cost(messages: pd.DataFrame, rows: np.ndarray, quotes: bool) -> np.ndarray:
    """Estimate the bytes of rows: signs that HTML escapes take up to five."""
    texts = pa.array(messages["text"].iloc[rows].str.slice(0, LONGEST_TEXT), pa.large_string(), from_pandas=True)
    size = pc.add(pc.binary_length(texts), pc.multiply(pc.count_substring_regex(texts, "[<>&\"']"), 4))
    shown = equals(messages["author_role"], "company")[rows] | quotes
    return ROW + np.where(shown, np.nan_to_num(np.asarray(size, dtype="float64")), 0)


def _queues(threads_: pd.DataFrame, group: np.ndarray, seed: int) -> list[np.ndarray]:
    """Order the threads of each group: by wait, by sureness, by lot."""
    order = [
        np.lexsort((threads_["first"], -threads_["wait"].fillna(-1))),
        np.lexsort((threads_["first"], threads_["surest"].fillna(2))),
        np.random.default_rng([seed, zlib.crc32(b"explorer")]).permutation(len(threads_)),
    ]
    return [rows[group[rows] == number] for number, rows in enumerate(order)]


def _picked(queues: list[np.ndarray], cost: np.ndarray, budget: float) -> np.ndarray:
    """Take from the queues in turns while the budget lasts; the page shows each queue's threads together."""
    taken = [0, 0, 0]
    for number, share in ((0, OPEN_SHARE), (1, 0.5), (2, 1), (0, 1), (1, 1)):
        rest = queues[number][taken[number] :]
        fits = int(np.searchsorted(np.cumsum(cost[rest]), budget * share, side="right"))
        budget -= cost[rest[:fits]].sum()
        taken[number] += fits
    return np.concatenate([queue[:some] for queue, some in zip(queues, taken, strict=True)])


def _trees(messages: pd.DataFrame, rows: np.ndarray, place: np.ndarray) -> pd.DataFrame:
    """Put each row below what it answers, as far as that is shown; what answers nothing shown begins anew."""
    answered = messages["reply_target_id"].fillna(messages["parent_id"])
    target = row_of(messages, answered, rows)
    paths: dict[int, tuple[int, ...]] = {}
    # In table order what is answered comes first; an answer that is dated before it stands by itself.
    for row, above in zip(rows.tolist(), target.tolist(), strict=True):
        paths[row] = (*paths.get(above, ()), row)
    order = sorted(range(len(rows)), key=lambda number: (place[number], paths[int(rows[number])]))
    depth = np.array([len(paths[row]) - 1 for row in rows.tolist()], dtype=np.int64)
    made = pd.DataFrame({"row": rows, "thread": place, "depth": depth, "target": target})
    return made.iloc[order].reset_index(drop=True)
