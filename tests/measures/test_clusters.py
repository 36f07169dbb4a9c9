"""Counts by thread for the pillars: each unit once, and uncertain labels to either side."""

from tests.measures.feeds import ask, computed, feed, say


def test_clusters_hold_each_unit_once():
    messages = feed(
        say("i", "invite", 0, invitation_outcome="kept"),
        ask("t", 1, thread="i", response=1.0),
        say("r", "answer", 2, to="t", thread="i"),
        ask("u", 3, thread="i", reply_target_id="r", response=9.0),
        ask("alone", 4, response=7.0),
        say("news", "inform", 5),
    )
    _, tables = computed(messages)
    sums = tables["clusters"].sum()
    assert sums.filter(regex="^(?!.*_(?:against|for)$)").to_dict() == {
        "handed_over": 0,
        "openers": 2, "inviting": 1, "watched": 3, "within_8h": 2, "within_72h": 3, "replies": 1, "substantial": 1,
        "follow_ups": 1, "came_back": 1, "decided": 1, "kept": 1,
    }  # fmt: skip
    assert len(tables["clusters"]) == 3
    # Nothing is uncertain: both readings are the same.
    for name in ("inviting", "watched", "within_8h", "within_72h", "substantial", "follow_ups", "came_back", "kept"):
        assert sums[name] == sums[f"{name}_against"] == sums[f"{name}_for"]


def test_uncertain_labels_are_read_to_either_side():
    messages = feed(
        say("sure", "invite", 0, invitation_outcome="kept", invitation_uncertain=True),
        say("perhaps", "invite", 1, is_uncertain=True, invitation_outcome="untaken"),
        say("else", "inform", 2, is_uncertain=True),
        say("prize", "invite", 3, is_uncertain=True, feature_prize=True, invitation_outcome="untaken"),
        say("r1", "answer", 4, to="q1"),
        say("r2", "answer", 5, to="q2", is_uncertain=True),
        say("r3", "acknowledge", 6, to="q3", is_uncertain=True),
    )
    sums = computed(messages)[1]["clusters"].sum()
    # Of three openers "sure" invites in any case, "perhaps" and "else" may; the prize stays out.
    assert (sums["openers"], sums["inviting_against"], sums["inviting"], sums["inviting_for"]) == (3, 1, 2, 3)
    # Of three replies r1 answers in any case.
    assert (sums["substantial_against"], sums["substantial"], sums["substantial_for"]) == (1, 2, 3)
    assert (sums["decided"], sums["kept_against"], sums["kept"], sums["kept_for"]) == (1, 0, 1, 1)


def test_uncertain_need_counts_where_it_lowers_or_raises_the_rates():
    messages = feed(
        ask("now", 0, response=1.0, is_uncertain=True),
        ask("late", 1, response=9.0, is_uncertain=True),
        ask("never", 2, is_uncertain=True),
        ask("not asked", 3, needs_reply=False, is_uncertain=True),
        ask("thanked", 4, response=2.0, needs_reply=False, is_uncertain=True),
        ask("surely", 5, response=1.0),
    )
    sums = computed(messages)[1]["clusters"].sum()
    names = ("watched", "within_8h", "within_72h")
    assert [sums[name] for name in names] == [4, 2, 3]
    # Against: surely, never and "not asked"; late stays as its label says.
    assert [sums[f"{name}_against"] for name in names] == [4, 1, 2]
    # For: surely, now, "thanked", and late.
    assert [sums[f"{name}_for"] for name in names] == [4, 3, 4]


def test_a_reply_that_is_left_out_as_handed_over_is_no_hit_either():
    messages = feed(
        say("r1", "deflect", 4, to="q1", is_uncertain=True, handed_over=True), say("r2", "answer", 5, to="q2"),
    )  # fmt: skip
    sums = computed(messages)[1]["clusters"].sum()
    assert (sums["substantial_for"], sums["substantial_apart_for"], sums["replies"] - sums["handed_over"]) == (2, 1, 1)
