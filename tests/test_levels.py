"""From act to level and mode, rule by rule of the codebook's part 2."""

import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.levels import add_levels
from dialogscore.threads import add_threads
from tests.drawn import draw, sources_of


def levelled(drawing, *, until="2024-04-30", coverage="full", **columns):
    """Draw a feed whose company texts start with their act, such as ``answer: yes``; columns are set by message id."""
    messages = draw(drawing)
    sources = sources_of(messages, until=until).assign(audience_coverage=coverage)
    messages = add_threads(messages, sources, accounts=[(None, "acme")])
    later = schema.empty(schema.MESSAGES, len(messages))
    for stage in ("features", "classifier", "canned"):
        messages = messages.join(later[schema.column_names(stage=stage)])
    outbound = messages["direction"].eq("outbound").fillna(False) & messages["kind"].ne("repost")
    messages["act"] = messages["text"].str.extract(r"(\w+):", expand=False).where(outbound)
    messages["act_probability"] = 0.9
    messages["inbound_type"] = (
        messages["direction"].where(messages["direction"].eq("inbound")).str.replace("inbound", "comment")
    )
    for name, values in columns.items():
        for message_id, value in values.items():
            messages.loc[messages["message_id"].eq(message_id), name] = value
    result = add_levels(messages, sources)
    schema.check(result, "levels")
    return result.set_index("message_id")


def test_openers_and_self_threads_are_broadcast_whatever_they_say():
    result = levelled("""
        09:00 acme: inform: news
          09:01 acme: answer: more
        09:10 acme: acknowledge: thanks to all
    """)
    assert result["level"].tolist() == [0, 0, 0]
    assert result["mode"].tolist() == ["broadcast"] * 3
    assert result["position"].tolist() == ["opener", "self_thread", "opener"]


@pytest.mark.parametrize(
    ("act", "level", "mode"),
    [("answer", 3, "dialog"), ("probe", 3, "dialog"), ("acknowledge", 1, "nominal"), ("deflect", 1, "nominal"),
     ("promote", 0, "broadcast"), ("inform", 0, "broadcast")],
)  # fmt: skip
def test_a_replys_act_gives_its_level(act, level, mode):
    result = levelled(f"""
        09:00 ann: @acme how?
          09:10 acme: {act}: so
    """)
    assert (result.loc["m2", "level"], result.loc["m2", "mode"]) == (level, mode)


def test_other_is_left_out():
    result = levelled("""
        09:00 ann: @acme how?
          09:10 acme: other: so
    """)
    assert result.loc["m2", ["level", "mode"]].isna().all()


def test_the_third_turn_is_interactive():
    result = levelled("""
        09:00 ann: @acme how?
          09:10 acme: probe: which one?
            09:20 ann: the blue one
              09:30 acme: answer: like this
    """)
    assert result.loc["m2", "level"] == 3
    assert result.loc["m4", "level"] == 4


def test_an_exchange_under_a_post_is_not_yet_a_third_turn():
    # The company turn above is the post itself, no reply.
    result = levelled("""
        09:00 acme: inform: news
          09:20 ann: how?
            09:30 acme: answer: like this
    """)
    assert result.loc["m3", "level"] == 3


def test_a_leading_name_goes_by_its_act():
    result = levelled(
        """
        09:00 acme{text=x}: acknowledge: @ann happy birthday
        09:01 acme: promote: @ann sells our tea
    """,
        act={"m1": "acknowledge", "m2": "promote"},
        addresses={"m1": "unclear", "m2": "unclear"},
    )
    assert result["position"].tolist() == ["reply", "opener"]
    assert result["level"].tolist() == [1, 0]


def test_a_canned_reply_is_nominal_unless_it_is_the_same_answer_to_the_same_question():
    drawing = """
        09:00 ann: @acme how?
          09:10 acme: answer: so
    """
    assert levelled(drawing, is_canned={"m2": True}).loc["m2", "level"] == 1
    same = levelled(drawing, is_canned={"m2": True}, canned_question_similarity={"m2": 0.8})
    assert same.loc["m2", ["level", "mode_source"]].tolist() == [3, "same_answer"]
    unsure = levelled(
        drawing, is_canned={"m2": True}, canned_question_similarity={"m2": 0.8}, act_probability={"m2": 0.79}
    )
    assert unsure.loc["m2", "level"] == 1


INVITATION = """
    09:00 acme: invite: what do you cook?
      {taker} ann: soup
        {answer} acme: {act}: with leek?
"""


