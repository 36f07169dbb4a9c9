"""What a source can tell is worded in both languages, for every format that there is."""

import pandas as pd
import pytest

from dialogscore import registry
from dialogscore.readers.capabilities import ABILITIES, LIMITS, abilities
from dialogscore.reports import wording
from dialogscore.reports.abilities import SIGNS, graded, limits


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_limit_has_words(language):
    words = wording.load(language)
    told = limits({"limits": " ".join(LIMITS)}, words)
    assert len(set(told)) == len(LIMITS)
    assert limits({"limits": pd.NA}, words) == []


@pytest.mark.parametrize("name", registry.names("formats"))
def test_every_format_is_graded(name):
    found = abilities(registry.resolve("formats", name))
    said = graded({"abilities": " ".join(f"{one}={grade}" for one, (grade, _) in found.items())}, wording.load("en"))
    assert len(said) == len(ABILITIES)
    assert {grade for _, grade, _ in said} <= set(SIGNS)
