"""Exports of Facebook, Instagram and Threads: what their interfaces give, what they let people download, tables."""

__all__: list[str] = []
