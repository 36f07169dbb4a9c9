"""Shipped mapping files: complete, told apart, and honest about what nobody has documented."""

from pathlib import Path

import pytest

from dialogscore import readers, registry
from dialogscore.config import Account
from dialogscore.errors import CompanyError, FeedError
from dialogscore.readers.mapping import load_mapping
from dialogscore.threads import add_threads
from tests.workbooks import write_workbook

SHIPPED = sorted(path.stem for path in registry.MAPPINGS.glob("*.toml"))
HEADER = "Message ID,Conversation ID,Medium,Direction,Content,Created at,Contact Profile ID,Agent Name\n"
ROW = "1,v,Facebook,{way},{text},2024-03-05 10:00:00,{who},{agent}\n"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_mapping_says_what_a_format_must(name):
    mapping = load_mapping(registry.MAPPINGS / f"{name}.toml")
    assert mapping.title
    assert mapping.how_to_get
    assert len(mapping.needs) >= 3
    assert mapping.time_zone is None
    known = registry.resolve("formats", name)
    assert known.name == name
    assert ("unverified_columns" in known.limits) == mapping.unverified


def read(tmp_path, text, **options):
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return readers.read([path], readers.ReadOptions(company="Acme", **{"zone": "Europe/Berlin"} | options))


def test_the_agent_and_the_contact_never_become_the_author_of_a_company_message(tmp_path):
    rows = ROW.format(way="inbound", text="Is it open?", who="77", agent="") + ROW.replace("1,v", "2,v").format(
        way="outbound", text="Yes.", who="77", agent="Jo Lind"
    )
    messages = read(tmp_path, HEADER + rows).messages.set_index("message_id")
    assert messages.loc["1", "author_id"] == "77"
    assert messages.loc["2", ["author_id", "author_handle", "author_name"]].isna().all()
    assert messages.loc["2", "parent_author_id"] == "77"
    assert not messages.astype("string").apply(lambda column: column.str.contains("Jo Lind").any()).any()


def test_a_time_without_a_zone_stops_the_run(tmp_path):
    with pytest.raises(FeedError, match="--zone"):
        read(tmp_path, HEADER + ROW.format(way="outbound", text="Yes.", who="77", agent=""), zone=None)


def test_a_column_that_is_not_there_is_empty_but_one_that_is_needed_is_named(tmp_path):
    text = (HEADER + ROW.format(way="outbound", text="Yes.", who="77", agent="")).replace("Created at", "Made")
    with pytest.raises(FeedError, match=r"also Created at, as hootsuite\.toml says"):
        read(tmp_path, text)


def test_a_mapping_file_that_the_user_names_goes_before_the_shipped_one(tmp_path):
    mine = tmp_path / "mine.toml"
    text = (registry.MAPPINGS / "hootsuite.toml").read_text(encoding="utf-8")
    text = text.replace('text = "Content"', 'text = "Body"').replace('"Content"]', '"Body"]')
    mine.write_text(text, encoding="utf-8")
    rows = HEADER.replace("Content", "Content,Body") + "1,v,Facebook,outbound,a,b,2024-03-05 10:00:00,77,\n"
    assert read(tmp_path, rows).messages["text"].tolist() == ["a"]
    assert read(tmp_path, rows, mapping=mine).messages["text"].tolist() == ["b"]


def test_a_workbook_with_lines_above_the_header_is_recognised(tmp_path):
    header = HEADER.strip().split(",")
    row = ["1", "v", "Facebook", "outbound", "Hi", "2024-03-05 10:00:00", "", ""]
    path = write_workbook(tmp_path / "export.xlsx", [["Export"], [], header, row])
    found = readers.inspect_detection(path)[0]
    assert (found.format, found.confidence) == ("hootsuite", 0.9)
    assert found.evidence == "XLSX with Message ID, Conversation ID, Direction, Content in row 3"
    feed = readers.read([path], readers.ReadOptions(company="Acme", zone="Europe/Berlin"))
    assert feed.messages["text"].tolist() == ["Hi"]


def test_columns_that_nobody_documented_are_said_to_be_so(tmp_path):
    header = "Date,Page,Message,Author,Author ID,Link\n"
    feed = read(tmp_path, header + "2024-03-05 10:00,Acme,Hi,Acme,1,https://example.org/1\n")
    assert ("unverified_columns", {"file": "export.csv", "format": "emplifi"}) in feed.notes


def test_one_answer_to_two_questions_in_a_conversation_answers_the_turn_from_its_first_message():
    path = Path(__file__).parents[1] / "feeds" / "hootsuite" / "two_questions_one_answer.csv"
    feed = readers.read([path], readers.ReadOptions(company="kesselberg", zone="Europe/Berlin"))
    messages = add_threads(feed.messages, feed.sources).set_index("message_id")
    assert messages["direction"].tolist() == ["outbound", "inbound", "inbound", "outbound"]
    assert messages.loc["9050", "turn"] == messages.loc["9002", "ref"]
    assert messages.loc["9002", "answered"] == "direct"
    # 9:42:30 - 9:12:00
    assert messages.loc["9002", "response_seconds"] == 1830


INBOX = "Item ID,Item type,Network,Date,Author,Content,Direction\n" + "".join(
    f"{number},comment,LinkedIn,2024-03-05 10:0{number}:00,{author},hm,{way}\n"
    for number, author, way in ((1, "Kesselberg", "{}"), (2, "Ann K", ""), (3, "Kesselberg", "{}"), (4, "Bo", ""))
)


def test_a_table_that_nobody_documented_lists_its_authors_where_none_is_the_companys(tmp_path):
    path = tmp_path / "inbox.csv"
    path.write_text(INBOX.replace("{}", ""), encoding="utf-8")
    with pytest.raises(CompanyError, match=r"Most messages are by Kesselberg, Ann K, Bo\. Name its accounts"):
        readers.read([path], readers.ReadOptions(company="Quillwax", zone="UTC"))
    with pytest.raises(CompanyError, match="Most messages are by Kesselberg, Ann K"):
        readers.read([path], readers.ReadOptions(company="Quillwax", zone="UTC", accounts=(Account(None, "x"),)))


def test_where_such_a_table_names_the_direction_no_name_is_needed(tmp_path):
    path = tmp_path / "inbox.csv"
    path.write_text(INBOX.replace("{}", "Outgoing"), encoding="utf-8")
    feed = readers.read([path], readers.ReadOptions(company="Quillwax", zone="UTC"))
    roles = feed.messages["author_role"]
    assert roles.tolist() == ["company", "audience", "company", "audience"]
