"""What a turn is: its type, language, hour, thread, author and his reach, so that rates can stand beside each other."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, holds_word, numbers, threads
from dialogscore.measures.calendars import hours_of, local_times, weekdays_of
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import authors
from dialogscore.privacy.people import folded
from dialogscore.words import kinds, kinds_at

__all__ = ["HOUR_BANDS", "SPLITS", "WEEKDAYS", "turn_parts"]

SPLITS = ("inbound_type", "language", "weekday", "hours", "thread_kind", "post_or_comment", "author_seen", "reach")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOUR_BANDS = ("00-06", "06-12", "12-18", "18-24")
BANDS_OF_REACH = 4
POSTS = ("post", "quote")


def turn_parts(messages: pd.DataFrame, turns: pd.DataFrame, *, zone: str = "UTC") -> dict[str, pd.Categorical]:
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
    dict of str to pandas.Categorical, shape (turns,)
        For each of `SPLITS` the part, by the turn's first message; "" where it is not known. ``thread_kind`` is told by
        the message that begins the thread: ``own_post``, ``mention`` (a person's that names an account of the company),
        ``visitor_post`` (any other person's), ``other_post`` (anybody else's) or ``missing_root``. ``author_seen`` is
        ``repeat`` where the author has an earlier turn in the export, else ``first``. ``reach`` holds quarters of the
        turns by followers of the author, named by the fewest and the most in them; equal numbers are never parted.
    """
    rows = turns["row"].to_numpy()
    local = local_times(turns["created"].to_numpy(), zone)
    comment = ~equals(messages["kind"], *POSTS)[rows]
    return {
        "inbound_type": kinds_at(messages["inbound_type"], rows),
        "language": kinds_at(messages["language"], rows),
        "weekday": kinds(weekdays_of(local), WEEKDAYS),
        "hours": kinds(hours_of(local) * len(HOUR_BANDS) // 24, HOUR_BANDS),
        "thread_kind": _thread_kinds(messages, rows),
        "post_or_comment": kinds(comment.astype(np.int8), ("post", "comment")),
        "author_seen": _seen(messages, rows),
        "reach": _reach(messages, turns),
    }


def _thread_kinds(messages: pd.DataFrame, rows: np.ndarray) -> pd.Categorical:
    thread = threads(messages)
    begins = np.flatnonzero((numbers(messages["depth"]) == 0) & messages["parent_id"].isna().to_numpy())
    root = np.full(int(thread.max(initial=-1)) + 1, -1, dtype=np.int64)
    # Written from the last to the first, so that the earliest stands.
    root[thread[begins[::-1]]] = begins[::-1]
    of_turn = root[thread[rows]]
    asked = np.zeros(len(messages), dtype=bool)
    asked[of_turn[of_turn >= 0]] = True
    roots = np.flatnonzero(asked)
    company, audience = (equals(messages["author_role"], role)[roots] for role in ("company", "audience"))
    kind = np.full(len(messages) + 1, -1, dtype=np.int8)
    kind[roots] = np.select([company, ~audience, _names_company(messages, roots)], [0, 1, 2], default=3)
    return kinds(kind[of_turn], ("own_post", "other_post", "mention", "visitor_post"), missing="missing_root")


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


def _seen(messages: pd.DataFrame, rows: np.ndarray) -> pd.Categorical:
    who, inbound = authors(messages), np.flatnonzero(inbound_rows(messages))
    earliest = np.full(int(who.max(initial=-1)) + 1, len(messages), dtype=np.int64)
    known = inbound[who[inbound] >= 0]
    np.minimum.at(earliest, who[known], known)
    person = who[rows]
    repeat = np.append(earliest, len(messages))[person] < rows
    return kinds(np.where(person >= 0, repeat, -1), ("first", "repeat"))


def _reach(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.Categorical:
    followers = numbers(messages["author_followers"])[turns["row"].to_numpy()]
    counted = np.sort(followers[(turns["inside"] & ~turns["deleted"]).to_numpy() & ~np.isnan(followers)])
    if not len(counted):
        return kinds(np.full(len(followers), -1), ())
    cuts = counted[np.arange(1, BANDS_OF_REACH) * len(counted) // BANDS_OF_REACH]
    band = np.searchsorted(cuts, followers, side="right")
    band_of_counted = np.searchsorted(cuts, counted, side="right")
    names, place = [], np.full(BANDS_OF_REACH, -1)
    for number in np.unique(band_of_counted):
        inner = counted[band_of_counted == number]
        place[number] = len(names)
        names.append(f"{inner[0]:.0f}-{inner[-1]:.0f}")
    return kinds(np.where(np.isnan(followers), -1, place[band]), names)
