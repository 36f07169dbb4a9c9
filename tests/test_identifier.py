"""The model that tells languages is py3langid's own, and no older than what is tested against."""

from importlib.metadata import version

import numpy as np

from dialogscore.languages.guesses import CANDIDATES
from dialogscore.languages.identifier import VERSION, load_identifier
from tests.identifier import taken


def test_what_is_shipped_is_what_the_library_holds():
    for shipped, theirs in zip(load_identifier(), taken(), strict=True):
        assert np.array_equal(shipped, theirs)
        assert shipped.dtype == theirs.dtype


def test_it_knows_all_candidates_and_is_of_the_installed_version():
    assert set(load_identifier().nb_classes.tolist()) == set(CANDIDATES)
    assert version("py3langid") == VERSION
