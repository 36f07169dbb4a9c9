"""Measure the text stages on one core: ``python -m tests.performance.features [FILE ...] [--rows 200000]``.

The texts are the distinct ones of CSV files, or of the generated feed; every stage sees all of them for the first time.
Prints messages per second of processor time, as Markdown: programs beside it on the machine do not count.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore import classifier, cues, schema
from dialogscore.features import add_features, add_language
from dialogscore.tokens import tokenize
from tests.parity import texts_of
from tests.performance.bench import machine
from tests.performance.feed import write_feed

WARM_UP = 300


def table_of(texts: list[str]) -> pd.DataFrame:
    """Make a table in which every message answers the one before it and half of them, at random, are the company's."""
    count = len(texts)
    ids = pd.Series([f"m{number}" for number in range(count)])
    outbound = np.random.default_rng(0).random(count) < 0.5
    answered = ids.shift()
    columns = {
        "message_id": ids,
        "platform": "x",
        "kind": "reply",
        "status": "visible",
        "created_at": pd.Timestamp("2020-01-01", tz="UTC"),
        "text": texts,
        "parent_id": answered,
        "reply_target_id": answered,
        "thread_id": "t",
        "author_id": "a",
        "author_role": np.where(outbound, "company", "audience"),
        "direction": np.where(outbound, "outbound", "inbound"),
        "addresses": np.where(outbound, "person", None),
        "declared_language": None,
    }
    return schema.conform(pd.DataFrame(columns))


def measured(messages: pd.DataFrame) -> dict[str, float]:
    """Take the seconds of processor time of each stage."""
    seconds = {}

    def step(name, stage):
        start = time.process_time()
        result = stage()
        seconds[name] = time.process_time() - start
        return result

    messages = step("language", lambda: add_language(messages))
    tokens = step("tokens", lambda: tokenize(messages["text"], messages["language"]))
    found = step("cues", lambda: cues.find(tokens, messages["language"]))
    messages = step("features", lambda: add_features(messages, tokens, found))
    step("labels", lambda: classifier.add_labels(messages, tokens, found))
    return seconds


def generated(rows: int) -> list[str]:
    """Take the texts of the generated feed without canned replies."""
    with tempfile.TemporaryDirectory() as folder:
        write_feed(Path(folder, "feed.csv"), rows, canned_share=0)
        return pd.read_csv(Path(folder, "feed.csv"), usecols=["text"])["text"].tolist()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rows", type=int, default=200_000)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = [text for path in options.files for text in texts_of(path)] if options.files else generated(options.rows)
    texts = list(dict.fromkeys(read))
    # Models, packs and libraries are loaded by a few texts before; what is measured is the texts.
    measured(table_of([f"{text} warm" for text in texts[:WARM_UP]]))
    seconds = measured(table_of(texts))
    print(f"{len(texts):,} distinct texts, {sum(map(len, texts)) / len(texts):.0f} characters each")
    print(machine(), end="\n\n")
    print("| stage | seconds | messages a second |\n|---|---:|---:|")
    for name, used in (*seconds.items(), ("**all**", sum(seconds.values()))):
        print(f"| {name} | {used:.2f} | {len(texts) / used:,.0f} |")


if __name__ == "__main__":
    main()
