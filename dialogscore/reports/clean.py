"""Foreign text made fit to be shown: nothing that moves a cursor, turns the reading direction, hides or never ends."""

import re

import pandas as pd

__all__ = ["shown", "terminal_safe"]

LONGEST = 2_000
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


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
    clean = _HIDDEN.sub("", text[:longest].replace("\r\n", "\n").replace("\r", "\n"))
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
