"""Hand-overs are followed into the private channel by author, time and direction alone."""

import pandas as pd

from tests.measures.feeds import START, ask, computed, feed, row_of, say

HOURS = pd.Timedelta(hours=1)


def private(*rows):
    """Rows of (author, hour, conversation, is_company)."""
    return pd.DataFrame(
        {
            "platform": pd.Series(["x"] * len(rows), dtype="string[pyarrow]"),
            "author_id": pd.Series([row[0] for row in rows], dtype="string[pyarrow]"),
            "author_handle": pd.Series([None] * len(rows), dtype="string[pyarrow]"),
            "created_at": pd.to_datetime([START + row[1] * HOURS for row in rows], utc=True),
            "conversation_id": pd.Series([row[2] for row in rows], dtype="string[pyarrow]"),
            "is_company": [row[3] for row in rows],
        }
    )


def messages(count=4):
    pairs = [
        (ask(f"q{n}", n, response=0.5, author_id=f"p{n}"),
         say(f"a{n}", "deflect", n + 0.5, to=f"q{n}", deflect_to="direct_message"))
        for n in range(count)
    ]  # fmt: skip
    return feed(*(row for pair in pairs for row in pair))


def test_who_wrote_within_seven_days_took_it_up_and_the_answer_is_seen():
    rows = private(
        ("p0", 1, "t0", False), ("acme", 5, "t0", True),  # taken up, answered
        ("P1", 100, "t1", False),  # taken up after four days, not answered
        ("p2", 0.1, "t2", False),  # before it was asked
        ("p3", 3.5 + 169, "t3", False),  # an hour too late
        ("x9", 900, "t9", False),  # the channel was watched until then
    )  # fmt: skip
    scores, _ = computed(messages(), private=rows)
    taken = row_of(scores, "hand_overs_taken_up")
    assert (taken["value"], taken["n"]) == (0.5, 4)
    answered = row_of(scores, "hand_overs_answered")
    assert (answered["value"], answered["n"]) == (0.5, 2)


def test_what_was_not_watched_for_seven_days_is_left_out():
    scores, _ = computed(messages(), private=private(("p0", 1, "t0", False)))
    assert row_of(scores, "hand_overs_taken_up")["note_code"] == "no_units"


def test_without_the_option_there_is_no_such_score():
    assert "hand_overs_taken_up" not in set(computed(messages())[0]["measure"])


def test_a_hand_over_that_may_be_none_counts_to_either_side():
    table = messages()
    # p0 took it up and p1 did not; whether either was sent away is uncertain.
    table["is_uncertain"] = table["message_id"].isin(["a0", "a1"])
    rows = private(("p0", 1, "t0", False), ("p2", 3, "t2", False), ("x9", 900, "t9", False))
    scores, _ = computed(table, private=rows)
    assert row_of(scores, "hand_overs_taken_up")["value"] == 2 / 4
    # Against: a1, a2 and a3, of which p2 took it up. For: a0, a2 and a3.
    bands = [row_of(scores, "hand_overs_taken_up", side, by="uncertain_labels")["value"] for side in ("against", "for")]
    assert bands == [1 / 3, 2 / 3]
