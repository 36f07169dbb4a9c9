"""Readers: any export in, one table of messages and a list of rejects out.

A format is a `Format` in a module of its own, named in the registry; the driver in `driver` does all the rest.
"""

from dialogscore.config import Account
from dialogscore.readers.detection import inspect_detection
from dialogscore.readers.driver import read
from dialogscore.readers.mapping import load_mapping
from dialogscore.readers.model import Detection, Feed, Format, ReadOptions

__all__ = ["Account", "Detection", "Feed", "Format", "ReadOptions", "inspect_detection", "load_mapping", "read"]
