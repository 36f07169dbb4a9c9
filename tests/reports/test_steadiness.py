"""The chapter on steadiness: weeks drawn with the silent ones marked, each rule with its figure, nothing hidden."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.reports import html, steadiness, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")
RULES = (
    ("few_silent_weeks", "weeks_without_post_share", "share", 0.2, 8), ("no_long_gap", "post_gap_longest_seconds", "s",
    28 * 86400, 8), ("even_pace", "posts_per_week_variation", "ratio", 1.0, 8),
    ("answers_every_month", "months_without_answer", "count", 0, 3),
    ("even_rate", "quarter_rate_range", "share", 0.2, 2), ("even_speed", "quarter_speed_ratio", "ratio", 3.0, 2),
)  # fmt: skip
FIGURES = {
    "weeks_without_post_share": (0.5, "share"), "post_gap_longest_seconds": (15 * 86400.0, "s"),
    "posts_per_week_variation": (0.8, "ratio"), "posts_per_week_median": (2.5, "per_week"),
    "months_without_answer": (1, "count"), "quarter_rate_range": (0.1, "share"), "quarter_speed_ratio": (2, "ratio"),
}  # fmt: skip


def audited(*states, weeks=((4, 1), (0, 0), (2, 0), (0, 0)), inbound=None, months=(), quarters=()):
    """An audit with the states and reasons of the six rules, posts and replies of weeks, months and quarters."""
    audit = made.audit()
    begun = pd.Timestamp("2024-03-04", tz="UTC") + pd.to_timedelta([7 * number for number in range(len(weeks))], "D")
    states = states or (("met", None),) * 6
    lines = [(*rule, *state) for rule, state in zip(RULES, states, strict=True)]
    columns = ["rule", "measure", "unit", "threshold", "least", "state", "reason"]
    told = pd.DataFrame(weeks, columns=["posts", "replies"])
    heard = {"inbound": [1] * len(weeks) if inbound is None else inbound}
    found = {
        "steadiness": pd.DataFrame(lines, columns=columns).assign(found=np.nan, low=np.nan, high=np.nan, n=1),
        "posting_weeks": told.assign(**heard, **{"from": begun, "silent": told.sum(axis=1) == 0}),
        "answer_months": pd.DataFrame(months, columns=["month", "whole", "turns", "answered", "silent"]),
        "quarters": pd.DataFrame(
            quarters, columns=["quarter", "whole", "turns", "rate", "rate_low", "rate_high", "median_seconds",
                               "median_low", "median_high", "note"],
        ),
    }  # fmt: skip
    audit.tables |= {name: tables.typed(table) for name, table in found.items()}
    return audit


def figures(**changed):
    rows = [
        made.score(measure, value, unit=unit, basis="counted")
        for measure, (value, unit) in (FIGURES | changed).items()
    ]  # fmt: skip
    return Figures(made.scores(*rows))


def told(audit, found=None, words=WORDS):
    return steadiness.steadiness(audit, found or figures(), words)


def test_the_picture_says_how_many_weeks_passed_in_silence():
    drawing = told(audited())["drawing"]
    title = "2 of 4 weeks passed without a message; the longest time without one was 15\N{NO-BREAK SPACE}d"
    assert drawing["title"] == title
    # Of four columns of 250, the second and the fourth are marked from top to bottom.
    assert drawing["silent"] == "M250 0h250.0V1000h-250.0ZM750 0h250.0V1000h-250.0Z"
    # Posts and replies of the first week reach the top, its posts four fifths.
    assert drawing["paths"] == ["M25 1000V0h200.0V1000ZM525 1000V600h200.0V1000Z",
                                "M25 1000V200h200.0V1000ZM525 1000V600h200.0V1000Z"]  # fmt: skip
    assert drawing["top"] == "5"
    assert [tick["name"] for tick in drawing["ticks"]][:2] == ["4 March 2024", "11 March 2024"]


def test_weeks_in_which_nobody_wrote_may_be_holes_in_the_export():
    assert told(audited(inbound=[1, 0, 0, 1]))["drawing"]["hole"] == ""
    hole = told(audited(inbound=[1, 0, 1, 0]))["drawing"]["hole"]
    assert hole.startswith("In 2 of these 2 weeks nobody wrote to the company either. The export may have holes")
    # Where nobody ever wrote, the export may hold posts alone: that tells nothing.
    assert told(audited(inbound=[0] * 4))["drawing"]["hole"] == ""


def test_a_company_never_silent_is_told_by_its_typical_week():
    title = told(audited(weeks=((2, 0), (3, 0))))["drawing"]["title"]
    assert title == "None of 2 weeks passed without a message; a typical week has 2.5"


def test_only_the_last_two_years_are_drawn():
    drawing = told(audited(weeks=((1, 0),) * 110))["drawing"]
    assert (drawing["more"], len(drawing["ticks"]), drawing["paths"][1].count("M")) == (6, 6, 104)


@pytest.mark.parametrize(
    ("met", "not_met", "said"),
    [(5, 1, "strategically, as far as"), (3, 3, "neither strategically throughout nor"), (1, 5, "now and then, as far"),
     (1, 1, "cannot be told: of 6 rules, 2 can be decided")],
)  # fmt: skip
def test_the_reading_says_how_many_rules_are_met(met, not_met, said):
    states = [("met", None)] * met + [("not_met", None)] * not_met
    states += [("cannot_tell", "interval")] * (6 - len(states))
    assert said in told(audited(*states))["reading"]


def test_each_rule_stands_with_its_figure_its_threshold_and_why_it_cannot_be_told():
    states = [("met", None), ("not_met", None), ("cannot_tell", "interval"), ("cannot_tell", "too_short"),
              ("cannot_tell", "refused"), ("cannot_tell", "too_short")]  # fmt: skip
    found = Figures(made.scores(
        *(made.score(measure, value, unit=unit) for measure, (value, unit) in FIGURES.items() if "rate" not in measure),
        made.score("quarter_rate_range", note=("too_few_quarters", {"quarters": 1})),
    ))  # fmt: skip
    lines = told(audited(*states), found)["rules"]
    assert [line["named"] for line in lines] == ["met", "not met"] + ["cannot tell"] * 4
    assert (lines[0]["found"], lines[0]["threshold"]) == ("50.0%", "at most 20.0%")
    assert lines[1]["threshold"] == "at most 28\N{NO-BREAK SPACE}d"
    assert [line["said"] for line in lines[2:]] == [
        "The interval holds the threshold.",
        "Too short: the rule asks for 3 whole months in which people asked; observed: 1.",
        "Fewer than two whole quarters with enough messages: 1.",
        "Too short: the rule asks for 2 whole quarters; with figures: 1.",
    ]  # fmt: skip


def test_a_rule_without_a_silent_week_says_from_when_on_it_would_be_met():
    audit = audited(("cannot_tell", "interval"), *[("met", None)] * 5)
    audit.tables["steadiness"].loc[0, "found"] = 0.0
    chapter = told(audit)
    said = "The interval holds the threshold; without a silent week the rule is met from 18 whole weeks on."
    assert chapter["rules"][0]["said"] == said
    assert "is met from 18 weeks on at the earliest" in chapter["lead"]
    assert "mehr erfüllt, gilt das als strategisch" in told(audit, words=wording.load("de"))["lead"]


def test_of_weeks_it_is_said_how_many_there_are_and_whether_a_figure_is_weak_or_missing():
    few = ("too_few_weeks", {"weeks": 0})
    found = Figures(made.scores(made.score("weeks_without_post_share", note=few),
                                made.score("posts_per_week_median", 3.0, unit="per_week", note=("too_few_weeks",
                                           {"weeks": 3}))))  # fmt: skip
    states = [("cannot_tell", "refused"), ("cannot_tell", "too_short"), *[("met", None)] * 4]
    chapter = told(audited(*states, weeks=()), found)
    assert [line["said"] for line in chapter["rules"][:2]] == [
        "Too short: the rule asks for 8 whole weeks; observed: 0."
    ] * 2
    assert [line["note"] for line in chapter["rows"]] == [
        "Weak: only 3 whole weeks were observed.", "Not stated: 0 whole weeks were observed.",
    ]  # fmt: skip


def test_silent_months_and_months_seen_in_part_are_named():
    months = [("2024-03", False, 2, 0, False), ("2024-04", True, 2, 0, True), ("2024-05", True, 3, 1, False)]
    assert told(audited(months=months))["months"] == [
        "In one of 2 whole months people asked, and nobody was answered: Apr 2024.",
        "Left out, because it was observed in part: Mar 2024.",
    ]
    answered = told(audited(months=months[2:]))["months"]
    assert answered == ["In the one whole month in which messages that need a reply came, somebody was answered."]


def test_quarters_stand_with_rate_and_speed_or_with_the_reason():
    quarters = [("2024-Q1", False, 9, *[np.nan] * 6, "part"),
                ("2024-Q2", True, 50, 0.8, 0.7, 0.9, 600.0, 300.0, 900.0, None),
                ("2024-Q3", True, 50, 0.4, 0.3, 0.5, np.inf, 7200.0, np.inf, None)]  # fmt: skip
    first, second, third = told(audited(quarters=quarters))["quarters"]
    assert (first["name"], first["rate"], first["note"]) == ("Q1 2024", "", "observed in part")
    said = [second[name].replace("\N{NO-BREAK SPACE}", " ") for name in ("rate", "median", "median_interval")]
    assert said == ["80.0%", "10 min", "5 min to 15 min"]
    assert (third["rate"], third["median"], third["note"]) == ("40.0%", "", "less than half were answered")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Turns that need a reply and were watched for 72 hours"),
     ("de", "Anliegen mit Antwortbedarf, 72 Stunden beobachtet")],
)  # fmt: skip
def test_turns_of_a_quarter_are_called_what_they_are(tmp_path, language, said):
    # Of all that people asked, the table counts what needs a reply and was watched: none, in a quarter of the week.
    audit = audited(quarters=[("2024-Q1", False, 0, *[np.nan] * 6, "part")])
    audit.scores = made.scores(*(made.score(name, value, unit=unit) for name, (value, unit) in FIGURES.items()))
    html.render(audit, tmp_path / "r.html", language=language)
    chapter = (tmp_path / "r.html").read_text(encoding="utf-8").partition('id="steadiness"')[2]
    assert chapter.partition("</section>")[0].count(said) == 2


def test_an_export_without_posts_says_so_and_draws_nothing():
    found = Figures(made.scores(made.score("weeks_without_post_share", note=("no_company_posts", {}))))
    chapter = told(audited(*[("cannot_tell", "refused")] * 6, weeks=()), found)
    assert chapter["reading"] == "The export holds no posts by the company."
    assert chapter["drawing"] is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_holds_the_chapter_in_both_languages(tmp_path, language):
    audit = audited(months=[("2024-04", True, 2, 0, True)])
    audit.scores = made.scores(*(made.score(name, value, unit=unit) for name, (value, unit) in FIGURES.items()))
    html.render(audit, tmp_path / "r.html", language=language)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<section id="steadiness"' in page
    assert wording.load(language)("steadiness.rules.few_silent_weeks") in page


def test_an_audit_without_the_tables_has_no_such_chapter(tmp_path):
    html.render(made.audit(), tmp_path / "r.html", language="en")
    assert 'id="steadiness"' not in (tmp_path / "r.html").read_text(encoding="utf-8")
