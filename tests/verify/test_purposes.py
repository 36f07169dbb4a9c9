"""What the recount makes of a few posts and suggestions, worked out by hand."""

from dialogscore.verify.purposes import doubted, post_above, purpose_of, purpose_recounts
from dialogscore.verify.uptake import suggestion_recounts, uptake_recounts
from tests.verify.test_by_hand import EMPTY, HOUR, SECOND, asked
from tests.verify.test_shares import message

THERE = {"capabilities": "audience_messages company_posts exact_times parents", "audience_coverage": "full",
         "coverage_source": "option", "abilities": "company_posts=yes"}  # fmt: skip


def written(number, purpose=None, hours=0, **more):
    ref = f"M{number:06d}"
    values = {
        "author_role": "company", "direction": "outbound", "kind": "post", "status": "visible", "act": "inform",
        "position": "opener", "depth": 0, "platform": "x", "message_id": ref, "turn": ref, "level": 0,
    }  # fmt: skip
    return message(ref, hours * HOUR * SECOND, **values | {"purpose": purpose} | more)


def recorded(*rows):
    by_id = {(one.platform, one.message_id): one for one in rows}
    by_ref = {one.ref: one for one in rows}
    return EMPTY._replace(messages=list(rows), by_id=by_id, by_ref=by_ref, sources=[THERE])


def values(rows):
    return {(row.measure, row.part): row.value for row in rows}


def test_replies_serve_unless_their_act_says_otherwise():
    rows = [written(1, "sales"), written(2, "brand", purpose_uncertain=True), written(3, "corporate"), written(4)]
    rows += [written(5, position="reply", act=act) for act in ("answer", "acknowledge", "promote", "deflect")]
    found = values(purpose_recounts(recorded(*rows), rows))
    assert found["purpose_share", "sales"] == 1 / 3
    assert found["goal_share", "brand_management"] == 2 / 3
    assert found["goal_share", "against:brand_management"] == 1 / 3
    # Seven messages whose purpose is known: three posts, four replies.
    assert found["purpose_share_all", "service"] == 2 / 7
    assert found["purpose_share_all", "sales"] == 2 / 7
    assert found["goal_share_all", "customer_retention"] == 3 / 7


def test_a_thread_has_the_purpose_of_its_earliest_beginning():
    first, second = written(1, "sales"), written(2, "brand", thread="M000001")
    lost = written(3, "brand", parent_id="gone")
    assert post_above(recorded(first, second, lost)) == {"M000001": first}
    assert purpose_of(written(4, "sales", language_support="unsupported")) == purpose_of(None) == "none"


def test_a_doubtful_unit_counts_where_it_lowers_or_raises_the_share():
    units = [written(number, "sales", purpose_uncertain=number > 2) for number in range(1, 5)]
    hit = (lambda one: one.number in (1, 3),) * 3
    rows = doubted("x", units, hit, lambda one: one.purpose_uncertain, by="purpose", part="sales")
    assert [(row.value, row.n, row.part) for row in rows] == [
        (0.5, 4, "sales"), (1 / 3, 3, "against:sales"), (2 / 3, 3, "for:sales"),
    ]  # fmt: skip


def test_suggestions_by_hand():
    post = written(1, "research", act="invite", invitation_outcome="kept")
    under = {"thread": post.ref, "reply_target_id": post.ref, "depth": 1}
    turns = [
        asked("M000002", 1, 2, turn="M000002", message_id="M000002", response_id="M000005", **under),
        asked("M000003", 2, turn="M000003", message_id="M000003", **under),
        asked("M000004", 3, 1, turn="M000004", message_id="M000004", inbound_type="noise", **under),
    ]
    reply = {"position": "reply", "thread": post.ref, "depth": 2}
    thanks = written(5, hours=3, act="acknowledge", level=1, reply_target_id="M000002", **reply)
    answer = written(6, hours=5, act="answer", level=3, reply_target_id="M000002", is_uncertain=True, **reply)
    record = recorded(post, *(turn.head for turn in turns), thanks, answer)
    found = values(suggestion_recounts(record, turns, flatters=None))
    assert found["suggestions_answered", ""] == found["suggestions_answered_in_substance", ""] == 0.5
    assert found["suggestions_answered_in_substance", "against"] == 0
    assert found["research_threads_answered", ""] == 1
    assert {row.note for row in suggestion_recounts(record, turns, flatters="answered_only")} == {"answered_only"}
    told = values(uptake_recounts(record, [post]))
    assert (told["invitation_share", "kept"], told["invitations", "research"]) == (1, 1)
    assert told["invitations_kept", "research"] == 1
