"""Zendesk: who asked is told by the ticket, who answered is never named."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from dialogscore.readers.helpdesks.zendesk import _Record as Record
from dialogscore.readers.helpdesks.zendesk import to_message
from tests.readers.mutations import mutated, survives

FEEDS = Path(__file__).parents[2] / "feeds" / "zendesk"
LINES = [json.loads(line) for line in (FEEDS / "tickets.jsonl").read_text(encoding="utf-8").split("\n") if line]


def entries(record, roles=None):
    return list(to_message(msgspec.convert(record, Record), roles))


def test_the_requester_and_those_in_copy_are_the_audience():
    comments = [{"id": n, "author_id": who, "body": "x"} for n, who in enumerate([1, 2, 3])]
    found = entries({"id": 7, "requester_id": 1, "collaborator_ids": [2], "comments": comments})
    assert [one["author_role"] for one in found] == ["audience", "audience", "company"]
    assert [one["author_id"] for one in found] == ["1", "2", None]


def test_the_account_that_was_addressed_stands_for_whoever_answered():
    found = entries(LINES[0])
    assert [(one["author_handle"], one["author_id"]) for one in found] == [
        (None, "501"),
        ("kesselberg", None),
        ("kesselberg", None),
        (None, "501"),
    ]


def test_an_e_mail_names_nobody_as_the_account():
    via = {"channel": "email", "source": {"to": {"name": "Ann Kay", "address": "ann@example.org"}}}
    comments = [{"id": 3, "author_id": 9, "body": "x"}]
    (found,) = entries({"id": 1, "requester_id": 2, "via": via, "comments": comments})
    assert (found["author_role"], found["author_handle"]) == ("company", None)


def test_a_description_is_by_who_asked_and_not_by_who_is_in_copy():
    record = {"id": 1, "requester_id": 2, "collaborator_ids": [*range(3, 30)], "description": "x"}
    assert entries(record)[0]["author_id"] == "2"
    assert entries(record | {"requester_id": None, "requester": {"id": 2}})[0]["author_id"] == "2"


def test_a_known_role_goes_before_the_request():
    comments = [{"id": 1, "author_id": 5, "body": "x"}, {"id": 2, "author_id": 6, "body": "x"}]
    found = entries({"id": 7, "requester_id": 5, "comments": comments}, {"5": "agent", "6": "end-user"})
    assert [one["author_role"] for one in found] == ["company", "audience"]


def test_a_comment_that_stands_alone_tells_its_side_only_by_roles():
    alone = {"id": 1, "ticket_id": 7, "author_id": 5, "body": "x", "public": True}
    assert entries(alone)[0]["author_role"] is None
    assert entries(alone, {"5": "admin"})[0]["author_role"] == "company"
    assert entries(alone)[0]["conversation_id"] == "7"


@pytest.mark.parametrize(
    ("comment", "channel", "visibility"),
    [({"public": False}, "twitter", "direct"), ({}, "twitter_dm", "direct"), ({"public": True}, "facebook", None)],
)
def test_notes_and_direct_messages_are_private(comment, channel, visibility):
    comments = [{"id": 3, "author_id": 2} | comment]
    record = {"id": 1, "requester_id": 2, "via": {"channel": channel}, "comments": comments}
    assert entries(record)[0]["visibility"] == visibility


def test_what_a_rule_wrote_is_automated():
    record = {"id": 1, "requester_id": 2, "comments": [{"id": 3, "author_id": -1, "via": {"channel": "rule"}}]}
    assert entries(record)[0]["is_automated"] is True


@settings(max_examples=60, deadline=None)
@given(mutated(LINES))
def test_whatever_a_ticket_holds_gives_messages_or_one_of_our_errors(tmp_path_factory, records):
    survives(tmp_path_factory.mktemp("zendesk") / "export.json", json.dumps(records), "zendesk")


@pytest.mark.parametrize(
    ("via", "platform", "channel"),
    [("email", "zendesk", "email"), ("voice", "zendesk", "voice"), ("twitter", "x", None), (["web"], "zendesk", None)],
)
def test_the_channel_is_told_where_the_platform_is_not(via, platform, channel):
    record = {"id": 1, "requester_id": 2, "via": {"channel": via}, "comments": [{"id": 3, "author_id": 2, "body": "x"}]}
    (found,) = entries(record)
    assert (found["platform"], found["channel"]) == (platform, channel)
