"""What is in a language that no model was measured in is told without words, marked, and in no share of the whole."""

import csv
import json

import pandas as pd
import pytest

import dialogscore
from dialogscore import features, schema
from dialogscore.reports import html, terminal, wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.verdicts import index_title
from tests.reports import made
from tests.test_varieties import SWISS

ENGLISH = (
    ("Our new summer timetable starts on Monday morning.", None),
    ("Where can I buy a ticket for the night train to Leeds?", "The ticket office on platform four sells them."),
    ("My seat was already taken when I boarded the train today.", "We are sorry to hear that your seat was taken."),
    ("Is there a window seat left on the evening train tomorrow?", "Yes, there are eleven window seats left."),
)
DUTCH = (
    "Mijn trein is vandaag weer een half uur te laat vertrokken, hoe kan dat?",
    "Het spijt ons, dat kwam door sneeuw.",
)
def feed(path, conversations):
    rows, clock = [], pd.Timestamp("2025-03-01 08:00", tz="UTC")

    def add(author, text, parent=None):
        number = len(rows) + 1
        moment = (clock + pd.Timedelta(minutes=10 * number)).isoformat()
        rows.append([f"m{number}", moment, text, author, "true" if author == "acme" else "false", parent or "", "x"])
        return f"m{number}"

    for number, (first, answer) in enumerate(conversations):
        if answer is None:
            add("acme", first)
        else:
            asked = add(f"person{number}", f"@acme {first}")
            add("acme", answer, asked)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["message_id", "created_at", "text", "author_id", "is_company", "parent_id", "platform"])
        writer.writerows(rows)
    return path


def audited(tmp_path, conversations, **options):
    path = feed(tmp_path / "feed.csv", conversations)
    return dialogscore.audit([path], company="Acme", accounts=["x:acme"], coverage="full", **options)


def row_of(scores, measure, by=None, subset=None):
    split = scores["subset_by"].isna() if by is None else scores["subset_by"].eq(by) & scores["subset"].eq(subset)
    return scores[scores["measure"].eq(measure) & split.fillna(False)].iloc[0]


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    # 5 x 4 English company messages and 2 Dutch ones: 2 of 22.
    return audited(tmp_path_factory.mktemp("few"), [*ENGLISH * 5, DUTCH, DUTCH])


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    # 8 English company messages and 3 Dutch ones: 3 of 11, above one in five.
    return audited(tmp_path_factory.mktemp("many"), [*ENGLISH * 2, *[DUTCH] * 3])


def test_a_language_without_a_model_is_marked(few):
    support = few.messages.set_index("language")["language_support"].drop_duplicates()
    assert support[["en", "nl"]].tolist() == ["measured", "unsupported"]


def test_headline_shares_leave_it_out_and_name_how_much(few):
    scores = few.scores
    assert row_of(scores, "dialog_share_messages")["n"] == 20
    assert row_of(scores, "unsupported_language_share")["value"] == pytest.approx(2 / 22)
    named = row_of(scores, "mode_share", "mode", "dialog")
    assert named["n"] == 20
    note = row_of(scores, "dialog_share")
    assert note["note_code"] == "languages_left_out"
    assert json.loads(note["note_args"]) == {"found": 2, "of": 22, "share": 2 / 22}


def test_each_language_has_a_row_of_its_own(few):
    assert row_of(few.scores, "language_share", "language", "nl")["value"] == pytest.approx(2 / 22)
    dutch = row_of(few.scores, "dialog_share", "language", "nl")
    # Its messages are counted; a dialog share that nobody measured is none.
    assert (dutch["n"], dutch["note_code"], pd.isna(dutch["value"])) == (2, "language_unsupported", True)
    assert few.tables["languages"].to_dict("records") == [
        {"language": "en", "support": "measured", "company_messages": 20, "audience_messages": 15},
        {"language": "nl", "support": "unsupported", "company_messages": 2, "audience_messages": 2},
    ]


def test_its_messages_need_no_reply_in_a_rate(few):
    rules = few.messages.loc[few.messages["language"].eq("nl") & few.messages["direction"].eq("inbound"), "ledger"]
    assert rules.tolist() == ["unsupported_language"] * 2


