"""A user's own spaCy pipeline: its tokenizer is used and named, nothing of its folder is run."""

import pandas as pd
import pytest
import spacy
from spacy.tokenizer import Tokenizer

from dialogscore.errors import ModelError
from dialogscore.tokens import load_pipelines, tokenize

TEXT = pd.StringDtype("pyarrow")


@pytest.fixture
def whole(tmp_path):
    """A German pipeline that splits at spaces alone, with a component that would label, and code beside it."""
    nlp = spacy.blank("de")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    labeller = nlp.add_pipe("textcat")
    labeller.add_label("answer")
    labeller.add_label("inform")
    nlp.initialize()
    nlp.meta["name"], nlp.meta["version"] = "spaces", "1.2.0"
    nlp.to_disk(tmp_path / "whole")
    (tmp_path / "whole" / "__init__.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    return tmp_path / "whole"


def split(texts, languages, *named):
    columns = (pd.Series(values, dtype=TEXT) for values in (texts, languages))
    tokens = tokenize(*columns, pipelines=load_pipelines(named))
    return [tokens.row(i) for i in range(len(tokens))]


def test_its_tokenizer_is_used_for_its_language_alone(whole):
    texts = ["Danke, Anna!", "Thanks, Anna!", None, "Danke, Anna!", ""]
    languages = ["de", "en", "de", "de", "de"]
    assert split(texts, languages, str(whole)) == [
        ["danke,", "anna!"], ["thanks", ",", "anna", "!"], [], ["danke,", "anna!"], [],
    ]  # fmt: skip


def test_one_for_any_language_can_be_given_a_language(tmp_path):
    nlp = spacy.blank("xx")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.to_disk(tmp_path / "any")
    assert split(["Bedankt, Anna!", "Danke, Anna!"], ["nl", "de"], f"nl={tmp_path / 'any'}") == [
        ["bedankt,", "anna!"], ["danke", ",", "anna", "!"],
    ]  # fmt: skip


def test_one_for_another_language_than_named_is_refused(whole):
    with pytest.raises(ModelError) as refused:
        load_pipelines([f"en={whole}"])
    assert str(refused.value) == (
        f"Could not use the spaCy pipeline en={whole}: found a pipeline for the language de, "
        f"expected one for en, or one for any language (xx). Write it as de={whole}, or name another."
    )


def test_a_saved_blank_pipeline_gives_the_built_in_tokens(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "plain")
    texts = ["We can't :) see U.S. pages  at\nhttps://example.org", "x" * 1200, ""]
    assert split(texts, ["en"] * 3, str(tmp_path / "plain")) == split(texts, ["en"] * 3)


def test_it_is_recorded_by_name_version_and_hash(whole):
    record = load_pipelines([str(whole)])["de"].record()
    assert {name: record[name] for name in ("language", "name", "version")} == {
        "language": "de", "name": "de_spaces", "version": "1.2.0",
    }  # fmt: skip
    (whole / "config.cfg").write_text((whole / "config.cfg").read_text("utf-8") + "\n", encoding="utf-8")
    assert load_pipelines([str(whole)])["de"].record()["sha256"] != record["sha256"]


@pytest.mark.parametrize("name", ["de=no_such_package", "no/such/folder", "xx=", "numpy", "de=xml.etree"])
def test_what_is_no_pipeline_is_refused_in_a_sentence(name):
    with pytest.raises(ModelError, match=r"^Could not use the spaCy pipeline .*: found no such pipeline, expected"):
        load_pipelines([name])


def test_a_damaged_pipeline_is_refused_in_a_sentence(whole):
    (whole / "config.cfg").write_text("[nlp", encoding="utf-8")
    with pytest.raises(ModelError, match="a pipeline that spaCy can load"):
        load_pipelines([str(whole)])


def test_a_pipeline_for_any_language_needs_one_named(tmp_path):
    spacy.blank("xx").to_disk(tmp_path / "any")
    with pytest.raises(ModelError, match="nl="):
        load_pipelines([str(tmp_path / "any")])
    assert list(load_pipelines([f"nl={tmp_path / 'any'}"])) == ["nl"]


def test_two_pipelines_for_a_language_are_refused(whole):
    with pytest.raises(ModelError, match="two pipelines for the language de"):
        load_pipelines([str(whole), f"de={whole}"])
