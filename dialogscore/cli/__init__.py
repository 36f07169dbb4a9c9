"""The command ``dialogscore``: data on stdout, talk and progress on stderr.

Exit codes: 0 done, 1 could not, 2 the command makes no sense, 3 too many malformed rows, 130 interrupted (Ctrl-C),
143 ended from outside (SIGTERM). Whatever a person can mend is one sentence; a bug stays a traceback.
"""

import atexit
import errno
import gc
import os
import socket
import sys

import click

from dialogscore import __version__
from dialogscore.cli.audits import audit, demo, report
from dialogscore.cli.benchmarking import benchmark
from dialogscore.cli.coding import adjudicate, agree
from dialogscore.cli.comparing import compare
from dialogscore.cli.conversion import convert
from dialogscore.cli.corpus import corpus
from dialogscore.cli.correcting import correct
from dialogscore.cli.explaining import explain
from dialogscore.cli.inspection import inspect
from dialogscore.cli.listing import list_names
from dialogscore.cli.mapping import map_columns
from dialogscore.cli.models import evaluate, train
from dialogscore.cli.profiling import profiles
from dialogscore.cli.sampling import sample
from dialogscore.cli.sharing import forget, share
from dialogscore.cli.signals import Stoppable
from dialogscore.cli.talk import say
from dialogscore.cli.verifying import verify
from dialogscore.cli.worklisting import worklist
from dialogscore.errors import DialogscoreError

__all__ = ["main", "program"]

GARBAGE_THRESHOLDS = 50_000, 20, 50


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Start with: dialogscore demo",
)
@click.version_option(__version__, prog_name="dialogscore")
def program() -> None:
    """When this company talks on social media, does it talk with people, or at them?"""


COMMANDS = (
    audit,
    benchmark,
    inspect,
    map_columns,
    convert,
    profiles,
    demo,
    report,
    compare,
    sample,
    share,
    forget,
    worklist,
    verify,
    explain,
    agree,
    adjudicate,
    correct,
    evaluate,
    train,
    corpus,
    list_names,
)
for _command in COMMANDS:
    program.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """
    Run the command line and say how it went.

    Parameters
    ----------
    arguments : list of str, optional
        What follows the program's name; taken from the process if not given.

    Returns
    -------
    int
        Exit code.
    """
    # Before numpy is loaded, for all processes that are started, and for good, since numpy asks but once: see
    # `dialogscore.pieces.one_thread`.
    for library in ("MKL", "OPENBLAS"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    # Libraries make a million objects as they load, and no garbage; to look for it at every 700th takes a tenth of the
    # time of a small audit.
    often = gc.get_threshold()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    # Nor is there any to be found among them as the process ends, which would take as long again.
    atexit.register(gc.freeze)
    # spaCy loads urllib3, which would open a socket only to learn whether there is IPv6: we need no network at all.
    has_ipv6, socket.has_ipv6 = socket.has_ipv6, False
    try:
        with Stoppable() as stoppable:
            return _run(arguments)
        return 128 + stoppable.received[0]
    finally:
        gc.set_threshold(*often)
        socket.has_ipv6 = has_ipv6


def _run(arguments: list[str] | None) -> int:
    try:
        code = program.main(arguments, prog_name="dialogscore", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DialogscoreError as error:
        say(f"Error: {error}")
        return error.exit_code
    except BrokenPipeError:
        # Whoever read stdout has gone; Python must not try to write the rest of the buffer at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A library's temporary file met a full disk; what we write ourselves has a better sentence.
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        say(f"Error: Could not go on: found {os.strerror(error.errno)!r}, expected room for temporary files.")
        return 1
