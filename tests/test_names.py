"""The company's own names weigh nothing, whoever it is."""

import pandas as pd
import pytest

from dialogscore import cues, schema
from dialogscore import tokens as token_engine
from dialogscore.classifier.names import STAND_IN, own_names, stand_in, written_names


def read(name: str, text: str, *, language: str = "en", handle: str | None = None) -> str:
    """What the classifier reads of a message of a company."""
    messages = table(("outbound", handle, name)).assign(text=text, language=language)
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    masked, _ = stand_in(messages, tokens, cues.find(tokens, messages["language"]))
    return " ".join(masked.row(0)).replace(STAND_IN, "NAME")


def table(*authors: tuple[str, str | None, str | None]) -> pd.DataFrame:
    """Messages by direction, handle and name."""
    frame = pd.DataFrame(authors, columns=["direction", "author_handle", "author_name"])
    return schema.conform(frame.assign(message_id=[str(i) for i in frame.index], text=""))


def test_handles_and_names_are_taken_apart():
    found = own_names(table(("outbound", "AcmeRail_help", "Acme Rail"), ("outbound", "ÖBBahn", None)))
    assert {"acme", "rail", "acmerail_help"} <= found
    # "help" is a word of the language, and says something.
    assert "help" not in found


def test_a_name_of_several_words_is_one_name():
    name = "Pimpernel & Straßenfunk"
    assert {"pimpernel", "straßenfunk"} <= own_names(table(("outbound", "x", name)))
    assert written_names(table(("outbound", "x", name))) == (name,)
    assert read(name, "Thanks from all at Pimpernel & Straßenfunk.") == "thanks from all at NAME ."


def test_only_the_audited_company_is_asked():
    assert own_names(table(("inbound", "quellino", "Quellino"), ("ambient", None, None))) == frozenset()


def test_names_that_are_words_are_told_by_how_they_are_written():
    assert written_names(table(("outbound", "x", "dm"), ("outbound", "x", "Die Zeit"))) == ("Die Zeit", "dm")
    # Of two names of one company the longer counts; the first word alone where it is hyphened or the rest says nothing.
    assert written_names(table(("outbound", "x", "dm-drogerie markt"))) == ("dm-drogerie markt", "dm")
    assert written_names(table(("outbound", "x", "Support AG"))) == ("Support AG", "Support")
    assert written_names(table(("outbound", "x", "Team Quellino"))) == ("Team Quellino",)
    # A handle is a name where no author's name is given; a word that no pack knows needs no look at its letters.
    assert written_names(table(("outbound", "dm", None))) == ("dm",)
    assert written_names(table(("outbound", "quellino", None))) == ()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("dm", "Frag bei dm nach.", "frag bei NAME nach ."),
        ("dm", "Schreib uns eine DM oder eine dm.", "schreib uns eine dm oder eine dm ."),
        ("DM", "Please DM us, or send your DM. The DM team", "please dm us , or send your dm . the NAME team"),
        ("Frage", "Bei Frage gibt es keine frage, #frage", "bei NAME gibt es keine frage , # NAME"),
        ("Post", "Per Post oder bei der Post?", "per post oder bei der NAME ?"),
        ("Help", "Help me, we help. From Help.", "help me , we help . from NAME ."),
        ("Die Zeit", "Die Zeit hat Zeit, die zeit läuft.", "NAME hat zeit , die zeit läuft ."),
        ("1&1", "Bei 1&1 gibt es 1 Karte.", "bei NAME gibt es 1 karte ."),
        ("dm", "www.dm.de, x@dm.example, @dm und dm-Karte", "www.dm.de , x@dm.example , @dm und NAME-karte"),
        ("Quellino", "Die Quellino-Karte von QUELLINO", "die NAME-karte von NAME"),
    ],
)
def test_a_name_is_one_where_it_is_written_as_one_and_not_where_the_sentence_says_otherwise(name, text, expected):
    assert read(name, text, language="de" if name != "Help" and name != "DM" else "en") == expected


def test_a_name_hides_no_cue_and_shows_none():
    texts = ["Mit dm wird es schön.", "Schick uns eine DM.", "Nichts."]
    messages = table(*[("outbound", None, "dm")] * 3).assign(text=texts, language="de")
    tokens = token_engine.tokenize(messages["text"], messages["language"])
    found = cues.find(tokens, messages["language"])
    _, seen = stand_in(messages, tokens, found)
    private = [code for code in found.codes if found.has(code)[1] and not found.has(code)[2]]
    assert any(found.has(code)[0] for code in private)
    assert not any(seen.has(code)[0] for code in private)
    assert all(seen.has(code)[1] for code in private)
    assert seen.matrix.shape == found.matrix.shape
    # Without a name nothing changes.
    nameless = messages.assign(author_name=None)
    assert stand_in(nameless, tokens, found)[0] is tokens


def test_marks_numbers_and_the_roles_of_accounts_are_no_names():
    assert written_names(table(("outbound", "x", "!!"), ("outbound", "x", "24"), ("outbound", "x", " "))) == ()
    assert written_names(table(("outbound", "support", None))) == ()
    assert read(None, "Ask our support.", handle="support") == "ask our support ."
    # Signs that mean something in a search are letters like others here.
    assert read("Yahoo! (UK)", "Yahoo! (UK) and Yahoo.").startswith("NAME and")
