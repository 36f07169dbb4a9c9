"""The whole way from files to a feed: rejects, duplicates, private and late rows, sources, several files."""

import hashlib
import json

import pandas as pd
import pytest

from dialogscore import readers, schema
from dialogscore.config import Account
from dialogscore.errors import (
    CompanyError,
    DamagedIdsError,
    FeedError,
    TooManyRejectsError,
    UnknownFormatError,
    UsageError,
)
from tests.readers.test_feeds import FEEDS

HEADER = "message_id,created_at,author_id,author_handle,parent_id,text"
ROWS = [
    "1,2024-03-05T09:00:00Z,5001,acme,,We are open.",
    "2,2024-03-05T09:10:00Z,9001,ann,1,@acme until when?",
    "3,2024-03-05T09:20:00Z,5001,acme,2,@ann Until six.",
]


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a CSV file and returns its path."""

    def put(*rows, name="feed.csv", header=HEADER):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return put


def read(*paths, **values):
    return readers.read(paths, readers.ReadOptions(**{"company": "Acme"} | values))


def test_messages_are_ordered_by_time_and_cited_by_ref(write):
    feed = read(write(*reversed(ROWS)))
    assert feed.messages["message_id"].tolist() == ["1", "2", "3"]
    assert feed.messages["ref"].tolist() == ["M000001", "M000002", "M000003"]
    assert feed.messages["source_row"].tolist() == [3, 2, 1]


def test_ties_in_time_are_ordered_by_platform_and_id(write):
    header = "message_id,created_at,author_id,platform,text"
    rows = [
        "b,2024-03-05T09:00:00Z,acme,x,1",
        "a,2024-03-05T09:00:00Z,acme,x,2",
        "c,2024-03-05T09:00:00Z,acme,facebook,3",
    ]
    assert read(write(*rows, header=header)).messages["message_id"].tolist() == ["c", "a", "b"]


def test_shuffled_rows_give_the_same_messages(write):
    one, two = read(write(*ROWS)).messages, read(write(ROWS[1], ROWS[2], ROWS[0])).messages
    assert one.drop(columns="source_row").equals(two.drop(columns="source_row"))


def test_what_is_absent_is_missing_and_never_zero(write):
    messages = read(write(*ROWS)).messages
    assert messages[["like_count", "rating", "is_promoted", "edited_at", "author_name"]].isna().all(axis=None)
    assert messages["kind"].tolist() == ["post", "reply", "reply"]
    assert set(messages["platform"]) == {"other"}


def test_an_empty_text_is_empty_and_not_missing(write):
    feed = read(write(*ROWS, "4,2024-03-05T09:30:00Z,9001,ann,3,"))
    assert feed.messages["text"].tolist()[-1] == ""


def test_unknown_words_of_a_kind_fall_back(write):
    header = "message_id,created_at,author_id,kind,platform,visibility,like_count,parent_id,text"
    rows = ["1,2024-03-05T09:00:00Z,acme,tweet,Twitter,,3.0,,a",
            "2,2024-03-05T09:00:01Z,ann,Comment,Instagram,PUBLIC,-1,1,b",
            "3,2024-03-05T09:00:02Z,ann,,myspace,,many,1,c"]  # fmt: skip
    feed = read(write(*rows, header=header))
    assert feed.messages["kind"].tolist() == ["post", "comment", "reply"]
    assert feed.messages["platform"].tolist() == ["x", "instagram", "other"]
    assert feed.messages["visibility"].tolist() == ["unknown", "public", "unknown"]
    assert feed.messages["like_count"].tolist() == [3, pd.NA, pd.NA]
    assert ("unknown_platforms", {"file": "feed.csv", "rows": 1}) in feed.notes


def test_a_channel_is_a_word_or_nothing(write):
    header = "message_id,created_at,author_id,platform,channel,text"
    channels = (" Email ", "voice_call", "Ann Kay 030 123", "")
    rows = [f"{place},2024-03-05T09:00:0{place}Z,acme,zendesk,{one},a" for place, one in enumerate(channels)]
    feed = read(write(*rows, header=header))
    assert feed.messages["channel"].tolist() == ["email", "voice_call", pd.NA, pd.NA]


def test_cells_of_a_shifted_line_are_kept_nowhere(write):
    header = "message_id,text,created_at,author_id,author_role,platform"
    rows = ["1,hi,2024-03-05T09:00:00Z,acme,company,x",
            "2,Dear Acme, my name is Anna Sommer 0171,2024-03-05T09:00:00Z,ann,audience",
            "3,hi,2024-03-05T09:00:00Z,ben,my name is Ben Winter,x",
            "4,hi,2024-03-05T09:00:00Z,ben,,my name is Ben Winter"]  # fmt: skip
    feed = read(write(*rows, header=header), max_rejects=1)
    assert feed.rejects["reason"].tolist() == ["bad_time", "bad_role"]
    told = " ".join(feed.rejects["arguments"]) + repr(feed.notes)
    assert json.loads(feed.rejects["arguments"].iloc[0]) == {"shape": " aa aaaa aa aaaa aaaaaa 9999"}
    for name in ("Anna", "Sommer", "0171", "Ben", "Winter"):
        assert name not in told


def test_missing_columns_are_listed_with_the_nearest_names(write):
    with pytest.raises(FeedError) as caught:
        read(write("1,2024-03-05T09:00:00Z,acme,hello", header="message_id,created,author_id,txt"))
    said = str(caught.value)
    assert "the columns message_id, created, author_id, txt" in said
    assert "also created_at and text" in said
    assert "For created_at: Did you mean created?" in said


def test_a_column_that_is_there_twice_is_refused(write):
    with pytest.raises(FeedError, match="two columns of the same name, text"):
        read(write("1,2024-03-05T09:00:00Z,acme,hello,bye", header="message_id,created_at,author_id,text,text"))


def test_naive_times_ask_for_the_zone(write):
    path = write("1,2024-03-05 09:00:00,5001,acme,,hello")
    with pytest.raises(FeedError, match="--zone Europe/Berlin"):
        read(path)
    feed = read(path, zone="Europe/Berlin")
    assert feed.messages["created_at"].iloc[0] == pd.Timestamp("2024-03-05 08:00", tz="UTC")
    assert feed.messages["created_at_source"].tolist() == ["assumed_zone"]


def test_a_wrong_zone_is_a_wrong_option(write):
    with pytest.raises(UsageError, match="Europe/Berlin"):
        read(write(*ROWS), zone="Europe/Berlinn")


def test_half_the_rows_broken_is_too_many(write):
    with pytest.raises(TooManyRejectsError) as caught:
        read(write(*ROWS, *("x,never,9,ann,,hi" for _ in range(3))))
    said = str(caught.value)
    assert caught.value.exit_code == 3
    assert "3 of 6 records malformed (50.0%)" in said
    assert "3 with an unreadable time (records 4, 5, 6)" in said
    assert "--max-rejects" in said


def test_every_record_is_a_message_or_a_reject(write):
    feed = read(write(*ROWS, "4,never,9,ann,,hi", ROWS[0], "short"), max_rejects=0.5)
    assert feed.rejects[["source_row", "kind", "reason"]].values.tolist() == [
        [4, "malformed", "bad_time"],
        [5, "duplicate", "same_row"],
        [6, "malformed", "ragged_row"],
    ]
    assert json.loads(feed.rejects["arguments"].iloc[0]) == {"shape": "aaaaa"}
    assert json.loads(feed.rejects["arguments"].iloc[1]) == {"kept_row": 1, "kept_source": "S1"}
    assert feed.sources["row_count"].tolist() == [6]


def test_rows_after_the_end_of_observation_are_dropped_and_counted(write):
    feed = read(write(*ROWS), as_of=pd.Timestamp("2024-03-05T09:10:00Z"))
    assert feed.messages["message_id"].tolist() == ["1", "2"]
    assert feed.rejects[["kind", "reason"]].values.tolist() == [["not_observed", "after_end_of_observation"]]
    assert feed.sources["observed_until"].iloc[0] == pd.Timestamp("2024-03-05T09:10:00Z")
    assert feed.sources["observed_until_source"].tolist() == ["as_of"]


def test_without_as_of_each_source_ends_with_its_last_message(write):
    feed = read(write(*ROWS), write("9,2024-06-01T00:00:00Z,9002,bo,,@acme hello", name="late.csv"))
    assert feed.sources["observed_until"].astype(str).tolist() == [
        "2024-03-05 09:20:00+00:00",
        "2024-06-01 00:00:00+00:00",
    ]
    assert feed.sources["observed_until_source"].tolist() == ["last_message"] * 2


def test_the_same_message_in_two_files_is_one_message(write):
    later = "2,2024-03-05T09:10:05Z,9001,ann,1,@acme until when today?"
    feed = read(write(*ROWS), write(later, "7,2024-03-05T09:40:00Z,9001,ann,,bye", name="second.csv"))
    assert feed.messages["message_id"].tolist() == ["1", "2", "3", "7"]
    # The earliest time, the latest text, the place of the first.
    second = feed.messages.iloc[1]
    assert second["created_at"] == pd.Timestamp("2024-03-05T09:10:00Z")
    assert second["text"] == "@acme until when today?"
    assert (second["source_id"], second["source_row"]) == ("S1", 2)
    assert feed.rejects[["source_id", "source_row", "kind", "reason"]].values.tolist() == [
        ["S2", 1, "duplicate", "duplicate_id"]
    ]


def test_sources_name_file_hash_and_capabilities(write):
    path = write(*ROWS)
    source = read(path).sources.iloc[0]
    assert source["file"] == "feed.csv"
    assert source["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source["capabilities"] == "company_posts audience_messages parents exact_times"
    assert (source["audience_coverage"], source["coverage_source"]) == ("full", "format")


def test_a_file_of_the_company_alone_has_no_audience(write):
    source = read(write(ROWS[0])).sources.iloc[0]
    assert source["capabilities"] == "company_posts exact_times"
    assert (source["audience_coverage"], source["coverage_source"]) == ("none", "observed")


def test_times_of_a_day_are_not_exact(write):
    feed = read(write("1,2024-03-05,5001,acme,,hello", "2,2024-03-06,9001,ann,1,hi"), zone="UTC")
    assert feed.messages["created_at_precision"].tolist() == ["day", "day"]
    assert "exact_times" not in feed.sources["capabilities"].iloc[0]


def test_full_coverage_can_be_vouched_for(write):
    source = read(write(*ROWS), coverage="full").sources.iloc[0]
    assert (source["audience_coverage"], source["coverage_source"]) == ("full", "option")


def test_several_accounts_and_platforms_are_one_company(write):
    header = "message_id,created_at,author_handle,author_id,platform,parent_id,text"
    rows = ["1,2024-03-05T09:00:00Z,acme,5001,x,,hello", "2,2024-03-05T09:01:00Z,acme_care,,facebook,,hello",
            "3,2024-03-05T09:02:00Z,acme,,facebook,,not the company"]  # fmt: skip
    feed = read(write(*rows, header=header), accounts=(Account("x", "acme"), Account(None, "@Acme_Care")))
    assert feed.messages["author_role"].tolist() == ["company", "company", "audience"]
    assert [account["handle"] for account in feed.accounts] == ["acme_care", "acme"]
    assert feed.sources["platform"].tolist() == ["other"]


def test_no_company_message_suggests_the_nearest_name(write):
    with pytest.raises(CompanyError, match="Did you mean acme"):
        read(write(*ROWS), company="Acmee")


def test_an_unused_account_is_noted(write):
    feed = read(write(*ROWS), accounts=(Account(None, "acme"), Account(None, "acme_care")))
    assert ("account_without_messages", {"account": "acme_care"}) in feed.notes


def test_damaged_ids_stop_the_run(write):
    with pytest.raises(DamagedIdsError, match="spreadsheet"):
        read(write("1.76494E+18,2024-03-05T09:00:00Z,5001,acme,,hello"))


@pytest.mark.parametrize("name", ["parent_id", "author_id", "parent_author_id", "conversation_id", "quoted_id"])
def test_damage_in_any_column_of_ids_stops_the_run(write, name):
    header = "message_id,created_at,author_role,text," + name
    with pytest.raises(DamagedIdsError, match=f"column {name} that a spreadsheet"):
        read(write("1,2024-03-05T09:00:00Z,company,hello,1.76494E+18", header=header))


def test_a_column_that_is_no_id_of_messages_stops_the_run(write):
    def rows(count, of):
        return [f"t{n % of},2024-03-05T09:{n:02}:00Z,5001,acme,,text {n}" for n in range(count)]

    # 24 rows, three ids: 21 others bear the id of another text of another time.
    with pytest.raises(FeedError) as caught:
        read(write(*rows(24, 3)))
    said = str(caught.value)
    assert "21 of 24 rows whose message_id stands elsewhere with another text and time" in said
    assert "The column message_id was read as message_id" in said
    # 20 are too few to tell, and 21 of 42 are no more than half.
    assert len(read(write(*rows(23, 3))).messages) == 3
    assert len(read(write(*rows(42, 21))).messages) == 21


def test_an_export_found_twice_is_read_once(write):
    rows = [f"{n},2024-03-05T09:{n:02}:00Z,5001,acme,,text {n}" for n in range(30)]
    edited = [row.replace("text", "another text") for row in rows]
    feed = read(write(*rows), write(*edited, name="second.csv"))
    assert len(feed.messages) == len(feed.rejects) == 30


def test_a_blank_cell_of_mentions_leaves_it_to_the_text(write):
    header = "message_id,created_at,author_id,text,mentions"
    texts = ["is this yours @acme ?,", "is this yours @acme ?,bolt", "is this yours @acme ?,[]", "and yours ?,nan"]
    rows = [f"{n},2024-03-05T09:0{n}:00Z,{'acme' if n else 'ann'},{text}" for n, text in enumerate(texts)]
    assert read(write(*rows, header=header)).messages["mentions"].tolist() == ["acme", "bolt", pd.NA, pd.NA]


def test_missing_files_and_empty_folders_are_named(tmp_path):
    with pytest.raises(FeedError, match="no such file"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "company.toml").write_text("")
    with pytest.raises(FeedError, match="without any export file"):
        read(tmp_path)
    with pytest.raises(UsageError):
        read()


def test_a_folder_is_all_its_exports(write, tmp_path):
    write(*ROWS[:2])
    write(ROWS[2], name="more.csv")
    (tmp_path / "company.toml").write_text("company = 'Acme'")
    (tmp_path / "notes.md").write_text("nothing to read")
    feed = read(tmp_path)
    assert feed.sources["file"].tolist() == ["feed.csv", "more.csv"]
    assert len(feed.messages) == 3


def test_an_unknown_format_name_suggests_the_nearest(write):
    with pytest.raises(UsageError, match="canonical"):
        read(write(*ROWS), format="canonicl")


def test_a_table_beside_a_known_export_may_have_a_mapping(write):
    vendor = FEEDS / "table" / "by_conversation.csv"
    feed = read(write(*ROWS), vendor, company="kesselberg", mapping=vendor.with_suffix(".toml"),
                accounts=(Account(None, "kesselberg"),))  # fmt: skip
    assert feed.sources["format"].tolist() == ["canonical", "table"]


def test_a_table_without_a_mapping_names_it(write):
    with pytest.raises(UnknownFormatError, match="--mapping"):
        read(write("1,2", header="a,b"))
    with pytest.raises(UsageError, match="--mapping"):
        read(write("1,2", header="a,b"), format="table")


def test_the_record_of_an_audit_is_the_same_feed_again(write, tmp_path):
    first = read(write(*ROWS), write("9,2024-06-01T00:00:00Z,9002,bo,,@acme hello", name="late.csv"),
                 accounts=(Account(None, "acme"),), as_of=pd.Timestamp("2024-07-01T00:00:00Z"))  # fmt: skip
    result = tmp_path / "result"
    (result / "private").mkdir(parents=True)
    (result / "tables").mkdir()
    (result / "manifest.json").write_text("{}")
    first.messages.assign(thread_id="t", turn="M000001").to_parquet(result / "private" / "messages.parquet")
    first.sources.to_parquet(result / "tables" / "sources.parquet")

    again = read(result)

    columns = [name for name in schema.column_names(stage="readers") if name != "author_role_source"]
    pd.testing.assert_frame_equal(again.messages[columns], first.messages[columns])
    pd.testing.assert_frame_equal(again.sources, first.sources)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sources: sources.drop(columns=["sha256"]),
        lambda sources: sources.assign(row_count="many"),
        lambda sources: sources.assign(observed_until="later"),
    ],
    ids=["column missing", "text for a count", "text for a time"],
)
def test_a_table_of_sources_that_we_did_not_write_is_left_aside(write, tmp_path, spoil):
    first = read(write(*ROWS))
    (tmp_path / "private").mkdir()
    (tmp_path / "tables").mkdir()
    first.messages.to_parquet(tmp_path / "private" / "messages.parquet")
    spoil(first.sources).to_parquet(tmp_path / "tables" / "sources.parquet")
    assert read(tmp_path / "private" / "messages.parquet").sources["file"].tolist() == ["messages.parquet"]


def test_a_damaged_table_of_sources_is_left_aside(write, tmp_path):
    first = read(write(*ROWS))
    (tmp_path / "private").mkdir()
    (tmp_path / "tables").mkdir()
    first.messages.to_parquet(tmp_path / "private" / "messages.parquet")
    (tmp_path / "tables" / "sources.parquet").write_bytes(b"no parquet")
    assert read(tmp_path / "private" / "messages.parquet").sources["file"].tolist() == ["messages.parquet"]
