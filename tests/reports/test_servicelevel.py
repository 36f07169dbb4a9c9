"""The chapter says what was aimed at and what was attained, channel beside channel, and follows the backlog."""

import pandas as pd
import pytest

from dialogscore.reports import html, servicelevel, wording
from dialogscore.reports.figures import Figures
from dialogscore.targets import DEFAULT, Target, recorded
from tests.reports import made

WORDS = wording.load("en")
AIM = Target("hourly", 0.8, 3600.0)
LEVELS = ["target", "by", "group", "n", "share", "low", "high", "verdict"]
BACKLOG = ["period", "start", "open", "open_week", "opened", "answered", "no_longer_watched", "median_age_seconds",
           "p90_age_seconds", "oldest_seconds"]  # fmt: skip


def audited(*levels, targets=(AIM,), backlog=(), channels=(("x", 9, 8, 7, "public", ""),)):
    """An audit with lines of the three tables."""
    audit = made.audit()
    audit.manifest["options"]["targets"] = recorded(targets)
    audit.tables["service_level"] = pd.DataFrame(levels, columns=LEVELS)
    audit.tables["backlog"] = pd.DataFrame(backlog, columns=BACKLOG)
    audit.tables["channels"] = pd.DataFrame(
        channels, columns=["channel", "company_messages", "inbound_turns", "needing_turns", "unseen", "limits"]
    )
    return audit


def level(subset, value=None, by="target", **more):
    return made.score("service_level", value, subset_by=by, subset=subset, **more)


def chapter(audit, *scores):
    return servicelevel.service_level(audit, Figures(made.scores(*scores)), WORDS)


WHOLE = ("hourly", "", "", 100, 0.6, 0.5, 0.7, "missed")
FEW = ("not_watched", {"horizon_seconds": 3600, "watched": 4, "eligible": 4, "threads_watched": 4,
                       "reason": "too_few_watched"})  # fmt: skip


def test_an_audit_of_an_earlier_version_has_no_such_chapter():
    audit = made.audit()
    assert chapter(audit) is None
    assert 'id="service_level"' not in html.compose(audit, language="en")


def test_what_was_attained_is_drawn_against_the_target():
    audit = audited(WHOLE, ("hourly", "weekday", "monday", 60, 0.9, 0.85, 0.95, "met"),
                    ("hourly", "weekday", "sunday", 4, None, None, None, None))  # fmt: skip
    found = chapter(audit, level("hourly", 0.6, low=0.5, high=0.7),
                    level("hourly:monday", 0.9, by="target:weekday", n=60, low=0.85, high=0.95),
                    level("hourly:sunday", by="target:weekday", n=4, note=FEW))  # fmt: skip
    target = found["targets"][0]
    assert (target["name"], target["asks"]) == ("hourly", "80% within 1\u202fh".replace("\u202f", "\xa0"))
    picture = target["picture"]
    assert picture["title"].startswith("Missed: 60.0% (50.0% to 70.0%), and the target is 80% within 1")
    assert picture["aim"] == "M0 200H1000"
    # Three columns of 333.3: at 60 % and 90 % of the height, and a gap.
    assert picture["line"] == "M40 400H293.3M373.3 100H626.7"
    assert [(column["name"], column["label"], column["n"]) for column in picture["columns"]] == [
        ("All", "60.0%", "100"), ("Mo", "90.0%", "60"), ("Su", "", "4"),
    ]  # fmt: skip
    assert (target["cell"]["value"], target["cell"]["verdict"]) == ("60.0%", "missed")
    split = found["splits"][0]
    assert split["heading"] == "By the day on which people asked"
    assert [line["name"] for line in split["lines"]] == ["Monday", "Sunday"]
    assert split["lines"][0]["cells"][0]["verdict"] == "met"
    assert split["lines"][1]["cells"][0]["note"] == "4 requests: too few"


