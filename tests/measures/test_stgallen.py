"""The rule on the St. Gallen sentence: three states, what is too little, and how many messages would decide it."""

import pytest

from dialogscore.measures.stgallen import Part, coded_needed, state_of
from tests.measures.feeds import ask, computed, feed, say


def part(value, low, high, sampling=None, n=1000):
    return Part(value, low, high, *(sampling or (low, high)), n)


CODABLE = part(0.4, 0.25, 0.55, (0.35, 0.45))
NONE = part(*[float("nan")] * 3, n=0)


@pytest.mark.parametrize(
    ("whole", "openers", "expected"),
    [
        (part(0.2, 0.1, 0.3), part(0.1, 0.0, 0.49), ("one_way", None, 0, 0)),
        (part(0.7, 0.6, 0.8), part(0.6, 0.51, 0.7), ("geared", None, 0, 0)),
        # At the threshold is not below it.
        (part(0.2, 0.1, 0.5), part(0.1, 0.0, 0.2), ("undecided", "sampling", 0, 0)),
        (part(0.7, 0.6, 0.8), part(0.1, 0.0, 0.2), ("undecided", "sides", 0, 0)),
        (part(0.7, 0.6, 0.8), NONE, ("undecided", "no_openers", 0, 0)),
        # Nine openers decide nothing, however sure their interval; ten may.
        (part(0.2, 0.1, 0.3), part(0.1, 0.0, 0.3, n=9), ("undecided", "few_openers", 0, 0)),
        (part(0.2, 0.1, 0.3), part(0.1, 0.0, 0.3, n=10), ("one_way", None, 0, 0)),
        (CODABLE, part(0.1, 0.0, 0.2), ("undecided", "codable", 114, 0)),
        (CODABLE, part(0.4, 0.3, 0.51, (0.3, 0.5)), ("undecided", "sampling", 0, 0)),
    ],
)
def test_verdict_by_the_whole_interval_in_both(whole, openers, expected):
    assert state_of(whole, openers, threshold=0.5, level=0.95) == expected


def test_turns_to_code_by_hand():
    # a = .1, b = .05, z = 1.96, N = 1000: .25 / ((.01 - .0025) / 3.841459 + .25 / 1000) = 113.5.
    assert coded_needed(CODABLE, threshold=0.5, level=0.95) == 114
    # Of 60 turns no more than all have to be coded, and nearly all if the threads leave little room.
    assert coded_needed(CODABLE._replace(n=60), threshold=0.5, level=0.95) == 41
    assert coded_needed(CODABLE._replace(high_sampling=0.4999, n=60), threshold=0.5, level=0.95) == 60
    # Without any sampling error: .25 / (.01 / 3.841459 + .00025) = 87.6.
    assert coded_needed(CODABLE._replace(high_sampling=0.4), threshold=0.5, level=0.95) == 88
    assert coded_needed(CODABLE._replace(low=0.3, high=0.49), threshold=0.5, level=0.95) == 0


def posts(threads, act="inform", **more):
    return [say(f"p{number}", act, number, **more) for number in range(threads)]


def replies(threads, act="answer"):
    rows = [[ask(f"q{n}", n, response=1.0), say(f"r{n}", act, n + 1, to=f"q{n}")] for n in range(threads)]
    return [row for pair in rows for row in pair]


def verdict(*rows, **options):
    return computed(feed(*rows), **options)[1]["st_gallen"].iloc[0]


def test_only_broadcasts_are_one_way():
    found = verdict(*posts(60))
    assert (found["state"], found["value"], found["n"], found["value_openers"]) == ("one_way", 0, 60, 0)
    assert (found["last"] - found["first"]).total_seconds() == 59 * 3600


def test_dialog_in_both_is_geared_to_dialog():
    found = verdict(*posts(60, "invite", invitation_outcome="kept"), *replies(60))
    assert (found["state"], found["n"], found["n_openers"]) == ("geared", 120, 60)


def test_a_higher_threshold_is_harder_to_clear():
    rows = (*posts(60, "invite", invitation_outcome="kept"), *replies(60))
    assert verdict(*rows, threshold=0.99)["state"] == "undecided"


def test_open_invitations_count_as_kept_at_the_upper_end():
    # Level 2, neither kept nor broken: nobody can say that these openers are one-way.
    found = verdict(*posts(30), *[row | {"message_id": f"i{n}", "thread_id": f"i{n}"} for n, row in
                                  enumerate(posts(31, "invite", invitation_outcome="pending"))])  # fmt: skip
    assert found["value_openers"] == 0
    assert found["high_openers"] > 0.5
    assert found["state"] == "undecided"


def test_label_errors_take_part_and_can_be_coded_away():
    found = verdict(*posts(200), label_errors={"dialog_share": {"sd": 0.4}})
    assert (found["state"], found["reason"]) == ("undecided", "codable")
    # p = 0 with an upper sampling limit u: n = .25 / ((.25 - u²) / z² + .25 / 200).
    room = (0.25 - found["high_sampling"] ** 2) / 1.959964**2
    assert found["coded"] == int(0.25 / (room + 0.25 / 200)) + 1


def test_a_service_account_without_openers_is_undecided():
    assert verdict(*replies(60))["reason"] == "no_openers"


def test_little_or_unread_is_not_judged():
    assert verdict(*posts(49))["state"] == "too_few"
    assert verdict(*[row | {"thread_id": f"t{n % 9}"} for n, row in enumerate(posts(60))])["state"] == "too_few"
    assert verdict(*posts(60, language_support="unsupported"))["state"] == "unstated"
