"""ConvoKit corpora: every spelling, and files that are never opened."""

import pytest
from hypothesis import HealthCheck, given, settings

from dialogscore.readers.research import convokit
from tests.readers.mutations import lines, mutated, survives

SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CORPUS = [
    {"id": "a", "conversation_id": "a", "text": "Hello", "speaker": "kesselberg", "meta": {}, "reply-to": None,
     "timestamp": 1709629200, "vectors": []},
    {"id": "b", "root": "a", "text": "[removed]", "user": {"id": "ann"}, "meta": {"orig_reply_to": "gone"},
     "reply_to": None, "timestamp": "1709629920.5"},
    {"id": "c", "text": "Written here", "speaker": "ann", "timestamp": 1709629930.0, "reply-to": "a",
     "meta": {"author_role_source": "name", "author_role": "company", "message_id": "c1", "platform": "x",
              "created_at": "2024-03-05T09:12:10Z", "author_handle": "kesselberg", "is_automated": True}},
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["utterances.jsonl", "speakers.json"], True),
        (["my-corpus/utterances.json", "my-corpus/users.json"], True),
        (["utterances.jsonl"], False),
        (["a/utterances.jsonl", "b/speakers.json"], False),
        ([], False),
    ],
)
def test_a_corpus_is_utterances_beside_speakers(names, found):
    assert bool(convokit.detect_members(names)) is found


def test_what_was_written_here_is_read_back_as_it_was():
    (entry,) = convokit.to_message(convokit.Utterance(id="c", text="x", meta=CORPUS[2]["meta"]))
    assert (entry["message_id"], entry["platform"], entry["author_role"]) == ("c1", "x", "audited")
    assert entry["mentions"] == "[]"
    assert entry["is_automated"] is True


def test_a_speaker_may_be_an_object_and_an_answer_may_dangle():
    found = convokit.Utterance(id="b", text="x", user={"id": "ann"}, meta={"orig_reply_to": "gone"}, root=7)
    (entry,) = convokit.to_message(found)
    assert (entry["author_id"], entry["parent_id"], entry["conversation_id"]) == ("ann", "gone", 7)


@SETTINGS
@given(records=mutated(CORPUS))
def test_any_corpus_is_messages_or_rejects(tmp_path, records):
    survives(tmp_path / "utterances.jsonl", lines(records), "convokit")
