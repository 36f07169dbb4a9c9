"""Helpdesks: tickets and conversations in which the order tells who answers whom."""

__all__: list[str] = []