def test_so_few_that_there_is_no_figure_is_said_with_its_reason():
    audit = audited(("hourly", "", "", 4, None, None, None, None))
    found = chapter(audit, level("hourly", n=4, note=FEW))
    target = found["targets"][0]
    assert target["picture"] is None
    assert "At least 30 watched turns are needed." in found["untold"][0][1]
    assert target["cell"]["note"] == "No figure, for the reason given above."
    assert found["splits"] == []


@pytest.mark.parametrize(
    ("target", "asks"),
    [
        (Target("a", 0.825, 1200.0), "82.5% within 20 min"),
        (Target("a", 0.9, 14_400.0, clock="business"), "90% within 4 h of opening time"),
        (Target("a", 0.9, 3600.0, account="x:acme"), "90% within 1 h, of what is asked at x:acme"),
    ],
)
def test_a_target_is_told_in_words(target, asks):
    found = chapter(audited(("a", "", "", 4, None, None, None, None), targets=(target,)), level("a", n=4, note=FEW))
    assert found["targets"][0]["asks"].replace("\xa0", " ") == asks
    assert not found["is_default"]
    assert chapter(audited(targets=DEFAULT))["is_default"]


def test_channels_stand_with_the_most_requests_first_and_say_what_they_cannot_tell():
    channels = [("facebook", 0, 9, 9, "public", ""), ("x", 40, 50, 30, "public", ""),
                ("zendesk:voice", 40, 50, 40, "spoken", "parents_by_order")]  # fmt: skip
    audit = audited(
        WHOLE, ("hourly", "channel", "x", 30, 0.5, 0.4, 0.6, "missed"),
        ("hourly", "channel", "zendesk:voice", 40, 1.0, 0.9, 1.0, "met"), channels=channels,
    )  # fmt: skip
    found = chapter(audit, level("hourly", 0.6), level("hourly:x", 0.5, by="target:channel"),
                    level("hourly:zendesk:voice", 1.0, by="target:channel"))["channels"]  # fmt: skip
    assert [line["name"] for line in found] == ["zendesk:voice", "x", "facebook"]
    assert [line["cells"][0]["verdict"] if line["cells"][0] else None for line in found] == ["met", "missed", None]
    assert found[0]["unseen"][1] == "only the order of a conversation tells who answers whom"
    assert found[2]["unseen"][0].startswith("the company wrote nothing here")


def test_one_channel_is_the_whole():
    found = chapter(audited(WHOLE), level("hourly", 0.6))
    assert found["channels"][0]["cells"][0]["value"] == "60.0%"


def test_accounts_with_the_most_requests_stand_first_and_few_are_shown():
    parts = [(f"x:a{number:02d}", 30 + number) for number in range(25)]
    audit = audited(WHOLE, *(("hourly", "asked_account", name, n, 0.5, 0.4, 0.6, "missed") for name, n in parts))
    scores = [level(f"hourly:{name}", 0.5, by="target:asked_account", n=n) for name, n in parts]
    split = chapter(audit, level("hourly", 0.6), *scores)["splits"][0]
    assert (split["lines"][0]["name"], len(split["lines"]), split["more"]) == ("x:a24", 20, 5)


def test_the_backlog_is_drawn_and_its_end_is_the_title():
    lines = [("day", f"2024-03-{day:02d}", day, 1, 2, 1, day == 3, 3600.0, 7200.0, 7200.0) for day in range(1, 5)]
    scores = [made.score("backlog_open", 4, unit="count", n=9),
              made.score("backlog_median_age_seconds", 3600.0, unit="s"),
              made.score("backlog_open", 6, unit="count", subset_by="uncertain_labels", subset="against"),
              made.score("backlog_open", 3, unit="count", subset_by="uncertain_labels", subset="for")]  # fmt: skip
    found = chapter(audited(WHOLE, backlog=lines), *scores)["backlog"]
    assert found["picture"]["title"].replace("\xa0", " ") == (
        "4 of 9 requests are open at the end, half of them for longer than 1 h"
    )
    assert found["picture"]["areas"][0] == "M0 1000V750H250V500H500V250H750V0H1000V1000Z"
    assert [tick["open"] for tick in found["picture"]["ticks"]] == ["1", "2", "3", "4"]
    assert found["rows"][0]["band"] == "uncertain labels against and for: 3 to 6"
    assert (len(found["lines"]), found["more"], found["unknown"]) == (4, 0, 1)
    none = [made.score("backlog_open", 0, unit="count", n=9),
            made.score("backlog_median_age_seconds", unit="s", note=("none_open", {}))]  # fmt: skip
    title = chapter(audited(WHOLE, backlog=lines), *none)["backlog"]["picture"]["title"]
    assert title == "Nothing is left open: all 9 requests had an answer when the observation ended"


