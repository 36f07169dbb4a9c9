"""A full disk is one sentence; a bug stays a traceback."""

import errno

import pytest

from dialogscore.disk import told
from dialogscore.errors import OutputError


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "a full disk"), (errno.EROFS, "a read-only disk")])
def test_what_the_disk_does_is_told_in_a_sentence(number, words):
    with pytest.raises(OutputError, match=words), told("write it"):
        raise OSError(number, "system words")


def test_other_failures_stay_as_they_are(tmp_path):
    with pytest.raises(ValueError, match="a bug"), told("write it"):
        raise ValueError("a bug")
    with pytest.raises(PermissionError), told("write it", inside=tmp_path / "out"):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "logo.png"))
