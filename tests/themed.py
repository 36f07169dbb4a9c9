"""A feed of three obvious themes in English and German, drawn from halves of sentences that we wrote."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from tests.measures.feeds import ask, feed

__all__ = ["GREETINGS", "THEMES", "drawn", "messages_of", "write_feed"]

# Theme to openings and endings; any two make a question.
THEMES = {
    "en": {
        "parcel": (
            ("My parcel never arrived", "The courier lost my parcel", "Tracking says the parcel is with the courier",
             "Your courier left the parcel outside", "The parcel from last order is missing"),
            ("where is the courier now?", "can you check the tracking number?", "who pays for a lost parcel?",
             "the tracking has not changed, why?", "when will the courier deliver?"),
        ),
        "invoice": (
            ("My invoice is wrong", "You charged my card twice", "The invoice shows a fee that I never agreed to",
             "My bank says the payment was charged again", "The refund is not on my invoice"),
            ("how do I get the refund?", "can you correct the invoice?", "why was the card charged?",
             "when will the payment be returned to my bank?", "who can explain the fee?"),
        ),
        "login": (
            ("I cannot log into my account", "The password link does not arrive", "The app locks my account",
             "My account is locked after the password reset", "The login page shows an error"),
            ("how can I reset the password?", "can you unlock the account?", "why does the app reject my login?",
             "is the login page down?", "when does the app accept a new password?"),
        ),
    },
    "de": {
        "parcel": (
            ("Mein Paket ist nie angekommen", "Der Bote hat mein Paket verloren",
             "Laut Sendung liegt das Paket im Depot", "Euer Bote hat das Paket vor der Tür gelassen",
             "Das Paket der letzten Lieferung fehlt"),
            ("wo steckt der Bote?", "könnt ihr die Sendung prüfen?", "wer ersetzt mir das Paket?",
             "warum bewegt sich die Sendung nicht?", "wann kommt die Lieferung aus dem Depot?"),
        ),
        "invoice": (
            ("Meine Rechnung stimmt nicht", "Der Betrag wurde doppelt abgebucht", "Auf der Rechnung steht eine Gebühr",
             "Meine Bank meldet eine zweite Abbuchung", "Die Erstattung fehlt auf der Rechnung"),
            ("wann kommt die Erstattung?", "könnt ihr die Rechnung korrigieren?", "warum wurde der Betrag abgebucht?",
             "wer erklärt mir die Gebühr?", "wann ist die Zahlung wieder auf der Bank?"),
        ),
        "login": (
            ("Ich komme nicht in mein Konto", "Der Link zum Passwort kommt nicht an", "Die App sperrt mein Konto",
             "Mein Konto ist gesperrt", "Die Anmeldung zeigt einen Fehler"),
            ("wie ändere ich das Passwort?", "könnt ihr das Konto entsperren?", "warum lehnt die App das Passwort ab?",
             "ist die Anmeldung gestört?", "wann nimmt die App ein neues Passwort?"),
        ),
    },
}  # fmt: skip
GREETINGS = {"en": ("Hi,", "Hello,", ""), "de": ("Hallo,", "Hi,", "")}
ANSWERS = {"en": "We have checked it and solved it, you get an email today.",
           "de": "Wir haben es geprüft und gelöst, du bekommst heute eine Mail."}  # fmt: skip
DAY, BEGIN = 86400, 1_700_000_000


def drawn(
    *,
    languages: Sequence[str] = ("en",),
    asked: int = 240,
    answered: Sequence[int] = (8, 5, 2),
    days: int = 120,
    seed: int = 0,
    terms: Sequence[str] = (),
) -> list[dict]:
    """Draw questions: number, language, what it is about, text, time, author and whether it was answered.

    Of ten questions of each theme `answered` are answered; `terms` are put at the end of every question of the first
    theme. Times go evenly over `days`.
    """
    rng = np.random.default_rng(seed)
    found = []
    for number in range(asked):
        language = languages[number % len(languages)]
        names = list(THEMES[language])
        place = int(rng.integers(len(names)))
        begins, ends = THEMES[language][names[place]]
        hello, first, last = GREETINGS[language][int(rng.integers(3))], begins[int(rng.integers(5))], rng.integers(5)
        parts = ["@acme", hello, f"{first},", ends[int(last)], *(terms if place == 0 else ())]
        found.append(
            {"number": number, "language": language, "about": names[place], "text": " ".join(filter(None, parts)),
             "at": number * days * DAY // asked, "author": f"u{number % (asked - 7)}",
             "answered": bool(rng.integers(10) < answered[place])}
        )  # fmt: skip
    return found


def messages_of(questions: Sequence[dict]) -> pd.DataFrame:
    """Make the table of messages, as it is before themes: all questions need a reply."""
    rows = []
    for one in questions:
        hour = one["at"] / 3600
        known = {"text": one["text"], "language": one["language"], "author_id": one["author"], "until": hour + 240}
        rows.append(ask(f"q{one['number']}", hour, response=1.0 if one["answered"] else None, **known))
    table = feed(*rows)
    return table.assign(ledger=pd.Series("eligible", index=table.index, dtype=table["text"].dtype))


def write_feed(path: Path, questions: Sequence[dict]) -> None:
    """Write a canonical feed (JSON lines); the last question is watched for ten days."""
    lines = []
    for one in questions:
        key, moment = f"q{one['number']}", BEGIN + one["at"]
        lines.append(_line(key, moment, one["author"], "audience", one["text"]))
        if one["answered"]:
            answer = ANSWERS[one["language"]]
            lines.append(_line(f"a{one['number']}", moment + 3600, "acme", "company", answer, parent=key))
    last = BEGIN + questions[-1]["at"] + 10 * DAY
    lines.append(_line("end", last, "acme", "company", "Good night and see you tomorrow."))
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n", encoding="utf-8")


def _line(key: str, moment: int, author: str, role: str, text: str, *, parent: str | None = None) -> dict:
    when = str(np.datetime64(moment, "s")) + "Z"
    return {
        "message_id": key, "platform": "x", "created_at": when, "author_id": author, "author_handle": author,
        "author_role": role, "parent_id": parent, "text": text, "kind": "reply" if parent else "post",
    }  # fmt: skip
