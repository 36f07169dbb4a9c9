"""What turns add to a share, on a feed small enough to count by hand."""

import numpy as np
import pandas as pd
import pytest

import dialogscore
from dialogscore.coding.unitvalues import Share, audience_values, company_values, with_acts, with_needs
from dialogscore.measures import add_ledger
from tests.drawn import draw

FEED = """
    09:00 acme: We have a new winter timetable from Monday on.
    10:00 anna: @acme Where can I find the fares to the coast?
      10:05 acme: The fares to the coast are on page 4 of the timetable, Anna.
    11:00 bert: @acme My ticket machine ate ten euros!
      11:09 acme: Please send us your number by direct message, Bert.
"""


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    path = tmp_path_factory.mktemp("feed") / "feed.csv"
    draw(FEED).drop(columns=["ref"]).to_csv(path, index=False)
    return dialogscore.audit(path, company="acme")


def acts(**labels):
    return pd.Series(labels, dtype="string[pyarrow]")


def units(messages, direction):
    refs = messages.loc[messages["direction"].eq(direction), "turn"].unique()
    return np.array([int(ref[1:]) for ref in refs])


def test_acts_by_people_move_levels_and_what_is_counted(audit):
    coded = acts(M000001="inform", M000003="answer", M000005="deflect")
    people = with_acts(audit.messages, audit.sources, coded)
    found = company_values(people, units(people, "outbound"))
    assert people["level"].dropna().tolist() == [0, 3, 1]
    assert found[Share("dialog_share")].numerator.tolist() == [0, 1, 0]
    assert found[Share("dialog_share_wide")].numerator.tolist() == [0, 1, 1]
    assert found[Share("deflection_share")].denominator.tolist() == [0, 1, 1]
    assert found[Share("deflection_share")].numerator.tolist() == [0, 0, 1]
    assert found[Share("act_share", "act", "answer")].numerator.tolist() == [0, 1, 0]
    assert found[Share("mode_share", "mode", "nominal")].numerator.tolist() == [0, 0, 1]


def test_what_people_cannot_judge_counts_in_no_share(audit):
    people = with_acts(audit.messages, audit.sources, acts(M000001="other"))
    found = company_values(people, units(people, "outbound"))
    assert found[Share("dialog_share")].denominator.tolist() == [0, 1, 1]


def test_whether_a_deflection_says_why_is_told_by_rule_whoever_called_it_one(audit):
    people = with_acts(audit.messages, audit.sources, acts(M000003="deflect", M000005="deflect"))
    reasons = people.set_index("ref")["deflect_reason"]
    assert not reasons["M000003"]
    assert pd.notna(reasons["M000005"])


def test_no_act_by_people_leaves_every_level_as_it_was(audit):
    people = with_acts(audit.messages, audit.sources, acts())
    pd.testing.assert_frame_equal(people[audit.messages.columns], audit.messages)


def test_needs_by_people_decide_the_denominator_and_short_watches_leave_it(audit):
    asked = units(audit.messages, "inbound")
    people = with_needs(audit.messages, pd.Series({"M000002": 1, "M000004": 0}, dtype="Int64"), asked)
    people = add_ledger(people.assign(observed_seconds=[np.nan, 80_000, np.nan, 90_000, np.nan]))
    found = audience_values(people, asked)
    day = found[Share("reply_rate_24h")]
    assert (day.numerator.tolist(), day.denominator.tolist()) == ([0, 0], [0, 0])
    assert day.eligible.tolist() == [False, True]
    watched = audience_values(people.assign(observed_seconds=1e6), asked)[Share("reply_rate_24h")]
    assert (watched.numerator.tolist(), watched.denominator.tolist()) == ([1, 0], [1, 0])


def test_a_message_of_another_audit_is_a_bug(audit):
    with pytest.raises(ValueError, match="no message of this audit"):
        with_acts(audit.messages, audit.sources, acts(M000999="answer"))
    with pytest.raises(ValueError, match="no turn of this audit"):
        audience_values(audit.messages, np.array([999]))
