"""Exchanges of three turns and more, by hand."""

import pytest

from tests.measures.feeds import END, ask, computed, feed, row_of, say, sources, value_of


def talk(name, at, *turns, **last):
    """Return one person's turns in a thread, each answered after so many hours or (None) not; two days apart."""
    rows = []
    for place, response in enumerate(turns):
        when = at + 48 * place
        more = last if place == len(turns) - 1 else {}
        rows.append(ask(f"{name}{place}", when, thread=name, author_id=name, response=response, **more))
        if response is not None:
            rows.append(say(f"{name}{place}r", "answer", when + response, to=f"{name}{place}", thread=name))
    return rows


@pytest.fixture(scope="module")
def scores():
    rows = [
        *talk("a", 0, 1.0),  # two turns
        *talk("b", 1, 1.0, None),  # the person came back, the company did not
        *talk("c", 2, 1.0, 2.0),  # four turns
        *talk("d", 3, 1.0, 2.0, None, needs_reply=False),  # five, and a closing thanks
        *talk("e", 4, None),  # nobody answered: no exchange
        *talk("f", 5, 1.0, 100.0),  # came back too late
    ]
    return computed(feed(*rows))[0]


def test_exchanges_by_length(scores):
    assert value_of(scores, "exchanges") == (5, 5)
    lengths = [row_of(scores, "exchanges", str(number), by="turns")["value"] for number in range(2, 7)]
    assert lengths == [1, 1, 2, 1, 0]


def test_who_came_back(scores):
    assert value_of(scores, "person_came_back") == (4 / 5, 5)
    # Of b, c, d and f the company answered c and d within 72 hours.
    assert value_of(scores, "company_came_back") == (2 / 4, 4)


def test_completed_is_what_leaves_no_need_open(scores):
    # b waits for good, f for longer than 72 hours; d needs nothing more.
    assert value_of(scores, "exchanges_completed") == (3 / 5, 5)


def test_uncertain_need_makes_a_band():
    rows = [*talk("a", 0, 1.0, None, is_uncertain=True), *talk("b", 1, 1.0), *talk("c", 2, 1.0, None)]
    found = computed(feed(*rows))[0]
    sides = [row_of(found, "exchanges_completed", side, by="uncertain_labels")["value"] for side in ("against", "for")]
    assert value_of(found, "exchanges_completed")[0] == pytest.approx(1 / 3)
    assert sides == [pytest.approx(1 / 3), pytest.approx(2 / 3)]


def test_what_was_not_watched_does_not_count():
    found = computed(feed(*talk("a", 0, 1.0, 1.0), *talk("b", END - 60, 1.0)))[0]
    assert value_of(found, "exchanges")[0] == 2
    assert value_of(found, "person_came_back") == (1, 1)
    assert value_of(found, "exchanges_completed") == (1, 1)


def test_a_turn_before_the_answer_and_another_person_make_it_no_longer():
    rows = [
        *talk("a", 0, 10.0),
        ask("early", 5, thread="a", author_id="a"),
        ask("other", 20, thread="a", author_id="ben"),
        ask("unknown", 30, thread="a", author_id=None),
    ]
    assert row_of(computed(feed(*rows))[0], "exchanges", "2", by="turns")["value"] == 1


def test_an_export_without_the_audience_cannot_tell():
    rows = feed(say("p", "inform", 0))
    found = computed(rows, source=sources(capabilities="company_posts exact_times"))[0]
    for measure in ("exchanges", "person_came_back", "company_came_back", "exchanges_completed"):
        assert row_of(found, measure)["note_code"] == "no_audience_messages"
    assert row_of(computed(rows)[0], "company_came_back")["note_code"] == "no_units"
