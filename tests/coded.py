"""Coded messages written for tests: so easy that any model learns them."""

import csv
from pathlib import Path

__all__ = ["ASKED", "COMPANIES", "SAID", "TO_PERSONS", "acts", "inbound", "many_acts", "write_csv"]

COMPANIES = ("AcmeHelp", "Bolt & Co", "Cedar", "Delphi Care", "Elm", "Fjord", "Gale", "Heron")
SAID = {
    "answer": "Yes, the shop in {0} is open until 8 pm today.",
    "probe": "Which version of the app do you use?",
    "deflect": "Please send a direct message with the order number.",
    "acknowledge": "Thank you so much for the kind words!",
    "invite": "What is your favourite song? Tell us in the comments!",
    "promote": "Order now and save 20 % on all shoes.",
    "inform": "{0} has presented its results for the year.",
}
TO_PERSONS = ("answer", "probe", "deflect", "acknowledge")
ASKED = {
    ("question", 1): "@{0} when does your shop open tomorrow?",
    ("complaint", 1): "@{0} my parcel is late again, this is terrible",
    ("praise", 0): "@{0} thank you, great service",
    ("comment", 0): "we took a train with @{0} to the sea",
}


def acts(companies=COMPANIES) -> list[dict]:
    """One company message of each act per company."""
    rows = []
    for company in companies:
        for number, (act, text) in enumerate(SAID.items()):
            directed = act in TO_PERSONS
            rows.append(
                {
                    "key": f"{company}-{act}",
                    "dataset": "written",
                    "company": company,
                    "lang": "en",
                    "is_reply": directed,
                    "parent": f"@{company} do you know more about number {number}?" if directed else None,
                    "text": text.format(company),
                    "act": act,
                }
            )
    return rows


def many_acts(count: int, companies: int) -> list[dict]:
    """As many company messages as asked for, of as many companies."""
    names = [f"{first}{last}" for first in ("Ar", "Bel", "Cor", "Dun") for last in ("mont", "field", "ville", "stad")]
    rows = acts(names[:companies])
    return [rows[i % len(rows)] | {"key": f"k{i}", "text": f"{rows[i % len(rows)]['text']} {i}"} for i in range(count)]


def inbound(times: int = 3) -> list[dict]:
    """Audience messages of each kind; the first of each company does not state it."""
    return [
        {
            "key": f"{company}-{kind}-{reply}-{time}",
            "dataset": "written",
            "company": company if time else "",
            "lang": "en",
            "context": "company: Good morning everybody!" if time == 1 else None,
            "text": text.format(company.split()[0]),
            "type": kind,
            "needs_reply": reply,
        }
        for company in COMPANIES
        for time in range(times)
        for (kind, reply), text in ASKED.items()
    ]


def write_csv(path: Path, rows: list[dict]) -> Path:
    """Write rows as a CSV; None is an empty field."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path
