"""What tests share: the program as a person runs it, and one audit of the demo feeds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
# The same examples every time, however slow the machine is.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.load_profile("same")


@pytest.fixture
def program(tmp_path):
    """Return a function that runs ``dialogscore`` in a process of its own, in `tmp_path`."""

    def run(*arguments, **options) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "dialogscore", *map(str, arguments)],
            **{"cwd": tmp_path, "capture_output": True, "text": True, "env": environment()} | options,
        )

    return run


def environment() -> dict[str, str]:
    """Give a process of its own this checkout, whether it is installed or not."""
    return os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "110"}


@pytest.fixture(scope="session")
def demo_folders() -> list[Path]:
    """Return the folders of the demo feeds."""
    return sorted(path.parent for path in (ROOT / "corpora" / "demo").glob("*/company.toml"))


@pytest.fixture(scope="session")
def demo_audits(demo_folders, tmp_path_factory) -> dict[str, Path]:
    """Audit both demo feeds once, from the command line, and return their result folders by name."""
    from dialogscore.cli import main

    out = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--output", str(out), "--force"]) == 0
    return {folder.name: out / folder.name for folder in demo_folders}
