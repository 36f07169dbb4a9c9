"""Labels of messages: what applies to whom, rules for silent ones, reasons as codes, sanity in two languages."""

import json

import numpy as np
import pandas as pd
import pytest

from dialogscore import classifier, cues, modelstore, registry, schema
from dialogscore import tokens as token_engine
from dialogscore.classifier import hashing
from dialogscore.classifier.evidence import addresses_of
from dialogscore.classifier.handover import hand_overs, names_others
from dialogscore.classifier.layout import lay_out, read_vocabulary
from dialogscore.classifier.reasons import as_json
from dialogscore.classifier.signs import columns_of, usable
from dialogscore.errors import ModelError
from dialogscore.pairing import row_of

ACTS = modelstore.load("de_en_acts_social")
INBOUND = modelstore.load("de_en_inbound_social")
LABELS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")


def feed(rows: list[dict]) -> pd.DataFrame:
    """Messages with defaults: outbound posts in English, ids by place."""
    table = pd.DataFrame(rows)
    defaults = {
        "platform": "x",
        "kind": "post",
        "parent_id": None,
        "reply_target_id": None,
        "direction": "outbound",
        "addresses": None,
        "language": "en",
    }
    for name, value in defaults.items():
        table[name] = table[name].where(table[name].notna(), value) if name in table else value
    table["direction"] = table["direction"].where(table["direction"].ne("untouched"), None)
    if "message_id" not in table:
        table["message_id"] = [str(i) for i in range(len(table))]
    return schema.conform(table)


def label(rows: list[dict], **options) -> pd.DataFrame:
    messages = feed(rows)
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found = cues.find(tokens, messages["language"])
    return classifier.add_labels(messages, tokens, found, acts=ACTS, inbound=INBOUND, **options)


def reply(text: str, **more) -> dict:
    return {"text": text, "kind": "reply", "parent_id": "gone", "addresses": "unclear"} | more


def layout_of(texts: list[str]):
    tokens = token_engine.tokenize(pd.Series(texts), pd.Series(["en"] * len(texts)))
    return tokens, read_vocabulary(tokens), lay_out(tokens, read_vocabulary(tokens))


def probability_of(act: str, text: str, language: str) -> float:
    """Probability of one act for a reply to a person, read from the model itself."""
    from dialogscore.classifier.evidence import Context, collect
    from dialogscore.classifier.scoring import letter_scores, open_model, probabilities, sums

    messages = feed([reply(text, language=language)])
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found, lexicon, scorer = cues.find(tokens, messages["language"]), read_vocabulary(tokens), open_model(ACTS)
    parent = row_of(messages, messages["reply_target_id"])
    context = Context(messages["language"], parent, addresses_of(messages), np.array([True]))
    shown = collect(np.arange(1), tokens=tokens, found=found, context=context, lexicon=lexicon, columns=scorer.columns)
    by_word = letter_scores(lexicon, scorer.weights["letters"], np.unique(tokens.ids))
    return float(probabilities(sums(shown, scorer, by_word), scorer)[0, scorer.labels.index(act)])


def test_few_messages_are_scored_as_many_are():
    from dialogscore.classifier.evidence import Context, collect
    from dialogscore.classifier.scoring import letter_scores, open_model, sums

    messages = feed([reply("Please send us a message with your order number."), reply("Tut uns leid, Anna! 🙈")])
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found, lexicon, rows = cues.find(tokens, messages["language"]), read_vocabulary(tokens), np.arange(len(messages))
    parent = row_of(messages, messages["reply_target_id"])
    context = Context(messages["language"], parent, addresses_of(messages), np.full(len(messages), True))
    many, few = open_model(ACTS), open_model(ACTS, few=True)
    shown = collect(rows, tokens=tokens, found=found, context=context, lexicon=lexicon, columns=many.columns)
    used = np.unique(tokens.ids)
    of_many = sums(shown, many, letter_scores(lexicon, many.weights["letters"], used))
    of_few = sums(shown, few, letter_scores(lexicon, few.weights["letters"], used))
    assert few.weights["words"].dtype == np.float16
    assert of_few.dtype == of_many.dtype == np.float32
    assert of_few.tobytes() == of_many.tobytes()


# -- who gets which label


