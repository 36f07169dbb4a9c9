"""The capability matrix is data, and every format says where it stands in it."""

import dataclasses

import pytest

from dialogscore import registry
from dialogscore.readers.canonical import FORMAT
from dialogscore.readers.capabilities import ABILITIES, LIMITS, abilities


@pytest.mark.parametrize("name", registry.names("formats"))
def test_every_format_names_known_limits_only(name):
    known = registry.resolve("formats", name)
    assert set(known.limits) <= set(LIMITS)
    assert set(known.capabilities) <= set(ABILITIES[:4])
    assert known.coverage in ("full", "answered_only", "none")


def test_the_worst_limit_decides_and_is_named():
    known = dataclasses.replace(
        FORMAT, capabilities=("company_posts", "parents", "exact_times"), limits=("own_side_only", "time_from_id")
    )
    found = abilities(known)
    assert found["company_posts"] == ("yes", ())
    assert found["audience_messages"] == ("no", ("own_side_only",))
    assert found["exact_times"] == ("partly", ("time_from_id",))
    assert found["reply_rate"] == ("no", ("own_side_only",))
    assert all(grade == "yes" for grade, _ in abilities(FORMAT).values())


@pytest.mark.parametrize("name", ["bluesky_car", "mastodon_archive", "x_archive"])
def test_an_archive_holds_no_word_of_the_audience_but_times_some_responses(name):
    found = abilities(registry.resolve("formats", name))
    assert found["audience_messages"] == ("no", ("answered_only", "parents_without_text"))
    assert [found[ability][0] for ability in ("parents", "reply_rate", "response_time")] == ["yes", "no", "partly"]


def test_comments_numbered_by_row_know_their_parents_in_part():
    found = abilities(registry.resolve("formats", "exportcomments"))
    assert [found[ability][0] for ability in ("parents", "reply_rate", "response_time")] == ["partly"] * 3
