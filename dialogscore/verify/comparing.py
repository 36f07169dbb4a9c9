"""The scores as they stand against the recount: pass, fail, or not recounted, row by row."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import isclose
from typing import Any, NamedTuple

from dialogscore.verify.shares import Recount

__all__ = ["OUT_OF_REACH", "Tally", "Verdict", "compared"]

PASS, FAIL, OPEN = "pass", "fail", "not recounted"
# What happened in private the record does not hold.
OUT_OF_REACH = ("hand_overs_taken_up", "hand_overs_answered")
# A wait is held to the microsecond.
HAIR = {"s": 1e-6}
CODED = "corrected"


class Tally(NamedTuple):
    """
    How the rows of one measure came out.

    Attributes
    ----------
    passed, failed, left : int
        Rows that are as recounted, that are not, and that are not recounted.
    intervals : int
        Rows whose sampling interval was recounted too.
    """

    passed: int
    failed: int
    left: int
    intervals: int


class Verdict(NamedTuple):
    """
    The comparison of all rows.

    Attributes
    ----------
    measures : dict of str to Tally
        By measure, in the order of the scores.
    failures : tuple of str
        What is wrong, each row by its name.
    coded : int
        Rows corrected by people's codes: they are left, for they rest on a sample and not on the record alone.
    """

    measures: dict[str, Tally]
    failures: tuple[str, ...]
    coded: int = 0


def compared(scores: Iterable[Mapping[str, Any]], recounts: Iterable[Recount]) -> Verdict:
    """
    Compare scores with recounts.

    Parameters
    ----------
    scores : iterable of mapping
        Rows of scores.csv.
    recounts : iterable of Recount
        What was counted again.

    Returns
    -------
    Verdict
        A row that is recounted and missing fails under its measure; a row that nobody recounts is left.
    """
    expected = {row.key: row for row in recounts}
    order: dict[str, Counter] = {}
    failures: list[str] = []
    seen: set[tuple] = set()

    def settle(measure: str, outcome: str, wrong: str = "") -> None:
        order.setdefault(measure, Counter())[outcome] += 1
        if wrong:
            failures.append(wrong)

    for line in scores:
        key = tuple(line[name] for name in ("profile", "measure", "subset_by", "subset"))
        row = expected.get(key)
        name = _name(key)
        if line.get("basis") == CODED:
            by_codes = (*key, CODED)
            is_right = key in seen and by_codes not in seen
            wrong = "" if is_right else f"{name}, corrected: stands twice, or before its row"
            settle(line["measure"], FAIL if wrong else OPEN, wrong)
            seen.add(by_codes)
            continue
        if key in seen:
            settle(line["measure"], FAIL, f"{name}: stands twice")
        elif row is None:
            settle(line["measure"], OPEN)
        else:
            wrong = _differences(line, row)
            settle(line["measure"], FAIL if wrong else PASS, f"{name}: {'; '.join(wrong)}" if wrong else "")
            if row.limits is not None and not wrong:
                order[line["measure"]]["intervals"] += 1
        seen.add(key)
    coded = sum(key[-1] == CODED and len(key) > 4 for key in seen)
    for key in sorted(set(expected) - seen):
        settle(key[1], FAIL, f"{_name(key)}: is missing, recounted {_shown(expected[key].value)}")
    tallies = {
        measure: Tally(count[PASS], count[FAIL], count[OPEN], count["intervals"]) for measure, count in order.items()
    }
    return Verdict(tallies, tuple(failures), coded)


def _differences(line: Mapping[str, Any], row: Recount) -> list[str]:
    value, hair = line["value"], HAIR.get(line.get("unit"), 1e-9)
    pairs = [("value", value, row.value), ("n", line["n"], float(row.n))]
    if row.limits is not None:
        pairs += [("low_sampling", line["low_sampling"], row.limits[0])]
        pairs += [("high_sampling", line["high_sampling"], row.limits[1])]
    wrong = [
        f"{name} is {_shown(one)}, recounted {_shown(other)}"
        for name, one, other in pairs
        if not _same(one, other, hair)
    ]
    if value is None and row.value is None and line["note_code"] != row.note:
        wrong.append(f"the reason is {line['note_code'] or 'not given'}, recounted {row.note}")
    # Model errors and uncertain labels only ever widen an interval.
    for name, wider, sign in (("low", "low_sampling", 1), ("high", "high_sampling", -1)):
        if line[name] is not None and line[wider] is not None and sign * (line[name] - line[wider]) > 1e-9:
            wrong.append(f"{name} lies within {wider}")
    return wrong


def _same(one: float | None, other: float | None, hair: float) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=hair)


def _shown(value: float | None) -> str:
    return "nothing" if value is None else f"{value:.12g}"


def _name(key: tuple[str, ...]) -> str:
    profile, measure, by, part = key
    named = measure if profile == "dialogscore" and not measure.startswith("profile_") else f"{measure} of {profile}"
    return f"{named} ({by} {part})" if by else named
