"""The engine behind a score: which models labelled, and which tokenizer split. Scores of two engines never meet."""

from collections.abc import Iterable, Mapping

from dialogscore.errors import ModelError

__all__ = ["engine_name", "one_engine"]

SHORT = 12
UNKNOWN = "unknown"


def engine_name(models: Iterable[Mapping], pipelines: Iterable[Mapping] = ()) -> str:
    """
    Name an engine so that two engines never have the same name.

    Parameters
    ----------
    models : iterable of mapping
        ``name`` (with version) and ``sha256`` of each model.
    pipelines : iterable of mapping, optional
        ``language``, ``name``, ``version`` and ``sha256`` of each tokenizer that a user named.

    Returns
    -------
    str
        Names with the beginning of their hashes, separated by spaces; ``spacy`` stands for the built-in tokenizers.
    """
    named = [f"{model['name']}@{model['sha256'][:SHORT]}" for model in models]
    plugged = sorted(f"{one['language']}={one['name']}-{one['version']}@{one['sha256'][:SHORT]}" for one in pipelines)
    return " ".join([*named, "spacy", *plugged])


def one_engine(engines: Iterable[object], *, task: str) -> str:
    """
    Make sure that results which are to stand beside each other come from one engine.

    Parameters
    ----------
    engines : iterable of object
        The column ``engine`` of all their scores; what is no text is an unknown engine.
    task : str
        What they are wanted for, as in "compare A with B".

    Returns
    -------
    str
        The engine of all of them.

    Raises
    ------
    ModelError
        If there are two and more, or it is not known.
    """
    found = sorted({engine if isinstance(engine, str) else UNKNOWN for engine in engines})
    if len(found) == 1 and found[0] != UNKNOWN:
        return found[0]
    raise ModelError(
        task,
        found=f"scores of {'different engines: ' if len(found) > 1 else 'an engine that is '}{'; '.join(found)}",
        expected="one engine (models and tokenizer)",
        next_step="Audit again with the same models and the same --spacy-pipeline.",
    )
