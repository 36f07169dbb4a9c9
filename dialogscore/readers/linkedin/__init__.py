"""LinkedIn: the API's posts and comments, a page's own statistics, and a member's data."""

__all__: list[str] = []
