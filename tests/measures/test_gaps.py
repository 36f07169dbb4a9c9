"""What is missing around the messages is counted and said."""

from dialogscore.features import add_language
from dialogscore.measures import gaps
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
