"""A large feed by arithmetic alone: threads of six messages, as many as wanted."""

import numpy as np
import pandas as pd

from dialogscore import schema
from tests.measures.feeds import ALWAYS, START

ACTS = np.array(["answer", "probe", "deflect", "acknowledge", "promote", "inform"], dtype=object)
LEVEL = np.array([3, 3, 1, 1, 0, 0])
MODE = np.array(["dialog", "dialog", "nominal", "nominal", "broadcast", "broadcast"], dtype=object)
SIX = 6


def crowd(threads, *, seed=1):
    """
    Return a messages table of this many threads of six messages.

    The company begins a third of them and answers in turn; two questions in a thread never get an answer.
    """
    rng = np.random.default_rng(seed)
    thread, place = np.repeat(np.arange(threads), SIX), np.tile(np.arange(SIX), threads)
    size = threads * SIX
    start = np.sort(rng.integers(0, 300 * 86_400, threads))
    seconds = start[thread] + np.cumsum(rng.integers(60, 40_000, (threads, SIX)), axis=1).ravel()
    company = np.isin(place, [1, 3]) | ((place == 0) & (rng.random(threads) < 1 / 3)[thread])
    opener = company & (place == 0)
    act = np.where(opener, rng.integers(4, 6, size), rng.integers(0, 6, size))
    invites = opener & (rng.random(size) < 0.2)
    ids = (10**15 + np.arange(size)).astype(str).astype(object)
    answered = ~company & np.isin(place, [0, 2])
    order = np.argsort(seconds, kind="stable")
    rank = np.empty(size, dtype=int)
    rank[order] = np.arange(1, size + 1)
    ref = np.char.add("M", np.char.zfill(rank.astype(str), 8)).astype(object)
    columns = ALWAYS | {
        "ref": ref,
        "message_id": ids,
        "kind": np.where(place == 0, "post", "reply"),
        "author_id": np.where(company, "acme", rng.integers(0, size // 3, size).astype(str)),
        "author_role": np.where(company, "company", "audience"),
        "created_at": START + pd.to_timedelta(seconds, unit="s"),
        "parent_id": np.where(place > 0, np.roll(ids, 1), None),
        "reply_target_id": np.where(place > 0, np.roll(ids, 1), None),
        "source_row": rank,
        "thread_id": ids[thread * SIX],
        "depth": place,
        "turn": ref,
        "direction": np.where(company, "outbound", "inbound"),
        "answered": np.where(company, None, np.where(answered, "direct", "none")),
        "response_seconds": np.where(answered, np.roll(seconds, -1) - seconds, np.nan),
        "observed_seconds": np.where(company, np.nan, seconds.max() - seconds),
        "is_uncertain": rng.random(size) < 0.1,
        "needs_reply": np.where(company, None, rng.random(size) < 0.6),
        "act": np.where(company, np.where(invites, "invite", ACTS[act]), None),
        "level": np.where(company, np.where(invites, 2, LEVEL[act]), None),
        "mode": np.where(company, np.where(invites, "dialog", MODE[act]), None),
        "position": np.where(company, np.where(opener, "opener", "reply"), None),
        "invitation_outcome": np.where(invites, "kept", None),
    }
    empty = schema.empty(schema.MESSAGES, size).drop(columns="ledger")
    filled = empty.assign(**{name: pd.Series(value, index=empty.index) for name, value in columns.items()})
    return schema.conform(filled).iloc[order].reset_index(drop=True)
