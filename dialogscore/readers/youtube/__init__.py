"""YouTube: the Data API's answers, and what four tools make of the comments under a video."""

__all__: list[str] = []
