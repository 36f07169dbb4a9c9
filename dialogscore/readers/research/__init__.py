"""What researchers collect and pass on: Reddit, ConvoKit corpora, 4CAT."""

__all__ = []
