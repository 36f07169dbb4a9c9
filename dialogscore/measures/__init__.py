"""Rate, time, mix: every measure with its denominator, its interval, its basis and its card."""

from dialogscore.measures.basis import Basis, basis_of
from dialogscore.measures.cards import Card, cards
from dialogscore.measures.compute import compute
from dialogscore.measures.families import FAMILIES, gathered
from dialogscore.measures.families_split import parted, themed
from dialogscore.measures.gaps import gaps
from dialogscore.measures.ledger import add_ledger
from dialogscore.measures.marks import add_marks
from dialogscore.measures.reviews import part_reviews, with_reviews
from dialogscore.measures.rows import PROFILE, Setting
from dialogscore.measures.turns import Window

__all__ = [
    "FAMILIES",
    "PROFILE",
    "Basis",
    "Card",
    "Setting",
    "Window",
    "add_ledger",
    "add_marks",
    "basis_of",
    "cards",
    "compute",
    "gaps",
    "gathered",
    "part_reviews",
    "parted",
    "themed",
    "with_reviews",
]
