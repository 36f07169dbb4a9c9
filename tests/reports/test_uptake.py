"""What came of asking people is told by outcome and purpose, and suggestions with the posts that asked for them."""

import pandas as pd
import pytest

from dialogscore.reports import html, uptake, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")
OUTCOMES = {"kept": 0.5, "broken": 0.2, "untaken": 0.3, "pending": 0.0, "unknowable": 0.0}


def shares(given=None, **more):
    return [
        made.score("invitation_share", value, low=max(0.0, value - 0.1), high=value + 0.1, subset_by="outcome",
                   subset=name, **{"n": 40} | more)
        for name, value in (given or OUTCOMES).items()
    ]  # fmt: skip


def suggested(substance=0.25, answered=0.75, n=20):
    ends = {"low": 0.1, "high": 0.9, "n": n}
    return [
        made.score("suggestions_answered_in_substance", substance, **ends),
        made.score("suggestions_answered", answered, **ends),
        made.score("research_threads_answered", 1.0, **ends | {"n": 3, "high": 1.0}),
    ]


def audited(*rows):
    audit = made.audit(scored=made.scores(*rows))
    audit.tables["invitation_purposes"] = pd.DataFrame(
        [("sales", 30, 15, 8, 7, 0, 0), ("none", 10, 5, 0, 5, 0, 0)], columns=["purpose", "invitations", *OUTCOMES]
    )
    lines = [(f"M{number:06d}", number == 1, 30 - number, 3, 1, 2, "M000101 M000102") for number in range(1, 26)]
    names = ["ref", "is_uncertain", "suggestions", "answered", "in_substance", "not_watched", "refs"]
    audit.tables["research_threads"] = pd.DataFrame(lines, columns=names)
    return audit


def told(audit):
    return uptake.uptake(audit, Figures(audit.scores), WORDS)


def test_invitations_are_told_by_outcome_and_drawn_by_purpose():
    found = told(audited(*shares()))
    kept = "Of 40 invitations, 50.0% were kept (40.0% to 60.0%) and 20.0% broken; 30.0% nobody took up"
    assert found["title"] == kept
    # What did not happen is left out, but for the three that the title tells.
    assert [line["name"] for line in found["shares"]] == ["kept", "broken", "nobody took it up"]
    assert found["few"] == ""
    first, second = found["bars"]
    assert (first["name"], first["n"]) == ("Sales", "30")
    assert [(one["outcome"], one["label"], one["width"]) for one in first["segments"]] == [
        ("kept", "15", "50.00"), ("broken", "8", "26.67"), ("untaken", "7", "23.33"),
    ]  # fmt: skip
    assert second["text"] == "kept 5, nobody took it up 5"
    assert [name for name, _ in found["legend"]] == ["kept", "broken", "untaken"]


def test_few_invitations_are_said_to_be_few_and_none_to_be_none():
    few = told(audited(*shares(n=6)))["few"]
    assert few == "So few invitations (n = 6) that these shares are a hint and no finding."
    none = [row | {"value": None, "n": 0, "note_code": "no_units", "note_args": "{}"} for row in shares()]
    assert told(audited(*none))["note"].startswith("Nothing in this feed invites people")
    lacks = [row | {"value": None, "n": 0, "note_code": "no_parents", "note_args": "{}"} for row in shares()]
    assert told(audited(*lacks))["note"] == "The export does not say which message answers which."


def test_fewer_than_five_invitations_are_named_and_not_drawn():
    audit = audited(*shares(n=1))
    outcome = {"act": "invite", "position": "opener", "level": 0, "invitation_outcome": "untaken"}
    audit.messages.loc[1, list(outcome)] = list(outcome.values())
    found = told(audit)
    said = "There is only one invitation, so no shares are drawn of it: M000002 (nobody took it up)."
    assert (found["cases"], found["shares"], found["title"], found["few"]) == (said, [], "", "")


def test_suggestions_are_told_with_the_posts_that_asked_for_them():
    found = told(audited(*suggested()))
    said = "Of 20 suggestions, 25.0% were answered in substance within 7 days (10.0% to 90.0%), 75.0% in any way"
    assert found["suggested"] == said
    assert [line["measure"] for line in found["suggestions"]] == [
        "suggestions_answered_in_substance", "suggestions_answered", "research_threads_answered",
    ]  # fmt: skip
    assert (len(found["threads"]), found["all"]) == (20, 25)
    first = found["threads"][0]
    assert (first["ref"], first["suggestions"], first["refs"], first["uncertain"]) == (
        "M000001", "29", ["M000101", "M000102"], True,
    )  # fmt: skip


def test_without_suggestions_the_page_says_so_in_words_of_its_own():
    rows = [made.score(name, note=("no_units", {}), n=0)
            for name in ("suggestions_answered_in_substance", "suggestions_answered")]  # fmt: skip
    assert told(audited(*rows))["no_suggestions"].startswith("There is no suggestion to judge")
    flatters = made.score("suggestions_answered_in_substance", note=("answered_only", {}), n=0)
    assert "answered" in told(audited(flatters))["no_suggestions"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_holds_the_chapter_with_and_without_figures(tmp_path, language):
    for audit in (audited(*shares(), *suggested()), made.audit()):
        html.render(audit, tmp_path / "r.html", language=language)
        page = (tmp_path / "r.html").read_text(encoding="utf-8")
        chapter = page.partition('id="uptake"')[2].partition("</section>")[0]
        assert ("M000101" in chapter) == ("research_threads" in audit.tables)
        assert chapter.count("<h3>") == 2
        # The purpose is named in the language of the page, never by its code.
        assert wording.load(language)("purposes.names.research") in chapter
        assert "research" not in chapter.partition("<details")[0].replace("research_threads", "")
