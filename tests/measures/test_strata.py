"""Paid posts and quotes stand beside the rest, each with its own share."""

from tests.measures.feeds import ask, computed, feed, row_of, say


def scores(**more):
    messages = feed(
        say("p1", "promote", 0, **more),
        say("p2", "promote", 1),
        ask("q", 2, response=1),
        say("a", "answer", 3, to="q"),
    )
    return computed(messages)[0]


def test_paid_posts_are_a_stratum_of_their_own():
    found = scores(is_promoted=True)
    # Turns: p1 is paid; p2 and a are not, and only a is dialog.
    assert row_of(found, "dialog_share", "paid")["value"] == 0
    assert row_of(found, "dialog_share", "paid")["n"] == 1
    assert row_of(found, "dialog_share", "organic")["value"] == 0.5
    assert row_of(found, "dialog_share")["n"] == 3


def test_quotes_stand_apart():
    found = scores(kind="quote")
    assert row_of(found, "dialog_share", "quote")["n"] == 1
    assert row_of(found, "dialog_share", "other", by="kind")["n"] == 2


def test_without_any_there_is_no_split():
    assert not scores()["subset_by"].isin(["promotion", "kind"]).any()


def test_each_part_has_its_own_band():
    found = scores(is_promoted=True, is_uncertain=True)
    bands = [row_of(found, "dialog_share", f"{side}:paid")["value"] for side in ("against", "for")]
    # p1 is paid, no dialog, and not sure of it.
    assert bands == [0, 1]
