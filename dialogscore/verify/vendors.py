"""Recount of the definition profiles: who must be answered, what counts as an answer, and how time is taken."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import floor
from statistics import mean, median
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dialogscore.verify.coverage import AUDIENCE, lacks
from dialogscore.verify.record import Record, own, person_of
from dialogscore.verify.shares import Recount, refused, share
from dialogscore.verify.units import Asked

__all__ = ["profile_recounts"]

RATE, TIME = "profile_reply_rate", "profile_response_seconds"
DAY = 86400 * 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LINK = re.compile(r"https?://\S+")
BY_LABEL = {"needs_reply", "question", "complaint"}
IN_FIRST = ("opening", "comment")
OPENS, SHUTS = 9, 17


class _Unit(NamedTuple):
    """What a profile counts: a message, a turn or a contact, with its answer or None."""

    messages: list
    answer: Any
    answers: tuple = ()

    @property
    def ref(self) -> str:
        """Ref of its first message."""
        return self.messages[0].ref

    @property
    def thread(self) -> tuple:
        """Its thread."""
        return self.messages[0].thread


def profile_recounts(
    record: Record, turns: Sequence[Asked], *, flatters: str | None, needing: str | None
) -> list[Recount]:
    """
    Recount every definition that the table of profiles holds.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    flatters : str or None
        Why a rate of answers would flatter, if so.
    needing : str or None
        Why nobody can tell which turns need a reply, if so.

    Returns
    -------
    list of Recount
        Rate and time of each; the intervals of times, which come from drawing threads again, are not recounted.
    """
    rows = []
    pairs = _pairs(record)
    names = {
        name.lower().lstrip("@")
        for one in record.messages if one.author_role == "company"
        for name in (one.author_handle, one.author_id) if name
    }  # fmt: skip
    for told in record.profiles:
        if "last_days" not in told:
            continue  # made before the table said so
        profile = told | {key: (told.get(key) or "").split() for key in ("who", "answer", "without", "also")}
        reason = lacks(record, AUDIENCE, by_order=True) or flatters
        if not reason and "like" in profile["answer"] and all(one.company_reacted is None for one in record.messages):
            reason = "reactions_unknown"
        reason = reason or (needing if BY_LABEL & set(profile["who"]) else None)
        if reason:
            rows += [refused(name, reason, profile=profile["profile"]) for name in (RATE, TIME)]
        else:
            rows += _scored(record, profile, _units(record, profile, turns, pairs, names))
    return rows


def _scored(record: Record, profile: dict, units: list[_Unit]) -> list[Recount]:
    name, hours = profile["profile"], profile["horizon_hours"]
    limit = None if hours is None else hours * 3600
    units = _recent(units, profile, record.manifest["hours_zone"])
    if limit is not None:
        units = [unit for unit in units if (unit.messages[0].observed_seconds or -1) >= limit]
    if len(units) < profile["least"]:
        return [refused(measure, "few_units", len(units), profile=name) for measure in (RATE, TIME)]

    def replied(unit: _Unit) -> bool:
        answer, first = unit.answer, unit.messages[0]
        return answer is not None and (limit is None or answer.at - first.at <= limit * 1_000_000)

    def hit(unit: _Unit) -> bool:
        liked = "like" in profile["answer"] and any(one.company_reacted for one in unit.messages)
        return replied(unit) or liked or ("deletion" in profile["answer"] and _gone(unit))

    rate = share(RATE, units, hit, profile=name)
    waiting = units
    if "each_reply" in profile["also"]:
        waiting = [unit._replace(answer=answer) for unit in units for answer in unit.answers]
    timed = [unit for unit in waiting if replied(unit) and _exact(unit.messages[0]) and _exact(unit.answer)]
    if not timed:
        return [rate, refused(TIME, "no_units", profile=name)]
    waits = [_wait(unit, profile, record.manifest["hours_zone"]) for unit in timed]
    value = {"mean": mean, "median": median, "mean_fastest_90": _fastest}[profile["statistic"]](waits)
    return [rate, Recount(name, TIME, "", "", value, len(timed), units=timed, hits=[True] * len(timed))]


def _fastest(waits: list[float]) -> float:
    return mean(sorted(waits)[: max(1, floor(0.9 * len(waits) + 1e-9))])


def _recent(units: list[_Unit], profile: dict, zone: str) -> list[_Unit]:
    if profile["last_days"] is None or not units:
        return units
    days = [_local(unit.messages[0].at, ZoneInfo(zone)).date() for unit in units]
    since = max(days) - timedelta(days=profile["last_days"])
    recent = [unit for unit, day in zip(units, days, strict=True) if day > since]
    least = profile["least_last"]
    if least is None or len(recent) >= least:
        return recent
    return sorted(units, key=lambda unit: unit.messages[0].at)[-int(least) :]


def _wait(unit: _Unit, profile: dict, zone: str) -> float:
    start, answer = unit.messages[0].at, unit.answer.at
    if profile["start"] == "last":
        start = max((one.at for one in unit.messages if one.at <= answer), default=start)
    if profile["clock"] == "office":
        opening = _opening(start, ZoneInfo(zone))
        start = start if answer < opening else opening
    return (answer - start) / 1e6


def _local(at: int, zone: ZoneInfo) -> datetime:
    return (EPOCH + timedelta(microseconds=at)).astimezone(zone)


def _opening(at: int, zone: ZoneInfo) -> int:
    """When the office next stands open: 9 to 17 o'clock from Monday to Friday."""
    local = _local(at, zone)
    if local.weekday() < 5 and OPENS <= local.hour < SHUTS:
        return at
    day = local.replace(hour=OPENS, minute=0, second=0, microsecond=0, fold=0)
    if local.weekday() >= 5 or local.hour >= SHUTS:
        day += timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
    return (day.astimezone(UTC) - EPOCH) // timedelta(microseconds=1)


