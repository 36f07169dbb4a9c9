"""The report says where it comes from."""

from dialogscore.reports import provenance, wording
from tests.reports import made

WORDS = wording.load("de")


def test_head_says_how_many_messages_of_which_days():
    head = provenance.head(made.audit("a", "b", window=["2024-03-01T00:00:00+00:00", None]), WORDS)
    assert head["facts"] == "4 Nachrichten, 2 davon vom Unternehmen, 1. März 2024 bis 1. März 2024"
    assert head["window"] == "Zeitraum: 1. März 2024 bis offen"
    assert head["accounts"] == ["x: acme"]


def test_window_is_told_by_its_last_day_and_not_by_the_moment_that_ends_it():
    quarter = ["2024-01-01T00:00:00+00:00", "2024-04-01T00:00:00+00:00"]
    assert provenance.head(made.audit(window=quarter), WORDS)["window"] == "Zeitraum: 1. Januar 2024 bis 31. März 2024"


def test_messages_and_days_of_the_head_and_the_window_of_the_options_are_those_of_the_window():
    # One moment before the messages of 1 March 2024 and one behind them.
    before = made.audit("a", "b", window=["2024-01-01T00:00:00+00:00", "2024-03-01T00:00:00+00:00"])
    assert provenance.head(before, WORDS)["facts"] == ""
    around = made.audit("a", "b", window=["2024-03-01T00:00:00+00:00", "2024-03-02T00:00:00+00:00"])
    assert provenance.head(around, WORDS)["facts"].startswith("4 Nachrichten, 2 davon")
    assert dict(provenance.manifest(around, WORDS)["options"])["window"] == "1. März 2024 bis 1. März 2024"


def test_manifest_names_sources_by_their_hash_and_only_options_that_were_set():
    shown = provenance.manifest(made.audit(), WORDS)
    assert shown["sources"] == [("S1 export.csv", "ab" * 32)]
    assert dict(shown["options"]) == {"min_confidence": "0,60", "quotes": "nein", "show_names": "nein"}


def test_model_without_a_card_is_named_all_the_same():
    audit = made.audit()
    audit.manifest["models"] = [{"name": "m", "sha256": "0"}]
    assert provenance.models(audit, WORDS) == [{"name": "m", "sha256": "0", "texts": [], "quality": [], "limits": []}]


def test_a_company_that_the_model_learned_from_is_told_so():
    audit = made.audit()
    card = {"trained_on": {"messages": 9, "companies": 2, "company_groups": ["acme", "bolt"]}}
    audit.manifest["models"] = [{"name": "m", "sha256": "0", "card": card}]
    said = "gehört zu denen, an denen das Modell gelernt hat"
    assert any(said in text for text in provenance.models(audit, WORDS)[0]["texts"])
    card["trained_on"]["company_groups"] = ["bolt"]
    assert not any(said in text for text in provenance.models(audit, WORDS)[0]["texts"])


def test_notes_of_the_readers_are_worded():
    notes = [["ignored_columns", {"file": "a.csv", "columns": ["x", "y"]}]]
    assert provenance.feed_notes(made.audit(notes=notes), WORDS) == [
        "Spalten von a.csv, nach denen niemand fragt, blieben weg: x und y."
    ]


def test_method_says_that_the_language_was_set_by_hand():
    said = "Die Sprache wurde für alle Nachrichten von Hand auf Deutsch gesetzt"
    note = ["language_set", {"language": "de"}]
    with_it, without = (" ".join(provenance.method(made.audit(notes=notes), WORDS)) for notes in ([note], []))
    assert said in with_it
    assert said not in without


def test_method_says_who_coded_in_the_words_of_each_card():
    audit = made.audit()
    audit.manifest["models"] = [
        {"name": "a", "card": {"coded_by": "Coded by two students."}},
        {"name": "b", "card": {"coded_by": "Coded by two students."}},
        {"name": "c"},
    ]
    told = provenance.method(audit, wording.load("en"))
    assert [text for text in told if text.startswith("Who coded")] == [
        "Who coded the messages that a and b learned from, in the words of the model card: Coded by two students.",
        "Who coded the messages that c learned from, the model card does not say.",
    ]
