"""ExportComments: replies below their comment, whatever cuts the file into batches."""

import pytest

from dialogscore import readers
from dialogscore.errors import FeedError
from dialogscore.readers import delimited, exportcomments

TOP = "Source URL,https://www.facebook.com/acme/posts/77\nTotal,5\n"
HEADER = ",,Name (click to view profile),Profile ID,Date,Likes,Comment\n"


def write(tmp_path, text):
    path = tmp_path / "comments.csv"
    path.write_text(text, encoding="utf-8")
    return path


def rows(count):
    lines = []
    for number in range(1, count + 1):
        lines.append(f"{number},,Ann,{number}00,2024-03-05 10:00:00,0,question {number}\n")
        lines += [f"{number},{number}-{sub},Acme,1,2024-03-05 11:00:00,0,answer {sub}\n" for sub in (1, 2)]
    return "".join(lines)


def read(path):
    return readers.read([path], readers.ReadOptions(company="Acme", zone="UTC")).messages


def test_every_reply_answers_the_last_comment_above_it(tmp_path):
    messages = read(write(tmp_path, TOP + HEADER + rows(3))).sort_values("source_row").reset_index(drop=True)
    ids = messages["message_id"].tolist()
    assert messages["parent_id"].tolist() == ["77", ids[0], ids[0], "77", ids[3], ids[3], "77", ids[6], ids[6]]
    assert messages["kind"].tolist() == ["comment", "reply", "reply"] * 3
    assert set(messages["platform"]) == {"facebook"}


def test_a_comment_at_the_end_of_a_batch_keeps_its_replies(tmp_path, monkeypatch):
    path = write(tmp_path, TOP + HEADER + rows(40))
    whole = read(path)
    monkeypatch.setattr(delimited, "_SLOW_ROWS", 7)
    monkeypatch.setattr("dialogscore.readers.textfile._CHUNK", 256)
    assert read(path).equals(whole)


def test_a_post_whose_address_is_missing_leaves_comments_without_a_parent(tmp_path):
    messages = read(write(tmp_path, HEADER + rows(1)))
    assert messages["parent_id"].notna().tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [("05.03.24 10:00:00", "2024-03-05 10:00:00"), ("05.03.2024 10:00:00", "2024-03-05 10:00:00")],
)
def test_days_by_dots_are_read(tmp_path, text, said):
    messages = read(write(tmp_path, TOP + HEADER + rows(1).replace("2024-03-05 10:00:00", text)))
    assert str(messages["created_at"].min()) == f"{said}+00:00"


def test_a_table_of_comments_by_anybody_is_not_taken_for_one(tmp_path):
    assert all(
        one.format != "exportcomments"
        for one in readers.inspect_detection(write(tmp_path, "Name,Date,Text\na,2024-03-05,b\n"))
    )


def test_a_file_without_the_header_says_so(tmp_path):
    options = readers.ReadOptions(company="Acme", format="exportcomments")
    with pytest.raises(FeedError, match="no header"):
        readers.read([write(tmp_path, "a,b\n1,2\n")], options)


@pytest.mark.parametrize(
    ("address", "post"),
    [
        ("https://a.example/p/Ab-1/", "Ab-1"),
        ("https://a.example/watch?v=Xy_2&t=3", "Xy_2"),
        ("/p/Ab-1?x=" + "/" * 9, "Ab-1"),
    ],
)
def test_the_post_is_read_from_its_address(address, post):
    assert exportcomments._POST.search(address)[1] == post
