"""What the machine lacks is said in a sentence each."""

import shutil

from tests import needed


def test_what_is_there_is_not_missed(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == "google-chrome" else None)
    monkeypatch.setattr(needed, "sets_pdf", lambda: True)
    assert needed.browser() == "/bin/google-chrome"
    assert needed.missing("browser", "pango") == []


def test_what_is_missing_is_said_with_the_way_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(needed, "sets_pdf", lambda: False)
    assert needed.missing("pango")[0].endswith("libharfbuzz-subset0 fonts-liberation")
    assert [line.partition(":")[0].partition(",")[0] for line in needed.missing("browser", "pango")] == [
        "A browser", "Pango"
    ]  # fmt: skip
    assert needed.missing() == []
