"""Who answered whom: every definition of the design as a drawn feed."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.threads import add_threads
from tests.drawn import draw, sources_of


def threaded(drawing, *, until=None, capabilities=None, **constants):
    messages = draw(drawing, **constants)
    given = {"capabilities": capabilities} if capabilities else {}
    result = add_threads(messages, sources_of(messages, until=until, **given), accounts=[(None, "@Acme")])
    schema.check(result, "threads")
    return result.set_index("message_id")


def column(result, name):
    values = result[name].sort_index(key=lambda ids: ids.str.slice(1).astype(int))
    return [None if value is pd.NA else value for value in values]


def test_first_answer_counts_not_the_second():
    result = threaded("""
        09:00 ann: @acme where is my parcel?
          09:20 acme: sorry, looking into it
          09:50 acme: found it
    """)
    assert result.loc["m1", "response_id"] == "m2"
    assert result.loc["m1", "response_seconds"] == 1200  # 20 minutes


def test_unanswered_message_is_watched_until_the_end_of_observation():
    result = threaded("09:00 ann: @acme hello?", until="2024-03-04 12:00")
    assert np.isnan(result.loc["m1", "response_seconds"])
    assert result.loc["m1", "observed_seconds"] == 3 * 3600
    assert result.loc["m1", "answered"] == "none"


def test_each_source_has_its_own_end_of_observation():
    messages = draw("""
        09:00 ann{source_id=S1}: @acme one
        09:00 bob{source_id=S2}: @acme two
        10:00 acme{source_id=S1}: news
        12:00 acme{source_id=S2}: more news
    """)
    result = add_threads(messages, sources_of(messages)).set_index("message_id")
    assert result.loc["m1", "observed_seconds"] == 3600
    assert result.loc["m2", "observed_seconds"] == 3 * 3600


def test_messages_of_one_author_to_one_message_are_one_turn_until_somebody_answers():
    result = threaded("""
        09:00 acme: news
          09:10 ann: is it cold?
          09:11 ann: and wet?
          09:30 bob: nice
          10:00 ann: hello?
    """)
    turns = result["turn"]
    assert turns["m2"] == turns["m3"] == turns["m5"]
    assert turns["m4"] != turns["m2"]


def test_a_turn_ends_when_somebody_answers_it():
    result = threaded("""
        09:00 acme: news
          09:10 ann: is it cold?
            09:20 acme: no
          09:30 ann: and wet?
    """)
    turns = result["turn"]
    assert turns["m2"] != turns["m4"]
    assert result.loc["m2", "response_seconds"] == 600
    assert result.loc["m4", "answered"] == "none"


def test_a_reply_to_ones_own_inbound_message_is_inbound_and_one_turn_with_it():
    result = threaded("""
        09:00 ann: @acme my parcel is lost
          09:02 ann: order 12, by the way
            09:30 acme: thanks, on its way
    """)
    assert column(result, "direction") == ["inbound", "inbound", "outbound"]
    assert result.loc["m1", "turn"] == result.loc["m2", "turn"]
    # The clock starts at the first message of the turn; an answer to any of them counts.
    assert result.loc["m2", "response_seconds"] == 1800


def test_own_mention_in_the_leading_run_that_the_platform_fills_in_is_ambient():
    result = threaded("""
        09:00 acme: news
          09:10 ann: is it cold?
            09:12 bob: @ann @acme yes it is
            09:13 cem: @ann @acme but ask @acme, they know
    """)
    assert column(result, "direction") == ["outbound", "inbound", "ambient", "inbound"]
    assert result.loc["m2", "answered"] == "community"


def test_a_missing_parent_is_answered_by_its_first_name():
    result = threaded("""
        09:00 ann{parent_id=gone}: @acme yes please
        09:01 bob{parent_id=lost}: @cem @acme no idea
        09:02 cem{parent_id=past}: @bob well, @acme knows
    """)
    assert column(result, "direction") == ["inbound", None, "inbound"]


def test_a_missing_parents_author_counts_as_if_the_row_were_there():
    result = threaded("""
        09:00 ann{parent_id=gone, parent_author_id=acme}: yes please
          09:30 acme: done
        10:00 acme{parent_id=past, parent_author_id=zoe}: here you are
    """)
    assert column(result, "direction") == ["inbound", "outbound", "outbound"]
    assert result.loc["m3", "addresses"] == "person"
    assert result.loc["m3", "reply_target_source"] == "parent_author"
    assert result.loc["m1", "response_seconds"] == 1800


def test_orphans_under_one_missing_parent_share_its_thread():
    result = threaded("""
        09:00 ann{parent_id=gone}: @acme one
        09:01 bob{parent_id=gone}: @acme two
    """)
    assert column(result, "thread_id") == ["gone", "gone"]
    assert column(result, "parent_known") == [False, False]


def test_reply_loop_is_cut_at_its_first_message():
    result = threaded("""
        09:00 ann{message_id=m1, parent_id=m2}: @acme one
        09:01 bob{message_id=m2, parent_id=m1}: @acme two
        09:02 acme{message_id=m3, parent_id=m3}: three
    """)
    assert column(result, "thread_id") == ["m1", "m1", "m3"]
    assert column(result, "depth") == [0, 1, 0]


def test_company_answering_itself_is_not_a_response():
    result = threaded("""
        09:00 acme: news
          09:01 acme: more news
        09:02 acme: other news
    """)
    assert result["response_id"].isna().all()
    assert column(result, "addresses") == ["everybody", "itself", "everybody"]


def test_the_second_half_of_a_split_answer_speaks_to_the_person():
    result = threaded("""
        09:00 ann: @acme how?
          09:10 acme: like this 1/2
            09:11 acme: and that 2/2
    """)
    assert column(result, "addresses") == [None, "person", "person"]
    assert result.loc["m2", "turn"] == result.loc["m3", "turn"]


def test_two_accounts_of_one_company_answer_for_each_other():
    result = threaded(
        """
        09:00 ann: @acme how?
          09:10 acme_care: like this
    """,
        company=("acme", "acme_care"),
    )
    assert result.loc["m1", "answered"] == "direct"


def test_an_answer_with_an_earlier_time_is_flagged_and_no_response():
    result = threaded("""
        09:00 ann: @acme how?
          08:00 acme: like this
    """)
    assert result.loc["m1", "answered"] == "none"
    assert result.loc["m1", "is_answered_early"]


def test_a_response_after_no_seconds_counts():
    result = threaded("""
        09:00 zoe: @acme how?
          09:00 acme{message_id=a0}: like this
    """)
    assert result.loc["m1", "response_seconds"] == 0


def test_a_machines_answer_is_no_response():
    result = threaded("""
        09:00 ann: @acme how?
          09:00 acme{is_automated=yes}: we have received your message
          10:00 acme: like this
    """)
    assert result.loc["m1", "response_seconds"] == 3600


def test_another_company_is_not_the_company():
    result = threaded("""
        09:00 ann: @acme @RIVAL who is cheaper?
          09:10 RIVAL: we are
    """)
    assert result.loc["m1", "answered"] == "community"
    assert result.loc["m1", "direction"] == "inbound"


def test_a_statement_to_all_answers_collectively():
    result = threaded("""
        09:00 acme: news
          09:10 ann: is the site down?
          09:11 bob: same here
          09:30 acme: the site is back for everybody
    """)
    assert column(result, "answered") == [None, "collective", "collective", None]


def test_untouched_threads_have_no_direction():
    result = threaded("""
        09:00 ann: what a day
          09:10 bob: yes
        09:20 cem: @acme hello
          09:30 ann: @cem hi
    """)
    assert column(result, "direction") == [None, None, "inbound", "ambient"]


def test_reposts_are_outbound_only_when_the_company_made_them():
    result = threaded("""
        09:00 ann{kind=repost}: RT @acme news
        09:10 acme{kind=repost}: RT @bob look
    """)
    assert column(result, "direction") == [None, "outbound"]
    assert result.loc["m2", "addresses"] is pd.NA


def test_a_quote_of_a_company_post_is_inbound():
    result = threaded("""
        09:00 acme: news
        09:10 ann{kind=quote, quoted_id=m1}: really?
    """)
    assert result.loc["m2", "direction"] == "inbound"


def test_null_authors_are_nobodys_own():
    result = threaded("""
        09:00 acme: news
          09:10 nobody: one
          09:11 nobody: two
    """)
    assert result.loc["m2", "turn"] != result.loc["m3", "turn"]


@pytest.mark.parametrize(
    ("lead", "target", "source"),
    [("", "m4", "latest_earlier"), ("@ann ", "m2", "leading_mention"), ("ann ", "m2", "leading_mention")],
)
def test_two_level_platforms_hide_whom_the_company_answers(lead, target, source):
    result = threaded(
        f"""
        09:00 acme: news
          09:10 ann: is it cold?
            09:11 ben: I think so
            09:12 cem: so do I
            09:30 acme: {lead}it is not
    """,
        platform="facebook",
    )
    assert result.loc["m5", "reply_target_id"] == target
    assert result.loc["m5", "reply_target_source"] == source


def test_one_answer_to_two_people_by_name_answers_both_on_a_two_level_platform():
    result = threaded(
        """
        09:00 acme: news
          09:10 ann: is it cold?
            09:11 ben: @acme is it wet?
            09:30 acme: @ann @ben neither
    """,
        platform="instagram",
    )
    assert result.loc["m2", "response_seconds"] == 1200
    assert result.loc["m3", "response_seconds"] == 19 * 60


def test_people_on_a_two_level_platform_answer_the_latest_other_person():
    result = threaded(
        """
        09:00 acme: news
          09:10 ann: is it cold?
            09:30 acme: no
            09:40 ann: thanks
            09:41 ann: really
    """,
        platform="youtube",
    )
    assert result.loc["m4", "reply_target_id"] == "m3"
    assert result.loc["m5", "reply_target_id"] == "m3"
    assert result.loc["m4", "turn"] == result.loc["m5", "turn"]


def test_a_flattened_tree_without_its_post_begins_with_the_top_level_comment():
    result = threaded(
        """
        09:10 ann{kind=comment}: is it cold?
          09:20 bob: and wet?
          09:30 acme: @bob no
          09:40 bob: thanks
        """,
        platform="youtube",
    )
    assert result.loc["m3", "reply_target_id"] == "m2"
    assert result.loc["m4", "reply_target_id"] == "m3"


def test_turn_based_sources_pair_by_order():
    result = threaded(
        """
        09:00 ann: hello
        09:01 ann: are you there?
        09:30 acme: yes
        09:31 acme: how can we help?
        09:40 ann: my parcel
    """,
        conversation_id="c1",
        capabilities="audience_messages exact_times",
    )
    assert column(result, "direction") == ["inbound", "inbound", "outbound", "outbound", "inbound"]
    assert result.loc["m1", "turn"] == result.loc["m2", "turn"]
    assert result.loc["m2", "response_seconds"] == 1800
    assert result.loc["m3", "turn"] == result.loc["m4", "turn"]
    assert result["thread_id"].eq("c1").all()


def test_an_answer_without_target_goes_to_those_it_leads_with_in_its_conversation():
    result = threaded(
        """
        09:00 ann: @acme how?
        09:01 ben: @acme when?
        09:30 acme: @ann @ben tomorrow, by rail
    """,
        conversation_id="c1",
    )
    assert result.loc["m1", "response_seconds"] == 1800
    assert result.loc["m2", "response_seconds"] == 29 * 60
    assert result.loc["m3", "reply_target_source"] == "conversation_mention"


def test_day_precision_gives_no_response_time():
    result = threaded("""
        00:00 ann{created_at_precision=day}: @acme how?
          00:00 acme{created_at_precision=day, message_id=z}: so
    """)
    assert result.loc["m1", "answered"] == "direct"
    assert np.isnan(result.loc["m1", "response_seconds"])


def test_a_leading_name_or_a_missing_parent_leaves_the_addressee_to_the_act():
    result = threaded("""
        09:00 acme: @ann happy birthday
        09:01 acme{parent_id=gone}: thank you
        09:02 acme: thanks to all
    """)
    assert column(result, "addresses") == ["unclear", "unclear", "everybody"]


def test_ids_of_two_platforms_are_not_joined():
    messages = draw("""
        09:00 ann{platform=x}: @acme how?
        09:10 acme{platform=facebook, parent_id=m1}: so
    """)
    result = add_threads(messages, sources_of(messages), accounts=[("x", "acme")]).set_index("message_id")
    assert not result.loc["m2", "parent_known"]
    assert result.loc["m1", "answered"] == "none"


def test_an_empty_table_gets_the_columns():
    messages = draw("09:00 ann: hi").iloc[:0]
    result = add_threads(messages, sources_of(draw("09:00 ann: hi")))
    schema.check(result, "threads")


def test_talk_to_others_is_no_turn_with_what_the_same_person_says_to_the_company():
    result = threaded("""
        09:00 ben: what a train
          09:10 ann: same every day
          11:00 ann: is @acme late again?
          11:30 acme{parent_id=m3}: @ann yes, by ten minutes
    """)
    assert result["turn"]["m2"] != result["turn"]["m3"]
    assert result.loc["m3", "response_seconds"] == 1800


def test_a_reply_to_ones_own_affiliate_speaks_to_nobody_else():
    messages = draw("""
        09:00 acme: news
          09:10 eve: proud of us
            09:20 acme: so are we
          09:30 ann: how?
            09:40 eve: like this
              09:50 acme: what she says
    """)
    messages.loc[messages["author_id"].eq("eve"), "author_role"] = "affiliate"
    result = add_threads(messages, sources_of(messages)).set_index("message_id")
    assert result.loc["m3", "addresses"] == "itself"
    assert result.loc["m6", "addresses"] == "person"  # ann is on the way to the root


def test_one_answer_without_target_answers_every_open_turn_of_those_it_leads_with():
    result = threaded(
        """
        09:00 ann: @acme how?
        09:10 ben: hm
        09:20 ann: @acme and when?
        09:30 acme: @ann tomorrow, by rail
    """,
        conversation_id="c1",
    )
    assert result.loc["m1", "response_seconds"] == 1800
    assert result.loc["m3", "response_seconds"] == 600


def test_the_company_answers_what_a_person_said_to_it_not_what_she_said_to_others():
    result = threaded(
        """
        09:00 acme: news
          09:10 ann: are you open?
            09:11 ben: @ann surely not
            09:12 ann: @ben ha
            09:30 acme: @ann yes, until ten
    """,
        platform="facebook",
    )
    assert result.loc["m5", "reply_target_id"] == "m2"
    assert result.loc["m2", "answered"] == "direct"


def test_an_unknown_author_is_somebody():
    result = threaded("""
        09:00 ann: @acme how?
          09:10 nobody: like this
    """)
    assert result.loc["m1", "answered"] == "community"


def test_a_leading_name_beats_the_order_of_a_conversation():
    result = threaded(
        """
        09:00 ann: @acme where is it?
        09:10 ben: @acme and mine?
        09:30 acme: @ann in Leipzig now
    """,
        conversation_id="c1",
        capabilities="audience_messages exact_times",
    )
    assert result.loc["m1", "answered"] == "direct"
    assert result.loc["m2", "answered"] != "direct"


def test_a_reply_to_a_rival_speaks_to_no_audience():
    result = threaded("""
        09:00 RIVAL: @acme our pies are better
          09:10 acme: surely not
    """)
    assert result.loc["m2", "addresses"] == "itself"


def test_whom_a_flattened_reply_answers_may_be_said_by_the_source_alone():
    result = threaded(
        """
        09:00 acme: news
          09:10 ann: is it cold?
            09:20 bob: and dogs?
            09:25 cem: and children?
            09:30 acme{parent_author_id=bob}: Bobby, they may come
            09:31 acme{parent_author_id=ann}: no
    """,
        platform="facebook",
    )
    assert result.loc["m5", "reply_target_id"] == "m3"
    assert result.loc["m5", "reply_target_source"] == "leading_mention"
    # The author of the comment above is what such platforms name for want of the real one.
    assert result.loc["m6", "reply_target_id"] == "m4"


def test_flattened_replies_are_understood_although_the_post_is_not_in_the_feed():
    result = threaded(
        """
        09:10 ann{parent_id=post}: @acme is it cold?
          09:30 acme: no
          09:40 ann: thanks
          09:50 acme: welcome
    """,
        platform="instagram",
    )
    assert column(result, "reply_target_id")[1:] == ["m1", "m2", "m3"]


def test_how_many_work_on_it_changes_nothing():
    messages = draw("""
        09:00 ann: @acme where is my parcel?
          09:20 acme: @ann sorry, looking into it
            09:25 bob: @ann @acme mine too
          09:50 acme: found it
    """)
    sources = sources_of(messages)
    pd.testing.assert_frame_equal(add_threads(messages, sources), add_threads(messages, sources, jobs=3))
