"""Messages in shards: each with its own part of the vocabulary, so that a process at work on it needs nothing else."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from dialogscore import cues
from dialogscore.classifier.evidence import Context, Evidence, collect
from dialogscore.classifier.labelling import Told
from dialogscore.classifier.layout import Lexicon
from dialogscore.classifier.scoring import Scorer, letter_scores
from dialogscore.classifier.strangers import without_words
from dialogscore.tokens import Kinds, Tokens

__all__ = ["Ground", "cut", "tell_all"]

# The start of a process takes as long as a core needs for some 50,000 messages.
SHARD_ROWS, WORTH_PROCESSES = 50_000, 200_000
CHUNK_ROWS = 20_000


class Ground(NamedTuple):
    """
    What is known of all messages of a table.

    Attributes
    ----------
    tokens : Tokens
        Their tokens.
    found : Cues
        Their cues.
    context : Context
        What is known beside the tokens.
    lexicon : Lexicon
        Their vocabulary.
    strange : numpy.ndarray
        bool, written in a language that is not supported.
    """

    tokens: Tokens
    found: "cues.Cues"
    context: Context
    lexicon: Lexicon
    strange: np.ndarray


def tell_all(tasks: Sequence[tuple[np.ndarray, Callable, Scorer]], ground: Ground, *, jobs: int = 1) -> list[Told]:
    """
    Let models tell of messages.

    Parameters
    ----------
    tasks : sequence of tuple
        For each model the rows of its messages, what it is to tell of them (`tell_act` or `tell_inbound`), and itself.
    ground : Ground
        What is known of the table.
    jobs : int, default 1
        Processes among which the messages are spread where they are many; the result is the same.

    Returns
    -------
    list of Told
        One for each model, row by row.
    """
    if jobs == 1 or sum(rows.size for rows, _, _ in tasks) < WORTH_PROCESSES:
        return [_tell(rows, tell, scorer, ground) for rows, tell, scorer in tasks]
    shards = [
        (number, rows[start : start + SHARD_ROWS])
        for number, (rows, _, _) in enumerate(tasks)
        for start in range(0, rows.size, SHARD_ROWS)
    ]
    from joblib import Parallel, delayed  # loading it takes longer than labelling a small feed

    told = Parallel(n_jobs=min(jobs, len(shards)))(
        delayed(_tell)(np.arange(rows.size), *tasks[number][1:], cut(rows, ground)) for number, rows in shards
    )
    return [
        _joined([part for part, (owner, _) in zip(told, shards, strict=True) if owner == number])
        for number in range(len(tasks))
    ]


def cut(rows: np.ndarray, ground: Ground) -> Ground:
    """
    Take some messages with those they answer, and their vocabulary.

    Parameters
    ----------
    rows : numpy.ndarray
        The messages.
    ground : Ground
        What is known of the table.

    Returns
    -------
    Ground
        They come first, in this order.
    """
    above = ground.context.parent[rows]
    answered = np.unique(above[above >= 0])
    both = np.concatenate([rows, answered])
    parent = np.full(both.size, -1)
    parent[: rows.size] = np.where(above >= 0, rows.size + np.searchsorted(answered, above), -1)
    tokens, lexicon = ground.tokens.take(both), ground.lexicon
    used = np.zeros(lexicon.hashes.size, dtype=bool)
    used[tokens.ids] = True
    words = np.flatnonzero(used)
    number = np.zeros(used.size, dtype=np.int32)
    number[words] = np.arange(words.size)
    context = ground.context
    return Ground(
        # No word is looked at any more but through the lexicon.
        tokens=Tokens(number[tokens.ids], tokens.starts, [], Kinds(*([np.zeros(0, dtype=bool)] * len(Kinds._fields)))),
        found=ground.found._replace(matrix=ground.found.matrix[both]),
        context=Context(
            languages=context.languages.iloc[both].reset_index(drop=True),
            parent=parent,
            address=context.address[both],
            by_company=context.by_company[both],
        ),
        lexicon=lexicon._replace(
            hashes=lexicon.hashes[words],
            masked=[lexicon.masked[word] for word in words.tolist()],
            shapes=lexicon.shapes.reshape(len(lexicon.spoken), -1)[:, words].ravel(),
            marks=lexicon.marks[words],
            single=lexicon.single[words],
            answered=lexicon.answered[words],
            condensed=lexicon.condensed._replace(ids=lexicon.condensed.ids[words]),
        ),
        strange=ground.strange[both],
    )


def _tell(
    rows: np.ndarray, tell: Callable[[Evidence, Scorer, np.ndarray], Told], scorer: Scorer, ground: Ground
) -> Told:
    used = np.zeros(ground.lexicon.hashes.size, dtype=bool)
    used[ground.tokens.take(rows).ids] = True
    by_word = letter_scores(ground.lexicon, scorer.weights["letters"], np.flatnonzero(used))
    told = []
    for start in range(0, max(rows.size, 1), CHUNK_ROWS):
        chunk = rows[start : start + CHUNK_ROWS]
        shown = collect(
            chunk, tokens=ground.tokens, found=ground.found, context=ground.context, lexicon=ground.lexicon,
            columns=scorer.columns,
        )  # fmt: skip
        told.append(tell(without_words(shown, ground.strange[chunk]), scorer, by_word))
    return _joined(told)


def _joined(told: list[Told]) -> Told:
    return Told(*(np.concatenate(part) for part in zip(*told, strict=True)))