def test_outbound_messages_get_an_act_and_inbound_ones_a_type():
    labelled = label(
        [
            {"text": "Our new store opens on Monday."},
            {"text": "@shop when do you open on Monday?", "direction": "inbound"},
            {"text": "I like trains.", "direction": "ambient"},
            {"text": "Not in a thread of ours.", "direction": "untouched"},
            {"text": "Great read", "kind": "repost"},
        ]
    )
    assert labelled["act"].notna().tolist() == [True, False, False, False, False]
    assert labelled["inbound_type"].notna().tolist() == [False, True, False, False, False]
    assert labelled["needs_reply"].notna().tolist() == [False, True, False, False, False]
    assert labelled["is_uncertain"].notna().tolist() == [True, True, False, False, False]


def test_stage_keeps_what_the_schema_promises():
    labelled = label([{"text": "Hello world"}, {"text": "@shop help!", "direction": "inbound"}])
    schema.check(labelled, "classifier")
    assert set(labelled["act"].dropna()) <= set(schema.ACTS.split("|"))


def test_table_without_messages_is_labelled():
    labelled = label([{"text": "only talk among others", "direction": "ambient"}])
    assert labelled["act"].isna().all()


@pytest.mark.parametrize(
    ("text", "addresses", "act"),
    [
        ("", "everybody", "other"),
        ("https://example.org/a", "person", "other"),
        ("😀", "everybody", "other"),
        ("😀👍", "person", "acknowledge"),
    ],
)
def test_company_message_without_words_goes_by_rule(text, addresses, act):
    labelled = label([{"text": text, "addresses": addresses}])
    assert labelled["act"].tolist() == [act]
    assert labelled["act_probability"].tolist() == [1.0]
    assert labelled["cues"].tolist() == ["[]"]


def test_inbound_message_without_words_needs_no_reply_unless_it_asks():
    labelled = label(
        [
            {"text": "https://example.org/a #win", "direction": "inbound"},
            {"text": "", "direction": "inbound"},
        ]
    )
    assert labelled["needs_reply"].tolist()[1] is False
    assert labelled["inbound_type"].tolist()[1] == "noise"
    assert labelled["needs_reply_probability"].tolist()[1] == 0.0


def test_inbound_message_without_text_in_the_export_gets_no_label():
    labelled = label([{"text": "", "direction": "inbound", "provenance": "synthesised"}])
    assert labelled[["needs_reply", "inbound_type", "is_uncertain"]].isna().all(axis=None)


def test_uncertain_is_what_lies_below_the_confidence_asked_for():
    rows = [{"text": "We think so too."}, {"text": "@shop hm", "direction": "inbound"}]
    assert label(rows, min_confidence=1.0)["is_uncertain"].tolist() == [True, True]
    assert label(rows, min_confidence=0.0)["is_uncertain"].tolist() == [False, False]


def test_labels_do_not_depend_on_the_other_messages():
    rows = [reply("Sorry to hear that, please send us a direct message."), {"text": "Win two tickets! Tell us why."}]
    together, alone = label(rows), [label([row]) for row in rows]
    for i, one in enumerate(alone):
        assert together["act"].iloc[i] == one["act"].iloc[0]
        assert together["act_probability"].iloc[i] == pytest.approx(one["act_probability"].iloc[0], abs=1e-6)
        assert together["cues"].iloc[i] == one["cues"].iloc[0]


def test_model_of_the_other_task_is_refused():
    messages = feed([{"text": "Hello"}])
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found = cues.find(tokens, messages["language"])
    with pytest.raises(ModelError, match="a model of the task inbound"):
        classifier.add_labels(messages, tokens, found, acts=INBOUND, inbound=INBOUND)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "a " * 50_000, "\x00\x1b[31m", "‮abc‬", "<script>alert(1)</script>", "=1+1", "\ud83d"]
)
def test_hostile_text_is_labelled_like_any_other(text):
    assert label([{"text": text.encode("utf-8", "replace").decode()}])["act"].notna().all()


# -- reasons and hand-overs


def test_reasons_are_up_to_three_codes_with_weights_and_arguments():
    labelled = label([reply("So sorry! Please send a direct message with the order number.")])
    reasons = json.loads(labelled["cues"].iloc[0])
    known = set(columns_of(ACTS.card["cues"]).owners)
    assert 1 <= len(reasons) <= 3
    assert all(code in known and weight > 0 and isinstance(arguments, dict) for code, weight, arguments in reasons)
    assert [weight for _, weight, _ in reasons] == sorted((weight for _, weight, _ in reasons), reverse=True)


