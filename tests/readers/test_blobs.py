"""Bytes from files, packed files and archives: always unpacked, never more than is sane."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
import zstandard

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob, container_kind, list_members, local_copy, open_blob

PACKERS = {
    "gzip": gzip.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
DATA = b'{"message_id": "1"}\n' * 100


def content(blob):
    with open_blob(blob) as file:
        return file.read()


@pytest.mark.parametrize("packing", PACKERS)
def test_a_packed_file_is_unpacked_on_the_way(tmp_path, packing):
    path = tmp_path / "feed.jsonl.packed"
    path.write_bytes(PACKERS[packing](DATA))
    assert content(Blob(path)) == DATA
    assert container_kind(path) is None
    with local_copy(Blob(path)) as copy:
        assert copy.read_bytes() == DATA
    assert not copy.exists()


@pytest.mark.parametrize("packing", ["gzip", "bzip2", "xz"])
def test_a_packed_file_that_is_cut_short_is_one_sentence(tmp_path, packing):
    path = tmp_path / "feed.packed"
    path.write_bytes(PACKERS[packing](bytes(range(256)) * 999)[:-9])
    with pytest.raises(FeedError):
        content(Blob(path))


def test_members_of_zip_tar_and_folder_are_listed_and_read(tmp_path):
    zipped, tarred, folder = tmp_path / "a.zip", tmp_path / "b.tar.gz", tmp_path / "c"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/x.json", DATA)
        archive.writestr("y.csv", b"a,b\n")
    with tarfile.open(tarred, "w:gz") as archive:
        for name, data in (("data/x.json", DATA), ("y.csv", b"a,b\n")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "x.json").write_bytes(DATA)
    (folder / "y.csv").write_bytes(b"a,b\n")
    for path, kind in ((zipped, "zip"), (tarred, "tar"), (folder, "folder")):
        assert container_kind(path) == kind
        members = list_members(path)
        assert [one.member for one in members] == ["data/x.json", "y.csv"]
        assert [content(one) for one in members] == [DATA, b"a,b\n"]
        assert members[0].name == f"{path.name}/data/x.json"


@pytest.mark.parametrize("name", ["../evil.json", "/etc/evil.json", "a/../../evil.json", "C:/evil.json", "..\\evil"])
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path, name):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo(name)
        info.size = 2
        archive.addfile(info, io.BytesIO(b"[]"))
    with pytest.raises(FeedError, match="lead out of the archive"):
        list_members(path)


def test_what_unpacks_to_more_than_two_hundred_times_its_size_is_refused(tmp_path):
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"\0" * (80 << 20)))
    with pytest.raises(FeedError, match="times their size"):
        content(Blob(path))


def test_an_archive_in_an_archive_in_an_archive_is_refused(tmp_path):
    path = tmp_path / "deep.gz"
    path.write_bytes(gzip.compress(gzip.compress(gzip.compress(DATA))))
    with pytest.raises(FeedError, match="archive in an archive"):
        open_blob(Blob(path))


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(FeedError, match="no such file"):
        open_blob(Blob(tmp_path / "nothing.csv"))
