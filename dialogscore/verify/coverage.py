"""What an export cannot tell, judged again: missing capabilities, answered messages only, unreadable languages."""

from collections.abc import Iterable, Sequence
from typing import Any

from dialogscore.verify.record import Record, own
from dialogscore.verify.shares import Recount
from dialogscore.verify.units import Asked

__all__ = ["AUDIENCE", "TIMED", "answered_only", "by_words", "flattering", "forgotten", "lacks", "mute", "unread"]

AUDIENCE = ("audience_messages", "parents")
TIMED = (*AUDIENCE, "exact_times")
MOST_UNREAD = 0.2
LEAST_TURNS, ANSWERED = 50, 0.98
# Splits and conditions of profiles that rest on what people wrote, or whom they named.
WORDED_SPLITS = ("thread_kind", "asked_role", "asked_account", "opening")
WORDED_CONDITIONS = {"question_mark", "mention", "several_names"}
TWO_LEVELS = ("facebook", "instagram", "youtube", "linkedin", "google_business")


def lacks(record: Record, needs: Iterable[str], *, by_order: bool = False) -> str | None:
    """
    Name what the sources lack.

    Parameters
    ----------
    record : Record
        The record.
    needs : iterable of str
        Capabilities that are needed, in order.
    by_order : bool, default False
        Whether a source without parents will do, if the order inside its conversations tells who answers whom.

    Returns
    -------
    str or None
        Note code of the first that no source has.
    """
    there = {name for source in record.sources for name in source["capabilities"].split()}
    if by_order and any("parents_by_order" in (source.get("limits") or "") for source in record.sources):
        there.add("parents")
    if all(source["audience_coverage"] == "none" for source in record.sources):
        there.discard("audience_messages")
    return next((f"no_{name}" for name in needs if name not in there), None)


def forgotten(record: Record) -> bool:
    """
    Tell whether people and their words were taken out of the record after it was scored.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    bool
        Whether it is so.
    """
    return any((record.manifest.get("forgotten") or {}).values())


def by_words(record: Record, row: Recount) -> bool:
    """
    Tell whether a row rests on the words or the names that people wrote, not on labels and links alone.

    Parameters
    ----------
    record : Record
        The record.
    row : Recount
        A row.

    Returns
    -------
    bool
        Whether it does, and cannot be recounted once they were taken out.
    """
    told = (f"{one['who']} {one['without']}" for one in record.profiles if one["profile"] == row.profile)
    worded = row.measure.startswith("profile_") and any(WORDED_CONDITIONS & set(one.split()) for one in told)
    named = {one["name"] for one in record.manifest["options"].get("targets") or () if _by_name(one)}
    by_target = row.measure == "service_level" and not named.isdisjoint(row.part.split(":"))
    return worded or by_target or row.by.endswith(WORDED_SPLITS) or "business" in row.measure


def _by_name(target: dict) -> bool:
    """Tell whether a target goes by the account that was asked, which mentions tell too."""
    return target["clock"] == "business" or target["account"] is not None


def mute(record: Record) -> str | None:
    """
    Tell why no source that holds posts can tell broadcast from dialog.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    str or None
        ``posts_only`` without a word of the audience, ``no_parents`` with it; None if one source can tell.
    """
    told = [(source.get("abilities") or "").split() for source in record.sources]
    if not told or not all("dialog_share=no" in one and "company_posts=no" not in one for one in told):
        return None
    return "posts_only" if all("audience_messages=no" in one for one in told) else "no_parents"


def unread(supported: Sequence[bool]) -> str | None:
    """
    Tell whether too much is in languages that cannot be read.

    Parameters
    ----------
    supported : sequence of bool
        Of each unit.

    Returns
    -------
    str or None
        ``unsupported_languages`` above one in five.
    """
    return "unsupported_languages" if supported.count(False) > MOST_UNREAD * len(supported) else None


def flattering(record: Record, turns: Sequence[Asked]) -> str | None:
    """
    Tell why a rate of answers would flatter.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Its turns of the audience.

    Returns
    -------
    str or None
        ``answered_only``; or ``posts_unknown`` if more than one in five comments that may speak to the company are
        under posts that are missing and that nobody is known to own.
    """
    if answered_only(record, turns):
        return "answered_only"
    vouched = {one["source_id"] for one in record.sources if one["coverage_source"] == "option"}
    rivals = {one.thread for one in record.messages if one.author_role == "other_company"}
    inbound = sum(one.direction == "inbound" for one in record.messages)
    unowned = sum(
        one.kind == "comment" and one.platform in TWO_LEVELS and one.author_role == "audience"
        and one.direction != "inbound" and own(one) and not one.parent_author_id
        and record.find(one, "parent_id") is None and one.source_id not in vouched and one.thread not in rivals
        for one in record.messages
    )  # fmt: skip
    return "posts_unknown" if unowned * 5 > unowned + inbound else None


def answered_only(record: Record, turns: Sequence[Asked]) -> bool:
    """
    Tell whether audience messages are there only where somebody answered them.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Its turns of the audience.

    Returns
    -------
    bool
        The format says so of a source with inbound messages; or 50 turns and more lie in branches of which 98 % hold
        a reply by a company, over all inbound messages or over a source of several companies.
    """
    declared = {one["source_id"] for one in record.sources if one["audience_coverage"] == "answered_only"}
    vouched = {one["source_id"] for one in record.sources if one["coverage_source"] == "option"}
    inbound = [one for turn in turns for one in turn.messages]
    if any(one.source_id in declared for one in inbound):
        return True
    branch = _branches(record)
    replies = (one for one in record.messages if one.author_role in ("company", "other_company") and one.depth)
    answered = {branch[one.number] for one in replies}
    several = {one.source_id for one in record.messages if one.author_role == "other_company"}
    everybody = [one for one in record.messages if one.author_role == "audience" and own(one)]
    for rows in (inbound, [one for one in everybody if one.source_id in several]):
        looked_at = [one for one in rows if one.source_id not in vouched]
        held = {branch[one.number] for one in looked_at}
        enough = len({one.turn for one in looked_at}) >= LEAST_TURNS
        if enough and len(held & answered) >= ANSWERED * len(held):
            return True
    return False


def _branches(record: Record) -> list[int]:
    """Number of the row that each row's branch begins with: what answers a company's root, or the root itself."""
    found: list[int | None] = [None] * len(record.messages)
    for one in sorted(record.messages, key=lambda message: message.depth or 0):
        above = _above(one, record)
        begins = above is None or (above.author_role == "company" and _above(above, record) is None)
        found[one.number] = one.number if begins else found[above.number]
    return found


def _above(one: Any, record: Record) -> Any:
    parent = record.find(one, "parent_id") or record.find(one, "reply_target_id")
    return parent if parent is not None and (parent.depth or 0) < (one.depth or 0) else None
