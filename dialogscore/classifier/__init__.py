"""What a message does and is for (outbound) or asks (inbound), by models that hold no text.

Labels are those that CODEBOOK.md defines.
The most likely label is always given; `is_uncertain` marks those below the confidence asked for.
Messages in a language that is not supported are scored by what needs no language alone - no words, no letters, no
cues of a pack - and so are words of the message they answer: such labels have not been measured.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import pandas as pd

from dialogscore import modelstore
from dialogscore.arrays import equals, set_apart, unread
from dialogscore.classifier.columns import label_columns
from dialogscore.classifier.evidence import Context, addresses_of
from dialogscore.classifier.names import stand_in
from dialogscore.classifier.purposes import posts_by
from dialogscore.classifier.scoring import open_model
from dialogscore.classifier.shards import Ground, Models, tell_all
from dialogscore.errors import ModelError
from dialogscore.modelstore import Model
from dialogscore.pairing import row_of
from dialogscore.remembered import encoded
from dialogscore.tokens import Pipeline

__all__ = ["ACT_MODEL", "INBOUND_MODEL", "PURPOSE_MODEL", "add_labels", "labelling"]

ACT_MODEL, INBOUND_MODEL, PURPOSE_MODEL = "de_en_acts_social", "de_en_inbound_social", "de_en_purposes_social"

# So many show a small part of the signs that the models have weights for.
FEW_MESSAGES = 5_000


def add_labels(messages: pd.DataFrame, tokens, found, **given) -> pd.DataFrame:
    """
    Label every outbound and inbound message.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table with the columns of readers, threads and language.
    tokens : Tokens
        Tokens of the texts, row by row.
    found : Cues
        Their cues, row by row.
    **given
        As `labelling` takes it.

    Returns
    -------
    pandas.DataFrame
        As `labelling` gives it.
    """
    with labelling(messages, tokens, found, **given) as labelled:
        return labelled()


@contextmanager
def labelling(
    messages: pd.DataFrame,
    tokens,
    found,
    *,
    acts: Model | None = None,
    inbound: Model | None = None,
    purposes: Model | None = None,
    min_confidence: float = 0.6,
    pipelines: Mapping[str, Pipeline] | None = None,
    jobs: int = 1,
) -> Iterator[Callable[[], pd.DataFrame]]:
    """
    Begin to label every outbound and inbound message; this process is free until the labels are asked for.

    Outbound reposts and stories get no act, what is known by its id alone no label. A message without words is
    `other`, or `acknowledge` if it is emoji to a person; an inbound one without words or question mark is `noise` that
    needs no reply: rules, so their probability is 1 (for `needs_reply` 0). A purpose is given to posts that have words.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table with the columns of readers, threads and language.
    tokens : Tokens
        Tokens of the texts, row by row.
    found : Cues
        Their cues, row by row.
    acts, inbound, purposes : Model, optional
        The models; by default those that come with dialogscore.
    min_confidence : float, default 0.6
        Labels with a lower probability are uncertain, 0..1.
    pipelines : mapping of str to Pipeline, optional
        The user's own tokenizers, if `tokens` come from them.
    jobs : int, default 1
        Processes and threads among which many messages are spread; the result is the same.

    Yields
    ------
    callable
        Gives the table with act, act_probability, is_uncertain, cues, deflect_to, deflect_reason, inbound_type,
        needs_reply, needs_reply_probability, purpose, purpose_probability and purpose_uncertain; NA where a column
        does not apply.

    Raises
    ------
    ModelError
        If a model is missing, damaged or made for another task.
    """
    acts = _fitting(modelstore.load(ACT_MODEL) if acts is None else acts, "act")
    inbound = _fitting(modelstore.load(INBOUND_MODEL) if inbound is None else inbound, "inbound")
    purposes = _fitting(modelstore.load(PURPOSE_MODEL) if purposes is None else purposes, "purpose")
    is_out = equals(messages["direction"], "outbound")
    context = Context(
        languages=_few(messages["language"]),
        parent=row_of(messages, messages["reply_target_id"]),
        address=addresses_of(messages),
        by_company=is_out,
    )
    tokens, found = stand_in(messages, tokens, found, pipelines=pipelines, jobs=jobs)
    ground = Ground(
        tokens,
        found,
        context,
        strange=_is_strange(messages),
        outbound=is_out & ~set_apart(messages),
        # What is known by its id alone gets no label: nobody can say what it asks.
        inbound=equals(messages["direction"], "inbound") & ~unread(messages),
        posts_by=posts_by(messages),
    )
    opened = (open_model(model, few=len(messages) <= FEW_MESSAGES) for model in (acts, inbound, purposes))
    models = Models(*opened, tuple(purposes.card["purpose_cues"]))

    def labelled() -> pd.DataFrame:
        # The other columns are the same ones: no copy of a table that may be large.
        with_labels = messages.copy(deep=False)
        for name, column in label_columns(told(), models, ground, min_confidence=min_confidence, jobs=jobs).items():
            with_labels[name] = column
        return with_labels

    with tell_all(ground, models, jobs=jobs) as told:
        yield labelled


def _is_strange(messages: pd.DataFrame) -> np.ndarray:
    # Coded messages come without the column: their language is known to be one of the model's.
    known = "language_support" in messages
    return equals(messages["language_support"], "unsupported") if known else np.zeros(len(messages), dtype=bool)


def _few(column: pd.Series) -> pd.Series:
    codes, texts = encoded(column)
    return pd.Series(pd.Categorical.from_codes(codes, texts))


def _fitting(model: Model, task: str) -> Model:
    if model.card.get("task") != task:
        raise ModelError(
            f"use the model {model.name}",
            found=f"a model of the task {model.card.get('task')}",
            expected=f"one of the task {task}",
        )
    return model
