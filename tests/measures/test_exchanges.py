"""Invitations, and whether the company came back to those who came back."""

import pytest

from tests.measures.feeds import ask, computed, feed, row_of, say, sources, value_of


def exchange(name, at, *, response=None, **more):
    """A question, its answer and a follow-up."""
    return [
        ask(f"{name}-1", at, thread=name, response=1.0, author_id=name),
        say(f"{name}-2", "answer", at + 1, to=f"{name}-1", thread=name),
        ask(f"{name}-3", at + 2, thread=name, reply_target_id=f"{name}-2", author_id=name, response=response, **more),
    ]


def test_continuity_is_the_share_of_threads_whose_follow_up_was_answered():
    messages = feed(*exchange("a", 0, response=5.0), *exchange("b", 1), *exchange("c", 2, response=80.0), ask("d", 3))
    assert value_of(computed(messages)[0], "continuity") == (1 / 3, 3)


def test_a_follow_up_that_needs_no_reply_or_is_too_recent_does_not_count():
    recent = exchange("c", 0, until=60.0)
    messages = feed(*exchange("a", 0, response=5.0), *exchange("b", 1, needs_reply=False), *recent)
    assert value_of(computed(messages)[0], "continuity") == (1, 1)


def test_follow_ups_that_nobody_watched_long_enough_say_so():
    row = row_of(computed(feed(*exchange("c", 0, until=60.0)))[0], "continuity")
    assert row["note_code"] == "not_watched"


def test_a_thread_counts_by_its_first_follow_up():
    more = ask("a-4", 20, thread="a", reply_target_id="a-2", author_id="a", response=1.0)
    messages = feed(*exchange("a", 0), more)
    assert value_of(computed(messages)[0], "continuity") == (0, 1)


def test_a_person_who_was_answered_and_answers_herself_follows_up():
    messages = feed(
        ask("q", 0, thread="t", response=1.0, author_id="ann"),
        say("r", "answer", 1, to="q", thread="t"),
        ask("more", 2, thread="t", reply_target_id="q", author_id="ann"),
        # Before the answer came, and another person's: no follow-ups.
        ask("early", 0.5, thread="t", reply_target_id="q", author_id="ann"),
        ask("other", 3, thread="t", author_id="ben"),
    )
    assert value_of(computed(messages)[0], "continuity") == (0, 1)


def test_unknown_authors_are_not_one_person():
    messages = feed(
        ask("q", 0, thread="t", response=1.0, author_id=None),
        ask("more", 5, thread="t", author_id=None),
    )
    assert row_of(computed(messages)[0], "continuity")["note_code"] == "no_units"


def invitations():
    outcomes = ["kept", "kept", "broken", "untaken", "pending", "kept"]
    return [
        say(f"i{number}", "invite", number, invitation_outcome=outcome, feature_prize=number == 5,
            invitation_takers=number, invitation_answered=1)
        for number, outcome in enumerate(outcomes)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def invited():
    return computed(feed(*invitations()))


def test_invitations_by_outcome(invited):
    scores, _ = invited
    outcomes = ["kept", "broken", "untaken", "pending", "unknowable"]
    assert [value_of(scores, "invitations", name)[0] for name in outcomes] == [3, 1, 1, 1, 0]
    assert value_of(scores, "invitations", "yes") == (1, 6)


def test_kept_are_divided_by_kept_and_broken(invited):
    scores, _ = invited
    assert value_of(scores, "invitations_kept") == (3 / 4, 4)
    assert value_of(scores, "invitations_kept_without_prizes") == (2 / 3, 3)


def test_table_lists_each_invitation(invited):
    table = invited[1]["invitations"]
    assert table.columns.tolist() == ["ref", "outcome", "is_prize", "takers", "answered"]
    assert table["takers"].tolist() == [0, 1, 2, 3, 4, 5]
    assert table["is_prize"].tolist() == [False] * 5 + [True]


def test_without_audience_messages_nobody_knows_whether_an_invitation_was_kept():
    rows = [say("i", "invite", 0, invitation_outcome="unknowable")]
    scores, _ = computed(feed(*rows), source=sources(capabilities="company_posts exact_times"))
    assert value_of(scores, "invitations", "unknowable") == (1, 1)
    assert row_of(scores, "invitations_kept")["note_code"] == "no_audience_messages"


def test_uncertain_follow_ups_make_a_band():
    unsure = {"is_uncertain": True}
    messages = feed(
        *exchange("a", 0, response=5.0), *exchange("b", 1), *exchange("c", 2, response=5.0, **unsure),
        *exchange("d", 3, needs_reply=False, **unsure), *exchange("e", 4, response=5.0, needs_reply=False, **unsure),
    )  # fmt: skip
    scores, _ = computed(messages)
    assert value_of(scores, "continuity") == (2 / 3, 3)
    # Against: a, b and, unanswered, d. For: a, b and, answered, c and e.
    assert row_of(scores, "continuity", "against", by="uncertain_labels")["value"] == 1 / 3
    assert row_of(scores, "continuity", "for", by="uncertain_labels")["value"] == 3 / 4


def test_invitations_whose_outcome_hangs_on_uncertain_labels_make_a_band():
    outcomes = [("kept", False), ("kept", True), ("broken", True), ("broken", False)]
    rows = [
        say(f"i{number}", "invite", number, invitation_outcome=outcome, invitation_uncertain=unsure)
        for number, (outcome, unsure) in enumerate(outcomes)
    ]
    scores, _ = computed(feed(*rows), label_errors={"dialog_share_replies": {"sd": 0.1}})
    row = row_of(scores, "invitations_kept")
    assert row["value"] == 2 / 4
    assert row_of(scores, "invitations_kept", "against", by="uncertain_labels")["value"] == 1 / 4
    assert row_of(scores, "invitations_kept", "for", by="uncertain_labels")["value"] == 3 / 4
    # Whether one was kept hangs on whether a reply is dialog, and so does its error.
    assert row["low"] < row["low_sampling"]
