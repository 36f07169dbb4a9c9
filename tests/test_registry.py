"""The plug-in table: frozen, complete and lazy."""

import pytest

from dialogscore import registry
from dialogscore.errors import UsageError

CONTENTS = {
    "formats": [
        "canonical",
        "twcs",
        "table",
        "youtube_api",
        "ytdt",
        "ytdlp_info",
        "ytcd",
        "youtube_takeout",
        "linkedin_api",
        "linkedin_analytics",
        "linkedin_member",
        "google_reviews",
        "google_play",
        "app_store",
        "trustpilot",
    ],
    "languages": ["de", "en"],
    "reports": ["html"],
}


def test_what_is_built_in_is_written_down_here():
    assert {kind: registry.names(kind) for kind in registry.BUILT_IN} == CONTENTS


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, found in CONTENTS.items() for name in found])
def test_every_name_resolves(kind, name):
    assert registry.resolve(kind, name) is not None


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(UsageError, match="Did you mean canonical"):
        registry.resolve("formats", "canonicel")
