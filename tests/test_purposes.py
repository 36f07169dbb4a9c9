"""What a post is for: which messages get a purpose, and that it hangs on nothing but the message."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import classifier, cues, modelstore, schema
from dialogscore import tokens as token_engine
from dialogscore.classifier.purposes import is_post, matter_matrix
from dialogscore.errors import ModelError

PURPOSES = schema.PURPOSES.split("|")
POSTS = [
    ("en", "20% off all boots until Sunday. Order now with code BOOTS20!"),
    ("en", "We are hiring: apply now for our graduate programme and join our team."),
    ("en", "Happy Friday everybody! What are your plans for the weekend?"),
    ("en", "Our quarterly results: revenue grew by 4 percent, CEO Jane Doe presents our strategy to investors."),
    ("de", "Nur heute: 20 % Rabatt auf alle Stiefel. Jetzt im Onlineshop bestellen!"),
    ("de", "Wir suchen Azubis: Bewirb dich jetzt für deine Ausbildung bei uns."),
    ("de", "Guten Morgen zusammen! Was macht ihr am Wochenende?"),
    ("de", "Quartalszahlen: Der Umsatz stieg um 4 Prozent, der Vorstand erläutert Strategie und Ausblick."),
]
EXPECTED = ["sales", "employer", "community", "corporate"] * 2


def feed(texts, **columns) -> pd.DataFrame:
    """Posts of one company, to everybody."""
    size = len(texts)
    table = {
        "message_id": [f"p{i}" for i in range(size)],
        "platform": "x",
        "kind": "post",
        "status": "visible",
        "text": [text for _, text in texts],
        "direction": "outbound",
        "reply_target_id": None,
        "parent_id": None,
        "addresses": "everybody",
        "language": [code for code, _ in texts],
        "author_handle": "tornewald",
        "author_name": "Tornewald",
    }
    return schema.conform(pd.DataFrame(table | columns, index=range(size)))


def labelled(messages: pd.DataFrame, **options) -> pd.DataFrame:
    """The messages with labels."""
    read = token_engine.tokenize(messages["text"], messages["language"])
    return classifier.add_labels(messages, read, cues.find(read, messages["language"]), **options)


def test_posts_get_the_purpose_that_a_reader_would_name():
    found = labelled(feed(POSTS))
    assert found["purpose"].tolist() == EXPECTED
    assert found["purpose_probability"].between(1 / len(PURPOSES), 1).all()


def test_a_purpose_is_uncertain_below_the_confidence_asked_for():
    found = labelled(feed(POSTS), min_confidence=0.7)
    assert (found["purpose_uncertain"] == (found["purpose_probability"] < 0.7)).all()
    assert not labelled(feed(POSTS), min_confidence=0.0)["purpose_uncertain"].any()


def test_only_posts_to_everybody_get_a_purpose():
    addresses = ["everybody", "itself", "person", "everybody", "everybody", "everybody", "everybody", "everybody"]
    kind = ["post", "reply", "reply", "repost", "story", "post", "post", "post"]
    direction = ["outbound"] * 5 + ["inbound", "ambient", None]
    messages = feed(POSTS, addresses=addresses, kind=kind, direction=direction)
    found = labelled(messages)
    assert found["purpose"].notna().tolist() == [True, True] + [False] * 6
    for name in ("purpose_probability", "purpose_uncertain"):
        assert (found[name].isna() == found["purpose"].isna()).all()
    schema.check(found, "classifier")


def test_what_leads_with_a_name_goes_by_its_act_as_levels_do():
    acts = ["answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform", "other"]
    found = is_post(feed(POSTS, addresses="unclear").assign(act=acts))
    assert found.tolist() == [False] * 4 + [True] * 4


def test_a_post_without_words_has_no_purpose():
    found = labelled(feed([("en", "https://t.ex/a"), ("en", "🎉🎉"), ("en", "")]))
    assert found["purpose"].isna().all()
    assert found["purpose_uncertain"].isna().all()


def test_the_order_of_the_rows_changes_nothing():
    messages = feed(POSTS)
    turned = messages.iloc[::-1].reset_index(drop=True)
    first = labelled(messages).set_index("message_id")
    second = labelled(turned).set_index("message_id").loc[first.index]
    assert first["purpose"].tolist() == second["purpose"].tolist()
    np.testing.assert_array_equal(first["purpose_probability"], second["purpose_probability"])


def test_a_post_says_the_same_alone_and_in_company():
    alone = pd.concat([labelled(feed([post]))["purpose_probability"] for post in POSTS], ignore_index=True)
    np.testing.assert_allclose(alone, labelled(feed(POSTS))["purpose_probability"], atol=1e-6)


def test_the_companys_own_name_does_not_weigh():
    said = [("en", "{0}: 20% off all boots, order now at {0}!"), ("de", "{0} sucht Azubis. Bewirb dich bei {0}!")]
    both = [
        labelled(feed([(code, text.format(name)) for code, text in said], author_handle=name, author_name=name))
        for name in ("Tornewald", "Quellino")
    ]
    np.testing.assert_array_equal(both[0]["purpose_probability"], both[1]["purpose_probability"])


def test_words_of_a_language_that_is_not_supported_say_nothing():
    texts = [("fr", "Soldes: moins vingt pour cent sur tout"), ("fr", "Bonjour: bonne semaine pour cent et tout")]
    found = labelled(feed(texts, language_support="unsupported"))
    assert found["purpose"].notna().all()
    assert found["purpose_probability"].nunique() == 1


def test_phrases_are_found_in_their_own_language_alone():
    read = token_engine.tokenize(pd.Series(["jetzt bestellen"] * 3), pd.Series(["de", "en", None]))
    codes = cues.apart.codes_apart("purposes")
    found = matter_matrix(read, pd.Series(["de", "en", None]), (*codes, "no_such_code")).toarray()
    assert found.shape == (3, len(codes) + 1)
    assert not found[1:].any()
    assert not found[:, -1].any()


def test_a_model_of_another_task_is_refused():
    with pytest.raises(ModelError, match="purpose"):
        labelled(feed(POSTS), purposes=modelstore.load(classifier.ACT_MODEL))
