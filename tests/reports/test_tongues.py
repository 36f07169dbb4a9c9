"""A row for each language, whether it was read or not."""

from types import SimpleNamespace

import pandas as pd

from dialogscore import schema
from dialogscore.reports import tongues, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

TABLE = pd.DataFrame(
    {"language": ["en", "nl", "qq"], "support": ["measured", "unsupported", "unsupported"],
     "company_messages": [1800, 200, 0], "audience_messages": [5, 4, 1]}
)  # fmt: skip
SCORES = made.frame(
    schema.SCORES,
    [
        made.score("language_share", 0.9, low=0.8, high=0.95, subset_by="language", subset="en"),
        made.score("language_share", 0.1, low=0.05, high=0.2, subset_by="language", subset="nl"),
        made.score("dialog_share", 0.4, low=0.3, high=0.5, subset_by="language", subset="en"),
        made.score("dialog_share", None, note_code="language_unsupported", subset_by="language", subset="nl"),
        made.score("unsupported_language_share", 0.1, low=0.05, high=0.2),
    ],
)


def test_each_language_is_a_line_with_its_share_and_its_dialog_share():
    page = tongues.languages(SimpleNamespace(tables={"languages": TABLE}), Figures(SCORES), wording.load("en"))
    english, dutch, unknown = page["lines"]
    assert (english["name"], english["messages"], english["share"]) == ("English", "1,800", "90.0%")
    assert (english["dialog"], english["support"]) == ("40.0%", "model, measured")
    assert (dutch["share"], dutch["dialog"], dutch["interval"]) == ("10.0%", "not measured", "")
    assert dutch["support"] == "no model: left out of every share of the whole"
    # A language without a name of ours goes by its code.
    assert (unknown["name"], unknown["share"]) == ("qq (language code)", "")
    assert [line["value"] for line in page["rows"]] == ["10.0%"]


def test_an_audit_without_the_table_has_no_lines():
    page = tongues.languages(SimpleNamespace(tables={}), Figures(SCORES), wording.load("de"))
    assert page["lines"] == []
