"""Cards of what posts are for, and of what came of asking people."""

from collections.abc import Mapping

from dialogscore.measures.card import Card
from dialogscore.measures.goals import ACT_PURPOSES, GOALS, REPLY_PURPOSE

__all__ = ["purpose_cards"]

CODEBOOK = "codebook part 4"
MAPPED = "; ".join(f"{goal}: {', '.join(served)}" for goal, served in GOALS.items())
BY_ACT = ", ".join(f"{act} as {purpose}" for act, purpose in ACT_PURPOSES.items())
NO_PURPOSE = "messages whose purpose is not known"


def purpose_cards(known: Mapping[str, Card]) -> list[Card]:
    """
    Write cards after those of the measures they are akin to.

    Parameters
    ----------
    known : mapping of str to Card
        Cards by measure.

    Returns
    -------
    list of Card
        More cards.
    """
    return [*_mix(known["act_share"]), *_uptake(known["invitations_kept"], known["reply_rate_7d"])]


def _mix(act: Card) -> list[Card]:
    posts = f"{act.excluded}; replies and self-threads; {NO_PURPOSE}"
    everything = f"{act.excluded}; {NO_PURPOSE}"
    replies = f"; posts and self-threads by their purpose, replies as {REPLY_PURPOSE}, but by their act {BY_ACT}"
    purpose = act._replace(
        measure="purpose_share", definition="openers of each purpose / openers", excluded=posts,
        range="0..1; the purposes add up to 1", source=CODEBOOK,
    )  # fmt: skip
    goal = purpose._replace(
        measure="goal_share", range="0..1; the goals add up to 1",
        definition=f"openers whose purpose serves each goal of the St. Gallen study / openers; {MAPPED}. A share of "
        "posts: the study's figures are shares of companies that name a goal",
    )  # fmt: skip
    whole = purpose._replace(
        measure="purpose_share_all", definition=f"messages of each purpose / messages{replies}", excluded=everything
    )
    goals = goal._replace(
        measure="goal_share_all", excluded=everything,
        definition=f"messages whose purpose serves each goal, mapped as in goal_share / messages{replies}",
    )  # fmt: skip
    return [purpose, whole, goal, goals]


def _uptake(kept: Card, rate: Card) -> list[Card]:
    share = kept._replace(
        measure="invitation_share",
        definition="invitations of each outcome (kept, broken, untaken, pending, unknowable) / invitations",
        excluded="messages that are no invitation or cannot be read",
        range="0..1; the outcomes add up to 1",
    )
    suggested = (
        "turns of the audience that answer a post of purpose research itself, noise aside"
    )
    excluded = (
        "turns outside the window, wholly deleted, without an exact time, not watched for 7 days; posts in languages "
        "that cannot be read"
    )
    answered = rate._replace(
        measure="suggestions_answered",
        definition=f"suggestions that the company answered within 7 days in any way / suggestions: {suggested}",
        excluded=excluded, range="0..1; 1 if all were answered",
        undefined=f"{kept.undefined}; the export holds audience messages only where they were answered",
        source=f"{CODEBOOK}; dialogscore", formula=kept.formula,
    )  # fmt: skip
    substance = answered._replace(
        measure="suggestions_answered_in_substance",
        definition="suggestions that the company answered within 7 days with an answer or a question of its own (level "
        "3 or 4: no thanks, no hand-over, nothing canned) / suggestions, counted as in suggestions_answered",
        range="0..1; 1 if all were taken up",
    )
    threads = answered._replace(
        measure="research_threads_answered",
        definition="threads with a suggestion in which the company answered at least one in any way / threads with a "
        "suggestion, counted as in suggestions_answered",
        range="0..1; 1 if no post that asks for ideas ignores all of them",
    )
    taken = threads._replace(
        measure="research_threads_answered_in_substance",
        definition="threads with a suggestion in which the company answered at least one in substance / threads with a "
        "suggestion, counted as in suggestions_answered_in_substance",
    )
    return [share, substance, answered, taken, threads]
