"""What came of asking people, on invitations and suggestions drawn by hand."""

import pandas as pd
import pytest

from tests.measures.feeds import ask, computed, feed, row_of, say, sources, value_of

DAY = 24
WEEK = 7 * DAY


def invited(name, outcome, purpose=None, *, at=0, **more):
    return say(name, "invite", at, invitation_outcome=outcome, purpose=purpose, purpose_uncertain=False, **more)


def test_invitations_are_shared_out_by_outcome_and_by_purpose():
    rows = [invited(f"k{place}", "kept", "research", at=place) for place in range(3)]
    rows += [invited("b", "broken", "research", at=5), invited("u", "untaken", "community", at=6)]
    rows += [invited("w", "pending", at=7)]
    scores, tables = computed(feed(*rows))
    assert value_of(scores, "invitation_share", "kept") == (0.5, 6)
    assert value_of(scores, "invitation_share", "unknowable") == (0, 6)
    assert row_of(scores, "invitations", "research", by="purpose")["value"] == 4
    assert row_of(scores, "invitations", "none", by="purpose")["value"] == 1
    kept = row_of(scores, "invitations_kept", "research", by="purpose")
    assert (kept["value"], kept["n"]) == (0.75, 4)
    assert row_of(scores, "invitations_kept", "community", by="purpose")["note_code"] == "no_units"
    assert tables["invitation_purposes"].to_dict("records") == [
        {"purpose": "research", "invitations": 4, "kept": 3, "broken": 1, "untaken": 0, "pending": 0, "unknowable": 0},
        {"purpose": "community", "invitations": 1, "kept": 0, "broken": 0, "untaken": 1, "pending": 0, "unknowable": 0},
        {"purpose": "none", "invitations": 1, "kept": 0, "broken": 0, "untaken": 0, "pending": 1, "unknowable": 0},
    ]


def test_only_kept_and_broken_hang_on_uncertain_answers():
    rows = [invited("k", "kept", at=0, invitation_uncertain=True), invited("b", "broken", at=1),
            invited("u", "untaken", at=2, invitation_uncertain=True)]  # fmt: skip
    scores, _ = computed(feed(*rows))
    band = {name: row_of(scores, "invitation_share", name, by="uncertain_labels:outcome")["value"]
            for name in ("against:kept", "for:broken", "against:untaken", "for:untaken")}  # fmt: skip
    assert band == pytest.approx({"against:kept": 0, "for:broken": 2 / 3, "against:untaken": 1 / 3,
                                  "for:untaken": 1 / 3})  # fmt: skip


def test_without_the_audience_nothing_is_said_of_uptake():
    scores, _ = computed(
        feed(invited("k", "unknowable", "research")),
        source=sources(capabilities="company_posts parents", audience_coverage="none"),
    )
    for measure in ("suggestions_answered", "research_threads_answered_in_substance"):
        assert row_of(scores, measure)["note_code"] == "no_audience_messages"
    assert row_of(scores, "invitation_share", "kept")["note_code"] == "no_audience_messages"
    assert not ((scores["measure"] == "invitations_kept") & scores["subset_by"].eq("purpose").fillna(False)).any()


def asking(name, at=0, purpose="research", **more):
    return say(name, "invite", at, purpose=purpose, purpose_uncertain=False, invitation_outcome="untaken", **more)


def idea(name, post, at, **more):
    return ask(name, at, thread=post, reply_target_id=post, parent_id=post, **more)


