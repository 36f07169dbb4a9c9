"""Sanity of the shipped model of acts: what must make a label likelier does, what must not matter does not."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import cues, modelstore, schema
from dialogscore import tokens as token_engine
from dialogscore.classifier.evidence import Context, addresses_of, collect
from dialogscore.classifier.layout import read_vocabulary
from dialogscore.classifier.names import STAND_IN, stand_in
from dialogscore.classifier.scoring import letter_scores, open_model, probabilities, sums
from dialogscore.pairing import row_of

ACTS = modelstore.load("de_en_acts_social")
# Apologies and sympathy that say nothing of the matter.
BARE = {
    "en": (
        "We're sorry about this.",
        "Our apologies for the trouble!",
        "Oh no, we don't like to hear that.",
        "We understand how annoying this must be.",
        "So sorry for the inconvenience, Anna.",
        "Hi there, sorry to read this.",
        "We apologise for the long wait.",
        "That is frustrating, we're sorry.",
        "Sorry for all the trouble you had with this.",
        "Hello Tom, we regret that you had this experience.",
    ),
    "de": (
        "Das tut uns leid.",
        "Wir bitten um Entschuldigung für die Umstände!",
        "Oh nein, das hören wir nicht gern.",
        "Wir verstehen deinen Ärger sehr gut.",
        "Entschuldige bitte die Unannehmlichkeiten, Anna.",
        "Hallo, schade, dass du schlechte Erfahrungen gemacht hast.",
        "Entschuldigt bitte, dass es so lange gedauert hat.",
        "Das ist ärgerlich, tut uns leid.",
        "Das bedauern wir sehr.",
        "Guten Tag Tom, das sollte natürlich nicht passieren.",
    ),
}
MOVED = {
    "en": ("Please DM us.", "Please send your order number in a direct message.", "Can you message us privately?"),
    "de": (
        "Bitte schick uns eine PN.",
        "Bitte sende uns eine Direktnachricht mit der Bestellnummer.",
        "Schreib uns bitte eine private Nachricht.",
    ),
}
# Questions and the fact that each asks for.
ASKED = {
    "en": (
        ("When do the trains run again?", "The trains run again from 5 pm, a broken signal is being repaired."),
        ("Why is my flight late?", "The flight is late because of a thunderstorm, it leaves at 18:40."),
        ("How much is the big bag?", "The big bag is 45 euros and is back in our shops on Monday."),
        ("Where is your new branch?", "The new branch is in Mill Street 4, opposite the station."),
        ("Can I pay by card on board?", "Yes, you can pay by card on board, but only for drinks."),
        ("Do you ship to Malta?", "We don't ship to Malta yet because there is no carrier."),
        ("Is the soup vegan?", "The soup is vegan, only the bread on the side contains milk."),
        ("How long does a refund take?", "A refund takes 10 working days from the day we receive the parcel."),
        ("Which cable fits the lamp?", "The white cable with two pins fits the lamp."),
        ("Are you open on Sunday?", "We are open on Sunday from 10 am until 4 pm."),
    ),
    "de": (
        ("Wann fahren die Züge wieder?", "Ab 17 Uhr fahren die Züge wieder, ein Signal wird repariert."),
        ("Warum hat mein Flug Verspätung?", "Grund für die Verspätung ist ein Gewitter, er startet um 18:40 Uhr."),
        ("Was kostet die große Tasche?", "Die große Tasche kostet 45 Euro und ist ab Montag wieder lieferbar."),
        ("Wo ist eure neue Filiale?", "Die neue Filiale ist in der Mühlstraße 4, gegenüber vom Bahnhof."),
        ("Kann ich an Bord mit Karte zahlen?", "Ja, an Bord kannst du mit Karte zahlen, aber nur Getränke."),
        ("Liefert ihr nach Malta?", "Nach Malta liefern wir noch nicht, weil es keinen Paketdienst gibt."),
        ("Ist die Suppe vegan?", "Die Suppe ist vegan, nur das Brot dazu enthält Milch."),
        ("Wie lange dauert die Erstattung?", "Die Erstattung dauert 10 Werktage ab Eingang des Pakets."),
        ("Welches Kabel passt zur Lampe?", "Zur Lampe passt das weiße Kabel mit zwei Stiften."),
        ("Habt ihr sonntags offen?", "Sonntags haben wir von 10 bis 16 Uhr geöffnet."),
    ),
}
# Company name, handle, sign-off, emoji.
GUISES = (
    ("Nordbahn", "@ann_k", "^AB", "🙂"),
    ("Quellino", "@bob77", "*xy", "👍🏽"),
    ("Zamtel", "@ql_1984", "- Anna", "❤️"),
    ("Straßenfunk", "@o_o", "(AB)", "👨‍👩‍👧"),
    ("Pimpernel & Sons", "@a1", "/ Ben", "🇩🇪🙂"),
)
NAMED = {
    "en": (
        "The team of {name} is sorry about this.",
        "{name} trains run again from 5 pm, a broken signal is being repaired.",
        "Please send {name} a direct message with the order number.",
        "Which device do you use with {name}?",
        "Thanks for the kind words, the whole {name} crew is happy!",
    ),
    "de": (
        "Das Team von {name} bittet um Entschuldigung.",
        "Ab 17 Uhr fahren die Züge von {name} wieder, ein Signal wird repariert.",
        "Bitte schick {name} eine Direktnachricht mit der Bestellnummer.",
        "Welches Gerät nutzt du mit {name}?",
        "Danke für die lieben Worte, das ganze Team von {name} freut sich!",
    ),
}
# Names that are cues, greetings, thanks, questions and other words of a language pack, or hardly words.
AWKWARD = (
    "dm", "DM", "Bahn", "Deutsche Bahn", "Post", "Die Zeit", "Hallo", "Help", "Support AG", "Question", "Frage",
    "Orange", "Apple", "Service", "Sorry", "Thank You", "Contact Us", "Private Message", "dm-drogerie markt",
    "o2", "1&1", "VW",
)  # fmt: skip
AWKWARD_TEXTS = {
    "en": (
        *NAMED["en"],
        "{name} is hiring in Leeds, have a look.",
        "@ann Have you already tried the {name} app?",
        "The {name} card is accepted in all shops. #spring",
        "{name}: new opening hours from Monday.",
        "{name}'s summer sale starts today.",
    ),
    "de": (
        *NAMED["de"],
        "{name} sucht Leute in Kassel, schau vorbei.",
        "@anna Hast du schon die App von {name} probiert?",
        "Mit der {name}-Karte zahlst du weniger.",
        "{name}: neue Zeiten ab Montag.",
        "Bei {name} gibt es heute Kuchen.",
    ),
}
# What the company asks for is the word, though it is the name too.
STILL_ASKED = (
    ("dm", "en", "Please DM us."),
    ("DM", "en", "Please DM us."),
    ("DM", "en", "Please send us a DM."),
    ("dm", "de", "Schreibt uns eine DM."),
    ("dm", "de", "Schick uns bitte eine dm."),
    ("dm-drogerie markt", "de", "Bitte melde dich per DM."),
)
PAIRS = [(code, number) for code in ("en", "de") for number in range(10)]


def probability(
    act: str | None, texts: list[str], language: str, parents: list[str] | None = None, names: tuple[str, ...] = ()
) -> np.ndarray:
    """Probabilities of replies to persons, of one act or of all."""
    above = parents or []
    count = len(texts)
    target = [str(count + i) for i in range(len(above))]
    messages = schema.conform(
        pd.DataFrame(
            {
                "message_id": [str(i) for i in range(count + len(above))],
                "platform": "x",
                "text": [*texts, *above],
                "kind": "reply",
                "parent_id": (target or ["gone"] * count) + [None] * len(above),
                "reply_target_id": (target or [None] * count) + [None] * len(above),
                "direction": ["outbound"] * count + ["inbound"] * len(above),
                "addresses": ["person" if above else "unclear"] * count + [None] * len(above),
                "language": language,
                # As in an export, the company writes under its own name.
                "author_name": [*(names or [None] * count)] + [None] * len(above),
            }
        )
    )
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    tokens, found = stand_in(messages, tokens, cues.find(tokens, messages["language"]))
    scorer, lexicon = open_model(ACTS), read_vocabulary(tokens, frozenset({STAND_IN}))
    context = Context(
        messages["language"],
        row_of(messages, messages["reply_target_id"]),
        addresses_of(messages),
        messages["direction"].eq("outbound").to_numpy(dtype=bool),
    )
    shown = collect(
        np.arange(count), tokens=tokens, found=found, context=context, lexicon=lexicon, columns=scorer.columns
    )
    by_word = letter_scores(lexicon, scorer.weights["letters"], np.unique(tokens.ids))
    result = probabilities(sums(shown, scorer, by_word), scorer)
    return result if act is None else result[:, scorer.labels.index(act)]


@pytest.mark.parametrize(("language", "number"), PAIRS)
def test_asking_for_a_private_message_makes_deflect_likelier(language, number):
    bare = BARE[language][number]
    before, *after = probability("deflect", [bare, *(f"{bare} {moved}" for moved in MOVED[language])], language)
    assert min(after) > before + 0.1


@pytest.mark.parametrize(("language", "number"), PAIRS)
def test_giving_the_fact_that_was_asked_for_makes_answer_likelier(language, number):
    question, fact = ASKED[language][number]
    bare = BARE[language][number]
    found = probability(None, [bare, f"{bare} {fact}"], language, [question, question])
    before, after = found[:, ACTS.card["labels"].index("answer")]
    assert after > before + 0.1
    assert ACTS.card["labels"][found[1].argmax()] == "answer"


@pytest.mark.parametrize(("language", "number"), [(code, number) for code in NAMED for number in range(5)])
def test_name_handle_sign_off_and_emoji_change_nothing(language, number):
    said = NAMED[language][number]
    texts = [f"{who} {said.format(name=name)} {emoji} {sign}" for name, who, sign, emoji in GUISES]
    names = tuple(name for name, *_ in GUISES)
    assert np.ptp(probability(None, texts, language, names=names), axis=0).max() <= 0.02


@pytest.mark.parametrize("language", AWKWARD_TEXTS)
@pytest.mark.parametrize("name", AWKWARD)
def test_a_name_that_is_a_word_changes_nothing(name, language):
    texts = AWKWARD_TEXTS[language]
    of_name, neutral = (
        probability(None, [text.format(name=one) for text in texts], language, names=(one,) * len(texts))
        for one in (name, "Quellino")
    )
    assert np.abs(of_name - neutral).max() <= 0.02


@pytest.mark.parametrize(("name", "language", "asked"), STILL_ASKED)
def test_the_word_still_counts_though_the_company_is_called_so(name, language, asked):
    bare = BARE[language][0]
    before, after = probability("deflect", [bare, f"{bare} {asked}"], language, names=(name, name))
    other = probability("deflect", [f"{bare} {asked}"], language, names=("Quellino",))[0]
    assert after > before + 0.1
    assert abs(after - other) <= 0.02
