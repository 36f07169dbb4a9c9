"""Where a deflecting message sends the person, and whether it says why: rules over cues (CODEBOOK.md part 2)."""

import numpy as np

from dialogscore.classifier.layout import lay_out, read_vocabulary
from dialogscore.classifier.marks import MENTION

__all__ = ["DESTINATIONS", "hand_overs", "names_others"]

# Not a cue: a name that stands after the leading ones.
_NAMES_OTHERS = "names_others"
_ELSEWHERE = "elsewhere"
# The first that holds; a message that names several ways is private before all. A link alone leads to a page, and an
# account is one only where it is named: "our colleagues" alone are somewhere.
DESTINATIONS = (
    ("direct_message", ("asks_direct_message", "moves_to_private")),
    ("email", ("asks_email", "has_email")),
    ("phone", ("asks_phone",)),
    ("form", ("asks_form", "moves_to_form")),
    ("other_account", (_NAMES_OTHERS,)),
    ("help_page", ("points_to_help_page", "has_link")),
)
_REASON = ("asks_for_personal_data", "needs_case_data")


def hand_overs(found, rows: np.ndarray, names_others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Tell where deflecting messages send people and whether the reason is visible.

    Parameters
    ----------
    found : Cues
        Cues of the whole table.
    rows : numpy.ndarray
        Rows of messages that deflect.
    names_others : numpy.ndarray
        bool for each of them: names an account besides those it leads with.

    Returns
    -------
    tuple of numpy.ndarray
        Destination as text; bool, personal data or a case number is asked for.
    """
    matrix = found.matrix[rows].tocsc()
    column = {code: number for number, code in enumerate(found.codes)}

    def holds(codes: tuple[str, ...]) -> np.ndarray:
        present = np.zeros(rows.size, dtype=bool)
        for code in codes:
            if code == _NAMES_OTHERS:
                present |= names_others
            elif code in column:
                number = column[code]
                present[matrix.indices[matrix.indptr[number] : matrix.indptr[number + 1]]] = True
        return present

    destination = np.full(rows.size, _ELSEWHERE, dtype=object)
    for name, codes in reversed(DESTINATIONS):
        destination[holds(codes)] = name
    return destination, holds(_REASON)


def names_others(tokens) -> np.ndarray:
    """
    Tell which messages name an account besides those they lead with.

    Parameters
    ----------
    tokens : Tokens
        Tokens of the messages.

    Returns
    -------
    numpy.ndarray
        bool, one entry a message.
    """
    lexicon = read_vocabulary(tokens)
    place = lay_out(tokens, lexicon)
    named = place.row[place.kept & ((place.marks & MENTION) != 0)]
    return np.bincount(named, minlength=len(tokens)) > 0
