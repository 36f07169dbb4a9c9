"""Instagram's "Download your information" (JSON): the own side only."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.blobs import Blob
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

_TREE = re.compile(r"(^|/)your_instagram_activity/")
_PLACES = (
    (re.compile(r"(^|/)(content|media)/(posts_\d+|igtv_videos|archived_posts)\.json$"), "post"),
    (re.compile(r"(^|/)(content|media)/(stories|reels)\.json$"), "story"),
    (re.compile(r"(^|/)comments/(post_comments(_\d+)?|reels_comments|comments)\.json$"), "comment"),
)
_OLD = re.compile(r"(^|/)(content/posts_\d+|comments/post_comments(_\d+)?|comments/reels_comments)\.(json|html)$")
_PROFILE = re.compile(r"(^|/)personal_information/(personal_information/)?personal_information\.json$")
_NAMED = re.compile(r"(?:^|/)instagram-(.+?)-\d{4}-\d{1,2}-\d{1,2}-")
_WITHIN = (
    "ig_stories",
    "ig_reels_media",
    "ig_igtv_media",
    "ig_archived_post_media",
    "comments_media_comments",
    "comments_reels_comments",
)
_COMMENT = frozenset("comment kommentar commentaire comentario comentário commento reactie opmerking".split())
_CAPTION = frozenset("caption title titel titre título titolo bildunterschrift légende bijschrift".split())
_OWNER = frozenset(["media owner", "medieninhaber", "auteur", "auteur du média", "eigenaar van media"])
_USER = frozenset(["username", "benutzername", "nom d’utilisateur", "nom d'utilisateur", "gebruikersnaam"])


class _Medium(msgspec.Struct):
    creation_timestamp: int | None = None
    title: str | None = None


class _Value(msgspec.Struct):
    value: str | None = None
    timestamp: int | None = None


class _Item(msgspec.Struct):
    """A post with its media, a single story or reel, or a comment."""

    media: list[_Medium] | None = None
    creation_timestamp: int | None = None
    timestamp: int | None = None
    title: str | None = None
    string_map_data: dict[str, _Value] | None = None
    label_values: list[Labelled] | None = None


class _User(msgspec.Struct):
    string_map_data: dict[str, _Value] | None = None


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
        0.95 for keys that only Instagram has, 0.85 for lists of media or labels.
    """
    held = next((name for name in _WITHIN if name in seen.first), None)
    if held:
        return Detection("ig_dyi", 0.95, f"JSON with {held}")
    if "JSON" not in seen.shape or "fbid" in seen.first:
        return None
    if "string_map_data" in seen.first and "media_list_data" in seen.first:
        return Detection("ig_dyi", 0.95, f"{seen.shape} with string_map_data")
    media = seen.first.get("media")
    is_timed = isinstance(media, list) and any("creation_timestamp" in one for one in media if isinstance(one, dict))
    if is_timed or ("label_values" in seen.first and "timestamp" in seen.first):
        return Detection("ig_dyi", 0.85, f"{seen.shape} with {'media' if is_timed else 'label_values'}")
    return None


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
        0.95 for its folder, 0.9 for posts or comments in the places of older downloads.
    """
    tree = next((name for name in names if _TREE.search(name)), None)
    if tree is not None:
        return Detection("ig_dyi", 0.95, f"files such as {tree[:80]}")
    old = next((name for name in names if _OLD.search(name)), None)
    return Detection("ig_dyi", 0.9, f"files such as {old[:80]}") if old else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read posts, stories, reels, comments, and of private messages who sent them when.

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
    owner = _owner(source)
    if not source.members:
        found = json_records(source.file, source.survey, _Item, within=_WITHIN)
        yield from nested.batches(found, lambda item: to_message(item, _place(source.file), owner))
        return
    files = [(blob, place) for pattern, place in _PLACES for blob in members(source, pattern)]
    if not files or is_html_only(one.member for one in source.members):
        raise nothing_found(source, "Instagram")
    entries = all_entries(source, files, _Item, _WITHIN, lambda item, place: to_message(item, place, owner))
    yield from nested.batches(entries, lambda entry: [entry])


def to_message(item: Any, place: str, owner: str | None) -> Iterator[nested.Entry]:
    """
    Give the message of one record.

    Parameters
    ----------
    item : object
        A post, story, reel or comment of the download.
    place : str
        ``post``, ``story`` or ``comment``: where it lies.
    owner : str or None
        Handle of the account whose download it is.

    Yields
    ------
    dict
        One message. What a comment answers is not in the download: its parent is an id that no message has; but on
        the media of others their owner is named.
    """
    labels = item.label_values or []
    known = [Labelled(label, one.value) for label, one in (item.string_map_data or {}).items()] or labels
    said = value_of(known, _COMMENT)
    is_comment = place == "comment" or item.string_map_data is not None or said is not None
    media = item.media or []
    times = [item.creation_timestamp, item.timestamp, *(one.creation_timestamp for one in media)]
    times += [one.timestamp for one in (item.string_map_data or {}).values()]
    time = next((one for one in times if one), None)
    message = {"author_handle": owner, "author_role": "company", "created_at": time, "visibility": "public"}
    if is_comment:
        # The words differ from language to language, the order does not: the comment, whose media, when.
        values = [repaired(str(one.value)) for one in known if one.value is not None]
        text = said or next(iter(values), None)
        whose = value_of(known, _OWNER) or (values[1] if len(values) > 1 else None)
        is_foreign = bool(whose and owner) and whose.casefold() != owner.casefold()
        own = own_id("comment", time, text or "", whose or "")
        yield message | {
            "message_id": own,
            "kind": "comment",
            "text": text,
            "parent_id": f"unknown:{own}",
            "parent_author_id": whose if is_foreign and not re.search(r"\s", whose) else None,
        }
        return
    titles = (item.title, *(one.title for one in media))
    text = next((repaired(one) for one in titles if one), None) or value_of(labels, _CAPTION)
    yield message | {
        "message_id": own_id(place, time, text or ""),
        "kind": place,
        "text": text,
        "media_type": "media" if media else None,
    }


def _place(file: Blob) -> str:
    name = str(file).replace("\\", "/")
    return (
        "story" if name.endswith(("/stories.json", "/reels.json")) else "comment" if "comments" in file.name else "post"
    )


def _owner(source: Source) -> str | None:
    """Find the handle in the profile; else in the name of the download."""
    for blob in members(source, _PROFILE):
        for _, user in json_records(blob, survey(blob), _User, within=("profile_user",)):
            labels = [] if isinstance(user, Reject) else list((user.string_map_data or {}).items())
            handle = value_of([Labelled(label, one.value) for label, one in labels], _USER)
            if handle:
                return handle
    named = _NAMED.search(f"{source.file.path.name}/{next((one.member for one in source.members), '')}")
    return named.group(1) if named else None


FORMAT = Format(
    name="ig_dyi",
    title='Instagram "Download your information" (zip or folder, JSON)',
    needs=("content/posts_1.json", "comments/post_comments_1.json"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Accounts Center, Download your information: choose the format JSON (not HTML), posts and comments.",
    platform="instagram",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    detect_members=detect_members,
    coverage="none",
    limits=("own_side_only", "no_parents"),
)