def _exact(one: Any) -> bool:
    return one.created_at_precision not in ("day", "estimated")


def _gone(unit: _Unit) -> bool:
    return all(one.status != "visible" for one in unit.messages)


def _pairs(record: Record) -> list[tuple[Any, Any]]:
    """Answers with the audience's message that each answers, oneself aside."""
    found = []
    for one in record.messages:
        target = record.find(one, "reply_target_id") if own(one) else None
        if target is not None and _inbound(target) and (person_of(one) is None or person_of(one) != person_of(target)):
            found.append((one, target))
    return found


def _inbound(one: Any) -> bool:
    return one.direction == "inbound" and one.author_role == "audience" and own(one)


def _units(
    record: Record, profile: dict, turns: Sequence[Asked], pairs: list[tuple[Any, Any]], names: set[str]
) -> list[_Unit]:
    if profile["unit"] == "turn":
        groups = [turn.messages for turn in turns]
        if "anyone" not in profile["answer"]:
            # The threads know answers to several people at once, which a single target does not show.
            more = [(record.find(one, "response_id"), one) for turn in turns for one in turn.messages]
            pairs = pairs + [(answer, one) for answer, one in more if answer is not None]
    else:
        inbound = [one for one in record.messages if _inbound(one)]
        groups = _contacts(inbound, pairs) if profile["unit"] == "contact" else [[one] for one in inbound]
    unit_of = {one.ref: place for place, group in enumerate(groups) for one in group}
    found: dict[int, dict] = defaultdict(dict)
    for answer, asked in pairs:
        if _counts(answer, asked, profile):
            found[unit_of[asked.ref]][answer.at, answer.number] = answer
    answers = {place: tuple(each[key] for key in sorted(each)) for place, each in found.items()}
    units = [_Unit(group, *_first_and_all(answers.get(place, ()))) for place, group in enumerate(groups)]
    stay = "deletion" in profile["answer"] or "deleted" in profile["also"]
    return [
        unit for unit in units
        if record.inside(unit.messages[0].at)
        and all(_meets(name, unit, record, names) for name in profile["who"])
        and (stay or not _gone(unit))
    ]  # fmt: skip


def _first_and_all(answers: tuple) -> tuple[Any, tuple]:
    return (answers[0] if answers else None), answers


def _counts(answer: Any, asked: Any, profile: dict) -> bool:
    if "anyone" not in profile["answer"] and (answer.author_role != "company" or "reply" not in profile["answer"]):
        return False
    without = profile["without"]
    several = " " in (answer.mentions or "").strip()
    return not (
        ("automated" in without and answer.is_automated)
        or ("several_names" in without and several)
        or ("negative" in without and answer.at < asked.at)
    )


def _meets(name: str, unit: _Unit, record: Record, names: set[str]) -> bool:
    # What must be answered shows in any message of the unit; where it stands shows in its first.
    some = unit.messages[:1] if name in IN_FIRST else unit.messages
    return any(_holds(name, one, record, names) for one in some)


def _holds(name: str, one: Any, record: Record, names: set[str]) -> bool:
    if name in ("question", "complaint"):
        return one.inbound_type == name
    if name == "comment":
        target = record.find(one, "reply_target_id")
        return one.depth == 1 and target is not None and target.author_role == "company"
    if name == "mention":
        said = (one.mentions or "").lower().split()
        return any(word in names for word in [word.lstrip("@") for word in said[:1]] + said[1:])
    return {
        "needs_reply": bool(one.needs_reply),
        "question_mark": "?" in LINK.sub("", one.text or ""),
        "opening": one.depth == 0,
        "not_automated": not one.is_automated,
    }[name]


def _contacts(inbound: Sequence[Any], pairs: list[tuple[Any, Any]]) -> list[list]:
    """Split what each person wrote where a day passed without a word between the two."""
    events: dict[Any, list] = defaultdict(list)
    for one in inbound:
        events[person_of(one) or one.ref].append((one.at, False, one))
    for answer, asked in pairs:
        if answer.author_role == "company" and person_of(asked) is not None:
            events[person_of(asked)].append((answer.at, True, answer))
    contacts = []
    for told in events.values():
        before = None
        for at, ours, one in sorted(told, key=lambda event: (event[0], event[1], event[2].number)):
            if before is None or at - before >= DAY:
                contacts.append([])
            before = at
            if not ours:
                contacts[-1].append(one)
    found = [sorted(group, key=lambda one: one.number) for group in contacts if group]
    return sorted(found, key=lambda group: group[0].number)
