"""What all measures rest on: the units, and what an export cannot tell."""

from dialogscore import measures
from tests.measures.feeds import ask, feed, say, sources


def basis_of(*rows, **source):
    return measures.basis_of(measures.add_ledger(feed(*rows)), sources=sources(**source), company="Acme")


ROWS = (
    ask("a", response=1),
    say("b", "answer", 1.0, to="a"),
    ask("c", 2.0, language="xx", language_support="unsupported"),
    say("d", "inform", 3.0, language="xx", language_support="unsupported"),
)


def test_units_are_made_once_for_all_measures():
    basis = basis_of(*ROWS)
    assert basis.turns["row"].tolist() == [0, 2]
    assert basis.turns["follows"].tolist() == [False, False]
    assert basis.everything["row"].tolist() == [1, 3]
    assert basis.said["row"].tolist() == [1]
    assert basis.inside["supported"].tolist() == [True, False]
    assert len(basis.own.at) == 2


def test_a_rate_of_those_that_need_a_reply_is_refused_where_half_of_them_cannot_be_read():
    basis = basis_of(*ROWS)
    assert basis.rates is None
    # One of two turns.
    assert basis.needing == ("unsupported_languages", {"found": 1, "of": 2, "share": 0.5})
    assert len(basis.needed) == 0


def test_what_a_card_asks_for_and_no_source_has_blocks_a_measure():
    basis = basis_of(*ROWS, capabilities="company_posts exact_times", audience_coverage="none")
    assert basis.rates == basis.needing == basis.blocked("reply_rate_72h") == ("no_audience_messages", {})
    assert basis.blocked("posts_per_week_median", by_coverage=False) is None


def test_a_coverage_that_flatters_blocks_rates_alone():
    basis = basis_of(*ROWS[:2], audience_coverage="answered_only", coverage_source="format")
    assert basis.blocked("reply_rate_72h") == basis.flatters
    assert basis.flatters[0] == "answered_only"
    assert basis.blocked("invitations_kept", by_coverage=False) is None
