"""Draw a feed as text, so that a test is a picture.

A line is ``[+days]HH:MM author: text``; a deeper line replies to the nearest shallower line above it.
Properties stand in braces after the author: ``10:00 ann{kind=repost, parent_id=m9}: text``. Row k has the id ``mk``
unless it says otherwise; ``acme`` is the company, an author in capitals another company, ``nobody`` has no name.
"""

import re

import pandas as pd

from dialogscore import schema

LINE = re.compile(r"(?:\+(?P<days>\d+) )?(?P<clock>\S+) (?P<author>\w+)(?:\{(?P<more>[^}]*)\})?: ?(?P<text>.*)")
DEFAULTS = {
    "platform": "x",
    "created_at_precision": "s",
    "created_at_source": "field",
    "status": "visible",
    "visibility": "public",
    "provenance": "row",
    "source_id": "S1",
    "author_role_source": "default",
}


def draw(drawing, *, day="2024-03-04", company=("acme",), **constants):
    """Return a messages table with the readers' columns for a drawing."""
    rows, branch = [], []  # branch: (indent, message_id) from the root to the line above
    for line in filter(str.strip, drawing.split("\n")):
        match = LINE.fullmatch(line.strip())
        indent = len(line) - len(line.lstrip())
        branch = [(depth, above) for depth, above in branch if depth < indent]
        author = match["author"]
        row = {column.name: None for column in schema.MESSAGES if column.stage == "readers"}
        row |= DEFAULTS | {"message_id": f"m{len(rows) + 1}", "text": match["text"], "source_row": len(rows) + 1}
        row |= {"author_id": None if author == "nobody" else author, "author_handle": row["author_id"]}
        row["author_handle"] = row["author_id"]
        row["parent_id"] = branch[-1][1] if branch else None
        row["author_role"] = "company" if author in company else "other_company" if author.isupper() else "audience"
        row["created_at"] = pd.Timestamp(f"{day} {match['clock']}", tz="UTC") + pd.Timedelta(
            days=int(match["days"] or 0)
        )
        row["mentions"] = " ".join(re.findall(r"@(\w+)", match["text"])) or None
        row |= constants | dict(pair.strip().split("=") for pair in (match["more"] or "").split(",") if pair.strip())
        row["is_automated"] = {"yes": True, "no": False}.get(row["is_automated"])
        row["kind"] = row["kind"] or ("reply" if row["parent_id"] else "post")
        rows.append(row)
        branch.append((indent, row["message_id"]))
    messages = pd.DataFrame(rows, columns=schema.column_names(stage="readers"))
    messages = messages.sort_values(["created_at", "platform", "message_id"], kind="stable", ignore_index=True)
    messages["ref"] = [f"M{number:06d}" for number in range(1, len(messages) + 1)]
    return schema.conform(messages)


def sources_of(messages, *, until=None, capabilities="audience_messages company_posts exact_times parents", **values):
    """Return the table of sources of a drawn feed, watched until its last message or until a given moment."""
    last = messages.groupby("source_id")["created_at"].max()
    rows = [
        {
            "source_id": source,
            "file": f"{source}.csv",
            "sha256": "0" * 64,
            "format": "canonical",
            "platform": messages["platform"].iloc[0],
            "capabilities": capabilities,
            "audience_coverage": "full",
            "coverage_source": "format",
            "observed_from": messages["created_at"].min(),
            "observed_until": pd.Timestamp(until, tz="UTC") if until else moment,
            "observed_until_source": "as_of" if until else "last_message",
            "row_count": int(messages["source_id"].eq(source).sum()),
            "encoding": "utf-8",
        }
        | values
        for source, moment in last.items()
    ]
    return schema.conform(pd.DataFrame(rows), schema.SOURCES)
