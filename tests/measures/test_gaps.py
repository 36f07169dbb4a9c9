"""What is missing around the messages is counted and said."""

import pandas as pd

from dialogscore.features import add_language
from dialogscore.measures import gaps
from dialogscore.measures.gaps import quiet_days
from dialogscore.threads import add_threads
from tests.drawn import draw, sources_of


def found(drawing, *, language="en", **columns):
    messages = draw(drawing)
    messages = add_threads(messages, sources_of(messages), accounts=[(None, "acme")])
    messages = add_language(messages, language=language)
    return dict(gaps(messages.assign(**{"language_source": "text"} | columns)))


DRAWING = """
    09:00 ann: @acme where is it?
      09:10 acme: on its way
    09:20 acme{parent_id=gone}: we have replied
"""


def test_a_feed_that_holds_everything_has_no_gaps():
    assert found("09:00 acme: hello") == {}


def test_parents_that_are_not_in_the_export_are_counted():
    assert found(DRAWING)["parents_missing"] == {"found": 1, "of": 2}


def test_replies_that_the_source_counts_and_the_export_lacks_are_counted():
    assert "replies_missing" not in found(DRAWING, reply_count=1)
    assert found(DRAWING, reply_count=2)["replies_missing"] == {"found": 1, "of": 1}


def test_unknown_reply_counts_say_nothing():
    assert "replies_missing" not in found(DRAWING)


def test_what_a_model_read_without_being_measured_for_it_is_counted():
    unmeasured = found(DRAWING, language="gsw", language_support="unmeasured")["languages_unmeasured"]
    # Two messages of the company and one to it.
    assert unmeasured == {"found": 3, "of": 3}
    assert "languages_unmeasured" not in found(DRAWING, language="de", language_support="measured")


def test_a_language_that_was_set_by_hand_is_said_first():
    told = found(DRAWING, language_source="option")
    assert next(iter(told.items())) == ("language_set", {"language": "en"})


def test_where_nobody_addresses_the_company_the_empty_columns_are_named():
    nobody = """
        09:00 acme: hello
        09:10 ann: I like trains
    """
    assert found(nobody)["nobody_addressed"] == {"found": 1, "columns": ["parent_id", "parent_author_id", "mentions"]}
    assert "nobody_addressed" not in found(DRAWING)


def test_company_posts_with_more_replies_than_collected_are_counted():
    # Only "on its way" and "we have replied" are the company's; nobody answers them here.
    assert found(DRAWING, reply_count=1)["posts_cut"] == {"found": 2, "of": 2}


def test_a_count_of_everything_below_a_post_is_compared_with_everything_below_it():
    # The post has one comment and, below that, one answer: Instagram counts both, X the first alone.
    drawing = """
        09:00 acme: new blend
          09:10 ann: @acme with caffeine?
            09:20 acme: a trace
    """
    stated = {"reply_count": pd.array([2, None, None], dtype="Int64")}
    assert "posts_cut" not in found(drawing, platform="instagram", **stated)
    assert found(drawing, platform="x", **stated)["posts_cut"] == {"found": 1, "of": 1}


def test_days_without_a_word_from_either_side_are_listed():
    days = pd.to_datetime(["2024-03-01T23:00Z", "2024-03-02T01:00Z", "2024-03-05T00:00Z", "2024-03-07T12:00Z"])
    runs = quiet_days(pd.DataFrame({"created_at": days}))
    assert runs.to_dict("records") == [
        {"from": "2024-03-03", "until": "2024-03-04", "days": 2},
        {"from": "2024-03-06", "until": "2024-03-06", "days": 1},
    ]
    assert quiet_days(pd.DataFrame({"created_at": days[:2]})).empty


def test_quiet_days_are_said_with_the_longest_run():
    told = found(DRAWING)
    assert "quiet_days" not in told
    messages = draw(DRAWING)
    messages.loc[2, "created_at"] += pd.Timedelta(days=4)
    messages = add_threads(messages, sources_of(messages), accounts=[(None, "acme")])
    messages = add_language(messages, language="en")
    first = messages.loc[0, "created_at"] + pd.Timedelta(days=1)
    assert dict(gaps(messages))["quiet_days"] == {
        "found": 3, "of": 5, "longest": 3, "from": f"{first:%Y-%m-%d}",
    }  # fmt: skip


def test_comments_on_posts_that_are_not_in_the_export_are_counted_and_so_are_those_taken():
    # The post "mine" is answered under, the post "other" is not.
    missing = """
        09:00 ann{kind=comment, parent_id=mine, platform=linkedin}: does it fit?
          09:20 acme{kind=reply, platform=linkedin}: it does
        09:05 ben{kind=comment, parent_id=mine, platform=linkedin}: and mine?
        09:06 cem{kind=comment, parent_id=other, platform=linkedin}: hello?
    """
    assert found(missing)["posts_missing"] == {"found": 3, "inbound": 2}
    assert "posts_missing" not in found(DRAWING)
