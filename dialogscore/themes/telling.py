"""What is told of themes: their table with names, and the reason why there are none."""

import pandas as pd

from dialogscore.themes.fitting import FLOOR, LEAST_TURNS
from dialogscore.themes.grouping import Themed
from dialogscore.themes.labels import LEAST_AUTHORS, LEAST_TERMS

__all__ = ["refusal", "tables_of"]


def refusal(fits: pd.DataFrame) -> tuple[str, dict] | None:
    """
    Say why a feed has no themes.

    Parameters
    ----------
    fits : pandas.DataFrame
        As `Themed` holds them.

    Returns
    -------
    tuple of (str, dict) or None
        ``few_turns_for_themes`` with the turns of the language that has most (``found``) and how many are needed
        (``least``), ``themes_unsteady`` with the agreement that was reached (``ari``) and the one needed (``least``),
        or ``themes_unnamed`` with how many words (``least``) of how many persons (``people``) a theme must share; None
        where there are themes.
    """
    if (fits["themes"] > 0).any():
        return None
    sought = fits[fits["ari"].notna()]
    if sought["reason"].eq("unnamed").any():
        return "themes_unnamed", {"least": LEAST_TERMS, "people": LEAST_AUTHORS}
    if len(sought):
        return "themes_unsteady", {"ari": float(sought["ari"].max()), "least": FLOOR}
    known = fits[fits["reason"].ne("no_words").to_numpy(dtype=bool)]
    found = int(known["turns"].max()) if len(known) else 0
    return "few_turns_for_themes", {"found": found, "least": LEAST_TURNS}


def tables_of(themed: Themed, counted: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """
    Put names and figures of the themes together.

    Parameters
    ----------
    themed : Themed
        As `add_themes` gives it.
    counted : pandas.DataFrame
        Figures by ``theme``, in the order wanted.

    Returns
    -------
    dict of str to pandas.DataFrame
        ``themes``: ``theme``, ``language``, ``label``, the figures, ``ari`` and ``ari_lowest`` of its language, and
        ``refs``; ``theme_fits``, as `Themed` holds them.
    """
    steady = themed.fits[["language", "ari", "ari_lowest"]]
    named = themed.found[["theme", "language", "label"]]
    table = named.merge(counted, on="theme", how="right").merge(steady, on="language", how="left")
    table = table.merge(themed.found[["theme", "refs"]], on="theme", how="left")
    return {"themes": table, "theme_fits": themed.fits}
