"""Small feeds written by us, in which every case can be told by hand."""

import csv

import pandas as pd

import dialogscore

COLUMNS = (
    "message_id", "created_at", "text", "author_id", "author_handle", "is_company", "parent_id", "platform", "url",
    "author_followers", "status",
)  # fmt: skip
START = pd.Timestamp("2025-03-01 08:00", tz="UTC")

# Day and hour after the start, author, what it answers, text. The company is acme.
ENGLISH = {
    "gus1": (0, 1, "gus", "", "@acme Where can I buy a ticket for the night train to Leeds?"),
    "post": (40, 0, "acme", "", "Our new summer timetable starts on Monday morning."),
    "ann1": (41, 1, "ann", "", "@acme Where is my parcel? I ordered it two weeks ago."),
    "bob1": (41, 3, "bob", "", "@acme My charger caught fire this morning. What should I do with it?"),
    "cleo1": (41, 4, "cleo", "", "@acme Is there a window seat left on the evening train to York?"),
    "cleo2": (41, 5, "acme", "cleo1", "@cleo Yes, there are eleven window seats left in coach C."),
    "dan1": (41, 6, "dan", "", "@acme How can I change the address of my order?"),
    "dan2": (41, 7, "acme", "dan1", "@dan Please send us a direct message with your order number."),
    "eve1": (41, 8, "eve", "", "@acme Which platform does the train to Hull leave from?"),
    "eve2": (41, 9, "fred", "eve1", "@eve It is always platform four."),
    "hal1": (42, 1, "hal", "", "@acme Why can I not log in to your app?"),
    "hal2": (42, 2, "hal", "hal1", "@acme All sorted now, thanks!"),
    "ida1": (42, 3, "ida", "", "@acme You refuse to refund me. Do I have to call my lawyer?"),
    "jon1": (42, 4, "jon", "", "@acme How much is a ticket to Derby?"),
    "jon2": (42, 5, "acme", "jon1", "@jon A single costs twelve pounds."),
    "jon3": (42, 6, "jon", "jon2", "@acme And how much is a return ticket for two children?"),
    "last": (45, 0, "acme", "", "The ferry runs every hour in summer."),
}
GERMAN = {
    "anna1": (0, 1, "anna", "", "@acme Wann kommt endlich mein Paket? Ich warte seit zwei Wochen."),
    "bert1": (1, 1, "bert", "", "@acme In eurem Müsli war ein Glassplitter. Was soll ich jetzt tun?"),
    "cora1": (1, 2, "cora", "", "@acme Jemand hat mein Konto gehackt. Wer hilft mir weiter?"),
    "dora1": (1, 3, "dora", "", "@acme Wie lange habt ihr am Samstag geöffnet?"),
    "dora2": (1, 4, "acme", "dora1", "@dora Am Samstag haben wir bis 18 Uhr geöffnet."),
    "emil1": (1, 5, "emil", "", "@acme Warum kann ich mich nicht mehr anmelden?"),
    "emil2": (1, 6, "emil", "emil1", "@acme Hat sich erledigt, danke!"),
    "last": (3, 0, "acme", "", "Heute stellen wir unsere neue Mühle vor."),
}


def write(path, feed, *, leave_out=(), more=None, changed=None):
    """Write a feed as a table; `changed` holds further columns of single messages."""
    told = {name: row for name, row in (feed | (more or {})).items() if name not in leave_out}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for name, (day, hour, author, parent, text) in told.items():
            row = {
                "message_id": name,
                "created_at": (START + pd.Timedelta(days=day, hours=hour)).isoformat(),
                "text": text,
                "author_id": f"id-{author}",
                "author_handle": author,
                "is_company": "true" if author == "acme" else "false",
                "parent_id": parent,
                "platform": "x",
                "url": f"https://x.com/{author}/status/{sum(name.encode())}",
                "author_followers": 100 if author == "ann" else "",
                "status": "visible",
            }
            writer.writerow(row | (changed or {}).get(name, {}))
    return path


def audited(path, **options):
    return dialogscore.audit([path], company="Acme", accounts=["x:acme"], coverage="full", **options)
