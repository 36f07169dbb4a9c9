"""Rate, time, mix: every measure with its denominator, its interval, its basis and its card."""

from dialogscore.measures.cards import Card, cards
from dialogscore.measures.compute import compute
from dialogscore.measures.gaps import gaps
from dialogscore.measures.ledger import add_ledger
from dialogscore.measures.marks import add_marks
from dialogscore.measures.reviews import part_reviews, with_reviews
from dialogscore.measures.rows import PROFILE, Setting
from dialogscore.measures.turns import Window

__all__ = [
    "PROFILE",
    "Card",
    "Setting",
    "Window",
    "add_ledger",
    "add_marks",
    "cards",
    "compute",
    "gaps",
    "part_reviews",
    "with_reviews",
]
