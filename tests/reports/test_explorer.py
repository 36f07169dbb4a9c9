"""Which threads a page holds follows its rule, and an answer stands below what it answers."""

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.reports import explorer
from dialogscore.reports.explorer import choose, states

HOUR = 3600.0


def feed(*rows):
    """Rows of (id, thread, parent, direction, more), one a minute, as an audit leaves them."""
    made = []
    for number, (name, thread, parent, direction, more) in enumerate(rows):
        ours = direction == "outbound"
        made.append(
            {
                "ref": f"M{number + 1:06d}", "turn": f"M{number + 1:06d}", "message_id": name, "platform": "x",
                "thread_id": thread, "parent_id": parent, "reply_target_id": parent, "direction": direction,
                "author_role": "company" if ours else "audience", "author_id": "acme" if ours else name,
                "kind": "reply", "status": "visible", "language_support": "measured", "text": "twelve signs",
                "created_at": pd.Timestamp("2024-03-01", tz="UTC") + pd.Timedelta(minutes=number),
                "created_at_precision": "s", "needs_reply": None if ours else True, "is_uncertain": False,
                "observed_seconds": None if ours else 100 * HOUR, "answered": None if ours else "none",
            } | more
        )  # fmt: skip
    names = {name for row in made for name in row}
    table = schema.empty(schema.MESSAGES, len(made))
    return schema.conform(table.assign(**{name: pd.Series([row.get(name) for row in made]) for name in names}))


def chosen(messages, **options):
    return choose(messages, states(messages), **options)


def refs(found, messages):
    return messages["ref"].iloc[found.rows["row"]].tolist()


ANSWERED = {"answered": "direct", "response_seconds": HOUR}


def test_what_became_of_a_case_is_the_first_that_holds():
    messages = feed(
        ("a", "a", None, "inbound", ANSWERED),
        ("b", "b", None, "inbound", {}),
        ("c", "c", None, "inbound", {"answered": "collective"}),
        ("d", "d", None, "inbound", {"answered": "community"}),
        ("e", "e", None, "inbound", {"needs_reply": False}),
        ("f", "f", None, "inbound", {"status": "deleted"}),
        ("g", "g", None, "inbound", {"language_support": "unsupported"}),
        ("h", "b", "b", "outbound", {}),
        # The later message of a turn is no case of its own.
        ("i", "b", "b", "inbound", {"turn": "M000002"}),
    )
    became = states(messages)
    named = ["answered", "open", "collective", "community", "not_needed", "deleted", "unsupported", "", ""]
    assert became["state"].tolist() == named
    assert became["wait"].tolist()[:2] == [HOUR, 100 * HOUR]
    assert np.isnan(became["wait"].to_numpy()[2:]).all()
    late = (pd.Timestamp("2024-03-02", tz="UTC"), None)
    assert states(messages, window=late)["state"].iloc[0] == "outside"


def test_answers_stand_below_what_they_answer_by_time():
    #  a            a
    #  b > a        b
    #  c > a        d  (answers b)
    #  d > b        c
    #  e > gone     e  (what it answers is no row: it begins anew)
    messages = feed(
        ("a", "a", None, "outbound", {}),
        ("b", "a", "a", "inbound", {}),
        ("c", "a", "a", "inbound", {}),
        ("d", "a", "b", "outbound", {}),
        ("e", "a", "gone", "inbound", {}),
    )
    found = chosen(messages)
    assert refs(found, messages) == ["M000001", "M000002", "M000004", "M000003", "M000005"]
    assert found.rows["depth"].tolist() == [0, 1, 2, 1, 0]
    assert found.rows["target"].tolist() == [-1, 0, 1, 0, -1]


def test_answer_that_is_dated_before_its_question_stands_by_itself():
    messages = feed(("b", "a", "a", "outbound", {}), ("a", "a", None, "inbound", {}))
    found = chosen(messages)
    assert (refs(found, messages), found.rows["depth"].tolist()) == (["M000001", "M000002"], [0, 0])


def test_threads_that_the_company_does_not_touch_stay_out():
    messages = feed(("a", "a", None, None, {}), ("b", "b", None, "inbound", {}))
    assert refs(chosen(messages), messages) == ["M000002"]


def many(count, more):
    return feed(*[(f"m{number}", f"m{number}", None, "inbound", more(number)) for number in range(count)])


def test_open_cases_come_first_by_wait_then_doubtful_labels_least_sure_first():
    kinds = (
        {"observed_seconds": 5 * HOUR}, {"observed_seconds": 9 * HOUR},
        ANSWERED | {"is_uncertain": True, "needs_reply_probability": 0.45},
        ANSWERED | {"is_uncertain": True, "needs_reply_probability": 0.51},
        ANSWERED,
    )  # fmt: skip
    messages = many(5, lambda number: kinds[number])
    found = chosen(messages)
    # 0.45 is 0.55 sure that none is needed; 0.51 is less sure.
    assert refs(found, messages) == ["M000002", "M000001", "M000004", "M000003", "M000005"]
    assert found.threads["group"].tolist() == ["open", "open", "doubtful", "doubtful", "other"]
    assert found.counts == {"open": (2, 2), "doubtful": (2, 2), "other": (1, 1)}


def test_budget_is_shared_by_the_rule():
    # Ten threads of each group at 350 + 650 bytes; 10,000 hold ten: six open (0.6), two of the others' four left,
    # then two by lot.
    kinds = ({}, ANSWERED | {"is_uncertain": True}, ANSWERED)
    messages = many(30, lambda number: kinds[number % 3])
    found = chosen(messages, budget=10_000)
    assert found.counts == {"open": (6, 10), "doubtful": (2, 10), "other": (2, 10)}
    # What one group does not need goes to the others: three open, then half of seven, then the rest.
    few = many(30, lambda number: {} if number < 3 else ANSWERED | {"is_uncertain": True})
    assert chosen(few, budget=10_000).counts == {"open": (3, 3), "doubtful": (7, 27), "other": (0, 0)}


def test_lot_is_that_of_the_seed():
    messages = many(200, lambda _: ANSWERED)
    first, again, other = (refs(chosen(messages, budget=20_000, seed=seed), messages) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 20
    assert first != sorted(first)


def test_texts_that_are_shown_take_of_the_budget():
    messages = many(10, lambda _: {"text": "<" * 5_000})
    # 700 signs stay, of five bytes each.
    assert chosen(messages, budget=9_000).counts["open"] == (9, 10)
    assert chosen(messages, budget=9_000, quotes=True).counts["open"] == (2, 10)


def test_long_thread_keeps_its_first_message_open_cases_and_the_company():
    more = [("root", "root", None, "outbound", {})]
    more += [(f"a{number}", "root", "root", "inbound", {"needs_reply": False}) for number in range(60)]
    more += [("open", "root", "root", "inbound", {}), ("ours", "root", "a50", "outbound", {})]
    messages = feed(*more)
    found = chosen(messages)
    kept = messages["message_id"].iloc[found.rows["row"]].tolist()
    assert len(kept) == explorer.MOST_IN_THREAD == found.threads["shown"].iloc[0]
    assert found.threads["messages"].iloc[0] == 63
    # 37 of the audience's by time, with the first, the open and the company's; what a50 answers is not shown.
    assert set(kept) == {"root", "open", "ours", *(f"a{number}" for number in range(37))}
    assert found.rows["depth"].tolist()[kept.index("ours")] == 0


def test_feed_without_a_word_to_the_company_has_no_threads():
    found = chosen(feed(("a", "a", None, None, {})))
    assert (len(found.threads), len(found.rows)) == (0, 0)
