"""Archives: names and bytes of their files, and a sentence where one is made to do harm."""

import io
import struct
import tarfile
import zipfile

import pytest

from dialogscore import errors, readers
from dialogscore.readers.archives import MAX_MEMBERS, check_names, is_tar, is_zip, open_zip_member, zip_names
from dialogscore.readers.blobs import Blob, list_members, open_blob
from dialogscore.readers.detection import choose_format, find_feeds

FEED = b"message_id,created_at,author_id,is_company,text\n1,2024-03-05T09:00:00Z,kesselberg,true,Guten Tag\n"


def zipped(path, files, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path, members, mode="w"):
    with tarfile.open(path, mode) as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


def test_archives_are_known_by_their_first_bytes(tmp_path):
    path = zipped(tmp_path / "a", {"x": b"1"})
    assert is_zip(path.read_bytes())
    assert not is_tar(path.read_bytes())
    path = tarred(tmp_path / "b", [(tarfile.TarInfo("x"), b"1")])
    assert is_tar(path.read_bytes())
    assert not is_zip(path.read_bytes())


def test_a_zip_that_changes_is_read_anew(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x.csv": b"1"})
    assert zip_names(path) == ["x.csv"]
    zipped(path, {"y.csv": b"12", "z.csv": b"3"})
    assert zip_names(path) == ["y.csv", "z.csv"]
    with open_zip_member(path, "y.csv", path)[0] as file:
        assert file.read() == b"12"


def test_links_devices_and_folders_of_a_tar_are_no_files(tmp_path):
    members = [
        special("feed.csv", tarfile.SYMTYPE, "/etc/passwd"),
        special("hard.csv", tarfile.LNKTYPE, "feed.csv"),
        special("null.csv", tarfile.CHRTYPE),
        special("pipe.csv", tarfile.FIFOTYPE),
        special("folder", tarfile.DIRTYPE),
        (tarfile.TarInfo("feed.csv"), FEED),
    ]
    path = tarred(tmp_path / "a.tar", members)
    assert [one.member for one in list_members(path)] == ["feed.csv"]
    with open_blob(Blob(path, "feed.csv")) as file:
        assert file.read() == FEED
    with pytest.raises(errors.FeedError, match="no such file"):
        open_blob(Blob(path, "hard.csv"))


def test_more_files_than_anybody_exports_are_refused():
    check_names(["x"] * MAX_MEMBERS, "a.zip")
    with pytest.raises(errors.FeedError, match="more than 200,000 files"):
        check_names(["x"] * (MAX_MEMBERS + 1), "a.zip")


def test_a_directory_of_too_many_files_is_refused_before_any_is_opened(tmp_path):
    # Each entry names the same file: a zip of 14 MB that claims to hold 200,001.
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 6, 0) + b"000000"
    entries = [
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
        + b"%06d" % number
        for number in range(MAX_MEMBERS + 1)
    ]
    directory = b"".join(entries)
    far = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, *[MAX_MEMBERS + 1] * 2, len(directory), len(local))
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(local) + len(directory), 1)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0xFFFFFFFF, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(local + directory + far + locator + end)
    with pytest.raises(errors.FeedError, match="more than 200,000 files"):
        list_members(path)


def test_a_member_without_a_name_is_no_file(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x.csv": b"1", "n": b"2"})
    path.write_bytes(path.read_bytes().replace(b"n2PK", b"\x002PK").replace(b"\0\0n", b"\0\0\0"))
    assert zip_names(path) == ["x.csv"]


def test_a_zip_with_a_password_says_so(tmp_path):
    path = zipped(tmp_path / "a.zip", {"feed.csv": FEED})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(errors.FeedError, match="asks for a password"):
        readers.read([path], readers.ReadOptions(company="kesselberg"))


@pytest.mark.parametrize("claimed", [10, 1 << 31])
def test_a_zip_that_lies_about_the_size_of_a_file_is_damaged_or_whole(tmp_path, claimed):
    path = zipped(tmp_path / "a.zip", {"feed.csv": FEED})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\1\2") + 24
    data[place : place + 4] = struct.pack("<I", claimed)
    path.write_bytes(data)
    found = None
    try:
        with open_blob(Blob(path, "feed.csv")) as file:
            found = file.read()
    except errors.FeedError as error:
        found = str(error)
    assert found == FEED or "a damaged archive" in found


def test_a_zip_that_lies_about_its_packed_size_is_still_guarded(tmp_path):
    path = zipped(tmp_path / "a.zip", {"feed.csv": b"\0" * (80 << 20)})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\1\2") + 20
    data[place : place + 4] = struct.pack("<I", 1 << 31)
    path.write_bytes(data)
    with open_blob(Blob(path, "feed.csv")) as file, pytest.raises(errors.FeedError, match=r"times their size|damaged"):
        file.read()


def test_a_directory_that_points_elsewhere_is_damage(tmp_path):
    path = zipped(tmp_path / "a.zip", {"feed.csv": FEED})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\1\2") + 42
    data[place : place + 4] = struct.pack("<I", 7)
    path.write_bytes(data)
    with pytest.raises(errors.FeedError, match="a damaged archive"):
        open_blob(Blob(path, "feed.csv"))


@pytest.mark.parametrize("pack", ["zip", "tar"])
def test_an_archive_inside_of_an_archive_is_refused(tmp_path, pack):
    inner = tmp_path / "inner"
    if pack == "zip":
        zipped(inner, {"feed.csv": FEED})
    else:
        tarred(inner, [(tarfile.TarInfo("feed.csv"), FEED)])
    for name in ("feed.csv", f"inner.{pack}"):
        path = zipped(tmp_path / "outer.zip", {name: inner.read_bytes()})
        with pytest.raises(errors.DialogscoreError, match="archive inside of another"):
            choose_format(find_feeds(path)[0])


def test_an_archive_by_any_other_name_is_read_for_what_it_is(tmp_path):
    path = zipped(tmp_path / "feed.csv", {"inside.csv": FEED})
    assert len(readers.read([path], readers.ReadOptions(company="kesselberg")).messages) == 1
    path = tarred(tmp_path / "feed.json", [(tarfile.TarInfo("inside.csv"), FEED)], "w:gz")
    assert len(readers.read([path], readers.ReadOptions(company="kesselberg")).messages) == 1


def test_a_file_that_claims_to_be_an_archive_is_read_for_what_it_is(tmp_path):
    path = tmp_path / "feed.zip"
    path.write_bytes(FEED)
    assert len(readers.read([path], readers.ReadOptions(company="kesselberg")).messages) == 1
