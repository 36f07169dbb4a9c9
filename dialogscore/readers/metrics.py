"""Tables of numbers without messages, such as overviews and dashboards: nothing in them can be read."""

from dialogscore.readers.guessing import name_score
from dialogscore.readers.looks import Look
from dialogscore.readers.profiles import find_grid, profile

__all__ = ["metric_columns"]

_WORDS = 4  # a label of a row may have some words, a message mostly has more
_LEAST = 2
_MOSTLY = 0.8


def metric_columns(seen: Look) -> list[str]:
    """
    Name the counters of a table that holds nothing else.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    list of str
        Names of the columns of numbers, if there are two and more, most columns hold numbers or times, one of them
        is a time or a label that does not repeat, none holds texts, and no two are named as texts and who wrote them;
        else none.
    """
    grid = find_grid(seen)
    if grid is None:
        return []
    found = [profile(*column) for column in zip(grid.names, grid.columns, strict=True)]
    found = [one for one in found if one.filled]
    # A count of ten digits is no time, though epochs look like it.
    times = [one for one in found if one.notation and (one.notation != "auto" or one.numbers < 1)]
    counters = [one.name for one in found if one.numbers >= _MOSTLY and one not in times]
    ids = [one for one in found if _is_id(one.name)]
    texts = [one for one in found if one.words > _WORDS and not one.notation]
    others = [one.name for one in found if one not in times and one.name not in counters]
    # Short messages look like labels, but somebody wrote them.
    is_text = any(name_score("text", name) >= 1 for name in others)
    if is_text and any(name_score("author_name", name) for name in others):
        return []
    labels = [one for one in found if one.unique == 1 and one.name not in counters]
    is_mostly = len(counters) + len(times) >= 0.5 * len(found) and bool(times or labels)
    return counters if len(counters) >= _LEAST and is_mostly and not texts and not ids else []


def _is_id(name: str) -> bool:
    words = name.casefold().replace("-", " ").replace("_", " ").split()
    return bool({"id", "ids", "permalink", "url", "link"} & set(words))
