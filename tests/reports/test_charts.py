"""The curve is drawn as it is in the table, over a logarithmic axis."""

import numpy as np
import pandas as pd
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


def ended(**shares):
    return pd.DataFrame({"seconds": [0.0, 600.0, 3600.0], "at_risk": [40, 40, 20], **shares})


def test_layers_stand_one_on_the_other_and_the_highest_is_drawn_first():
    drawn = charts.layers(ended(company=[0, 0.3, 0.5], others=[0, 0.1, 0.2]), ["company", "others"])
    high, low = drawn.areas
    assert high.startswith("M0 1000")
    assert high.endswith("H1000V300V1000H0Z")  # .5 + .2 of the way up
    assert low.endswith("H1000V500V1000H0Z")


def test_layers_say_shares_and_who_is_at_risk_at_each_tick():
    marks = charts.layers(ended(company=[0, 0.3, 0.5], others=[0, 0.1, 0.2]), ["company", "others"]).ticks
    assert [(seconds, risk, shares) for seconds, _, risk, shares in marks] == [
        (60, 40, [0, 0]), (600, 40, [0.3, 0.1]), (3600, 20, [0.5, 0.2]),
    ]  # fmt: skip
    assert marks[-1][1] == 100


def test_nothing_that_ended_is_not_drawn():
    assert charts.layers(ended(company=[0.0, 0, 0]), ["company"]) is None
    assert charts.layers(ended(company=[0.0, 0.3, 0.5]).iloc[:1], ["company"]) is None


def test_columns_of_counts_stand_side_by_side_and_the_largest_reaches_the_top():
    # Two periods of 500 units, of which two series take 190 each, beginning after 60.
    first, second = charts.bars(np.array([[1.0, 4.0], [2.0, 0.0]]))
    assert first == "M60 1000V750h178.6V1000ZM560 1000V500h178.6V1000Z"
    assert second == "M250 1000V0h178.6V1000ZM750 1000V1000h178.6V1000Z"


def test_a_value_without_an_interval_is_a_line_and_none_is_a_gap():
    drawn = charts.spans([(0.5, None, None), None])
    assert (drawn.line, drawn.band) == ("M60 500H440", "")


def test_steps_of_periods_by_hand():
    assert charts.steps(np.array([0.5, 1.0])) == "M0 1000V500H500V0H1000V1000Z"


def test_series_stand_on_one_another_and_the_largest_sum_reaches_the_top():
    # Two columns of 500, a tenth of each left free on either side; sums 4 and 2.
    both, first = charts.stacked(np.array([[1.0, 3.0], [2.0, 0.0]]))
    assert both == "M50 1000V0h400.0V1000ZM550 1000V500h400.0V1000Z"
    assert first == "M50 1000V750h400.0V1000ZM550 1000V500h400.0V1000Z"


def test_marked_periods_are_fields_of_full_height():
    assert charts.marked(np.array([False, True])) == "M500 0h500.0V1000h-500.0Z"
    assert charts.marked(np.array([], dtype=bool)) == ""
