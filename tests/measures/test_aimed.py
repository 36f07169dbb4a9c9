"""What rests on purposes comes together in rows and tables, and is refused together where the export cannot tell."""

import pandas as pd

from dialogscore.measures.aimed import aimed
from dialogscore.measures.rows import Setting
from dialogscore.measures.turns import inbound_turns, said_by_company
from tests.measures.feeds import ask, feed, say


def made(blocked):
    post = say("p", "invite", 0, purpose="research", purpose_uncertain=False, invitation_outcome="broken")
    rows = feed(post, ask("q", 1, thread="p", reply_target_id="p", parent_id="p"))
    return aimed(rows, said_by_company(rows), inbound_turns(rows), Setting("Acme"), blocked)


def test_rows_and_tables_come_together():
    rows, tables = made(lambda measure, by_coverage=True: None)
    found = {(row["measure"], row["subset"]): row["value"] for row in rows}
    assert found["purpose_share", "research"] == found["goal_share", "market_research"] == 1
    assert found["invitation_share", "broken"] == found["invitations", "research"] == 1
    assert (found["suggestions_answered", None], len(tables["research_threads"])) == (0, 1)
    assert set(tables) == {"purposes", "goals", "purpose_talk", "research_threads", "invitation_purposes"}


def test_what_would_flatter_is_refused_and_what_the_posts_say_stays():
    rows, _ = made(lambda measure, by_coverage=True: ("answered_only", {}) if by_coverage else None)
    found = {(row["measure"], row["subset"]): row for row in rows}
    assert found["suggestions_answered", None]["note_code"] == "answered_only"
    assert not any(row["measure"].startswith("reply_rate") for row in rows)
    assert found["purpose_share", "research"]["value"] == found["invitation_share", "broken"]["value"] == 1
    assert pd.isna(found["invitations_kept", "research"]["value"]) is False
