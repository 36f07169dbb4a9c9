"""What all exports of X share: ids that are numbers or text, three entities in texts, times hidden in ids."""

import re
from collections.abc import Sequence

from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.nested import Entry

__all__ = ["Id", "id_text", "is_retweet_text", "kind_of", "language", "moments", "plain", "status_in", "versions"]

#: Ids are text where their maker was careful, and numbers elsewhere.
Id = str | int | None

_STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status(?:es)?/(\d+)")
_RETWEET = re.compile(r"RT @\w+")
_OLD_CODES = {"in": "id", "iw": "he"}


def id_text(*values: Id) -> str | None:
    """
    Take the first id that is there.

    Parameters
    ----------
    *values : str, int or None
        The same id in several notations, the most careful one first.

    Returns
    -------
    str or None
        As text; None if there is none. The id 0 stands for nobody.
    """
    return next((str(value) for value in values if value not in (None, "", 0, "0", -1, "-1")), None)


def plain(text: str | None) -> str:
    """
    Turn the three entities that X writes into texts back into characters.

    Parameters
    ----------
    text : str or None
        A text.

    Returns
    -------
    str
        Unescaped once; empty for None.
    """
    if not text or "&" not in text:
        return text or ""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def is_retweet_text(text: str) -> bool:
    """
    Recognise a retweet by what X puts in front of it.

    Parameters
    ----------
    text : str
        A text.

    Returns
    -------
    bool
        Whether it begins with ``RT @name``.
    """
    return _RETWEET.match(text) is not None


def status_in(links: Sequence[str | None]) -> str | None:
    """
    Find the message that a text quotes by its last link.

    Parameters
    ----------
    links : sequence of str or None
        Links in order, written out.

    Returns
    -------
    str or None
        Id of the message that the last one leads to.
    """
    found = _STATUS.match(links[-1] or "") if links else None
    return found.group(1) if found else None


def kind_of(*, retweets: bool, answers: object, quotes: object) -> str:
    """
    Name what a message is; one that answers and quotes is a reply.

    Parameters
    ----------
    retweets : bool
        Whether it only passes another one on.
    answers, quotes : object
        Ids of what it answers and quotes, if any.

    Returns
    -------
    str
        ``repost``, ``reply``, ``quote`` or ``post``.
    """
    if retweets:
        return "repost"
    return "reply" if answers else "quote" if quotes else "post"


def language(code: str | None) -> str | None:
    """
    Give the language that X declares under its name of today.

    Parameters
    ----------
    code : str or None
        As X writes it.

    Returns
    -------
    str or None
        The same; Indonesian and Hebrew by their present codes.
    """
    return _OLD_CODES.get(code, code)


def versions(own: str | None, history: Sequence[Id] | None) -> tuple[str | None, str | None, str | None]:
    """
    Give all versions of an edited message one id.

    Parameters
    ----------
    own : str or None
        Id of this version.
    history : sequence of str or int, or None
        Ids of all versions, oldest first.

    Returns
    -------
    (str or None, str or None, str or None)
        Id of the latest version, by which the message goes; the others by spaces, None if there are none; id of the
        first version if this is a later one.
    """
    known = [text for one in history or () if (text := id_text(one))]
    if own is None or len(known) < 2 or own not in known:
        return own, None, None
    first = known[0] if own != known[0] else None
    return known[-1], " ".join(known[:-1]), first


def moments(own: str | None, created: object, first: str | None = None) -> Entry:
    """
    Say when a message was published, and edited.

    Parameters
    ----------
    own : str or None
        Its id, which tells the time where nothing else does.
    created : object
        Time as the source has it.
    first : str or None, optional
        Id of the first version, if this is a later one.

    Returns
    -------
    dict
        ``created_at`` and where it comes from. A later version was published when the first one was.
    """
    began = time_in_id(first, "x")
    if began is not None:
        return {"created_at": began, "created_at_source": "derived_from_id", "edited_at": created}
    if created not in (None, ""):
        return {"created_at": created}
    derived = time_in_id(own, "x")
    return {"created_at": derived, "created_at_source": "derived_from_id"} if derived else {}
