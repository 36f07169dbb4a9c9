"""Themes people raise: inbound turns grouped by their words, in the feed's language, and how steady the groups are."""

from dialogscore.themes.fitting import FLOOR, LEAST_TURNS
from dialogscore.themes.grouping import REST, Themed, add_themes
from dialogscore.themes.labels import LEAST_AUTHORS
from dialogscore.themes.telling import refusal, tables_of

__all__ = ["FLOOR", "LEAST_AUTHORS", "LEAST_TURNS", "REST", "Themed", "add_themes", "refusal", "tables_of"]
