"""What the downloads of Facebook and Instagram have in common."""

import pytest

from dialogscore.readers.meta.downloads import Labelled, is_html_only, own_id, repaired, value_of


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("Gr\u00c3\u00bc\u00c3\u009fe \u00f0\u009f\u0091\u008d", "Grüße 👍"),
        ("Grüße 👍", "Grüße 👍"),
        ("Grüße", "Grüße"),
        ("Gr\u00c3\u00bc\u00c3\u009fe 👍", "Gr\u00c3\u00bc\u00c3\u009fe 👍"),
        ("plain", "plain"),
        ("", ""),
        (None, None),
    ],
)
def test_letters_are_repaired_in_the_whole_text_or_not_at_all(given, right):
    assert repaired(given) == right


def test_the_same_message_has_the_same_id_in_the_next_download():
    assert own_id("post", 1709629200, "news") == own_id("post", 1709629200, "news")
    assert own_id("post", 1709629200, "news") != own_id("post", 1709629200, "other")
    assert own_id("post", 1709629200, "ab", "c") != own_id("post", 1709629200, "a", "bc")
    assert own_id("post", 1709629200, "news").startswith("post:1709629200:")


def test_web_pages_alone_are_told_from_a_download_with_json():
    assert is_html_only(["posts/your_posts_1.html", "posts/media/1.jpg"])
    assert not is_html_only(["start_here.html", "posts/your_posts_1.json"])
    assert not is_html_only(["posts/media/1.jpg"])


def test_values_are_found_under_words_of_any_language():
    labels = [Labelled("URL", None, "https://a.example"), Labelled("L\u00c3\u00a4nge", 3), Labelled("Kommentar", "ja")]
    assert value_of(labels, frozenset(["kommentar", "comment"])) == "ja"
    assert value_of(labels, frozenset(["länge"])) == "3"
    assert value_of(labels, frozenset(["url"])) is None
