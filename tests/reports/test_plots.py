"""A notebook's plots show the numbers of the tables, touch nothing global and take every name as a name."""

import subprocess
import sys

import numpy as np
import pytest
from matplotlib.figure import Figure as Sheet

from dialogscore.audit import Audit, load
from dialogscore.errors import UsageError
from dialogscore.reports import plots
from dialogscore.reports.figures import Figures
from tests.reports import made

ALL = ("accounts", "curve", "development", "endings", "ladder", "mix", "pillars", "rates", "sensitivity", "week")
HOSTILE = r"A$\badcmd$B"


@pytest.fixture(scope="module")
def audit(demo_audits):
    return load(demo_audits["knusperloh"])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ALL)
def test_every_plot_is_drawn_with_a_title_in_both_languages(name, language, audit):
    ax = getattr(audit.plot, name)(language=language)
    ax.figure.canvas.draw()
    assert ax.get_title(loc="left")


@pytest.mark.parametrize("name", ALL)
def test_a_plot_of_an_audit_that_lacks_its_table_says_so_instead(name):
    bare = made.audit()
    bare.tables = {"horizons": bare.tables["horizons"], "ledger": bare.tables["ledger"]}
    ax = getattr(plots.Plots(bare), name)()
    ax.figure.canvas.draw()
    assert ax.get_title(loc="left")


def test_the_curve_is_the_table(audit):
    ax = audit.plot.curve()
    seconds, waiting = ax.lines[0].get_data()
    table = audit.tables["curve"]
    assert np.array_equal(waiting, table["survival"])
    assert np.array_equal(seconds, np.maximum(table["seconds"], 60))
    assert ax.lines[0].get_drawstyle() == "steps-post"


def test_whiskers_are_the_scores(audit):
    figures = Figures(audit.scores)
    drawn = [line.get_xdata() for line in audit.plot.rates().lines]
    names = [f"reply_rate_{part}{end}" for part in ("", "all_") for end in ("24h", "72h", "7d")]
    whole = [figures.get(name) for name in names]
    expected = [values for one in whole for values in ([one.low, one.high], [one.value])]
    assert [list(values) for values in drawn] == expected


def test_bars_of_the_mix_add_up_to_the_modes(audit):
    ax = audit.plot.mix()
    ends = {round(bar.get_y() + 0.4): bar.get_x() + bar.get_width() for bar in ax.patches}
    assert all(end == pytest.approx(1, abs=3e-4) for end in ends.values())
    dialog = Figures(audit.scores).part("mode_share", "dialog").value
    assert [bar.get_width() for bar in ax.patches if bar.get_y() < 0][-1] == pytest.approx(dialog, abs=1e-4)


@pytest.mark.parametrize("part", ["inbound", "responses"])
def test_the_week_is_the_table(part, audit):
    shown = audit.plot.week(part).images[0].get_array()
    assert int(shown.sum()) == audit.tables["hours"][part].sum()
    monday_noon = audit.tables["hours"].query("weekday == 0 and hour == 12")[part].iloc[0]
    assert shown[0, 12] == monday_noon


def test_an_unknown_part_of_the_week_is_refused(audit):
    with pytest.raises(UsageError, match="'inbound' or 'responses'"):
        audit.plot.week("outbound")


@pytest.mark.parametrize(("part", "measure"), [("rate", "reply_rate_72h"), ("dialog", "dialog_share")])
def test_the_development_and_the_accounts_are_the_scores(part, measure, audit):
    figures = Figures(audit.scores)
    months, asked = figures.parts(measure, "month"), "asked_account" if part == "rate" else "account"
    assert [line.get_xdata()[0] for line in audit.plot.development(part).lines[1::2]] == [one.value for one in months]
    stated = {one.value for one in figures.parts(measure, asked) if one.value is not None}
    assert {line.get_xdata()[0] for line in audit.plot.accounts(part).lines if line.get_marker() == "o"} == stated


def test_an_unknown_part_of_the_development_is_refused(audit):
    with pytest.raises(UsageError, match="'rate' or 'dialog'"):
        audit.plot.development("rates")


def test_axes_that_are_given_are_drawn_into(audit):
    left, right = Sheet().subplots(1, 2)
    assert audit.plot.pillars(ax=left) is left
    assert not right.lines


def test_a_name_is_no_formula(audit, tmp_path):
    hostile = Audit(**{**vars(audit), "manifest": audit.manifest | {"hours_zone": HOSTILE}})
    ax = hostile.plot.week()
    assert ax.get_xlabel() == HOSTILE
    hostile.plot.save(ax, tmp_path / "week.svg")


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_the_same_plot_gives_the_same_bytes(suffix, audit, tmp_path):
    for name in ("one", "two"):
        audit.plot.save(audit.plot.curve(), tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


def test_no_global_state_is_touched_and_nothing_of_it_is_loaded_before(demo_audits):
    program = f"""
import sys
from dialogscore.audit import load
audit = load({str(demo_audits["knusperloh"])!r})
assert "matplotlib" not in sys.modules
audit.plot.curve()
assert "matplotlib.pyplot" not in sys.modules
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_matplotlib_the_extra_is_named(demo_audits):
    program = f"""
import sys
sys.modules["matplotlib"] = None
from dialogscore.audit import load
from dialogscore.errors import UsageError
try:
    load({str(demo_audits["knusperloh"])!r}).plot
except UsageError as error:
    assert "pip install 'dialogscore[plot]'" in str(error)
else:
    sys.exit(1)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
