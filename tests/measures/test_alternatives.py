"""Turns and follow-ups that other horizons and other choices of who must be answered would count."""

from dialogscore.measures import add_ledger
from dialogscore.measures.alternatives import alternatives
from dialogscore.measures.turns import inbound_turns
from tests.measures.feeds import END, ask, computed, feed
from tests.measures.test_exchanges import exchange


def counted(*rows):
    messages = add_ledger(feed(*rows))
    found = alternatives(messages, inbound_turns(messages))
    return {name: len(part) for name, part in found.items()}


ROWS = (
    ask("a", 0, response=1.0),
    ask("b", 1, response=30.0, inbound_type="complaint"),
    ask("c", 2, response=100.0),
    ask("d", 3, inbound_type="comment"),
    ask("e", 4, response=1.0, needs_reply=False),
    # Watched 30 hours only.
    ask("f", END - 30, response=1.0),
)


def test_each_choice_counts_its_own_turns():
    found = counted(*ROWS)
    # Questions a, c, f; b complains; d comments and needs a reply; e needs none.
    assert [found[f"watched_{end}"] for end in ("24h_questions", "24h_complaints", "24h_needing")] == [3, 4, 5]
    assert [found[f"watched_{end}"] for end in ("72h_questions", "7d_complaints", "72h_needing")] == [2, 3, 4]
    assert [found[f"within_{end}"] for end in ("24h_needing", "72h_needing", "7d_needing")] == [2, 2, 3]
    assert [found[f"within_8h_{end}"] for end in ("24h_needing", "72h_needing")] == [2, 1]


def test_follow_ups_too():
    found = counted(*exchange("a", 0, response=30.0), *exchange("b", 1, inbound_type="complaint", response=1.0))
    assert [found[f"follow_ups_{end}"] for end in ("72h_questions", "72h_complaints")] == [1, 2]
    assert [found[f"came_back_{end}"] for end in ("24h_needing", "72h_needing")] == [1, 2]


def test_our_own_choice_is_what_the_pillars_count():
    tables = computed(feed(*ROWS, *exchange("x", 10, response=5.0), *exchange("y", 20)))[1]
    mine, other = tables["clusters"].sum(), tables["alternatives"].sum()
    for name in ("watched", "within_72h", "within_8h", "follow_ups", "came_back"):
        end = "72h_needing"
        same = f"within_{end}" if name == "within_72h" else f"{name}_{end}"
        assert mine[name] == other[same], name
    assert mine["openers"] == other["openers"]
