"""py3langid's model of languages, as much of it as we ask: loaded in a twentieth of a second, where its own takes half.

Its own file holds 139 languages in 68 MB that are unpacked first. What is read here was taken from it unchanged by
``python -m tests.identifier``; a test holds the two against each other.
"""

from typing import NamedTuple

import numpy as np

from dialogscore.modelstore import folder_of_shipped_models

__all__ = ["VERSION", "Identifier", "load_identifier"]

#: Version of py3langid whose model it is.
VERSION = "0.4.0"


class Identifier(NamedTuple):
    """
    What py3langid's `LanguageIdentifier` holds, under its names.

    Attributes
    ----------
    nb_classes : numpy.ndarray
        Codes of the languages.
    nb_pc : numpy.ndarray
        float32: logarithm of each language's chance before anything is read.
    nb_ptc : numpy.ndarray
        float16, letter runs by languages: logarithm of each run's chance.
    tk_nextmove : numpy.ndarray
        uint32: state after each byte, for each distinct row of the automaton, row after row.
    tk_row : numpy.ndarray
        uint16: row of each state.
    tk_output : numpy.ndarray
        int32: letter run that a state tells of, or -1.
    """

    nb_classes: np.ndarray
    nb_pc: np.ndarray
    nb_ptc: np.ndarray
    tk_nextmove: np.ndarray
    tk_row: np.ndarray
    tk_output: np.ndarray


def load_identifier() -> Identifier:
    """
    Read the shipped model.

    Returns
    -------
    Identifier
        Its arrays.
    """
    with np.load(folder_of_shipped_models() / f"py3langid-{VERSION}.npz", allow_pickle=False) as held:
        return Identifier(**{name: held[name] for name in held.files})
