"""Messages in shards: each with its own part of the vocabulary, so that a process at work on it needs nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from dialogscore import cues
from dialogscore.classifier.evidence import Context, Evidence, collect
from dialogscore.classifier.labelling import Told, act_names, tell_act, tell_inbound
from dialogscore.classifier.layout import Lexicon, read_vocabulary
from dialogscore.classifier.names import STAND_IN
from dialogscore.classifier.purposes import DIRECTED_ACTS, Purposes, is_post_by, matter_matrix, tell_purpose
from dialogscore.classifier.scoring import Scorer, letter_scores
from dialogscore.classifier.strangers import without_words
from dialogscore.memory import giving_back
from dialogscore.pieces import in_processes, one_thread
from dialogscore.tokens import Kinds, Tokens

__all__ = ["Ground", "Models", "cut", "tell_all"]

# The words of a shard alone are at hand at once, and their letters scored; common ones again in each shard.
SHARD_ROWS = 250_000
# The start of a process takes as long as a core needs for some 50,000 messages.
WORTH_PROCESSES = 200_000
CHUNK_ROWS = 20_000


class Ground(NamedTuple):
    """
    What is known of all messages of a table; one entry per row.

    Attributes
    ----------
    tokens : Tokens
        Their tokens.
    found : Cues
        Their cues.
    context : Context
        What is known beside the tokens.
    strange : numpy.ndarray
        bool, written in a language that is not supported.
    outbound, inbound : numpy.ndarray
        bool, gets an act; gets a type.
    posts_by : numpy.ndarray
        From `dialogscore.classifier.purposes.posts_by`.
    """

    tokens: Tokens
    found: "cues.Cues"
    context: Context
    strange: np.ndarray
    outbound: np.ndarray
    inbound: np.ndarray
    posts_by: np.ndarray


class Models(NamedTuple):
    """
    What tells of messages.

    Attributes
    ----------
    acts, inbound, purposes : Scorer
        The models.
    purpose_cues : tuple of str
        Codes of the phrases that the model of purposes knows.
    """

    acts: Scorer
    inbound: Scorer
    purposes: Scorer
    purpose_cues: tuple[str, ...]


@contextmanager
def tell_all(
    ground: Ground, models: Models, *, jobs: int = 1
) -> Iterator[Callable[[], tuple[Told, Told, Purposes]]]:
    """
    Let models tell of messages, in other processes while this one goes on.

    Parameters
    ----------
    ground : Ground
        What is known of the table.
    models : Models
        The models.
    jobs : int, default 1
        Processes among which the messages are spread where they are many; the result is the same.

    Yields
    ------
    callable
        Waits for what they tell: of the rows that get an act and of those that get a type, row by row; and what posts
        are for.
    """
    rows = np.flatnonzero(ground.outbound | ground.inbound)
    jobs = jobs if rows.size >= WORTH_PROCESSES else 1
    shards = np.array_split(rows, jobs * max(1, -(-rows.size // (jobs * SHARD_ROWS))))
    words = pa.array(ground.tokens.vocabulary, pa.string())
    ground = ground._replace(tokens=replace(ground.tokens, vocabulary=words))
    with in_processes([(_tell, shard, ground, models) for shard in shards], jobs=jobs) as begun:
        yield lambda: tuple(_joined(told) for told in zip(*begun, strict=True))


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
        They come first, in this order; those they answer get no label.
    """
    above = ground.context.parent[rows]
    further = np.zeros(len(ground.tokens), dtype=bool)
    further[above[above >= 0]] = True
    further[rows] = False
    both = np.concatenate([rows, np.flatnonzero(further)])
    place = np.full(further.size + 1, -1)
    place[both] = np.arange(both.size)
    parent = np.full(both.size, -1)
    parent[: rows.size] = place[above]
    tokens, context = ground.tokens.take(both), ground.context
    used = np.zeros(len(tokens.vocabulary), dtype=bool)
    used[tokens.ids] = True
    words = np.flatnonzero(used)
    number = np.zeros(used.size, dtype=np.int32)
    number[words] = np.arange(words.size, dtype=np.int32)
    vocabulary, kinds = pa.array(tokens.vocabulary, pa.string()).take(pa.array(words)), tokens.kinds
    first = np.arange(both.size) < rows.size
    return Ground(
        tokens=Tokens(number[tokens.ids], tokens.starts, vocabulary, Kinds(*(kind[words] for kind in kinds))),
        found=ground.found._replace(matrix=ground.found.matrix[both]),
        context=Context(
            languages=context.languages.iloc[both].reset_index(drop=True),
            parent=parent,
            address=context.address[both],
            by_company=context.by_company[both],
        ),
        strange=ground.strange[both],
        outbound=ground.outbound[both] & first,
        inbound=ground.inbound[both] & first,
        posts_by=ground.posts_by[both],
    )