def test_words_of_such_a_language_do_not_move_a_label(tmp_path):
    other = ("Onze sneltrein was gisteren ook al een half uur te laat vertrokken, hoe komt dat?", DUTCH[1])
    messages = audited(tmp_path, [*ENGLISH, DUTCH, other]).messages
    asked = messages[messages["language"].eq("nl") & messages["direction"].eq("inbound")]
    # 14 and 15 words, one question mark, one comma, one name: all that is left to see is alike.
    assert len(asked) == 2
    assert asked["needs_reply_probability"].nunique() == 1


@pytest.mark.parametrize("measure", ["dialog_share", "dialog_share_replies", "dialog_share_wide", "canned_share"])
def test_above_one_in_five_no_share_of_the_whole_is_given(many, measure):
    row = row_of(many.scores, measure)
    assert pd.isna(row["value"])
    assert row["note_code"] == "unsupported_languages"
    assert json.loads(row["note_args"]) == {"found": 3, "of": 11, "share": 3 / 11}


def test_above_one_in_five_the_index_and_the_verdict_are_withheld(many, tmp_path):
    index = row_of(many.scores, "index")
    assert pd.isna(index["value"])
    assert ["unsupported_languages", "substance"] in json.loads(index["note_args"])["reasons"]
    sentence = "is not said: 3 of its 11 messages (27.3%) are in languages that no model was measured in."
    assert sentence in " ".join(terminal.verdict(many, language="en").split())
    html.render(many, tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert sentence in page
    # Told in full once, above; what is withheld for it says so in few words.
    assert page.count("Company messages: Not stated: 3 of 11 (27.3%)") == page.count("Not stated: 3 of 11 (27.3%)") == 1
    assert page.count("Withheld: too much in other languages.") > 10


def test_above_one_in_five_each_language_still_stands_alone(many):
    assert row_of(many.scores, "dialog_share", "language", "en")["n"] == 8
    assert row_of(many.scores, "reply_rate_all_72h")["note_code"] != "unsupported_languages"
    assert row_of(many.scores, "reply_rate_72h")["note_code"] == "unsupported_languages"


def test_the_verdict_of_a_small_feed_counts_what_is_left_out(few):
    said = " ".join(terminal.verdict(few, language="en").split())
    assert "2 of 22 company messages are in languages that no model was measured in" in said


@pytest.fixture(scope="module")
def swiss(tmp_path_factory):
    answer = "Danke für die Nachricht, wir haben das Paket gestern verschickt."
    return audited(tmp_path_factory.mktemp("swiss"), [(text, answer) for text in SWISS])


def test_swiss_german_is_a_row_of_its_own_and_read_by_the_german_model(swiss):
    asked = swiss.messages[swiss.messages["direction"].eq("inbound")]
    assert asked["language"].value_counts()["gsw"] >= 0.9 * len(SWISS)
    assert asked.loc[asked["language"].eq("gsw"), "language_support"].eq("unmeasured").all()
    table = swiss.tables["languages"].set_index("language")
    assert table["support"][["de", "gsw"]].tolist() == ["measured", "unmeasured"]


def test_the_german_model_finds_half_of_what_needs_a_reply_in_swiss_german(swiss):
    asked = swiss.messages[swiss.messages["direction"].eq("inbound")]
    praises = asked["text"].str.contains("Merci vilmal|die Beschte|mega cool|so gärn|das isch super", regex=True)
    assert praises.sum() == 5
    # Found by hand: 40 ask or complain, 5 praise. Half is why it is marked as not validated.
    found = asked["needs_reply"].astype(bool)
    assert found[~praises].mean() >= 0.45
    assert not found[praises].any()


def test_german_answers_to_swiss_german_are_in_the_same_language(swiss):
    same = row_of(swiss.scores, "answered_in_same_language")
    assert same["value"] == 1
    assert same["n"] == len(SWISS)


@pytest.fixture(scope="module")
def wholly_swiss(tmp_path_factory):
    answers = (
        "Mir händ s Päckli geschter gschickt, es chunnt morn bi dir aa.",
        "Grüezi, mir lueged das gärn aa und mälded eus denn nomal.",
        "Am Samschtig händ mir vo nüni bis vieri offe, chum doch verbii.",
    )
    folder = tmp_path_factory.mktemp("wholly_swiss")
    return audited(folder, [(text, answers[number % 3]) for number, text in enumerate(SWISS)])


@pytest.mark.parametrize(
    ("language", "said", "titled"),
    [
        ("en", "Not validated: 100.0% of its messages are in Swiss German", ", not validated in Swiss German"),
        ("de", "Nicht validiert: 100,0\u00a0% der Nachrichten sind auf Schw", ", für Schweizerdeutsch nicht validiert"),
    ],
)
def test_a_headline_in_swiss_german_says_that_it_is_not_validated(wholly_swiss, tmp_path, language, said, titled):
    for measure in ("dialog_share", "dialog_share_replies", "canned_share", "response_median_seconds"):
        row = row_of(wholly_swiss.scores, measure)
        assert row["note_code"] == "languages_not_validated"
        assert json.loads(row["note_args"])["found"] > 40
    told = " ".join(terminal.verdict(wholly_swiss, language=language).split(" ")).replace("\n", " ")
    html.render(wholly_swiss, tmp_path / "report.html", language=language)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert said in told
    assert said in page
    assert (titled in told) == (titled in page)


def test_an_index_in_swiss_german_is_titled_so():
    note = ("languages_not_validated", {"found": 90, "of": 90, "share": 1.0})
    scores = made.scores(
        made.score("index", 40.0, low=30.0, high=50.0, unit="points", note=note),
        made.score("reply_rate_72h", 0.5, low=0.4, high=0.6, note=note),
    )
    scores = scores[~(scores["measure"].eq("reply_rate_72h") & scores["note_code"].isna())]
    for language, titled in (
        ("en", "Index 40.0 of 100 (30.0 to 50.0), not validated in Swiss German"),
        ("de", "Index 40,0 von 100 (30,0 bis 50,0), für Schweizerdeutsch nicht validiert"),
    ):
        assert index_title(Figures(scores), wording.load(language)) == titled


def test_a_few_messages_in_swiss_german_do_not_mark_the_whole(tmp_path):
    # One company message of 21: a note of the run says so, the headline stays.
    result = audited(tmp_path, [*ENGLISH * 5, (SWISS[0], "Mir händ s Päckli geschter gschickt, es chunnt morn aa.")])
    assert pd.isna(row_of(result.scores, "dialog_share")["note_code"])


def test_a_language_set_by_option_is_no_evidence_of_the_same_language(tmp_path):
    scores = audited(tmp_path, ENGLISH, language="en").scores
    assert row_of(scores, "answered_in_same_language")["note_code"] == "no_units"


def test_a_language_set_by_option_is_said_wherever_a_language_left_out_would_be(tmp_path):
    result = audited(tmp_path, [*ENGLISH * 5, DUTCH], language="en")
    said = "set by hand to English for all messages; nothing was detected, so nothing could be left out."
    for measure in ("dialog_share", "unsupported_language_share"):
        row = row_of(result.scores, measure)
        assert (row["note_code"], json.loads(row["note_args"])) == ("language_set", {"language": "en"})
    assert ["language_set", {"language": "en"}] in result.manifest["notes"]
    assert said in " ".join(terminal.verdict(result, language="en").split())
    html.render(result, tmp_path / "report.html", language="en")
    method = (tmp_path / "report.html").read_text(encoding="utf-8").partition('<section id="method"')[2]
    assert said in method


def test_each_side_is_supported_where_its_own_model_was_measured():
    rows = [
        {"text": "Vielen Dank für die freundliche Nachricht", "direction": direction, "message_id": direction}
        for direction in ("outbound", "inbound")
    ]
    table = schema.conform(
        pd.DataFrame(rows).assign(
            platform="x", reply_target_id=None, declared_language=None, created_at=pd.Timestamp(0, tz="UTC")
        )
    )
    found = features.add_language(table, measured=["fr"], measured_inbound=["de"])
    assert found["language_support"].tolist() == ["unsupported", "measured"]
