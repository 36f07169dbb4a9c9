"""Recount of what posts are for, and of who is answered and what is dialog under posts of each purpose."""

from collections.abc import Callable, Sequence
from typing import Any

from dialogscore.verify.coverage import mute, unread
from dialogscore.verify.rates import HORIZON, eligible, stands
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, banded, refused, share
from dialogscore.verify.units import Asked, Said, company_turns

__all__ = ["doubted", "post_above", "purpose_of", "purpose_recounts", "talk_recounts"]

NAMES = ("sales", "product", "employer", "service", "research", "community", "corporate", "brand")
NONE = "none"
GOALS = {
    "brand_management": {"brand", "corporate"},
    "product_communication": {"product"},
    "sales": {"sales"},
    "employer_branding": {"employer"},
    "customer_retention": {"service", "community"},
    "market_research": {"research"},
}
SIDES = {"sells": {"sales", "product"}, "serves": {"service", "community"}}
LEAST = 30


def purpose_of(one: Any) -> str:
    """
    Name what a post is for.

    Parameters
    ----------
    one : Message
        A message.

    Returns
    -------
    str
        Its purpose; ``none`` where it has none, or its language cannot be read.
    """
    return NONE if one is None or one.language_support == "unsupported" else one.purpose or NONE


def post_above(record: Record) -> dict[tuple, Any]:
    """
    Find the post of the company that begins each thread.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    dict of tuple to Message
        Thread to its earliest beginning, where the purpose of that is known.
    """
    found: dict[tuple, Any] = {}
    for one in record.messages:
        if one.depth == 0 and one.parent_id is None:
            found.setdefault(one.thread, one)
    return {thread: one for thread, one in found.items() if purpose_of(one) != NONE}


def purpose_recounts(record: Record, everything: Sequence[Any]) -> list[Recount]:
    """
    Recount the mix of purposes and of goals.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `said_messages` gives them.

    Returns
    -------
    list of Recount
        Shares of posts and of all messages; refused where too much cannot be read, or who is answered is not known.
    """
    read = [one.language_support != "unsupported" for one in everything]
    said = [one for one, can in zip(everything, read, strict=True) if can and _meant(one) != NONE]
    posts = [one for one in said if one.position == "opener"]
    why, silent = unread(read), mute(record)
    rows = []
    for suffix, units in (("", posts), ("_all", said)):
        reason = silent if silent == "no_parents" or suffix else None
        for by, parts in (("purpose", {name: {name} for name in NAMES}), ("goal", GOALS)):
            for name, served in parts.items():
                rows += _share(f"{by}_share{suffix}", units, served, reason or why, by=by, part=name)
    return rows


def _meant(one: Any) -> str:
    """What a message is for: a reply serves, thanks and asks to keep company, or sells."""
    if one.position != "reply":
        return purpose_of(one)
    return {"acknowledge": "community", "invite": "community", "promote": "sales"}.get(one.act, "service")


def _share(measure: str, units: Sequence[Any], served: set[str], why: str | None, **of: str) -> list[Recount]:
    if why:
        return [refused(measure, why, len(units), **of)]
    return banded(
        measure,
        units,
        lambda one: _meant(one) in served,
        lambda one: one.is_uncertain if one.position == "reply" else one.purpose_uncertain,
        **of,
    )


def talk_recounts(
    record: Record, everything: Sequence[Any], turns: Sequence[Asked], reason: str | None, needing: str | None
) -> list[Recount]:
    """
    Recount the rates and the dialog share under the posts of each purpose.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `said_messages` gives them.
    turns : sequence of Asked
        Turns of the audience.
    reason, needing : str or None
        Why there is no rate at all, or none of those that need a reply, if so.

    Returns
    -------
    list of Recount
        By purpose, and by the two sides: where it sells, where it serves.
    """
    above = post_above(record)
    parts = [("purpose", name, {name}) for name in (*NAMES, NONE)]
    parts += [("purpose_side", side, served) for side, served in SIDES.items()]
    read = [one.language_support != "unsupported" for one in everything]
    said = [] if unread(read) or mute(record) else [one for one, can in zip(everything, read, strict=True) if can]
    rows: list[Recount] = []
    for by, name, served in parts:
        some = [turn for turn in turns if purpose_of(above.get(turn.thread)) in served]
        if any(turn.inside and not turn.deleted for turn in some) and not reason:
            rows += [] if needing else _rate("reply_rate_72h", some, above, True, by=by, part=name)
            rows += _rate("reply_rate_all_72h", some, above, False, by=by, part=name)
        own = company_turns(one for one in said if purpose_of(above.get(one.thread)) in served)
        rows += _dialog(own, above, by=by, part=name) if own else []
    return rows


def _unsure(unit: Any, above: dict[tuple, Any]) -> bool:
    post = above.get(unit.thread)
    return post is not None and bool(post.purpose_uncertain)


def doubted(
    measure: str,
    units: Sequence[Any],
    reads: tuple[Callable[[Any], bool], Callable[[Any], bool], Callable[[Any], bool]],
    doubtful: Callable[[Any], bool],
    *,
    by: str = "",
    part: str = "",
) -> list[Recount]:
    """
    Count hits where it is also uncertain which units belong.

    Parameters
    ----------
    measure : str
        Name of the measure.
    units : sequence
        Units, each with ``thread``.
    reads : tuple of callable
        Whether a unit counts as labels stand, with the uncertain ones against, and for.
    doubtful : callable
        Whether a unit may not belong: then it counts where it is no hit (against), or where it is one (for).
    by, part : str, optional
        What the units were split by, and which part this is.

    Returns
    -------
    list of Recount
        Three rows.
    """
    of, end = (f":{by}", f":{part}") if by else ("", "")
    rows = [share(measure, units, reads[0], by=by, part=part)]
    for side, read in (("against", reads[1]), ("for", reads[2])):
        some = [unit for unit in units if not doubtful(unit) or bool(read(unit)) == (side == "for")]
        rows.append(share(measure, some, read, by=f"uncertain_labels{of}", part=side + end))
    return rows


def _rate(measure: str, turns: Sequence[Asked], above: dict, needing: bool, *, by: str, part: str) -> list[Recount]:
    units = eligible(turns, needing=needing)
    note, n = stands(units, HORIZON)
    if note:
        return [refused(measure, note, n, by=by, part=part)]

    def counted(turn: Asked, side: str) -> bool:
        surely = (turn.surely if needing else True) and not _unsure(turn, above)
        return surely or ((turn.maybe or not needing) and turn.within(HORIZON) == (side == "for"))

    watched = [turn for turn in eligible(turns, needing=False) if turn.watched(HORIZON)]
    rows = [share(measure, [turn for turn in watched if turn.needs or not needing], _in_time, by=by, part=part)]
    for side in ("against", "for"):
        some = [turn for turn in watched if counted(turn, side)]
        rows.append(share(measure, some, _in_time, by=f"uncertain_labels:{by}", part=f"{side}:{part}"))
    return rows


def _in_time(turn: Asked) -> bool:
    return turn.within(HORIZON)


def _dialog(turns: Sequence[Said], above: dict[tuple, Any], *, by: str, part: str) -> list[Recount]:
    if len(turns) < LEAST:
        return [refused("dialog_share", "few_units", len(turns), by=by, part=part)]
    reads = (
        lambda turn: turn.mode == "dialog",
        lambda turn: turn.mode == "dialog" and not turn.uncertain,
        lambda turn: turn.mode == "dialog" or turn.uncertain,
    )
    return doubted("dialog_share", turns, reads, lambda turn: _unsure(turn, above), by=by, part=part)
