"""An audit talks to nobody: no socket is opened, no name is looked up, no address is asked for."""

import subprocess
import sys

from tests.conftest import environment

WATCHED = """
import sys

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise SystemExit(f"network used: {event} {arguments}")

sys.addaudithook(watch)
from dialogscore.cli import main
sys.exit(main(sys.argv[1:]))
"""


def watched(*arguments, cwd) -> subprocess.CompletedProcess:
    """Run the program with a hook that ends it when anything of the network is touched."""
    command = [sys.executable, "-c", WATCHED, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True)


def test_the_hook_sees_a_socket(tmp_path):
    program = WATCHED.replace("from dialogscore", "import socket; socket.socket()\nfrom dialogscore")
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert "network used: socket.__new__" in run.stderr


def test_audit_and_report_open_no_socket(demo_folders, tmp_path):
    audit = watched("audit", demo_folders[0], "-o", tmp_path / "out", cwd=tmp_path)
    assert audit.returncode == 0, audit.stderr
    report = watched("report", tmp_path / "out", "--language", "en", cwd=tmp_path)
    assert report.returncode == 0, report.stderr


def test_report_asks_for_nothing_from_outside(demo_audits):
    for out in demo_audits.values():
        page = (out / "report.html").read_text(encoding="utf-8")
        for loading in ("<link", "@import", "src=", "url(", "<iframe", "<object", "fetch(", "XMLHttpRequest"):
            for place in range(page.count(loading)):
                after = page.split(loading)[place + 1].lstrip("\"' ")
                assert not after.startswith(("http:", "https:", "//")), f"{loading}{after[:80]}"
