"""Channels of helpdesks."""

import pytest

from dialogscore.readers.helpdesks.channels import body_text, fields_of, is_private, platform_of, text_of


@pytest.mark.parametrize(
    ("channel", "platform", "private"),
    [
        ("twitter", "x", False),
        ("twitter_dm", "x", True),
        ("facebook", "facebook", False),
        ("whatsapp", "zendesk", True),
        (["web"], "zendesk", False),
        (None, "zendesk", False),
    ],
)
def test_a_channel_tells_platform_and_privacy(channel, platform, private):
    assert platform_of(channel, "zendesk") == platform
    assert is_private(channel) is private


def test_only_texts_and_whole_numbers_are_ids():
    assert [text_of(one) for one in ("a", 5, True, 1.5, {})] == ["a", "5", None, None, None]


def test_plain_text_goes_before_html():
    assert body_text("<p>a &amp; b</p>", " c ") == "c"
    assert body_text("<p>a &amp; b</p>", "") == "a & b"
    assert body_text(None) == ""


def test_what_is_no_object_has_no_fields():
    assert [fields_of(value) for value in ({"a": 1}, [1], "a", None)] == [{"a": 1}, {}, {}, {}]
