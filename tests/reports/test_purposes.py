"""What the posts are for is told beside the study, never in one column with it, by a rule that respects intervals."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.goals import GOALS, PURPOSES
from dialogscore.reports import html, purposes, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")


def shares(measure, by, given, *, n=100, wide=0.05, **more):
    return [
        made.score(measure, value, low=max(0.0, value - wide), high=min(1.0, value + wide), n=n, subset_by=by,
                   subset=name, **more)
        for name, value in given.items()
    ]  # fmt: skip


def scored(*, n=100, wide=0.05, **given):
    full = dict.fromkeys(PURPOSES, 0.0) | given
    goals = {goal: sum(full[one] for one in served) for goal, served in GOALS.items()}
    rows = shares("purpose_share", "purpose", full, n=n, wide=wide)
    rows += shares("purpose_share_all", "purpose", full, n=3 * n, wide=wide)
    return rows + shares("goal_share", "goal", goals, n=n, wide=wide)


def talk(measure, finding, *ends, outlasts=True, n=(40, 50)):
    sells, serves, low, high = ends
    return {"measure": measure, "sells": sells, "sells_n": n[0], "serves": serves, "serves_n": n[1],
            "difference": serves - sells, "low": low, "high": high, "low_labels": low - 0.5, "high_labels": high + 0.5,
            "finding": finding, "outlasts": outlasts}  # fmt: skip


def told(rows, *, counts=None, talks=()):
    audit = made.audit(scored=made.scores(*rows))
    if counts is not None:
        lines = [(name, *counts.get(name, (0, 0))) for name in PURPOSES]
        audit.tables["purposes"] = pd.DataFrame(lines, columns=["purpose", "posts", "uncertain_posts"])
    if talks:
        audit.tables["purpose_talk"] = pd.DataFrame(talks)
    return purposes.purposes(audit, Figures(audit.scores), WORDS)


def test_the_title_names_one_purpose_only_where_intervals_leave_it_alone_at_the_top():
    alone = told(scored(sales=0.6, brand=0.3, product=0.1))
    assert alone["title"] == "The most frequent purpose is Sales: 60.0% of 100 posts (55.0% to 65.0%)"
    assert [line["name"] for line in alone["picture"]][:3] == ["Sales", "Brand", "Product"]
    assert len(alone["picture"]) == len(PURPOSES)
    two = told(scored(sales=0.45, brand=0.4, product=0.15))
    assert two["title"].startswith("The most frequent purposes are Sales and Brand; which of them comes first")
    several = told(scored(sales=0.3, brand=0.28, product=0.25, service=0.17, wide=0.2))
    assert several["title"].startswith("No purpose clearly comes first: Sales has 30.0% of 100 posts")


def test_the_study_has_a_column_of_its_own_and_what_it_did_not_report_stays_open():
    lines = {line["name"]: line for line in told(scored(brand=0.3, corporate=0.2, sales=0.5))["goals"]}
    brand, sales = lines["Brand management"], lines["Sales"]
    assert (brand["ours"]["value"], brand["study"], brand["purposes"]) == ("50.0%", "82%", "Brand and Corporate")
    assert (sales["ours"]["value"], sales["study"]) == ("50.0%", "")
    assert {name: line["study"] for name, line in lines.items() if name != "Sales"} == {
        "Brand management": "82%", "Product communication": "62%", "Employer branding": "42%",
        "Customer retention": "58%", "Market research": "38%",
    }  # fmt: skip


def test_both_readings_stand_together_with_how_replies_are_read():
    found = told(scored(sales=1.0))
    assert [line["posts"]["n"] for line in found["readings"]] == ["100"] * len(PURPOSES)
    assert found["readings"][0]["all"]["n"] == "300"
    assert found["by_act"] == (
        "A reply counts as Service, unless its act says otherwise: Acknowledgment as Community, Invitation as "
        "Community and Promotion as Sales."
    )


def test_the_second_reading_stands_also_where_there_is_no_post_and_is_promised_only_where_it_stands(tmp_path):
    none = [made.score("purpose_share", note=("no_units", {}), n=0, subset_by="purpose", subset=name)
            for name in PURPOSES]  # fmt: skip
    every = shares("purpose_share_all", "purpose", dict.fromkeys(PURPOSES, 0.125), n=62)
    promised = WORDS("purposes.lead_second")
    for rows, stands in ((none + every, True), (none, False)):
        found = told(rows)
        assert [line["all"]["n"] for line in found["readings"]] == ["62"] * len(PURPOSES) * stands
        assert all(line["posts"] is None for line in found["readings"])
        html.render(made.audit(scored=made.scores(*rows)), tmp_path / "r.html", language="en")
        assert (promised in (tmp_path / "r.html").read_text(encoding="utf-8")) == stands


def test_few_posts_and_uncertain_ones_are_said_and_a_note_is_not_said_twice():
    weak = {"note_code": "few_clusters", "note_args": '{"threads": 9}'}
    found = told([row | weak for row in scored(n=12, sales=1.0)], counts={"sales": (12, 4)})
    assert found["few"].startswith("So few posts (n = 12) that these shares are a hint")
    assert found["unsure"] == "For 4 of 12 posts the purpose is uncertain."
    assert not any(line["ours"]["note"] for line in found["goals"])
    assert all(line["all"]["note"] for line in found["readings"])


def test_fewer_than_ten_posts_are_named_and_no_share_of_them_is_drawn():
    audit = made.audit("One", "Two", "Three", scored=made.scores(*scored(n=3, product=1.0)))
    post = {"position": "opener", "act": "inform", "level": 0, "mode": "broadcast"}
    for number, purpose in ((1, "sales"), (3, "product"), (5, "product")):
        audit.messages.loc[number, [*post, "purpose"]] = [*post.values(), purpose]
    found = purposes.purposes(audit, Figures(audit.scores), WORDS)
    assert found["cases"] == (
        "Only 3 posts are for something that can be told, so no shares are drawn of them: Product (M000004, M000006) "
        "and Sales (M000002)."
    )
    assert (found["picture"], found["goals"], found["title"], found["few"], found["note"]) == ([], [], "", "", "")


def test_what_is_refused_says_why():
    rows = [made.score("purpose_share", note=("no_units", {}), n=0, subset_by="purpose", subset=name)
            for name in PURPOSES]  # fmt: skip
    found = told(rows)
    assert (found["picture"], found["title"], found["few"]) == ([], "", "")
    assert found["note"] == "Nothing in the export to compute it from."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (talk("reply_rate_72h", "serves", 0.2, 0.75, 0.3, 0.7),
         "It answers more where it serves: 75.0% of the turns that need a reply against 20.0% where it sells "
         "(where it serves minus where it sells: 55.0 percentage points, 30.0 to 70.0)."),
        (talk("dialog_share", "sells", 0.5, 0.2, -0.4, -0.1),
         "More of what it says is dialog where it sells: 50.0% of its turns against 20.0% where it serves "
         "(where it sells minus where it serves: 30.0 percentage points, 10.0 to 40.0)."),
        (talk("reply_rate_72h", "sells", 0.5, 0.2, -0.4, -0.1, outlasts=False),
         "It answers more where it sells: 50.0% of the turns that need a reply against 20.0% where it serves "
         "(where it sells minus where it serves: 30.0 percentage points, 10.0 to 40.0). It holds for the labels "
         "as they stand; with label errors that difference may lie anywhere from \N{MINUS SIGN}40.0 to 90.0."),
        (talk("dialog_share", "same", 0.3, 0.3, -0.1, 0.1),
         "Whether more of what it says is dialog where it sells or where it serves stays open: 30.0% and 30.0% of its "
         "turns (where it serves minus where it sells: 0.0 percentage points, \N{MINUS SIGN}10.0 to 10.0)."),
        (talk("reply_rate_72h", "unstated", np.nan, np.nan, np.nan, np.nan, n=(3, 14)),
         "Whether it answers more where it sells or where it serves cannot be told: too few turns that need a reply "
         "(sells: 3, serves: 14)."),
    ],
)  # fmt: skip
def test_where_the_company_talks_with_people_is_said_by_the_difference(line, said):
    assert told(scored(sales=1.0), talks=[line])["findings"] == [said]


def test_where_no_post_sells_or_serves_nothing_is_asked():
    line = talk("dialog_share", "unstated", np.nan, np.nan, np.nan, np.nan, n=(0, 0))
    assert told(scored(brand=1.0), talks=[line])["findings"] == []


def test_parts_without_a_figure_are_named_below_the_table():
    rows = shares("reply_rate_72h", "purpose", {"sales": 0.4, "none": 0.6}, n=50)
    rows += shares("dialog_share", "purpose_side", {"sells": 0.4}, n=70)
    few = ("few_units", {"found": 4, "needed": 30})
    rows += [made.score("dialog_share", note=few, n=4, subset_by="purpose", subset="brand")]
    found = told(rows + scored(sales=1.0), counts={"sales": (30, 0), "product": (11, 0)})
    assert [(line["name"], line["posts"]) for line in found["talk"]] == [
        ("Sales", "30"), ("No post of known purpose, or thread start unknown", "–"), ("Where it sells", "41"),
    ]  # fmt: skip
    said = "Not stated, for too few of them or too short a watch: Brand (4 turns of the company's own)."
    assert found["left_out"] == said


def test_what_people_asked_and_what_the_company_said_are_counted_each_in_its_own_unit():
    few = [
        made.score(measure, note=("few_units", {"found": n, "needed": 30}), n=n, subset_by="purpose", subset="brand")
        for measure, n in (("reply_rate_72h", 1), ("dialog_share", 11))
    ]
    assert "Brand (1 turn by the audience in need of a reply, 11 turns of the company's own)" in told(few)["left_out"]
    german = purposes.purposes(made.audit(scored=made.scores(*few)), Figures(made.scores(*few)), wording.load("de"))
    assert "Marke (1 Anliegen mit Antwortbedarf, 11 Gesprächsbeiträge des Unternehmens selbst)" in german["left_out"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_holds_the_chapter_with_and_without_figures(tmp_path, language):
    for rows in (scored(sales=0.6, brand=0.4), []):
        html.render(made.audit(scored=made.scores(*rows)), tmp_path / "r.html", language=language)
        page = (tmp_path / "r.html").read_text(encoding="utf-8")
        assert 'id="purposes"' in page
        assert ("62" in page.partition('id="purposes"')[2].partition("</section>")[0]) == bool(rows)
