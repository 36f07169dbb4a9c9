"""Comments as the program Instaloader saves them beside the post they are on (JSON)."""

import re
from collections.abc import Iterator
from functools import partial

import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers import nested
from dialogscore.readers.blobs import Blob
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import text_of
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "detect", "detect_members", "read", "to_message"]

_COMMENTS = re.compile(r"^(?P<stem>.*_UTC)_comments\.json(\.xz)?$")
_POST = re.compile(r"^(?P<stem>.*_UTC)\.json(\.xz)?$")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)_UTC")


class _Owner(msgspec.Struct):
    id: str | int | None = None
    username: str | None = None


class _Comment(msgspec.Struct):
    id: str | int | None = None
    created_at: int | None = None
    text: str | None = None
    owner: _Owner | None = None
    likes_count: int | None = None
    answers: "list[_Comment] | None" = None


class _Text(msgspec.Struct):
    text: str | None = None


class _Edge(msgspec.Struct):
    node: _Text | None = None


class _Caption(msgspec.Struct):
    edges: list[_Edge] | None = None


class _Medium(msgspec.Struct):
    shortcode: str | None = None
    id: str | int | None = None
    owner: _Owner | None = None
    edge_media_to_caption: _Caption | None = None
    caption: str | None = None
    taken_at_timestamp: int | None = None


class _Saved(msgspec.Struct):
    node: _Medium | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a single file of comments by its keys.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if comments have a time, an owner and answers.
    """
    keys = ("id", "created_at", "text", "owner", "answers")
    if seen.shape != "a JSON list" or any(key not in seen.names for key in keys):
        return None
    return Detection("instaloader", 0.9, f"a JSON list with {', '.join(keys)}")


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise a folder by the names that Instaloader gives to posts and comments.

    Parameters
    ----------
    names : list of str
        Names of the files.

    Returns
    -------
    Detection or None
        0.9 if one ends in ``_UTC_comments.json``.
    """
    found = next((name for name in names if _COMMENTS.match(name)), None)
    return Detection("instaloader", 0.9, f"files such as {found[-60:]}") if found else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read posts and their comments; of a file alone the comments.

    Parameters
    ----------
    source : Source
        A folder or archive, or one file of comments.

    Yields
    ------
    Batch
        Messages.
    """
    if not source.members:
        stamp = _STAMP.search(source.file.name)
        post = f"post:{stamp.group()}" if stamp else "post:unknown"
        found = json_records(source.file, source.survey, _Comment)
        yield from nested.batches(found, partial(to_message, post=post))
        return
    yield from nested.batches(_all(source), lambda entry: [entry])


def to_message(record: _Comment, *, post: str) -> Iterator[nested.Entry]:
    """
    Give the messages of one record.

    Parameters
    ----------
    record : object
        A comment with its answers.
    post : str
        Id of the post it is on.

    Yields
    ------
    dict
        The comment, then its answers.
    """
    waiting = [(record, post, False)]
    while waiting:
        entry, parent, is_reply = waiting.pop()
        own_id = text_of(entry.id)
        yield {
            "message_id": own_id,
            "kind": "reply" if is_reply else "comment",
            "parent_id": parent,
            "conversation_id": post,
            "author_id": text_of(entry.owner.id) if entry.owner else None,
            "author_handle": entry.owner.username if entry.owner else None,
            "created_at": entry.created_at,
            "text": entry.text,
            "visibility": "public",
            "like_count": entry.likes_count,
        }
        waiting += [(one, parent if is_reply else own_id, True) for one in reversed(entry.answers or [])]


def _all(source: Source) -> Iterator[tuple[int, nested.Entry | Reject]]:
    posts = {found["stem"]: one for one in source.members if (found := _POST.match(one.member))}
    chosen = set(posts.values())
    number = 0
    for blob in source.members:
        found = _COMMENTS.match(blob.member)
        if found is None and blob not in chosen:
            continue
        stem = found["stem"] if found else _POST.match(blob.member)["stem"]
        post = f"post:{_STAMP.search(stem).group()}" if _STAMP.search(stem) else f"post:{stem}"
        if found is None:
            number += 1
            saved = _post(blob, post)
            yield number, saved._replace(source_row=number) if isinstance(saved, Reject) else saved
            continue
        for _, comment in json_records(blob, survey(blob), _Comment):
            number += 1
            if isinstance(comment, Reject):
                yield number, comment._replace(source_row=number)
            else:
                yield from ((number, entry) for entry in to_message(comment, post=post))


def _post(blob: Blob, post: str) -> nested.Entry | Reject:
    # One file that was not saved whole must not take the rest of the folder with it.
    try:
        saved = next((one for _, one in json_records(blob, survey(blob), _Saved)), Reject(0, "bad_json", {}))
    except FeedError:
        return Reject(0, "bad_json", {})
    if isinstance(saved, Reject):
        return saved
    node = saved.node or _Medium()
    edges = (node.edge_media_to_caption.edges if node.edge_media_to_caption else None) or []
    texts = [one.node.text for one in edges if one.node] or [node.caption]
    day = _STAMP.search(blob.member)
    named = f"{day[1]}T{day[2]}:{day[3]}:{day[4]}Z" if day else None
    taken = node.taken_at_timestamp
    return {
        "message_id": post,
        "kind": "post",
        "author_id": text_of(node.owner.id) if node.owner else None,
        "author_handle": node.owner.username if node.owner else None,
        "author_role": "brand",
        "created_at": named if taken is None else taken,
        "text": texts[0],
        "visibility": "public",
        "aliases": node.shortcode,
    }


FORMAT = Format(
    name="instaloader",
    title="Instaloader: posts and their comments (folder or file, JSON)",
    needs=("*_UTC_comments.json", "id", "created_at", "owner"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="instaloader --comments PROFILE, then the whole folder.",
    platform="instagram",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    detect_members=detect_members,
    limits=("replies_may_be_cut", "unverified_columns"),
)
