"""What the columns of an unknown table may mean, guessed from German and English names and from what they hold."""

import re
import unicodedata
from typing import NamedTuple

from dialogscore.config import platform_name
from dialogscore.readers.looks import Look
from dialogscore.readers.mapping import ROW_NUMBER
from dialogscore.readers.profiles import Grid, Profile, find_grid, profile

__all__ = ["ASKED", "Guess", "company_values", "guess", "name_score", "to_toml"]

#: What a person is asked for, in this order.
ASKED = ("message_id", "created_at", "text", "author_name", "parent_id", "conversation_id", "platform", "direction")
_NAMES = {
    "message_id": "message id|nachrichten id|nachricht id|post id|beitrags id|comment id|kommentar id|mention id"
    "|item id|content id|tweet id|nachrichtennummer|beitragsnummer|beitragsnr|id|nr|nummer|permalink|url|link",
    "created_at": "created at|erstellt am|created time|created|zeitstempel|timestamp|zeitpunkt|datum uhrzeit"
    "|published|veroffentlicht am|veroffentlicht|gesendet am|sent at|posted at|publish time"
    "|date time|datum|date|zeit|time|uhrzeit",
    "text": "message text|nachrichtentext|full text|volltext|message|nachricht|text|inhalt|content|body"
    "|kommentar|comment|beitrag|post|caption|snippet",
    "author_name": "author|autor|autorin|verfasser|absender|sender|from|von|username|user name|benutzername"
    "|nutzername|handle|screen name|author name|user|nutzer|kunde|customer|kontakt|contact|name"
    "|author id|user id|profil|profile",
    "parent_id": "parent id|in reply to|antwort auf|reply to|antwort auf id|in reply to id|bezug|bezugs id|parent"
    "|eltern id",
    "conversation_id": "conversation id|konversations id|thread id|ticket id|ticket nr|case number|fallnummer"
    "|vorgangsnummer|vorgang|conversation|konversation|gesprach|thread|ticket|case|fall",
    "author_id": "author id|user id|sender id|from id|verfasser nr|verfasser id|autor id|autor nr|absender id"
    "|absender nr|nutzer id|nutzer nr|benutzer id|kunden nr|kundennummer|customer id|contact id|profile id|profil id",
    "platform": "network|netzwerk|social network|platform|plattform|kanal|channel|medium|quelle|source",
    "direction": "direction|richtung|message direction|nachrichtenrichtung|eingang ausgang|ein aus|typ|type|art"
    "|role|rolle",
}  # fmt: skip
# Employees and addresses are never read.
_AGENT = re.compile(
    r"\b(agent|agents|bearbeiter|bearbeiterin|mitarbeiter|assigned|zugewiesen|answered by|beantwortet von|sent by"
    r"|gesendet von|assignee|reviewer|e ?mail|phone|telefon)\b"
)
_COMPANY = {
    "outbound", "outgoing", "out", "sent", "reply sent", "brand", "company", "business", "page", "agent", "admin",
    "ausgehend", "ausgang", "aus", "gesendet", "unternehmen", "marke", "firma", "seite", "antwort gesendet",
}  # fmt: skip
_LONGEST_ID = 3  # words
_WRITTEN = (*ASKED[:3], "author_id", "author_handle", *ASKED[3:])


class Guess(NamedTuple):
    """
    What a table may mean.

    Attributes
    ----------
    grid : Grid
        The table.
    columns : dict of str to str
        What of `ASKED` was found, and its column; also ``author_id`` beside the author's name.
    profiles : dict of str to Profile
        What each column holds.
    clock : str
        Column of the time of day, where ``created_at`` is a day; ``""`` if there is none.
    """

    grid: Grid
    columns: dict[str, str]
    profiles: dict[str, Profile]
    clock: str


def guess(seen: Look) -> Guess | None:
    """
    Guess what the columns of a table mean.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Guess or None
        None for what is no table.
    """
    grid = find_grid(seen)
    if grid is None:
        return None
    cells = dict(zip(grid.names, grid.columns, strict=True))
    profiles = {name: profile(name, column) for name, column in cells.items()}
    free = [name for name in grid.names if profiles[name].filled and not _AGENT.search(_plain(name))]
    columns: dict[str, str] = {}
    answered = [set(cells[name]) - {""} for name in free if name_score("parent_id", name) and profiles[name].filled < 1]
    for target in ("created_at", "text", "direction", "message_id", "parent_id", "conversation_id", "platform",
                   "author_name", "author_id"):  # fmt: skip
        known = [set(cells[columns["message_id"]])] if "message_id" in columns else []
        others = answered if target == "message_id" else known
        scores = {name: _score(target, profiles[name], set(cells[name]), others) for name in free}
        best = max(scores, key=scores.__getitem__, default=None)
        if best is not None and scores[best] > 0:
            columns[target] = best
            free.remove(best)
    clock = ""
    if "created_at" in columns and profiles[columns["created_at"]].is_day:
        clock = next((name for name in free if profiles[name].clocks == 1), "")
    return Guess(grid, columns, profiles, clock)


def company_values(values: tuple[str, ...]) -> list[str]:
    """
    Pick the values that are words for the company's side.

    Parameters
    ----------
    values : tuple of str
        Values of the column that tells the direction.

    Returns
    -------
    list of str
        Those that are known.
    """
    return [value for value in values if _plain(value) in _COMPANY]


