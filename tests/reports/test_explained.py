"""A measure explains itself: its card, how it came out, and messages that were counted."""

import re

import pandas as pd
import pytest

from dialogscore import measures
from dialogscore.audit import load
from dialogscore.cli import main
from dialogscore.reports import wording
from dialogscore.reports.explained import card_text, outcome_text
from dialogscore.verify import read_record, recount
from dialogscore.verify.examples import examples

OUT = "knusperloh"


@pytest.fixture(scope="module")
def counted(demo_audits):
    """Return the folder of an audit, and its recounts."""
    return demo_audits[OUT], recount(read_record(demo_audits[OUT]))


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_card_says_all_its_fields_in_both_languages(language):
    words = wording.load(language)
    for name, card in measures.cards().items():
        said = card_text(card, words)
        for field in ("definition", "formula", "excluded", "range", "undefined", "source"):
            assert getattr(card, field), (name, field)
            assert f"  {words(f'explain.{field}')} " in said
            assert getattr(card, field) in said
        assert card.formula != card.definition, name
        assert all(need in said for need in card.needs)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_measure_says_how_it_came_out_with_three_messages(counted, language):
    (out, recounts), words = counted, wording.load(language)
    audit = load(out)
    refs = set(audit.messages["ref"])
    for name, card in measures.cards().items():
        picked = examples(out, recounts, name)
        said = outcome_text(card, audit.scores, audit.company, picked, words)
        rows = audit.scores[audit.scores["measure"] == name]
        if (rows["value"].notna() & (rows["n"] >= 3)).any():
            assert len({(one.ref, one.part) for one in picked}) == 3, name
            assert {one.ref for one in picked} <= refs
            assert all(f"  {one.ref} ({one.message_id}): " in said for one in picked)
        else:
            # The demo has no opening hours, no private messages, no likes, and says so; nor three whole months.
            assert len(rows) == 0 or rows["note_code"].notna().any() or rows["n"].max() < 3, name


def test_examples_of_a_rate_are_two_that_were_answered_and_one_that_was_not(counted):
    out, recounts = counted
    picked = examples(out, recounts, "reply_rate_72h")
    assert [one.is_hit for one in picked] == [True, True, False]
    messages = pd.read_parquet(out / "private" / "messages.parquet").set_index("ref")
    for one in picked:
        row = messages.loc[one.ref]
        assert row["message_id"] == one.message_id
        assert row["ledger"] == "eligible"
        assert bool(row["response_seconds"] <= 259200) is one.is_hit


def test_examples_of_a_split_are_one_of_each_of_its_largest_parts(counted):
    out, recounts = counted
    picked = examples(out, recounts, "act_share")
    acts = pd.read_parquet(out / "private" / "messages.parquet").set_index("ref")["act"]
    assert len(picked) == 3
    assert all(f"act {acts[one.ref]}" == one.part for one in picked)


def test_examples_of_the_index_are_those_of_its_pillars(counted):
    out, recounts = counted
    parts = [one.part for one in examples(out, recounts, "index")]
    assert len(parts) == 3
    assert all(part.startswith("pillar_") for part in parts)


def test_no_word_of_the_audience_is_told(counted):
    out, recounts = counted
    audit = load(out)
    card = measures.cards()
    said = "\n".join(
        outcome_text(card[name], audit.scores, audit.company, examples(out, recounts, name), wording.load("en"))
        for name in card
    )
    texts = audit.messages.loc[audit.messages["author_role"].eq("audience"), "text"]
    assert not [text for text in texts if len(text) > 12 and text in said]
    names = audit.messages.loc[audit.messages["author_role"].eq("audience"), "author_handle"].dropna()
    assert not set(names) & set(re.findall(r"\w+", said))


def test_command_tells_value_interval_n_band_and_note(demo_audits, capsys):
    assert main(["explain", "reply_rate_72h", "--audit", str(demo_audits[OUT])]) == 0
    said = capsys.readouterr().out
    row = load(demo_audits[OUT]).scores.query("measure == 'reply_rate_72h' and subset_by.isna()").iloc[0]
    assert f"over everything: {100 * row['value']:.1f}%" in said
    assert f"n = {row['n']}" in said
    assert "uncertain labels against and for" in said
    assert "sampling alone" in said
    assert main(["explain", "response_median_seconds", "--audit", str(demo_audits[OUT]), "--in", "de"]) == 0
    assert "Nicht erreicht" in capsys.readouterr().out


def test_command_names_the_nearest_measure(capsys):
    assert main(["explain", "reply_rate_72"]) == 2
    assert "reply_rate_72h" in capsys.readouterr().err
    assert main(["explain", "index"]) == 0
    assert "formula" in capsys.readouterr().out


def test_a_message_that_counts_for_several_parts_is_named_once(counted):
    words, card = wording.load("en"), measures.cards()["service_level"]
    audit, picked = load(counted[0]), examples(*counted, "service_level")
    told = {("target", "first_hour"): " [what is aimed at]"}
    said = outcome_text(card, audit.scores, audit.company, picked, words, told=told)
    assert "  target first_hour [what is aimed at]: " in said
    for ref in {one.ref for one in picked}:
        assert said.count(f"  {ref} (") == 1
        parts = [one.part for one in picked if one.ref == ref]
        assert "; ".join(words("explain.part", part=part) for part in parts) in said


@pytest.mark.parametrize("said", ["substance", "Substanz", "SUBSTANCE", "pillar_substance"])
def test_a_measure_goes_by_the_names_that_the_pages_show_too(said, capsys):
    assert main(["explain", said]) == 0
    assert capsys.readouterr().out.startswith("pillar_substance: Substance")


def test_a_name_almost_as_shown_is_told_with_what_may_be_meant(capsys):
    assert main(["explain", "substanc"]) == 2
    assert "Did you mean substance" in capsys.readouterr().err
