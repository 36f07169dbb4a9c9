"""Reviews and the one answer that each may have; read only where they are asked for, and never pooled with posts."""

__all__: list[str] = []