@pytest.mark.parametrize(
    ("taker", "answer", "act", "outcome", "level", "mode"),
    [
        ("+1 09:00", "+2 09:00", "probe", "kept", 2, "dialog"),
        ("+1 09:00", "+8 09:00", "probe", "kept", 2, "dialog"),  # 7 days after the taker, not after the invitation
        ("+1 09:00", "+8 09:01", "probe", "broken", 1, "nominal"),
        ("+1 09:00", "+2 09:00", "acknowledge", "broken", 1, "nominal"),
        ("+9 09:00", "+20 09:00", "probe", "untaken", 2, None),  # a later taker only
        ("+9 09:00", "+10 09:00", "probe", "kept", 2, "dialog"),  # a later taker can make it kept
    ],
)
def test_an_invitation_goes_by_what_came_of_it(taker, answer, act, outcome, level, mode):
    result = levelled(INVITATION.format(taker=taker, answer=answer, act=act)).loc["m1"]
    assert result["invitation_outcome"] == outcome
    assert result["level"] == level
    assert result["mode"] == mode if mode else pd.isna(result["mode"])


def test_an_invitation_that_was_not_watched_for_seven_days_is_pending():
    drawing = "09:00 acme: invite: what do you cook?"
    assert levelled(drawing, until="2024-03-11 08:59").loc["m1", "invitation_outcome"] == "pending"
    assert levelled(drawing, until="2024-03-11 09:00").loc["m1", "invitation_outcome"] == "untaken"


def test_an_invitation_is_not_broken_before_every_early_taker_was_watched_for_seven_days():
    drawing = """
        09:00 acme: invite: what do you cook?
          +6 09:00 ann: soup
    """
    assert levelled(drawing, until="2024-03-17 08:00").loc["m1", "invitation_outcome"] == "pending"
    assert levelled(drawing, until="2024-03-17 09:00").loc["m1", "invitation_outcome"] == "broken"


def test_noise_takes_no_invitation():
    drawing = """
        09:00 acme: invite: what do you cook?
          09:05 ann: soup
    """
    assert levelled(drawing, inbound_type={"m2": "noise"}).loc["m1", "invitation_outcome"] == "untaken"


def test_a_deflection_with_a_visible_reason_is_handed_over():
    drawing = """
        09:00 ann: @acme how?
          09:10 acme: deflect: by message
    """
    assert levelled(drawing, deflect_reason={"m2": True}).loc["m2", "handed_over"]
    assert not levelled(drawing, deflect_reason={"m2": False}).loc["m2", "handed_over"]


def test_takers_are_the_audience_not_rivals_and_ambient_ones_count():
    rival = """
        09:00 acme: invite: what do you cook?
          09:05 RIVAL: soup
            09:10 acme: answer: with leek
    """
    assert levelled(rival).loc["m1", "invitation_outcome"] == "untaken"
    ambient = """
        09:00 acme: invite: what do you cook?
          09:05 ann: soup
            09:06 ben: pie is better
              09:10 acme: answer: with leek it is
    """
    assert levelled(ambient).loc["m1", ["invitation_outcome", "invitation_takers"]].tolist() == ["kept", 2]


def test_a_third_turn_needs_the_audience_in_between():
    result = levelled("""
        09:00 ann: @acme how?
          09:10 acme: probe: which one?
            09:20 RIVAL: the blue one
              09:30 acme: answer: like this
    """)
    assert result.loc["m4", "level"] == 3


def test_an_invitation_is_uncertain_where_uncertain_labels_decide_what_came_of_it():
    drawing = """
        09:00 acme: invite: what do you like?
          09:10 ann: tea
            09:20 acme: answer: which one?
        10:00 acme: invite: and you?
          10:10 ben: cake
            10:20 acme: acknowledge: thanks
        11:00 acme: invite: and where?
          11:10 cleo: at home
            11:20 acme: answer: lovely garden
    """
    sure = levelled(drawing)
    assert sure.loc[["m1", "m4", "m7"], "invitation_outcome"].tolist() == ["kept", "broken", "kept"]
    assert sure.loc[["m1", "m4", "m7"], "invitation_uncertain"].tolist() == [False, False, False]
    # The answer that kept the first and the thanks that broke the second may be something else.
    doubtful = levelled(drawing, is_uncertain={"m3": True, "m6": True})
    assert doubtful.loc[["m1", "m4", "m7"], "invitation_uncertain"].tolist() == [True, True, False]
    assert doubtful["invitation_uncertain"].drop(["m1", "m4", "m7"]).isna().all()
    assert levelled(drawing, is_uncertain={"m7": True}).loc["m7", "invitation_uncertain"]


def test_who_was_not_answered_is_unknown_where_only_the_answered_are_in_the_export():
    drawing = "09:00 acme: invite: what do you cook?"
    assert levelled(drawing, coverage="answered_only").loc["m1", "invitation_outcome"] == "unknowable"
