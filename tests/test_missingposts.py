"""Comments below a post that is not in the feed speak to the company where it answers there as the owner does."""

from dialogscore.threads import add_threads
from tests.drawn import draw, sources_of


def directions(drawing, **constants):
    messages = draw(drawing, **({"platform": "youtube"} | constants))
    table = add_threads(messages, sources_of(messages), accounts=[(None, "acme")]).set_index("message_id")
    return table["direction"].fillna("untouched").to_dict(), table


ANSWERED = """
    09:00 ann{kind=comment, parent_id=video}: does it fit?
      09:20 acme{kind=reply}: it does, up to 60 kg
    09:05 ben{kind=comment, parent_id=video}: mine is three weeks late
"""


def test_comments_under_a_post_where_the_company_answers_are_inbound_answered_or_not():
    found, table = directions(ANSWERED)
    assert found == {"m1": "inbound", "m2": "outbound", "m3": "inbound"}
    assert table.loc["m1", "response_seconds"] == 1200  # 20 minutes
    assert table.loc["m3", "answered"] == "none"


def test_a_file_that_names_no_post_holds_the_comments_of_one():
    found, _ = directions(ANSWERED.replace(", parent_id=video", ""))
    assert found == {"m1": "inbound", "m2": "outbound", "m3": "inbound"}


def test_where_the_company_answers_nobody_nothing_tells_whose_post_it_was():
    found, _ = directions("""
        09:00 ann{kind=comment, parent_id=video}: does it fit?
          09:20 acme{kind=reply}: it does
        09:05 ben{kind=comment, parent_id=other}: first
        09:10 acme{kind=comment, parent_id=third}: a fine video
        09:15 cem{kind=comment, parent_id=third}: I agree
    """)
    assert found["m1"] == "inbound"
    assert found["m3"] == "untouched"
    assert found["m5"] == "ambient"


def test_a_post_where_another_company_answers_too_is_nobodys():
    found, _ = directions(ANSWERED + "      09:30 RIVAL{kind=reply}: sorry to hear it")
    assert found["m3"] == "ambient"


def test_a_comment_that_names_whom_it_answers_stays_with_that_person():
    found, _ = directions(ANSWERED.replace("ben{kind=comment", "ben{kind=comment, parent_author_id=cem"))
    assert found["m3"] == "ambient"


def test_where_replies_nest_at_will_a_missing_parent_is_anybodys():
    found, _ = directions(ANSWERED, platform="x")
    assert found["m3"] == "ambient"
