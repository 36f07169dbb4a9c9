"""All families of measures, and how what they find is put together: in an order that hangs on nobody's haste."""

from collections.abc import Callable, Iterable

import pandas as pd

from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.families_asked import ASKED
from dialogscore.measures.families_fed import FED
from dialogscore.measures.families_said import SAID
from dialogscore.measures.presence import unanswered_scores
from dialogscore.measures.rows import scores_table

__all__ = ["FAMILIES", "ROWS", "TABLES", "Family", "gathered"]

Family = Callable[[Basis], Found]

# No family looks at what another finds, so that they may be asked in any order and side by side; each with the seconds
# that a million messages take, by which such work is shared out. None needs themes: see `families_split`.
FAMILIES: dict[Family, float] = SAID | ASKED | FED

# The order of all rows, block by block, and of the tables: whoever adds a block or a table says here where it stands.
ROWS = (
    "counts", "mix", "presence",
    "rates", "times", "endings", "speed", "business", "continuity", "backlog", "gamed", "exchanges",
    "themes", "parts", "unanswered", "levels", "invitations", "aims", "languages",
    "strata", "sides", "duties", "private", "steadiness",
)  # fmt: skip
TABLES = (
    "ledger", "curve", "endings", "hours", "canned", "invitations", "horizons", "accounts", "sides", "unanswered",
    "languages", "asked_roles", "quiet_days", "weekdays", "differences", "themes", "posting_weeks", "answer_months",
    "quarters", "steadiness", "week_blocks", "purposes", "goals", "purpose_talk", "research_threads",
    "invitation_purposes", "st_gallen", "service_level", "backlog", "channels", "clusters", "alternatives",
)  # fmt: skip


def gathered(found: Iterable[Found]) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """
    Put together what all families found.

    Parameters
    ----------
    found : iterable of Found
        Of every family one, and what `dialogscore.measures.families_split.themed` gives; in any order.

    Returns
    -------
    tuple of (pandas.DataFrame, dict of str to pandas.DataFrame)
        Rows as `schema.SCORES`, and the tables.
    """
    blocks: dict[str, list[dict]] = {}
    tables: dict[str, pd.DataFrame] = {}
    for one in found:
        blocks |= one.rows
        tables |= one.tables
    # The rates turned round, of the whole and of its parts, which are two families.
    blocks["unanswered"] = unanswered_scores(blocks["rates"] + blocks["parts"])
    if unplaced := (blocks.keys() - set(ROWS)) | (tables.keys() - set(TABLES)):
        raise AssertionError(f"nobody said where {', '.join(sorted(unplaced))} stands")
    rows = [row for name in ROWS for row in blocks.get(name, ())]
    return scores_table(rows), {name: tables[name] for name in TABLES}
