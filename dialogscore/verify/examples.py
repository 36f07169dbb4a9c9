"""Messages that show how a figure came about: some that counted as hits, one that did not."""

import csv
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from dialogscore.verify.lines import cell
from dialogscore.verify.shares import Recount

__all__ = ["Example", "examples"]

MOST = 3
PILLARS = ("pillar_openness", "pillar_responsiveness", "pillar_substance", "pillar_continuity")
OF_PILLARS = ("index", "index_sensitivity", "pillar_importance", "pillar_correlation")


class Example(NamedTuple):
    """
    A message that was counted.

    Attributes
    ----------
    ref, message_id : str
        The message, or the first of a turn; the id as messages.csv shows it, empty where a lean result has none.
    is_hit : bool
        Whether it counts as a hit.
    part : str
        Split and part that it belongs to, or the definition profile, or "".
    """

    ref: str
    message_id: str
    is_hit: bool
    part: str


def examples(out: str | Path, recounts: Sequence[Recount], measure: str) -> list[Example]:
    """
    Pick three messages of a measure.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder.
    recounts : sequence of Recount
        As `dialogscore.verify.recount` gives them.
    measure : str
        Name of the measure.

    Returns
    -------
    list of Example
        Of a figure over everything the first two hits and the first other unit, or what there is; of a figure that is
        only given by parts the first hit of each of the three largest, or more of theirs; of the index and what was
        made of it such hits of its pillars. Empty where nothing was counted, or where the measure is not recounted.
    """
    rows = [row for row in recounts if row.measure == measure and row.units and ":" not in row.by]
    # The rows of definition profiles are parts too: each by another definition.
    whole = [row for row in rows if not row.by and not measure.startswith("profile_")]
    if measure in OF_PILLARS:
        picked = _of_parts(_pillars(recounts))
    elif whole:
        picked = _of_whole(whole[0])
    else:
        picked = _of_parts([row for row in rows if row.by != "uncertain_labels"])
    ids = _ids(Path(out), {ref for ref, *_ in picked})
    return [Example(ref, ids.get(ref, ""), is_hit, part) for ref, is_hit, part in picked]


def _pillars(recounts: Sequence[Recount]) -> list[Recount]:
    """Give what the index is made of, where there is an index."""
    if all(row.value is None for row in recounts if row.measure == "index"):
        return []
    return [row for row in recounts if row.measure in PILLARS and row.units and not row.by]


def _of_whole(row: Recount) -> list[tuple[str, bool, str]]:
    hits, others = (
        [unit.ref for unit, hit in zip(row.units, row.hits, strict=True) if bool(hit) is wanted]
        for wanted in (True, False)
    )
    wanted = min(len(hits), max(MOST - 1, MOST - len(others)))
    return [(ref, True, "") for ref in hits[:wanted]] + [(ref, False, "") for ref in others[: MOST - wanted]]


def _of_parts(rows: Sequence[Recount]) -> list[tuple[str, bool, str]]:
    """Go round the parts, the largest first, and take their first hits, then their second ones."""
    parts = sorted((row for row in rows if any(row.hits)), key=lambda row: -sum(row.hits))[:MOST]
    turns = []
    for row in parts:
        whole = row.profile if row.measure.startswith("profile_") else row.measure
        name = f"{row.by} {row.part}" if row.by else whole
        hits = [unit.ref for unit, hit in zip(row.units, row.hits, strict=True) if hit]
        turns.append([(ref, True, name) for ref in hits[:MOST]])
    return [one for some in zip_longest(*turns) for one in some if one is not None][:MOST]


def _ids(out: Path, refs: set[str]) -> dict[str, str]:
    """Return the ids as they may be handed on: an id can hold a person's profile."""
    path = out / "messages.csv"
    if not refs or not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {line["ref"]: cell(line["message_id"]) for line in csv.DictReader(file) if line["ref"] in refs}
