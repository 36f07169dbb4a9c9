"""Cards of the rates without what flatters them, and of what stands in for answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogscore.measures.cards import Card

__all__ = ["gamed_cards"]

ANSWERED = "turns that need a reply and the company answered within 72 hours / those watched for 72 hours; "
WAYS = {
    "without_canned": "a canned reply is no answer, a later one of other words is",
    "without_deflections": "a reply that moves the person elsewhere is no answer, a later one that does not is",
    "without_instant": "a reply marked is_instant is no answer, a later one is",
    "without_surges": "turns that begin in a surge (is_surge) left out",
    "without_waves": "turns that begin with a message that three people and more wrote alike (inbound_group) left out",
    "per_person": "each person counts once, by the first such turn; an unknown author is a person of his own",
}


def gamed_cards(rate: "Card") -> list["Card"]:
    """
    Make the cards of `dialogscore.measures.gamed.gamed_scores`.

    Parameters
    ----------
    rate : Card
        The card of reply_rate_72h.

    Returns
    -------
    list of Card
        One for each measure.
    """
    ways = [rate._replace(measure=f"{rate.measure}_{way}", definition=ANSWERED + words) for way, words in WAYS.items()]
    liked = rate._replace(
        measure="liked_unanswered_share",
        definition="turns that need a reply, which the company liked and did not answer within 72 hours / those "
        "watched for 72 hours; never an answer",
        excluded=f"{rate.excluded}; turns whose reactions the export does not know",
        range="0..1; 1 if a like stood in for every answer",
        undefined=f"the export knows no reactions; {rate.undefined}",
    )
    deleted = rate._replace(
        measure="deleted_share_inbound",
        definition="inbound turns of which no message is visible any more, whoever deleted or hid them / inbound "
        "turns; never an answer",
        excluded="turns outside the window, or known by their id alone",
        range="0..1; 1 if nothing is left",
        undefined="the export marks no message as deleted or hidden",
        source="dialogscore",
        basis="counted",
    )
    waves = deleted._replace(
        measure="wave_share_inbound",
        definition="inbound turns that begin with a message that three people and more wrote alike / inbound turns",
        excluded="turns outside the window",
        range="0..1; 1 if everybody wrote what others wrote",
        undefined="there is nothing to count",
    )
    instant = deleted._replace(
        measure="instant_share",
        definition="answered turns whose first answer is marked is_instant / answered turns",
        excluded="turns outside the window or unanswered; answers whose time is not exact to the second",
        range="0..1; 1 if no answer was typed",
        undefined="there is nothing to count",
    )
    return [*ways, liked, waves, deleted, instant]
