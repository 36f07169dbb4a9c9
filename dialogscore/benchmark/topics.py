"""What people raise at each company and nobody answers: the themes of every feed, which are its own."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dialogscore import tables
from dialogscore.benchmark.goals import looked_at

__all__ = ["MOST_THEMES", "THEMES", "themes_in", "themes_of_companies"]

#: Themes of a company that are told.
MOST_THEMES = 3
REST = "other"
FOUND = ["theme", "language", "label", "turns", "watched", "unanswered"]
THEMES = ["company", "themes", "place", *FOUND]
TEXT = pd.StringDtype("pyarrow")
KINDS = dict.fromkeys(("company", "theme", "language", "label"), TEXT) | {
    "themes": "int64", "place": "int64", "turns": "Int64", "watched": "Int64", "unanswered": "Int64",
}  # fmt: skip


def themes_in(folders: Mapping[str, Path]) -> pd.DataFrame:
    """
    Read the themes of each company.

    Parameters
    ----------
    folders : mapping of str to pathlib.Path
        Companies and their result folders; the table ``themes`` of each is read.

    Returns
    -------
    pandas.DataFrame
        ``company``, ``theme``, ``language``, ``label``, ``turns``, ``watched`` and ``unanswered``, as the audits have
        them: what stays unanswered most first, everything in no theme left out.
    """
    parts = []
    for company, place in folders.items():
        path = place / "tables" / "themes.parquet"
        if path.is_file():
            table = tables.read_parquet(path)
            kept = table.loc[table["theme"].ne(REST).to_numpy(dtype=bool), FOUND]
            parts.append(kept.assign(company=company).astype({name: KINDS[name] for name in ("company", *FOUND)}))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["company", *FOUND])


def themes_of_companies(found: pd.DataFrame | None, companies: pd.DataFrame) -> pd.DataFrame:
    """
    Take the themes of each company that stay unanswered most.

    Parameters
    ----------
    found : pandas.DataFrame or None
        As `themes_in` gives them; None where nothing was read.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.

    Returns
    -------
    pandas.DataFrame
        A row for each theme told of a company that can be looked at, by company: ``themes`` (how many its feed has),
        ``place`` (1 for that with most unanswered), ``theme``, ``language``, ``label``, ``turns`` in need of a reply,
        ``watched`` 72 hours and ``unanswered`` of these. Themes are those of one feed: the same words at two companies
        need not mean the same.
    """
    there = set(companies["company"][looked_at(companies).to_numpy()].astype(str))
    if found is None or not len(found):
        return pd.DataFrame(columns=THEMES).astype(KINDS)
    table = found[found["company"].isin(there).to_numpy(dtype=bool)]
    groups = table.groupby("company", sort=False)
    table = table.assign(themes=groups["theme"].transform("size"), place=groups.cumcount() + 1)
    table = table[table["place"].le(MOST_THEMES).to_numpy(dtype=bool)]
    return table.sort_values(["company", "place"], ignore_index=True)[THEMES].astype(KINDS)
