"""What a whole audit is measured against: other ways to work through the same file, each by processor seconds.

``python -m tests.performance.baselines NAME FILE ROWS`` prints the seconds of one of `BASELINES` over the first ROWS
rows of a canonical CSV: processor seconds of reading and of the work, and the rows that were worked through.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

__all__ = ["BASELINES", "CONVOKIT"]

CONVOKIT = "ConvoKit Corpus build"
PATTERNS = 60


def read(path: Path, rows: int | None = None) -> pa.Table:
    """Read the file with pyarrow on one thread, types inferred."""
    table = csv.read_csv(path, read_options=csv.ReadOptions(use_threads=False))
    return table if rows is None else table.slice(0, rows)


def _nothing(table: pa.Table) -> None:
    """Do no more than read."""


def _tokenised(table: pa.Table) -> None:
    """Show every text to spaCy's default tokenizer, one after the other."""
    import spacy

    make_doc = spacy.blank("en").make_doc
    for text in table["text"].to_pylist():
        make_doc(text)


def _naive(table: pa.Table) -> None:
    """Tokenise, match 60 patterns, hash words and score with a linear model, message by message."""
    import spacy
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    words = pd.Series(" ".join(table["text"].slice(0, 2_000).to_pylist()).lower().split()).value_counts().index
    for number in range(PATTERNS):
        some, others = words[number : number + 5], words[PATTERNS + number : PATTERNS + number + 5]
        pattern = [{"LOWER": {"IN": list(some)}}, {"OP": "?"}, {"LOWER": {"IN": list(others)}}]
        matcher.add(f"cue {number}", [pattern])
    vectorizer = HashingVectorizer(ngram_range=(1, 2))
    few = table["text"].slice(0, 500).to_pylist()
    model = SGDClassifier(random_state=0).fit(vectorizer.transform(few), np.arange(len(few)) % 7)

    def label(text: str) -> tuple[int, int]:
        return len(matcher(nlp(text))), int(model.predict(vectorizer.transform([text]))[0])

    table.to_pandas()["text"].map(label)


def _convokit(table: pa.Table) -> None:
    """Build ConvoKit's Corpus, without any of its transformers."""
    from convokit import Corpus, Speaker, Utterance

    columns = ["message_id", "author_id", "conversation_id", "parent_id", "created_at", "text"]
    speakers: dict[str, Speaker] = {}
    utterances = []
    for row in table.select(columns).to_pylist():
        speaker = speakers.setdefault(row["author_id"], Speaker(id=row["author_id"]))
        utterances.append(
            Utterance(
                id=row["message_id"],
                speaker=speaker,
                conversation_id=row["conversation_id"],
                reply_to=row["parent_id"] or None,
                timestamp=row["created_at"],
                text=row["text"],
            )
        )
    Corpus(utterances=utterances)


# The work, and how many rows of a large file it is tried on: what is slower is extrapolated, and said to be.
BASELINES: dict[str, tuple[Callable[[pa.Table], None], int | None]] = {
    "pyarrow read": (_nothing, None),
    "read + spaCy tokenizer, each message": (_tokenised, None),
    "pandas + spaCy + scikit-learn, each message": (_naive, 2_000),
    CONVOKIT: (_convokit, 50_000),
}


def main() -> None:
    """Measure one of them."""
    name, path, rows = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    pa.set_cpu_count(1)
    work, most = BASELINES[name]
    start = time.process_time()
    table = read(path)
    reading = time.process_time() - start
    used = min(rows, most or rows)
    table = table.slice(0, used)
    # What a first message loads is no part of the work.
    work(table.slice(0, 600))
    start = time.process_time()
    work(table)
    print(reading, time.process_time() - start, used)


if __name__ == "__main__":
    main()
