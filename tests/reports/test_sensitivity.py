"""The picture of the draws, what moves them, and a warning that nobody can overlook."""

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.reports import html, wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.sensitivity import sensitivity
from tests.reports import made

REDUNDANT = ("redundant_pillars", {"pillars": ["openness", "substance"]})


def audit():
    extra = [
        made.score("index_sensitivity", 40.0, low=30.0, high=55.0, n=2000, unit="points"),
        made.score("index_sensitivity", 35.0, low=30.0, high=50.0, n=600, unit="points", subset_by="choice",
                   subset="aggregation_harmonic"),
        made.score("pillar_importance", 0.6, low=0.5, high=0.7, n=2000, subset_by="pillar", subset="substance"),
        made.score("pillar_correlation", 0.95, low=0.9, high=0.97, n=2000, unit="correlation", subset_by="pillars",
                   subset="openness substance", note=REDUNDANT),
    ]  # fmt: skip
    found = made.audit(scored=made.scores(*extra))
    whole = found.scores["measure"].eq("index")
    found.scores.loc[whole, ["value", "low", "high"]] = [42.0, 20.0, 60.0]
    found.scores.loc[whole, ["note_code", "note_args"]] = pd.NA
    found.tables["sensitivity"] = tables.typed(pd.DataFrame({"points": [30.0, 40.0, 40.5, 55.0]}))
    return found


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_draws_are_a_picture_with_its_numbers_in_words(language):
    found = audit()
    said = sensitivity(found, Figures(found.scores), wording.load(language))
    # Bins of two points: one at 30, two at 40, one at 54; the fullest reaches the top.
    assert said["band"] == "M0 1000V1000H300V500H320V1000H400V0H420V1000H540V500H560V1000H1000V1000Z"
    assert said["span"] == "M300.0 1000H550.0"
    assert (said["median"], said["value"]) == ("400.0", "420.0")
    assert {"en": "between 30.0 and 55.0", "de": "zwischen 30,0 und 55,0"}[language] in said["title"]
    assert [len(lines) for _, lines in said["tables"]] == [1, 1, 1]


def test_redundant_pillars_are_warned_of_outside_the_folds(tmp_path):
    html.render(audit(), tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<p class="note">Redundant: Openness and Substance hang together' in page
    assert "Mean: harmonic" in page


def test_without_an_index_there_is_no_picture(tmp_path):
    html.render(made.audit(), tmp_path / "report.html", language="en")
    assert 'id="sensitivity"' not in (tmp_path / "report.html").read_text(encoding="utf-8")
