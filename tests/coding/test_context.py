"""What coders see: words, and what was said before; never labels, counts or what came later."""

import numpy as np

from dialogscore.coding.context import shown
from tests.measures.feeds import ask, feed, say

SEEN = {
    "ref", "message_id", "platform", "text", "author_role", "author_handle", "author_name", "created_at",
    "reply_target_id", "quoted_id",
}  # fmt: skip


def talk():
    return feed(
        say("m1", "invite", text="Which colour next?", author_name="Acme Paints"),
        ask("m2", 1, thread="m1", reply_target_id="m1", text="Blue, @acme!"),
        say("m3", "probe", 2, to="m2", thread="m1", text="Dark or light?"),
        ask("m4", 3, thread="m1", reply_target_id="m3", text="Dark."),
        say("m5", "answer", 4, to="m4", thread="m1", text="Then it is Acme's midnight blue."),
        ask("m6", 5, thread="m1", reply_target_id="m5", text="Lovely"),
    )


def test_what_is_answered_stands_beside_the_message_and_earlier_turns_in_their_order():
    found = shown(talk(), np.array([4, 0]), company="Acme")
    assert found["ref"].tolist() == ["M000005", "M000001"]
    assert found["parent"].tolist() == ["[person] Dark.", ""]
    assert found["context"].tolist() == [
        "[company] Which colour next?\n[person] Blue, @acme!\n[company] Dark or light?",
        "",
    ]
    assert found["text"].tolist() == ["Then it is Acme's midnight blue.", "Which colour next?"]
    assert found["company"].tolist() == ["Acme", "Acme"]
    assert found["written_at"].tolist() == ["2024-03-04 04:00", "2024-03-04 00:00"]


def test_nothing_later_is_shown_even_where_an_export_says_so():
    messages = feed(
        ask("m1", reply_target_id="m2", thread="m1", text="first"), say("m2", "answer", 1, to="m1", text="later")
    )
    assert shown(messages, np.array([0]), company="Acme")["parent"].tolist() == [""]


def test_only_five_earlier_messages_are_shown():
    rows = [ask("m0", text="t0")]
    rows += [ask(f"m{k}", k, thread="m0", reply_target_id=f"m{k - 1}", text=f"t{k}") for k in range(1, 9)]
    found = shown(feed(*rows), np.array([8]), company="Acme").iloc[0]
    assert found["parent"] == "[person] t7"
    assert [line[-2:] for line in found["context"].split("\n")] == ["t2", "t3", "t4", "t5", "t6"]


def test_a_quoted_post_stands_as_what_is_answered_and_others_are_marked():
    messages = feed(
        say("m1", "inform", author_role="other_company", author_handle="BOLT", text="We won."),
        say("m2", "acknowledge", 1, quoted_id="m1", kind="quote", text="Great work!"),
        ask("m3", 2, reply_target_id="m2", thread="m2", text=""),
        say("m4", "acknowledge", 3, to="m3"),
    )
    found = shown(messages, np.array([1, 3]), company="Acme")
    assert found["parent"].tolist() == ["[other] We won.", "[person] –"]


def test_a_hidden_company_is_named_nowhere():
    found = shown(talk(), np.arange(6), company="Acme", hide_company=True)
    cells = " ".join(found.to_numpy().ravel().tolist())
    assert "acme" not in cells.lower()
    assert "Blue, @[company]!" in found["text"].tolist()
    assert "[company]'s midnight blue" in cells
    longer = feed(say("m1", "inform", text="Acmeish and macme stay, ACME goes"))
    kept = shown(longer, np.array([0]), company="Acme", hide_company=True)
    assert kept["text"].tolist() == ["Acmeish and macme stay, [company] goes"]


def test_only_columns_that_no_model_and_no_count_is_in_are_looked_at():
    whole = talk()
    bare = whole[[name for name in whole.columns if name in SEEN]]
    rows = np.arange(len(whole))
    for hidden in (False, True):
        one, other = (shown(table, rows, company="Acme", hide_company=hidden) for table in (whole, bare))
        assert one.equals(other)


def test_a_company_called_by_the_first_word_of_its_name_is_hidden_unless_that_is_a_common_word():
    def seen(company, *texts):
        messages = feed(*(ask(f"m{k}", k, text=text) for k, text in enumerate(texts)))
        return shown(messages, np.arange(len(texts)), company=company, hide_company=True)["text"].tolist()

    said = ["Fernmoor is late", "why, FERNMOOR?", "fernmoors trains"]
    assert seen("Fernmoor Trains", *said) == ["[company] is late", "why, [company]?", "fernmoors trains"]
    assert seen("Next Stop", "who is next?", "Next one", "the next bus") == ["who is next?", "Next one", "the next bus"]
