"""What people said of the labels, on the page and in the terminal: corrected shares, and objections with decisions."""

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.reports import html, people, terminal, wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.verdicts import verdict
from tests.reports import made

WORDS = wording.load("en")
NOTE = ("corrected", {"messages": 63, "turns": 60, "of": 400, "sample": "s-1"})


def corrected(measure, value, low, high, **more):
    return made.score(measure, value, low=low, high=high, n=60, basis="corrected", note=NOTE, **more)


def audit(*extra, **options):
    return made.audit(scored=made.scores(*extra), **options)


def coded(audit):
    lines = [("dialog_share", None, None, name, value) for name, value in (("uncorrected", 0.3), ("dsl", 0.62))]
    lines += [("act_share", "act", "answer", name, value) for name, value in (("uncorrected", 0.2), ("ppi++", 0.25))]
    table = pd.DataFrame(lines, columns=["measure", "subset_by", "subset", "estimator", "value"])
    table = table.assign(low=table["value"] - 0.1, high=table["value"] + 0.1, se=0.05, n_coded=60, n_units=400)
    table = table.assign(sample="s-1")
    more = {"corrections": tables.typed(table), "coded": pd.DataFrame({"sample": ["s-1"] * 63 + ["s-0"] * 9})}
    audit.tables |= more
    return audit


def objected(audit, reason="It answers."):
    rows = [
        ("M000002", "act", "answer", "deflect", reason, "Acme", "2025-03-31", "accepted"),
        ("M000001", "needs_reply", "false", "true", "No question.", "Acme", "2025-03-31", "rejected"),
        ("M000001", "response_id", "", "M000002", "Not to her.", "Acme", "2025-03-31", "rejected"),
    ]
    columns = ["ref", "column", "value", "model_value", "reason", "by", "on", "decision"]
    audit.tables["overrides"] = tables.typed(pd.DataFrame(rows, columns=columns))
    audit.tables["without_overrides"] = made.scores(dialog=(0.25, 0.2, 0.3))
    return audit


def page(audit, tmp_path, language="en"):
    html.render(audit, tmp_path / "report.html", language=language)
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_share_corrected_by_other_companies_says_of_how_many():
    note = ("corrected_pooled", {"messages": 24, "companies": 3})
    pooled = made.score("dialog_share", 0.5, low=0.3, high=0.7, basis="corrected", note=note)
    figure = Figures(made.scores(pooled)).get("dialog_share")
    assert "that people coded of 3 companies" in figure.corrected_text(WORDS)


def test_a_corrected_share_stands_beside_its_uncorrected_one():
    figure = Figures(made.scores(corrected("dialog_share", 0.62, 0.55, 0.7))).get("dialog_share")
    assert (figure.value, figure.corrected.value, figure.checked().value) == (0.3, 0.62, 0.62)
    assert figure.corrected_text(WORDS) == (
        "corrected: 62.0% (55.0% to 70.0%), from 60 of 400 turns that people coded"
    )  # fmt: skip


def test_without_codes_nothing_is_corrected():
    figure = Figures(made.scores()).get("dialog_share")
    assert (figure.corrected, figure.corrected_text(WORDS), figure.checked()) == (None, "", figure)


def test_parts_of_a_split_are_corrected_too():
    scores = made.scores(corrected("mode_share", 0.2, 0.1, 0.3, subset_by="mode", subset="broadcast"))
    assert Figures(scores).part("mode_share", "broadcast").corrected.value == 0.2
    assert Figures(scores).part("mode_share", "nominal").corrected is None


def test_the_verdict_follows_what_people_coded():
    said = verdict(Figures(made.scores(corrected("dialog_share", 0.62, 0.55, 0.7))), "Acme", WORDS)
    assert said[0].startswith("Acme talks with people more than at them: 62.0% of its turns are dialog (55.0% to")
    assert said[0].endswith("Corrected by 63 messages that people coded.")
    assert "people coded" not in said[1]


def test_open_invitations_still_move_the_upper_end_of_a_corrected_share():
    kept = made.score("dialog_share", 0.35, low=0.3, high=0.45, subset_by="open_invitations", subset="for")
    figure = Figures(made.scores(kept, corrected("dialog_share", 0.4, 0.3, 0.48))).get("dialog_share")
    assert figure.corrected.kept == pytest.approx((0.45, 0.53))


def test_the_terminal_says_uncorrected_until_people_have_coded():
    plain = terminal.verdict(audit())
    assert "Uncorrected: labels are estimated by model, not checked by people." in plain
    checked = terminal.verdict(coded(audit(corrected("dialog_share", 0.62, 0.55, 0.7))))
    assert "Uncorrected" not in checked
    assert "Corrected by 63 messages that people coded" in checked
    assert "Dialog share, corrected: 62.0%" in checked


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_page_says_uncorrected_and_has_no_chapter_without_codes_and_objections(language, tmp_path):
    said = page(audit(), tmp_path, language)
    assert {"en": "not checked by people: uncorrected", "de": "geprüft: unberichtigt"}[language] in said
    assert 'id="corrected"' not in said
    assert 'id="objections"' not in said


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_page_has_a_chapter_of_all_estimates(language, tmp_path):
    said = page(coded(audit(corrected("dialog_share", 0.62, 0.55, 0.7))), tmp_path, language)
    assert 'id="corrected"' in said
    assert {"en": "60 of 400", "de": "60 von 400"}[language] in said


def test_estimates_stand_in_one_line_a_share():
    found = people.corrections(coded(audit()), WORDS)["lines"]
    assert [line["plain"] for line in found] == ["30.0%", "20.0%"]
    assert found[0]["corrected"] == ("62.0%", "52.0% to 72.0%")
    assert found[1] == {
        "name": "Message mix: answer", "plain": "20.0%", "corrected": ("", ""), "tuned": ("25.0%", "15.0% to 35.0%"),
        "n": "60 of 400",
    } | {"name": found[1]["name"]}  # fmt: skip
    assert found[1]["name"].endswith(f": {WORDS('acts.answer')}")


def test_objections_are_listed_with_the_decision_and_scores_with_and_without():
    given = objected(audit())
    found = people.objections(given, Figures(given.scores), WORDS)
    assert found["lead"] == "Objections: 1 accepted, 2 rejected."
    first, second, third = found["lines"]
    assert (first["model"], first["value"]) == (WORDS("acts.deflect"), WORDS("acts.answer"))
    assert (second["model"], second["value"], second["decision"]) == ("yes", "no", "rejected")
    assert (third["model"], third["value"]) == ("M000002", "no answer")
    assert ("Dialog share", "30.0%", "25.0%") in found["scores"]
    assert "Dialog share: 30.0% with the objections, 25.0% without" in terminal.verdict(given)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_what_an_objection_says_never_becomes_markup(language, tmp_path):
    said = page(objected(audit(), reason="<script>alert(1)</script>\u202e"), tmp_path, language)
    assert 'id="objections"' in said
    assert "<script>alert" not in said
    assert "\u202e" not in said
