"""Which companies of the frame: ``sector == "retail" and country != de``, read by a small grammar and never run."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.errors import UsageError, nearest

__all__ = ["Condition", "chosen", "parse_conditions"]

_CONDITION = re.compile(
    r"""\s*(?P<column>"[^"]+"|[\w.-]+(?:\ [\w.-]+)*?)\s*(?P<sign>==|!=|=)\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=!]+(?:\ (?!and\b)[^\s"'=!]+)*))"""
    r"""\s*(?P<next>and\b|$)"""
)


class Condition(NamedTuple):
    """
    One condition.

    Attributes
    ----------
    column, value : str
        What is compared with what; an empty value stands for none.
    is_equal : bool
        False for ``!=``.
    """

    column: str
    value: str
    is_equal: bool


def parse_conditions(text: str) -> list[Condition]:
    """
    Read conditions.

    Parameters
    ----------
    text : str
        ``column == value`` (or ``=``, or ``!=``), several joined by ``and``; values with blanks may stand in quotes.

    Returns
    -------
    list of Condition
        All of which must hold.

    Raises
    ------
    UsageError
        If it is nothing of that kind.
    """
    found, place = [], 0
    while True:
        match = _CONDITION.match(text, place)
        if match is None:
            raise UsageError(
                "choose companies", found=f"the condition {text[place:].strip() or text!r}",
                expected='column == value, such as sector == "retail", and further ones after "and"',
            )  # fmt: skip
        value = next(part for part in match.group("double", "single", "bare") if part is not None)
        found.append(Condition(match["column"].strip('"'), value.strip(), match["sign"] != "!="))
        place = match.end()
        if not match["next"]:
            return found


def chosen(companies: pd.DataFrame, conditions: Sequence[str]) -> np.ndarray:
    """
    Find the companies for which all conditions hold.

    Parameters
    ----------
    companies : pandas.DataFrame
        The frame.
    conditions : sequence of str
        As `parse_conditions` reads them.

    Returns
    -------
    numpy.ndarray of bool
        One a company; upper and lower case are alike.

    Raises
    ------
    UsageError
        If there is no such column, or no company is left.
    """
    kept = np.ones(len(companies), dtype=bool)
    for condition in (one for text in conditions for one in parse_conditions(text)):
        if condition.column not in companies:
            raise UsageError(
                "choose companies", found=f"no column {condition.column!r} in the frame", expected="one of its columns",
                next_step=nearest(condition.column, companies.columns),
            )  # fmt: skip
        values = companies[condition.column].astype(pd.StringDtype("pyarrow")).fillna("").str.casefold()
        kept &= values.eq(condition.value.casefold()).to_numpy(dtype=bool) == condition.is_equal
    if not kept.any():
        raise UsageError(
            "choose companies", found=f"none for which {' and '.join(conditions)}", expected="at least one of the frame"
        )
    return kept
