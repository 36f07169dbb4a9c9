"""Recount of what the company writes: acts, modes, levels, dialog, hand-overs, canned replies, invitations."""

from collections.abc import Callable, Sequence
from typing import Any

from dialogscore.verify.coverage import AUDIENCE, lacks, unread
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, banded, counted, refused, share
from dialogscore.verify.units import MODES, Said, company_turns

__all__ = ["invitation_recounts", "is_prize", "withheld", "written_recounts"]

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")
OUTCOMES = ("kept", "broken", "untaken", "pending", "unknowable")
PLACES = (("", None), ("_openers", "opener"), ("_replies", "reply"))
DEFLECTS = "deflect"
# Labels lift no message above a turn of this level.
TOP = 3


def is_prize(one: Any) -> bool:
    """
    Tell whether a message is an invitation tied to a prize.

    Parameters
    ----------
    one : Message
        A message of the company.

    Returns
    -------
    bool
        Whether it is.
    """
    return one.act == "invite" and bool(one.feature_prize)


def written_recounts(everything: Sequence[Any]) -> list[Recount]:
    """
    Recount the shares of the company's messages and turns.

    Parameters
    ----------
    everything : sequence of Message
        As `said_messages` gives them.

    Returns
    -------
    list of Recount
        Shares over the messages in languages that can be read; all refused where too few are.
    """
    supported = [one.language_support != "unsupported" for one in everything]
    said = [one for one, read in zip(everything, supported, strict=True) if read]
    turns = company_turns(said)
    replies = [turn for turn in turns if turn.position == "reply"]
    rows = _mix(said, turns) + _dialogs(said, turns) + _strata(said)
    read = (("dialog_share_strict", 4), ("dialog_share_wide", 1))
    for measure, least in read:
        rows += banded(measure, turns, lambda turn, least=least: turn.level >= least, lambda turn: turn.uncertain)
    for suffix, place in PLACES[:2]:
        some = [turn for turn in turns if place in (None, turn.position)]
        rows += banded(
            f"one_way_share{suffix}", some, lambda turn: turn.mode == "broadcast", lambda turn: turn.uncertain
        )
    openers = [turn for turn in turns if turn.position == "opener"]
    if any(turn.mode == "open" for turn in openers):
        of = {"by": "open_invitations", "part": "for"}
        rows.append(share("dialog_share_openers", openers, lambda turn: turn.mode in ("open", "dialog"), **of))
    rows += _parts("", replies) + _parts("_messages", [Said([one]) for one in said if one.position == "reply"])
    rows += _canned("canned_share", turns) + _canned("canned_share_messages", [Said([one]) for one in said])
    reason = unread(supported)
    if reason is None:
        return rows
    # The split by promotion and kind is made of what can be read, and stays.
    bands = ("uncertain_labels", "open_invitations")
    kept = [row for row in rows if not row.by.startswith(bands) or row.by.endswith((":promotion", ":kind"))]
    split = ("promotion", "kind", *(f"uncertain_labels:{name}" for name in ("promotion", "kind")))
    return [row if row.by in split else refused(row.measure, reason, row.n, by=row.by, part=row.part) for row in kept]


def withheld(rows: Sequence[Recount], why: str) -> list[Recount]:
    """
    Refuse the shares of an export that holds posts and not whom they answer.

    Parameters
    ----------
    rows : sequence of Recount
        As `written_recounts` gives them.
    why : str
        Note code.

    Returns
    -------
    list of Recount
        Without bands and without the split by promotion and kind.
    """
    gone = ("uncertain_labels", "open_invitations", "promotion", "kind")
    kept = [row for row in rows if not row.by.startswith(gone)]
    return [refused(row.measure, why, row.n, by=row.by, part=row.part) for row in kept]


def _mix(said: Sequence[Any], turns: Sequence[Said]) -> list[Recount]:
    rows = []
    for suffix, place in PLACES:
        some = [Said([one]) for one in said if place in (None, one.position)]
        for act in ACTS:
            rows += banded(
                f"act_share{suffix}", some, lambda one, act=act: one.messages[0].act == act,
                lambda one: one.uncertain, by="act", part=act,
            )  # fmt: skip
        whole = [turn for turn in turns if place in (None, turn.position)]
        for mode in MODES:
            rows += banded(
                f"mode_share{suffix}", whole, lambda turn, mode=mode: turn.mode == mode,
                lambda turn: turn.uncertain, by="mode", part=mode,
            )  # fmt: skip
        rows += banded(
            f"mode_share{suffix}", whole,
            lambda turn: turn.mode == "nominal" and turn.leads(lambda told: told.handed_over),
            lambda turn: turn.uncertain, by="handed_over", part="handed_over",
        )  # fmt: skip
    for level in range(5):
        rows += banded(
            "level_share", turns, lambda turn, level=level: turn.level == level, lambda turn: turn.uncertain,
            by="level", part=str(level),
        )  # fmt: skip
    return rows


def _dialog(measure: str, turns: Sequence[Said]) -> list[Recount]:
    def dialog(one: Any) -> bool:
        return one.mode == "dialog"

    sides: tuple[tuple[str, Callable], ...] = (
        ("against", lambda turn: turn.any(lambda one: dialog(one) and not one.is_uncertain)),
        ("for", lambda turn: turn.any(lambda one: dialog(one) or one.is_uncertain)),
    )
    rows = [share(measure, turns, dialog)]
    return rows + [share(measure, turns, hit, by="uncertain_labels", part=side) for side, hit in sides]