def test_a_suggestion_counts_as_taken_up_only_by_an_answer_in_substance():
    rows = [asking("p"), asking("p2", 1), asking("ad", 2, "sales")]
    rows += [idea("a", "p", 3, response=1.0), say("ra", "answer", 4, to="a", thread="p")]
    rows += [idea("b", "p", 5, response=1.0), say("rb", "acknowledge", 6, to="b", thread="p")]
    # Thanks first, a question of its own three days later.
    rows += [idea("c", "p", 7, response=1.0), say("rc", "acknowledge", 8, to="c", thread="p")]
    rows += [say("rc2", "probe", 7 + 3 * DAY, to="c", thread="p")]
    # In substance, but only after more than a week.
    rows += [idea("d", "p2", 10, response=1.0), say("rd", "acknowledge", 11, to="d", thread="p2")]
    rows += [say("rd2", "answer", 11 + WEEK, to="d", thread="p2")]
    rows += [idea("e", "p2", 12)]
    # No suggestions: under an advert, noise, an answer to an answer, watched too briefly.
    rows += [idea("f", "ad", 13, response=1.0), say("rf", "answer", 14, to="f", thread="ad")]
    rows += [idea("g", "p2", 15, inbound_type="noise"), idea("h", "p2", 990)]
    rows += [ask("i", 20, thread="p", reply_target_id="ra", parent_id="ra", depth=2)]
    scores, tables = computed(feed(*rows))
    assert value_of(scores, "suggestions_answered_in_substance") == (2 / 5, 5)
    assert value_of(scores, "suggestions_answered") == (4 / 5, 5)
    assert value_of(scores, "research_threads_answered") == (1, 2)
    assert value_of(scores, "research_threads_answered_in_substance") == (1 / 2, 2)
    listed = tables["research_threads"]
    assert listed.drop(columns="refs").to_dict("records") == [
        {"ref": "M000001", "is_uncertain": False, "suggestions": 3, "answered": 3, "in_substance": 2, "not_watched": 0},
        {"ref": "M000002", "is_uncertain": False, "suggestions": 3, "answered": 1, "in_substance": 0, "not_watched": 1},
    ]
    refs = feed(*rows).set_index("message_id")["ref"]
    assert listed["refs"][0].split() == refs[["b", "a", "c"]].tolist()


def test_what_a_machine_wrote_or_a_label_leaves_open_is_no_sure_uptake():
    rows = [asking("p")]
    rows += [idea("a", "p", 3, response=1.0), say("ra", "acknowledge", 4, to="a", thread="p", is_uncertain=True)]
    rows += [idea("b", "p", 5, response=1.0), say("rb", "answer", 6, to="b", thread="p", is_uncertain=True)]
    rows += [idea("c", "p", 7, response=1.0), say("rc", "acknowledge", 8, to="c", thread="p")]
    rows += [say("rc2", "answer", 9, to="c", thread="p", is_automated=True)]
    scores, _ = computed(feed(*rows))
    measure = "suggestions_answered_in_substance"
    assert value_of(scores, measure) == (1 / 3, 3)
    assert value_of(scores, measure, "against") == (0, 3)
    assert value_of(scores, measure, "for") == (2 / 3, 3)


def test_under_an_uncertain_post_a_suggestion_counts_where_it_lowers_or_raises_the_share():
    rows = [asking("p"), asking("m", 1) | {"purpose_uncertain": True}]
    rows += [idea("a", "p", 3), idea("b", "m", 5, response=1.0), say("rb", "answer", 6, to="b", thread="m")]
    rows += [idea("c", "m", 7)]
    scores, tables = computed(feed(*rows))
    measure = "suggestions_answered_in_substance"
    assert value_of(scores, measure) == (1 / 3, 3)
    assert value_of(scores, measure, "against") == (0, 2)
    assert value_of(scores, measure, "for") == (1 / 2, 2)
    assert tables["research_threads"]["is_uncertain"].tolist() == [True, False]


def test_a_feed_that_asks_for_nothing_says_so():
    scores, tables = computed(feed(say("p", "inform", purpose="sales", purpose_uncertain=False)))
    assert row_of(scores, "suggestions_answered")["note_code"] == "no_units"
    assert pd.isna(row_of(scores, "invitation_share", "kept")["value"])
    assert not len(tables["research_threads"])
    assert not len(tables["invitation_purposes"])
