"""Bluesky: what its AppView answers, and the repository that an account can download."""

__all__ = []
