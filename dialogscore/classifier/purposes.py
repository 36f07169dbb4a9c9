"""What a post is for: the purpose of what a company writes to everybody, as CODEBOOK.md part 4 defines it."""

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore.arrays import equals, set_apart
from dialogscore.classifier.evidence import Context, collect
from dialogscore.classifier.layout import Lexicon
from dialogscore.classifier.scoring import letter_scores, open_model, probabilities, sums
from dialogscore.classifier.strangers import without_words
from dialogscore.cues.apart import find_apart
from dialogscore.modelstore import Model

__all__ = ["FIELD", "add_purposes", "is_post", "matter_matrix"]

# Where packs keep the phrases that tell purposes apart; no other model sees them.
FIELD = "purposes"
# As `dialogscore.classifier.signs.VALUES`: found by held-out companies.
MATTER_VALUE = 0.5
DIRECTED_ACTS = ("answer", "probe", "deflect", "acknowledge")
_CHUNK = 20_000


def is_post(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which messages a company writes to everybody: openers and self-threads, as levels tell them later.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, kind, addresses and act.

    Returns
    -------
    numpy.ndarray
        bool; what leads with a name or lacks its parent goes by its act.
    """
    directed = equals(messages["addresses"], "person") | (
        ~equals(messages["addresses"], "everybody", "itself") & equals(messages["act"], *DIRECTED_ACTS)
    )
    return equals(messages["direction"], "outbound") & ~set_apart(messages) & ~directed


def matter_matrix(tokens, languages: pd.Series, codes: tuple[str, ...]) -> sparse.csr_matrix:
    """
    Find the phrases that tell purposes apart.

    Parameters
    ----------
    tokens : Tokens
        Posts.
    languages : pandas.Series of str
        Their languages; in one without a pack none is found.
    codes : tuple of str
        Codes in the order of the columns.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, posts x codes.
    """
    found = find_apart(FIELD, tokens, languages)
    none = np.zeros(len(tokens), dtype=bool)
    columns = [found.get(code, none) for code in codes]
    dense = np.stack(columns, axis=1) if columns else np.zeros((len(tokens), 0), dtype=bool)
    return sparse.csr_matrix(dense, dtype=np.float32) * np.float32(MATTER_VALUE)


def add_purposes(
    messages: pd.DataFrame,
    tokens,
    found,
    *,
    model: Model,
    context: Context,
    lexicon: Lexicon,
    strange: np.ndarray,
    min_confidence: float,
) -> pd.DataFrame:
    """
    Name the purpose of each post.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table with the acts.
    tokens : Tokens
        Tokens of the whole table.
    found : Cues
        Their cues.
    model : Model
        The model of purposes.
    context : Context
        What is known beside the tokens.
    lexicon : Lexicon
        The vocabulary.
    strange : numpy.ndarray
        bool, messages in a language that is not supported: scored without their words.
    min_confidence : float
        Purposes with a lower probability are uncertain.

    Returns
    -------
    pandas.DataFrame
        The table with purpose, purpose_probability and purpose_uncertain; NA for all but posts, and for posts without
        words.
    """
    rows = np.flatnonzero(is_post(messages))
    scorer = open_model(model)
    used = np.zeros(len(tokens.vocabulary), dtype=bool)
    used[tokens.take(rows).ids] = True
    by_word = letter_scores(lexicon, scorer.weights["letters"], np.flatnonzero(used))
    spoken, codes = context.languages.mask(strange), tuple(model.card["purpose_cues"])
    # All posts at once: every word of the feed is looked at for the phrases that may hold it.
    matter = matter_matrix(tokens.take(rows), spoken.iloc[rows], codes) @ scorer.weights[FIELD]
    best = np.full(len(messages), np.nan)
    label = np.full(len(messages), None, dtype=object)
    for start in range(0, rows.size, _CHUNK):
        chunk = rows[start : start + _CHUNK]
        shown = collect(chunk, tokens=tokens, found=found, context=context, lexicon=lexicon, columns=scorer.columns)
        shown = without_words(shown, strange[chunk])
        said = probabilities(sums(shown, scorer, by_word) + matter[start : start + _CHUNK], scorer)
        speaks = shown.counts["words"] > 0
        best[chunk[speaks]] = said.max(axis=1)[speaks]
        label[chunk[speaks]] = np.array(scorer.labels, dtype=object)[said.argmax(axis=1)[speaks]]
    known = ~np.isnan(best)
    columns = {
        "purpose": pd.array(label, dtype=messages["purpose"].dtype),
        "purpose_probability": pd.array(best, dtype=messages["purpose_probability"].dtype),
        "purpose_uncertain": pd.array(np.where(known, best < min_confidence, None), dtype="boolean"),
    }
    return messages.assign(**columns)
