"""The ledger: every row once, taken out by the first rule that holds."""

import pandas as pd

from dialogscore import measures, schema
from dialogscore.measures.ledger import FILTERS, RULES
from tests.measures.feeds import START, ask, computed, feed, say

WINDOW = (START, START + pd.Timedelta(hours=900))


def one_of_each():
    company_like = {"author_role": "other_company", "direction": "ambient"}
    return feed(
        say("own", "inform"),
        ask("rival", 1, **company_like),
        ask("fan", 2, author_role="affiliate"),
        ask("aside", 3, direction="ambient"),
        ask("untouched", 4, direction=None),
        ask("shared", 5, kind="repost"),
        ask("fleeting", 5.5, kind="story"),
        ask("turn", 6),
        ask("later", 7, turn="turn", thread="turn"),
        ask("gone", 8, status="deleted"),
        ask("answered", 8.5, text="", provenance="synthesised", needs_reply=None),
        ask("dated", 9, created_at_precision="day"),
        ask("guessed", 10, created_at_precision="estimated"),
        ask("thanks", 11, needs_reply=False),
        ask("late", 899, until=970),
        ask("outside", 950),
    )


def ledger_of(messages, **options):
    found = measures.add_ledger(messages, **options)
    return dict(zip(found["message_id"], found["ledger"], strict=True))


def test_each_rule_takes_its_row():
    assert ledger_of(one_of_each(), window=WINDOW) == {
        "own": "own",
        "rival": "other_company",
        "fan": "affiliate",
        "aside": "ambient",
        "untouched": "ambient",
        "shared": "repost",
        "fleeting": "story",
        "turn": "eligible",
        "later": "later_in_turn",
        "gone": "deleted",
        "answered": "unread",
        "dated": "no_exact_time",
        "guessed": "no_exact_time",
        "thanks": "no_reply_needed",
        "late": "too_recent",
        "outside": "outside_window",
    }


def test_rows_of_all_rules_add_up_to_those_received():
    _, tables = computed(one_of_each(), window=WINDOW)
    rows = tables["ledger"].set_index("rule")["rows"]
    assert rows["received"] == len(one_of_each())
    assert rows[list(RULES)].sum() == len(one_of_each())


def test_ledger_is_recounted_by_filtering_the_messages():
    messages = measures.add_ledger(one_of_each(), window=WINDOW)
    _, tables = computed(one_of_each(), window=WINDOW)
    rows = tables["ledger"].set_index("rule")["rows"]
    for rule in RULES:
        assert rows[rule] == (messages["ledger"] == rule).sum()


def test_column_is_as_the_schema_says_in_the_order_given():
    messages = one_of_each()
    shuffled = messages.sample(frac=1, random_state=1)
    found = measures.add_ledger(shuffled, window=WINDOW)
    schema.check(found, "measures")
    assert found.index.equals(shuffled.index)
    assert found.drop(columns="ledger").equals(shuffled)
    assert found.sort_index()["ledger"].tolist() == measures.add_ledger(messages, window=WINDOW)["ledger"].tolist()


def test_a_deleted_message_does_not_take_out_its_turn():
    messages = feed(ask("turn", 0, status="deleted"), ask("more", 1, turn="turn", thread="turn"))
    assert ledger_of(messages) == {"turn": "eligible", "more": "later_in_turn"}


def test_watched_for_the_horizon_exactly_is_watched():
    assert ledger_of(feed(ask("a", 0, until=72.0), ask("b", 0, until=71.9)))["a"] == "eligible"
    assert ledger_of(feed(ask("a", 0, until=72.0), ask("b", 0, until=71.9)))["b"] == "too_recent"


def test_window_holds_its_start_and_not_its_end():
    window = (START + pd.Timedelta(hours=1), START + pd.Timedelta(hours=2))
    found = ledger_of(feed(ask("early", 0.99), ask("first", 1), ask("end", 2)), window=window)
    assert found == {"early": "outside_window", "first": "eligible", "end": "outside_window"}
    assert ledger_of(feed(ask("early", 0.99)), window=(None, window[1])) == {"early": "eligible"}


def fates():
    doubtful = {"is_uncertain": True}
    return feed(
        ask("soon", 0, response=1.0),
        ask("late", 1, response=73.0),
        ask("to all", 2, answered="collective"),
        ask("by another", 3, answered="community"),
        ask("nobody", 4),
        ask("by a machine", 5, answered="direct"),
        ask("maybe", 6, **doubtful),
        ask("maybe not", 7, needs_reply=False, **doubtful),
    )


def test_what_became_of_the_eligible():
    _, tables = computed(fates())
    rows = tables["ledger"].set_index("rule")["rows"]
    lines = ["eligible", "answered", "answered_later", "collective", "community", "none", "uncertain"]
    assert rows[lines].tolist() == [7, 1, 1, 1, 1, 3, 2]


def test_what_is_known_by_its_id_alone_enters_no_rate():
    messages = feed(ask("here", 0, response=1), ask("id", 1, response=1, text="", provenance="synthesised"))
    _, tables = computed(messages)
    horizons = tables["horizons"].set_index("measure")["eligible"]
    assert horizons["reply_rate_all_72h"] == 1
    assert horizons["reply_rate_72h"] == 1


def test_every_line_says_a_filter_that_recounts_it():
    for messages in (one_of_each(), fates()):
        with_rules = measures.add_ledger(messages, window=WINDOW)
        table = computed(messages, window=WINDOW)[1]["ledger"]
        assert table["rule"].tolist() == list(FILTERS)
        for line in table.to_dict("records"):
            if line["rule"] == "uncertain":  # says in words how its turns are grouped first
                continue
            assert len(with_rules.query(line["filter"], engine="python")) == line["rows"], line


def test_uncertain_turns_are_recounted_as_their_filter_says():
    messages = measures.add_ledger(fates())
    line = computed(fates())[1]["ledger"].set_index("rule").loc["uncertain"]
    read = messages[messages["direction"].eq("inbound") & messages["language_support"].ne("unsupported")]
    certain = read.loc[read["needs_reply"] & ~read["is_uncertain"], "turn"]
    doubtful = read.loc[(read["needs_reply"] | read["is_uncertain"]) & ~read["turn"].isin(certain), "turn"]
    condition = line["filter"].split("; ")[0].replace("DOUBTFUL", str(doubtful.tolist()))
    assert messages.query(condition, engine="python")["message_id"].tolist() == ["maybe", "maybe not"]
    assert line["rows"] == 2


def test_every_line_cites_its_first_messages():
    table = computed(one_of_each(), window=WINDOW)[1]["ledger"].set_index("rule")
    assert table["refs"]["received"] == "M000001 M000002 M000003"
    assert table["refs"]["later_in_turn"] == "M000009"
    assert table["refs"]["answered"] == ""
