"""A person who is forgotten leaves no word, name or id; the scores and the threads stay."""

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.errors import UsageError
from dialogscore.forgetting import forget_author, forget_everybody
from tests.reports import made


def audited(*texts, **options):
    return made.kept(*texts, **options)


def told(audit):
    return audit.messages.to_csv()


@pytest.fixture
def audit():
    return audited("@handle0 Hello Anna Sommer, it is on its way.", "@Handle1 Thanks!", asked="My accordion?")


@pytest.mark.parametrize("called", ["u0", "Handle0", "@HANDLE0"])
def test_a_forgotten_person_is_gone_by_id_handle_name_word_and_message_id(audit, called):
    audit.messages.loc[2, "author_name"] = "Berta Winter"
    done = forget_author(audit, called)
    assert done.messages == 1
    left = done.audit.messages
    assert left["text"].tolist()[:2] == ["", "[forgotten] Hello [forgotten], it is on its way."]
    for word in ("handle0", "Handle0", "Anna Sommer", "u0", "q0"):
        assert not any((left[name].astype(str) == word).any() or word in str(left["text"].tolist()) for name in left)
    assert left["text"].tolist()[2:] == ["My accordion?", "@Handle1 Thanks!"]
    assert left["author_name"].tolist()[2] == "Berta Winter"


def test_threads_and_answers_still_point_at_what_they_pointed_at(audit):
    left = forget_author(audit, "u0").audit.messages
    assert left["message_id"].tolist()[0] == left["reply_target_id"].tolist()[1] == "forgotten-M000001"
    assert left["reply_target_id"].tolist()[3] == "q1"


def test_labels_times_and_scores_stay(audit):
    done = forget_author(audit, "u0").audit
    for name in ("created_at", "needs_reply", "act", "turn", "direction", "source_row"):
        pd.testing.assert_series_equal(done.messages[name], audit.messages[name])
    pd.testing.assert_frame_equal(done.scores, audit.scores)
    assert done.manifest["forgotten"] == {"one": 1, "all": 0}


def test_somebody_who_only_is_spoken_of_is_forgotten_too():
    done = forget_author(audited("Thank you, and greetings to @Mira_K!"), "mira_k")
    assert done.messages == 0
    assert "mira" not in told(done.audit).lower()


def test_everybody_forgotten_leaves_no_word_at_all(audit):
    done = forget_everybody(audit)
    assert done.messages == 4
    assert set(done.audit.messages["text"]) == {""}
    for word in ("accordion", "Sommer", "Handle", "on its way"):
        assert word not in told(done.audit)
    assert done.audit.messages.loc[1, "author_handle"] == "acme"


def test_the_same_person_stays_the_same_stand_in(audit):
    audit.messages.loc[2, ["author_id", "author_handle"]] = ["u0", "Handle0"]
    left = forget_author(audit, "u0").audit.messages
    assert left["author_id"].tolist()[0] == left["author_id"].tolist()[2] == "forgotten-M000001"


@pytest.fixture
def objected(audit):
    rows = [
        ("M000001", "She only says: my accordion", "Carla Herbst"),
        ("M000002", "To @handle0, that is Anna Sommer, it is an answer.", "Carla Herbst"),
        ("M000003", "No question.", "Carla Herbst"),
    ]
    audit.tables["overrides"] = tables.typed(pd.DataFrame(rows, columns=["ref", "reason", "by"]))
    audit.messages["response_id_model"] = audit.messages["message_id"].where(audit.messages["ref"].eq("M000001"))
    return audit


def test_objections_do_not_repeat_a_forgotten_person(objected):
    done = forget_author(objected, "u0").audit
    assert done.tables["overrides"]["reason"].tolist() == [
        "[forgotten]", "To [forgotten], that is [forgotten], it is an answer.", "No question."
    ]  # fmt: skip
    assert objected.tables["overrides"]["reason"][0] == "She only says: my accordion"


def test_the_models_answer_points_at_no_forgotten_message(objected):
    assert forget_author(objected, "u0").audit.messages["response_id_model"][0] == "forgotten-M000001"


def test_everybody_forgotten_leaves_objections_without_words_and_names(objected):
    done = forget_everybody(objected).audit
    assert set(done.tables["overrides"]["reason"]) == set(done.tables["overrides"]["by"]) == {"[forgotten]"}
    assert done.tables["overrides"]["ref"].tolist() == ["M000001", "M000002", "M000003"]


def test_nobody_of_that_name_is_an_error_that_shows_no_name(audit):
    with pytest.raises(UsageError, match="nobody of the audience") as caught:
        forget_author(audit, "person-1")
    assert "Handle0" not in str(caught.value)


def test_an_account_of_the_company_is_no_person(audit):
    with pytest.raises(UsageError):
        forget_author(audit, "acme")