def test_reasons_are_written_with_their_counts():
    written = as_json(
        ("thanks", "takes_up_words"),
        np.array([[1, 0, -1], [-1, -1, -1]]),
        np.array([[0.5, 0.25, 0.0], [0.0, 0.0, 0.0]]),
        {"words_taken_up": np.array([4, 0])},
    )
    assert written.tolist() == ['[["takes_up_words", 0.5, {"words_taken_up": 4}], ["thanks", 0.25, {}]]', "[]"]


@pytest.mark.parametrize(
    ("text", "language", "destination", "reason"),
    [
        ("Please send a DM with the account number.", "en", "direct_message", True),
        ("Please call us on 0800 123456.", "en", "phone", False),
        ("Schick uns bitte eine Direktnachricht mit deiner Kundennummer.", "de", "direct_message", True),
        ("Schreib uns bitte eine E-Mail an hilfe@example.org.", "de", "email", False),
        ("Here you go: https://example.org/help", "en", "help_page", False),
        ("We replied to your DM.", "en", "direct_message", False),
        ("Please write to us here: https://example.org/contact", "en", "form", False),
        ("Bitte Kd-Nr. an hilfe@example.org, oder rufen Sie uns an.", "de", "email", True),
        ("Our colleagues of @OtherDesk will help.", "en", "other_account", False),
        ("Our colleagues will help.", "en", "elsewhere", False),
        ("Somebody will know.", "en", "elsewhere", False),
    ],
)
def test_hand_over_names_where_and_whether_the_reason_shows(text, language, destination, reason):
    tokens = token_engine.tokenize(pd.Series([text]), pd.Series([language]))
    found = cues.find(tokens, pd.Series([language]))
    to, why = hand_overs(found, np.array([0]), names_others(tokens))
    assert to.tolist() == [destination]
    assert why.tolist() == [reason]


def test_only_deflecting_messages_carry_a_destination():
    labelled = label(
        [reply("Please send a direct message, then we can help."), {"text": "Our shops are closed on Sunday."}]
    )
    assert (labelled["deflect_to"].notna() == labelled["act"].eq("deflect")).all()
    assert (labelled["deflect_reason"].notna() == labelled["act"].eq("deflect")).all()


# -- where things stand


def test_tail_of_a_commented_repost_is_not_the_company_speaking():
    tokens, _, place = layout_of(["Great work! RT @person: we did it today", "RT @person: we did it today"])
    own = [tokens.vocabulary[i] for i in place.ids[place.row == 0]]
    assert own == ["great", "work", "!"]
    # A repost alone is read as a message of its own.
    assert place.reposts.tolist() == [1, 2]
    assert "today" in [tokens.vocabulary[i] for i in place.ids[place.row == 1]]


def test_leading_names_are_found_and_later_ones_are_not():
    tokens, _, place = layout_of(["@ann @bob ask @carl please", "no names here"])
    kept = [tokens.vocabulary[i] for i in place.ids[place.kept & (place.row == 0)]]
    assert kept == ["ask", "@carl", "please"]
    assert place.leads.tolist() == [2, 0]


def test_sentences_end_at_marks_and_line_breaks():
    _, _, place = layout_of(["One. Two?! Three\nFour", "Five"])
    assert np.bincount(place.sentence_row).tolist() == [4, 1]


@pytest.mark.parametrize("text", ["We will look. ^AB", "We will look. - Anna", "We will look. /Anna K"])
def test_sign_off_at_the_end_is_masked(text):
    tokens, _, place = layout_of([text])
    masked = {tokens.vocabulary[i] for i in place.ids[place.signed]}
    assert masked
    assert "look" not in masked


# -- hashes


def test_hash_of_a_word_depends_on_its_letters_alone():
    alone = hashing.hash_words(["answer"])[0]
    assert alone == hashing.hash_words(["a", "answer", "zebra"])[1]
    assert len(set(hashing.hash_words(["answer", "answers", "rewsna", "", "a"]).tolist())) == 5


def test_letter_runs_are_those_of_the_word_with_its_edges():
    # "ab" with edges has four signs: 3 runs of two, 2 of three, 1 of four, none of five.
    runs = hashing.letter_runs(["ab", ""], shortest=2, longest=5, bits=16)
    assert runs.sum(axis=1).A1.tolist() == [6.0, 0.0]


