"""The curve is drawn as it is in the table, over a logarithmic axis."""

import pytest

from dialogscore.reports import charts
from tests.reports import made


def test_ticks_stand_at_their_logarithm():
    drawn = charts.curve(made.drawn()["curve"])
    # From 1 min to 24 h are 1440 minutes: 1 h lies at log 60 / log 1440 = 56.3 %.
    places = {seconds: left for seconds, left, _, _ in drawn.ticks}
    assert places[60] == 0
    assert places[3600] == pytest.approx(56.30, abs=0.01)
    assert places[86400] == 100


def test_share_and_risk_at_a_tick_come_from_the_table():
    drawn = charts.curve(made.drawn()["curve"])
    found = {seconds: (at_risk, share) for seconds, _, at_risk, share in drawn.ticks}
    assert found[3600] == (20, 0.6)  # the answer after 10 minutes has come, the one after 24 hours has not
    assert found[86400] == (20, 0.4)


def test_line_starts_at_the_top_and_ends_at_the_last_share():
    line = charts.curve(made.drawn()["curve"]).line
    assert line.startswith("M0 0")
    assert line.endswith("V600")  # 40 % still wait


def test_curve_without_an_event_is_not_drawn():
    assert charts.curve(made.drawn()["curve"].iloc[:1]) is None


def test_line_goes_on_as_long_as_enough_was_watched():
    drawn = charts.curve(made.drawn()["curve"], until=259200.0)
    assert drawn.ticks[-1][0] == 259200
    assert drawn.ticks[-1][2] is None
