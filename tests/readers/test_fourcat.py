"""4CAT: the platform is in the columns, the time in the epoch, and nobody is guessed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import readers
from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import Look
from dialogscore.readers.research import fourcat
from tests.readers.mutations import survives

FEEDS = Path(__file__).parent.parent / "feeds" / "4cat"
TABLES = [path.read_text(encoding="utf-8") for path in sorted(FEEDS.glob("*.csv"))]
HEAD = "id,thread_id,timestamp,unix_timestamp,body,author,parent_id\n"
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return readers.read([path], readers.ReadOptions(company="kesselberg", max_rejects=0.5)).messages


def test_the_epoch_is_believed_before_the_local_time_beside_it(tmp_path):
    rows = "1,1,2024-03-05 10:00:00,1709629200,a,kesselberg,\n2,2,2024-03-05 10:00:00,,b,ann,\n"
    assert read(tmp_path, HEAD + rows)["created_at"].dt.hour.tolist() == [9, 10]


def test_a_row_that_is_its_own_parent_answers_nothing(tmp_path):
    found = read(tmp_path, HEAD + "1,1,2024-03-05 10:00:00,,a,kesselberg,1\n2,1,2024-03-05 11:00:00,,b,ann,1\n")
    assert found["parent_id"].tolist()[1] == "1"
    assert found["parent_id"].isna().tolist() == [True, False]


def test_a_table_without_authors_is_refused(tmp_path):
    with pytest.raises(FeedError, match="authors have all been taken out"):
        read(tmp_path, HEAD + "1,1,2024-03-05 10:00:00,,a,REDACTED,\n")


def test_times_that_were_guessed_are_marked(tmp_path):
    head = HEAD.replace("parent_id", "timestamp_ago")
    found = read(tmp_path, head + "1,1,2024-03-05 10:00:00,,a,kesselberg,18h\n")
    assert found["created_at_precision"].tolist() == ["estimated"]


def test_lists_of_youtube_data_tools_are_left_to_their_own_reader():
    names = ["id", "thread_id", "body", "author", "timestamp"]
    seen = Look(Blob(FEEDS), b"", "CSV", names, {})
    assert fourcat.detect(seen)
    assert fourcat.detect(seen._replace(names=[*names, "isReplyTo", "publishedAt"])) is None


@SETTINGS
@given(data=st.data())
def test_any_table_is_messages_or_rejects(tmp_path, data):
    text = data.draw(st.sampled_from(TABLES))
    place = data.draw(st.integers(0, len(text) - 1))
    survives(tmp_path / "x.csv", text[:place] + data.draw(st.text(max_size=5)) + text[place + 1 :], "4cat")


def test_a_table_where_nothing_names_whom_it_answers_cannot_tell_dialog_from_broadcast(tmp_path):
    path = tmp_path / "x.csv"
    rows = "1,1,2024-03-05 10:00:00,,a,kesselberg,\n2,1,2024-03-05 11:00:00,,b,ann,\n"
    rows += "3,1,2024-03-05 12:00:00,,{},kesselberg,\n"
    for text, grade in (("yes", "dialog_share=no"), ("@ann yes", "dialog_share=partly")):
        path.write_text(HEAD + rows.format(text), encoding="utf-8")
        found = readers.read([path], readers.ReadOptions(company="kesselberg")).sources
        assert grade in found["abilities"].item().split()
