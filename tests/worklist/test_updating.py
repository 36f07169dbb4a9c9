"""A newer export strikes what was answered, closed or taken away, adds what is new, and loses nothing."""

import pytest

from dialogscore.errors import UsageError
from dialogscore.worklist import audit_again, updated, worklist
from tests.worklist.feeds import ENGLISH, audited, write

MORE = {
    "ann2": (46, 1, "acme", "ann1", "@ann Your parcel left our depot this morning and arrives tomorrow."),
    "ida2": (46, 2, "ida", "ida1", "@acme All sorted now, thanks!"),
    "kim1": (46, 3, "kim", "", "@acme Where can I leave my bicycle at the station in Leeds?"),
    "end": (47, 0, "acme", "", "The museum train runs on Sunday."),
}


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    return audited(write(tmp_path_factory.mktemp("older") / "feed.csv", ENGLISH))


def since(older, path):
    again = audit_again(older, [path])
    newer = worklist(again, quotes=True, before=older.messages)
    return updated(worklist(older, quotes=True), newer, older.messages, again.messages).set_index("message_id")


@pytest.fixture(scope="module")
def listed(older, tmp_path_factory):
    path = tmp_path_factory.mktemp("newer") / "feed.csv"
    return since(older, write(path, ENGLISH, leave_out=["gus1"], more=MORE, changed={"bob1": {"status": "deleted"}}))


def test_each_case_says_what_became_of_it(listed):
    assert listed["state"].to_dict() == {
        "bob1": "gone",
        "ida1": "closed",
        "ann1": "answered",
        "jon3": "open",
        "gus1": "absent",
        "dan1": "apart",
        "eve1": "apart",
        "hal1": "apart",
        "kim1": "new",
    }


def test_an_answer_has_its_time_and_nothing_else_has(listed):
    assert str(listed["ended_at"]["ann1"]) == "2025-04-16 09:00:00+00:00"
    assert listed["ended_at"].notna().sum() == 1


def test_words_that_were_taken_back_are_not_repeated(listed):
    assert listed["text"].isna().to_dict() == {name: name == "bob1" for name in listed.index}


def test_older_cases_keep_their_numbers_and_a_new_one_has_its_own(older, listed):
    before = worklist(older).set_index("message_id")["case"]
    assert listed["case"][before.index].to_list() == before.to_list()
    assert listed["case"]["kim1"] not in set(before)
    assert listed["case"].is_unique


def test_a_case_of_the_newer_list_alone_has_the_number_that_the_older_would_give(older, tmp_path):
    again = audit_again(older, [write(tmp_path / "feed.csv", ENGLISH)])
    newer = worklist(again, before=older.messages)
    assert newer["case"].to_list() == worklist(older)["case"].to_list()
    assert newer["author"].to_list() == worklist(older)["author"].to_list()


def test_whoever_is_new_has_no_pseudonym_of_another(older, listed):
    assert listed["author"]["kim1"] not in set(worklist(older)["author"])


def test_an_answer_counts_where_the_question_was_cut_off(older, tmp_path):
    names = set(ENGLISH) - {"last"}
    found = since(older, write(tmp_path / "feed.csv", ENGLISH, leave_out=names, more=MORE))
    assert found["state"]["ann1"] == "answered"
    assert found["state"]["gus1"] == found["state"]["jon3"] == "absent"
    assert set(worklist(older)["message_id"]) <= set(found.index)


def test_a_mapping_file_must_be_given_again(older, tmp_path):
    from dataclasses import replace

    options = older.manifest["options"] | {"mapping": "mapping.toml"}
    changed = replace(older, manifest=older.manifest | {"options": options})
    with pytest.raises(UsageError, match="Add --mapping"):
        audit_again(changed, [tmp_path / "feed.csv"])
