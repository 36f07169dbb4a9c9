"""Facts that a manifest names."""

import pandas as pd

from dialogscore import classifier, modelstore
from dialogscore.audit.facts import CARD_PARTS, described, main_language, versions


def rows(*languages, direction="outbound"):
    return pd.DataFrame({"direction": [direction] * len(languages), "language": languages})


def test_the_companys_commonest_language_counts_and_a_tie_goes_by_name():
    assert main_language(rows("en", "de", "de")) == "de"
    assert main_language(rows("en", "de")) == "de"
    assert main_language(rows("fr", "fr", "en")) == "en"
    assert main_language(rows("de", direction="inbound")) == "en"


def test_a_model_is_named_with_the_parts_of_its_card():
    told = described(modelstore.load(classifier.ACT_MODEL))
    assert told["name"].startswith(classifier.ACT_MODEL)
    assert tuple(told["card"]) == CARD_PARTS


def test_versions_name_python_first():
    assert next(iter(versions())) == "python"
