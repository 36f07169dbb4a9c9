"""A message stands with what its label rests on, whoever wrote it."""

import pandas as pd

from dialogscore.privacy import shared_messages
from dialogscore.reports import wording
from dialogscore.reports.labelled import cue_words, labelled
from tests.reports import made

WORDS = wording.load("en")


def line(row, *, quotes=False, **values):
    messages = made.messages("Sure.").assign(**values)
    return labelled(shared_messages(messages, quotes=quotes).to_dict("records")[row], WORDS, quotes=quotes)


def test_cues_are_worded_once_each_strongest_first():
    cues = '[["thanks", 1.25, {}], ["short_text", 0.4, {"words": 5}], ["thanks", 0.1, {}]]'
    assert cue_words(cues, WORDS) == "thanks, short (5 words)"
    assert cue_words(pd.NA, WORDS) == ""


def test_what_is_not_addressed_to_the_company_has_no_label_and_says_so():
    told = line(0, direction="ambient", inbound_type=pd.NA, needs_reply=pd.NA, needs_reply_probability=float("nan"))
    assert (told["label"], told["second"], told["probability"]) == ("", "not addressed to the company", "")


def test_text_of_a_person_is_withheld_and_that_of_the_company_is_not():
    assert (line(0)["withheld"], line(0)["text"]) == (True, "")
    assert (line(1)["withheld"], line(1)["text"]) == (False, "Sure.")
    assert (line(0, quotes=True)["withheld"], line(0, quotes=True)["text"]) == (False, "Where is my parcel?")


def test_author_whom_nobody_knows_is_called_so():
    assert line(0, author_id=pd.NA, author_handle=pd.NA, author_name=pd.NA)["author"] == "unknown"
