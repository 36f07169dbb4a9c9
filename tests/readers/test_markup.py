"""HTML as the text that a reader sees."""

import pytest

from dialogscore.readers.markup import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("no markup &amp; none needed", "no markup & none needed"),
        ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree"),
        ('<p><span class="h-card"><a href="https://x">@<span>ann</span></a></span> hi</p>', "@ann hi"),
        ('see <a href="u"><span class="invisible">https://</span><span>a.example</span></a>', "see a.example"),
        ("<script>alert(1)</script>safe<style>p{}</style>", "safe"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("", ""),
    ],
)
def test_what_is_seen_is_kept(markup, text):
    assert plain_text(markup) == text
