"""spaCy is loaded without its command line, and its command line is there for whoever wants it."""

import subprocess
import sys

PROGRAM = """
import sys, spacy
assert "spacy.cli" not in sys.modules and "urllib3" not in sys.modules and "typer" not in sys.modules
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
"""


def done(program: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True)


def test_what_nobody_calls_is_not_loaded_until_somebody_does():
    run = done("import dialogscore.tokens" + PROGRAM)
    assert run.returncode == 0, run.stderr


def test_a_command_line_that_is_loaded_already_stays():
    run = done("import spacy.cli as own, sys, dialogscore.tokens; assert sys.modules[own.__name__] is own")
    assert run.returncode == 0, run.stderr
