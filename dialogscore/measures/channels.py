"""Channels side by side: a tweet beside a call or a mail, each a request, and what no export of its kind can tell."""

import re

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, seconds_since_1970, set_apart
from dialogscore.measures.turns import Window, inside
from dialogscore.remembered import encoded

__all__ = ["UNSEEN", "channel_table", "channels_of", "coded_channels"]

# What a helpdesk's channel is, by what it is called: each kind leaves something else unseen.
UNSEEN = (
    ("spoken", re.compile("voice|phone|call")),
    ("mailed", re.compile("mail")),
    ("chatted", re.compile("chat|messag|web|conversation")),
)
HELPDESKS = ("zendesk", "intercom")
TEXT = pd.StringDtype("pyarrow")


def channels_of(messages: pd.DataFrame) -> np.ndarray:
    """
    Name the channel that each message came by.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    numpy.ndarray of object, shape (rows,)
        The platform, such as ``x``; with a colon and what the helpdesk calls the channel where it says so, such as
        ``zendesk:email``.
    """
    codes, names = coded_channels(messages)
    return names[codes]


def coded_channels(messages: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """
    Number the channel that each message came by.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    tuple of numpy.ndarray
        Number of each row's channel, and the names, as `channels_of` gives them.
    """
    platform, platforms = pd.factorize(messages["platform"], use_na_sentinel=False)
    found = np.array([one if isinstance(one, str) else "" for one in platforms], dtype=object)
    if "channel" not in messages or not messages["channel"].notna().any():
        return platform, found
    kind, kinds = pd.factorize(messages["channel"])
    pairs, back = np.unique(platform * (len(kinds) + 1) + kind + 1, return_inverse=True)
    name = [found[pair // (len(kinds) + 1)] for pair in pairs]
    behind = [f":{kinds[pair % (len(kinds) + 1) - 1]}" if pair % (len(kinds) + 1) else "" for pair in pairs]
    both = [before + after for before, after in zip(name, behind, strict=True)]
    return back.reshape(-1), np.array(both, dtype=object)


def channel_table(
    messages: pd.DataFrame, turns: pd.DataFrame, sources: pd.DataFrame, *, window: Window = None
) -> pd.DataFrame:
    """
    Count in every channel what was written and asked, and name what it cannot tell.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    sources : pandas.DataFrame
        The sources.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    pandas.DataFrame
        By name ``channel``, ``company_messages``, ``inbound_turns``, ``needing_turns`` (that need a reply), ``unseen``
        (what such a channel never shows: a code of `UNSEEN`, ``helpdesk`` for another one of a helpdesk, or ``public``)
        and ``limits`` (codes of what narrows its sources, separated by blanks).
    """
    codes, names = coded_channels(messages)
    own = equals(messages["direction"], "outbound") & ~set_apart(messages)
    own &= inside(seconds_since_1970(messages["created_at"]), window)
    asked = turns[(turns["inside"] & ~turns["deleted"]).to_numpy(dtype=bool)]
    of_turn = codes[asked["row"].to_numpy()]
    counts = {
        "company_messages": np.bincount(codes[own], minlength=len(names)),
        "inbound_turns": np.bincount(of_turn, minlength=len(names)),
        "needing_turns": np.bincount(of_turn[asked["needs"].to_numpy(dtype=bool)], minlength=len(names)),
    }
    told = sources["limits"].fillna("") if "limits" in sources else [""] * len(sources)
    limits = dict(zip(sources["source_id"], told, strict=True))
    source, held = encoded(messages["source_id"])
    pairs = np.flatnonzero(np.bincount(codes * len(held) + source, minlength=len(names) * len(held)))
    found: list[set[str]] = [set() for _ in names]
    for pair in pairs.tolist():
        found[pair // len(held)] |= set(limits[held[pair % len(held)]].split())
    narrowed = [" ".join(sorted(one)) for one in found]
    table = pd.DataFrame({"channel": pd.Series(names, dtype=TEXT)} | counts).assign(
        unseen=pd.Series([_unseen(name) for name in names], dtype=TEXT), limits=pd.Series(narrowed, dtype=TEXT)
    )
    spoken = (counts["company_messages"] + counts["inbound_turns"]) > 0
    return table[spoken].sort_values("channel", ignore_index=True)


def _unseen(channel: str) -> str:
    platform, _, kind = channel.partition(":")
    if platform in HELPDESKS and not kind:
        return "helpdesk"
    if platform not in HELPDESKS:
        return "public"
    return next((code for code, pattern in UNSEEN if pattern.search(kind.casefold())), "helpdesk")
