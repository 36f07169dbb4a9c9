"""Memory of a process and of what it started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.performance.family import memory_of, watched

HERE = Path(__file__).parent
# A process that starts another; both hold 100 MB for a second.
HOLDING = "held = bytearray(b'x') * 100_000_000; time.sleep(1.2)"
BOTH = (
    "import subprocess, sys, time\n"
    f"child = subprocess.Popen([sys.executable, '-c', \"import time; {HOLDING}\"])\n"
    f"{HOLDING}\nchild.wait()\nprint('done')"
)


def test_what_a_process_and_its_child_hold_is_added_up():
    taken = watched([sys.executable, "-c", BOTH], environment=dict(os.environ), folder=HERE)
    assert taken.said == "done\n"
    assert 0.2 < taken.together < 0.3
    assert 0.1 < taken.largest < 0.15


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(subprocess.CalledProcessError):
        watched([sys.executable, "-c", "raise SystemExit(3)"], environment=dict(os.environ), folder=HERE)


def test_a_process_that_is_gone_holds_nothing():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert memory_of(gone.pid) == [0]
