"""What a turn is: its type, language, hour, thread, author and his reach, so that rates can stand beside each other."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, holds_word, numbers, threads
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import authors
from dialogscore.privacy.people import folded

__all__ = ["HOUR_BANDS", "SPLITS", "WEEKDAYS", "turn_parts"]

SPLITS = ("inbound_type", "language", "weekday", "hours", "thread_kind", "post_or_comment", "author_seen", "reach")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOUR_BANDS = ("00-06", "06-12", "12-18", "18-24")
BANDS_OF_REACH = 4
POSTS = ("post", "quote")


def turn_parts(messages: pd.DataFrame, turns: pd.DataFrame, *, zone: str = "UTC") -> dict[str, np.ndarray]:
    """
    Tell for every way to split the turns which part each lies in.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    zone : str, default "UTC"
        IANA time zone of weekdays and hours.

    Returns
    -------
    dict of str to numpy.ndarray of object, shape (turns,)
        For each of `SPLITS` the part, by the turn's first message; "" where it is not known. ``thread_kind`` is told by
        the message that begins the thread: ``own_post``, ``mention`` (a person's that names an account of the company),
        ``visitor_post`` (any other person's), ``other_post`` (anybody else's) or ``missing_root``. ``author_seen`` is
        ``repeat`` where the author has an earlier turn in the export, else ``first``. ``reach`` holds quarters of the
        turns by followers of the author, named by the fewest and the most in them; equal numbers are never parted.
    """
    rows = turns["row"].to_numpy()
    day, hour = _clock(turns, zone)
    first = np.where(equals(messages["kind"], *POSTS)[rows], "post", "comment")
    return {
        "inbound_type": _texts(messages["inbound_type"], rows),
        "language": _texts(messages["language"], rows),
        "weekday": np.array(WEEKDAYS, dtype=object)[day],
        "hours": np.array(HOUR_BANDS, dtype=object)[hour * len(HOUR_BANDS) // 24],
        "thread_kind": _thread_kinds(messages, rows),
        "post_or_comment": first.astype(object),
        "author_seen": _seen(messages, rows),
        "reach": _reach(messages, turns),
    }


def _texts(column: pd.Series, rows: np.ndarray) -> np.ndarray:
    return column.iloc[rows].fillna("").to_numpy(dtype=object)


def _clock(turns: pd.DataFrame, zone: str) -> tuple[np.ndarray, np.ndarray]:
    # Whole microseconds first: a fraction of a second held as a float is no exact time.
    micro = pd.Series(np.round(turns["created"].to_numpy() * 1e6).astype("int64"))
    clock = pd.to_datetime(micro, unit="us", utc=True).dt.tz_convert(zone)
    return clock.dt.day_of_week.to_numpy(dtype=np.int64), clock.dt.hour.to_numpy(dtype=np.int64)


def _thread_kinds(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    thread = threads(messages)
    begins = np.flatnonzero((numbers(messages["depth"]) == 0) & messages["parent_id"].isna().to_numpy())
    root = np.full(int(thread.max(initial=-1)) + 1, -1, dtype=np.int64)
    # Written from the last to the first, so that the earliest stands.
    root[thread[begins[::-1]]] = begins[::-1]
    of_turn = root[thread[rows]]
    found = np.full(len(rows), "missing_root", dtype=object)
    known = of_turn >= 0
    roots, back = np.unique(of_turn[known], return_inverse=True)
    role = messages["author_role"].iloc[roots]
    kind = np.select(
        [equals(role, "company"), ~equals(role, "audience"), _names_company(messages, roots)],
        ["own_post", "other_post", "mention"],
        default="visitor_post",
    )
    found[known] = kind.astype(object)[back.reshape(-1)]
    return found


def _names_company(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    own = messages.loc[equals(messages["author_role"], "company"), ["author_handle", "author_id"]].drop_duplicates()
    names = set(pd.concat([folded(own["author_handle"]), folded(own["author_id"])]).dropna())
    found = holds_word(folded(messages["mentions"].iloc[rows]), names)
    # A name in the text is one where the source lists no mentions.
    left = rows[~found]
    said = messages["mentions"].iloc[left].fillna("") + " " + messages["text"].iloc[left].fillna("")
    marks = said.str.contains("@", regex=False).to_numpy(dtype=bool)
    marked = said[marks].str.lower().str.findall(r"@([\w.-]*\w)").to_numpy(dtype=object)
    named = np.fromiter((not names.isdisjoint(one) for one in marked), dtype=bool, count=len(marked))
    found[np.flatnonzero(~found)[marks]] = named
    return found


def _seen(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    who, inbound = authors(messages), np.flatnonzero(inbound_rows(messages))
    earliest = np.full(int(who.max(initial=-1)) + 1, len(messages), dtype=np.int64)
    known = inbound[who[inbound] >= 0]
    np.minimum.at(earliest, who[known], known)
    person = who[rows]
    seen = np.where(earliest[person] < rows, "repeat", "first") if len(earliest) else np.full(len(rows), "first")
    return np.where(person >= 0, seen, "").astype(object)


def _reach(messages: pd.DataFrame, turns: pd.DataFrame) -> np.ndarray:
    followers = numbers(messages["author_followers"])[turns["row"].to_numpy()]
    counted = np.sort(followers[(turns["inside"] & ~turns["deleted"]).to_numpy() & ~np.isnan(followers)])
    found = np.full(len(followers), "", dtype=object)
    if not len(counted):
        return found
    cuts = counted[np.arange(1, BANDS_OF_REACH) * len(counted) // BANDS_OF_REACH]
    band = np.searchsorted(cuts, followers, side="right")
    band_of_counted = np.searchsorted(cuts, counted, side="right")
    for number in np.unique(band_of_counted):
        inner = counted[band_of_counted == number]
        found[(band == number) & ~np.isnan(followers)] = f"{inner[0]:.0f}-{inner[-1]:.0f}"
    return found
