"""The tree in which a repository keeps its records: from blocks to records by their keys."""

from collections.abc import Iterator
from typing import Any

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob, open_blob

__all__ = ["blocks_of", "records_of"]

_LONGEST = 1024  # bytes of a key, by the protocol


def blocks_of(file: Blob) -> tuple[bytes, dict[bytes, Any]]:
    """
    Unpack the blocks of a repository.

    Parameters
    ----------
    file : Blob
        A CAR file.

    Returns
    -------
    (bytes, dict of bytes to object)
        Name of the root block; blocks by name.

    Raises
    ------
    FeedError
        If the file is damaged, or the library that unpacks it is not installed.
    """
    try:
        import libipld
    except ModuleNotFoundError:
        raise FeedError(
            f"read {file}",
            found="a Bluesky repository and no library that unpacks it",
            expected="libipld, which comes with the extra bluesky",
            next_step="Install it with: pip install 'dialogscore[bluesky]'",
        ) from None
    with open_blob(file) as stream:
        packed = stream.read()
    try:
        header, blocks = libipld.decode_car(packed)
    except (ValueError, RecursionError, OverflowError) as error:
        raise FeedError(
            f"read {file}", found=f"a damaged repository ({str(error)[:200]})", expected="a whole one"
        ) from None
    roots = header.get("roots") if isinstance(header, dict) else None
    if not (isinstance(roots, list) and roots and isinstance(roots[0], bytes) and isinstance(blocks, dict)):
        raise FeedError(f"read {file}", found="a repository without a root", expected="a whole one")
    return roots[0], blocks


def records_of(root: bytes, blocks: dict[bytes, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """
    Walk through the tree of a repository.

    Parameters
    ----------
    root : bytes
        Name of the block with the commit.
    blocks : dict of bytes to object
        Blocks by name.

    Yields
    ------
    (str, dict)
        Key, such as ``app.bsky.feed.post/3kmw...``, and record, by key. Records whose block is missing are left out.
    """
    commit = blocks.get(root)
    top = commit.get("data") if isinstance(commit, dict) else None
    # What is still to do, last first: a node, or the key and the record that stand between two of them.
    stack: list[tuple[str, Any]] = [("", top)]
    seen: set[bytes] = set()
    while stack:
        key, name = stack.pop()
        block = blocks.get(name) if isinstance(name, bytes) else None
        if not isinstance(block, dict):
            continue
        if key:
            yield key, block
        elif name not in seen:
            # A damaged tree may hold itself.
            seen.add(name)
            stack += reversed(_inside(block))


def _inside(node: dict[str, Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [("", node.get("l"))]
    key = b""
    entries = node.get("e")
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        # Keys are written by what differs from the key before.
        shared, rest = entry.get("p"), entry.get("k")
        if not isinstance(shared, int) or not isinstance(rest, bytes):
            continue
        key = key[: max(shared, 0)] + rest
        if len(key) > _LONGEST:
            break  # keys that grow from entry to entry would fill the memory
        found += [(key.decode("utf-8", "replace"), entry.get("v")), ("", entry.get("t"))]
    return found
