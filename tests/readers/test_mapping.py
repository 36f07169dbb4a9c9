"""Mapping files: every slip is named, with the nearest name."""

import re
from pathlib import Path

import pytest

from dialogscore import readers
from dialogscore.errors import FeedError, UsageError
from dialogscore.measures.coverage import refusal
from dialogscore.readers import mapping as mapping_module
from dialogscore.readers.mapping import load_mapping
from dialogscore.readers.mappingrules import _TESTS

GOOD = """
platform = "Twitter"
threading = "parent"
repost = { column = "body", starts_with = "RT @" }

[columns]
message_id = "id"
created_at = "when"
text = "body"
author_id = ["user", "account"]
quoted_id = "quote"

[company]
when = { column = "way", equals = "OUT" }
"""
TABLE = """id,when,body,user,account,quote,way
1,2024-03-05T09:00:00Z,hello,,acme,,out
2,2024-03-05T09:01:00Z,RT @acme: hello,ann,,,in
3,2024-03-05T09:02:00Z,look at this,bo,,1,in
"""


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a mapping file and returns its path."""

    def put(text):
        path = tmp_path / "mapping.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return put


def read(tmp_path, mapping, table=TABLE):
    path = tmp_path / "feed.csv"
    path.write_text(table, encoding="utf-8")
    return readers.read([path], readers.ReadOptions(company="acme", mapping=mapping))


def test_a_mapping_reads_any_table(write, tmp_path):
    messages = read(tmp_path, write(GOOD)).messages
    assert messages["author_id"].tolist() == ["acme", "ann", "bo"]
    assert messages["author_role"].tolist() == ["company", "audience", "audience"]
    assert messages["kind"].tolist() == ["post", "repost", "quote"]
    assert set(messages["platform"]) == {"x"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("threading =", "treading =", "Did you mean threading"),
        ("message_id =", "mesage_id =", "Did you mean message_id"),
        ("equals =", "equal =", "Did you mean equals"),
        ('"parent"', '"parents"', "Did you mean parent"),
        ('"Twitter"', '"Twiter"', "platform = 'Twiter'"),
        ('"Twitter"', "7", "platform = 7"),
        ('text = "body"', "", "no column for text"),
        ('"OUT" }', '"OUT", in = ["x"] }', "one test"),
        ('when = { column = "way", equals = "OUT" }', "wen = 1", "Did you mean when"),
        ("[company]", '[time]\nformt = "iso"\n[company]', "Did you mean format"),
        ("[company]", "[constants]\nvisbility = 'public'\n[company]", "Did you mean visibility"),
        ("platform =", "delimiter = 'ab'\nplatform =", "one character"),
        ("platform =", "encoding = 'utf-9'\nplatform =", "a known encoding"),
        ("platform =", "header_row = 0\nplatform =", "header_row = 0"),
        ("platform =", "platform", "what is no TOML"),
    ],
)
def test_every_slip_is_named(write, old, new, said):
    with pytest.raises(UsageError) as caught:
        load_mapping(write(GOOD.replace(old, new)))
    assert said in str(caught.value)


def test_a_missing_mapping_is_named(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        load_mapping(tmp_path / "nowhere.toml")


def test_a_column_that_the_file_lacks_lists_its_columns(write, tmp_path):
    with pytest.raises(FeedError) as caught:
        read(tmp_path, write(GOOD.replace('"body"', '"boddy"')))
    said = str(caught.value)
    assert "the columns id, when, body, user, account, quote, way" in said
    assert "also boddy" in said
    assert "Did you mean body?" in said


def test_rows_can_be_dropped_and_are_counted(write, tmp_path):
    feed = read(tmp_path, write(GOOD + '[[drop]]\ncolumn = "user"\nequals = "bo"\n'))
    assert feed.messages["message_id"].tolist() == ["1", "2"]
    assert ("dropped_by_mapping", {"file": "feed.csv", "rows": 1}) in feed.notes


def test_constants_fill_every_row(write, tmp_path):
    mapping = write(GOOD + '[constants]\nvisibility = "public"\nis_promoted = true\n')
    messages = read(tmp_path, mapping).messages
    assert set(messages["visibility"]) == {"public"}
    assert messages["is_promoted"].all()


def test_a_role_says_whether_every_company_row_is_the_audited_one(write, tmp_path):
    two = TABLE + "4,2024-03-05T09:03:00Z,hi,,bolt,,out\n"
    brands = read(tmp_path, write(GOOD), two)
    assert brands.messages["author_role"].tolist()[-1] == "other_company"
    assert brands.other_companies == ["bolt"]
    mine = read(tmp_path, write(GOOD.replace("[company]", '[company]\nrole = "company"').replace("acme", "")), two)
    assert mine.messages["author_role"].tolist()[0] == "company"


def test_coverage_can_be_declared(write, tmp_path):
    feed = read(tmp_path, write('coverage = "answered_only"\n' + GOOD))
    assert feed.sources["audience_coverage"].tolist() == ["answered_only"]
    assert feed.sources["coverage_source"].tolist() == ["format"]


def test_the_example_of_the_readme_reads_the_table_it_is_for(tmp_path):
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    part = text[text.index("### Write a mapping file") :]
    table, mapping = (re.search(rf"```{kind}\n(.*?)```", part, flags=re.DOTALL)[1] for kind in ("", "toml"))
    table += "0817;;05.03.2024 09:20;Acme;7;Schön!;Outgoing;published;share\n"
    table += "0818;;05.03.2024 09:30;Acme;7;Not yet.;Outgoing;Draft;post\n;;;;;Sum: 4;;;\n"
    (tmp_path / "table.csv").write_bytes(table.encode("cp1252"))
    (tmp_path / "table.toml").write_text(mapping, encoding="utf-8")

    options = readers.ReadOptions(company="Acme", mapping=tmp_path / "table.toml")
    feed = readers.read([tmp_path / "table.csv"], options)

    messages = feed.messages
    assert messages["message_id"].tolist() == ["0815", "0816", "0817"]
    assert messages["author_role"].tolist() == ["company", "audience", "company"]
    assert messages["kind"].tolist() == ["post", "reply", "repost"]
    assert messages["parent_id"].fillna("").tolist() == ["", "0815", ""]
    assert messages["text"].iloc[2] == "Schön!"
    # 9:00 in Berlin in winter is 8:00 in UTC.
    assert str(messages["created_at"].iloc[0]) == "2024-03-05 08:00:00+00:00"
    assert set(messages["platform"]) == {"facebook"}
    assert len(feed.rejects) == 0


def test_every_key_of_a_mapping_file_is_in_the_readme():
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    part = text[text.index("### Write a mapping file") : text.index("## The result folder")]
    keys = {key for keys in mapping_module._KEYS.values() for key in keys} | set(_TESTS)
    assert not [key for key in keys - {"name", "title"} if not re.search(rf"\b{key}\b", part)]


def test_nobody_vouches_for_the_coverage_of_a_mapped_table(write, tmp_path):
    source = read(tmp_path, write(GOOD)).sources.iloc[0]
    assert (source["audience_coverage"], source["coverage_source"]) == ("full", "observed")


def test_a_column_of_threads_mapped_as_ids_is_named(write, tmp_path):
    rows = [f"{n % 2},2024-03-05T09:{n:02}:00Z,hello {n},,acme,,out" for n in range(30)]
    with pytest.raises(FeedError, match="The column id was read as message_id"):
        read(tmp_path, write(GOOD), TABLE[: TABLE.index("\n") + 1] + "\n".join(rows) + "\n")
    constant = GOOD.replace('message_id = "id"', "") + '[constants]\nmessage_id = "1"\n'
    with pytest.raises(FeedError, match="the same message_id"):
        read(tmp_path, write(constant), TABLE[: TABLE.index("\n") + 1] + "\n".join(rows) + "\n")


def test_day_and_clock_may_stand_in_two_columns_and_in_two_notations(write, tmp_path):
    mapping = GOOD.replace('created_at = "when"\n', "") + (
        '[time]\ncolumns = ["Day", "Clock"]\nformat = ["iso", "%d.%m.%Y %H:%M"]\nzone = "UTC"\n'
    )
    table = TABLE.replace("when", "Day,Clock").replace("T09:00:00Z", ",09:00").replace("T09:01:00Z", ",09:01")
    table = table.replace("2024-03-05T09:02:00Z", "05.03.2024,9:02")
    times = read(tmp_path, write(mapping), table).messages["created_at"]
    assert times.dt.strftime("%d %H:%M").tolist() == ["05 09:00", "05 09:01", "05 09:02"]


def test_rows_may_be_numbered_where_they_have_no_ids(write, tmp_path):
    mapping = write(GOOD.replace('message_id = "id"', 'message_id = "source_row"'))
    ids = read(tmp_path, mapping).messages["message_id"].tolist()
    assert [one.partition("-")[2] for one in ids] == ["1", "2", "3"]
    assert ids != read(tmp_path, mapping, TABLE.replace("hello", "hi")).messages["message_id"].tolist()


def test_names_of_columns_are_compared_without_regard_to_case(write, tmp_path):
    feed = read(tmp_path, write(GOOD), TABLE.replace("id,when,body", "ID, When ,BODY"))
    assert feed.messages["message_id"].tolist() == ["1", "2", "3"]


def test_what_is_not_needed_may_be_missing(write, tmp_path):
    mapping = write('needs = ["id", ["boddy", "body"]]\n' + GOOD)
    table = TABLE.replace("quote", "other")
    assert read(tmp_path, mapping, table).messages["quoted_id"].isna().all()
    with pytest.raises(FeedError, match="also boddy or body"):
        read(tmp_path, mapping, TABLE.replace("body", "text"))


def test_private_rows_are_dropped_and_counted(write, tmp_path):
    feed = read(tmp_path, write(GOOD.replace("[columns]", 'private = { column = "user", equals = "BO" }\n[columns]')))
    assert feed.messages["message_id"].tolist() == ["1", "2"]
    assert feed.rejects["reason"].tolist() == ["private_message"]


@pytest.mark.parametrize(
    ("channel", "platform"),
    [("Facebook Page", "facebook"), ("X (Twitter)", "x"), ("Google My Business", "google_business"), ("Fax", "other")],
)
def test_the_platform_is_found_in_what_vendors_call_a_channel(write, tmp_path, channel, platform):
    mapping = write(GOOD.replace("[columns]", '[columns]\nplatform = "quote"').replace('quoted_id = "quote"', ""))
    table = TABLE.replace("acme,,out", f"acme,{channel},out")
    assert read(tmp_path, mapping, table).messages["platform"].tolist()[0] == platform


def test_the_order_of_conversations_stands_in_for_parents_only_where_there_are_conversations(write, tmp_path):
    needs = ("audience_messages", "parents")
    by_order = GOOD.replace('"parent"', '"conversation"')
    alone = read(tmp_path, write(by_order)).sources
    assert alone["limits"].tolist() == ["no_parents"]
    assert refusal(needs, alone, by_order=True) == "no_parents"
    talks = read(tmp_path, write(by_order.replace("[columns]", '[columns]\nconversation_id = "quote"'))).sources
    assert talks["limits"].tolist() == ["parents_by_order"]
    assert refusal(needs, talks, by_order=True) is None
    assert refusal(needs, talks) == "no_parents"
