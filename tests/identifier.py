"""Take from py3langid's model what `dialogscore.languages.identifier` reads: ``python -m tests.identifier``.

Needed again when `CANDIDATES` change or py3langid has a new model; its licence stands in ``models/README.md``.
"""

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dialogscore.languages.guesses import CANDIDATES
from dialogscore.languages.identifier import VERSION, Identifier
from dialogscore.modelstore import folder_of_shipped_models, pack_weights

__all__ = ["taken", "theirs"]


def theirs() -> LanguageIdentifier:
    """
    Load py3langid's own model, set to our candidates.

    Returns
    -------
    py3langid.langid.LanguageIdentifier
        It gives probabilities.
    """
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return identifier


def taken() -> Identifier:
    """
    Copy its arrays.

    Returns
    -------
    Identifier
        As the shipped file holds them.
    """
    arrays = {name: np.asarray(getattr(theirs(), name)) for name in Identifier._fields}
    return Identifier(**arrays | {"tk_output": arrays["tk_output"].astype(np.int32)})


if __name__ == "__main__":
    (folder_of_shipped_models() / f"py3langid-{VERSION}.npz").write_bytes(pack_weights(taken()._asdict()))
