"""Foreign text made fit to be shown: nothing that moves a cursor, turns the reading direction, hides or never ends."""

import pandas as pd

from dialogscore.hidden import removed

__all__ = ["shown", "terminal_safe"]

LONGEST = 2_000


def shown(text: object, longest: int = LONGEST) -> str:
    """
    Clean a foreign text and cut it.

    Parameters
    ----------
    text : object
        Text, or a missing value.
    longest : int, default 2000
        Characters to keep.

    Returns
    -------
    str
        The text without control, bidi and invisible characters; what was cut is counted in brackets.
    """
    if text is None or pd.isna(text):
        return ""
    text = str(text)
    rest = len(text) - longest
    clean = removed(text[:longest].replace("\r\n", "\n").replace("\r", "\n"))
    return f"{clean} … [+{rest}]" if rest > 0 else clean


def terminal_safe(text: object, longest: int = 280) -> str:
    """
    Clean a foreign text for one line of a terminal.

    Parameters
    ----------
    text : object
        Text, or a missing value.
    longest : int, default 280
        Characters to keep.

    Returns
    -------
    str
        One line.
    """
    return " ".join(shown(text, longest).split())
