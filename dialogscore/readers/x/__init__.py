"""X, once Twitter: what its interfaces, its archive and the collectors of its messages write."""

__all__: list[str] = []
