"""The fast threads equal a slow, plain reading of the design, message by message."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore.threads import add_threads
from tests.drawn import draw, sources_of

AUTHORS = ("acme", "ann", "ben", "nobody")


@st.composite
def feeds(draw_from):
    size = draw_from(st.integers(1, 14))
    lines = []
    for number in range(size):
        author = draw_from(st.sampled_from(AUTHORS))
        parent = draw_from(st.one_of(st.none(), st.integers(0, size), st.integers(0, max(0, number - 1))))
        minute = draw_from(st.integers(0, 12))
        more = [f"message_id=m{number}"] + ([] if parent is None else [f"parent_id=m{parent}"])
        more += ["is_automated=yes"] if author == "acme" and draw_from(st.booleans()) else []
        lines.append(f"09:{minute:02d} {author}{{{', '.join(more)}}}: text")
    return draw("\n".join(lines))


def naive(messages):
    """Return (thread, turn, response, direction) by message id, with loops and sets only."""
    rows = messages.to_dict("records")
    place = {row["message_id"]: number for number, row in enumerate(rows)}
    above = {n: place.get(row["parent_id"]) for n, row in enumerate(rows)}
    for start in range(len(rows)):  # cut each cycle above its first row
        seen, n = [], start
        while n is not None and n not in seen:
            seen.append(n)
            n = above[n]
        if n is not None:
            above[min(seen[seen.index(n) :])] = None

    def author(n):
        return None if pd.isna(rows[n]["author_id"]) else rows[n]["author_id"]

    def ours(n):
        return author(n) == "acme"

    def same(n, m):
        return author(n) is not None and author(n) == author(m)

    def root(n):
        return n if above[n] is None else root(above[n])

    def inbound(n):
        if ours(n) or above[n] is None:
            return False
        return ours(above[n]) or (same(n, above[n]) and inbound(above[n]))

    def top(n):
        return top(above[n]) if above[n] is not None and same(n, above[n]) else n

    def group(n):
        if author(n) is None:
            return ("alone", n)
        first = top(n)
        if above[first] is not None:
            return (author(n), inbound(n), "answers", above[first])
        parent = rows[first]["parent_id"]
        missing = not pd.isna(parent) and parent not in place
        return (author(n), inbound(n), "under", parent) if missing else (author(n), inbound(n), "alone", first)

    turn, open_turns = {}, {}
    for n in range(len(rows)):
        members = open_turns.get(group(n))
        answered = members and any(above[m] in members and m > above[m] and not same(m, above[m]) for m in range(n))
        if not members or answered:
            members = open_turns[group(n)] = []
        members.append(n)
        turn[n] = members[0]

    touched = {root(n) for n in range(len(rows)) if ours(n) or inbound(n)}
    missing_root = {}
    for n in range(len(rows)):  # orphans under one missing parent share a thread
        parent = rows[n]["parent_id"]
        if above[n] is None and not pd.isna(parent) and parent not in place:
            missing_root.setdefault(parent, []).append(n)
    for together in missing_root.values():
        if touched & set(together):
            touched |= set(together)

    result = {}
    for n, row in enumerate(rows):
        direction = "outbound" if ours(n) else "inbound" if inbound(n) else "ambient" if root(n) in touched else None
        answers = [
            m
            for m in range(len(rows))
            if above[m] is not None
            and turn[above[m]] == turn[n]
            and ours(m)
            and not ours(above[m])
            and rows[m]["is_automated"] is not True
            and rows[m]["created_at"] >= rows[above[m]]["created_at"]
        ]
        response = rows[min(answers)]["message_id"] if answers and direction == "inbound" else None
        result[row["message_id"]] = (direction, rows[turn[n]]["ref"], response)
    return result


@settings(max_examples=200, deadline=None)
@given(feeds())
def test_fast_threading_equals_naive(messages):
    fast = add_threads(messages, sources_of(messages), accounts=[(None, "acme")])
    columns = fast[["message_id", "direction", "turn", "response_id"]].astype(object)
    columns = columns.where(columns.notna(), None)
    found = {row.message_id: (row.direction, row.turn, row.response_id) for row in columns.itertuples()}
    assert found == naive(messages)
