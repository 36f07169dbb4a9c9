"""Turns of the audience and of the company, put together row by row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dialogscore.verify.record import Record, own

__all__ = ["MODES", "Asked", "Said", "asked_turns", "company_turns", "said_messages"]

MODES = ("broadcast", "nominal", "open", "dialog")
RANK = {mode: rank for rank, mode in enumerate(MODES)}


@dataclass
class Asked:
    """
    A turn of the audience.

    Attributes
    ----------
    head : Message
        Its first message.
    messages : list of Message
        All its messages.
    inside, deleted, unread, exact : bool
        Begins in the window; none of it can be read; all of it is known by its id alone; has an exact time.
    needs, surely, maybe, supported : bool
        Needs a reply as labels stand, without the uncertain ones, with them; is in a language that can be read.
    response, observed : float or None
        Seconds to its answer, and watched, by whatever clock runs.
    """

    head: Any
    messages: list
    inside: bool
    deleted: bool
    unread: bool
    exact: bool
    needs: bool
    surely: bool
    maybe: bool
    supported: bool
    response: float | None
    observed: float | None

    @cached_property
    def ref(self) -> str:
        """Ref of its first message."""
        return self.head.ref

    @cached_property
    def thread(self) -> tuple:
        """Its thread."""
        return self.head.thread

    def within(self, seconds: float) -> bool:
        """Tell whether it was answered in time."""
        return self.response is not None and self.response <= seconds

    def watched(self, seconds: float) -> bool:
        """Tell whether it was watched that long."""
        return self.observed is not None and self.observed >= seconds


@dataclass
class Said:
    """
    A turn of the company, or one message taken for a turn.

    Attributes
    ----------
    messages : list of Message
        Its messages that count.
    """

    messages: list

    @cached_property
    def ref(self) -> str:
        """Ref of its first message."""
        return self.messages[0].ref

    @cached_property
    def thread(self) -> tuple:
        """Its thread."""
        return self.messages[0].thread

    @cached_property
    def level(self) -> int:
        """Highest level among its messages."""
        return max(int(one.level) for one in self.messages)

    @cached_property
    def mode(self) -> str:
        """Highest mode among its messages; an open invitation stands between nominal and dialog."""
        # A word that is no mode is the lowest: the figures then fail, the recount does not.
        return max((one.mode or "open" for one in self.messages), key=lambda mode: RANK.get(mode, -1))

    @cached_property
    def position(self) -> str:
        """Reply if any message is one, else opener if any is."""
        found = {one.position for one in self.messages}
        return next((name for name in ("reply", "opener") if name in found), "self_thread")

    @cached_property
    def uncertain(self) -> bool:
        """Whether any label in it is uncertain."""
        return self.any(lambda one: one.is_uncertain)

    def any(self, condition: Callable[[Any], Any]) -> bool:
        """Tell whether a condition holds for any message."""
        return any(condition(one) for one in self.messages)

    def leads(self, condition: Callable[[Any], Any]) -> bool:
        """Tell whether a condition holds for a message of the highest level."""
        level = self.level
        return any(condition(one) for one in self.messages if int(one.level) == level)


def asked_turns(record: Record, *, reviews: Iterable[Any] = ()) -> list[Asked]:
    """
    Put the audience's messages to the company together.

    Parameters
    ----------
    record : Record
        The record.
    reviews : iterable of Message, optional
        Reviews, of which to make turns in place of the record's messages.

    Returns
    -------
    list of Asked
        Turns in the order of their first messages.
    """
    groups: dict[str, list] = {}
    for one in reviews or record.messages:
        if (one.direction == "inbound" or reviews) and one.author_role == "audience" and own(one):
            groups.setdefault(one.turn, []).append(one)
    return [_asked(group, record) for group in groups.values()]


def _asked(group: list, record: Record) -> Asked:
    read = [one for one in group if one.language_support != "unsupported"]
    silent = [one.provenance == "synthesised" and one.text == "" for one in group]
    return Asked(
        head=group[0],
        messages=group,
        inside=record.inside(group[0].at),
        deleted=all(one.status != "visible" or lost for one, lost in zip(group, silent, strict=True)),
        unread=all(silent),
        exact=group[0].created_at_precision not in ("day", "estimated"),
        needs=any(one.needs_reply for one in read),
        surely=any(one.needs_reply and not one.is_uncertain for one in read),
        maybe=any(one.needs_reply or one.is_uncertain for one in read),
        supported=bool(read),
        response=group[0].response_seconds,
        observed=group[0].observed_seconds,
    )


def said_messages(record: Record) -> list:
    """
    Take the company's messages on which shares rest, in any language.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    list of Message
        Visible outbound messages whose act can be judged; replies count by the time of the turn that they answer.
    """
    found = []
    for one in record.messages:
        judged = one.act not in (None, "other") and one.level is not None
        if one.direction == "outbound" and own(one) and one.status == "visible" and judged:
            target = record.find(one, "reply_target_id") if one.position == "reply" else None
            moment = one.at if target is None else record.by_ref[target.turn].at
            if record.inside(moment):
                found.append(one)
    return found


def company_turns(messages: Iterable[Any]) -> list[Said]:
    """
    Put the company's messages together.

    Parameters
    ----------
    messages : iterable of Message
        Some of `said_messages`.

    Returns
    -------
    list of Said
        Turns in the order of their first messages.
    """
    groups: dict[str, list] = {}
    for one in messages:
        groups.setdefault(one.turn, []).append(one)
    return [Said(group) for group in groups.values()]
