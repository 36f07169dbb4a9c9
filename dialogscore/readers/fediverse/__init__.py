"""Mastodon and its kin: what their API answers, and the archive that an account can ask for."""

__all__ = []
