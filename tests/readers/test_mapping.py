"""Mapping files: every slip is named, with the nearest name."""

import pytest

from dialogscore import readers
from dialogscore.errors import FeedError, UsageError
from dialogscore.readers.mapping import load_mapping

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
