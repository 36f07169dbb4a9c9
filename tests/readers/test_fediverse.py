"""Mastodon: ids that hold on one server only, and whatever a record may be."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dialogscore import readers
from dialogscore.readers.fediverse import archive, rest
from dialogscore.readers.fediverse.people import address, host
from tests.readers.mutations import lines, mutated, records_of, survives

FEEDS = Path(__file__).parent.parent / "feeds"
THREAD = records_of(FEEDS / "mastodon_rest/boost_direct_warning_bot.jsonl")
OUTBOX = json.loads((FEEDS / "mastodon_archive/outbox_alone.json").read_text(encoding="utf-8"))
SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    ("url", "user", "expected"),
    [
        ("https://Kaffee.example/@ann", None, "ann@kaffee.example"),
        ("https://kaffee.example/users/ann/statuses/12", None, "ann@kaffee.example"),
        ("https://kaffee.example/@ann@faern.example/12", None, "ann@kaffee.example"),
        ("https://kaffee.example/ap/77", "ann", "ann@kaffee.example"),
        ("https://kaffee.example/ap/77", None, None),
        ("mailto:ann@kaffee.example", "ann", None),
        (None, "ann", None),
    ],
)
def test_an_account_is_named_by_its_server(url, user, expected):
    assert address(url, user) == expected


def test_a_host_is_in_lower_case_and_without_path():
    assert host("HTTPS://Kaffee.example:443/x?y") == "kaffee.example:443"
    assert host("kaffee.example") is None


def test_the_same_number_on_two_servers_is_two_messages(tmp_path):
    for server in ("one", "two"):
        status = {
            "id": "5",
            "uri": f"https://{server}.example/s/5",
            "created_at": "2024-03-05T09:00:00Z",
            "in_reply_to_id": "4",
            "in_reply_to_account_id": None,
            "content": "x",
            "account": {"acct": "kesselberg", "username": "kesselberg", "url": f"https://{server}.example/@kesselberg"},
        }
        parent = status | {"id": "4", "uri": f"https://{server}.example/s/4", "in_reply_to_id": None}
        (tmp_path / f"{server}.jsonl").write_text(lines([status, parent]), encoding="utf-8")

    messages = readers.read([tmp_path], readers.ReadOptions(company="kesselberg")).messages

    assert sorted(messages["parent_id"].dropna()) == ["https://one.example/s/4", "https://two.example/s/4"]
    assert messages["author_id"].nunique() == 2


def test_a_status_without_uri_keeps_its_number_with_its_server():
    record = rest.Record(id=7, created_at="2024-03-05T09:00:00Z", in_reply_to_id=6)
    (entry,) = rest.to_message(record, "kaffee.example")
    assert (entry["message_id"], entry["parent_id"]) == ("kaffee.example/7", "kaffee.example/6")


def test_a_parent_on_another_server_is_not_made_up():
    owner = archive.Owner(id="https://kaffee.example/users/kesselberg", preferred_username="kesselberg")
    activity = archive.Activity(
        type="Create",
        object=archive._Note(
            id="https://kaffee.example/users/kesselberg/statuses/1",
            in_reply_to="https://faern.example/users/bo/statuses/112042514877514731",
            published="2024-03-05T10:10:00Z",
            to=["as:Public"],
        ),
    )
    assert [one["author_role"] for one in archive.to_message(activity, owner, set())] == ["company"]


def test_a_parent_of_a_private_message_is_not_made_up():
    owner = archive.Owner(id="https://kaffee.example/users/kesselberg", preferred_username="kesselberg")
    note = archive._Note(
        id="https://kaffee.example/users/kesselberg/statuses/1",
        in_reply_to="https://kaffee.example/users/bo/statuses/112042514877514731",
        published="2024-03-05T10:10:00Z",
        to=["https://kaffee.example/users/bo"],
    )
    found = list(archive.to_message(archive.Activity(type="Create", object=note), owner, set()))
    assert [one["visibility"] for one in found] == ["direct"]


@SETTINGS
@given(records=mutated(THREAD))
def test_any_status_is_messages_or_rejects(tmp_path, records):
    survives(tmp_path / "x.jsonl", lines(records), "mastodon_rest")


@SETTINGS
@given(outbox=mutated(OUTBOX))
def test_any_outbox_is_messages_or_rejects(tmp_path, outbox):
    survives(tmp_path / "x.json", json.dumps(outbox), "mastodon_archive")


def test_one_answer_a_line_may_begin_with_the_list_of_an_account(tmp_path):
    account = {"acct": "kesselberg", "username": "kesselberg", "url": "https://one.example/@kesselberg"}
    post = {
        "id": "4",
        "uri": "https://one.example/s/4",
        "created_at": "2024-03-05T09:00:00Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "content": "x",
        "account": account,
    }
    ann = {"acct": "ann", "username": "ann", "url": "https://one.example/@ann"}
    answer = post | {"id": "5", "uri": "https://one.example/s/5", "in_reply_to_id": "4", "account": ann}
    for answers in ([[post], {"ancestors": [], "descendants": [answer]}], [[], [post], [answer]]):
        (tmp_path / "answers.jsonl").write_text(lines(answers), encoding="utf-8")
        messages = readers.read([tmp_path], readers.ReadOptions(company="kesselberg")).messages
        assert messages["parent_id"].dropna().tolist() == ["https://one.example/s/4"]
        assert len(messages) == 2
