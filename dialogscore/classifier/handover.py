"""Where a deflecting message sends the person, and whether it says why: rules over cues (CODEBOOK.md part 2)."""

import numpy as np

__all__ = ["DESTINATIONS", "hand_overs"]

# The first that holds. A link alone leads to a page; nothing at all to somewhere unnamed.
DESTINATIONS = (
    ("direct_message", ("asks_direct_message",)),
    ("phone", ("asks_phone",)),
    ("email", ("asks_email", "has_email")),
    ("form", ("asks_form",)),
    ("help_page", ("points_to_help_page",)),
    ("other_account", ("points_to_account", "names_others")),
    ("help_page", ("has_link",)),
)
_ELSEWHERE = "elsewhere"
# Not a cue: a name that stands after the leading ones.
_NAMES_OTHERS = "names_others"
_REASON = "asks_for_personal_data"


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
    return destination, holds((_REASON,))
