"""Measures of parts: who is answered where and when, by what is asked, on which side - and on which themes.

Themes take long to be found. What needs none goes first, so that it can be done meanwhile.
"""

from typing import NamedTuple

import numpy as np

from dialogscore.measures.answered import RATES, answered_scores, difference_table
from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.parts import turn_parts
from dialogscore.measures.servicelevel import level_parts, service_scores, service_table
from dialogscore.measures.sides import dialog_by_side, message_sides, side_table, turn_sides
from dialogscore.measures.themed import SPLIT, theme_scores, theme_table, turn_themes
from dialogscore.measures.tongues import too_many

__all__ = ["Parted", "parted", "themed"]


class Parted(NamedTuple):
    """
    What can be said of parts before there are themes.

    Attributes
    ----------
    parts : dict of str to numpy.ndarray
        For every way to split the turns the part that each lies in.
    rates : list of dict
        Rows of `scores`: their reply rates.
    found : Found
        What themes add nothing to.
    """

    parts: dict[str, np.ndarray]
    rates: list[dict]
    found: Found


def parted(basis: Basis) -> Parted:
    """
    Measure the parts that turns and messages are split into.

    Parameters
    ----------
    basis : Basis
        The feed, with or without themes.

    Returns
    -------
    Parted
        For `themed`.
    """
    messages, turns, setting = basis.messages, basis.turns, basis.setting
    sides = message_sides(messages, window=setting.window, zone=basis.zone)
    of_turns = turn_sides(messages, turns, sides)
    parts = turn_parts(messages, turns, zone=basis.zone) | of_turns
    rates = answered_scores(turns, parts, setting, basis.rates, needing=basis.needing)
    dialog = [] if basis.silent else dialog_by_side(basis.said, sides, setting, too_many(basis.everything))
    table = side_table(messages, turns, sides, of_turns, window=setting.window)
    return Parted(parts, rates, Found({"sides": dialog}, {"sides": table}))


def themed(basis: Basis, before: Parted) -> Found:
    """
    Measure the themes, and all that sets them beside other parts.

    Parameters
    ----------
    basis : Basis
        The feed with its themes.
    before : Parted
        As `parted` gives it.

    Returns
    -------
    Found
        All of both.
    """
    messages, turns, setting, needing = basis.messages, basis.turns, basis.setting, basis.needing
    theme = turn_themes(messages, turns)
    splits = before.parts | {SPLIT: theme}
    rates = before.rates + answered_scores(turns, {SPLIT: theme}, setting, basis.rates, needing=needing)
    rates.sort(key=lambda row: list(RATES).index(row["measure"]))
    unread = basis.blocked("themes", by_coverage=False) or too_many(basis.inside)
    of_themes = theme_scores(turns, theme, setting, unread, rates=basis.rates, themeless=basis.themeless)
    level_of = level_parts(messages, turns, before.parts, basis.opening)
    levels = service_scores(messages, turns, level_of, basis.targets, basis.opening, setting, needing)
    tables = {
        "differences": difference_table(turns, splits, rates),
        "themes": theme_table(turns, theme, of_themes + rates, setting),
        "service_level": service_table(levels, basis.targets),
    }
    rows = {"themes": of_themes, "parts": rates, "levels": levels}
    return Found(before.found.rows | rows, before.found.tables | tables)