def watched(until, source="last_message"):
    """A request and its reply, at 09:00 and 09:10 on 1 March, in a source that ends then."""
    audit = audited(WHOLE)
    audit.messages["source_id"] = "S1"
    row = {"source_id": "S1", "observed_until": pd.Timestamp(until, tz="UTC"), "observed_until_source": source}
    audit.sources = made.frame(made.schema.SOURCES, [row])
    return chapter(audit, level("hourly", 0.6))["ended"].replace("\xa0", " ")


def test_a_file_that_goes_on_long_after_the_companys_own_messages_is_warned_of():
    told = watched("2024-03-02 09:10")
    assert "the file goes on for 24 h, and no pause before was longer than 10 min" in told
    assert "--as-of 2024-03-01T09:10 ends the observation with the data" in told
    # Not within the time of the shortest target, and not where somebody said when the observation ended.
    assert not watched("2024-03-01 10:10")
    assert watched("2024-03-01 10:11")
    assert not watched("2024-03-02 09:10", "as_of")


def test_a_part_says_what_it_is_compared_with_and_what_came_of_it():
    audit = audited(WHOLE, ("hourly", "theme", "T01", 60, 0.9, 0.85, 0.95, "met"))
    audit.tables["themes"] = pd.DataFrame({"theme": ["T01"], "label": ["parcel, late"]})
    told = servicelevel.aims(audit, WORDS)
    assert told["target", "hourly"].replace("\xa0", " ") == " [80% within 1 h; missed]"
    assert told["target:theme", "hourly:T01"].replace("\xa0", " ") == " [parcel, late; 80% within 1 h; met]"
    assert servicelevel.aims(made.audit(), WORDS) == {}


def test_a_refused_backlog_has_no_picture():
    refused = made.score("backlog_open", unit="count", note=("no_parents", {}))
    found = chapter(audited(WHOLE), refused)["backlog"]
    assert found["picture"] is None
    assert found["rows"][0]["note"] == "The export does not say which message answers which."


def test_the_same_reason_is_said_once():
    later = Target("daily", 0.8, 86_400.0)
    audit = audited(*((name, "", "", 0, None, None, None, None) for name in ("hourly", "daily")), targets=(AIM, later))
    why = {"n": 0, "note": ("no_parents", {})}
    scores = [level("hourly", **why), level("daily", **why), made.score("backlog_open", unit="count", **why)]
    found = chapter(audit, *scores)
    assert [(asks.replace("\xa0", " "), note) for asks, note in found["untold"]] == [
        ("80% within 1 h; 80% within 24 h", "The export does not say which message answers which.")
    ]
    assert found["backlog"]["rows"][0]["note"] == "No figure, for the reason given above."
    audit.scores = made.scores(*scores)
    page = html.compose(audit, language="en")
    _, _, told = page.partition('<section id="service_level"')
    assert told.partition("</section>")[0].count("The export does not say which message answers which.") == 1


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_page_holds_the_chapter(language):
    audit = audited(WHOLE, backlog=[("week", "2024-03-04", 1, 1, 2, 1, 1, 3600.0, 7200.0, 7200.0)])
    page = html.compose(audit, language=language)
    assert 'id="service_level"' in page
    assert wording.load(language)("sections.service_level") in page


def test_a_hostile_channel_or_account_is_text():
    audit = audited(WHOLE, channels=[("<script>x</script>", 1, 1, 1, "public", "")])
    assert "<script>x" not in html.compose(audit, language="en")
