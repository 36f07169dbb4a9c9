"""What can be drawn: the turns of the shares and rates, each with its key."""

import pandas as pd

from dialogscore.coding.frame import audience_frame, company_frame
from dialogscore.measures.turns import inbound_turns, said_by_company
from tests.measures.feeds import START, ask, feed, say

HOURS = pd.Timedelta(hours=1)


def keys(frame):
    return dict(zip(frame.units["unit"].tolist(), frame.units["key"], strict=True))


def test_a_company_turn_has_mode_and_act_of_its_highest_message():
    messages = feed(
        ask("m1"),
        say("m2", "acknowledge", 1, to="m1"),
        say("m3", "answer", 2, to="m1", turn="m2"),
        say("m4", "promote", 3),
    )
    assert keys(company_frame(messages)) == {
        2: ("dialog", "dialog", "answer", "en", "x:acme"),
        4: ("rest", "broadcast", "promote", "en", "x:acme"),
    }
    assert company_frame(messages).rows.to_numpy().tolist() == [[1, 2], [2, 2], [3, 4]]


def test_what_the_model_cannot_judge_is_drawn_too():
    messages = feed(say("m1", "inform"), say("m2", "other", 1))
    assert keys(company_frame(messages))[2] == ("rest", "other", "other", "en", "x:acme")


def test_messages_in_no_share_are_not_drawn():
    messages = feed(
        say("m1", "inform"),
        say("m2", "inform", 1, kind="repost"),
        say("m3", "inform", 2, status="deleted"),
        say("m4", None, 3, language="fr", language_support="unsupported"),
        say("m5", "inform", 4, kind="review_reply"),
        say("m6", "inform", 5, language="fr", language_support="unsupported"),
    )
    assert list(keys(company_frame(messages))) == [1]


def test_an_answer_that_is_canned_is_drawn_among_the_nominal():
    messages = feed(ask("m1"), say("m2", "answer", 1, to="m1", level=1, mode="nominal"))
    assert keys(company_frame(messages))[2][:3] == ("rest", "nominal", "answer")


def test_an_audience_turn_has_the_type_of_its_first_message_that_needs_a_reply():
    messages = feed(
        say("m1", "inform"),
        ask("m2", 1, thread="m1", needs_reply=False, inbound_type="praise", reply_target_id="m1"),
        ask("m3", 2, thread="m1", turn="m2", inbound_type="complaint"),
        ask("m4", 3, needs_reply=False, inbound_type="comment"),
    )
    assert keys(audience_frame(messages)) == {
        2: ("needs_reply", "complaint", "en", "x"),
        4: ("rest", "comment", "en", "x"),
    }
    alone = audience_frame(messages[messages["message_id"] != "m3"].reset_index(drop=True))
    assert keys(alone)[2] == ("rest", "praise", "en", "x:acme")


def test_audience_messages_that_nobody_can_read_are_not_drawn():
    messages = feed(
        ask("m1"),
        ask("m2", 1, status="deleted"),
        ask("m3", 2, provenance="synthesised", text=""),
        ask("m4", 3, language="fr", language_support="unsupported", needs_reply=None),
        ask("m5", 4, kind="review"),
        ask("m6", 5, author_role="affiliate"),
    )
    assert list(keys(audience_frame(messages))) == [1]


def test_the_window_is_that_of_the_shares():
    messages = feed(ask("m1"), say("m2", "answer", 5, to="m1"), say("m3", "inform", 5), ask("m4", 6))
    window = (START + 4 * HOURS, None)
    # The answer counts with the turn that it answers.
    assert list(keys(company_frame(messages, window=window))) == [3]
    assert list(keys(audience_frame(messages, window=window))) == [4]


def test_all_turns_of_the_shares_and_rates_can_be_drawn(demo_audits):
    from dialogscore.audit import load

    for out in demo_audits.values():
        messages = load(out).messages
        said, turns = said_by_company(messages), inbound_turns(messages)
        said = said[said["supported"]]
        number = messages["turn"].str.slice(1).astype("int64")
        drawable = set(company_frame(messages).units["unit"])
        assert set(number.iloc[said["row"]]) <= drawable
        others = drawable - set(number.iloc[said["row"]])
        assert (messages.loc[number.isin(others) & messages["act"].notna(), "act"] == "other").all()
        turns = turns[~turns["deleted"] & ~turns["unread"] & turns["supported"]]
        assert set(number.iloc[turns["row"]]) == set(audience_frame(messages).units["unit"])
