"""Scores of two engines never stand side by side."""

import pandas as pd
import pytest

from dialogscore.engines import engine_name, one_engine
from dialogscore.errors import ModelError

ACTS = {"name": "acts-1.0.0", "sha256": "a" * 64}
OTHER = {"name": "acts-1.0.0", "sha256": "b" * 64}
PIPELINE = {"language": "de", "name": "de_news", "version": "3.8.0", "sha256": "c" * 64}


def test_an_engine_is_its_models_and_its_tokenizers():
    assert engine_name([ACTS]) == "acts-1.0.0@aaaaaaaaaaaa spacy"
    assert engine_name([ACTS], [PIPELINE]) == "acts-1.0.0@aaaaaaaaaaaa spacy de=de_news-3.8.0@cccccccccccc"
    assert len({engine_name([ACTS]), engine_name([OTHER]), engine_name([ACTS], [PIPELINE])}) == 3


def test_the_order_in_which_pipelines_were_named_does_not_matter():
    english = PIPELINE | {"language": "en"}
    assert engine_name([ACTS], [english, PIPELINE]) == engine_name([ACTS], [PIPELINE, english])


def test_one_engine_is_given_back():
    assert one_engine(pd.Series(["a spacy", "a spacy"]), task="compare") == "a spacy"


@pytest.mark.parametrize("engines", [["a spacy", "b spacy"], ["a spacy", None], [None], []])
def test_two_engines_or_an_unknown_one_are_refused(engines):
    with pytest.raises(ModelError, match=r"^Could not compare A with B: found scores of .*, expected one engine"):
        one_engine(engines, task="compare A with B")
