"""What a coder sees of a drawn message: its words, what it answers, what was said before - and nothing later."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.pairing import row_of

__all__ = ["shown"]

EARLIER = 5  # messages above the one that is answered
NOTHING = "–"
MARKERS = {"company": "[company]", "audience": "[person]"}
OTHERS = "[other]"
SHORTEST_NAME, SHORTEST_SHORT = 3, 4


def shown(messages: pd.DataFrame, rows: np.ndarray, *, company: str, hide_company: bool = False) -> pd.DataFrame:
    """
    Make the part of a coding sheet that is given.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages of an audit in table order.
    rows : ndarray of int64
        Positions of the messages to show.
    company : str
        The audited company.
    hide_company : bool, default False
        Leave its name out, and put ``[company]`` for its name, the first word of a name of several, and handles in all
        words; a first word that the feed mostly writes small stays.

    Returns
    -------
    pandas.DataFrame
        ref, company, written_at, context, parent and text of each, in the order of `rows`. Of what the program found or
        an export counts - labels, cues, likes, replies - nothing.
    """
    rows = np.asarray(rows, dtype=np.int64)
    above = _above(messages, rows)
    wanted = np.unique(np.concatenate([rows, *above]))
    wanted = wanted[wanted >= 0]
    name = _names(messages, company) if hide_company else None
    part = messages[["text", "author_role"]].iloc[wanted]
    texts = dict(zip(wanted.tolist(), (_words(text, name) for text in part["text"]), strict=True))
    roles = dict(zip(wanted.tolist(), part["author_role"], strict=True))

    def said(row: int) -> str:
        return f"{MARKERS.get(roles[row], OTHERS)} {texts[row].strip() or NOTHING}"

    chains = [[int(step[place]) for step in above if step[place] >= 0] for place in range(len(rows))]
    written = messages["created_at"].iloc[rows].dt.strftime("%Y-%m-%d %H:%M")
    return pd.DataFrame(
        {
            "ref": messages["ref"].iloc[rows].to_numpy(dtype=object),
            "company": "" if hide_company else company,
            "written_at": written.to_numpy(dtype=object),
            "context": ["\n".join(said(row) for row in reversed(chain[1:])) for chain in chains],
            "parent": [said(chain[0]) if chain else "" for chain in chains],
            "text": [texts[row] for row in rows.tolist()],
        }
    )


def _above(messages: pd.DataFrame, rows: np.ndarray) -> Sequence[np.ndarray]:
    """Walk up from each row: what it answers or quotes, what that answers, and so on; -1 where a walk has ended."""
    steps, here = [], rows
    for _ in range(1 + EARLIER):
        from_here = np.maximum(here, 0)
        found = row_of(messages, messages["reply_target_id"], from_here)
        quoted = row_of(messages, messages["quoted_id"], from_here)
        found = np.where(found >= 0, found, quoted)
        # Rows stand in the order of their time: nothing later than the message itself is ever shown.
        here = np.where((here >= 0) & (found < here), found, -1)
        steps.append(here)
        if (here < 0).all():
            break
    return steps


def _names(messages: pd.DataFrame, company: str) -> re.Pattern[str]:
    own = messages.loc[equals(messages["author_role"], "company"), ["author_handle", "author_name"]]
    known = {company, *own["author_handle"].dropna().unique(), *own["author_name"].dropna().unique()}
    known |= {short for name in known if (short := _short(name)) and _is_a_name(short, messages["text"])}
    names = sorted((name for name in known if len(name) >= SHORTEST_NAME), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or r'(?!)'})(?!\w)", flags=re.IGNORECASE)


def _short(name: str) -> str:
    """Give the first word of a name of several, by which people call a company for short."""
    first, _, rest = name.partition(" ")
    return first if rest and len(first) >= SHORTEST_SHORT else ""


def _is_a_name(word: str, texts: pd.Series) -> bool:
    """Tell a name from a word that people also write small: nobody would understand a text without those."""
    small = int(texts.str.count(rf"\b{re.escape(word.lower())}\b").sum())
    every = int(texts.str.lower().str.count(rf"\b{re.escape(word.lower())}\b").sum())
    return 2 * small < every


def _words(text: str, name: re.Pattern[str] | None) -> str:
    return text if name is None else name.sub(MARKERS["company"], text)