@giving_back
@one_thread
def _tell(rows: np.ndarray, ground: Ground, models: Models) -> tuple[Told, Told, Purposes]:
    # Those that one model is asked about stand together.
    rows = np.concatenate([rows[ground.outbound[rows]], rows[ground.inbound[rows]]])
    part = cut(rows, ground)
    lexicon = read_vocabulary(part.tokens, frozenset({STAND_IN}))
    acts, posts = [], []
    directed = np.isin(act_names(models.acts), DIRECTED_ACTS)
    for chunk, shown, told in _told(np.flatnonzero(part.outbound), part, lexicon, models.acts, tell_act):
        acts.append(told)
        chosen = np.flatnonzero(is_post_by(part.posts_by[chunk], directed[told.label]))
        # Models that know the same cues are shown the same.
        alike = models.purposes.columns.codes == models.acts.columns.codes
        alike &= set(models.purposes.blocks) <= set(models.acts.blocks)
        seen = shown.take(chosen) if alike else _show(chunk[chosen], part, lexicon, models.purposes)
        posts.append((chunk[chosen], seen))
    inbound = [told for *_, told in _told(np.flatnonzero(part.inbound), part, lexicon, models.inbound, tell_inbound)]
    purposes = _purposes(posts, part, lexicon, models)
    return _joined(acts), _joined(inbound), purposes._replace(rows=rows[purposes.rows])


def _told(rows: np.ndarray, part: Ground, lexicon: Lexicon, scorer: Scorer, tell: Callable):
    by_word = letter_scores(lexicon, scorer.weights["letters"], _words(part.tokens, rows))
    for start in range(0, max(rows.size, 1), CHUNK_ROWS):
        chunk = rows[start : start + CHUNK_ROWS]
        shown = _show(chunk, part, lexicon, scorer)
        yield chunk, shown, tell(shown, scorer, by_word)


def _show(rows: np.ndarray, part: Ground, lexicon: Lexicon, scorer: Scorer) -> Evidence:
    shown = collect(
        rows, tokens=part.tokens, found=part.found, context=part.context, lexicon=lexicon, columns=scorer.columns,
        skeleton="skeleton" in scorer.blocks,
    )  # fmt: skip
    return without_words(shown, part.strange[rows])


def _purposes(
    posts: list[tuple[np.ndarray, Evidence]], part: Ground, lexicon: Lexicon, models: Models
) -> Purposes:
    rows = np.concatenate([rows for rows, _ in posts])
    by_word = letter_scores(lexicon, models.purposes.weights["letters"], _words(part.tokens, rows))
    few = lexicon.condensed
    tokens = part.tokens.take(rows)
    tokens = replace(tokens, ids=few.ids[tokens.ids], vocabulary=few.vocabulary, kinds=few.kinds)
    # Phrases are of languages that models have read.
    spoken = part.context.languages.mask(part.strange).iloc[rows]
    matter = matter_matrix(tokens, spoken, models.purpose_cues)
    told, start = [], 0
    for chunk, shown in posts:
        told.append(tell_purpose(chunk, shown, models.purposes, by_word, matter[start : start + chunk.size]))
        start += chunk.size
    return _joined(told)


def _words(tokens: Tokens, rows: np.ndarray) -> np.ndarray:
    used = np.zeros(len(tokens.vocabulary), dtype=bool)
    used[tokens.take(rows).ids] = True
    return np.flatnonzero(used)


def _joined(told):
    return type(told[0])(*(np.concatenate(part) for part in zip(*told, strict=True)))
