"""Coding by people: samples drawn from an audit, the sheets they fill, and what is made of them."""

from dialogscore.coding.reading import CodedSheet, Missing, read_sheet

__all__ = ["CodedSheet", "Missing", "read_sheet"]
