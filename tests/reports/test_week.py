"""The week by hour shows the counts of the table, shaded by the fullest cell."""

import re

import pandas as pd

from dialogscore import tables
from dialogscore.reports import html, wording
from dialogscore.reports.week import week
from tests.reports import made

WORDS = wording.load("en")


def audited(inbound=(), responses=()):
    """An audit with so many turns and responses in the cells named: (weekday, hour, count)."""
    cells = range(168)
    table = pd.DataFrame({"weekday": [cell // 24 for cell in cells], "hour": [cell % 24 for cell in cells]})
    for name, found in (("inbound", inbound), ("responses", responses)):
        counts = [0] * 168
        for weekday, hour, count in found:
            counts[24 * weekday + hour] = count
        table[name] = counts
    audit = made.audit()
    audit.tables["hours"] = tables.typed(table)
    return audit


def test_each_count_stands_in_its_cell_with_its_strength():
    # Monday 9: 1200 turns, the most; Sunday 23: 300, a quarter of it. One response, on Tuesday at 0.
    grids = week(audited([(0, 9, 1200), (6, 23, 300)], [(1, 0, 1)]), WORDS)["grids"]
    assert [grid["name"] for grid in grids] == ["1,500 turns by the audience", "1 first response by the company"]
    assert [day["name"] for day in grids[0]["days"]][::6] == ["Monday", "Sunday"]
    assert grids[0]["days"][0]["cells"][9] == ("1,200", "1.00")
    assert grids[0]["days"][6]["cells"][23] == ("300", "0.25")
    assert grids[0]["days"][0]["cells"][10] == ("", "0.00")
    assert grids[1]["days"][1]["cells"][0] == ("1", "1.00")


def test_the_zone_of_the_hours_is_named():
    audit = audited([(0, 9, 1)])
    assert week(audit, WORDS)["zone"] == "UTC"
    audit.manifest["hours_zone"] = "Europe/Berlin"
    assert week(audit, WORDS)["zone"] == "Europe/Berlin"


def test_without_turns_nothing_is_drawn(tmp_path):
    assert week(audited(), WORDS) is None
    assert week(made.audit(), WORDS) is None
    html.render(made.audit(), tmp_path / "r.html", language="de")
    assert 'class="week"' not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_page_holds_two_grids_of_seven_days_with_headed_rows(tmp_path):
    html.render(audited([(0, 9, 2)], [(0, 10, 2)]), tmp_path / "r.html", language="de")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    grids = re.findall(r'<table class="week">.*?</table>', page, flags=re.DOTALL)
    assert len(grids) == 2
    for grid in grids:
        assert grid.count('<th scope="row">') == 7
        assert grid.count('<th scope="col">') == 24
        assert grid.count("--strength:1.00") == 1
