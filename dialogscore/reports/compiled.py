"""Compiled templates, kept where Python keeps compiled modules, since to compile those of a report takes a fifth of a
second."""

import hashlib
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

__all__ = ["Beside"]

SEAL_BYTES = 32


class Beside(jinja2.BytecodeCache):
    """
    Keep templates in ``__pycache__`` beside them, if Python keeps modules at all and may write there.

    Parameters
    ----------
    folder : str or pathlib.Path
        The folder of the templates.
    made_by : str
        What decides how a template is compiled, beside its text: what was made by another is made anew.
    """

    def __init__(self, folder: str | Path, *, made_by: str) -> None:
        self._folder, self._made_by = Path(folder), f"{jinja2.__version__} {made_by}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """
        Fill a bucket with what is kept, unless it was made of another text, by another version, or is damaged.

        Parameters
        ----------
        bucket : jinja2.bccache.Bucket
            Of one template.
        """
        try:
            kept = self._path(bucket).read_bytes()
        except OSError:
            return  # nothing is kept
        if kept.startswith(self._seal(kept[SEAL_BYTES:])):
            bucket.bytecode_from_string(kept[SEAL_BYTES:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """
        Keep what a bucket holds.

        Parameters
        ----------
        bucket : jinja2.bccache.Bucket
            Of one template.
        """
        if not sys.dont_write_bytecode:
            content = bucket.bytecode_to_string()
            # Python's own way: all of a file or nothing, and no word where the folder must not be written to.
            SourceFileLoader("", "").set_data(str(self._path(bucket)), self._seal(content) + content)

    def _path(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(self._folder / f"{bucket.key}.j2", optimization="jinja"))

    def _seal(self, content: bytes) -> bytes:
        # What a full disk cut off must not be read; what another Jinja compiled may call what this one lacks.
        return hashlib.sha256(self._made_by.encode() + content).digest()