def test_letter_runs_do_not_cross_words():
    both = hashing.letter_runs(["ab", "cd"], shortest=2, longest=5, bits=16)
    apart = hashing.letter_runs(["cd"], shortest=2, longest=5, bits=16)
    assert (both[1] != apart[0]).nnz == 0


# -- the shipped models


def test_cards_say_what_must_be_known():
    for model in (ACTS, INBOUND):
        card = model.card
        assert "not checked by people" in card["coded_by"]
        assert card["must_not_be_used_for"]
        assert card["limits"]
        assert {"model", "structure only", "majority"} <= {line["by"] for line in card["quality"]}
        assert all(line["n"] > 0 for line in card["quality"])
    assert {"dialog_share", "act_answer", "mode_nominal"} <= set(ACTS.card["label_errors"])
    assert all(error["sd"] >= 0 for error in ACTS.card["label_errors"].values())


def test_models_know_no_cue_that_the_packs_do_not_have():
    for model in (ACTS, INBOUND):
        assert set(model.card["cues"]) <= set(usable(cues.codes()))


def test_models_hold_numbers_only_and_no_readable_text():
    import re

    words = {word for code in registry.names("languages") for word in registry.resolve("languages", code).stop_words}
    long_words = sorted(word.encode() for word in words if len(word) >= 7)
    for model in (ACTS, INBOUND):
        assert {array.dtype.kind for array in model.weights.values()} == {"f"}
        content = b"".join(np.ascontiguousarray(array).tobytes() for array in model.weights.values())
        assert not re.search(rb"[A-Za-z@#' ]{14,}", content)
        assert not any(word in content for word in long_words)


APOLOGY = {"en": "We're sorry about this.", "de": "Das tut uns leid."}
MOVED = {"en": " Please DM us.", "de": " Bitte schick uns eine PN."}
FACT = {
    "en": " The delay comes from a broken signal, trains run again at 5 pm.",
    "de": " Grund ist ein defektes Signal, ab 17 Uhr fahren die Züge wieder.",
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_asking_for_a_private_message_makes_deflect_likelier(language):
    before = probability_of("deflect", APOLOGY[language], language)
    assert probability_of("deflect", APOLOGY[language] + MOVED[language], language) > before + 0.2


@pytest.mark.parametrize("language", ["en", "de"])
def test_giving_the_fact_makes_answer_likelier(language):
    before = probability_of("answer", APOLOGY[language], language)
    assert probability_of("answer", APOLOGY[language] + FACT[language], language) > before + 0.2


@pytest.mark.parametrize("language", ["en", "de"])
def test_handle_sign_off_and_emoji_change_nothing(language):
    text = f"@ann_k {APOLOGY[language]}{FACT[language]}"
    for act in LABELS:
        plain = probability_of(act, f"{text} 🙂 ^AB", language)
        other = probability_of(act, f"{text.replace('@ann_k', '@bob77')} 🚆 ^XY", language)
        assert other == pytest.approx(plain, abs=0.02)


def test_clear_messages_get_clear_labels():
    rows = [
        ("Check out our summer sale, now 20% off: https://example.org/sale", "promote", {}),
        ("What is your favourite snack on a train? Tell us in the comments!", "invite", {}),
        ("Unser Werk in Bremen hat im vergangenen Jahr 300 neue Stellen geschaffen.", "inform", {"language": "de"}),
    ]
    labelled = label([{"text": text, "addresses": "everybody"} | more for text, _, more in rows])
    assert labelled["act"].tolist() == [act for _, act, _ in rows]


def test_question_to_the_company_needs_a_reply_and_praise_does_not():
    labelled = label(
        [
            {"text": "@shop why was my parcel not delivered today? Please help", "direction": "inbound"},
            {"text": "@shop thank you so much, great service, love it", "direction": "inbound"},
        ]
    )
    assert labelled["needs_reply"].tolist() == [True, False]
    assert labelled["inbound_type"].tolist()[1] == "praise"


@pytest.mark.parametrize("text", ["Welcome aboard {} trains, @ann_k!", "{} is sorry. Please DM us.", "Buy {} now!"])
def test_same_words_of_another_company_get_the_same_probability(text):
    found = [
        label([reply(text.format(name), author_handle=f"{name}Help", author_name=name)])["act_probability"].iloc[0]
        for name in ("Quellino", "Straßenfunk", "Zamtel")
    ]
    assert np.ptp(found) < 1e-6
