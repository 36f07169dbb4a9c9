"""Every purpose serves one goal, and the first message of a thread tells what the whole thread is for."""

from dialogscore import schema
from dialogscore.measures.goals import ACT_PURPOSES, GOALS, NAMED, PURPOSES, SIDES, post_purposes, root_purposes
from tests.measures.feeds import ask, feed, say


def test_every_purpose_of_the_codebook_serves_exactly_one_goal():
    unit = next(column.unit for column in schema.MESSAGES if column.name == "purpose")
    assert unit.split("|") == list(PURPOSES)
    assert sorted(one for served in GOALS.values() for one in served) == sorted(PURPOSES)
    assert set(NAMED) < set(GOALS)
    assert "sales" not in NAMED  # no figure was reported
    for served in (*SIDES.values(), ACT_PURPOSES.values()):
        assert set(served) <= set(PURPOSES)


def test_a_thread_is_for_what_its_first_post_is_for():
    rows = feed(
        say("p", "inform", 0, purpose="sales", purpose_uncertain=True),
        ask("q", 1, thread="p", reply_target_id="p", parent_id="p"),
        say("r", "answer", 2, to="q", thread="p"),
        ask("own", 3),
        say("b", "answer", 4, to="own"),
        say("f", "inform", 5, purpose="brand", purpose_uncertain=False, language_support="unsupported"),
        ask("g", 6, thread="f", reply_target_id="f", parent_id="f"),
        # The post that this answers is missing.
        ask("o", 7, thread="lost", parent_id="lost"),
    )
    purpose, unsure, root = root_purposes(rows)
    assert purpose.tolist() == ["sales"] * 3 + ["none"] * 5
    assert unsure.tolist() == [True] * 3 + [False] * 5
    assert root.tolist() == [0] * 3 + [-1] * 5
    assert post_purposes(rows)[0].tolist() == ["sales", "", "", "", "", "", "", ""]
