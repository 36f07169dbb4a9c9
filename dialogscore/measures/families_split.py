"""The family of measures of parts: who is answered where and when, by what is asked, on which themes, on which side."""

from dialogscore.measures.answered import answered_scores, difference_table
from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.parts import turn_parts
from dialogscore.measures.servicelevel import level_parts, service_scores, service_table
from dialogscore.measures.sides import dialog_by_side, message_sides, side_table, turn_sides
from dialogscore.measures.themed import SPLIT, theme_scores, theme_table, turn_themes
from dialogscore.measures.tongues import too_many

__all__ = ["SPLIT_UP"]


def _split(basis: Basis) -> Found:
    """The same figures for parts that turns and messages are split into, themes among them."""
    messages, turns, setting, needing = basis.messages, basis.turns, basis.setting, basis.needing
    window, zone, targets = setting.window, basis.zone, basis.targets
    sides = message_sides(messages, window=window, zone=zone)
    of_turns = turn_sides(messages, turns, sides)
    parts = turn_parts(messages, turns, zone=zone) | of_turns
    theme = turn_themes(messages, turns)
    splits = parts | {SPLIT: theme}
    by_part = answered_scores(turns, splits, setting, basis.rates, needing=needing)
    unread = basis.blocked("themes", by_coverage=False) or too_many(basis.inside)
    themed = theme_scores(turns, theme, setting, unread, rates=basis.rates, themeless=basis.themeless)
    level_of = level_parts(messages, turns, parts, basis.opening)
    levels = service_scores(messages, turns, level_of, targets, basis.opening, setting, needing)
    rows = {
        "themes": themed,
        "parts": by_part,
        "levels": levels,
        "sides": [] if basis.silent else dialog_by_side(basis.said, sides, setting, too_many(basis.everything)),
    }
    tables = {
        "sides": side_table(messages, turns, sides, of_turns, window=window),
        "differences": difference_table(turns, splits, by_part),
        "themes": theme_table(turns, theme, themed + by_part, setting),
        "service_level": service_table(levels, targets),
    }
    return Found(rows, tables)


SPLIT_UP = (_split,)
