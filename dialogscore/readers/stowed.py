"""Texts of large files, stowed on the disk until it is known whose they are."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.disk import told

__all__ = ["Stowed"]

_TEXT = pa.schema([("text", pa.large_string())])
_PLACED = pa.schema([("place", pa.int64()), ("text", pa.large_string())])
_DIGITS = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", dtype=np.uint8)
_SHIFTS = np.arange(0, 66, 6, dtype=np.uint64)
_SIGNS = 1 + len(_SHIFTS)
_PART = 1 << 17
_TASK = "keep texts on the disk"


class Stowed:
    """
    Texts on the disk, for each of which a mark stands in memory.

    A mark is one sign, ``@`` if the text begins with it, and a number of 64 bits in eleven digits, made of the text:
    equal texts have equal marks. Two others have the same less than once in a hundred thousand readings of ten million
    texts. An empty text is its own mark.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files are to be; made here, and deleted by whoever wanted it.
    """

    def __init__(self, folder: Path):
        with told(_TASK):
            folder.mkdir(mode=0o700)
        self._folder = folder
        self._numbers: list[np.ndarray] = []

    def put(self, table: pa.Table) -> pa.Table:
        """
        Stow the texts of some messages; those of private ones are let go, as whoever reads on would do.

        Parameters
        ----------
        table : pyarrow.Table
            Messages.

        Returns
        -------
        pyarrow.Table
            The same with marks in place of texts.
        """
        private = pc.fill_null(pc.equal(table["visibility"], "direct"), False)
        kept = pc.if_else(private, pa.scalar("", pa.large_string()), table["text"])
        texts = pa.concat_arrays([pa.array([], pa.large_string()), *kept.chunks])
        with told(_TASK):
            _write(self._part(len(self._numbers)), [texts])
        numbers = pd.util.hash_array(texts.to_numpy(zero_copy_only=False), categorize=False)
        self._numbers.append(numbers)
        return table.set_column(table.column_names.index("text"), _TEXT.field("text"), _marks(texts, numbers))

    def places(self, marks: pd.Series) -> np.ndarray:
        """
        Find texts by their marks.

        Parameters
        ----------
        marks : pandas.Series of str
            Marks.

        Returns
        -------
        numpy.ndarray of int64
            Where each text stands among all that were stowed, -1 if it is empty.
        """
        values = pa.chunked_array(marks.array.__arrow_array__())
        wanted, there = np.empty(len(values), dtype=np.uint64), np.empty(len(values), dtype=bool)
        for start in range(0, len(values), _PART):
            for chunk in values[start : start + _PART].chunks:
                end = start + len(chunk)
                wanted[start:end], there[start:end] = _numbers(chunk)
                start = end
        numbers = np.concatenate([np.empty(0, dtype=np.uint64), *self._numbers])
        if len(wanted) == len(numbers) and (wanted == numbers)[there].all():
            places = np.arange(len(wanted))  # nothing is missing, as in most files
        else:
            order = np.argsort(numbers, kind="stable")
            wanted[~there] = numbers[0]
            places = order[np.searchsorted(numbers[order], wanted)]
        places[~there] = -1
        return places

    def parts(self, places: np.ndarray) -> Iterator[tuple[np.ndarray, pa.Array]]:
        """
        Read the texts of messages, part by part.

        Parameters
        ----------
        places : numpy.ndarray of int64
            As `places` gives them.

        Yields
        ------
        (numpy.ndarray of int64, pyarrow.Array)
            Numbers of messages, and their texts; messages without text are in no part.
        """
        starts = np.cumsum([0, *map(len, self._numbers)])
        order = np.argsort(places, kind="stable")
        ends = np.searchsorted(places, starts, sorter=order)
        for number, start in enumerate(starts[:-1]):
            rows = order[ends[number] : ends[number + 1]]
            yield rows, _read(self._part(number))[0].take(pa.array(places[rows] - start))

    def dealt(self, groups: Sequence[np.ndarray]) -> Iterator[pa.Array]:
        """
        Read the texts of groups of messages: all of them once, and then one group after the other.

        Parameters
        ----------
        groups : sequence of numpy.ndarray of int64
            As `places` gives them, of each group.

        Yields
        ------
        pyarrow.Array
            Texts of each group, in the order of its messages.
        """
        starts = np.cumsum([0, *map(len, groups)])
        paths = [self._folder / f"group{number}" for number in range(len(groups))]
        with told(_TASK), ExitStack() as stack:
            files = [stack.enter_context(pa.OSFile(str(path), "wb")) for path in paths]
            writers = [stack.enter_context(pa.ipc.new_file(file, _PLACED)) for file in files]
            for rows, texts in self.parts(np.concatenate([np.empty(0, np.int64), *groups])):
                group = np.searchsorted(starts, rows, side="right") - 1
                for one in np.unique(group).tolist():
                    mine = np.flatnonzero(group == one)
                    some = [pa.array(rows[mine] - starts[one]), texts.take(pa.array(mine))]
                    writers[one].write_batch(pa.record_batch(some, schema=_PLACED))
        for path, group in zip(paths, groups, strict=True):
            place, texts = _read(path)
            path.unlink()
            back = np.full(len(group), -1, dtype=np.int64)
            back[place.to_numpy()] = np.arange(len(place))
            yield pc.fill_null(texts.take(pa.array(back, mask=back < 0)), "")

    def _part(self, number: int) -> Path:
        return self._folder / f"part{number}"


def _write(path: Path, columns: list[pa.Array]) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, _TEXT) as writer:
        writer.write_batch(pa.record_batch(columns, schema=_TEXT))


def _read(path: Path) -> list[pa.Array]:
    # Read, not mapped: pages of mapped files would count as memory of this process.
    with pa.OSFile(str(path)) as file:
        table = pa.ipc.open_file(file).read_all()
    return [pa.concat_arrays([pa.array([], one.type), *one.chunks]) for one in table.columns]


def _marks(texts: pa.Array, numbers: np.ndarray) -> pa.Array:
    signs = np.empty((len(texts), _SIGNS), dtype=np.uint8)
    signs[:, 0] = np.where(pc.starts_with(texts, "@").to_numpy(zero_copy_only=False), ord("@"), ord("."))
    signs[:, 1:] = _DIGITS[(numbers[:, None] >> _SHIFTS) & np.uint64(63)]
    offsets = np.arange(0, signs.size + 1, _SIGNS, dtype=np.int64)
    marks = pa.Array.from_buffers(pa.large_string(), len(texts), [None, pa.py_buffer(offsets), pa.py_buffer(signs)])
    return pc.if_else(pc.equal(texts, ""), pa.scalar("", pa.large_string()), marks)


def _numbers(marks: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Read the numbers out of marks; beside them, which marks are not empty."""
    there = pc.not_equal(marks, "").to_numpy(zero_copy_only=False)
    held = marks.filter(pa.array(there))
    signs = np.frombuffer(held.buffers()[2] or b"", dtype=np.uint8)[: len(held) * _SIGNS].reshape(-1, _SIGNS)
    digit = np.zeros(256, dtype=np.uint64)
    digit[_DIGITS] = np.arange(len(_DIGITS))
    numbers = np.zeros(len(marks), dtype=np.uint64)
    numbers[there] = np.bitwise_or.reduce(digit[signs[:, 1:]] << _SHIFTS, axis=1)
    return numbers, there