def to_toml(found: Guess, *, company: list[str], zone: str | None, title: str) -> str:
    """
    Write a mapping file.

    Parameters
    ----------
    found : Guess
        What the columns mean.
    company : list of str
        Values of the direction's column that mean the company; none where its name decides.
    zone : str or None
        Time zone of times that state none.
    title : str
        What the table is.

    Returns
    -------
    str
        TOML.
    """
    columns, grid = dict(found.columns), found.grid
    direction, parent = columns.pop("direction", None), columns.get("parent_id")
    made = ["# Written by `dialogscore map`, to be adjusted; the README tells what else may be said."]
    made.append(f"title = {_quoted(title)}")
    if "conversation_id" in columns and not parent:
        made.append('threading = "conversation"')
    if grid.delimiter:
        made.append(f"delimiter = {_quoted(grid.delimiter)}")
    made.append('header_row = "auto"' if grid.header_row > 1 else "header_row = 1")
    columns.setdefault("message_id", ROW_NUMBER)
    if "author_name" in columns:
        author = columns.pop("author_name")
        columns.setdefault(_author(found.profiles[author]), author)
    when = columns["created_at"]
    notation = found.profiles[when].notation if when in found.profiles else None
    time = [f"zone = {_quoted(zone)}"] if zone else []
    if found.clock:
        del columns["created_at"]
        time.append(f"columns = [{_quoted(when)}, {_quoted(found.clock)}]")
        time.append(f"format = {_notations(notation)}")
    elif notation not in (None, "auto"):
        time.append(f"format = {_quoted(notation)}")
    made += ["", "[columns]", *(f"{target} = {_quoted(columns[target])}" for target in _WRITTEN if target in columns)]
    if time:
        made += ["", "[time]", *time]
    if company and direction:
        listed = ", ".join(map(_quoted, company))
        made += ["", "[company]", f"when = {{ column = {_quoted(direction)}, in = [{listed}] }}", 'role = "company"']
    return "\n".join(made) + "\n"


def _score(target: str, held: Profile, cells: set[str], others: list[set[str]]) -> float:
    named = name_score(target, held.name)
    if target == "created_at":
        is_time = held.notation and (named or held.notation != "auto" or held.numbers < 1)
        return 2 + named - held.is_day if is_time else 0
    if target == "text":
        is_text = (named or held.words > _LONGEST_ID) and not held.notation and held.numbers <= 0.5
        return named + min(held.words, 12) / 6 if is_text else 0
    if target == "direction":
        return named + 2 if len(held.values) > 1 and company_values(held.values) else 0
    if target == "message_id":
        is_id = held.unique > 0.98 and held.filled > 0.95 and held.words <= _LONGEST_ID
        # What the answers point at is the id, whatever its name and however much its numbers look like times.
        inside = max((len(cells & parents) / len(parents) for parents in others), default=0)
        is_pointed_at = inside > 0.5
        return named + 3 * inside if is_id and (is_pointed_at or (named and not held.notation)) else 0
    if target == "parent_id":
        inside = max((len(cells & ids - {""}) / max(len(cells - {""}), 1) for ids in others), default=0)
        return named + 3 * inside if (named or inside > 0.9) and held.filled < 1 and held.words <= _LONGEST_ID else 0
    if target == "conversation_id":
        return named if held.words <= _LONGEST_ID and not held.notation else 0
    if target == "author_id":
        return named if held.words <= 1 else 0
    if target == "platform":
        known = [value for value in held.values if any(map(platform_name, [value, *re.findall(r"\w+", value)]))]
        return named / 2 + 2 if known and len(known) == len(held.values) else 0
    return named if not held.notation and held.words <= 2 * _LONGEST_ID else 0


def _author(held: Profile) -> str:
    words = _plain(held.name).split()
    if "id" in words:
        return "author_id"
    is_handle = {"handle", "username", "screen", "benutzername", "nutzername"} & set(words)
    return "author_handle" if is_handle or any(value.startswith("@") for value in held.values) else "author_name"


def name_score(target: str, name: str) -> float:
    """
    Score how plainly the name of a column tells its meaning.

    Parameters
    ----------
    target : str
        The meaning, such as ``text``.
    name : str
        Name of the column.

    Returns
    -------
    float
        1 to 2 by its place in the list of names, half of it where it only holds one of them, else 0.
    """
    plain, names = _plain(name), _NAMES[target].split("|")
    if plain in names:
        return 2 - names.index(plain) / len(names)
    held = [place for place, one in enumerate(names) if re.search(rf"\b{one}\b", plain)]
    return (2 - held[0] / len(names)) / 2 if held else 0


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(char for char in folded if not unicodedata.combining(char))))


def _quoted(text: str) -> str:
    made = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return '"' + "".join(made.get(char, char) for char in text if char.isprintable() or char in made) + '"'


def _notations(day: str | None) -> str:
    known = "%Y-%m-%d" if day in (None, "auto") else day
    return "[" + ", ".join(_quoted(f"{known} {clock}") for clock in ("%H:%M:%S", "%H:%M")) + "]"
