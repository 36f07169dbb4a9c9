"""Profiles are data; what a file of one's own says wrong is one sentence."""

import pytest

from dialogscore.errors import UsageError
from dialogscore.profiles import built_in, load_profile

NAMES = [
    "dialogscore", "socially-devoted", "quintly-7d", "fanpage-karma", "sprout-72h", "meta-badge-like", "webxf-2012",
    "einwiller-2013", "simply-measured", "zoomsphere", "orlo-office-hours", "issue-metrics",
]  # fmt: skip


def test_the_shipped_profiles_each_name_their_source():
    assert [profile.name for profile in built_in()] == NAMES
    assert all(profile.source for profile in built_in())


def test_a_profile_of_ones_own_is_read(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[ours]\nwho = ["question"]\nhorizon_hours = 4\nnot = ["automated"]\n', encoding="utf-8")
    (found,) = load_profile(path)
    assert (found.name, found.title, found.who, found.horizon_hours) == ("ours", "ours", ("question",), 4)
    assert found.without == ("automated",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "outside of sections"),
        ("a = 1", "outside of sections"),
        ("[x", "no TOML"),
        ("[x]\nhorizont_hours = 3", "horizon_hours"),
        ('[x]\nunit = "tweet"', "message, turn, contact"),
        ('[x]\nwho = "question"', "a list of texts"),
        ('[x]\nwho = ["questions"]', "Did you mean question"),
        ("[x]\nanswer = []", "reply"),
        ("[x]\nhorizon_hours = 0", "a number above 0"),
        ("[x]\nleast = true", "a number above 0"),
        ("[zoomsphere]\nleast = 2", "no shipped profile"),
    ],
)
def test_what_is_wrong_in_it_is_named(tmp_path, text, word):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=word):
        load_profile(path)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        load_profile(tmp_path / "mine.toml")
