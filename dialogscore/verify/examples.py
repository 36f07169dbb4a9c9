"""Messages that show how a figure came about: some that counted as hits, one that did not."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dialogscore.verify.record import cell
from dialogscore.verify.shares import Recount

__all__ = ["Example", "examples"]

MOST = 3


class Example(NamedTuple):
    """
    A message that was counted.

    Attributes
    ----------
    ref, message_id : str
        The message, or the first of a turn; the id as messages.csv shows it.
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
        only given by parts the first hit of each of the three largest. Empty where nothing was counted, or where the
        measure is not recounted.
    """
    rows = [row for row in recounts if row.measure == measure and row.units and ":" not in row.by]
    # The rows of definition profiles are parts too: each by another definition.
    whole = [row for row in rows if not row.by and not measure.startswith("profile_")]
    picked: list[tuple[str, bool, str]] = []
    if whole:
        row = whole[0]
        hits = [unit.ref for unit, hit in zip(row.units, row.hits, strict=True) if hit]
        others = [unit.ref for unit, hit in zip(row.units, row.hits, strict=True) if not hit]
        wanted = min(len(hits), max(MOST - 1, MOST - len(others)))
        picked = [(ref, True, "") for ref in hits[:wanted]] + [(ref, False, "") for ref in others[: MOST - wanted]]
    else:
        parts = [row for row in rows if row.by != "uncertain_labels" and any(row.hits)]
        for row in sorted(parts, key=lambda one: -sum(one.hits))[:MOST]:
            part = f"{row.by} {row.part}" if row.by else row.profile
            picked.append((row.units[row.hits.index(True)].ref, True, part))
    ids = _ids(Path(out), {ref for ref, *_ in picked})
    return [Example(ref, ids.get(ref, ""), is_hit, part) for ref, is_hit, part in picked]


def _ids(out: Path, refs: set[str]) -> dict[str, str]:
    """Return the ids as they may be handed on: an id can hold a person's profile."""
    if not refs:
        return {}
    with (out / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        return {line["ref"]: cell(line["message_id"]) for line in csv.DictReader(file) if line["ref"] in refs}
