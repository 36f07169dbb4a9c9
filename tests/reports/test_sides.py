"""Months, accounts and platforms stand side by side; what is too few is told, and gaps stay open."""

import pandas as pd

from dialogscore.reports import html, sides, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")


def audited(*counts, tested=None):
    """An audit with lines of (split, part, company messages, inbound turns), and a test of one split."""
    audit = made.audit()
    audit.tables["sides"] = pd.DataFrame(
        counts, columns=["split", "part", "company_messages", "inbound_turns"]
    )
    if tested:
        line = {"measure": "reply_rate_72h", "p_adjusted": 0.01, "differs": True, "highest": None, "lowest": None}
        audit.tables["differences"] = pd.DataFrame([line | tested])
    return audit


def rate(by, subset, value=None, **more):
    ends = {} if value is None else {"low": value - 0.1, "high": value + 0.1}
    return made.score("reply_rate_72h", value, subset_by=by, subset=subset, **(ends | more))


MONTHS = [("month", "2024-02", 5, 6), ("month", "2024-03", 10, 20), ("month", "2024-04", 8, 40)]


def test_months_are_named_and_a_gap_stays_open():
    few = ("few_units", {"found": 6, "needed": 30})
    figures = Figures(made.scores(
        rate("month", "2024-02", n=6, note=few), rate("month", "2024-03", 0.6), rate("month", "2024-04", 0.8),
    ))  # fmt: skip
    found = sides.development(audited(*MONTHS), figures, WORDS)
    assert [line["name"] for line in found["lines"]] == ["Feb 2024", "Mar 2024", "Apr 2024"]
    volume, rates = found["panels"]
    assert (volume["top"], [column["label"] for column in volume["columns"]]) == ("40", ["5", "10", "8"])
    # Three columns of 333.3: 76 % of the second and the third, at 60 % and 80 % of the height.
    assert rates["line"] == "M373.3 400H626.7M706.7 200H960"
    assert rates["band"] == "M373.3 300H626.7V500H373.3ZM706.7 100H960V300H706.7Z"
    assert [column["label"] for column in rates["columns"]] == ["", "60.0%", "80.0%"]
    assert rates["title"] == "Answered within 72 hours: 60.0% in Mar 2024, 80.0% in Apr 2024"


def test_a_change_is_said_with_its_p_and_none_with_its():
    figures = Figures(made.scores(rate("month", "2024-03", 0.6), rate("month", "2024-04", 0.8)))
    ends = {"split": "month", "highest": "2024-04", "lowest": "2024-03"}
    changed = sides.development(audited(*MONTHS, tested=ends), figures, WORDS)["panels"][1]["title"]
    assert changed.endswith("(p = 0.010, adjusted): 80.0% in Apr 2024, 60.0% in Mar 2024")
    same = ends | {"p_adjusted": 0.4, "differs": False}
    title = sides.development(audited(*MONTHS, tested=same), figures, WORDS)["panels"][1]["title"]
    assert title == "Answered within 72 hours: no change that chance would not explain (p = 0.400, adjusted)"


def test_one_period_with_enough_cases_is_told_alone():
    found = sides.development(audited(*MONTHS), Figures(made.scores(rate("month", "2024-03", 0.6))), WORDS)
    assert found["panels"][1]["title"].endswith("60.0% in Mar 2024; the other periods have too few cases")


def test_only_the_last_periods_are_drawn_and_the_others_are_counted():
    quarters = [("quarter", f"{2000 + number // 4}-Q{number % 4 + 1}", 1, 1) for number in range(30)]
    found = sides.development(audited(*quarters), Figures(made.scores()), WORDS)
    assert (len(found["lines"]), found["more"], found["lines"][-1]["name"]) == (24, 6, "Q2 2007")


def test_accounts_stand_with_the_most_messages_first_and_platforms_where_they_add_something():
    counts = [("account", "x:acme", 5, 6), ("account", "x:help", 10, 20), ("account", "threads:acme", 1, 0),
              ("platform", "threads", 1, 0), ("platform", "x", 15, 26)]  # fmt: skip
    figures = Figures(made.scores(rate("asked_account", "x:help", 0.9), rate("asked_account", "x:acme", 0.3)))
    ends = {"split": "asked_account", "highest": "x:help", "lowest": "x:acme"}
    found = sides.accounts(audited(*counts, tested=ends), figures, WORDS)
    (name, lines), (second, places) = found["tables"]
    assert (name, second) == ("By account", "By platform")
    assert [line["name"] for line in lines] == ["x: help", "x: acme", "threads: acme"]
    assert [line["rate"]["value"] if line["rate"] else None for line in lines] == ["90.0%", "30.0%", None]
    assert [line["name"] for line in places] == ["threads", "x"]
    assert "asked at x: help, 90.0% are answered within 72 hours, at x: acme 30.0%" in found["title"]


def test_one_account_on_each_platform_is_one_table():
    counts = [("account", "x:acme", 5, 6), ("account", "threads:acme", 10, 20), ("platform", "threads", 10, 20),
              ("platform", "x", 5, 6)]  # fmt: skip
    assert len(sides.accounts(audited(*counts), Figures(made.scores()), WORDS)["tables"]) == 1


def test_where_nothing_stands_beside_anything_the_page_says_so(tmp_path):
    html.render(made.audit(), tmp_path / "r.html", language="en")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Everything lies in one month" in page
    assert "one account only" in page


def test_a_handle_cannot_break_the_page(tmp_path):
    counts = [("account", "x:<script>alert(1)</script>", 5, 6), ("account", "x:acme", 1, 1)]
    html.render(audited(*counts), tmp_path / "r.html", language="de")
    assert "<script>alert" not in (tmp_path / "r.html").read_text(encoding="utf-8")
