"""Ctrl-C and SIGTERM end a run cleanly, whatever library they meet."""

import os
import signal
import sys
import threading

from dialogscore.cli.talk import say

__all__ = ["Stoppable", "leave", "stop_if_asked"]

NAMES = {signal.SIGINT: "Interrupted", signal.SIGTERM: "Terminated"}
AGAIN_AFTER = 0.05  # seconds: the callback is over by then, and nobody notices the wait


class _Stopped(BaseException):
    """
    A signal came.

    No KeyboardInterrupt: Python remembers one that passed through a library's own interpreter calls, and dies of it at
    exit although it was caught.
    """


_open: list["Stoppable"] = []


def stop_if_asked() -> None:
    """Stop here if a signal came whose exception got lost: a library may swallow it, as in an import or a callback."""
    if _open and _open[-1].received:
        raise _Stopped


def leave(what: str) -> None:
    """
    Say what stays behind; of a run that a signal ends in the place of the sentence that nothing does.

    Parameters
    ----------
    what : str
        Sentences.
    """
    if _open and _open[-1].received:
        _open[-1].left = what
    else:
        say(what)


class Stoppable:
    """
    A context that a signal ends, with everything in it cleaned up.

    Attributes
    ----------
    received : list of int
        Signals that came; the context then swallows whatever exception they became on their way, because a library may
        turn them into an error of its own, such as an import that failed.
    left : str
        What stays behind after a signal; nothing half-written if empty.
    """

    def __init__(self) -> None:
        self.received: list[int] = []
        self.left = ""
        self._before: dict[int, object] = {}

    def __enter__(self) -> "Stoppable":
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._stop) for number in NAMES}
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        _open.append(self)
        return self

    def __exit__(self, kind, error, trace) -> bool:
        _open.remove(self)
        sys.unraisablehook = self._hook
        # Once stopped, nothing may disturb the closing down: Arrow sends a signal it has caught a second time.
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_IGN if self.received and error is not None else handler)
        if not self.received or error is None:
            return False
        name = NAMES[self.received[0]]
        say(f"{name}. {self.left}" if self.left else f"{name}; nothing half-written is left.")
        return True

    def _stop(self, number, frame) -> None:
        self.received.append(signal.Signals(number))
        raise _Stopped

    def _unraisable(self, lost) -> None:
        """A callback of the interpreter swallowed the stop, which Python would print: ask again a moment later."""
        if not isinstance(lost.exc_value, _Stopped):
            self._hook(lost)
            return
        again = threading.Timer(AGAIN_AFTER, self._ask_again)
        again.daemon = True
        again.start()

    def _ask_again(self) -> None:
        if self in _open:
            os.kill(os.getpid(), self.received[0])
