"""Facebook's "Download your information" (JSON) of a person or a page: the own side only."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.downloads import (
    Labelled,
    all_entries,
    is_html_only,
    members,
    nothing_found,
    own_id,
    repaired,
    value_of,
)
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "detect", "detect_members", "read", "to_message"]

_TREE = re.compile(
    r"(^|/)(your_facebook_activity|your_activity_across_facebook|this_profile's_activity_across_facebook)/"
)
_POSTS = re.compile(
    r"(^|/)(your_posts(__check_ins__photos_and_videos)?|profile_posts|your_uncategorized_posts)_\d+\.json$"
)
_COMMENTS = re.compile(r"(^|/)(comments_and_reactions|comments)/comments\.json$")
_PROFILE = re.compile(r"(^|/)profile_information/profile_information\.json$")
_STORIES = re.compile(r"(^|/)(archived_stories|your_stories|stories)\.json$")
_PAGES = re.compile(r"(^|/)(posts|comments(_and_reactions)?)/[^/]*\.html$")
_WITHIN = ("comments_v2", "comments", "archived_stories_v2", "data")
_COMMENT = frozenset("comment kommentar commentaire comentario comentário commento reactie opmerking".split())
_TEXT = frozenset("text post beitrag texte texto testo tekst message nachricht".split())
_AUTHOR = frozenset("author autor auteur autore verfasser".split())


class _Comment(msgspec.Struct):
    timestamp: int | None = None
    comment: str | None = None
    author: str | None = None


class _Part(msgspec.Struct):
    post: str | None = None
    update_timestamp: int | None = None
    comment: _Comment | None = None


class _Attached(msgspec.Struct):
    media: Any = None
    place: Any = None


class _Attachment(msgspec.Struct):
    data: list[_Attached] | None = None


class _Item(msgspec.Struct):
    timestamp: int | None = None
    data: list[_Part] | None = None
    attachments: list[_Attachment] | None = None
    label_values: list[Labelled] | None = None
    title: str | None = None


class _Name(msgspec.Struct):
    full_name: str | None = None


class _Profile(msgspec.Struct):
    name: _Name | str | None = None


class _About(msgspec.Struct):
    profile_v2: _Profile | None = None
    profile: _Profile | None = None
    name: str | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a single file of the download by its keys.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 for comments, 0.85 for posts.
    """
    if "comments_v2" in seen.first:
        return Detection("fb_dyi", 0.95, "JSON with comments_v2")
    held = seen.first.get("data")
    parts = [part for part in held if isinstance(part, dict)] if isinstance(held, list) else []
    is_post = any("post" in part or "update_timestamp" in part for part in parts) or "attachments" in seen.first
    is_labelled = "label_values" in seen.first and "fbid" in seen.first
    if seen.shape != "a JSON list" or not isinstance(seen.first.get("timestamp"), int) or not (is_post or is_labelled):
        return None
    return Detection("fb_dyi", 0.85, "a JSON list with timestamp, data or attachments of posts")


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise the download by the folders and files in it.

    Parameters
    ----------
    names : list of str
        Names of the files.

    Returns
    -------
    Detection or None
        0.95 for one of its folders, 0.9 for posts or comments in the places of older downloads.
    """
    tree = next((name for name in names if _TREE.search(name)), None)
    if tree is not None:
        return Detection("fb_dyi", 0.95, f"files such as {tree[:80]}")
    posts = next((name for name in names if _POSTS.search(name)), None)
    if posts is None and is_html_only(names):
        posts = next((name for name in names if _PAGES.search(name) and "facebook" in name.casefold()), None)
    return Detection("fb_dyi", 0.9, f"files such as {posts[:80]}") if posts else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read posts, stories, comments, and of private messages who sent them when.

    Parameters
    ----------
    source : Source
        An archive or folder, or one file of it.

    Yields
    ------
    Batch
        Messages; records are counted through all files.

    Raises
    ------
    FeedError
        If there are no posts or comments, as where it was asked for as HTML.
    """
    if not source.members:
        found = json_records(source.file, source.survey, _Item, within=_WITHIN)
        yield from nested.batches(found, lambda item: to_message(item, "post", None))
        return
    places = [(pattern, place) for pattern, place in ((_POSTS, "post"), (_STORIES, "story"), (_COMMENTS, "comment"))]
    files = [(blob, place) for pattern, place in places for blob in members(source, pattern)]
    if not files:
        raise nothing_found(source, "Facebook")
    owner = _owner(source)
    entries = all_entries(source, files, _Item, _WITHIN, lambda item, place: to_message(item, place, owner))
    yield from nested.batches(entries, lambda entry: [entry])


def to_message(item: Any, place: str, owner: str | None) -> Iterator[nested.Entry]:
    """
    Give the message of one record.

    Parameters
    ----------
    item : object
        A post, story or comment of the download.
    place : str
        ``post``, ``story`` or ``comment``: where it lies.
    owner : str or None
        Whose download it is.

    Yields
    ------
    dict
        One message. What a comment answers is not in the download: its parent is an id that no message has.
    """
    parts = item.data or []
    comment = next((part.comment for part in parts if part.comment), None)
    labels = item.label_values or []
    said = value_of(labels, _COMMENT)
    is_comment = place == "comment" or comment is not None or said is not None
    if is_comment:
        text = repaired(comment.comment) if comment else said
        author = (repaired(comment.author) if comment else value_of(labels, _AUTHOR)) or owner
        time = comment.timestamp if comment and comment.timestamp is not None else item.timestamp
    else:
        text = next((repaired(part.post) for part in parts if part.post), None) or value_of(labels, _TEXT)
        author, time = owner, item.timestamp
    kind = "comment" if is_comment else place
    # Links alone, moves and new photos have no text; a sentence such as "X updated her photo" is Facebook's.
    own = own_id(kind, time, text or _shown(item))
    yield {
        "message_id": own,
        "kind": kind,
        "author_name": author,
        "author_role": "company",
        "created_at": time,
        "edited_at": next((part.update_timestamp for part in parts if part.update_timestamp), None),
        "text": text,
        "parent_id": f"unknown:{own}" if is_comment else None,
        "visibility": "public",
        "media_type": "media" if any(one.media for many in item.attachments or () for one in many.data or ()) else None,
    }


def _owner(source: Source) -> str | None:
    """Find the name on the profile; else the one that comments bear."""
    for blob in members(source, _PROFILE):
        for _, about in json_records(blob, survey(blob), _About):
            if isinstance(about, Reject):
                continue
            profile = about.profile_v2 or about.profile
            name = profile.name if profile else about.name
            name = name.full_name if isinstance(name, _Name) else name
            if name:
                return repaired(name)
    for blob in members(source, _COMMENTS):
        for _, item in json_records(blob, survey(blob), _Item, within=_WITHIN):
            named = [part.comment.author for part in getattr(item, "data", None) or [] if part.comment]
            if named and named[0]:
                return repaired(named[0])
    return None


def _shown(item: Any) -> str:
    return repaired(item.title) or ""


FORMAT = Format(
    name="fb_dyi",
    title='Facebook "Download your information" (zip or folder, JSON)',
    needs=("posts/*_posts_1.json", "comments_and_reactions/comments.json"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Page settings, Download your information: choose the format JSON (not HTML), posts and comments.",
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    detect_members=detect_members,
    coverage="none",
    limits=("own_side_only", "no_parents"),
)
