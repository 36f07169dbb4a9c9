"""Invented feeds of many companies, as small as they can be."""

import csv
import hashlib
import io
from datetime import date
from pathlib import Path

import pandas as pd

from dialogscore import schema, tables
from dialogscore.benchmark.unit import Outcome
from dialogscore.measures.alternatives import ELIGIBLE
from dialogscore.measures.replies import HORIZONS

HEAD = ["tweet_id", "author_id", "inbound", "created_at", "text", "response_tweet_id", "in_response_to_tweet_id"]
DAYS, MONTHS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
ASKED = ("Where is parcel {}?", "Lamp {} came broken, can you help?", "Lovely shop, number {}!", "Still waiting for {}")
SAID = ("Sorry! Which town was it sent to?", "It leaves us tomorrow.", "Please send us a message with the number.")


COUNTED = ("watched", "within_8h", "within", "follow_ups", "came_back")
NAMES = [f"{name}_{one}_{who}" for name in COUNTED for one in HORIZONS for who in ELIGIBLE]
NOTHING = pd.DataFrame({name: [0] for name in [*NAMES, "kept", "decided"]})


def write_twcs(path: Path, companies: dict[str, int], *, month: str = "Mar") -> Path:
    """Write a file of several companies, each asked so many times, and answering two of three."""
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEAD)
        for place, (company, count) in enumerate(companies.items()):
            for turn in range(count):
                day, person = 1 + turn * 30 // max(count - 1, 1), f"{900 + place}{turn:03}"
                number += 1
                asked = ASKED[turn % len(ASKED)].format(turn)
                table.writerow([number, person, "True", _time(month, day, 9), f"@{company} {asked}", "", ""])
                if turn % 3:
                    number += 1
                    said = f"@{person} {SAID[turn % len(SAID)]}"
                    table.writerow([number, company, "False", _time(month, day, 11), said, "", number - 1])
    return path


def _time(month: str, day: int, hour: int) -> str:
    weekday = DAYS[date(2025, MONTHS.index(month) + 1, day).weekday()]
    return f"{weekday} {month} {day:02} {hour:02}:00:00 +0000 2025"


def quick(shard, company, *_):
    """A result in the place of an audit, made at once."""
    files = {}
    for name, table in {"scores": schema.empty(schema.SCORES), "alternatives": NOTHING}.items():
        file = io.BytesIO()
        tables.write_parquet(table, file)
        files[f"tables/{name}.parquet"] = file.getvalue()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()
    facts = {"messages": 1, "inbound_turns": 1, "platforms": "x", "engine": "none", "language": "en"}
    return Outcome(company, files | {"SHA256SUMS": sums}, facts)
