"""The week by hour: when people write and when they are answered, as a table shaded by its numbers."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["week"]

PARTS = ("inbound", "responses")
MORNING, EVENING, SATURDAY = 8, 18, 5


def week(audit: "Audit", words: Words) -> dict | None:
    """
    Set the table ``hours`` as one grid of weekdays by hours for turns and one for responses.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``title``, ``zone`` and ``grids``, each with ``name``, ``total`` and seven ``days``: name and 24
        cells of count (empty for none) and strength, 0..1 of the grid's fullest cell. None if there is nothing to show.
    """
    table = audit.tables.get("hours")
    if table is None or not table["inbound"].sum():
        return None
    ordered = table.sort_values(["weekday", "hour"])
    grids = []
    for part in PARTS:
        counts = ordered[part].to_numpy(dtype=int).reshape(7, 24)
        most = max(int(counts.max()), 1)
        days = [
            {
                "name": words.weekday(number),
                "cells": [(words.count(count) if count else "", f"{count / most:.2f}") for count in line],
            }
            for number, line in enumerate(counts.tolist())
        ]
        total = int(counts.sum())
        grids.append({"name": words(f"week.{part}", n=total), "days": days, "total": total})
    zone = shown(audit.manifest.get("hours_zone", "UTC"), 60)
    return {"title": _title(ordered, words), "zone": zone, "grids": grids}


def _title(table: pd.DataFrame, words: Words) -> str:
    """Say how much is asked when offices are closed, and how much answered then."""
    late = (table["weekday"] >= SATURDAY) | (table["hour"] < MORNING) | (table["hour"] >= EVENING)
    shares = [float(table.loc[late, part].sum() / table[part].sum()) if table[part].sum() else None for part in PARTS]
    if shares[1] is None:
        return words("week.finding_unanswered", share=shares[0])
    return words("week.finding", share=shares[0], answered=shares[1])
