"""The chapter of what people raise: bars by what nobody answers, words made safe, and why there is nothing."""

import pandas as pd
import pytest

from dialogscore.reports import html, wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.themes import themes
from dialogscore.themes import refusal
from tests.reports import made

WORDS = wording.load("en")
NONE = dict.fromkeys(("rate", "median_seconds", "before", "after", "change"), float("nan"))


def line(code, label, turns, left, watched=None, **more):
    watched = turns if watched is None else watched
    known = {"theme": code, "language": "en" if label else None, "label": label, "turns": turns, "share": turns / 100}
    refs = "M000001 M000002"
    return known | {"watched": watched, "unanswered": left, "trend": None, "refs": refs} | NONE | more


def fits(*lines):
    names = ("language", "turns", "fitted", "themes", "ari", "ari_lowest", "reason")
    return pd.DataFrame([dict(zip(names, one, strict=True)) for one in lines])


def audited(*lines, found=(("en", 100, 100, 2, 0.91, 0.8, None),)):
    audit = made.audit(scored=made.scores(*parts()))
    audit.tables["themes"], audit.tables["theme_fits"] = pd.DataFrame(list(lines)), fits(*found)
    return audit


def parts():
    return [
        made.score("themes", 2, unit="count", n=100),
        made.score("theme_share", 0.6, low=0.5, high=0.7, subset_by="theme", subset="T01"),
        made.score("reply_rate_72h", 0.25, low=0.1, high=0.4, n=60, subset_by="theme", subset="T01"),
        made.score("response_median_seconds", note=("not_reached", {"longest_seconds": 9.0}), unit="s",
                   subset_by="theme", subset="T01"),
    ]  # fmt: skip


BOTH = (line("T01", "parcel, courier, lost", 60, 45), line("T02", "invoice, card, fee", 30, 10))


def told(audit):
    return themes(audit, Figures(audit.scores), WORDS)


def test_bars_are_as_long_as_the_theme_is_large():
    found = told(audited(*BOTH, line("other", "", 10, 1)))
    assert found["title"].startswith("Most often left unanswered: parcel, courier, lost (45 of 60 unanswered")
    assert [bar["open"].removesuffix(" unanswered") for bar in found["bars"]] == ["45 of 60", "10 of 30", "1 of 10"]
    assert [bar["name"] for bar in found["bars"]][-1] == "Everything else"
    # 60 fill the width: 45 are three quarters of it, 10 of the second a sixth.
    widths = [[part["width"] for part in bar["segments"]] for bar in found["bars"][:2]]
    assert widths == [["75.00", "25.00"], ["16.67", "33.33"]]
    assert [state for state, _ in found["legend"]] == ["none", "answered"]


def test_lines_hold_figures_trend_and_messages():
    risen = BOTH[0] | {"trend": "rose", "before": 0.2, "after": 0.5}
    first, second = told(audited(risen, BOTH[1]))["lines"]
    assert (first["share"]["value"], first["rate"]["value"]) == ("60.0%", "25.0%")
    assert first["median"]["note"] == "not reached: fewer than half have an answer"
    assert first["trend"] == "rose: 20.0% in the first half of the time, 50.0% in the second"
    assert first["refs"] == ["M000001", "M000002"]
    assert second["trend"] == "too few turns in a half of the time for a trend"
    assert second["rate"] is None


def test_where_all_were_answered_the_title_says_so():
    found = told(audited(*(one | {"unanswered": 0} for one in BOTH)))
    assert found["title"] == "Every one of 90 turns in a theme was answered within 72 hours"


def test_where_nobody_was_watched_bars_tell_what_is_raised_and_why_no_more():
    unknown = [one | {"watched": 0, "unanswered": float("nan")} for one in BOTH]
    audit = made.audit(scored=made.scores(*parts(), rate=None))
    audit.tables["themes"] = pd.DataFrame(unknown)
    audit.tables["theme_fits"] = fits(("en", 100, 100, 2, 0.9, 0.8, None))
    found = told(audit)
    assert found["title"] == "Raised most: parcel, courier, lost (60 turns, 60.0% of the 90 that were grouped)"
    assert [state for state, _ in found["legend"]] == ["asked"]
    assert found["heading"] == "What people ask, the largest theme first"
    assert "cannot be told" in found["lead"]
    assert found["note"].startswith("Too little was watched for 72")


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "What people ask and nobody answers"), ("de", "Was Menschen fragen und niemand beantwortet")],
)
def test_the_ranked_list_has_the_heading_that_the_manual_names(language, heading):
    assert f"<h3>{heading}</h3>" in html.compose(audited(*BOTH), language=language)


def test_groups_without_a_name_are_another_reason_than_groups_that_change():
    found = [("en", 200, 200, 0, 0.9, 0.8, "unnamed"), ("de", 200, 200, 0, 0.4, 0.3, "unsteady")]
    assert refusal(fits(*found)) == ("themes_unnamed", {"least": 3, "people": 5})
    assert refusal(fits(found[1])) == ("themes_unsteady", {"ari": 0.4, "least": 0.65})
    left = told(audited(*BOTH, found=found))["left"]
    assert "share too few words" in left[0]
    assert "do not come out alike" in left[1]


def test_agreement_and_languages_left_out_are_told():
    lines = (("en", 100, 90, 2, 0.914, 0.8, None), ("de", 20, 0, 0, None, None, "few_turns"))
    found = told(audited(*BOTH, found=lines))
    assert "sought in 90 of 100 turns" in found["steady"][0]
    assert "0.91 (median of eight draws, lowest 0.80" in found["steady"][0]
    assert found["left"] == ["German: no themes, 20 turns in need of a reply are too few."]


def test_themes_of_several_languages_name_theirs():
    lines = (("en", 100, 90, 1, 0.9, 0.8, None), ("de", 130, 130, 1, 0.9, 0.8, None))
    found = told(audited(BOTH[0], BOTH[1] | {"language": "de"}, found=lines))
    assert [bar["name"] for bar in found["bars"]] == ["parcel, courier, lost (English)", "invoice, card, fee (German)"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_hostile_words_are_text_and_nothing_else(language):
    audit = audited(BOTH[0] | {"label": "<script>alert(1)</script>, \x1b[31m\u202e, =cmd"}, BOTH[1])
    page = html.compose(audit, language=language)
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_audit_without_themes_says_why(language):
    row = made.score("themes", note=("few_turns_for_themes", {"found": 7, "least": 120}), unit="count", n=7)
    audit = made.audit(scored=made.scores(row))
    chapter = html.compose(audit, language=language).partition('<section id="themes"')[2].partition("</section>")[0]
    assert "120" in chapter
    assert themes(audit, Figures(audit.scores), wording.load(language))["bars"] == []
