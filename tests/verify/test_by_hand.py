"""What the recount makes of a few turns, worked out by hand."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from dialogscore.verify.drawn import draw_failures, sensitivity_recounts
from dialogscore.verify.endings import _share, _Wait
from dialogscore.verify.follows import _exchanges
from dialogscore.verify.opened import _open_until, _spans
from dialogscore.verify.presence import presence_recounts
from dialogscore.verify.rates import banded_rate
from dialogscore.verify.record import Record
from dialogscore.verify.shares import counted, refused
from dialogscore.verify.splits import _reach
from dialogscore.verify.times import speed_recounts
from dialogscore.verify.units import Asked
from tests.verify.test_shares import message

HOUR = 3600
SECOND = 1_000_000
EMPTY = Record([], {}, {}, [], [], [], {}, (None, None))


def asked(ref, at=0.0, response=None, *, messages=(), observed=1000.0, needs=True, **head):
    """Return a turn that began at an hour, was answered after some hours or not, and watched for some."""
    first = message(ref, round(at * HOUR * SECOND), platform="x", **{"author_id": ref} | head)
    waits = (None if hours is None else hours * HOUR for hours in (response, observed))
    return Asked(first, [first, *messages], True, False, False, True, needs, needs, needs, True, *waits)


def moment(text, zone="Europe/Berlin"):
    return pd.Timestamp(text, tz=ZoneInfo(zone)).value // 1000


@pytest.mark.parametrize(
    ("begun", "ended", "hours"),
    [
        ("2024-03-04 16:00", "2024-03-05 10:00", 2),
        ("2024-03-04 18:00", "2024-03-05 08:00", 0),
        ("2024-03-08 12:00", "2024-03-12 10:00", 1 + 1.5 + 1),  # closed on Monday the 11th
        ("2024-04-30 16:00", "2024-05-02 10:00", 1 + 1),  # 1 May is a holiday
        ("2024-03-31 00:00", "2024-03-31 12:00", 1),  # open 02:30 to 04:00, of which the clock skips half an hour
    ],
)
def test_open_hours_by_hand(begun, ended, hours):
    told = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday"), "09:00-17:00")
    told |= {"friday": ["09:00-12:00", "13:00-14:00"], "sunday": "02:30-04:00"}
    told |= {"country": "DE", "closed": ["2024-03-11"]}
    since, until = moment(begun), moment(ended)
    spans = _spans(told, since, until, "Europe/Berlin")
    assert (_open_until(until, spans) - _open_until(since, spans)) / SECOND == hours * HOUR


def test_endings_by_hand():
    # Of four, the company answers one after 10, somebody else one after 20; one was watched 30, one answered after 40.
    turns = [asked(f"M{number:06d}") for number in range(1, 5)]
    waits = [_Wait(*told, turn) for told, turn in zip([(10, 0), (20, 1), (30, None), (40, 0)], turns, strict=True)]
    assert _share(waits, 0, 25) == 0.25
    assert _share(waits, 1, 25) == 0.25
    # Half still wait at 40, the one who is watched stands for them.
    assert _share(waits, 0, 40) == pytest.approx(0.25 + 0.5)
    assert _share(waits[:3], 0, 40) is None  # nobody was watched so long
    assert _share(waits[:1], 0, 10) is None  # one thread


def test_exchange_by_hand():
    # Asked and answered, asked again before the answer came, then after it, answered, thanked.
    ann = {"author_id": "ann", "thread": "T"}
    turns = [asked("M000001", 0, 5, **ann), asked("M000002", 3, **ann), asked("M000003", 9, 1, **ann),
             asked("M000005", 11, **ann, needs=False)]  # fmt: skip
    (found,) = _exchanges(turns)
    assert (found.length, found.again.ref, found.last.ref) == (5, "M000003", "M000005")
    assert found.days == pytest.approx(4 / 24)


def test_clock_of_the_last_message_and_the_longest_silence():
    later = message("M000002", 2 * HOUR * SECOND)
    turns = [asked("M000001", 0, 5, messages=[later]), asked("M000003", 10, 1), asked("M000004", 20)]
    rows = {row.measure: row.value for row in speed_recounts(turns, None, None) if not row.by}
    # Two wait 3 and 1 hours, one is not answered: half had a response after 3.
    assert rows["response_median_seconds_last_message"] == 3 * HOUR
    assert rows["longest_silence_seconds"] == (11 - 5) * HOUR


def test_posts_per_week_by_hand():
    def post(number, days, position="opener"):
        at = round(days * 86400 * SECOND)
        return message(f"M{number:06d}", at, direction="outbound", position=position, status="visible")

    until = {"observed_until": pd.Timestamp(15 * 86400, unit="s", tz="UTC")}
    written = [post(1, 0), post(2, 1), post(3, 6, "reply"), post(4, 8), post(5, 14.5)]
    whole, posts, replies = presence_recounts(EMPTY._replace(messages=written, sources=[until]))
    # Two whole weeks: 3 and 1; the third has only begun. t(0.975; 1) = 12.706, s = 1.414.
    assert (whole.value, whole.n, posts.value, replies.value) == (2, 2, 1.5, 0.5)
    assert whole.limits == pytest.approx((0, 2 + 12.7062))
    assert presence_recounts(EMPTY) == [refused("posts_per_week", "no_units")]


def test_quarters_of_reach_keep_equal_numbers_together():
    counts = [0, 0, 0, 5, 9, 70, 70, 900, None]
    turns = [asked(f"M{number:06d}", author_followers=count) for number, count in enumerate(counts, start=1)]
    # Cuts at the third, fifth and seventh of eight: 0, 9, 70.
    assert list(_reach(turns).values()) == ["0-5"] * 4 + ["9-9", "70-900", "70-900", "70-900", None]


def test_each_person_counts_once_by_the_first_turn():
    turns = [asked(f"M{number:06d}", number, 1 if number % 3 else None, author_id=f"p{number % 31}")
             for number in range(1, 63)]  # fmt: skip
    whole = banded_rate("x", turns, 72 * HOUR, person=lambda turn: turn.head.author_id)[0]
    # 31 people; of the turns 1 to 31, ten have a number that 3 divides.
    assert (whole.n, whole.value) == (31, 21 / 31)


def test_draws_by_hand():
    draw = {"weight_openness": 0.5, "weight_substance": 0.5, "openness": 0.25, "substance": 1.0,
            "horizon": "72h", "eligibility": "needing", "saturation": 0.3}  # fmt: skip
    means = {"geometric": 50.0, "arithmetic": 62.5, "harmonic": 40.0}
    draws = [draw | {"aggregation": name, "points": points} for name, points in means.items()]
    record = EMPTY._replace(draws=draws)
    assert draw_failures(record) == []
    assert draw_failures(EMPTY._replace(draws=[draws[0] | {"points": 51.0}])) == ["draw 0: 51 points, recounted 50"]
    rows = {row.part: row for row in sensitivity_recounts(record, counted("index", 50.0, 3))}
    assert (rows[""].value, rows[""].limits) == (50, (40, 62.5))
    assert rows["saturation_middle"].n == 3
    assert rows["openness"].value == 0  # it never moves
    assert "openness substance" not in rows  # an older folder does not hold what was drawn with nothing changed
    # Ranks 1, 2.5, 2.5 against 1, 2, 3: 1.5 / sqrt(1.5 * 2).
    moved = [
        draw | {"unchanged_openness": one, "unchanged_substance": other, "unchanged_continuity": 0.5, "continuity": 0.5}
        for draw, one, other in zip(draws, (0.1, 0.2, 0.2), (0.3, 0.4, 0.9), strict=True)
    ]
    moved = [draw | {"weight_continuity": 0.0} for draw in moved]
    rows = {row.part: row for row in sensitivity_recounts(EMPTY._replace(draws=moved), counted("index", 50.0, 3))}
    assert rows["openness substance"].value == pytest.approx(1.5 / 3**0.5)
    assert rows["openness continuity"].note == "no_variation"
    assert {row.note for row in sensitivity_recounts(record, refused("index", "withheld"))} == {"withheld"}