def _dialogs(said: Sequence[Any], turns: Sequence[Said]) -> list[Recount]:
    rows = _dialog("dialog_share", turns)
    kept = share("dialog_share", turns, lambda turn: turn.mode in ("open", "dialog"), by="open_invitations", part="for")
    rows.append(kept)
    rows += _dialog("dialog_share_messages", [Said([one]) for one in said])
    for suffix, place in PLACES[1:]:
        rows += _dialog(f"dialog_share{suffix}", [turn for turn in turns if turn.position == place])
    without = company_turns(one for one in said if not one.handed_over)
    rows += _dialog("dialog_share_without_handed_over", without)
    return rows + _dialog("dialog_share_without_prizes", company_turns(one for one in said if not is_prize(one)))


def _parts(suffix: str, units: Sequence[Said]) -> list[Recount]:
    rows = []
    for measure, hit in (
        ("handed_over_share", lambda one: one.handed_over),
        ("deflection_share", lambda one: one.act == DEFLECTS),
    ):
        rows += banded(measure + suffix, units, lambda unit, hit=hit: unit.leads(hit), lambda unit: unit.uncertain)
    return rows


def _canned(measure: str, units: Sequence[Said]) -> list[Recount]:
    rows = []
    read = [(unit, *_read(unit)) for unit in units]
    for side, by in (("", ""), ("against", "uncertain_labels"), ("for", "uncertain_labels")):
        chosen, hits = [], {}
        for unit, reply, surely, may, now, against, most in read:
            # A message that may be a reply counts where it is not canned (against), or where it is (for).
            counts = {"": reply, "against": may and (surely or not against), "for": may and (surely or most)}[side]
            if counts:
                chosen.append(unit)
                hits[id(unit)] = {"": now, "against": against, "for": most}[side]
        rows.append(share(measure, chosen, lambda unit, hits=hits: hits[id(unit)], by=by, part=side))
    return rows


def _read(unit: Said) -> tuple[bool, bool, bool, bool, bool, bool]:
    """A reply, surely one, maybe one; canned as labels stand, with the uncertain ones against, and for it."""
    sure = [one for one in unit.messages if not one.is_uncertain]
    unsure = [one for one in unit.messages if one.is_uncertain]
    highest = max((int(one.level) for one in sure), default=-1)
    reply = unit.any(lambda one: one.position == "reply")
    surely = unit.any(lambda one: one.position == "reply" and not (one.addresses == "unclear" and one.is_uncertain))
    may = reply or any(one.addresses == "unclear" for one in unsure)
    speaks = any(one.is_canned for one in sure if int(one.level) == highest)
    lifted = highest < TOP and any(not one.is_canned for one in unsure)
    alone = not sure and unit.any(lambda one: one.is_canned)
    most = speaks or any(one.is_canned for one in unsure)
    return reply, surely, may, unit.leads(lambda one: one.is_canned), (speaks or alone) and not lifted, most


def _strata(said: Sequence[Any]) -> list[Recount]:
    rows = []
    for by, names, condition in (
        ("promotion", ("paid", "organic"), lambda one: bool(one.is_promoted)),
        ("kind", ("quote", "other"), lambda one: one.kind == "quote"),
    ):
        if any(condition(one) for one in said):
            for name, wanted in zip(names, (True, False), strict=True):
                turns = company_turns(one for one in said if condition(one) is wanted)
                rows += banded(
                    "dialog_share", turns, lambda turn: turn.mode == "dialog", lambda turn: turn.uncertain,
                    by=by, part=name,
                )  # fmt: skip
    return rows


def invitation_recounts(record: Record, everything: Sequence[Any]) -> list[Recount]:
    """
    Recount the invitations by what came of them.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `said_messages` gives them.

    Returns
    -------
    list of Recount
        Counts by outcome and by prize; kept over kept and broken.
    """
    said = [one for one in everything if one.language_support != "unsupported"]
    invited = [one for one in said if one.act == "invite"]
    rows = []

    def count(by: str, part: str, condition: Callable[[Any], bool]) -> None:
        hits = [condition(one) for one in invited]
        rows.append(counted("invitations", sum(hits), len(invited), by=by, part=part, units=invited, hits=hits))

    for outcome in OUTCOMES:
        count("outcome", outcome, lambda one, outcome=outcome: one.invitation_outcome == outcome)
    count("prize", "yes", is_prize)
    count("prize", "no", lambda one: not is_prize(one))
    reason = lacks(record, AUDIENCE, by_order=True)
    for measure, some in (
        ("invitations_kept", invited),
        ("invitations_kept_without_prizes", [one for one in invited if not is_prize(one)]),
    ):
        decided = [one for one in some if one.invitation_outcome in ("kept", "broken")]
        rows += (
            [refused(measure, reason)]
            if reason
            else banded(
                measure,
                decided,
                lambda one: one.invitation_outcome == "kept",
                lambda one: bool(one.invitation_uncertain),
            )
        )
    return rows
