"""A large file gives what a small one gives, without the threads that cannot matter; so do two passes over it."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import errors, readers, threads
from dialogscore.readers import driver, ordering, passes
from tests.readers.test_feeds import FEEDS, FILES

SAID = ["direction", "turn", "addresses", "answered", "response_id", "response_seconds", "is_answered_early"]
HEADER = (
    "message_id,created_at,author_id,author_handle,author_role,parent_id,conversation_id,quoted_id,mentions,kind,text"
)
PEOPLE = ["acme", "ann", "bob", "cy"]


def read(path, large, *, times=2, **values):
    options = readers.ReadOptions(**{"company": "acme", "max_rejects": 1.0, "zone": "Europe/Berlin"} | values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passes, "LARGE", -1 if large else 1 << 60)
        patch.setattr(driver, "TIMES_FOR_TWO_PASSES", times)
        try:
            return readers.read([path], options)
        except errors.DialogscoreError as error:
            return str(error)


def compare(path, **values):
    once, twice = read(path, False, **values), read(path, True, **values)
    # So many times as large that it is read once.
    alone = read(path, True, times=-(1 << 60), **values)
    if isinstance(once, str):
        assert twice == alone == once
        return 0
    assert (alone.notes, alone.accounts, alone.other_companies) == (twice.notes, twice.accounts, twice.other_companies)
    for name in ("messages", "sources", "rejects"):
        pd.testing.assert_frame_equal(getattr(alone, name), getattr(twice, name))
    left_out = [told["rows"] for code, told in twice.notes if code == "left_out"]
    assert [note for note in twice.notes if note[0] != "left_out"] == once.notes
    assert len(once.messages) == len(twice.messages) + sum(left_out)
    for name in ("sources", "rejects"):
        pd.testing.assert_frame_equal(getattr(twice, name), getattr(once, name))
    assert (twice.accounts, twice.other_companies) == (once.accounts, once.other_companies)
    kept = once.messages["ref"].isin(twice.messages["ref"]).to_numpy()
    pd.testing.assert_frame_equal(twice.messages, once.messages[kept].reset_index(drop=True))
    whole = threads.add_threads(once.messages, once.sources)
    part = threads.add_threads(twice.messages, twice.sources)
    pd.testing.assert_frame_equal(part[SAID], whole.loc[kept, SAID].reset_index(drop=True))
    assert whole.loc[~kept, "direction"].isna().all()
    days = [set(found["created_at"].dt.floor("D")) for found in (once.messages, twice.messages)]
    assert days[0] == days[1]
    return sum(left_out)


@pytest.mark.parametrize("path", [one for one in FILES if one.parent.name in ("canonical", "twcs")], ids=str)
def test_every_fixture_reads_the_same_in_two_passes(path):
    compare(path, company="kesselberg")


def test_threads_of_other_people_are_left_out_and_counted(tmp_path):
    path = tmp_path / "feed.csv"
    rows = [
        "p,2024-03-05T09:00:00Z,acme,acme,company,,,,,,news",
        "c,2024-03-05T09:01:00Z,ann,ann,audience,p,,,,,@acme why",
        "x,2024-03-05T09:02:00Z,bob,bob,audience,,,,,,good morning",
        "y,2024-03-05T09:03:00Z,cy,cy,audience,x,,,,,good night",
        "z,2024-03-07T09:03:00Z,cy,cy,audience,,,,,,another day",
        "m,2024-03-06T10:03:00Z,dee,dee,audience,,,,,,hello @Acme",
    ]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    assert compare(path) == 2
    kept = read(path, True).messages
    assert kept["message_id"].tolist() == ["p", "c", "m", "z"]
    assert kept["ref"].tolist() == ["M000001", "M000002", "M000005", "M000006"]


ROW = st.tuples(
    st.integers(0, 11),
    st.integers(0, 3),
    st.sampled_from(PEOPLE),
    st.one_of(st.none(), st.integers(0, 14)),
    st.one_of(st.none(), st.integers(0, 5)),
    st.one_of(st.none(), st.integers(0, 11)),
    st.lists(st.sampled_from(PEOPLE), max_size=2),
    st.sampled_from(["", "", "", "review", "repost"]),
    st.sampled_from(["thanks", "@acme please", "@bob yes", "who? @ACME", ""]),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, min_size=1, max_size=14))
def test_any_feed_reads_the_same_in_two_passes(tmp_path, rows):
    lines = [HEADER]
    for place, (own, day, who, parent, talk, quoted, mentions, kind, text) in enumerate(rows):
        ids = ["" if one is None else f"m{one}" for one in (parent, quoted)]
        role = "company" if who == "acme" else "audience"
        talk = "" if talk is None else f"t{talk}"
        when = f"2024-03-{5 + day:02}T09:{place:02}:00Z"
        names = " ".join(mentions)
        lines.append(f"m{own},{when},{who},{who},{role},{ids[0]},{talk},{ids[1]},{names},{kind},{text}")
    path = tmp_path / "feed.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    compare(path)


def test_messages_paired_by_their_order_all_stay():
    path = FEEDS / "table" / "by_conversation.csv"
    assert compare(path, company="kesselberg", mapping=path.with_suffix(".toml")) == 0


def test_only_large_files_are_read_twice():
    assert passes.LARGE == 3 << 27
    assert passes.TIMES_FOR_TWO_PASSES == 2
    assert not passes.is_large([])
    assert np.isfinite(passes.LARGE)


@pytest.mark.parametrize(("size", "said"), [(384, (False, False)), (385, (True, False)), (769, (True, True))])
def test_files_are_large_by_what_they_have_together(size, said):
    half = SimpleNamespace(survey=SimpleNamespace(size=size << 19), file=SimpleNamespace(path=Path("feed.csv")))
    asked = (1, passes.TIMES_FOR_TWO_PASSES)
    assert tuple(passes.is_large([(None, half), (None, half)], times=times) for times in asked) == said


def test_rows_without_a_place_are_left_out_of_tables_of_any_size(monkeypatch):
    texts = pd.Series(pd.array(["a", None, "b", "c", "d"], dtype=pd.StringDtype("pyarrow")))
    alike = pd.Series(pd.array(["x"] * 5, dtype=pd.StringDtype("pyarrow")))
    numbers = pd.Series([1.0, 2.0, 3.0, 4.0, 5.0])
    for many in (1, 9):
        monkeypatch.setattr(ordering, "_MANY", many)
        monkeypatch.setattr(ordering, "_PART", 2)
        table = pd.DataFrame({"text": texts, "alike": alike, "number": numbers, "none": pd.Series([np.nan] * 5)})
        found = ordering.arranged(table, np.array([4, 0, 2]))
        assert found["text"].tolist() == ["d", "a", "b"]
        assert found["alike"].tolist() == ["x"] * 3
        assert found["number"].tolist() == [5.0, 1.0, 3.0]
        assert found["none"].isna().tolist() == [True] * 3
        assert found.index.tolist() == [0, 1, 2]


def test_large_files_tell_how_far_they_are_read(tmp_path, monkeypatch):
    path = tmp_path / "feed.csv"
    rows = [f"m{number},2024-03-05T09:00:00Z,acme,acme,company,,,,,,news" for number in range(9)]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    told = []
    readers.read([path], readers.ReadOptions(company="acme"), progress=lambda *one: told.append(one))
    assert told == []
    monkeypatch.setattr(passes, "LARGE", -1)
    readers.read([path], readers.ReadOptions(company="acme"), progress=lambda *one: told.append(one))
    size = path.stat().st_size
    assert told == sorted(told)
    assert (told[-1], {total for _, total in told}) == ((2 * size, 2 * size), {2 * size})
    told.clear()
    monkeypatch.setattr(passes, "LARGE", size - 1)
    readers.read([path], readers.ReadOptions(company="acme"), progress=lambda *one: told.append(one))
    assert (told[-1], {total for _, total in told}) == ((size, size), {size})
