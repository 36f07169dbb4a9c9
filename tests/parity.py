"""Development script: hold the token engine and the cues against spaCy on every message of a folder of feeds.

``python -m tests.parity FOLDER`` reads the texts of all CSV files in FOLDER, which is no part of the project, and
prints how many messages differ; it keeps and writes nothing of them.
"""

import argparse
import csv
import io
import sys
from pathlib import Path

import pandas as pd

from dialogscore import cues, registry
from dialogscore.tokens import TEXT_CHARACTERS, tokenize
from tests.oracles import matcher_says, spacy_says

COLUMNS = ("text", "content", "replycontent")
AT_ONCE = 2_000


def texts_of(path):
    """Read the columns of a CSV file that hold messages, whatever its encoding."""
    raw = path.read_bytes()
    try:
        lines = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = raw.decode("latin-1")
    csv.field_size_limit(10**7)
    rows = csv.DictReader(io.StringIO(lines, newline=""))
    return [value for row in rows for name, value in row.items() if name and name.lower() in COLUMNS and value]


def differing(texts, language):
    """Count the messages whose tokens and whose cues differ from spaCy's."""
    table = pd.Series(texts, dtype=pd.StringDtype("pyarrow"))
    languages = pd.Series([language] * len(texts), dtype=table.dtype)
    tokens = tokenize(table, languages)
    wrong_tokens = sum(tokens.row(row) != words for row, words in enumerate(spacy_says(texts, language)))
    pack = registry.resolve("languages", language).cues
    found = cues.find(tokens, languages)
    own = [place for place, code in enumerate(found.codes) if code in pack]
    dense = found.matrix.toarray()
    said = matcher_says(tokens, pack, cues.sentence_starts(tokens))
    wrong_cues = sum({found.codes[i] for i in own if dense[row, i]} != hits for row, hits in enumerate(said))
    return wrong_tokens, wrong_cues


def main():
    """Compare every feed of a folder in both languages."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    feeds = sorted(folder.glob("*.csv"))
    if not feeds:
        sys.exit(f"Could not compare: found no CSV file in {folder}, expected a folder of feeds.")
    bad = 0
    for path in feeds:
        texts = [text for text in texts_of(path) if len(text) <= TEXT_CHARACTERS]
        for language in ("de", "en"):
            counts = [differing(texts[at : at + AT_ONCE], language) for at in range(0, len(texts), AT_ONCE)]
            wrong = [sum(side) for side in zip(*counts, strict=True)]
            bad += sum(wrong)
            print(
                f"{path.name} {language}: {len(texts)} texts, {wrong[0]} differ in tokens, {wrong[1]} in cues",
                flush=True,
            )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
