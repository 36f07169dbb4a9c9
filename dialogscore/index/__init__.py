"""One number out of four pillars, and how far it hangs on choices that others would make otherwise."""

from dialogscore.index.pillars import LEAST, PILLARS, SATURATION, add_index
from dialogscore.index.sensitivity import add_sensitivity

__all__ = ["LEAST", "PILLARS", "SATURATION", "add_index", "add_sensitivity"]
